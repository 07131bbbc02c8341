"""The way in. The rule this module guards: when `accept` returns, the event is on the disk. What it
awaits is fetched afterwards (bot.runtime.files.fetching): nothing here waits for the network."""

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Party
from bot.core.events import Event, MessageEdited, MessageReceived, Words
from bot.core.hidden_numbers import without_hidden
from bot.core.messages import Incoming
from bot.core.replaced import replaced
from bot.policy.languages import FIRST
from bot.runtime.quiet import Quiet
from bot.runtime.shared.clock import Clock
from bot.runtime.shared.live_updates import LiveUpdates, Received, Typing
from bot.runtime.shared.wakeups import Wakeups
from bot.runtime.turns.release import release, reopen
from bot.store.errors import NoRoom
from bot.store.queries import attachments, conversations, inbox, profiles
from bot.store.queries.history import incoming as bubble
from bot.store.queries.inbox import InsertResult, Written, digest
from bot.store.sqlite.database import Database

HOLD = timedelta(seconds=0.7)
"""So long a turn waits for a file on its way: most are here by then, and nobody need say that one is."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """`is_new` is False when the same event had been accepted before; nothing was changed then."""

    inbox_id: int
    is_new: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """What was committed and may not be on the disk yet. `at` is when it came (UTC)."""

    accepted: Accepted
    conversation_id: int
    incoming: Incoming
    at: datetime


class Accepting(Protocol):
    """What takes events in, one by one or several for one acknowledgement."""

    async def accept(self, incoming: Incoming, /) -> Accepted: ...


class Intake:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        live_updates: LiveUpdates,
        wakeups: Wakeups,
        quiet: Quiet,
    ) -> None:
        self._quiet = quiet
        self._database, self._clock, self._live_updates, self._wakeups = (
            database,
            clock,
            live_updates,
            wakeups,
        )

    async def accept(self, incoming: Incoming) -> Accepted:
        """Write the event, wake the turns, commit, and only then return: now the platform may be
        answered. While nothing can be kept, it waits."""
        kept = await self.kept(incoming)
        await self._database.on_disk()
        self.tell(kept)
        return kept.accepted

    async def kept(self, incoming: Incoming) -> Kept:
        """The same, but for the disk: a power cut may undo it until it is there, and nobody is told."""
        now = self._clock.now()
        dated = without_hidden(replaced(incoming, event=_timed(incoming.event, now)))
        while True:
            with suppress(NoRoom):  # all was undone: the next try waits for room
                return await self._kept(dated, now)

    async def _kept(self, incoming: Incoming, now: datetime) -> Kept:
        async with self._database.write_behind() as conn:
            conversation_id, kept = await self._keep(conn, incoming, now)
        self._wakeups.turns.wake()  # its turn need not wait for the disk, which takes us first
        if incoming.awaits:
            self._wakeups.files.wake()
        return Kept(Accepted(kept.id, kept.is_new), conversation_id, incoming, now)

    async def _keep(
        self, conn: AsyncConnection, incoming: Incoming, now: datetime
    ) -> tuple[int, InsertResult]:
        """The conversation it belongs to, and the row of the inbox."""
        event: Event | None = incoming.event
        kept, there = await self._put(conn, incoming, now)
        if incoming.unordered and kept.is_new:
            event = await self._after_its_edit(conn, kept.id, incoming)
        if kept.is_new:
            await self._quiet.came(conn, there, now)
        if incoming.free_until:
            await reopen(conn, there, incoming.free_until, now)
            if event is None:
                await release(conn, there, kept.id, incoming.free_until, now)
        if kept.is_new and (files := _files(event)):
            await attachments.used(conn, files)
        if kept.is_new and incoming.awaits:
            await self._await(conn, kept.id, incoming, now)
        who = (incoming.sender_name, incoming.sender_phone)
        if any(who) and incoming.address.party is Party.PERSON:
            await profiles.keep(conn, there, *who, now)
        return there, kept

    async def _after_its_edit(self, conn: AsyncConnection, id: int, incoming: Incoming) -> Event | None:
        """A message that comes when an edit of it was answered brings its files alone: how it reads was
        told by the edit. How it read first is kept. None: it has no turn."""
        event, channel = incoming.event, incoming.address.channel
        may_be = incoming.message and not isinstance(event, MessageEdited)
        if not may_be or not await inbox.was_edited(conn, channel, incoming.message):
            return event
        if not isinstance(event, MessageReceived) or not event.words.attachments:
            await inbox.done(conn, id)
            return None
        bare = replaced(event, words=replaced(event.words, text=""))
        await inbox.rewrite(conn, id, bare)
        return bare

    async def _put(
        self, conn: AsyncConnection, incoming: Incoming, now: datetime
    ) -> tuple[InsertResult, int]:
        address, told = incoming.address, (incoming.event, now, incoming.number, _written(incoming))
        if kept := await inbox.put_at(conn, address, incoming.external_id, *told):
            return kept
        there = (await conversations.at(conn, address, incoming.language or FIRST, now)).id
        return await inbox.put(conn, there, address.channel, incoming.external_id, *told), there

    async def _await(self, conn: AsyncConnection, id: int, incoming: Incoming, now: datetime) -> None:
        for each in incoming.awaits:
            await attachments.await_file(conn, id, incoming.address.channel, each, now)
        await inbox.hold(conn, id, now + HOLD)
        self._wakeups.turns.wake_in(HOLD)

    def under_way(self) -> AbstractContextManager[None]:
        """A platform waits for its answer meanwhile."""
        return self._wakeups.posts

    def tell(self, kept: Kept) -> None:
        """Whoever looks on, once it is on the disk."""
        accepted, incoming = kept.accepted, kept.incoming
        item = bubble(accepted.inbox_id, incoming.event, kept.at) if accepted.is_new else None
        if item:
            self._live_updates.publish(Received(kept.conversation_id, incoming.address, item))
            self._live_updates.publish(Typing(incoming.address))


class Batch:
    """Several events that their platform is answered for together: each is kept for itself, in a
    transaction of its own, and the disk is waited for once.

    The rule this class guards: before `on_disk` nobody is told of any of them.
    """

    def __init__(self, intake: Intake, database: Database) -> None:
        self._intake, self._database = intake, database
        self._kept: list[Kept] = []
        self._afterwards: list[Callable[[], None]] = []

    async def accept(self, incoming: Incoming) -> Accepted:
        """As the intake's, but for the disk."""
        kept = await self._intake.kept(incoming)
        self._kept.append(kept)
        return kept.accepted

    def under_way(self) -> AbstractContextManager[None]:
        """Its platform waits: turns let it go before them."""
        return self._intake.under_way()

    def afterwards(self, do: Callable[[], None]) -> None:
        """To be done once all is on the disk."""
        self._afterwards.append(do)

    async def on_disk(self) -> None:
        """When this returns, all of it outlives a power cut, and whoever looks on was told.

        Raises:
            DiskFailed: it may not.
        """
        await self._database.on_disk()
        for kept in self._kept:
            self._intake.tell(kept)
        for do in self._afterwards:
            do()


def _written(incoming: Incoming) -> Written | None:
    return Written(incoming.message, digest(incoming.text)) if incoming.message else None


def _files(event: Event | None) -> list[str]:
    words = event.words if isinstance(event, MessageReceived | MessageEdited) else Words()
    return [attachment.id for attachment in words.attachments]


def _timed(event: Event, now: datetime) -> Event:
    """Words carry the time they came, so that a turn that is late does not date them later."""
    if not isinstance(event, MessageReceived | MessageEdited) or event.words.at:
        return event
    return replaced(event, words=replaced(event.words, at=now))
