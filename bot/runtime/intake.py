"""The way in. The rule this module guards: when `accept` returns, the event is on the disk. What it
awaits is fetched afterwards (bot.runtime.files.fetching): nothing here waits for the network."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Party
from bot.core.events import Event, MessageEdited, MessageReceived, Words
from bot.core.hidden_numbers import without_hidden
from bot.core.messages import Incoming
from bot.policy.languages import FIRST
from bot.runtime.shared.clock import Clock
from bot.runtime.shared.live_updates import LiveUpdates, Received, Typing
from bot.runtime.shared.wakeups import Wakeups
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


class Intake:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        live_updates: LiveUpdates,
        wakeups: Wakeups,
    ) -> None:
        self._database, self._clock, self._live_updates, self._wakeups = (
            database,
            clock,
            live_updates,
            wakeups,
        )

    async def accept(self, incoming: Incoming) -> Accepted:
        """Write the event, wake the turns, commit, and only then return: now the platform may be
        answered. While nothing can be kept, it waits."""
        now = self._clock.now()
        dated = without_hidden(replace(incoming, event=_timed(incoming.event, now)))
        while True:
            with suppress(NoRoom):  # all was undone: the next try waits for room
                return await self._accept(dated, now)

    async def _accept(self, incoming: Incoming, now: datetime) -> Accepted:
        async with self._database.write_behind() as conn:
            conversation_id, kept = await self._keep(conn, incoming, now)
        self._wakeups.turns.wake()  # its turn need not wait for the disk, which takes us first
        if incoming.awaits:
            self._wakeups.files.wake()
        await self._database.on_disk()
        if kept.is_new:
            self._tell(conversation_id, incoming, kept.id, now)
        return Accepted(kept.id, kept.is_new)

    async def _keep(
        self, conn: AsyncConnection, incoming: Incoming, now: datetime
    ) -> tuple[int, InsertResult]:
        """The conversation it belongs to, and the row of the inbox."""
        event = incoming.event
        kept, there = await self._put(conn, incoming, now)
        if kept.is_new and (files := _files(event)):
            await attachments.used(conn, files)
        if kept.is_new and incoming.awaits:
            await self._await(conn, kept.id, incoming, now)
        who = (incoming.sender_name, incoming.sender_phone)
        if any(who) and incoming.address.party is Party.PERSON:
            await profiles.keep(conn, there, *who, now)
        return there, kept

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

    def _tell(self, conversation_id: int, incoming: Incoming, inbox_id: int, now: datetime) -> None:
        item = bubble(inbox_id, incoming.event, now)
        if item:
            self._live_updates.publish(Received(conversation_id, incoming.address, item))
            self._live_updates.publish(Typing(incoming.address))


def _written(incoming: Incoming) -> Written | None:
    return Written(incoming.message, digest(incoming.text)) if incoming.message else None


def _files(event: Event) -> list[str]:
    words = event.words if isinstance(event, MessageReceived | MessageEdited) else Words()
    return [attachment.id for attachment in words.attachments]


def _timed(event: Event, now: datetime) -> Event:
    """Words carry the time they came, so that a turn that is late does not date them later."""
    if not isinstance(event, MessageReceived | MessageEdited) or event.words.at:
        return event
    return replace(event, words=replace(event.words, at=now))
