"""The day that somebody promises something for: «الأحد الجاي», «خلال ثلاثة أيام عمل», Sunday 7 December.

The rule this module guards: a day is read for a question that a person answers with one press, never for
more; and a day that is over is read as over, so that it can be said.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from faq.lexicon import lexicon
from faq.text.date_input import latin_digits
from faq.text.spoken_dates import without_marks, written_date, yearless

_WEEKDAYS = tuple(
    f"weekday.{day}"
    for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
)
_NUMBERS = tuple(
    f"number.{number}"
    for number in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
)
_OTHERS = ("past", "within", "tomorrow", "day", "week", "two-days", "two-weeks", "working")
_LISTS = lexicon("promised", *_WEEKDAYS, *_NUMBERS, *_OTHERS)

LONG_AGO = timedelta(days=60)
"""A day without a year that lies farther back is the one of the next year."""

_SENTENCE = re.compile(r"[\n؟?!؛;]+|\.(?=\s|$)")


def _any(*names: str) -> str:
    words = (without_marks(word) for name in names for word in _LISTS[name])
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_EDGE, _END = r"(?<![^\W\d_])", r"(?![^\W\d_])"
_WEEKDAY = tuple(
    re.compile(rf"{_EDGE}(?:(?:و|ب|وب)?ال|و?لل|يوم\s+|(?=[a-z]))(?:{_any(name)}){_END}", re.I)
    for name in _WEEKDAYS
)
_PAST = re.compile(rf"{_EDGE}(?:{_any('past')}){_END}", re.I)
_TOMORROW = re.compile(
    rf"{_EDGE}(?P<after>بعد\s+|day after )?(?:ال|ل)?(?:{_any('tomorrow')}){_END}", re.I
)
_COUNT = rf"(?P<count>\d{{1,2}}|{_any(*_NUMBERS)})"
_SPAN = re.compile(
    rf"{_EDGE}(?:{_any('within')})\s+(?:(?P<days2>{_any('two-days')})|(?P<weeks2>{_any('two-weeks')})"
    rf"|(?:(?:an?|{_COUNT})\s+)?(?P<working1>(?:working|business)\s+)?"
    rf"(?:(?P<day>{_any('day')})|(?P<week>{_any('week')}))(?:\s+(?P<one>واحد))?)"
    rf"(?P<working2>\s+(?:{_any('working')}))?{_END}",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Promised:
    """The sentence that promises, and for which `day`; where the day follows from the calendar, after so
    many `working_days` instead."""

    sentence: str
    day: date | None = None
    working_days: int = 0


def promised(text: str, today: date) -> Promised | None:
    """The first promise for a day that is not over, or else the first of one that is; None: no day is
    named."""
    found = list(_promises(text, today))
    ahead = (each for each in found if each.day is None or each.day >= today)
    return next(ahead, found[0] if found else None)


def _promises(text: str, today: date) -> Iterator[Promised]:
    for sentence in _SENTENCE.split(text):
        said = " ".join(sentence.split())
        if said and (promise := _of_sentence(said, today)):
            yield promise


def _of_sentence(said: str, today: date) -> Promised | None:
    plain = without_marks(latin_digits(said))
    if (written := written_date(plain)) and written.day:
        return Promised(said, written.day)
    if day := _without_year(plain, today):
        return Promised(said, day)
    if span := _SPAN.search(plain):
        return _of_span(said, span, today)
    if found := _TOMORROW.search(plain):
        return Promised(said, today + timedelta(days=2 if found["after"] else 1))
    return _of_weekday(said, plain, today)


def _without_year(plain: str, today: date) -> date | None:
    """«٧ ديسمبر», «15 رمضان»: of this year, or the next where it is long over."""
    for day, month, is_hijri in yearless(plain):
        year = Gregorian(today.year, today.month, today.day).to_hijri().year if is_hijri else today.year
        for each in (year, year + 1):
            found = _day(each, month, day, is_hijri=is_hijri)
            if found and found >= today - LONG_AGO:
                return found
    return None


def _day(year: int, month: int, day: int, *, is_hijri: bool) -> date | None:
    try:
        found = Hijri(year, month, day).to_gregorian() if is_hijri else date(year, month, day)
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def _of_span(said: str, span: re.Match[str], today: date) -> Promised | None:
    is_working = bool(span["working1"] or span["working2"])
    days = 2 if span["days2"] else 14 if span["weeks2"] else _counted(span) * (7 if span["week"] else 1)
    if not days:
        return None
    if is_working:
        return Promised(said, working_days=days)
    return Promised(said, today + timedelta(days=days))


def _counted(span: re.Match[str]) -> int:
    said = span["count"]
    if not said:
        return 1
    if said.isdecimal():
        return int(said)
    names = (n for n, name in enumerate(_NUMBERS, 1) if said in map(without_marks, _LISTS[name]))
    return next(names, 0)


def _of_weekday(said: str, plain: str, today: date) -> Promised | None:
    for number, pattern in enumerate(_WEEKDAY):
        if pattern.search(plain):
            ahead = (number - today.weekday() - 1) % 7 + 1
            if _PAST.search(plain):
                return Promised(said, today + timedelta(days=ahead - 7 or -7))
            return Promised(said, today + timedelta(days=ahead))
    return None
