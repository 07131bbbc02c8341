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
    Integer,
    RowMapping,
    String,
    bindparam,
    case,
    cast,
    column,
    func,
    insert,
    or_,
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
    HELD = "held"


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
    inbox_id: int | None = None  # the event whose turn said it
    free_until: datetime | None = None  # of its conversation (bot/core/reply_window.py)
    released_at: datetime | None = None  # since when it goes out that was held before


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


_READ = (
    "id",
    "conversation_id",
    "inbox_id",
    "message",
    "attempts",
    "created_at",
    "urgency",
    "released_at",
)
WITH_ADDRESS = select(
    *(outbox.c[name] for name in _READ),
    conversations.c.channel,
    conversations.c.address,
    conversations.c.party,
    conversations.c.free_until,
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
        row["inbox_id"],
        row["free_until"],
        row["released_at"],
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


_TRIED = outbox.c.attempts + 1
_STILL = (outbox.c.id == bindparam("its_id"), outbox.c.status == QUEUED)
_came = func.json_each(bindparam("came", type_=String)).table_valued(
    column("key", String), column("value", String), name="came"
)
_SENT = PreparedStatement(
    update(outbox)
    .where(
        outbox.c.id == cast(_came.c.key, Integer),
        outbox.c.status == QUEUED,
        or_(outbox.c.reported.is_(None), outbox.c.external_id != _came.c.value),
    )
    .values(
        {"status": "sent", "attempts": _TRIED, "external_id": _came.c.value, "begun_at": None}
        | {"reported": case((outbox.c.reference.is_not(None), 1))}
        | given("sent_at")
    )
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
    the case book while it was on its way, or a report told its fate before its answer came: nothing is
    marked of it."""
    rows = await _SENT.rows(
        conn, came=json.dumps({str(id): name for id, name in came.items()}), sent_at=now
    )
    marked = {row["id"] for row in rows}
    await tried(conn, [id for id in came if id in marked], now, Outcome.SENT)
    return marked


async def tried(conn: AsyncConnection, ids: list[int], now: datetime, outcome: Outcome) -> None:
    """How a try of these ended."""
    await _ATTEMPTS.run(conn, ids=json.dumps(ids), at=now, outcome=outcome, reason="")


async def failed(
    conn: AsyncConnection, id: int, now: datetime, outcome: Outcome, reason: str, *, is_open: bool = False
) -> bool:
    """One try did not bring it over; where it `is_open` whether, no report has told either. `reason` is
    what a typed send error says: no address and no words of anyone. False as above."""
    still = (*_STILL, outbox.c.begun_at.is_not(None)) if is_open else _STILL
    counted = update(outbox).where(*still).values(attempts=_TRIED)
    if not (await conn.execute(counted, {"its_id": id})).rowcount:
        return False
    await _ATTEMPT.run(conn, outbox_id=id, at=now, outcome=outcome, reason=reason)
    return True


async def try_later(
    conn: AsyncConnection, ids: list[int], at: datetime, *, is_open: bool = False
) -> None:
    """Where it `is_open` whether they arrived, a report may still tell."""
    known: dict[str, Any] = {} if is_open else {"begun_at": None}
    await conn.execute(update(outbox).where(outbox.c.id.in_(ids)).values(next_attempt_at=at, **known))


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
