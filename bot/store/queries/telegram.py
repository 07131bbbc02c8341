"""What Telegram's own ids mean here: topics, posts where there are none, files, parts of a message."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.messages import Message
from bot.store.codec import load
from bot.store.schema import outbox
from bot.store.schema import telegram_files as files
from bot.store.schema import telegram_parts as parts
from bot.store.schema import telegram_posts as posts
from bot.store.schema import telegram_topics as topics
from bot.store.sqlite.prepared import PreparedStatement

_TOPIC = PreparedStatement(
    select(topics).where(
        topics.c.room == bindparam("its_room"), topics.c.chat_id == bindparam("its_chat")
    )
)
_ROOM = PreparedStatement(
    select(topics.c.room).where(
        topics.c.chat_id == bindparam("its_chat"), topics.c.thread_id == bindparam("its_thread")
    )
)


@dataclass(frozen=True, slots=True)
class TopicRow:
    """The topic of a room, with the title and the icon (a custom emoji's id) that it was last given, and
    whether it is to be given newer ones."""

    room: str
    chat_id: int
    thread_id: int
    title: str
    icon: str
    stale: bool


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file that the bot (by its own id) can send again; `method` is the kind Telegram knows it as."""

    attachment_id: str
    bot: str
    file_id: str
    method: str


# Topics of rooms ------------------------------------------------------------------------------------


async def topic_of(conn: AsyncConnection, room: str, chat_id: int) -> TopicRow | None:
    """None also when the topic belongs to another group, as after a move."""
    row = await _TOPIC.row(conn, its_room=room, its_chat=chat_id)
    return TopicRow(**row) if row and row["thread_id"] else None


async def had_topic(conn: AsyncConnection, room: str) -> bool:
    """Whether the room had a topic, in whatever group, be it lost."""
    query = select(topics.c.room).where(topics.c.room == room)
    return (await conn.execute(query)).first() is not None


async def lose_topic(conn: AsyncConnection, room: str) -> None:
    """It is remembered that there was one; nothing is to be renamed any more."""
    gone = {"thread_id": 0, "stale": False}
    await conn.execute(update(topics).where(topics.c.room == room).values(gone))


async def room_of_topic(conn: AsyncConnection, chat_id: int, thread_id: int) -> str | None:
    room: str | None = await _ROOM.value(conn, its_chat=chat_id, its_thread=thread_id)
    return room


async def keep_topic(conn: AsyncConnection, row: TopicRow) -> None:
    """The room's topic from now on, whatever it was before."""
    await forget_topic(conn, row.room)
    values = {name: getattr(row, name) for name in TopicRow.__slots__}
    await conn.execute(insert(topics).values(values))


async def rename_topic(conn: AsyncConnection, room: str, title: str, icon: str) -> None:
    given = {"title": title, "icon": icon, "stale": False}
    await conn.execute(update(topics).where(topics.c.room == room).values(given))


async def has_topics(conn: AsyncConnection, chat_id: int) -> bool:
    """Whether we ever made one there that was not lost."""
    there = (topics.c.chat_id == chat_id, topics.c.thread_id != 0)
    query = select(topics.c.room).where(*there).limit(1)
    return (await conn.execute(query)).first() is not None


async def let_rename(conn: AsyncConnection, room: str) -> None:
    there = (topics.c.room == room, topics.c.thread_id != 0)
    await conn.execute(update(topics).where(*there).values(stale=True))


async def stale_topics(conn: AsyncConnection) -> list[TopicRow]:
    """Those that are to be given a newer title."""
    rows = await conn.execute(select(topics).where(topics.c.stale).order_by(topics.c.room))
    return [TopicRow(**row) for row in rows.mappings()]


async def forget_topic(conn: AsyncConnection, room: str) -> None:
    await conn.execute(delete(topics).where(topics.c.room == room))


# Posts in a group without topics ---------------------------------------------------------------------


async def keep_posts(conn: AsyncConnection, chat_id: int, messages: Sequence[int], room: str) -> None:
    """These messages belong to `room`: a reply to one of them is for its person."""
    for message_id in messages:
        mine = {"chat_id": chat_id, "message_id": message_id}
        await conn.execute(delete(posts).filter_by(**mine))
        await conn.execute(insert(posts).values(**mine, room=room))


async def room_of_post(conn: AsyncConnection, chat_id: int, message_id: int) -> str | None:
    query = select(posts.c.room).where(posts.c.chat_id == chat_id, posts.c.message_id == message_id)
    room: str | None = (await conn.execute(query)).scalar_one_or_none()
    return room


# Files ----------------------------------------------------------------------------------------------


async def file_of(conn: AsyncConnection, attachment_id: str, bot: str) -> FileRow | None:
    query = select(files).where(files.c.attachment_id == attachment_id, files.c.bot == bot)
    row = (await conn.execute(query)).mappings().one_or_none()
    return FileRow(**row) if row else None


async def keep_file(conn: AsyncConnection, row: FileRow) -> None:
    await forget_file(conn, row.attachment_id)
    values = {name: getattr(row, name) for name in FileRow.__slots__}
    await conn.execute(insert(files).values(values))


async def forget_file(conn: AsyncConnection, attachment_id: str) -> None:
    await conn.execute(delete(files).where(files.c.attachment_id == attachment_id))


# Parts of a message that is too long for one ---------------------------------------------------------


async def parts_sent(conn: AsyncConnection, outbox_id: int) -> dict[int, int]:
    """What a try before this one sent already: part → Telegram's message id."""
    query = select(parts.c.part, parts.c.message_id).where(parts.c.outbox_id == outbox_id)
    return {row.part: row.message_id for row in await conn.execute(query)}


async def part_sent(conn: AsyncConnection, outbox_id: int, part: int, message_id: int) -> None:
    made = {"outbox_id": outbox_id, "part": part, "message_id": message_id}
    await conn.execute(insert(parts).values(made))


# What a person answers -----------------------------------------------------------------------------


_JOINED = 20
"""Rows of one turn that go as one message, at the most."""


async def case_of(conn: AsyncConnection, conversation_id: int, external_id: str) -> int:
    """The number that our message of this platform id names, as those about a case do; 0 for none. One in
    several parts is found by each of them; of several that went as one, the last that names one."""
    _, _, part = external_id.rpartition(":")
    of_parts = select(parts.c.outbox_id).where(parts.c.message_id == _number(part))
    named = or_(outbox.c.external_id.in_((external_id, f"{external_id}+")), outbox.c.id.in_(of_parts))
    mine = select(outbox.c.message).where(outbox.c.conversation_id == conversation_id, named)
    found = (await conn.execute(mine.order_by(outbox.c.id.desc()).limit(_JOINED))).scalars()
    numbers = (_number(load(data, Message).args.get("number", "")) for data in found)
    return next(filter(None, numbers), 0)


def _number(text: str) -> int:
    """The digits of it: a number in a text stands between marks of direction."""
    digits = "".join(each for each in text if each.isascii() and each.isdecimal())
    return int(digits) if 0 < len(digits) < 12 else 0
