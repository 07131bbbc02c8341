"""A file that was on its way is here, or never comes: told where its message went.

The rule this module guards: it is one transaction with the end of the waiting, so a crash tells it
neither never nor twice. A turn that still waits for the file simply has it.
"""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.awaited import settled
from bot.core.events import (
    Attachment,
    Event,
    FileCame,
    FileMissed,
    MessageReceived,
    Words,
)
from bot.runtime.shared.clock import Clock
from bot.runtime.shared.live_updates import LiveUpdates, Received
from bot.runtime.shared.wakeups import Wakeups
from bot.store.queries import attachments, inbox
from bot.store.queries.attachments import AwaitedFile
from bot.store.queries.history import incoming as bubble
from bot.store.sqlite.database import Database


class Arrived:
    def __init__(
        self, database: Database, clock: Clock, live_updates: LiveUpdates, wakeups: Wakeups
    ) -> None:
        self._database, self._clock, self._live_updates, self._wakeups = (
            database,
            clock,
            live_updates,
            wakeups,
        )

    async def came(self, file: AwaitedFile, kept: Attachment) -> None:
        async with self._database.write() as conn:
            if not await attachments.settle_file(conn, file.id):
                return  # the case book was emptied meanwhile
            await attachments.used(conn, [kept.id])
            event, waits = await self._rewritten(conn, file, kept)
            if not waits:
                words = _words(event)
                alone = "" if words.text.strip() else words.id
                await self._post(conn, file, FileCame(file.id, kept, alone))
        self._wakeups.turns.wake()
        if item := bubble(file.inbox_id, event, self._clock.now()):
            self._live_updates.publish(Received(file.conversation_id, file.address, item))

    async def missed(self, file: AwaitedFile, reason: str) -> None:
        """Its sender hears it by what a refused file always says, the staff of a person's case beside."""
        async with self._database.write() as conn:
            if not await attachments.settle_file(conn, file.id):
                return
            event, waits = await self._rewritten(conn, file, None)
            words, by = _words(event), event.by if isinstance(event, MessageReceived) else ""
            refused = MessageReceived(Words(id=words.id), by, reason)
            await self._post(conn, file, FileMissed(file.id, file.kind, words.id))
            if waits and not words:
                await inbox.rewrite(conn, file.inbox_id, refused)
            else:
                await self._post(conn, file, refused)
        self._wakeups.turns.wake()

    async def _rewritten(
        self, conn: AsyncConnection, file: AwaitedFile, kept: Attachment | None
    ) -> tuple[Event, bool]:
        """What came, as it is now, and whether its turn is still to be taken."""
        event, waits = await inbox.event_of(conn, file.inbox_id)
        now = settled(event, file.id, kept)
        await inbox.rewrite(conn, file.inbox_id, now)
        return now, waits

    async def _post(self, conn: AsyncConnection, file: AwaitedFile, event: Event) -> None:
        name = f"{type(event).__name__}-{file.id}"
        await inbox.put(conn, file.conversation_id, inbox.INTERNAL, name, event, self._clock.now())


def _words(event: Event) -> Words:
    return event.words if isinstance(event, MessageReceived) else Words()
