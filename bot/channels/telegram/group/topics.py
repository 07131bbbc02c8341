"""Where the staff work: a topic of the group for each case, or replies in a group that has no topics.

The rules this module guards: a room is found again after its topic was deleted or its group has moved;
and a topic's title and icon tell of its case what everyone in the group may know: number, kind,
deadline, state.
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection
from telegram.error import BadRequest

from bot.channels.telegram.api.client import CLOSED as PATIENCE
from bot.channels.telegram.api.client import GROUP_CLOSED, Client
from bot.channels.telegram.api.payloads import Place
from bot.channels.telegram.api.refusals import Verdict, verdict_of
from bot.channels.telegram.group import connecting
from bot.channels.telegram.group.topic_titles import Titles, is_same
from bot.core.case import Case
from bot.core.conversation import Address, Party, desk
from bot.runtime.delivery.channel import TryLater
from bot.runtime.shared.clock import Clock
from bot.store.queries import settings
from bot.store.queries import telegram as store
from bot.store.queries.telegram import TopicRow
from bot.store.sqlite.database import Database

logger = logging.getLogger(__name__)

CHANNEL = "telegram"
ASK_AGAIN = 300.0  # seconds after which a group without topics is looked at again
ANEW = "telegram-topic-anew:"  # of the rooms whose topic was made again, in the bot's own values
CLOSED = "closed"  # stands in place of an icon until the topic is opened again


@dataclass(frozen=True, slots=True)
class ChatTarget:
    """Where a message goes. `thread` is None outside topics. `is_anew`: its topic was made again, and
    does not tell yet what was in the one before."""

    chat: int
    thread: int | None = None
    is_anew: bool = False


def is_lost(error: BadRequest) -> bool:
    """Whether a send failed because the topic is no more, or is closed."""
    return verdict_of(error) is Verdict.TOPIC_LOST


class Desk:
    """`group` is the group as configured, 0 for none: then the one that was connected by a link counts.
    `bot` is the bot's own id. `title` says a case's number, kind and deadline. `on_change` is called when
    something shows that the group is not as it was."""

    def __init__(
        self,
        client: Client,
        database: Database,
        clock: Clock,
        group: int,
        title: Callable[[Case], str],
        bot: str = "",
    ) -> None:
        self._client, self._database, self._clock = client, database, clock
        self._configured, self.titles = group, Titles(client, database, title)
        self._making, self._bot = asyncio.Lock(), bot
        self._group: int | None = None  # asked of the database once: nobody else moves it
        self._no_topics_until = 0.0
        self._is_forum: bool | None = None
        self.on_change: Callable[[], None] = lambda: None

    def now(self) -> datetime:
        """UTC."""
        return self._clock.now()

    # the group, wherever it is now

    async def group(self) -> int:
        """0: there is none yet."""
        if self._group is None:
            async with self._database.read() as conn:
                self._group = await self._known(conn)
        return self._group

    async def _known(self, conn: AsyncConnection) -> int:
        if self._configured:
            return int(await settings.get(conn, self._key) or self._configured)
        known = await connecting.connected(conn, self._bot)
        return known.group if known else 0

    async def connect(self, code: str, chat: int) -> bool:
        """Whether that group is the staff's now, by the code that was brought there."""
        if self._configured:
            logger.warning("a group was to be connected, and config.yaml's telegram.staff_group counts")
            return False
        async with self._database.write() as conn:
            taken = await connecting.take(conn, code, chat, self._bot, self._clock.now())
        if taken is None:
            return False
        self._group = taken.group
        self.look_again()
        return taken.group == chat

    async def awaits_group(self) -> bool:
        """Whether a code is out that somebody may bring to a group now."""
        async with self._database.read() as conn:
            code = await connecting.code_now(conn)
        return code is not None and code.is_open(self._clock.now())

    async def went(self, group: int, *, there: bool) -> bool:
        """The bot was removed from the staff's group, or is `there`; whether it came back to a connected
        one."""
        async with self._database.write() as conn:
            return await connecting.went(conn, group, self._bot, self._clock.now(), there=there)

    @property
    def _key(self) -> str:
        return f"telegram-group-{self._configured}"

    def look_again(self) -> None:
        """Whether the group has topics is asked anew: something told that it changed."""
        self._is_forum, self._no_topics_until = None, 0.0

    async def moved(self, new: int) -> None:
        """Follow the group to its new id. Its topics, if it had any, are made again there."""
        if self._configured:
            logger.warning("the staff group has a new id: write telegram.staff_group: %d", new)
        async with self._database.write() as conn:
            known = await connecting.connected(conn, self._bot)
            if self._configured:
                await settings.put(conn, self._key, str(new))
            elif known:
                await connecting.keep(conn, replace(known, group=new))
        self._group = new
        self.look_again()

    # out: from a room to its topic

    async def target(self, address: Address) -> ChatTarget:
        """Where messages for this address go; a room's topic is made at its first message.

        Raises:
            TelegramError: the group could not be asked.
            TryLater: there is none yet.
        """
        if address.party is Party.PERSON:
            return ChatTarget(int(address.address))
        chat = await self.group()
        if not chat:
            raise TryLater(GROUP_CLOSED, PATIENCE)
        if address.party is not Party.ROOM or not await self._has_topics(chat):
            return ChatTarget(chat)
        async with self._making:
            return await self._topic(address, chat)

    async def _has_topics(self, chat: int) -> bool:
        if self._clock.elapsed() < self._no_topics_until:
            return False
        if self._is_forum is None:
            self._is_forum = bool((await self._client.get_chat(chat)).is_forum)
        if not self._is_forum:
            self._without_topics()
        return bool(self._is_forum)

    def _without_topics(self) -> None:
        """Work by replies for a while, then look whether the group has become a forum."""
        self._no_topics_until, self._is_forum = self._clock.elapsed() + ASK_AGAIN, None

    async def _topic(self, address: Address, chat: int) -> ChatTarget:
        title, icon = await self.titles.named(address.address)
        async with self._database.read() as conn:
            known = await store.topic_of(conn, address.address, chat)
        try:
            if known is None:
                return await self._made(address, chat, title, icon)
            await self._titled(known, title, icon)
        except BadRequest as error:
            return await self._instead(error, address, chat, title, icon)
        return ChatTarget(chat, known.thread_id, await self._is_anew(address))

    async def _is_anew(self, address: Address) -> bool:
        async with self._database.read() as conn:
            return await settings.get(conn, f"{ANEW}{address.address}") is not None

    async def retold(self, address: Address) -> None:
        """The topic tells what was in the one before."""
        async with self._database.write() as conn:
            await settings.forget(conn, f"{ANEW}{address.address}")

    async def _instead(
        self, error: BadRequest, address: Address, chat: int, title: str, icon: str
    ) -> ChatTarget:
        if is_lost(error):
            return await self._made(address, chat, title, icon)
        if verdict_of(error) is not Verdict.NO_TOPICS:
            raise error
        logger.error("topics cannot be managed in the staff group: `rida check` says how to mend it")
        self._without_topics()
        self.on_change()
        return ChatTarget(chat)

    async def _made(self, address: Address, chat: int, title: str, icon: str) -> ChatTarget:
        topic = await self._client.create_forum_topic(chat, title, icon_custom_emoji_id=icon or None)
        row = TopicRow(address.address, chat, topic.message_thread_id, title, icon, stale=False)
        async with self._database.write() as conn:
            is_anew = await store.had_topic(conn, address.address)
            await store.keep_topic(conn, row)
            if is_anew:
                await settings.put(conn, f"{ANEW}{address.address}", "yes")
        return ChatTarget(chat, row.thread_id, is_anew)

    async def _titled(self, known: TopicRow, title: str, icon: str) -> None:
        """A new title follows when the group has room for it: no message waits for one."""
        if known.icon == CLOSED:
            await self._opened(known)
        if (known.title, known.icon) != (title, icon):
            await self.titles.follow(known)

    async def _opened(self, known: TopicRow) -> None:
        try:
            await self._client.reopen_forum_topic(known.chat_id, known.thread_id)
        except BadRequest as error:
            if not is_same(error):  # somebody opened it meanwhile
                raise
        async with self._database.write() as conn:
            await store.rename_topic(conn, known.room, known.title, "")

    async def closed(self, place: Place) -> None:
        """Somebody closed a topic: it is opened again when there is something to say in it."""
        async with self._database.write() as conn:
            room = await store.room_of_topic(conn, place.chat, place.thread)
            topic = await store.topic_of(conn, room, place.chat) if room else None
            if topic:
                await store.rename_topic(conn, topic.room, topic.title, CLOSED)

    async def lost(self, address: Address, target: ChatTarget) -> None:
        """The topic is closed or no more. A closed one is opened again; a deleted one is forgotten."""
        try:
            await self._client.reopen_forum_topic(target.chat, target.thread or 0)
        except BadRequest:
            async with self._database.write() as conn:
                await store.lose_topic(conn, address.address)

    def landed(self, target: ChatTarget, *, forum: bool) -> None:
        """Where a message came to stand: a topic is ignored without an error where there are none."""
        if target.thread is not None and not forum:
            self.look_again()
            self.on_change()

    async def posted(self, address: Address, target: ChatTarget, messages: list[int]) -> None:
        """Remember which room these messages are of, for the day when no topic says it."""
        if address.party is Party.ROOM:
            async with self._database.write() as conn:
                await store.keep_posts(conn, target.chat, messages, address.address)

    # in: from a topic to its room

    async def room_at(self, place: Place) -> Address:
        """The room of a topic or of the message that was replied to; else the common desk."""
        async with self._database.read() as conn:
            room = await _room(conn, place)
        return Address(CHANNEL, room, Party.ROOM) if room else desk(CHANNEL)


async def _room(conn: AsyncConnection, place: Place) -> str | None:
    """By its topic; where Telegram does not tell that, or there are none any more, by the message that is
    answered or pressed: one of ours, or the one that a topic begins with."""
    room = await store.room_of_topic(conn, place.chat, place.thread) if place.thread else None
    if room or not place.reply_to:
        return room
    ours = await store.room_of_post(conn, place.chat, place.reply_to)
    return ours or await store.room_of_topic(conn, place.chat, place.reply_to)
