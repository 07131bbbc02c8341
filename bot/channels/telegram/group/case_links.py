"""Where a case stands in the staff's group, for whoever reads of it elsewhere.

The rules this module guards: a link leads to where the case stands by the time it is asked for. What is
on its way there goes first, for a moment: it makes the topic, or makes it again. Where that moment was
not enough, the mails after it do not wait at all for a while: no official mail queues behind a group.
"""

import asyncio
from dataclasses import dataclass, field

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.channels.telegram.group.topics import CHANNEL, Desk
from bot.core.conversation import Address, room_of
from bot.store.queries import outbox_slots
from bot.store.queries import telegram as store
from bot.store.sqlite.database import Database

SUPERGROUP = "-100"  # what Telegram puts before the number by which its links know a group
CARD = "card"
PATIENCE, PAUSE = 5.0, 0.2  # seconds; while Telegram is away, a mail goes with what is known
IMPATIENT = 60.0  # seconds without waiting, once the group did not keep up


@dataclass(slots=True)
class CaseLinks:
    """To the topic of a case; in a group without topics, to its card."""

    database: Database
    desk: Desk
    _impatient_until: float = field(default=0.0, init=False)

    async def __call__(self, case: int) -> str:
        """Empty: the case has no place there that a link could name."""
        room, chat = room_of(case, CHANNEL), await self.desk.group()
        if not str(chat).startswith(SUPERGROUP):
            return ""
        await self._wait_for(room)
        async with self.database.read() as conn:
            place = await _place(conn, room, chat)
        return f"https://t.me/c/{str(chat).removeprefix(SUPERGROUP)}/{place}" if place else ""

    async def _wait_for(self, room: Address) -> None:
        loop = asyncio.get_running_loop()
        if loop.time() < self._impatient_until:
            return
        try:
            async with asyncio.timeout(PATIENCE):
                await self._nothing_on_its_way(room)
        except TimeoutError:
            self._impatient_until = loop.time() + IMPATIENT

    async def _nothing_on_its_way(self, room: Address) -> None:
        while True:
            async with self.database.read() as conn:
                if not await outbox_slots.is_waiting(conn, room):
                    return
            await asyncio.sleep(PAUSE)


async def _place(conn: AsyncConnection, room: Address, chat: int) -> str:
    """The topic's number, or the card's; both stand at the same place of a link."""
    topic = await store.topic_of(conn, room.address, chat)
    if topic:
        return str(topic.thread_id)
    there, _, message = (await outbox_slots.latest_of(conn, room, CARD)).rstrip("+").partition(":")
    return message if there == str(chat) else ""
