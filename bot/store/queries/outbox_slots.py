"""What stands at an address, and what is still to come there.

The rule this module guards: what is asked for by its address is what was sent; only `is_waiting` asks for
the rest.
"""

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Address
from bot.core.messages import Message
from bot.store.codec import load
from bot.store.schema import QUEUED, conversations, outbox


def _of(address: Address) -> tuple[ColumnElement[bool], ...]:
    there = select(conversations.c.id).where(
        conversations.c.channel == address.channel, conversations.c.address == address.address
    )
    return (outbox.c.conversation_id == there.scalar_subquery(),)


async def latest_of(conn: AsyncConnection, address: Address, slot: str) -> str:
    """The platform's id of what stands there in that slot; empty before it was sent."""
    mine = (*_of(address), outbox.c.slot == slot, outbox.c.status == "sent")
    query = select(outbox.c.external_id).where(*mine).order_by(outbox.c.id.desc()).limit(1)
    return (await conn.execute(query)).scalar_one_or_none() or ""


async def latest_message(
    conn: AsyncConnection, address: Address, slot: str
) -> tuple[int, Message] | None:
    """What stands there in that slot, with its number; None before it was sent."""
    mine = (*_of(address), outbox.c.slot == slot, outbox.c.status == "sent")
    query = select(outbox.c.id, outbox.c.message).where(*mine).order_by(outbox.c.id.desc()).limit(1)
    row = (await conn.execute(query)).one_or_none()
    return (row.id, load(row.message, Message)) if row else None


async def said_anew(conn: AsyncConnection, id: int, external_id: str) -> None:
    """It stands in another place now: what follows in its slot changes it there."""
    await conn.execute(update(outbox).where(outbox.c.id == id).values(external_id=external_id))


async def is_waiting(conn: AsyncConnection, address: Address) -> bool:
    """Whether something is still to be sent there."""
    query = select(outbox.c.id).where(*_of(address), outbox.c.status == QUEUED).limit(1)
    return (await conn.execute(query)).first() is not None
