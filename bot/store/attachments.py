"""What is known of every stored file. The bytes lie in a folder; `bot.runtime.attachments` keeps them."""

from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.events import Attachment, AttachmentKind
from bot.store.schema import attachments


async def put(conn: AsyncConnection, attachment: Attachment, sha256: str, now: datetime) -> None:
    row = {
        "id": attachment.id,
        "kind": attachment.kind,
        "mime": attachment.mime,
        "size": attachment.size,
        "name": attachment.name,
    }
    await conn.execute(insert(attachments).values(**row, at=now, sha256=sha256))


async def get(conn: AsyncConnection, id: str) -> Attachment:
    """Raises KeyError: no file of this id was ever kept."""
    query = select(attachments).where(attachments.c.id == id)
    row = (await conn.execute(query)).mappings().one_or_none()
    if row is None:
        raise KeyError("no such attachment")
    return Attachment(row["id"], AttachmentKind(row["kind"]), row["mime"], row["size"], row["name"])
