"""What was said to somebody, with the turn that said it, which some platforms show as one."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.messages import Message
from bot.store.codec import load
from bot.store.schema import outbox


@dataclass(frozen=True, slots=True)
class SaidRow:
    """`at` is UTC. `turn` is the inbox row whose turn said it; 0: none did."""

    id: int
    at: datetime
    turn: int
    message: Message


async def said(conn: AsyncConnection, conversation_id: int, limit: int = 500) -> list[SaidRow]:
    """The latest `limit` that were delivered, oldest first."""
    mine = (outbox.c.conversation_id == conversation_id, outbox.c.status == "sent")
    latest = select(outbox).where(*mine).order_by(outbox.c.id.desc()).limit(limit)
    rows = (await conn.execute(latest)).mappings().all()[::-1]
    return [
        SaidRow(
            row["id"],
            row["sent_at"] or row["created_at"],
            row["inbox_id"] or 0,
            load(row["message"], Message),
        )
        for row in rows
    ]
