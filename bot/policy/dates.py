"""The Hijri date beside the Gregorian one (rule 4 of C24): Umm al-Qura, by hijridate's tables.

The rule this module guards: no date is shown, and so none is promised, that has no Hijri date.
"""

from datetime import date
from typing import NamedTuple

from hijridate import Gregorian, Hijri

FIRST_YEAR, LAST_YEAR = 1925, 2076
"""The whole Gregorian years that the Umm al-Qura tables cover."""


class DateOutOfRange(ValueError):
    """Before or after the years that have a Hijri date."""

    def __init__(self, year: int) -> None:
        super().__init__(f"the year {year} is outside {FIRST_YEAR}-{LAST_YEAR}, which have Hijri dates")
        self.year = year


class HijriDate(NamedTuple):
    year: int
    month: int
    day: int


def hijri(day: date) -> HijriDate:
    """Raises DateOutOfRange: the tables do not reach so far."""
    in_range(day.year)
    return HijriDate(*Gregorian(day.year, day.month, day.day).to_hijri().datetuple())


def mend_of(year: int, month: int, day: int) -> str:
    """How a date that no reader could be shown is written instead: most such years are of the Hijri
    calendar."""
    try:
        meant = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return f"write a year from {FIRST_YEAR} to {LAST_YEAR}, or leave the date out where none is meant"
    written = f"{year}-{month:02}-{day:02}"
    return f"write the Gregorian date: {written} of the Hijri calendar is {meant.isoformat()}"


def in_range(year: int) -> None:
    """Raises DateOutOfRange: the tables do not reach so far."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateOutOfRange(year)
