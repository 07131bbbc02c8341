"""What a line of the input asks for: somebody's words, staff's words, or that time passes. Pure.

The rule this module guards: a line that is not understood is answered with how it is written.
"""

import re
from dataclasses import dataclass
from datetime import timedelta

STAFF, LATER, DUE = "/staff", "/later", "due"
LONGEST_MESSAGE = 4096  # characters, as everywhere else
LONGEST_WAIT = timedelta(days=400)

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_PART = re.compile(r"(\d{1,6})\s*([smhdw])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class NotUnderstood(Exception):
    """What is wrong with a line, and how it is written instead."""


@dataclass(frozen=True, slots=True)
class FromPerson:
    """Empty for an empty line."""

    text: str


@dataclass(frozen=True, slots=True)
class FromStaff:
    text: str


@dataclass(frozen=True, slots=True)
class Wait:
    """None: until the promise of the newest open case has passed."""

    span: timedelta | None


Line = FromPerson | FromStaff | Wait


def read(raw: str) -> Line:
    """Raises NotUnderstood."""
    text = _UNSTORABLE.sub("\ufffd", raw).rstrip("\r\n")
    if len(text) > LONGEST_MESSAGE:
        raise NotUnderstood(
            f"a message has at most {LONGEST_MESSAGE} characters; this one has {len(text)}"
        )
    verb, _, rest = text.strip().partition(" ")
    if verb == STAFF:
        return _from_staff(rest.strip())
    return Wait(_span(rest.strip())) if verb == LATER else FromPerson(text)


def _from_staff(text: str) -> FromStaff:
    if not text:
        raise NotUnderstood(
            f"{STAFF} needs words: {STAFF} TEXT, {STAFF} /resolve TEXT, or a button's label"
        )
    return FromStaff(text)


def _span(said: str) -> timedelta | None:
    if said.casefold() == DUE:
        return None
    parts = _PART.findall(said.translate(_DIGITS).casefold())
    rest = _PART.sub("", said.translate(_DIGITS).casefold()).strip()
    span = sum((timedelta(**{_UNITS[unit]: int(count)}) for count, unit in parts), timedelta())
    if rest or not parts:
        raise NotUnderstood(f"{LATER} takes a time as 30m, 2h, 1d or 1d2h, or `due`: not {said!r}")
    if not timedelta() < span <= LONGEST_WAIT:
        raise NotUnderstood(
            f"{LATER} moves the clock by at most {LONGEST_WAIT.days} days, and not by nothing"
        )
    return span
