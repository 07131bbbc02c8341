"""Where a sentence names a day: a date, a weekday, a span, a part of a month, or what lies behind one.

The rule this module guards: each place is read once, what is written out before what is said around it;
and a number that belongs to something else (a sum, a case, a flat) is no day.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from faq.text.day_patterns import (
    LISTS,
    NUMBERS,
    ORDINALS,
    denied,
    guards,
    one_of,
    patterns,
    spans,
    weekdays,
)
from faq.text.day_periods import coming, feasts, in_month, months_from, next_month, periods
from faq.text.spoken_dates import days_in, month_of, without_marks, yearless


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
            if is_free and not denied().search(plain[: each.start]):
                taken.append(each)
    taken.sort(key=lambda each: each.start)
    return (_bounded(plain, each) for each in taken)


def gap(between: str) -> str | None:
    """What stands between two days makes a span of them (`to`), or one day (`same`, or nothing)."""
    said = between.strip(" ,،()[]:/")
    if said in ("-", "–", "—") or re.fullmatch(one_of("to"), said.removesuffix(" يوم"), re.I):
        return "to"
    if said and re.fullmatch(one_of("same"), said, re.I):
        return "same"
    return None if said else ""


def _is_number_of_another(plain: str, start: int, end: int) -> bool:
    before, after, _, _ = guards()
    return bool(before.search(plain[:start]) or after.match(plain[end:]))


def _bounded(plain: str, found: Found) -> Found:
    """«قبل الخميس» ends the day before, «بعد الأحد» begins the day after."""
    _, _, before, after = guards()
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
            found := coming(today, month, day, is_hijri=is_hijri)
        ):
            yield Found(start, end, found, is_written=True)


def _numbers(plain: str, today: date) -> Iterator[Found]:
    """«15/12», and «يوم 15-12»."""
    for name in ("slash", "dash", "alone"):
        for found in patterns()[name].finditer(plain):
            day, month = int(found["day"]), int(found["month"])
            is_other = (day, month) == (24, 7) or _is_number_of_another(plain, found.start(), found.end())
            told = coming(today, month, day, is_hijri=bool(found["hijri"]))
            if told and not is_other:
                yield Found(found.start(), found.end(), told, is_written=True)


def _ordinals(plain: str, today: date) -> Iterator[Found]:
    """«الخامس عشر من رجب»."""
    for found in patterns()["ordinal"].finditer(plain):
        month = month_of(found)
        day = month and coming(today, month[0], _ordinal(found), is_hijri=month[1])
        if day:
            yield Found(found.start(), found.end(), day, is_written=True)


def _ordinal(found: re.Match[str]) -> int:
    tens = 30 if found["thirty"] else 20 if found["twenty"] else 10 if found["ten"] else 0
    if whole := found["tens"]:
        return 20 if re.fullmatch(one_of("twenty"), whole) else 30
    units = (n for n, name in enumerate(ORDINALS, 1) if re.fullmatch(one_of(name), found["unit"]))
    return next(units, 1) + tens


def _days_of_month(plain: str, today: date) -> Iterator[Found]:
    """«يوم ٢٠», "on the 20th": of this month, or the next where it is over."""
    for found in patterns()["number"].finditer(plain):
        day = int(found["day"] or found["nth"])
        months = months_from(today)[1 if found["next"] else 0 :]
        told = next((each for first in months if (each := in_month(first, day)) and each >= today), None)
        if told and not _is_number_of_another(plain, found.start(), found.end()):
            yield Found(found.start(), found.end(), told, is_written=True)


# Said around a date ------------------------------------------------------------------------------------


def _parts(plain: str, today: date) -> Iterator[Found]:
    """«نهاية الشهر», «بداية رمضان», "the end of next week"."""
    for found in patterns()["part"].finditer(plain):
        is_coming = bool(found["coming"] or found["next"])
        for first, last in periods(found, today, is_coming=is_coming):
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
    for found in patterns()["beside"].finditer(plain):
        meant = feasts(found, today) if found["eid"] else periods(found, today, is_coming=False)
        for first, last in meant:
            day = last + timedelta(days=1) if found["after"] else first - timedelta(days=1)
            if day >= today:
                edge = Edge.AFTER if found["after"] else Edge.BY
                yield Found(found.start(), found.end(), day, edge=edge)
                break


def _periods_said(plain: str, today: date) -> Iterator[Found]:
    """«الأسبوع القادم», «خلال رمضان», "this week": by its end."""
    for name in ("in", "whole", "this"):
        for found in patterns()[name].finditer(plain):
            meant = periods(found, today, is_coming=name == "whole")
            last = next((last for _, last in meant if last >= today), None)
            if last:
                yield Found(found.start(), found.end(), last, edge=Edge.BY)


def _tomorrow(plain: str, today: date) -> Iterator[Found]:
    for found in patterns()["tomorrow"].finditer(plain):
        day = today + timedelta(days=2 if found["after"] else 1)
        yield Found(found.start(), found.end(), day, is_written=True)


def _today(plain: str, today: date) -> Iterator[Found]:
    for found in patterns()["today"].finditer(plain):
        yield Found(found.start(), found.end(), today, is_written=True)


def _of_weekdays(plain: str, today: date) -> Iterator[Found]:
    for number, pattern in enumerate(weekdays()):
        for found in pattern.finditer(plain):
            ahead = (number - today.weekday() - 1) % 7 + 1
            days = ahead - 7 or -7 if found["past"] or found["last"] else ahead
            if not found["every"]:
                more = 7 if found["twice"] else 0
                yield Found(found.start(), found.end(), today + timedelta(days=days + more))


# Spans -------------------------------------------------------------------------------------------------


def _of_spans(plain: str, today: date) -> Iterator[Found]:
    for found in spans().finditer(plain):
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
        first = next_month(first)
    return first + timedelta(days=min(today.day, (next_month(first) - first).days) - 1)


def _counted(found: re.Match[str]) -> int:
    """0 where nothing is counted: «في يوم» names no day of its own."""
    two = found["day2"] or found["week2"] or found["month2"]
    said = found["count2"] or found["count"]
    if not said:
        return (
            2 if two else int(bool(found["one"]) or (found["in"] or "في").casefold() not in ("في", "in"))
        )
    if said.isdecimal():
        return int(said)
    names = (n for n, name in enumerate(NUMBERS, 1) if said in map(without_marks, LISTS[name]))
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
