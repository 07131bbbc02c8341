"""What pages may read: a talk by its address, the staff's rooms, the official e-mails, a
registration by its number. Never a write."""

from dataclasses import dataclass

from bot.core.conversation import Address
from bot.core.hidden_numbers import without
from bot.core.registration import Registration
from bot.store.queries import conversations, history, inbox, registrations
from bot.store.queries.history import HistoryItem as HistoryItem
from bot.store.queries.history import Mail as Mail
from bot.store.queries.history import RoomRow as RoomRow
from bot.store.queries.inbox import Written, digest
from bot.store.sqlite.database import Database


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

    async def label_shown(self, address: Address, stamp: int, action: str, arg: str) -> str | None:
        """What a button said that was shown there under this stamp; None if there was none."""
        async with self.database.read() as conn:
            return await history.label_shown(conn, address, stamp, action, arg)

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

    async def mails(self) -> list[Mail]:
        """Of any status, oldest first."""
        async with self.database.read() as conn:
            return await history.mails(conn)
