"""Changes of telephones and business-scoped ids that WhatsApp told of, kept for as long as something from
before them may still come.

The rules this module guards: events come twice, late and in any order, so that one of a chain may be told
before the one that leads to it; a telephone is followed only by changes that came after what is asked of,
because telephones come round again and business-scoped ids do not.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Integer, String, and_, bindparam, column, delete, func, or_, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.schema import UtcDateTime
from bot.store.schema import whatsapp_moves as moves
from bot.store.sqlite.prepared import PreparedStatement

NUMBER, USER = "number", "user"
KEPT = timedelta(days=30)
"""WhatsApp tries to deliver for seven days."""

_EVER = datetime.min.replace(tzinfo=UTC)
_gone = func.json_each(bindparam("gone", type_=String)).table_valued(column("value", Integer))
_STEP = PreparedStatement(
    select(moves.c.id, moves.c.new, moves.c.at)
    .where(
        moves.c.kind == bindparam("its_kind"),
        moves.c.old == bindparam("its_old"),
        moves.c.id.not_in(select(_gone.c.value)),
        moves.c.at >= bindparam("since", type_=UtcDateTime()),
    )
    .order_by(moves.c.at, moves.c.id)
    .limit(1)
)


async def keep(conn: AsyncConnection, kind: str, old: str, new: str, at: datetime, now: datetime) -> None:
    if not old or not new or old == new:
        return
    await conn.execute(delete(moves).where(moves.c.at < now - KEPT))
    row = {"kind": kind, "old": old, "new": new, "at": at}
    await conn.execute(insert(moves).values(**row).on_conflict_do_nothing())


@dataclass(frozen=True, slots=True)
class Newest:
    """What became of an id, and when (UTC); None: no change was told of."""

    id: str
    at: datetime | None = None


async def newest(conn: AsyncConnection, kind: str, id: str, since: datetime | None = None) -> Newest:
    """What became of this id by changes from `since` on (UTC; None: by all), in the order of their own
    times. One step is gone once, so that whoever came back to a telephone is not followed in a ring."""
    gone: list[int] = []
    last = Newest(id)
    since_then = since
    while id and (step := await _step(conn, kind, last.id, since_then, gone)):
        row, last = step
        gone.append(row)
        since_then = last.at
    return last


async def _step(
    conn: AsyncConnection, kind: str, id: str, since: datetime | None, gone: list[int]
) -> tuple[int, Newest] | None:
    asked = {"its_kind": kind, "its_old": id, "since": since or _EVER, "gone": json.dumps(gone)}
    row = await _STEP.row(conn, **asked)
    return (row["id"], Newest(row["new"], row["at"])) if row else None


async def forget(conn: AsyncConnection, kind: str, ids: Iterable[str | None]) -> None:
    """Every change from and to these, and what leads to them over however many steps."""
    seen = {id for id in ids if id}
    while seen:
        touched = and_(moves.c.kind == kind, or_(moves.c.old.in_(seen), moves.c.new.in_(seen)))
        rows = (await conn.execute(select(moves.c.id, moves.c.old, moves.c.new).where(touched))).all()
        await conn.execute(delete(moves).where(moves.c.id.in_([row.id for row in rows])))
        seen = {each for row in rows for each in (row.old, row.new)}
