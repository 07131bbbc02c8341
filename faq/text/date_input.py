"""Dates and digits as people write them: Arabic digits or Latin ones; a date year-month-day."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
LONGEST = timedelta(days=31)
FARTHEST = timedelta(days=800)  # further ahead at the desk lies a year that was mistyped


@dataclass(frozen=True, slots=True)
class Days:
    """From `first` to `last`, both held, and the words behind them."""

    first: date
    last: date
    name: str

    def each(self) -> tuple[date, ...]:
        return tuple(self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))


def latin_digits(text: str) -> str:
    return text.translate(_DIGITS)


def written_day(text: str) -> date | None:
    found = _DAY.fullmatch(text.strip())
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def written_days(text: str, longest: timedelta = LONGEST) -> Days | None:
    """A date, or two of them, and a name; None for what is no date, runs backward or is too long."""
    words = text.split()
    first = written_day(words[0]) if words else None
    if first is None:
        return None
    second = written_day(words[1]) if len(words) > 1 else None
    last, name = second or first, words[2:] if second else words[1:]
    return Days(first, last, " ".join(name)) if timedelta() <= last - first <= longest else None
