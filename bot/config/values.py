"""The kinds of value that config.yaml holds, each with what is wrong about one that does not fit.

The rule this module guards: a refusal says how to write the value, and quotes none that may be private.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator

from bot.policy.dates import DateOutOfRange, in_range, mend_of
from bot.policy.languages import FIRST, in_each

SHORTEST_NUMBER = 3
"""Digits, as of 911."""


_CONTROLS = ("Cc", "Zl", "Zp", "Cs", "Co")
_TURNS = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")


class Wrong(ValueError):
    """A value that its type cannot tell is wrong."""

    def __init__(self, problem: str, mend: str) -> None:
        super().__init__(problem)
        self.problem, self.mend = problem, mend


def _email(text: str) -> str:
    if text and not re.fullmatch(r"[^@\s]+@[^@\s]+", text):
        raise Wrong("is no e-mail address", "write it as name@example.org")
    return text


def _link(text: str) -> str:
    if text and not re.fullmatch(r"https?://[^\s/]+\S*", text):
        raise Wrong("is no web address", "begin it with https://")
    return text


def _telephone(text: str) -> str:
    """However it is written, with blanks or hyphens or an extension, it has digits."""
    if text and sum(map(str.isdecimal, text)) < SHORTEST_NUMBER:
        raise Wrong("is no telephone number", "write it in digits, as 966501234567")
    return text


def one_line(text: str) -> str:
    """A name stands inside sentences, in subjects of mails and on buttons: it has no line of its own, and
    nothing in it turns the text around it."""
    return unturned(" ".join(text.split()))


def unturned(text: str) -> str:
    """Raises Wrong: where a character of it is a control, or turns the direction of what follows."""
    if any(
        unicodedata.category(char) in _CONTROLS or unicodedata.bidirectional(char) in _TURNS
        for char in text
    ):
        raise Wrong("holds a character that nobody can see", "write it anew, on one line")
    return text


def _slug(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,31}", text):
        raise Wrong(f"{text!r} is no id", "write at most 32 small Latin letters, digits and hyphens")
    return text


def _file_database(text: str) -> str:
    if not re.fullmatch(r"sqlite:///[^?#]+", text) or text.endswith("/:memory:"):
        raise Wrong("this version keeps its data in an SQLite file", "write sqlite:///data/rida.db")
    return text


def _shown_day(day: date) -> date:
    try:
        in_range(day.year)
    except DateOutOfRange as error:
        raise Wrong(str(error), mend_of(day.year, day.month, day.day)) from None
    return day


def in_every_language(value: Any) -> Any:
    """One text stands for every language; a missing language takes the first's text, or the only one."""
    texts: Any = {FIRST: value} if isinstance(value, str | int) else value
    return in_each(texts) if isinstance(texts, Mapping) and texts else texts


FileDatabase = Annotated[str, AfterValidator(_file_database)]
Email = Annotated[str, AfterValidator(_email)]
Link = Annotated[str, AfterValidator(_link)]
Telephone = Annotated[str, AfterValidator(_telephone)]
Slug = Annotated[str, AfterValidator(_slug)]
MemberName = Annotated[str, AfterValidator(unturned)]
ShownDay = Annotated[date, AfterValidator(_shown_day)]
"""A date that people are shown, with its Hijri date."""

Day = Any
"""A date of the calendar: `read_calendar` reads it, so that it tells all that is wrong at once."""
