"""Where a case stands in the staff's group, for whoever reads of it elsewhere.

The rule this module guards: a link leads to where the case stands by the time it is asked for. What is on
its way there goes first, for a moment: it makes the topic, or makes it again.
"""

import asyncio
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Address, room_of
from bot.store import outbox
from bot.store import telegram as store
from bot.store.database import Database
from bot.telegram.desk import CHANNEL, Desk

SUPERGROUP = "-100"  # what Telegram puts before the number by which its links know a group
CARD = "card"
PATIENCE, PAUSE = 5.0, 0.2  # seconds; while Telegram is away, a mail goes with what is known


@dataclass(frozen=True, slots=True)
class CaseLinks:
    """To the topic of a case; in a group without topics, to its card."""

    database: Database
    desk: Desk

    async def __call__(self, case: int) -> str:
        """Empty: the case has no place there that a link could name."""
        room, chat = room_of(case, CHANNEL), await self.desk.group()
        if not str(chat).startswith(SUPERGROUP):
            return ""
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                await self._nothing_on_its_way(room)
        async with self.database.read() as conn:
            place = await _place(conn, room, chat)
        return f"https://t.me/c/{str(chat).removeprefix(SUPERGROUP)}/{place}" if place else ""

    async def _nothing_on_its_way(self, room: Address) -> None:
        while True:
            async with self.database.read() as conn:
                if not await outbox.is_waiting(conn, room):
                    return
            await asyncio.sleep(PAUSE)


async def _place(conn: AsyncConnection, room: Address, chat: int) -> str:
    """The topic's number, or the card's; both stand at the same place of a link."""
    topic = await store.topic_of(conn, room.address, chat)
    if topic:
        return str(topic.thread_id)
    there, _, message = (await outbox.latest_of(conn, room, CARD)).rstrip("+").partition(":")
    return message if there == str(chat) else ""
