"""Messages that are deleted again, as far as Telegram lets a bot: read from the source of its servers.

The rules this module guards: what may be younger than two days is asked to be deleted, a hundred at once;
of what is older, or may not be deleted for want of a right, the words of our own are written over, for a
bot may change what it sent for ever; asked twice is no harm, for what is gone already counts as gone; and
what became of each is kept as soon as it is known, so that a crash asks for the rest alone.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import groupby

from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot.channels.telegram.api.client import Client
from bot.channels.telegram.api.refusals import Verdict, verdict_of
from bot.core.messages import Delivery
from bot.runtime.delivery.channel import TryLater
from bot.store.queries import takebacks
from bot.store.queries import telegram as store
from bot.store.queries.takebacks import Fate, Post, PostRow
from bot.store.sqlite.database import Database

TOGETHER = 100
"""What one call deletes at most."""

SINGLY = 20
"""Calls for single messages in one go: then other chats have theirs, and the rest follows."""

OLD = timedelta(hours=48)
GONE = "···"
"""What stands in the place of words that were taken back: it needs no language."""


class TakingBack:
    def __init__(self, client: Client, database: Database) -> None:
        self._client, self._database = client, database

    async def done(self, delivery: Delivery, now: datetime) -> None:
        """Everything that the row of the outbox stands for.

        Raises:
            TryLater: there is more than goes at once.
            TelegramError: Telegram asks for patience, or is away.
        """
        id = takebacks.takeback_of(delivery.message)
        async with self._database.write() as conn:
            await takebacks.gather(conn, id, now)
        posts = await self._waiting(id)
        for topic in [each for each in posts if each.kind is Post.TOPIC]:
            await self._topic(topic)
        for chat, its in groupby(sorted(await self._waiting(id), key=_chat_of), key=_chat_of):
            await self._chat(chat, list(its), now)
        rest = await self._waiting(id)
        for post in rest[:SINGLY]:
            await self._singly(post, now)
        if len(rest) > SINGLY:
            raise TryLater("there is more to take back", timedelta(seconds=1))

    async def _waiting(self, id: int) -> list[PostRow]:
        async with self._database.read() as conn:
            return await takebacks.waiting(conn, id)

    async def _went(self, posts: Iterable[PostRow], fate: Fate, reason: str = "") -> None:
        async with self._database.write() as conn:
            await takebacks.went(conn, [post.id for post in posts], fate, reason)

    async def _topic(self, topic: PostRow) -> None:
        """It is forgotten, not lost: nothing is told again of what was in it."""
        fate, reason = Fate.TAKEN, ""
        try:
            where = {"chat_id": topic.chat_id, "message_thread_id": topic.message_id}
            await self._client.call("deleteForumTopic", **where)
        except BadRequest as error:
            if verdict_of(error) is not Verdict.TOPIC_LOST:
                fate, reason = Fate.LEFT, _reason(error)
        if fate is Fate.TAKEN:
            async with self._database.write() as conn:
                room = await store.room_of_topic(conn, topic.chat_id, topic.message_id)
                await store.forget_topic(conn, room or "")
        await self._went([topic], fate, reason)

    async def _chat(self, chat: int, posts: list[PostRow], now: datetime) -> None:
        """Of a group that moved to another id the old ids mean nothing any more."""
        try:
            await self._together(chat, [each for each in posts if now - each.at < OLD])
        except ChatMigrated:
            await self._went(posts, Fate.LEFT, "refused")

    async def _together(self, chat: int, posts: list[PostRow]) -> None:
        """One that may not be deleted keeps all of its hundred: these are asked for singly."""
        for at in range(0, len(posts), TOGETHER):
            some = posts[at : at + TOGETHER]
            ids = f"[{','.join(str(post.message_id) for post in some)}]"
            try:
                await self._client.call("deleteMessages", chat_id=chat, message_ids=ids)
            except BadRequest as error:
                if verdict_of(error) not in _REFUSED:
                    raise
            else:
                await self._went(some, Fate.TAKEN)

    async def _singly(self, post: PostRow, now: datetime) -> None:
        is_old, is_ours = now - post.at >= OLD, post.kind is Post.OURS
        if is_old and is_ours:
            became: tuple[Fate, str] = await self._emptied(post, "age")
        elif await self._deleted(post):
            became = Fate.TAKEN, ""
        else:
            why = "age" if is_old else "rights"
            became = await self._emptied(post, why) if is_ours else (Fate.LEFT, why)
        await self._went([post], *became)

    async def _deleted(self, post: PostRow) -> bool:
        """Or gone already; False: Telegram refuses it."""
        try:
            await self._client.call("deleteMessage", chat_id=post.chat_id, message_id=post.message_id)
        except BadRequest as error:
            if "message to delete not found" in error.message.lower():
                return True
            if verdict_of(error) not in _REFUSED:
                raise
            return False
        return True

    async def _emptied(self, post: PostRow, why: str) -> tuple[Fate, str]:
        """Its words are written over, with its buttons; a file of ours cannot be, and stays."""
        where = {"chat_id": post.chat_id, "message_id": post.message_id}
        try:
            await self._client.call("editMessageText", **where, text=GONE)
        except BadRequest as error:
            said = error.message.lower()
            if "not found" in said:
                return Fate.TAKEN, ""
            if verdict_of(error) is Verdict.SAME:
                return Fate.EMPTIED, ""
            if "no text in the message" not in said:
                return Fate.LEFT, why
            await self._without_caption(where)
            return Fate.LEFT, "file"
        return Fate.EMPTIED, ""

    async def _without_caption(self, where: dict[str, int]) -> None:
        try:
            await self._client.call("editMessageCaption", **where, caption="")
        except BadRequest as error:
            if verdict_of(error) not in (Verdict.SAME, Verdict.REFUSED):
                raise


_REFUSED = (Verdict.REFUSED, Verdict.NO_TOPICS)


def _chat_of(post: PostRow) -> int:
    return post.chat_id


def _reason(error: TelegramError) -> str:
    return "rights" if verdict_of(error) is Verdict.NO_TOPICS else "refused"
