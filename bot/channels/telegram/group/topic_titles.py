"""What the topics of cases are called: number, kind, deadline, and an icon for the state.

The rule this module guards: no message waits for a title. However often a case moved on meanwhile, its
topic is renamed once, when the group has room for it, over restarts, too.
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.channels.telegram.api.client import Client
from bot.channels.telegram.api.rate_limits import urgent
from bot.core.case import Case, Status
from bot.core.messages import Urgency
from bot.runtime.shared.wakeups import first_of
from bot.store.queries import cases
from bot.store.queries import telegram as store
from bot.store.queries.telegram import TopicRow
from bot.store.sqlite.database import Database

logger = logging.getLogger(__name__)

LONGEST = 128  # characters, by Telegram
AGAIN = 15.0  # seconds after a try that failed for the moment
ICONS = {
    Status.OPEN: "❗",
    Status.ASSIGNED: "✍",
    Status.OFFERED: "❓",
    Status.AGREED: "💡",
    Status.RESOLVED: "✅",
    Status.REOPENED: "🔥",
    Status.CLOSED: "⭐",
    Status.WITHDRAWN: "📁",
    Status.DISMISSED: "📁",
    Status.ENDED: "📁",
    Status.MERGED: "📁",
}
"""Of the icons that Telegram gives to everyone (getForumTopicIconStickers)."""

CRY_ICON = "📣"
"""Of an open case whose person cried for help, whatever else it is."""


def icon_of(case: Case) -> str:
    return CRY_ICON if case.urgent and case.is_open else ICONS[case.status]


def is_same(error: BadRequest) -> bool:
    """Whether a change was refused because nothing would change."""
    return "not modified" in error.message.lower().replace("_", " ")


class Titles:
    """`title` says what a case's topic is called."""

    def __init__(self, client: Client, database: Database, title: Callable[[Case], str]) -> None:
        self._client, self._database, self._title = client, database, title
        self._icons: dict[str, str] | None = None
        self._stale = asyncio.Event()

    async def named(self, room: str) -> tuple[str, str]:
        """The title and the icon that the topic of a room has now, by its case."""
        case = await self._case(room)
        if case is None:
            return room, ""
        return self._title(case)[:LONGEST], (await self._icon_ids()).get(icon_of(case), "")

    async def _case(self, room: str) -> Case | None:
        number = room.removeprefix("case-")
        async with self._database.read() as conn:
            return await cases.get(conn, int(number)) if number.isdecimal() else None

    async def _icon_ids(self) -> dict[str, str]:
        """By emoji, without the sign that asks for colour."""
        if self._icons is None:
            stickers = await self._client.get_forum_topic_icon_stickers()
            self._icons = {
                (each.emoji or "").rstrip("\ufe0f"): each.custom_emoji_id or "" for each in stickers
            }
        return self._icons

    async def follow(self, topic: TopicRow) -> None:
        """Rename it once there is room for that."""
        if not topic.stale:
            async with self._database.write() as conn:
                await store.let_rename(conn, topic.room)
        self._stale.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`: give topics the titles of today."""
        while not stop.is_set():
            self._stale.clear()
            await self._until_stale(stop, await self._all_renamed())

    async def _until_stale(self, stop: asyncio.Event, wait: float | None) -> None:
        """With a `wait`, nothing is tried before, whatever else must be renamed."""
        ends = (stop,) if wait else (stop, self._stale)
        await first_of(*ends, seconds=wait)

    async def _all_renamed(self) -> float | None:
        """Seconds until the rest may be tried; None: nothing is left."""
        async with self._database.read() as conn:
            stale = await store.stale_topics(conn)
        try:
            for topic in stale:
                await self._renamed(topic)
        except RetryAfter as error:
            asked = error.retry_after
            return asked.total_seconds() if isinstance(asked, timedelta) else float(asked)
        except TelegramError as error:
            logger.info("a topic cannot be renamed now: %s", type(error).__name__)
            return AGAIN
        return None

    async def _renamed(self, topic: TopicRow) -> None:
        title, icon = await self.named(topic.room)
        if (title, icon) != (topic.title, topic.icon):
            await self._asked_for(topic, title, icon)
        async with self._database.write() as conn:
            await store.rename_topic(conn, topic.room, title, icon)
        if (title, icon) != await self.named(topic.room):  # it moved on meanwhile
            await self.follow(replace(topic, stale=False))

    async def _asked_for(self, topic: TopicRow, title: str, icon: str) -> None:
        try:
            with urgent(Urgency.CHANGE):
                await self._client.edit_forum_topic(
                    topic.chat_id, topic.thread_id, name=title, icon_custom_emoji_id=icon
                )
        except BadRequest as error:
            if not is_same(error):  # it is gone or ours no more: the next message there finds out
                logger.info("a topic keeps its title: %s", type(error).__name__)
        except (ChatMigrated, Forbidden) as error:
            logger.info("a topic keeps its title: %s", type(error).__name__)
