"""Who of the staff list has a place on Telegram: told to the group when it is not as it was told last.

The rule this module guards: the database alone says who has a place, whoever wrote it there: a leader's
press, a verb of the command line, or the staff list that was read again.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.channels.telegram.group import connecting
from bot.channels.telegram.group.connecting import Connected
from bot.core.conversation import Address
from bot.core.events import ConfigOverrules, Event, PlaceDecided, PlacesChanged
from bot.runtime.shared.clock import Clock
from bot.runtime.shared.wakeups import first_of
from bot.store.queries import places, settings
from bot.store.sqlite.database import Database

logger = logging.getLogger(__name__)

LOOK = 1.0  # seconds
KEPT = "telegram-places-told"
OVERRULED = "telegram-overruled-told"

Tell = Callable[[str, Event], Awaitable[None]]
TellThem = Callable[[str, Address, Event], Awaitable[None]]
Members = Mapping[str, tuple[str, str]]
Shown = dict[str, list[str]]
"""Of each member, the button that stands there, and the account."""


@dataclass(frozen=True, slots=True)
class Look:
    """The connected group; what the group was told of places, and how they are; where members talk with
    the bot who have one; and what was told of the file that overrules it."""

    known: Connected | None
    told: Shown
    shown: Shown
    has: Mapping[str, Address]
    overruled: str

    @property
    def joined(self) -> tuple[str, ...]:
        """Who has a place since the group was told last."""
        before = {id: account for id, (_, account) in self.told.items()}
        return tuple(
            id for id in self.has if id in self.shown and before.get(id, "") != self.shown[id][1]
        )


class PlacesWatch:
    """`bot` is the bot's own id, `group` the one that config.yaml names (0: none). `members` are those on
    the list by id: their names, and the accounts that the file names."""

    def __init__(
        self, database: Database, clock: Clock, bot: str, group: int, members: Callable[[], Members]
    ) -> None:
        self._database, self._clock, self._bot, self._members = database, clock, bot, members
        self._named = group

    async def run(self, stop: asyncio.Event, tell: Tell, tell_them: TellThem) -> None:
        """`tell` brings an event to the staff's desk, `tell_them` to somebody's private talk."""
        while not stop.is_set():
            now = await self._look()
            await self._tell_places(now, tell, tell_them)
            await self._tell_overruled(now, tell)
            await first_of(stop, seconds=LOOK)

    async def _look(self) -> Look:
        """One view a second, of rows that are found by their keys."""
        async with self._database.read() as conn:
            known = await connecting.connected(conn, self._bot)
            told: Shown = json.loads(await settings.get(conn, KEPT) or "{}")
            shown = await self._now(conn) if known and known.told is not None else told
            has = await places.taken(conn)
            overruled = await settings.get(conn, OVERRULED) or ""
        return Look(known, told, shown, has, overruled)

    async def _tell_places(self, now: Look, tell: Tell, tell_them: TellThem) -> None:
        if now.shown == now.told:
            return
        name = f"places-{self._clock.now().isoformat()}"
        await tell(name, PlacesChanged(now.joined))
        for id in now.joined:
            await tell_them(f"{name}-{id}", now.has[id], PlaceDecided(id, given=True))
        async with self._database.write() as conn:
            await settings.put(conn, KEPT, json.dumps(now.shown))

    async def _tell_overruled(self, now: Look, tell: Tell) -> None:
        """What config.yaml says counts, and that it overrules what was connected is told once."""
        is_group = bool(self._named and now.known and now.known.group != self._named)
        clashing = tuple(self._clashing(now.has))
        said = json.dumps([is_group, clashing], ensure_ascii=False) if is_group or clashing else ""
        if said == now.overruled:
            return
        if said:
            logger.warning("config.yaml counts before what was connected: `rida check` says what")
            event = ConfigOverrules(is_group, clashing)
            await tell(f"config-overrules-{self._clock.now().isoformat()}", event)
        async with self._database.write() as conn:
            await settings.put(conn, OVERRULED, said)

    def _clashing(self, has: Mapping[str, Address]) -> Iterator[str]:
        for id, (name, account) in self._members().items():
            if account and id in has and has[id].address != account:
                yield name

    async def _now(self, conn: AsyncConnection) -> Shown:
        named = self._members()
        rows = [each for each in await places.every(conn) if each.link]
        return {each.member: [f"{each.link} {named.get(each.member, ())}", each.account] for each in rows}
