"""A book that was restored is quiet until somebody says otherwise (bot/store/queries/quiet.py).

The rules this module guards: the desk hears once that it is, and how that ends; whoever writes meanwhile
is served, with what they had written before; and when it ends, by whatever process, what waited goes out.
A book that was never restored is asked once, and no more.
"""

import asyncio
import logging
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import desk
from bot.core.events import BookQuiet
from bot.runtime.shared.clock import Clock
from bot.runtime.shared.wakeups import Wakeups, first_of
from bot.store.queries import inbox, quiet
from bot.store.sqlite.database import Database, until_kept

logger = logging.getLogger(__name__)

LOOK = 2.0  # seconds from one look to the next, while it is quiet


class Quiet:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        wakeups: Wakeups,
        staff_channel: str,
    ) -> None:
        self._database, self._clock, self._wakeups = database, clock, wakeups
        self._desk = desk(staff_channel)
        self.since: datetime | None = None
        self._is_known = False

    @property
    def is_on(self) -> bool:
        """As far as was looked."""
        return self.since is not None

    async def run(self, stop: asyncio.Event) -> None:
        """Until it ends, or until `stop`."""
        await self.look()
        if self.since:
            logger.warning("quiet since the restore: `rida restore --held` says what waits")
            await until_kept(self._tell)
        while self.since and not stop.is_set():
            await first_of(stop, seconds=LOOK)
            await self.look()

    async def look(self) -> None:
        async with self._database.read() as conn:
            since = await quiet.since(conn)
        is_over = self.since is not None and since is None
        self.since, self._is_known = since, True
        if is_over:
            logger.info("it is quiet no more: what waited goes on")
            self._wakeups.wake()

    async def came(self, conn: AsyncConnection, conversation_id: int, now: datetime) -> None:
        """Somebody writes there. A restored book cannot become quiet while it is open, so once it was
        found not to be, nothing is asked."""
        if self._is_known and self.since is None:
            return
        if not self._is_known:
            self.since, self._is_known = await quiet.since(conn), True
        if self.since:
            await quiet.take_up(conn, conversation_id, now)

    async def _tell(self) -> None:
        """The desk, once in each quiet."""
        now = self._clock.now()
        async with self._database.write() as conn:
            since = await quiet.since(conn)
            if since is None or await quiet.is_told(conn):
                return
            waits = await quiet.waiting(conn)
            counts = (len(waits.messages), len(waits.passed(now)), waits.unread, waits.cries)
            event = BookQuiet(since, *counts)
            await inbox.tell(conn, self._desk, f"quiet:{since.isoformat()}", event, now)
            await quiet.tell(conn, now)
        self._wakeups.turns.wake()
