"""What is known of every stored file. The bytes lie in a folder (`bot.runtime.files`).

A file that is on its way from its platform has a row of its own, until it is here or is given up.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import RowMapping, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Address
from bot.core.events import Attachment, AttachmentKind
from bot.core.messages import Awaited
from bot.store.queries.conversations import address_of
from bot.store.schema import (
    attachments,
    awaited_files,
    conversations,
    due_at,
    inbox,
    is_due,
    telegram_files,
)

NAME = r"[0-9a-f]{32}\.(?!part)[a-z0-9]{3,4}"
"""What a kept file is called in its folder, as a regular expression."""


async def put(conn: AsyncConnection, attachment: Attachment, sha256: str, now: datetime) -> None:
    row = {
        "id": attachment.id,
        "kind": attachment.kind,
        "mime": attachment.mime,
        "size": attachment.size,
        "name": attachment.name,
    }
    await conn.execute(insert(attachments).values(**row, at=now, sha256=sha256, used=False))


async def used(conn: AsyncConnection, ids: Collection[str]) -> None:
    """These came with an event of the inbox: they stay as long as it does."""
    await conn.execute(update(attachments).where(attachments.c.id.in_(ids)).values(used=True))


async def forget_unused(conn: AsyncConnection, before: datetime) -> list[str]:
    """Delete the rows of files that were kept before that time (UTC) and came with nothing; their ids."""
    unused = (attachments.c.used.is_(False), attachments.c.at < before)
    ids = list((await conn.execute(select(attachments.c.id).where(*unused))).scalars())
    await conn.execute(delete(telegram_files).where(telegram_files.c.attachment_id.in_(ids)))
    await conn.execute(delete(attachments).where(attachments.c.id.in_(ids)))
    return ids


async def drop_unused(conn: AsyncConnection, ids: Collection[str]) -> list[str]:
    """Delete the rows of those that came with nothing; their ids."""
    unused = (attachments.c.used.is_(False), attachments.c.id.in_(ids))
    found = list((await conn.execute(select(attachments.c.id).where(*unused))).scalars())
    await conn.execute(delete(telegram_files).where(telegram_files.c.attachment_id.in_(found)))
    await conn.execute(delete(attachments).where(attachments.c.id.in_(found)))
    return found


async def known(conn: AsyncConnection, ids: Collection[str]) -> set[str]:
    """Those of `ids` that have a row."""
    return set((await conn.execute(select(attachments.c.id).where(attachments.c.id.in_(ids)))).scalars())


async def get(conn: AsyncConnection, id: str) -> Attachment:
    """Raises KeyError: no file of this id was ever kept."""
    query = select(attachments).where(attachments.c.id == id)
    row = (await conn.execute(query)).mappings().one_or_none()
    if row is None:
        raise KeyError("no such attachment")
    return Attachment(row["id"], AttachmentKind(row["kind"]), row["mime"], row["size"], row["name"])


@dataclass(frozen=True, slots=True)
class AwaitedFile:
    """`attempts` counts those that failed. `address` is whose conversation it was sent in."""

    id: str
    inbox_id: int
    source: str
    kind: AttachmentKind
    name: str
    size: int
    begun_at: datetime
    attempts: int
    conversation_id: int
    address: Address


_WHERE_SENT = (inbox.c.conversation_id, conversations.c.address, conversations.c.party)
_AWAITED = (
    select(awaited_files, *_WHERE_SENT)
    .join(inbox, awaited_files.c.inbox_id == inbox.c.id)
    .join(conversations, inbox.c.conversation_id == conversations.c.id)
)


async def await_file(
    conn: AsyncConnection, inbox_id: int, channel: str, awaited: Awaited, now: datetime
) -> None:
    file = awaited.file
    row = {"id": file.id, "inbox_id": inbox_id, "channel": channel, "source": awaited.source}
    told = {"kind": file.kind, "name": file.name, "size": file.size}
    await conn.execute(insert(awaited_files).values(**row, **told, begun_at=now, attempts=0))


async def due_files(conn: AsyncConnection, channel: str, now: datetime, most: int) -> list[AwaitedFile]:
    """What may be fetched at `now` (UTC), the longest waiting first."""
    waiting = (awaited_files.c.channel == channel, is_due(awaited_files.c.next_attempt_at))
    query = _AWAITED.where(*waiting).order_by(awaited_files.c.inbox_id).limit(most)
    return [_file(row) for row in (await conn.execute(query, due_at(now))).mappings()]


def _file(row: RowMapping) -> AwaitedFile:
    same = ("id", "inbox_id", "source", "name", "size", "begun_at", "attempts", "conversation_id")
    told = {name: row[name] for name in same}
    return AwaitedFile(**told, kind=AttachmentKind(row["kind"]), address=address_of(row))


async def try_file_later(conn: AsyncConnection, id: str, attempts: int, at: datetime) -> None:
    """Not before `at` (UTC)."""
    later = {"attempts": attempts, "next_attempt_at": at}
    await conn.execute(update(awaited_files).where(awaited_files.c.id == id).values(**later))


async def settle_file(conn: AsyncConnection, id: str) -> bool:
    """It is awaited no longer; False when it was not."""
    gone = await conn.execute(delete(awaited_files).where(awaited_files.c.id == id))
    return gone.rowcount > 0
