"""Days counted from a day: of a month that comes, of a week, a month or a feast that is meant.

The rule this module guards: what has no year is of this one, or of the next where it is over.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from faq.text.spoken_dates import month_of

LONG_AGO = timedelta(days=60)
"""A day without a year that lies farther back is the one of the next year."""


def months_from(today: date) -> tuple[date, date, date]:
    first = today.replace(day=1)
    second = next_month(first)
    return first, second, next_month(second)


def next_month(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1)


def in_month(first: date, day: int) -> date | None:
    return _day(first.year, first.month, day, is_hijri=False)


def coming(today: date, month: int, day: int, *, is_hijri: bool) -> date | None:
    year = Gregorian(today.year, today.month, today.day).to_hijri().year if is_hijri else today.year
    found = (_day(each, month, day, is_hijri=is_hijri) for each in (year, year + 1))
    return next((each for each in found if each and each >= today - LONG_AGO), None)


def _day(year: int, month: int, day: int, *, is_hijri: bool) -> date | None:
    try:
        found = Hijri(year, month, day).to_gregorian() if is_hijri else date(year, month, day)
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def periods(found: re.Match[str], today: date, *, is_coming: bool) -> Iterator[tuple[date, date]]:
    """The first and the last day of the week, month or year that is meant, and of the next ones."""
    groups = found.groupdict()
    if month := month_of(found):
        yield from _months_named(*month, today)
    elif groups.get("week") or groups.get("w"):
        sunday = today - timedelta(days=(today.weekday() + 1) % 7 - (7 if is_coming else 0))
        yield from ((each, each + timedelta(days=6)) for each in (sunday, sunday + timedelta(days=7)))
    elif groups.get("year") or groups.get("y"):
        years = (today.year + is_coming, today.year + 1 + is_coming)
        yield from ((date(year, 1, 1), date(year, 12, 31)) for year in years)
    else:
        for first in months_from(today)[is_coming:]:
            yield first, next_month(first) - timedelta(days=1)


def _months_named(month: int, is_hijri: bool, today: date) -> Iterator[tuple[date, date]]:
    year = Gregorian(today.year, today.month, today.day).to_hijri().year if is_hijri else today.year
    for each in (year, year + 1):
        following = (each, month + 1) if month < 12 else (each + 1, 1)
        first, next_ = _day(each, month, 1, is_hijri=is_hijri), _day(*following, 1, is_hijri=is_hijri)
        if first and next_:
            yield first, next_ - timedelta(days=1)


_FITR, _ADHA = (10, 1, 3), (12, 10, 13)  # month, and its first and last day


def feasts(found: re.Match[str], today: date) -> Iterator[tuple[date, date]]:
    """The nearest first."""
    meant = (_FITR,) if found["fitr"] else (_ADHA,) if found["adha"] else (_FITR, _ADHA)
    year = Gregorian(today.year, today.month, today.day).to_hijri().year
    days = (
        (_day(each, month, first, is_hijri=True), _day(each, month, last, is_hijri=True))
        for each in (year, year + 1)
        for month, first, last in meant
    )
    yield from ((first, last) for first, last in days if first and last)
