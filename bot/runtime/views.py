"""What pages may read: a talk by its address, the staff's rooms, the official e-mails, a
registration by its number. Never a write."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.core.conversation import Address
from bot.core.hidden_numbers import without
from bot.core.registration import Registration
from bot.store.queries import (
    conversations,
    history,
    inbox,
    metrics,
    outages,
    registrations,
    said_rows,
    settings,
)
from bot.store.queries.history import HistoryItem as HistoryItem
from bot.store.queries.history import Mail as Mail
from bot.store.queries.history import RoomRow as RoomRow
from bot.store.queries.inbox import Written, digest
from bot.store.queries.metrics import MonthCount, Waiting
from bot.store.queries.said_rows import SaidRow as SaidRow
from bot.store.queries.settings import Ran as Ran
from bot.store.sqlite.database import Database


@dataclass(frozen=True, slots=True)
class Figures:
    """What waits, and the messages of a month."""

    waiting: list[Waiting]
    messages: list[MonthCount]


@dataclass(frozen=True, slots=True)
class Reading:
    database: Database

    async def language(self, address: Address) -> str | None:
        """None: nobody has written there yet."""
        async with self.database.read() as conn:
            found = await conversations.find(conn, address)
        return found.language if found else None

    async def history(self, address: Address) -> list[HistoryItem]:
        """The latest bubbles, oldest first; none where nobody has written yet."""
        async with self.database.read() as conn:
            found = await conversations.find(conn, address)
            return await history.history(conn, found.id) if found else []

    async def said(self, address: Address) -> list[SaidRow]:
        """What was delivered there, oldest first, with the turn that said it."""
        async with self.database.read() as conn:
            found = await conversations.find(conn, address)
            return await said_rows.said(conn, found.id) if found else []

    async def label_shown(self, address: Address, stamp: int, action: str, arg: str) -> str | None:
        """What a button said that was shown there under this stamp; None if there was none."""
        async with self.database.read() as conn:
            return await history.label_shown(conn, address, stamp, action, arg)

    async def is_unknown(self, address: Address, stamp: int) -> bool:
        """Whether a prompt of this stamp may have been shown there by a machine before, after the backup
        from which this book was restored."""
        async with self.database.read() as conn:
            found = await conversations.find(conn, address)
        return found is not None and not found.knows(stamp)

    async def said_as(self, conversation_id: int, message: str) -> str:
        """What a message of ours says, by the platform's name for it; empty where none is to be shown."""
        async with self.database.read() as conn:
            return await history.said_as(conn, conversation_id, message)

    async def reads_as(self, channel: str, message: str, text: str) -> bool:
        """Whether a message, by the platform's name for it, reads as it did when it last came."""
        async with self.database.read() as conn:
            return await inbox.reads_as(conn, channel, Written(message, digest(without(text))))

    async def rooms(self) -> list[RoomRow]:
        """The one with the latest turn first."""
        async with self.database.read() as conn:
            return await history.rooms(conn)

    async def has_room(self, address: Address) -> bool:
        async with self.database.read() as conn:
            return await history.has_room(conn, address)

    async def registration(self, number: int) -> Registration | None:
        async with self.database.read() as conn:
            return await registrations.get(conn, number)

    async def figures(self, now: datetime, month: str) -> Figures:
        """As of `now` (UTC), and of `month` (2026-11)."""
        async with self.database.read() as conn:
            return Figures(await metrics.waiting(conn, now), await metrics.messages(conn, month))

    async def down(self, channels: Iterable[str]) -> dict[str, datetime]:
        """Those of them that do not work, and since when (UTC)."""
        async with self.database.read() as conn:
            since = {name: await outages.down_since(conn, name) for name in channels}
        return {name: at for name, at in since.items() if at}

    async def causes(self, channels: Iterable[str]) -> dict[str, outages.Cause]:
        """What keeps those of them from working that do not, where staff can mend it."""
        async with self.database.read() as conn:
            found = {name: await outages.cause(conn, name) for name in channels}
        return {name: cause for name, cause in found.items() if cause and cause.why}

    async def version(self) -> Ran | None:
        """Which one has the book, since when, and which one had it before."""
        async with self.database.read() as conn:
            return await settings.running(conn)

    async def mails(self) -> list[Mail]:
        """Of any status, oldest first."""
        async with self.database.read() as conn:
            return await history.mails(conn)
