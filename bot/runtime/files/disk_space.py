"""The watch over the disk's room. The rule this module guards: staff hear that it goes while they can
still be told.
"""

import asyncio
import logging

from bot.core.conversation import desk
from bot.core.events import DiskScarce
from bot.runtime.files.room import Room
from bot.runtime.shared.clock import Clock
from bot.runtime.shared.wakeups import Wakeups, first_of
from bot.store.queries import inbox
from bot.store.sqlite.database import Database, until_kept

logger = logging.getLogger(__name__)

LOOK = 10.0  # seconds between two looks
MEGABYTE = 1024 * 1024


class DiskWatch:
    """Tells the desk once when files are refused for want of room, and once when they are taken again."""

    def __init__(
        self,
        room: Room,
        database: Database,
        clock: Clock,
        wakeups: Wakeups,
        staff_channel: str,
    ) -> None:
        self._room, self._database, self._clock = room, database, clock
        self._wakeups, self._desk = wakeups, desk(staff_channel)
        self.is_scarce = False

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            await until_kept(self.look)
            await first_of(stop, seconds=LOOK)

    async def look(self) -> None:
        free = await asyncio.to_thread(lambda: self._room.free)
        if (free <= 0) == self.is_scarce:
            return
        await self._tell(DiskScarce(free <= 0, max(0, -free) // MEGABYTE + 1))
        self.is_scarce = free <= 0
        if self.is_scarce:
            logger.error("the disk is nearly full: files are refused until there is room")

    async def _tell(self, event: DiskScarce) -> None:
        now = self._clock.now()
        async with self._database.write() as conn:
            name = f"disk-{event.is_scarce}-{now.isoformat()}"
            await inbox.tell(conn, self._desk, name, event, now)
        self._wakeups.turns.wake()
