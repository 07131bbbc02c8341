"""Deadlines fall due. The rule this module guards: a timer's event and its mark are one commit.

APScheduler is the tick and only that: it holds no timer and claims none. What is due stands in the
database, so a restart, a late tick or a clock that jumps loses no timer and doubles none.
"""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC

from apscheduler.job import Job  # type: ignore[import-untyped]
from apscheduler.schedulers.asyncio import (  # type: ignore[import-untyped]  # it ships no types
    AsyncIOScheduler,
)

from bot.core.events import LadderStepDue
from bot.runtime.shared.clock import Clock
from bot.runtime.shared.metrics import Metrics
from bot.runtime.shared.wakeups import Heartbeat, Wakeups, first_of
from bot.store.codec import kind_stored
from bot.store.queries import following, timers
from bot.store.sqlite.database import Database, until_kept

TICK = 1  # seconds
LATE = 5.0  # seconds without a tick after which the scheduler is set anew
BATCH = 200
LADDER = LadderStepDue.__name__
CHANNEL = "timer"  # the inbox channel of what fell due


class Timers:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        wakeups: Wakeups,
        heartbeat: Heartbeat,
        metrics: Metrics,
    ) -> None:
        self._metrics = metrics
        self._database, self._clock, self._wakeups, self._heartbeat = database, clock, wakeups, heartbeat

    async def claim(self) -> int:
        """Put every timer that is due into its conversation's inbox, the longest due first; how many."""
        fired = 0
        while claimed := await self._claim_batch():
            fired += claimed
        return fired

    async def _claim_batch(self) -> int:
        now = self._clock.now()
        async with self._database.write() as conn:
            ready = await timers.due(conn, now, BATCH)
            for timer in ready:
                await following.post(conn, timer.target, CHANNEL, str(timer.id), timer.event, now)
                await timers.fired(conn, timer.id)
        for timer in ready:
            late = (now - timer.due_at).total_seconds()
            self._metrics.fired(is_ladder=kind_stored(timer.event) == LADDER, seconds=late)
        if ready:
            self._wakeups.turns.wake()
        return len(ready)

    async def run(self, stop: asyncio.Event) -> None:
        """Claim at once, then at every tick, until `stop`. A claim that was begun is ended first."""
        tick = asyncio.Event()
        with ticking(tick) as job:
            while not stop.is_set():
                self._heartbeat.beat("timers")
                await until_kept(self.claim)
                await first_of(stop, tick, seconds=LATE)
                if not (tick.is_set() or stop.is_set()):
                    job.reschedule("interval", seconds=TICK)
                tick.clear()


@contextmanager
def ticking(tick: asyncio.Event) -> Iterator[Job]:
    """The job that sets `tick` every second. It waits by the wall clock: set back by an hour, it sleeps
    for an hour, and is to be scheduled anew."""

    async def set_it() -> None:
        """Nothing else: APScheduler swallows what a job raises, and its shutdown cuts a job off."""
        tick.set()

    logging.getLogger("apscheduler").setLevel(logging.WARNING)  # it would tell of every tick
    scheduler = AsyncIOScheduler(timezone=UTC)
    options = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    job = scheduler.add_job(set_it, "interval", seconds=TICK, **options)
    scheduler.start()
    try:
        yield job
    finally:
        scheduler.shutdown(wait=False)
