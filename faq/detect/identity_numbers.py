"""What identity numbers look like, and which questions ask for one: Rida neither asks for them nor
keeps them; and what of a text leads to a person, for whoever reads it without knowing whose it is.

The rule this module guards: ten digits that begin with 1 or 2, whatever stands between them, are an
identity or residence number; a Saudi telephone number of ten digits begins with 0. Signs that nobody sees
part no number, and a day is none.
"""

import re
from collections.abc import Iterator

_UNSEEN = "\u00ad\u061c\u0640\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0f\ufeff"
_BETWEEN = rf"[ \t\u00a0\u2000-\u200a\u202f\u3000.,،٬٫·•*_/\\|()\[\]'\-\u2010-\u2015{_UNSEEN}]{{0,9}}"
_RUN = re.compile(rf"\+?\d(?:{_BETWEEN}\d)*")
_DAYS = re.compile(
    r"(?<!\d)(?:(?:1[34]|19|20)\d\d([/.\-])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])"
    r"|(?:0?[1-9]|[12]\d|3[01])([/.\-])(?:0?[1-9]|1[0-2])\2(?:1[34]|19|20)\d\d)(?!\d)"
)
_GROUP = re.compile(rf"(?:\d[{_UNSEEN}]*)+")
_NUMBER = re.compile(rf"(?:\b[A-Za-z]{{2}})?{_RUN.pattern}")
"""With the country that an account number begins with."""
_ADDRESS = re.compile(r"(?<![^\s@])[^\s@]+@[^\s@]+")
"""Looked for at the beginnings of words alone: a long text is read once, not from each of its letters."""
_FEWEST = 9
"""Digits of a number that leads to a person: a mobile number without its zero. A date has eight."""
_LONG = 10
_HIDDEN = "…"
HIDDEN = "●●●●"
"""What stands in the place of a number that is not kept (`faq.detect.hidden_numbers`)."""

_MARKS = re.compile("[\u064b-\u0652\u0640]")
_ALIKE = str.maketrans("أإآةى", "اااهي")

_PLACES = ("مكان", "مدينه", "محل", "عنوان", "بلد", "دوله", "منطقه", "حي", "مقر")
_NO_PLACE = "".join(rf"(?<!{place} )" for place in _PLACES)  # where somebody lives may be asked

_ASKED = (
    r"هوي(?:ه|ت\w*)",
    r"سجل (?:ال)?مدني",
    r"\b(?:ال)?جواز\w*",
    r"احوال",
    r"رقم (?:ال)?حدود",
    r"(?:بطاقه|كرت|دفتر|سجل) (?:ال)?(?:عائله|اسره)",
    _NO_PLACE + r"\b[ول]?(?:ال)?اقام(?:ه|ت\w*)\b",
    r"\bidentity\b",
    r"\bnational[ _-]?id",
    r"\bid[ _-]?(?:number|no|card)\b",
    r"\b(?:nid|iqama|passport|national[ _-]?number|residence[ _-]?permit)",
    r"\bcivil[ _-]?(?:id|registry|record)",
    r"^id$",
)
_ASKS = re.compile("|".join(_ASKED))


def asks_for_identity(text: str) -> bool:
    """Whether a question, in Arabic or English, is about an identity number or its document."""
    return bool(_ASKS.search(plain(text)))


def plain(text: str) -> str:
    """As words are looked for in it: without marks, and letters that are alike the same."""
    return _MARKS.sub("", text).casefold().translate(_ALIKE)


def runs(text: str) -> Iterator[list[tuple[int, int]]]:
    """Digits with little between them: where each of their groups begins and ends."""
    for run in _RUN.finditer(text):
        yield [(run.start() + m.start(), run.start() + m.end()) for m in _GROUP.finditer(run[0])]


def without_days(text: str) -> str:
    """Of the same length, with nothing in the places of days."""
    return _DAYS.sub(lambda day: "\n" * len(day[0]), text)


def holds_identity_number(text: str) -> bool:
    """Whether a text holds a number that looks like one, in Arabic digits or Latin ones, or held one
    that is hidden."""
    return HIDDEN in text or any(
        _is_one(part) for run in _RUN.findall(_DAYS.sub("\n", text)) for part in _parts(run)
    )


def _parts(run: str) -> Iterator[str]:
    """The digits of every stretch of a run: two numbers side by side are not one long number. A number
    with its country's code is a telephone's, in however many pieces it is written."""
    groups = re.findall(rf"\+?(?:\d[{_UNSEEN}]*)+", run)
    digits = ["".join(c for c in group if c.isdecimal() or c == "+") for group in groups]
    yield from digits
    if digits[0].startswith("+") or [int(c) for c in digits[0][:2]] == [0, 0]:
        return
    for first in range(len(digits)):
        stretch = ""
        for group in digits[first:]:
            stretch += group
            yield stretch
            if len(stretch) >= _LONG:
                break


def _is_one(digits: str) -> bool:
    return len(digits) == _LONG and digits[0].isdecimal() and int(digits[0]) in (1, 2)


def without_numbers(text: str) -> str:
    """The text without the telephone, identity and account numbers and the mail addresses in it."""
    return _NUMBER.sub(_hidden, _ADDRESS.sub(_HIDDEN, text))


def _hidden(run: re.Match[str]) -> str:
    rest = _DAYS.sub("", run[0])
    return _HIDDEN if sum(map(str.isdecimal, rest)) >= _FEWEST else run[0]
