"""Deadlines as rows: a timer is pending, then fired or cancelled. Of one key one is pending at most: it
is moved where it is set anew. One that was pending in a book that was restored fires once somebody says
so (bot/store/queries/quiet.py), or was set anew since.

Deadlines stand by the clock, however it is set; a short wait does not grow by a clock that is set back.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import RowMapping, bindparam, false, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.dated_action import ACTION
from bot.core.effects import CRY, CRY_AT_MOST, WAIT, WAIT_AT_MOST
from bot.core.events import Event
from bot.store.codec import dump_event
from bot.store.schema import PENDING, timers
from bot.store.sqlite.prepared import PreparedStatement, Row, given

_LAST = "\U0010ffff"  # sorts after every character that a key may hold

_IS_PENDING = timers.c.status == PENDING
_PENDING = select(timers).where(_IS_PENDING, ~timers.c.quiet)
_SHORT = {WAIT: WAIT_AT_MOST, CRY: CRY_AT_MOST}
_SAME = (timers.c.key == bindparam("its_key"), _IS_PENDING)
_PENDING_ID = PreparedStatement(select(timers.c.id).where(*_SAME))
_NEW = insert(timers).values(given("key", "due_at", "target", "event") | {"status": "pending"})
_MOVED = {name: _NEW.excluded[name] for name in ("due_at", "target", "event")} | {"quiet": false()}
_SET = PreparedStatement(
    _NEW.on_conflict_do_update(index_elements=[timers.c.key], index_where=_IS_PENDING, set_=_MOVED)
)
_SET_UNLESS_PENDING = PreparedStatement(
    _NEW.on_conflict_do_nothing(index_elements=[timers.c.key], index_where=_IS_PENDING)
)
_READY = PreparedStatement(
    _PENDING.where(timers.c.due_at <= bindparam("now", type_=timers.c.due_at.type))
    .order_by(timers.c.due_at, timers.c.id)
    .limit(bindparam("most"))
)
_LENGTHENED = PreparedStatement(
    _PENDING.where(timers.c.key >= bindparam("kind"), timers.c.key < bindparam("last"))
    .where(timers.c.due_at > bindparam("beyond", type_=timers.c.due_at.type))
    .order_by(timers.c.key)
    .limit(bindparam("most"))
)
_FIRED = PreparedStatement(
    update(timers).where(timers.c.id == bindparam("its_id")).values(status="fired")
)
_CANCEL = PreparedStatement(  # a range, not LIKE: exact in upper and lower case, and found by the index
    update(timers)
    .where(_IS_PENDING, timers.c.key >= bindparam("prefix"), timers.c.key < bindparam("last"))
    .values(status="cancelled")
)


@dataclass(frozen=True, slots=True)
class Timer:
    """`target` is a conversation's id; `due_at` is UTC; `event` is as stored, its turn reads it."""

    id: int
    key: str
    due_at: datetime
    target: int
    event: str


async def is_pending(conn: AsyncConnection, key: str) -> bool:
    return await _PENDING_ID.value(conn, its_key=key) is not None


async def set_timer(
    conn: AsyncConnection,
    key: str,
    due_at: datetime,
    target: int,
    event: Event,
    *,
    keeps_pending: bool = False,
) -> None:
    """Put a timer in. It takes the place of a pending one of the same key, or leaves that as it is."""
    setting = _SET_UNLESS_PENDING if keeps_pending else _SET
    await setting.run(conn, key=key, due_at=due_at, target=target, event=dump_event(event))


async def with_actions(conn: AsyncConnection) -> tuple[int, ...]:
    """The numbers of the cases whose clocks of actions are running: what is open has a timer."""
    between = (timers.c.key >= ACTION, timers.c.key < ACTION + _LAST)
    rows = await conn.execute(select(timers.c.key).where(_IS_PENDING, *between))
    return tuple({int(key.split(":")[1]) for key in rows.scalars()})


async def cancel(conn: AsyncConnection, prefix: str) -> None:
    """Cancel what is pending and whose key begins so."""
    await _CANCEL.run(conn, prefix=prefix, last=prefix + _LAST)


async def due(conn: AsyncConnection, now: datetime, limit: int) -> list[Timer]:
    """Pending and due at `now` (UTC), longest due first; when none is, the short waits that a clock has
    lengthened."""
    ready = [_timer(row) for row in await _READY.rows(conn, now=now, most=limit)]
    return ready or await lengthened(conn, now, limit)


async def lengthened(conn: AsyncConnection, now: datetime, limit: int) -> list[Timer]:
    """One look for each kind, in the order of their keys: for both together, or by time, SQLite would go
    through every timer that lies ahead."""
    found = list[Timer]()
    for kind, at_most in _SHORT.items():
        asked = {"kind": kind, "last": kind + _LAST, "beyond": now + at_most, "most": limit}
        found += [_timer(row) for row in await _LENGTHENED.rows(conn, **asked)]
    return found


def _timer(row: Row | RowMapping) -> Timer:
    return Timer(**{name: row[name] for name in Timer.__slots__})


async def fired(conn: AsyncConnection, id: int) -> None:
    await _FIRED.run(conn, its_id=id)


async def next_due_at(conn: AsyncConnection) -> datetime | None:
    """When the next pending timer falls due (UTC)."""
    firing = (timers.c.status == PENDING, ~timers.c.quiet)
    query = select(timers.c.due_at).where(*firing).order_by(timers.c.due_at).limit(1)
    at: datetime | None = (await conn.execute(query)).scalar_one_or_none()
    return at


_NEXT_WAIT = PreparedStatement(
    select(timers.c.due_at)
    .where(_IS_PENDING, timers.c.target == bindparam("whose"))
    .where(timers.c.key >= WAIT, timers.c.key < WAIT + _LAST)
    .order_by(timers.c.due_at)
    .limit(1)
)


async def next_wait_of(conn: AsyncConnection, target: int) -> datetime | None:
    """When the short wait of this conversation is over (UTC); None: nothing waits there."""
    at: datetime | None = await _NEXT_WAIT.value(conn, whose=target)
    return at
