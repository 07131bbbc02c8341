"""What staff can type with a slash, in a case's room and at the desk, on every channel.

The rule this module guards: a command does what its button does, and the same permission is asked. Arabic
words stand for the Latin ones, however their hamza or ta marbuta is written.
"""

from collections.abc import Mapping

from bot.core.staff_text.spelling import spelled

ROOM: Mapping[str, str] = {
    "card": "card",
    "said": "said",
    "take": "take",
    "delegate": "delegate",
    "offer": "offer",
    "resolve": "resolve",
    "reopen": "reopen",
    "ask": "ask",
    "late": "late",
    "goodwill": "goodwill",
    "hand_back": "hand-back",
    "false_alarm": "false-alarm",
    "identity": "identity",
    "learn": "learn",
    "note": "note",
    "faq": "faq",
}
"""In the room of a case, or with its number behind: `/take 1001`."""

DESK: Mapping[str, str] = {
    "open": "open-cases",
    "mine": "mine",
    "case": "case",
    "registered": "registered",
    "faq": "faq",
}
"""Anywhere."""

WRITTEN: Mapping[str, str] = {
    "holiday": "holiday",
    "away": "away",
    "back": "back",
    "report": "report",
    "عطلة": "holiday",
    "غياب": "away",
    "عودة": "back",
    "تقرير": "report",
    "faq": "faq",
    "أسئلة": "faq",
    "qr": "qr",
    "رمز": "qr",
    "pass": "pass",
    "بطاقة": "pass",
}
"""Anywhere: the desk reads what stands behind them, in its own words."""

CANCEL = "cancel"
"""Gives up the form that is open."""

ARABIC: Mapping[str, str] = {
    "البطاقة": "card",
    "كلامه": "said",
    "استلام": "take",
    "تفويض": "delegate",
    "حلول": "offer",
    "إنجاز": "resolve",
    "إعادة_فتح": "reopen",
    "سؤال": "ask",
    "تأخير": "late",
    "ميزة": "goodwill",
    "إعادة": "hand_back",
    "إنذار_كاذب": "false_alarm",
    "هوية": "identity",
    "تعليم": "learn",
    "ملاحظة": "note",
    "المفتوحة": "open",
    "حالاتي": "mine",
    "حالة": "case",
    "المسجلون": "registered",
    "إلغاء": CANCEL,
}


_SPELLED: dict[str, str] = {**ARABIC, **WRITTEN}


def command(word: str) -> str:
    """The Latin name of the command that `word` is, of this module's tables; empty for any other word."""
    name = word.casefold()
    if name in ROOM or name in DESK or name in WRITTEN or name == CANCEL:
        return WRITTEN.get(name, name)
    return _SPELLED.get(spelled(name, _SPELLED), "")
