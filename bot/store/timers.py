"""Deadlines as rows: a timer is pending, then fired or cancelled; of one key at most one is pending."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.events import Event
from bot.store.codec import dump_event
from bot.store.schema import PENDING, timers

_LAST = "\U0010ffff"  # sorts after every character that a key may hold


@dataclass(frozen=True, slots=True)
class Timer:
    """`target` is a conversation's id; `due_at` is UTC; `event` is as stored, its turn reads it."""

    id: int
    key: str
    due_at: datetime
    target: int
    event: Any


async def is_pending(conn: AsyncConnection, key: str) -> bool:
    same = (timers.c.key == key, timers.c.status == PENDING)
    return (await conn.execute(select(timers.c.id).where(*same))).first() is not None


async def set_timer(conn: AsyncConnection, key: str, due_at: datetime, target: int, event: Event) -> None:
    """Put a timer in; a pending one of the same key is cancelled."""
    same = (timers.c.key == key, timers.c.status == PENDING)
    await conn.execute(update(timers).where(*same).values(status="cancelled"))
    row = {"key": key, "due_at": due_at, "target": target, "event": dump_event(event)}
    await conn.execute(insert(timers).values(**row, status="pending"))


async def cancel(conn: AsyncConnection, prefix: str) -> None:
    """Cancel what is pending and whose key begins so."""
    # a range, not LIKE: exact in upper and lower case, and found by the index
    begins = (timers.c.key >= prefix, timers.c.key < prefix + _LAST)
    pending = timers.c.status == PENDING
    await conn.execute(update(timers).where(pending, *begins).values(status="cancelled"))


async def due(conn: AsyncConnection, now: datetime, limit: int) -> list[Timer]:
    """Pending and due at `now` (UTC), longest due first."""
    ready = (timers.c.status == PENDING, timers.c.due_at <= now)
    query = select(timers).where(*ready).order_by(timers.c.due_at, timers.c.id).limit(limit)
    rows = (await conn.execute(query)).mappings()
    return [Timer(**{name: row[name] for name in Timer.__slots__}) for row in rows]


async def fired(conn: AsyncConnection, id: int) -> None:
    await conn.execute(update(timers).where(timers.c.id == id).values(status="fired"))


async def next_due_at(conn: AsyncConnection) -> datetime | None:
    """When the next pending timer falls due (UTC)."""
    query = select(timers.c.due_at).where(timers.c.status == PENDING).order_by(timers.c.due_at).limit(1)
    at: datetime | None = (await conn.execute(query)).scalar_one_or_none()
    return at
