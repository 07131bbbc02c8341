"""The watch over the house itself: what its probes find is told to staff once, and once when it is well.

The rules this module guards: what is told and that it was told are one commit, so a restart repeats
nothing. A probe that fails or hangs ends nobody and makes nothing well: what it found before goes on.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.ailments import Ailing as Ailing
from bot.core.ailments import Ailment as Ailment
from bot.core.ailments import Course, Look, Tell, met, missed
from bot.core.conversation import desk
from bot.core.events import AilmentsBegan, AilmentsOver
from bot.runtime.shared.clock import Clock
from bot.runtime.shared.wakeups import Wakeups, first_of
from bot.store.queries import ailments, inbox
from bot.store.queries.ailments import Name
from bot.store.sqlite.database import Database, until_kept

logger = logging.getLogger(__name__)

Probe = Callable[[datetime], Awaitable[Sequence[Ailment]]]
"""Looks at one thing at a time (UTC), cheaply and without changing it: everything that ails there now."""


class NotLooked(Exception):
    """A probe that does not know yet: what it found before goes on."""


LOOK = 60.0  # seconds between two looks
LONGEST = 30.0  # seconds that a probe may take

Found = Mapping[Probe, Sequence[Ailment] | None]
"""What each probe found; None: it could not look."""


def always(_: datetime) -> bool:
    """For whoever has no office hours."""
    return True


class AilmentWatch:
    """`is_open` is whether the office is open at a time."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        wakeups: Wakeups,
        staff_channel: str,
        probes: Sequence[Probe],
        is_open: Callable[[datetime], bool] = always,
    ) -> None:
        self._database, self._clock, self._wakeups = database, clock, wakeups
        self._desk = desk(staff_channel)
        self._probes, self._is_open = tuple(probes), is_open
        self._found: dict[Name, Probe] = {}  # which probe found it

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            await until_kept(self.look)
            await first_of(stop, seconds=LOOK)

    async def look(self) -> None:
        """Ask every probe once, and tell what is to be told."""
        if not self._probes:
            return
        now = self._clock.now()
        found = dict(
            zip(self._probes, await asyncio.gather(*map(self._asked, self._probes)), strict=True)
        )
        self._found |= {each.name: probe for probe, some in found.items() for each in some or ()}
        await self._follow(found, Look(now, self._is_open(now)))

    async def standing(self) -> list[Course]:
        """What ails now, told or not."""
        async with self._database.read() as conn:
            every = await ailments.every(conn)
        return [course for course in every.values() if course.is_on]

    async def _asked(self, probe: Probe) -> Sequence[Ailment] | None:
        """None: it could not look."""
        try:
            async with asyncio.timeout(LONGEST):
                return await probe(self._clock.now())
        except NotLooked:
            return None
        except Exception as error:  # noqa: BLE001 - logged by type; the others look on
            logger.error("a probe of the house failed (%s)", type(error).__name__)
            return None

    async def _follow(self, found: Found, at: Look) -> None:
        async with self._database.read() as conn:
            known = await ailments.every(conn)
        ill = {each.name: each for some in found.values() for each in some or ()}
        names = [*known, *(name for name in ill if name not in known)]
        after = {name: self._next(name, known.get(name), ill.get(name), found, at) for name in names}
        changed = {name: course for name, (course, _) in after.items() if course != known.get(name)}
        if changed:
            async with self._database.write() as conn:
                for name, course in changed.items():
                    await ailments.keep(conn, name, course)
                await self._tell(conn, [*after.values()], at.now)

    def _next(
        self,
        name: Name,
        before: Course | None,
        ill: Ailment | None,
        found: Found,
        at: Look,
    ) -> tuple[Course | None, Tell]:
        if ill:
            return met(before, ill, at)
        is_blind = found.get(self._found[name]) is None if name in self._found else None in found.values()
        return (before, Tell.NOTHING) if is_blind or not before else missed(before, at)

    async def _tell(
        self, conn: AsyncConnection, after: Sequence[tuple[Course | None, Tell]], now: datetime
    ) -> None:
        for tell, kind in ((Tell.BEGAN, AilmentsBegan), (Tell.OVER, AilmentsOver)):
            if courses := [course for course, said in after if course and said is tell]:
                keys = sorted({course.ailment.key for course in courses})
                logger.warning("%s: %s", kind.__name__, ", ".join(keys))
                event = kind(
                    tuple(each.ailment for each in courses), tuple(each.since for each in courses)
                )
                await inbox.tell(conn, self._desk, f"{kind.__name__}-{now.isoformat()}", event, now)
                self._wakeups.turns.wake()
