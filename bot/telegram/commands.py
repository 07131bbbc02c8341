"""What can be typed with a slash: one table for what it does and for the menu that Telegram completes
it from.

The rule this module guards: a command does what its button does, and the same permission is asked.
"""

from collections.abc import Mapping

PERSON: Mapping[str, str] = {
    "menu": "menu",
    "complaint": "complaint",
    "register": "register",
    "my_registrations": "my-registrations",
    "my_cases": "my-cases",
    "questions": "questions",
    "contact": "contact",
    "human": "human",
    "language": "language",
    "cancel": "cancel",
}
"""Command → the press it stands for. The words are `telegram-command-NAME` in the texts."""

ALIASES: Mapping[str, str] = {"start": "start", "help": "menu", "back": "back"}

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
    "identity": "identity",
    "learn": "learn",
    "note": "note",
    "faq": "faq",
}
"""Of the staff, in the topic of a case, or with its number behind: `/take 1001`."""

DESK: Mapping[str, str] = {
    "open": "open-cases",
    "mine": "mine",
    "case": "case",
    "registered": "registered",
    "faq": "faq",
}
"""Of the staff, anywhere in the group."""

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
"""Of the staff, anywhere in the group: the desk reads what stands behind them, in its own words."""


def staff_commands() -> tuple[str, ...]:
    return tuple(dict.fromkeys((*DESK, *WRITTEN.values(), *ROOM)))
