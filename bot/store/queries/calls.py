"""Calls: that a template went out to say that something waits, with nothing of what it is.

The rules this module guards: nobody has two of them at once, which the index `calls_open` alone would
refuse; and whom one was sent to in the last day is known after every restart.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.purpose import Purpose
from bot.store.schema import IS_LIVE, calls, conversations

WAITING, OPEN, OVER = "waiting", "open", "over"
DAY = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Call:
    """`outbox_id` is the row that carries it, None while it waits for its day. `case` is 0 where no
    number may be said."""

    id: int
    conversation_id: int
    purpose: Purpose
    case: int
    outbox_id: int | None


async def of(conn: AsyncConnection, conversation_id: int) -> Call | None:
    """The one that nobody has answered yet."""
    mine = (calls.c.conversation_id == conversation_id, IS_LIVE)
    row = (await conn.execute(select(calls).where(*mine))).mappings().one_or_none()
    if row is None:
        return None
    whose, why = row["conversation_id"], Purpose(row["purpose"])
    return Call(row["id"], whose, why, row["about"], row["outbox_id"])


async def begin(
    conn: AsyncConnection, conversation_id: int, purpose: Purpose, case: int, now: datetime
) -> None:
    row = {"conversation_id": conversation_id, "purpose": purpose, "about": case, "at": now}
    await conn.execute(insert(calls).values(**row, status=WAITING))


async def raise_to(conn: AsyncConnection, id: int, purpose: Purpose, case: int) -> None:
    """Something waits now that matters more."""
    await conn.execute(update(calls).where(calls.c.id == id).values(purpose=purpose, about=case))


async def opened(conn: AsyncConnection, id: int, outbox_id: int, now: datetime) -> None:
    carried = {"status": OPEN, "outbox_id": outbox_id, "opened_at": now}
    await conn.execute(update(calls).where(calls.c.id == id).values(**carried))


async def over(conn: AsyncConnection, conversation_id: int) -> int | None:
    """They wrote, or it could not be sent. Gives the row of the outbox that carried it."""
    mine = (calls.c.conversation_id == conversation_id, IS_LIVE)
    ended = update(calls).where(*mine).values(status=OVER).returning(calls.c.outbox_id)
    carried: int | None = (await conn.execute(ended)).scalar_one_or_none()
    return carried


async def waiting(conn: AsyncConnection, channel: str) -> list[Call]:
    """Those of a channel that have not gone out, what matters most first."""
    there = (calls.c.status == WAITING, conversations.c.channel == channel)
    rows = (await conn.execute(select(calls).join(conversations).where(*there))).mappings()
    found = [
        Call(row["id"], row["conversation_id"], Purpose(row["purpose"]), row["about"], None)
        for row in rows
    ]
    return sorted(found, key=lambda call: (call.purpose.rank, call.id))


async def channels_waiting(conn: AsyncConnection) -> list[str]:
    query = select(conversations.c.channel).join_from(calls, conversations)
    return list((await conn.execute(query.where(calls.c.status == WAITING).distinct())).scalars())


async def opened_lately(conn: AsyncConnection, channel: str, now: datetime) -> int:
    """How many people a talk was opened with in the last 24 hours."""
    query = select(func.count(calls.c.conversation_id.distinct())).join(conversations)
    lately = (conversations.c.channel == channel, calls.c.opened_at > now - DAY)
    return int((await conn.execute(query.where(*lately))).scalar_one())


async def was_opened_lately(conn: AsyncConnection, conversation_id: int, now: datetime) -> bool:
    """Whether they are counted already."""
    mine = (calls.c.conversation_id == conversation_id, calls.c.opened_at > now - DAY)
    return (await conn.execute(select(calls.c.id).where(*mine).limit(1))).first() is not None


async def not_sent(conn: AsyncConnection, outbox_id: int) -> None:
    """It never went out, and is counted nowhere."""
    refused = {"status": OVER, "opened_at": None}
    await conn.execute(update(calls).where(calls.c.outbox_id == outbox_id).values(**refused))
