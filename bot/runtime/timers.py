"""Deadlines fall due. The rule this module guards: a timer's event and its mark are one commit.

APScheduler gives the beat and holds nothing: what is due stands in the database, so a restart, a late
tick or a clock that jumps loses none and doubles none.
"""

import asyncio
import logging
from datetime import UTC
from typing import Any

from apscheduler.schedulers.asyncio import (  # type: ignore[import-untyped]  # it ships no types
    AsyncIOScheduler,
)

from bot.runtime.shared.clock import Clock
from bot.runtime.shared.retrying import until_kept
from bot.runtime.shared.wakeups import Heartbeat, Wakeups
from bot.store.queries import inbox, timers
from bot.store.sqlite.database import Database

TICK = 1  # seconds
LATE = 5.0  # seconds without a tick after which the beat is set anew
BATCH = 200
CHANNEL = "timer"  # the inbox channel of what fell due


class Timers:
    def __init__(self, database: Database, clock: Clock, wakeups: Wakeups, heartbeat: Heartbeat) -> None:
        self._database, self._clock, self._wakeups, self._heartbeat = database, clock, wakeups, heartbeat
        self._claiming = asyncio.Lock()

    async def claim(self) -> int:
        """Put every timer that is due into its conversation's inbox, the longest due first; how many."""
        fired = 0
        async with self._claiming:
            while claimed := await self._claim_batch():
                fired += claimed
        return fired

    async def _claim_batch(self) -> int:
        now = self._clock.now()
        async with self._database.write() as conn:
            ready = await timers.due(conn, now, BATCH)
            for timer in ready:
                await inbox.put_stored(conn, timer.target, CHANNEL, str(timer.id), timer.event, now)
                await timers.fired(conn, timer.id)
        if ready:
            self._wakeups.turns.wake()
        return len(ready)

    async def run(self, stop: asyncio.Event) -> None:
        """Claim at once, then at every tick, until `stop`. A tick that fails ends this with its error."""
        logging.getLogger("apscheduler").setLevel(logging.WARNING)  # it would tell of every tick
        failed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        await self._tick(failed)
        scheduler = AsyncIOScheduler(timezone=UTC)
        job = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        scheduler.add_job(self._tick, "interval", seconds=TICK, id="tick", args=[failed], **job)
        scheduler.start()
        try:
            await self._watch(scheduler, failed, stop)
        finally:
            await self._end(scheduler)

    async def _tick(self, failed: "asyncio.Future[None]") -> None:
        """APScheduler swallows what a job raises; `failed` carries it to `run`."""
        self._heartbeat.beat("timers")
        try:
            await until_kept(self.claim)
        except Exception as error:  # noqa: BLE001 - raised again by `run`
            if not failed.done():
                failed.set_exception(error)

    async def _watch(
        self, scheduler: AsyncIOScheduler, failed: "asyncio.Future[None]", stop: asyncio.Event
    ) -> None:
        """The scheduler waits by the wall clock: set back an hour, it would sleep for an hour."""
        stopped = asyncio.create_task(stop.wait())
        ends: list[asyncio.Future[Any]] = [stopped, failed]
        try:
            while not (stopped.done() or failed.done()):
                await asyncio.wait(ends, timeout=LATE, return_when=asyncio.FIRST_COMPLETED)
                if self._heartbeat.since("timers") > LATE:
                    scheduler.reschedule_job("tick", trigger="interval", seconds=TICK)
        finally:
            stopped.cancel()
        if failed.done():
            failed.result()

    async def _end(self, scheduler: AsyncIOScheduler) -> None:
        """Not in the middle of a claim: shutting down would cut its transaction."""
        async with self._claiming:
            scheduler.shutdown(wait=False)
            await asyncio.sleep(0)  # the shutdown is carried out by the loop's next round
