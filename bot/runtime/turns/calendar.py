"""Working time as it is now: what is written in config.yaml, and what staff announced since.

The rule this module guards: a turn goes by what was announced before it in its own transaction, and so
does everybody who tells the hours.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.policy.ladder import Ladder
from bot.policy.public_holidays import DayOff
from bot.policy.working_time import Calendar, Opening, WorkingTime
from bot.store.queries import announcements
from bot.store.queries.announcements import Announced

CalendarFactory = Callable[[Announced], tuple[Calendar, Ladder]]


class CurrentCalendar:
    """`made` lays announcements over what is written. Each method answers by the calendar of now."""

    def __init__(self, made: CalendarFactory) -> None:
        self._made, self._seen, self.announced = made, 0, Announced()
        self.calendar, self.ladder = made(self.announced)

    async def load(self, conn: AsyncConnection) -> None:
        """Read again if anything was announced, or undone by a rollback, since the last time."""
        latest = await announcements.latest(conn)
        if latest != self._seen:
            self.announced = await announcements.announced(conn)
            self.calendar, self.ladder = self._made(self.announced)
            self._seen = latest

    def rewrite(self, made: CalendarFactory) -> None:
        """Go by what is written now, with the same announcements over it."""
        self._made = made
        self.calendar, self.ladder = made(self.announced)

    def is_open(self, at: datetime, /) -> bool:
        return self.calendar.is_open(at)

    def starts(self, at: datetime, /) -> datetime:
        return self.calendar.starts(at)

    def hours_on(self, day: date, /) -> tuple[Opening, ...]:
        return self.calendar.hours_on(day)

    def next_opening(self, at: datetime, /) -> datetime:
        return self.calendar.next_opening(at)

    def add_office_time(self, at: datetime, span: timedelta, /) -> datetime:
        return self.calendar.add_office_time(at, span)

    def due(self, received: datetime, /, days: int = 3) -> datetime:
        return self.calendar.due(received, days)

    def at_time_of(self, at: datetime, day: date, /) -> datetime:
        return self.calendar.at_time_of(at, day)

    def next_morning(self, at: datetime, /) -> datetime:
        return self.calendar.next_morning(at)

    def office_between(self, earlier: datetime, later: datetime, /) -> timedelta:
        return self.calendar.office_between(earlier, later)

    def begins(self, day: date, /) -> datetime:
        return self.calendar.begins(day)

    def day_of(self, at: datetime, /) -> date:
        return self.calendar.day_of(at)

    def is_working(self, day: date, /) -> bool:
        return self.calendar.is_working(day)

    def days_off(self, first: date, last: date, /) -> tuple[DayOff, ...]:
        return self.calendar.days_off(first, last)

    def with_days(
        self, off: Mapping[date, str], working: frozenset[date], confirmed: frozenset[date], /
    ) -> WorkingTime:
        return self.calendar.with_days(off, working, confirmed)
