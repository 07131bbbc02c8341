"""The only place that reads the time.

In demo mode the clock runs ahead of the wall by an offset that the database keeps: it can be moved
forward, never back, because what was promised and done has its time already.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot.runtime.shared.live_updates import ClockMoved, LiveUpdates
from bot.store.queries import settings
from bot.store.sqlite.database import Database

OFFSET = "demo-clock-offset"  # in the settings table, whole microseconds


class ClockRefused(Exception):
    """`reason` is `not-demo` or `backward`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def wall_time() -> datetime:
    return datetime.now(UTC)


class Clock:
    """`now()` is aware and in UTC. `wall` is what it goes by; tests give their own."""

    def __init__(
        self,
        database: Database,
        live_updates: LiveUpdates,
        *,
        demo: bool = False,
        wall: Callable[[], datetime] = wall_time,
    ) -> None:
        self._database, self._live_updates, self._demo, self._wall = database, live_updates, demo, wall
        self._offset = timedelta()

    @classmethod
    async def open(
        cls,
        database: Database,
        live_updates: LiveUpdates,
        *,
        demo: bool = False,
        wall: Callable[[], datetime] = wall_time,
    ) -> "Clock":
        """A clock that goes on where the demonstration left it."""
        clock = cls(database, live_updates, demo=demo, wall=wall)
        async with database.read() as conn:
            kept = await settings.get(conn, OFFSET)
        if demo and kept:
            clock._offset = timedelta(microseconds=int(kept))
        return clock

    def now(self) -> datetime:
        return self._wall() + self._offset

    @property
    def moved(self) -> bool:
        """Whether it runs ahead of the wall."""
        return bool(self._offset)

    def elapsed(self) -> float:
        """Seconds from some beginning, which no setting of a clock touches: for measuring spans only."""
        return time.monotonic()

    async def move_to(self, at: datetime) -> None:
        """Move on to `at` (aware) and run from there.

        Raises:
            ClockRefused: this is no demonstration, or `at` is past.
        """
        if not self._demo:
            raise ClockRefused("not-demo")
        wall = self._wall()
        if at < wall + self._offset:
            raise ClockRefused("backward")
        await self._keep(at - wall)
        self._live_updates.publish(ClockMoved(self.now()))

    async def _keep(self, offset: timedelta) -> None:
        async with self._database.write() as conn:
            await settings.put(conn, OFFSET, str(offset // timedelta(microseconds=1)))
        self._offset = offset

    def back_to_the_wall(self) -> None:
        """Forget the offset: the case book that it stood in was emptied."""
        self._offset = timedelta()
