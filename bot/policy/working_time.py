"""Three working days, exactly (C24).

The rule this module guards:

1. A working date is neither on the weekend nor a holiday. Its open periods are the calendar's hours, or
   those of the season that it falls in. A period holds its opening instant and not its closing instant.
2. The clock starts when the person confirms, if that is inside an open period; otherwise at the next
   opening.
3. The deadline is on the third working date after the start's date, at the start's wall-clock time,
   clipped into that date's open time: before the first opening → the first opening; inside a gap or after
   the last closing → the closing just before it. A closing instant itself is kept.
4. Seconds are kept. Every answer is in UTC.
5. "N working days before" is the same backwards. Office minutes and hours count open time only.
6. Public holidays come from the `holidays` package; `holidays` adds dates, and what `working` lists is a
   working date, be it a holiday or on the weekend: the society said that it works.

Clipping loses information: `back` undoes `due` whenever the deadline kept the start's wall-clock time.
Instants are aware, of any zone; a naive one is refused. A zone that sets its clocks back while the office
is open repeats wall-clock times, and the promise to both is the same.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple, Protocol
from zoneinfo import ZoneInfo

from bot.policy.dates import in_range
from bot.policy.public_holidays import DayOff, public_holidays
from bot.policy.seasons import Season, Span


class Opening(NamedTuple):
    """An open period as instants, in UTC; `closes` is not held."""

    opens: datetime
    closes: datetime


_Place = tuple[int, int]
"""A wall-clock time: the date's ordinal, and microseconds since its midnight."""


class WorkingTime(Protocol):
    """The society's calendar. Instants are aware; every answer is in UTC."""

    def starts(self, received: datetime, /) -> datetime: ...
    def due(self, received: datetime, /, days: int = 3) -> datetime: ...
    def at_time_of(self, at: datetime, day: date, /) -> datetime: ...
    def is_open(self, at: datetime, /) -> bool: ...
    def next_opening(self, at: datetime, /) -> datetime: ...
    def next_morning(self, at: datetime, /) -> datetime: ...
    def add_office_time(self, at: datetime, span: timedelta, /) -> datetime: ...
    def office_between(self, earlier: datetime, later: datetime, /) -> timedelta: ...
    def day_of(self, at: datetime, /) -> date: ...
    def begins(self, day: date, /) -> datetime: ...
    def is_working(self, day: date, /) -> bool: ...
    def days_off(self, first: date, last: date, /) -> tuple[DayOff, ...]: ...
    def hours_on(self, day: date, /) -> tuple[Opening, ...]: ...
    def with_days(
        self, off: Mapping[date, str], working: frozenset[date], confirmed: frozenset[date], /
    ) -> "WorkingTime": ...


@dataclass(frozen=True)
class Calendar:
    """The society's working time. `weekend` holds `date.weekday()` numbers; the first season that holds
    a date gives its hours. Spans are sorted and do not touch. `bot.policy.calendar_rules` builds one.
    `confirmed` are estimated holidays that somebody said are right, `withdrawn` are none any more.

    Every method raises `ValueError` for a naive instant and `DateOutOfRange` for one outside 1925-2076.
    A year is worked out once, when first asked for.
    """

    zone: ZoneInfo
    weekend: frozenset[int]
    hours: tuple[Span, ...]
    seasons: tuple[Season, ...] = ()
    holidays: Mapping[date, str] = field(default_factory=dict)
    working: frozenset[date] = frozenset()
    country: str | None = None
    confirmed: frozenset[date] = frozenset()
    withdrawn: frozenset[date] = frozenset()
    _known: dict[int, tuple[Span, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    # the promise

    def starts(self, received: datetime, /) -> datetime:
        """When the clock starts (rule 2)."""
        return self._instant(self._started(received))

    def due(self, received: datetime, /, days: int = 3) -> datetime:
        """The deadline of what was received (rule 3)."""
        ordinal, wall = self._started(received)
        return self._instant(self._clipped(self._stepped(ordinal, _counted(days)), wall))

    def back(self, due: datetime, /, days: int) -> datetime:
        """`days` working days before `due` (rule 5); a closed instant counts as the last closing."""
        ordinal, wall = self._ended(due)
        return self._instant(self._clipped(self._stepped(ordinal, -_counted(days)), wall))

    def at_time_of(self, at: datetime, day: date, /) -> datetime:
        """The wall-clock time of `at` on the working date `day`, clipped into its open time (rule 3)."""
        return self._instant(self._clipped(day.toordinal(), self._place(at)[1]))

    # open and closed

    def is_working(self, day: date, /) -> bool:
        return bool(self._spans(day.toordinal()))

    def hours_on(self, day: date, /) -> tuple[Opening, ...]:
        """The date's open periods, in order; none when it is no working date."""
        ordinal = day.toordinal()
        instants = ((self._instant((ordinal, at)) for at in span) for span in self._spans(ordinal))
        return tuple(Opening(*pair) for pair in instants)

    def is_open(self, at: datetime, /) -> bool:
        ordinal, wall = self._place(at)
        return any(opens <= wall < closes for opens, closes in self._spans(ordinal))

    def next_opening(self, at: datetime, /) -> datetime:
        """The first instant, `at` or later, at which an open period begins."""
        return self._instant(self._opening(*self._place(at)))

    def closes_at(self, at: datetime, /) -> bool:
        """Whether office time ends at this very instant: a promise may stand there (rule 3)."""
        ordinal, wall = self._place(at)
        return any(wall == closes for _, closes in self._spans(ordinal))

    def next_morning(self, at: datetime, /) -> datetime:
        """The first opening of the first working date after that of `at`."""
        ordinal = self._stepped(self._place(at)[0], 1)
        return self._instant((ordinal, self._spans(ordinal)[0].opens))

    # dates

    def day_of(self, at: datetime, /) -> date:
        """The date in the calendar's zone."""
        return date.fromordinal(self._place(at)[0])

    def begins(self, day: date, /) -> datetime:
        """Its midnight in the calendar's zone."""
        return self._instant((day.toordinal(), 0))

    def days_off(self, first: date, last: date, /) -> tuple[DayOff, ...]:
        """The holidays from `first` to `last`, both held, without those on which the society works."""
        years = range(first.year, last.year + 1)
        public = {
            day: each for year in years for day, each in public_holidays(self.country, year).items()
        }
        names = {day: each.name for day, each in public.items()} | dict(self.holidays)
        estimated = {day for day, each in public.items() if each.is_estimated} - {*self.holidays}
        return tuple(
            DayOff(day, names[day], day in estimated - self.confirmed)
            for day in sorted(names)
            if first <= day <= last and day not in self.working | self.withdrawn
        )

    def with_days(
        self, off: Mapping[date, str], working: frozenset[date], confirmed: frozenset[date], /
    ) -> "Calendar":
        """With what was announced since it was written. `working` undoes holidays, never the weekend."""
        return replace(
            self,
            holidays={**self.holidays, **off},
            working=self.working - {*off},
            withdrawn=(self.withdrawn | working) - {*off},
            confirmed=self.confirmed | confirmed,
        )

    # office time

    def office_between(self, earlier: datetime, later: datetime, /) -> timedelta:
        """The open time from `earlier` to `later`; none when they stand the other way round."""
        if later <= earlier:
            return timedelta()
        days = range(self._place(earlier)[0], self._place(later)[0] + 1)
        openings = (one for ordinal in days for one in self.hours_on(date.fromordinal(ordinal)))
        spans = (min(one.closes, later) - max(one.opens, earlier) for one in openings)
        return sum((span for span in spans if span > timedelta()), timedelta())

    def add_office_time(self, at: datetime, span: timedelta, /) -> datetime:
        """The earliest instant by which `span` of open time has passed since `at`, even a closing."""
        begins, left = at.astimezone(UTC), _positive(span)
        openings = self._openings(self._place(at)[0], 1)
        while left:
            opens, closes = next(openings)
            begins = max(opens, begins)
            passed = min(left, max(closes - begins, timedelta()))
            begins, left = begins + passed, left - passed
        return begins

    def subtract_office_time(self, at: datetime, span: timedelta, /) -> datetime:
        """The latest instant from which `span` of open time passes until `at`, even an opening."""
        ends, left = at.astimezone(UTC), _positive(span)
        openings = self._openings(self._place(at)[0], -1)
        while left:
            opens, closes = next(openings)
            ends = min(closes, ends)
            passed = min(left, max(ends - opens, timedelta()))
            ends, left = ends - passed, left - passed
        return ends

    # wall-clock time

    def _place(self, at: datetime) -> _Place:
        if at.tzinfo is None:
            raise ValueError("an instant needs a zone")
        in_range(at.year)
        local = at.astimezone(self.zone)
        seconds = (local.hour * 60 + local.minute) * 60 + local.second
        return local.toordinal(), seconds * 1_000_000 + local.microsecond

    def _instant(self, place: _Place) -> datetime:
        ordinal, wall = place
        local = datetime.fromordinal(ordinal) + timedelta(microseconds=wall)
        return local.replace(tzinfo=self.zone).astimezone(UTC)

    def _started(self, received: datetime) -> _Place:
        ordinal, wall = self._place(received)
        for opens, closes in self._spans(ordinal):
            if opens <= wall < closes:
                return ordinal, wall
        return self._opening(ordinal, wall)

    def _ended(self, due: datetime) -> _Place:
        ordinal, wall = self._place(due)
        spans = self._spans(ordinal)
        if spans and wall >= spans[0].opens:
            return self._clipped(ordinal, wall)
        before = self._stepped(ordinal, -1)
        return before, self._spans(before)[-1].closes

    def _opening(self, ordinal: int, wall: int) -> _Place:
        for opens, _ in self._spans(ordinal):
            if opens >= wall:
                return ordinal, opens
        after = self._stepped(ordinal, 1)
        return after, self._spans(after)[0].opens

    def _clipped(self, ordinal: int, wall: int) -> _Place:
        spans = self._spans(ordinal)
        for opens, closes in reversed(spans):
            if opens <= wall:
                return ordinal, min(wall, closes)
        return ordinal, spans[0].opens

    # working dates

    def _stepped(self, ordinal: int, days: int) -> int:
        """The date `days` working dates later, or earlier when negative."""
        onward = 1 if days > 0 else -1
        for _ in range(abs(days)):
            ordinal += onward
            while not self._spans(ordinal):
                ordinal += onward
        return ordinal

    def _openings(self, ordinal: int, onward: int) -> Iterator[Opening]:
        while True:
            yield from self.hours_on(date.fromordinal(ordinal))[::onward]
            ordinal += onward

    def _spans(self, ordinal: int) -> tuple[Span, ...]:
        spans = self._known.get(ordinal)
        if spans is None:
            self._learn(date.fromordinal(ordinal).year)
            spans = self._known[ordinal]
        return spans

    def _learn(self, year: int) -> None:
        in_range(year)
        off = {*public_holidays(self.country, year), *self.holidays} - self.working - self.withdrawn
        first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        for ordinal in range(first, last + 1):
            day = date.fromordinal(ordinal)
            self._known[ordinal] = () if self._is_off(day, off) else self._hours_of(day)

    def _is_off(self, day: date, off: set[date]) -> bool:
        return day in off or (day.weekday() in self.weekend and day not in self.working)

    def _hours_of(self, day: date) -> tuple[Span, ...]:
        return next((season.hours for season in self.seasons if season.holds(day)), self.hours)


def _counted(days: int) -> int:
    if days < 0:
        raise ValueError("working days are counted from 0")
    return days


def _positive(span: timedelta) -> timedelta:
    if span < timedelta():
        raise ValueError("office time is counted from 0")
    return span
