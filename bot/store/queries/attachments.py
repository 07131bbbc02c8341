"""What is known of every stored file. The bytes lie in a folder (`bot.runtime.files`)."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.events import Attachment, AttachmentKind
from bot.store.schema import attachments, telegram_files

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
