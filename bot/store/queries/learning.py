"""What people asked and nobody could answer, and what the staff taught.

The rule this module guards: whose question it was is not kept. A question waits until it is settled.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.learning import Addition, AdditionStatus, AskedQuestion, Reason
from bot.store.codec import dump_without, load_with
from bot.store.queries import numbers
from bot.store.schema import additions, asked_questions
from bot.store.sqlite.prepared import KeptStatement

MOST = 300
"""Questions that are looked at together: the newest ones."""

_VERSION = KeptStatement(
    select(
        func.count(additions.c.id).label("count"), func.max(additions.c.decided_at).label("last")
    ).where(additions.c.status == AdditionStatus.APPROVED)
)


async def next_question(conn: AsyncConnection) -> int:
    return await numbers.next_of(conn, "asked_questions")


async def keep(conn: AsyncConnection, question: AskedQuestion) -> None:
    """A question that is kept already gets the new reason; its time stays."""
    mine = asked_questions.c.id == question.id
    changed = await conn.execute(update(asked_questions).where(mine).values(reason=question.reason))
    if changed.rowcount == 0:
        row = {name: getattr(question, name) for name in ("id", "text", "language", "reason", "at")}
        await conn.execute(insert(asked_questions).values(**row, settled=False, addition=0))


async def settle(
    conn: AsyncConnection, ids: Sequence[int], addition: int, *, forget: bool = False
) -> None:
    """With `forget` nothing of their words is left."""
    named, words = asked_questions.c.id.in_(ids), {"text": ""} if forget else {}
    settled = update(asked_questions).where(named).values(settled=True, addition=addition, **words)
    await conn.execute(settled)


async def reopen(conn: AsyncConnection, addition: int) -> None:
    """What was to be learnt from them is not: they wait again."""
    of_it = asked_questions.c.addition == addition
    await conn.execute(update(asked_questions).where(of_it).values(settled=False, addition=0))


async def open_questions(conn: AsyncConnection, since: datetime) -> tuple[AskedQuestion, ...]:
    """Those that nobody settled, newest first, at most MOST. `since` is aware."""
    waiting = (~asked_questions.c.settled, asked_questions.c.at >= since)
    query = select(asked_questions).where(*waiting).order_by(asked_questions.c.id.desc()).limit(MOST)
    rows = (await conn.execute(query)).mappings()
    return tuple(
        AskedQuestion(row["id"], row["text"], row["language"], Reason(row["reason"]), row["at"])
        for row in rows
    )


async def forget(conn: AsyncConnection, before: datetime) -> None:
    """What was asked earlier is gone, settled or not. Of the newest question the number stays: no later
    one may get a number that a conversation still knows."""
    newest = select(func.max(asked_questions.c.id)).scalar_subquery()
    old, is_newest = asked_questions.c.at < before, asked_questions.c.id == newest
    await conn.execute(delete(asked_questions).where(old, ~is_newest))
    await conn.execute(update(asked_questions).where(old, is_newest).values(text="", settled=True))


# What was taught --------------------------------------------------------------------------------------


async def next_addition(conn: AsyncConnection) -> int:
    return await numbers.next_of(conn, "additions")


async def save(conn: AsyncConnection, addition: Addition) -> None:
    """Insert or replace. The questions of a rejected one wait again."""
    row = {name: getattr(addition, name) for name in ("kind", "entry", "status", "at", "decided_at")}
    row["rest"] = dump_without(addition, row)
    mine = additions.c.id == addition.id
    changed = await conn.execute(update(additions).where(mine).values(**row))
    if changed.rowcount == 0:
        await conn.execute(insert(additions).values(id=addition.id, **row))
    if addition.status is AdditionStatus.REJECTED:
        await reopen(conn, addition.id)


async def of_status(conn: AsyncConnection, status: AdditionStatus) -> tuple[Addition, ...]:
    """Oldest first."""
    query = select(additions).where(additions.c.status == status).order_by(additions.c.id)
    rows = (await conn.execute(query)).mappings().all()
    names = ("kind", "entry", "status", "at")
    loaded = (load_with(row["rest"], {name: row[name] for name in names}, Addition) for row in rows)
    return tuple(
        replace(addition, decided_at=row["decided_at"])
        for addition, row in zip(loaded, rows, strict=True)
    )


async def version(conn: AsyncConnection) -> tuple[int, datetime | None]:
    """Changes with everything that is approved."""
    found = await _VERSION.row(conn)
    return (found["count"], found["last"]) if found else (0, None)
