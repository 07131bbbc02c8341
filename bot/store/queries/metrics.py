"""How much waits and how long, in one statement that reads only what waits: years of finished rows cost
it nothing."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.case import MOVES, Move
from bot.store.schema import (
    HELD,
    NEW,
    PARKED,
    PENDING,
    QUEUED,
    UtcDateTime,
    cases,
    conversations,
    inbox,
    message_counts,
    outbox,
    timers,
)

OPEN = tuple(MOVES[Move.RESOLVE])


@dataclass(frozen=True, slots=True)
class Waiting:
    """`what` waits, of which `kind` (a channel, or a case's status); `oldest` is since when (UTC)."""

    what: str
    kind: str
    count: int
    oldest: datetime | None


def _inbox() -> Select[*tuple[Any, ...]]:
    """Not by the bare column: for that SQLite would walk the index of all that ever came."""
    oldest, channel = func.min(inbox.c.received_at, type_=UtcDateTime()), inbox.c.channel.concat("")
    rows: Select[*tuple[Any, ...]] = select(literal("inbox"), channel, func.count(), oldest)
    return rows.where(inbox.c.status == NEW).group_by(channel)


def _outbox(what: str, status: ColumnElement[str]) -> Select[*tuple[Any, ...]]:
    oldest, whose = func.min(outbox.c.created_at), outbox.c.conversation_id == conversations.c.id
    rows: Select[*tuple[Any, ...]] = select(literal(what), conversations.c.channel, func.count(), oldest)
    return (
        rows.select_from(outbox)
        .join(conversations, whose)
        .where(outbox.c.status == status)
        .group_by(conversations.c.channel)
    )


def _timers(what: str, *conditions: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    oldest = func.min(timers.c.due_at)
    rows: Select[*tuple[Any, ...]] = select(literal(what), literal(""), func.count(), oldest)
    return rows.where(timers.c.status == PENDING, ~timers.c.quiet, *conditions)


async def waiting(conn: AsyncConnection, now: datetime) -> list[Waiting]:
    """What waits at `now` (UTC)."""
    open_cases = select(literal("cases"), cases.c.status, func.count(), func.min(cases.c.due_at))
    query = union_all(
        _inbox(),
        _outbox("queued", QUEUED),
        _outbox("held", HELD),
        _outbox("parked", PARKED),
        _timers("timers"),
        _timers("late", timers.c.due_at <= now),
        open_cases.where(cases.c.status.in_(OPEN)).group_by(cases.c.status),
    )
    return [Waiting(*row) for row in await conn.execute(query)]


@dataclass(frozen=True, slots=True)
class MonthCount:
    """Messages of a month where each has its price."""

    channel: str
    category: str
    messages: int
    billable: int
    unreported: int


async def messages(conn: AsyncConnection, month: str) -> list[MonthCount]:
    """Of `month` (2026-11)."""
    names = ("channel", "category", "messages", "billable", "unreported")
    query = select(*(message_counts.c[name] for name in names)).where(message_counts.c.month == month)
    return [MonthCount(*row) for row in await conn.execute(query)]
