"""What is held in the outbox: its reader's platform takes nothing freely until they write again.

The rule this module guards: what is held keeps its place, and goes out in its order once its reader has
written, each of it once.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.queries.outbox import WITH_ADDRESS, OutboxRow, Outcome, row_of
from bot.store.schema import HELD, QUEUED, QUIET, conversations, delivery_attempts, outbox

DROPPED = "dropped"
"""The status of what was held and had become untrue, or was said twice, when it could have gone out."""


async def hold(conn: AsyncConnection, rows: Sequence[OutboxRow], now: datetime) -> None:
    """These are sent once their reader writes."""
    ids = [row.id for row in rows]
    waiting = (outbox.c.id.in_(ids), outbox.c.status == QUEUED)
    kept = {"status": "held", "next_attempt_at": None, "begun_at": None}
    await conn.execute(update(outbox).where(*waiting).values(**kept))


async def of(conn: AsyncConnection, conversation_id: int) -> list[OutboxRow]:
    """What is held there, in its order."""
    query = WITH_ADDRESS.where(outbox.c.conversation_id == conversation_id, outbox.c.status == HELD)
    rows = await conn.execute(query.order_by(outbox.c.id))
    return [row_of(row) for row in rows.mappings()]


async def among(conn: AsyncConnection, conversation_ids: Sequence[int]) -> list[int]:
    """Those of these conversations for which something is held."""
    mine = (outbox.c.conversation_id.in_(conversation_ids), outbox.c.status == HELD)
    return list((await conn.execute(select(outbox.c.conversation_id).where(*mine).distinct())).scalars())


async def readers(conn: AsyncConnection, channel: str) -> list[int]:
    """The conversations of a channel for which something is held."""
    there = (outbox.c.status == HELD, conversations.c.channel == channel)
    query = select(outbox.c.conversation_id).join(conversations).where(*there).distinct()
    return list((await conn.execute(query)).scalars())


async def sent_before(conn: AsyncConnection, id: int) -> datetime | None:
    """When this was last given to its platform (UTC); None: never."""
    took = (delivery_attempts.c.outbox_id == id, delivery_attempts.c.outcome == Outcome.SENT)
    query = select(func.max(delivery_attempts.c.at)).where(*took)
    found: datetime | None = (await conn.execute(query)).scalar_one()
    return found


async def released(conn: AsyncConnection, conversation_id: int, at: datetime) -> int:
    """How much goes out because of what somebody wrote at that time (UTC)."""
    mine = (outbox.c.conversation_id == conversation_id, outbox.c.released_at == at)
    return int((await conn.execute(select(func.count(outbox.c.id)).where(*mine))).scalar_one())


async def release(conn: AsyncConnection, ids: Iterable[int], now: datetime) -> None:
    """They go out because of what their reader wrote at `now` (UTC), each as if it was never tried."""
    mine = (outbox.c.id.in_(list(ids)), outbox.c.status == HELD)
    again = {"status": "queued", "attempts": 0, "next_attempt_at": None, "released_at": now}
    await conn.execute(update(outbox).where(*mine).values(**again))


async def drop(conn: AsyncConnection, ids: Iterable[int]) -> None:
    mine = (outbox.c.id.in_(list(ids)), outbox.c.status.in_(("held", "queued", QUIET)))
    await conn.execute(update(outbox).where(*mine).values(status=DROPPED))
