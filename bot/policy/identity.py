"""What identity numbers look like, and which questions ask for one: Rida neither asks for them nor
keeps them; and what of a text leads to a person, for whoever reads it without knowing whose it is.

The rule this module guards: ten digits that begin with 1 or 2, with or without spaces between, are an
identity or residence number; a Saudi telephone number of ten digits begins with 0.
"""

import re

_RUN = re.compile(r"\+?\d(?:[ \-\u2010-\u2015\u2066-\u2069\u200e\u200f]?\d)*")
_NUMBER = re.compile(rf"(?:\b[A-Za-z]{{2}})?{_RUN.pattern}")
"""With the country that an account number begins with."""
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+")
_FEWEST = 9
"""Digits of a number that leads to a person: a mobile number without its zero. A date has eight."""
_HIDDEN = "…"

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
    plain = _MARKS.sub("", text).casefold().translate(_ALIKE)
    return bool(_ASKS.search(plain))


def holds_identity_number(text: str) -> bool:
    """Whether a text holds a number that looks like one, in Arabic digits or Latin ones."""
    runs = ("".join(c for c in run if c.isdecimal() or c == "+") for run in _RUN.findall(text))
    return any(len(run) == 10 and int(run[0]) in (1, 2) for run in runs if not run.startswith("+"))


def without_numbers(text: str) -> str:
    """The text without the telephone, identity and account numbers and the mail addresses in it."""
    return _NUMBER.sub(_hidden, _ADDRESS.sub(_HIDDEN, text))


def _hidden(run: re.Match[str]) -> str:
    return _HIDDEN if sum(map(str.isdecimal, run[0])) >= _FEWEST else run[0]
