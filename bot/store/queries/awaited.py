"""Files that are on their way from their platform: a row until the file is here or is given up."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import RowMapping, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Address
from bot.core.events import AttachmentKind
from bot.core.messages import Awaited
from bot.store.queries.conversations import address_of
from bot.store.schema import awaited_files as files
from bot.store.schema import conversations, due_at, inbox, is_due


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


_ROW = select(files, inbox.c.conversation_id, conversations.c.address, conversations.c.party).join(
    inbox, files.c.inbox_id == inbox.c.id
)
_ROWS = _ROW.join(conversations, inbox.c.conversation_id == conversations.c.id)


async def put(
    conn: AsyncConnection, inbox_id: int, channel: str, awaited: Awaited, now: datetime
) -> None:
    file = awaited.file
    row = {"id": file.id, "inbox_id": inbox_id, "channel": channel, "source": awaited.source}
    told = {"kind": file.kind, "name": file.name, "size": file.size}
    await conn.execute(insert(files).values(**row, **told, begun_at=now, attempts=0))


async def due(conn: AsyncConnection, channel: str, now: datetime, most: int) -> list[AwaitedFile]:
    """What may be fetched at `now` (UTC), the longest waiting first."""
    waiting = (files.c.channel == channel, is_due(files.c.next_attempt_at))
    query = _ROWS.where(*waiting).order_by(files.c.inbox_id).limit(most)
    return [_file(row) for row in (await conn.execute(query, due_at(now))).mappings()]


def _file(row: RowMapping) -> AwaitedFile:
    same = ("id", "inbox_id", "source", "name", "size", "begun_at", "attempts", "conversation_id")
    told = {name: row[name] for name in same}
    return AwaitedFile(**told, kind=AttachmentKind(row["kind"]), address=address_of(row))


async def try_later(conn: AsyncConnection, id: str, attempts: int, at: datetime) -> None:
    """Not before `at` (UTC)."""
    later = {"attempts": attempts, "next_attempt_at": at}
    await conn.execute(update(files).where(files.c.id == id).values(**later))


async def settle(conn: AsyncConnection, id: str) -> bool:
    """It is awaited no longer; False when it was not."""
    gone = await conn.execute(delete(files).where(files.c.id == id))
    return gone.rowcount > 0
