"""Where a sentence names a day: a date, a weekday, a span, a part of a month, or what lies behind one.

The rule this module guards: each place is read once, what is written out before what is said around it;
and a number that belongs to something else (a sum, a case, a flat) is no day.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from hijridate import Gregorian, Hijri

from faq.lexicon import lexicon
from faq.text.spoken_dates import MONTH, days_in, month_of, without_marks, yearless

_WEEKDAYS = tuple(
    f"weekday.{day}"
    for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
)
_NUMBERS = tuple(
    f"number.{number}"
    for number in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
)
_ORDINALS = tuple(
    f"ordinal.{number}"
    for number in (
        *("first", "second", "third", "fourth", "fifth"),
        *("sixth", "seventh", "eighth", "ninth", "tenth"),
    )
)
_OTHERS = (
    *("past", "coming", "this", "every", "within", "tomorrow", "today", "day", "week", "month", "year"),
    *("hour", "two-days", "two-weeks", "two-months", "working", "to", "same", "ending", "middle"),
    *("beginning", "before", "after", "until", "eid", "eid-fitr", "eid-adha"),
    *("eleventh", "ten", "twenty", "thirty", "denied", "no-day-before", "no-day-after"),
)
_LISTS = lexicon("promised", *_WEEKDAYS, *_NUMBERS, *_ORDINALS, *_OTHERS)

LONG_AGO = timedelta(days=60)
"""A day without a year that lies farther back is the one of the next year."""


class Edge(StrEnum):
    """What is meant where the office is closed on the day: that day all the same, the last open one up to
    it, or the first open one from it on."""

    ON = "on"
    BY = "by"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Found:
    """From `start` to `end` of the sentence. `is_written`: it is a date, and not said around one."""

    start: int
    end: int
    day: date | None
    working_days: int = 0
    edge: Edge = Edge.ON
    is_written: bool = False


Reader = Callable[[str, date], Iterator[Found]]


def found_in(plain: str, today: date, *, by_hand: bool = False) -> Iterator[Found]:
    """In the order in which they stand."""
    taken: list[Found] = []
    for reader in (*_READERS, *((_today,) if by_hand else ())):
        for each in reader(plain, today):
            is_free = all(each.end <= other.start or each.start >= other.end for other in taken)
            if is_free and not _denied().search(plain[: each.start]):
                taken.append(each)
    taken.sort(key=lambda each: each.start)
    return (_bounded(plain, each) for each in taken)


def gap(between: str) -> str | None:
    """What stands between two days makes a span of them (`to`), or one day (`same`, or nothing)."""
    said = between.strip(" ,،()[]:/")
    if said in ("-", "–", "—") or re.fullmatch(_one_of("to"), said.removesuffix(" يوم"), re.I):
        return "to"
    if said and re.fullmatch(_one_of("same"), said, re.I):
        return "same"
    return None if said else ""


# Words -------------------------------------------------------------------------------------------------


def _one_of(*names: str) -> str:
    words = (without_marks(word) for name in names for word in _LISTS[name])
    return rf"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


_EDGE, _END = r"(?<![^\W\d_])", r"(?![^\W\d_])"
_THE = r"(?:وب|و|ب|ل)?(?:ال|لل)?"
_NEXT = rf"(?:\s+(?P<next>{_one_of('coming')}))?"


@cache
def _weekdays() -> tuple[re.Pattern[str], ...]:
    day = rf"(?:(?:و|ب|وب)?ال|و?لل|{_one_of('day')}\s+|(?=[a-z]))"
    behind = rf"(?P<twice>\s+بعد\s+{_one_of('coming')})?(?P<past>\s+{_one_of('past')})?(?:\s+{_one_of('coming')})?"
    before = rf"(?P<every>{_one_of('every')}\s+)?(?P<last>last\s+)?(?:{_one_of('coming', 'this')}\s+)?"
    return tuple(
        re.compile(rf"{_EDGE}{before}{day}{_one_of(name)}{_END}{behind}{_END}(?!\s+عشر)", re.I)
        for name in _WEEKDAYS
    )


@cache
def _spans() -> re.Pattern[str]:
    count = rf"(?:\d{{1,3}}|{_one_of(*_NUMBERS)})"
    units = "|".join(rf"(?P<{unit}>{_one_of(unit)})" for unit in ("day", "week", "month", "year", "hour"))
    two = "|".join(rf"(?P<{unit}2>{_one_of(f'two-{unit}s')})" for unit in ("day", "week", "month"))
    until = rf"(?:\s*[-–—]\s*|\s+{_one_of('to')}\s+)"
    less = rf"(?:{count}|{_one_of('two-days', 'two-weeks', 'two-months', 'week', 'day', 'month')})"
    return re.compile(
        rf"{_EDGE}(?:(?P<in>{_one_of('within')})\s+(?:من\s+)?|(?=من\s+\d)(?P<of>من)\s+)(?:{less}{until})?"
        rf"(?:(?:{two})(?:{until}(?P<count2>{count}))?"
        rf"|(?:(?:(?P<one>an?|one)|(?P<count>{count}))\s+)?(?P<working1>(?:working|business)\s+)?"
        rf"(?:{units})(?:\s+واحد)?)(?P<working2>\s+{_one_of('working')})?{_END}",
        re.I,
    )


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    unit = rf"(?P<week>{_one_of('week')})|(?P<month>{_one_of('month')})|(?P<year>{_one_of('year')})"
    this = rf"(?:{_one_of('this')}\s+|the\s+)?"
    of = r"(?:\s+(?:في|من|of))?"
    named = rf"(?:(?:شهر\s+)?{MONTH})"
    part = rf"(?P<ending>{_one_of('ending')})|(?P<middle>{_one_of('middle')})|(?P<first>{_one_of('beginning')})"
    feast = rf"{_THE}(?P<eid>{_one_of('eid')})(?:[\s-]+(?:ال)?(?:al-?)?(?:(?P<fitr>{_one_of('eid-fitr')})|(?P<adha>{_one_of('eid-adha')})))?"
    return {
        "part": re.compile(
            rf"{_EDGE}(?:ب|ل|في\s+|by\s+|at\s+)?(?:the\s+)?(?:{part}){of}\s+{this}"
            rf"(?:(?P<coming>{_one_of('coming')})\s+)?(?:{named}|(?:ال|(?<=[a-z]\s)|(?<=هذا\s))(?:{unit})){_END}{_NEXT}",
            re.I,
        ),
        "beside": re.compile(
            rf"{_EDGE}(?:(?P<before>{_one_of('before')})|(?P<after>{_one_of('after')}))\s+"
            rf"(?:{named}|{feast}){_END}(?!\s*\d)",
            re.I,
        ),
        "in": re.compile(rf"{_EDGE}(?:خلال|during)\s+{named}{_END}(?!\s*\d)", re.I),
        "whole": re.compile(
            rf"{_EDGE}(?:(?:ال)(?:{unit})\s+{_one_of('coming')}|{_one_of('coming')}\s+(?:(?P<w>week)|(?P<m>month)|(?P<y>year))){_END}",
            re.I,
        ),
        "this": re.compile(
            rf"{_EDGE}(?:(?:خلال\s+)(?:{_one_of('this')}\s+)?ال(?P<week>{_one_of('week')})"
            rf"|{_one_of('this')}\s+(?:ال)?(?P<w>{_one_of('week')})){_END}(?!\s+{_one_of('past', 'coming')})",
            re.I,
        ),
        "tomorrow": re.compile(
            rf"{_EDGE}(?P<after>بعد\s+|day after )?(?:ال|ل)?{_one_of('tomorrow')}{_END}", re.I
        ),
        "today": re.compile(rf"{_EDGE}{_one_of('today')}{_END}", re.I),
        "slash": re.compile(
            r"(?<![\d/.])(?P<day>\d{1,2})\s*/\s*(?P<month>\d{1,2})(?![\d/]|\s*/)(?P<hijri>\s*ه)?" + _END
        ),
        "alone": re.compile(  # what counts runs upward: 12-15
            r"(?<![\d.-])(?P<day>1[3-9]|2\d|3[01])-(?P<month>1[0-2]|0?[1-9])(?![\d.-])(?P<hijri>\s*ه)?" + _END
        ),
        "ordinal": re.compile(
            rf"{_EDGE}(?:ال)?(?:(?P<unit>{_one_of(*_ORDINALS, 'eleventh')})(?:\s+(?P<ten>{_one_of('ten')})"
            rf"|\s+و(?:ال)?(?:(?P<twenty>{_one_of('twenty')})|(?P<thirty>{_one_of('thirty')})))?"
            rf"|(?P<tens>{_one_of('twenty', 'thirty')}))\s+(?:من\s+)?(?:شهر\s+)?{MONTH}{_END}",
            re.I,
        ),
        "dash": re.compile(
            rf"{_EDGE}(?:{_one_of('day', 'same')}|on|{_one_of('before', 'until')})\s+"
            r"(?P<day>\d{1,2})\s*[-.]\s*(?P<month>\d{1,2})(?![\d.-]|\s*[-/.]\s*\d)(?P<hijri>\s*ه)?" + _END
        ),
        "number": re.compile(
            rf"{_EDGE}(?:(?:{_one_of('day', 'same')}|ليوم)\s+(?P<day>\d{{1,2}})|the\s+(?P<nth>\d{{1,2}})(?:st|nd|rd|th))"
            rf"(?![\d/.:-])(?:\s+(?:من|of)\s+{this}(?:ال)?(?:{_one_of('month')})(?:\s+(?P<next>{_one_of('coming')}))?)?{_END}",
            re.I,
        ),
    }


@cache
def _guards() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(rf"{_EDGE}(?:ال|بال|وال)?{_one_of('no-day-before')}\.?\s*[:#]?\s*$", re.I),
        re.compile(rf"\s*(?:%|٪|{_one_of('no-day-after')}{_END})", re.I),
        re.compile(rf"{_EDGE}{_one_of('before')}\s+(?:{_one_of('day')}\s+)?$", re.I),
        re.compile(rf"{_EDGE}{_one_of('after')}\s+(?:{_one_of('day')}\s+)?$", re.I),
    )


@cache
def _denied() -> re.Pattern[str]:
    return re.compile(rf"{_EDGE}{_one_of('denied')}\s+$", re.I)


def make_ready() -> None:
    """They are long: faq/detect/ready.py says when they are made."""
    for made in (_weekdays, _spans, _patterns, _guards, _denied):
        made()


def _is_number_of_another(plain: str, start: int, end: int) -> bool:
    before, after, _, _ = _guards()
    return bool(before.search(plain[:start]) or after.match(plain[end:]))


def _bounded(plain: str, found: Found) -> Found:
    """«قبل الخميس» ends the day before, «بعد الأحد» begins the day after."""
    _, _, before, after = _guards()
    day, ahead = found.day, plain[: found.start]
    if not day or found.edge is not Edge.ON:
        return found
    if before.search(ahead):
        return replace(found, day=day - timedelta(days=1), edge=Edge.BY)
    if after.search(ahead):
        return replace(found, day=day + timedelta(days=1), edge=Edge.AFTER)
    return found


# Dates -------------------------------------------------------------------------------------------------


def _dates(plain: str, _: date) -> Iterator[Found]:
    for start, end, written in days_in(plain):
        if written and written.day and not _is_number_of_another(plain, start, end):
            yield Found(start, end, written.day, is_written=True)


def _dates_without_year(plain: str, today: date) -> Iterator[Found]:
    """«٧ ديسمبر», «15 رمضان»: of this year, or the next where it is long over."""
    for start, end, day, month, is_hijri in yearless(plain):
        if not _is_number_of_another(plain, start, end) and (
            found := _coming(today, month, day, is_hijri=is_hijri)
        ):
            yield Found(start, end, found, is_written=True)


def _numbers(plain: str, today: date) -> Iterator[Found]:
    """«15/12», and «يوم 15-12»."""
    for name in ("slash", "dash", "alone"):
        for found in _patterns()[name].finditer(plain):
            day, month = int(found["day"]), int(found["month"])
            is_other = (day, month) == (24, 7) or _is_number_of_another(plain, found.start(), found.end())
            told = _coming(today, month, day, is_hijri=bool(found["hijri"]))
            if told and not is_other:
                yield Found(found.start(), found.end(), told, is_written=True)


def _ordinals(plain: str, today: date) -> Iterator[Found]:
    """«الخامس عشر من رجب»."""
    for found in _patterns()["ordinal"].finditer(plain):
        month = month_of(found)
        day = month and _coming(today, month[0], _ordinal(found), is_hijri=month[1])
        if day:
            yield Found(found.start(), found.end(), day, is_written=True)


def _ordinal(found: re.Match[str]) -> int:
    tens = 30 if found["thirty"] else 20 if found["twenty"] else 10 if found["ten"] else 0
    if whole := found["tens"]:
        return 20 if re.fullmatch(_one_of("twenty"), whole) else 30
    units = (n for n, name in enumerate(_ORDINALS, 1) if re.fullmatch(_one_of(name), found["unit"]))
    return next(units, 1) + tens


def _days_of_month(plain: str, today: date) -> Iterator[Found]:
    """«يوم ٢٠», "on the 20th": of this month, or the next where it is over."""
    for found in _patterns()["number"].finditer(plain):
        day = int(found["day"] or found["nth"])
        months = _months_from(today)[1 if found["next"] else 0 :]
        told = next((each for first in months if (each := _in_month(first, day)) and each >= today), None)
        if told and not _is_number_of_another(plain, found.start(), found.end()):
            yield Found(found.start(), found.end(), told, is_written=True)


def _months_from(today: date) -> tuple[date, date, date]:
    first = today.replace(day=1)
    second = _next_month(first)
    return first, second, _next_month(second)


def _next_month(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1)


def _in_month(first: date, day: int) -> date | None:
    return _day(first.year, first.month, day, is_hijri=False)


def _coming(today: date, month: int, day: int, *, is_hijri: bool) -> date | None:
    year = Gregorian(today.year, today.month, today.day).to_hijri().year if is_hijri else today.year
    found = (_day(each, month, day, is_hijri=is_hijri) for each in (year, year + 1))
    return next((each for each in found if each and each >= today - LONG_AGO), None)


def _day(year: int, month: int, day: int, *, is_hijri: bool) -> date | None:
    try:
        found = Hijri(year, month, day).to_gregorian() if is_hijri else date(year, month, day)
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


# Said around a date ------------------------------------------------------------------------------------


def _parts(plain: str, today: date) -> Iterator[Found]:
    """«نهاية الشهر», «بداية رمضان», "the end of next week"."""
    for found in _patterns()["part"].finditer(plain):
        is_coming = bool(found["coming"] or found["next"])
        for first, last in _periods(found, today, is_coming=is_coming):
            day, edge = _part(found, first, last)
            if day >= today or is_coming:
                yield Found(found.start(), found.end(), day, edge=edge)
                break


def _part(found: re.Match[str], first: date, last: date) -> tuple[date, Edge]:
    if found["ending"]:
        return last, Edge.BY
    middle = first + timedelta(days=((last - first).days - 1) // 2)
    return (first if found["first"] else middle), Edge.AFTER


def _beside(plain: str, today: date) -> Iterator[Found]:
    """«بعد رمضان», «قبل العيد»."""
    for found in _patterns()["beside"].finditer(plain):
        feasts = _feasts(found, today) if found["eid"] else _periods(found, today, is_coming=False)
        for first, last in feasts:
            day = last + timedelta(days=1) if found["after"] else first - timedelta(days=1)
            if day >= today:
                edge = Edge.AFTER if found["after"] else Edge.BY
                yield Found(found.start(), found.end(), day, edge=edge)
                break


def _periods_said(plain: str, today: date) -> Iterator[Found]:
    """«الأسبوع القادم», «خلال رمضان», "this week": by its end."""
    for name in ("in", "whole", "this"):
        for found in _patterns()[name].finditer(plain):
            periods = _periods(found, today, is_coming=name == "whole")
            last = next((last for _, last in periods if last >= today), None)
            if last:
                yield Found(found.start(), found.end(), last, edge=Edge.BY)


def _periods(found: re.Match[str], today: date, *, is_coming: bool) -> Iterator[tuple[date, date]]:
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
        for first in _months_from(today)[is_coming:]:
            yield first, _next_month(first) - timedelta(days=1)


def _months_named(month: int, is_hijri: bool, today: date) -> Iterator[tuple[date, date]]:
    year = Gregorian(today.year, today.month, today.day).to_hijri().year if is_hijri else today.year
    for each in (year, year + 1):
        following = (each, month + 1) if month < 12 else (each + 1, 1)
        first, next_ = _day(each, month, 1, is_hijri=is_hijri), _day(*following, 1, is_hijri=is_hijri)
        if first and next_:
            yield first, next_ - timedelta(days=1)


_FITR, _ADHA = (10, 1, 3), (12, 10, 13)  # month, and its first and last day


def _feasts(found: re.Match[str], today: date) -> Iterator[tuple[date, date]]:
    """The nearest first."""
    meant = (_FITR,) if found["fitr"] else (_ADHA,) if found["adha"] else (_FITR, _ADHA)
    year = Gregorian(today.year, today.month, today.day).to_hijri().year
    days = (
        (_day(each, month, first, is_hijri=True), _day(each, month, last, is_hijri=True))
        for each in (year, year + 1)
        for month, first, last in meant
    )
    yield from ((first, last) for first, last in days if first and last)


def _tomorrow(plain: str, today: date) -> Iterator[Found]:
    for found in _patterns()["tomorrow"].finditer(plain):
        day = today + timedelta(days=2 if found["after"] else 1)
        yield Found(found.start(), found.end(), day, is_written=True)


def _today(plain: str, today: date) -> Iterator[Found]:
    for found in _patterns()["today"].finditer(plain):
        yield Found(found.start(), found.end(), today, is_written=True)


def _of_weekdays(plain: str, today: date) -> Iterator[Found]:
    for number, pattern in enumerate(_weekdays()):
        for found in pattern.finditer(plain):
            ahead = (number - today.weekday() - 1) % 7 + 1
            days = ahead - 7 or -7 if found["past"] or found["last"] else ahead
            if not found["every"]:
                more = 7 if found["twice"] else 0
                yield Found(found.start(), found.end(), today + timedelta(days=days + more))


# Spans -------------------------------------------------------------------------------------------------


def _of_spans(plain: str, today: date) -> Iterator[Found]:
    for found in _spans().finditer(plain):
        day, count = _ahead(found, today), _counted(found)
        if found["working1"] or found["working2"]:
            if found["day"] or found["day2"]:
                yield Found(found.start(), found.end(), None, count)
        elif day:
            yield Found(found.start(), found.end(), day)


def _ahead(found: re.Match[str], today: date) -> date | None:
    """By the greater number of a span. Less than a day is none."""
    count = _counted(found)
    if found["month"] or found["month2"]:
        return _months_on(today, count)
    each = 7 if found["week"] or found["week2"] else 365 if found["year"] else 1
    days = -(-count // 24) * (count >= 24) if found["hour"] else count * each
    return today + timedelta(days=days) if days else None


def _months_on(today: date, months: int) -> date:
    first = today.replace(day=1)
    for _ in range(months):
        first = _next_month(first)
    return first + timedelta(days=min(today.day, (_next_month(first) - first).days) - 1)


def _counted(found: re.Match[str]) -> int:
    """0 where nothing is counted: «في يوم» names no day of its own."""
    two = found["day2"] or found["week2"] or found["month2"]
    said = found["count2"] or found["count"]
    if not said:
        return 2 if two else int(bool(found["one"]) or (found["in"] or "في").casefold() not in ("في", "in"))
    if said.isdecimal():
        return int(said)
    names = (n for n, name in enumerate(_NUMBERS, 1) if said in map(without_marks, _LISTS[name]))
    return next(names, 0)


_READERS: tuple[Reader, ...] = (
    _dates,
    _dates_without_year,
    _ordinals,
    _numbers,
    _parts,
    _beside,
    _of_weekdays,
    _periods_said,
    _of_spans,
    _tomorrow,
    _days_of_month,
)
"""What is written out goes before what is said around it."""
