"""What `rida check` finds, looked for by the running Rida: some minutes after a start, once a day, more
often while something is wrong, and whenever a leader asks at the desk.

The rules this module guards: it looks beside the turns and never in their way; what a single look finds
is looked at once more before staff hear of it; what a leader asked for is kept over a restart.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

from bot.core.ailments import Ailing, Ailment, Found
from bot.core.conversation import desk
from bot.core.events import CheckDone
from bot.policy.languages import FIRST
from bot.runtime.ailments import NotLooked
from bot.runtime.shared.clock import Clock
from bot.runtime.shared.wakeups import Wakeups
from bot.store.queries import conversations, inbox, settings
from bot.store.sqlite.database import Database, until_kept

logger = logging.getLogger(__name__)

Inspect = Callable[[str], Awaitable[Sequence[Found]]]
"""Looks at the whole installation, and says what it finds in this language.

Raises:
    CheckFailed: it could not look.
"""

FIRST_LOOK = timedelta(minutes=5)
"""After a start, when everything has settled."""

AGAIN = timedelta(minutes=5)
"""What is found is looked at once more before it is told."""

ILL, WELL = timedelta(hours=1), timedelta(days=1)
"""Until the next look, while something is wrong and while nothing is."""


class CheckFailed(Exception):
    """The check itself could not be made; its text names no person."""


class SelfCheck:
    """`inspect` is None where there is nothing to look at: then nobody looks, and nobody can ask."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        wakeups: Wakeups,
        staff_channel: str,
        inspect: Inspect | None,
    ) -> None:
        self._database, self._clock, self._wakeups = database, clock, wakeups
        self._desk, self._inspect = desk(staff_channel), inspect
        self._latest: dict[str, Found] = {}
        self._before: dict[str, Found] | None = None  # of the look before; None: there was none
        self._next = self._clock.elapsed() + FIRST_LOOK.total_seconds()
        self._has_looked = False

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            look = asyncio.create_task(self.look_if_due())
            ended = asyncio.create_task(stop.wait())
            await asyncio.wait((look, ended), return_when=asyncio.FIRST_COMPLETED)
            ended.cancel()
            if not look.done():
                look.cancel()
                await asyncio.gather(look, return_exceptions=True)
                return
            look.result()
            await self._wakeups.check.wait(seconds=1.0)

    async def look_if_due(self) -> bool:
        """Whether it looked."""
        async with self._database.read() as conn:
            asked = await settings.get(conn, settings.CHECK_ASKED)
        if asked is None and self._clock.elapsed() < self._next:
            return False
        await self.look(tells=asked is not None)
        return True

    async def look(self, *, tells: bool) -> None:
        """Look now. `tells`: somebody asked, and hears what is found at once."""
        try:
            found = await self._found()
        except CheckFailed as error:
            logger.error("the daily check could not be made: %s", error)
            self._next = self._clock.elapsed() + ILL.total_seconds()
            if tells:
                await until_kept(lambda: self._tell(None))
            return
        self._before = self._latest if self._has_looked else None
        self._latest, self._has_looked = {each.name: each for each in found}, True
        self._next = self._clock.elapsed() + self._rest().total_seconds()
        if tells:
            await until_kept(lambda: self._tell(tuple(found)))

    def _rest(self) -> timedelta:
        if self._latest.keys() - (self._before or {}).keys():
            return AGAIN
        return ILL if self._latest else WELL

    async def _found(self) -> Sequence[Found]:
        if self._inspect is None:
            raise CheckFailed("there is no settings file to go by")
        async with self._database.read() as conn:
            there = await conversations.find(conn, self._desk)
        return await self._inspect(there.language if there else FIRST)

    async def probe(self, _: datetime) -> Sequence[Ailment]:
        """What two looks after each other have found."""
        if not self._has_looked or (self._latest and self._before is None):
            raise NotLooked
        both = self._latest.keys() & (self._before or {}).keys()
        return [_ailment(each) for name, each in self._latest.items() if name in both]

    async def _tell(self, found: tuple[Found, ...] | None) -> None:
        now = self._clock.now()
        async with self._database.write() as conn:
            await settings.forget(conn, settings.CHECK_ASKED)
            event = CheckDone(found or (), is_done=found is not None)
            await inbox.tell(conn, self._desk, f"check-done-{now.isoformat()}", event, now)
        self._wakeups.turns.wake()


def _ailment(found: Found) -> Ailment:
    values = {"what": found.what, "mend": found.mend}
    return Ailment(Ailing.CHECK, values, is_grave=found.is_grave, subject=found.name)
