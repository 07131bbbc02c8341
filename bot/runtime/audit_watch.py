"""The watch over the audit trail. The rules this module guards: every day all of it is verified, and a
trail that does not hold is told to the desk and the leaders once; its head is kept outside the database
every ten minutes, and never in the place of one that the trail does not know any more.

It verifies some thousand entries at a time, in a thread of its own that rests in between.
"""

import asyncio
import logging
import sqlite3
import time
from contextlib import closing
from datetime import timedelta

from bot.core.audit import BEFORE_ALL, MACHINE, Action, AuditNote, Break, Fault, Head
from bot.core.conversation import desk
from bot.core.events import TrailBroken
from bot.runtime.shared.clock import Clock
from bot.runtime.shared.wakeups import Wakeups, first_of
from bot.store.queries import audit, inbox
from bot.store.sqlite.audit_head import HeadUnreadable, keep_head, kept_head
from bot.store.sqlite.database import Database, until_kept

logger = logging.getLogger(__name__)

KEPT = 600.0  # seconds from one keeping of the head to the next
NIGHTLY = timedelta(hours=24)
REST = 0.02  # seconds after some thousand entries


class AuditWatch:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        wakeups: Wakeups,
        staff_channel: str,
    ) -> None:
        self._database, self._clock, self._wakeups = database, clock, wakeups
        self._desk = desk(staff_channel)
        self._kept = BEFORE_ALL
        self._looked_at: float | None = None
        self._stop = False

    async def run(self, stop: asyncio.Event) -> None:
        """Keep the head now and then, and look at everything at the start and once a day."""
        while not stop.is_set():
            await until_kept(self.keep)
            if self._is_due():
                await self._looked(stop)
            await first_of(stop, seconds=KEPT)
        await until_kept(self.keep)

    def _is_due(self) -> bool:
        at = self._looked_at
        return at is None or self._clock.elapsed() - at >= NIGHTLY.total_seconds()

    async def _looked(self, stop: asyncio.Event) -> None:
        """A stop ends it: what was not seen is seen the next time."""
        self._stop = False
        look = asyncio.create_task(self.look())
        ended = asyncio.create_task(stop.wait())
        await asyncio.wait((look, ended), return_when=asyncio.FIRST_COMPLETED)
        self._stop = True
        ended.cancel()
        await look

    async def keep(self) -> None:
        """Keep the head outside, if it moved. A folder that cannot be written ends nobody."""
        try:
            await self._keep()
        except HeadUnreadable as error:
            logger.error("%s", error)
            await self._tell(Break(Fault.OTHER, 0), BEFORE_ALL)
        except OSError as error:
            logger.error("the head of the audit trail cannot be kept: %s", error.strerror)

    async def _keep(self) -> None:
        known = await asyncio.to_thread(kept_head, self._database.path)
        if known is None:  # of a book that is new; or somebody took it away, which the trail tells then
            async with self._database.write() as conn:
                begun = AuditNote(Action.GUARDED, "head", MACHINE)
                await audit.record(conn, begun, self._clock.now())
        async with self._database.read() as conn:
            head, is_in_it = await audit.head(conn), await audit.has(conn, known)
        if not is_in_it and known:
            is_cut = head.id < known.id
            cut, other = Break(Fault.CUT, head.id + 1), Break(Fault.OTHER, known.id)
            await self._tell(cut if is_cut else other, known)
        elif head != known:
            await self._database.on_disk()
            await asyncio.to_thread(keep_head, self._database.path, head)

    async def look(self) -> Break | None:
        """Verify all of it; tells of where it breaks."""
        try:
            known = await asyncio.to_thread(kept_head, self._database.path)
            head, broken = await asyncio.to_thread(self._verified, known)
        except (sqlite3.Error, HeadUnreadable) as error:
            logger.error("the audit trail could not be looked at (%s)", type(error).__name__)
            return None
        self._looked_at = self._clock.elapsed()
        if broken:
            await self._tell(broken, known)
        else:
            logger.info("the audit trail holds: entry %d, seal %s", head.id, head.hash)
        return broken

    def _verified(self, known: Head | None) -> tuple[Head, Break | None]:
        reached = BEFORE_ALL
        with closing(
            sqlite3.connect(f"{self._database.path.absolute().as_uri()}?mode=ro", uri=True)
        ) as db:
            for reached, broken in audit.steps(db, known):
                if broken or self._stop:
                    return reached, broken
                time.sleep(REST)
        return reached, None

    async def _tell(self, broken: Break, known: Head | None) -> None:
        """Once of each break, however often it is met; of a head that the trail does not know, too: a
        trail that was cut goes on growing."""
        logger.error("the audit trail does not hold: %s at entry %d", broken.fault, broken.id)
        now = self._clock.now()
        event = TrailBroken(broken.fault.value, broken.id, broken.at)
        async with self._database.write() as conn:
            of_head = broken.fault in (Fault.CUT, Fault.OTHER) and known
            name = f"trail:head:{of_head.id}" if of_head else f"trail:{broken.fault}:{broken.id}"
            await inbox.tell(conn, self._desk, name, event, now)
        self._wakeups.turns.wake()
