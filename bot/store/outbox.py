"""The outbox: every message that is to go out, in order within its conversation.

The rule this module guards: only a conversation's oldest queued message (its head) may be sent.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import RowMapping, and_, exists, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.channels.base import Message
from bot.core.conversation import Address
from bot.store.codec import dump, load
from bot.store.conversations import address_of
from bot.store.schema import QUEUED, conversations, delivery_attempts, inbox, is_due, outbox


class Outcome(StrEnum):
    """How one attempt ended."""

    SENT = "sent"
    TRY_LATER = "try_later"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class OutboxRow:
    id: int
    conversation_id: int
    address: Address
    message: Message
    attempts: int
    created_at: datetime


async def queue(
    conn: AsyncConnection,
    conversation_id: int,
    message: Message,
    now: datetime,
    inbox_id: int | None = None,
) -> int:
    """`inbox_id` is the event whose turn said it."""
    mine = {"conversation_id": conversation_id, "inbox_id": inbox_id}
    row = {**mine, "message": dump(message), "slot": message.slot}
    fresh = {"status": "queued", "attempts": 0, "external_id": "", "created_at": now}
    put_in = insert(outbox).values(**row, **fresh).returning(outbox.c.id)
    id: int = (await conn.execute(put_in)).scalar_one()
    return id


# Made once: asked after every delivery, and the making costs more than the asking.
_earlier = outbox.alias("earlier")
_HAS_EARLIER = exists().where(
    _earlier.c.conversation_id == outbox.c.conversation_id,
    _earlier.c.status == QUEUED,
    _earlier.c.id < outbox.c.id,
)
_WITH_ADDRESS = select(
    outbox, conversations.c.channel, conversations.c.address, conversations.c.party
).join(conversations)
_HEADS = _WITH_ADDRESS.where(outbox.c.status == QUEUED, ~_HAS_EARLIER).order_by(outbox.c.id)


async def due_heads(
    conn: AsyncConnection,
    now: datetime,
    limit: int,
    busy: Collection[int] = (),
    full: Collection[str] = (),
) -> list[OutboxRow]:
    """Heads that may be sent at `now` (UTC), oldest first; no `busy` conversation, no `full` channel."""
    free = and_(outbox.c.conversation_id.not_in(busy), conversations.c.channel.not_in(full))
    query = _HEADS.where(is_due(outbox.c.next_attempt_at, now), free).limit(limit)
    return [_row(row) for row in (await conn.execute(query)).mappings()]


def _row(row: RowMapping) -> OutboxRow:
    return OutboxRow(
        row["id"],
        row["conversation_id"],
        address_of(row),
        load(row["message"], Message),
        row["attempts"],
        row["created_at"],
    )


async def replaced(conn: AsyncConnection, row: OutboxRow) -> str:
    """The platform's id of what this message takes the place of; empty when its slot is new."""
    mine = (outbox.c.conversation_id == row.conversation_id, outbox.c.slot == row.message.slot)
    last = select(outbox.c.external_id).where(*mine, outbox.c.status == "sent", outbox.c.id < row.id)
    found = await conn.execute(last.order_by(outbox.c.id.desc()).limit(1))
    return found.scalar_one_or_none() or ""


async def is_queued(conn: AsyncConnection, id: int) -> bool:
    """False once it was sent or given up, or when the case book was emptied while it was on its way."""
    queued = select(func.count()).where(outbox.c.id == id, outbox.c.status == QUEUED)
    return bool((await conn.execute(queued)).scalar_one())


async def attempted(
    conn: AsyncConnection, row: OutboxRow, now: datetime, outcome: Outcome, reason: str = ""
) -> None:
    """Record one try. `reason` is what a typed send error says: no address and no words of anyone."""
    made = {"outbox_id": row.id, "at": now, "outcome": outcome, "reason": reason}
    await conn.execute(insert(delivery_attempts).values(made))
    await conn.execute(update(outbox).where(outbox.c.id == row.id).values(attempts=row.attempts + 1))


async def sent(conn: AsyncConnection, id: int, external_id: str, now: datetime) -> None:
    gone = {"status": "sent", "external_id": external_id, "sent_at": now}
    await conn.execute(update(outbox).where(outbox.c.id == id).values(**gone))


async def try_later(conn: AsyncConnection, id: int, at: datetime) -> None:
    await conn.execute(update(outbox).where(outbox.c.id == id).values(next_attempt_at=at))


async def park(conn: AsyncConnection, id: int) -> None:
    """Give it up and keep it; the conversation's later messages go on."""
    await conn.execute(update(outbox).where(outbox.c.id == id).values(status="parked"))


async def cause(conn: AsyncConnection, id: int) -> Any:
    """The stored event whose turn said this message; None for one that no event caused."""
    query = select(inbox.c.event).join(outbox, outbox.c.inbox_id == inbox.c.id).where(outbox.c.id == id)
    return (await conn.execute(query)).scalar_one_or_none()


async def queued_of(conn: AsyncConnection, conversation_id: int) -> list[OutboxRow]:
    mine = (outbox.c.conversation_id == conversation_id, outbox.c.status == QUEUED)
    rows = await conn.execute(_WITH_ADDRESS.where(*mine).order_by(outbox.c.id))
    return [_row(row) for row in rows.mappings()]
