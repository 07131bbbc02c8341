"""The outbox: every message that is to go out, in order within its conversation.

The rule this module guards: only a conversation's oldest queued message (its head) may be sent.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    RowMapping,
    String,
    bindparam,
    cast,
    column,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Address
from bot.core.messages import Message, Urgency
from bot.store.codec import dump, load
from bot.store.queries.conversations import address_of
from bot.store.schema import (
    QUEUED,
    UtcDateTime,
    conversations,
    delivery_attempts,
    inbox,
    outbox,
)
from bot.store.sqlite.prepared import PreparedStatement, Row, given


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
    urgency: Urgency = Urgency.NEWS
    replaces: str = ""  # the platform's id of what it takes the place of, where it was chosen to be sent


@dataclass(frozen=True, slots=True)
class QueueHead:
    """What goes first of a conversation. `row` makes the whole of it, which is not needed of most."""

    id: int
    conversation_id: int
    row: Callable[[], OutboxRow]


_TOLD = ("conversation_id", "inbox_id", "message", "slot", "urgency", "created_at")
_FRESH = {"status": "queued", "attempts": 0, "external_id": ""}
_QUEUE = PreparedStatement(insert(outbox).values(given(*_TOLD) | _FRESH).returning(outbox.c.id))


async def queue(
    conn: AsyncConnection,
    conversation_id: int,
    message: Message,
    now: datetime,
    inbox_id: int | None = None,
    urgency: Urgency = Urgency.NEWS,
) -> int:
    """`inbox_id` is the event whose turn said it."""
    mine = {"conversation_id": conversation_id, "inbox_id": inbox_id, "created_at": now}
    mine["urgency"] = int(urgency)
    id: int = await _QUEUE.value(conn, **mine, message=dump(message), slot=message.slot)
    return id


_HAS_SLOT = PreparedStatement(
    select(outbox.c.id)
    .where(
        outbox.c.conversation_id == bindparam("whose"),
        outbox.c.slot == bindparam("its_slot"),
        outbox.c.status != "parked",
        outbox.c.status != "moved",
    )
    .limit(1)
)


async def has_slot(conn: AsyncConnection, conversation_id: int, slot: str) -> bool:
    """Whether something stands there in that slot, or is on its way."""
    return await _HAS_SLOT.value(conn, whose=conversation_id, its_slot=slot) is not None


WITH_ADDRESS = select(
    outbox, conversations.c.channel, conversations.c.address, conversations.c.party
).join(conversations)
_earlier = outbox.alias("earlier")
_REPLACED = (
    select(_earlier.c.external_id)
    .where(
        outbox.c.slot != "",
        _earlier.c.conversation_id == outbox.c.conversation_id,
        _earlier.c.slot == outbox.c.slot,
        _earlier.c.status == "sent",
        _earlier.c.id < outbox.c.id,
    )
    .order_by(_earlier.c.id.desc())
    .limit(1)
    .scalar_subquery()
)
HEADED = WITH_ADDRESS.add_columns(_REPLACED.label("replaces"))
_asked = func.json_each(bindparam("ids", type_=String)).table_valued(column("value", Integer))
_QUEUED = PreparedStatement(
    HEADED.where(outbox.c.id.in_(select(_asked.c.value)), outbox.c.status == QUEUED)
)


def head_of(row: Row) -> QueueHead:
    return QueueHead(row["id"], row["conversation_id"], lambda: row_of(row, row["replaces"] or ""))


async def queued(conn: AsyncConnection, ids: Iterable[int]) -> list[QueueHead]:
    """Those that wait, in the order of the ids: not what was sent or given up meanwhile, or went with the
    case book."""
    wanted = list(ids)
    found = {row["id"]: row for row in await _QUEUED.rows(conn, ids=json.dumps(wanted))}
    return [head_of(found[id]) for id in wanted if id in found]


def row_of(row: Row | RowMapping, replaces: str = "") -> OutboxRow:
    return OutboxRow(
        row["id"],
        row["conversation_id"],
        address_of(row),
        load(row["message"], Message),
        row["attempts"],
        row["created_at"],
        Urgency(row["urgency"]),
        replaces,
    )


_SAME_SLOT = PreparedStatement(
    WITH_ADDRESS.where(
        outbox.c.conversation_id == bindparam("whose"),
        outbox.c.slot == bindparam("its_slot"),
        outbox.c.status == QUEUED,
        outbox.c.id > bindparam("its_id"),
    ).order_by(outbox.c.id)
)


async def later_of_slot(conn: AsyncConnection, row: OutboxRow) -> list[OutboxRow]:
    """What waits to take the place of this message, the oldest first."""
    mine = {"whose": row.conversation_id, "its_slot": row.message.slot, "its_id": row.id}
    return [row_of(each) for each in await _SAME_SLOT.rows(conn, **mine)]


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


_TRIED = outbox.c.attempts + 1
_STILL = (outbox.c.id == bindparam("its_id"), outbox.c.status == QUEUED)
_came = func.json_each(bindparam("came", type_=String)).table_valued(
    column("key", String), column("value", String), name="came"
)
_SENT = PreparedStatement(
    update(outbox)
    .where(outbox.c.id == cast(_came.c.key, Integer), outbox.c.status == QUEUED)
    .values({"status": "sent", "attempts": _TRIED, "external_id": _came.c.value} | given("sent_at"))
    .returning(outbox.c.id)
)
_ATTEMPT = PreparedStatement(
    insert(delivery_attempts).values(given("outbox_id", "at", "outcome", "reason"))
)
_ATTEMPTS = PreparedStatement(
    insert(delivery_attempts).from_select(
        ["outbox_id", "at", "outcome", "reason"],
        select(
            _asked.c.value,
            bindparam("at", type_=UtcDateTime()),
            bindparam("outcome"),
            bindparam("reason"),
        ),
    )
)


async def sent(conn: AsyncConnection, came: Mapping[int, str], now: datetime) -> set[int]:
    """Mark these, each with the platform's id of it. What is not among those given back was emptied with
    the case book while it was on its way: nothing is marked of it."""
    rows = await _SENT.rows(
        conn, came=json.dumps({str(id): name for id, name in came.items()}), sent_at=now
    )
    marked = {row["id"] for row in rows}
    ids = json.dumps([id for id in came if id in marked])
    await _ATTEMPTS.run(conn, ids=ids, at=now, outcome=Outcome.SENT, reason="")
    return marked


async def failed(conn: AsyncConnection, id: int, now: datetime, outcome: Outcome, reason: str) -> bool:
    """One try did not bring it over. `reason` is what a typed send error says: no address and no words of
    anyone. False as above."""
    tried = update(outbox).where(*_STILL).values(attempts=_TRIED)
    if not (await conn.execute(tried, {"its_id": id})).rowcount:
        return False
    await _ATTEMPT.run(conn, outbox_id=id, at=now, outcome=outcome, reason=reason)
    return True


async def try_later(conn: AsyncConnection, id: int, at: datetime) -> None:
    await conn.execute(update(outbox).where(outbox.c.id == id).values(next_attempt_at=at))


MOVED = "moved"
"""The status of what was told at another address of its person instead."""


async def move(conn: AsyncConnection, id: int) -> None:
    """It is not sent here any more, and is nothing that was missed."""
    await conn.execute(update(outbox).where(outbox.c.id == id).values(status=MOVED))


async def cause_of(conn: AsyncConnection, id: int) -> tuple[int, str, str] | None:
    """The inbox row whose turn said this message, its kind and the event as stored; None as below."""
    query = select(inbox.c.id, inbox.c.kind, inbox.c.event).join(outbox, outbox.c.inbox_id == inbox.c.id)
    row = (await conn.execute(query.where(outbox.c.id == id))).one_or_none()
    return (row.id, row.kind, row.event) if row else None


async def park(conn: AsyncConnection, id: int) -> None:
    """Give it up and keep it; the conversation's later messages go on."""
    await conn.execute(update(outbox).where(outbox.c.id == id).values(status="parked"))


async def cause(conn: AsyncConnection, id: int) -> Any:
    """The stored event whose turn said this message; None for one that no event caused."""
    query = select(inbox.c.event).join(outbox, outbox.c.inbox_id == inbox.c.id).where(outbox.c.id == id)
    return (await conn.execute(query)).scalar_one_or_none()


async def queued_of(conn: AsyncConnection, conversation_id: int) -> list[OutboxRow]:
    mine = (outbox.c.conversation_id == conversation_id, outbox.c.status == QUEUED)
    rows = await conn.execute(WITH_ADDRESS.where(*mine).order_by(outbox.c.id))
    return [row_of(row) for row in rows.mappings()]
