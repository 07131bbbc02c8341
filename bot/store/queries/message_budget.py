"""How many messages went out by month, where each has its price.

The rules this module guards: a message counts once, however often it is reported; what is known of its
price only grows; and nothing here leads to anybody: the platform's name of a message, which holds a
telephone number, is kept as a digest, and no longer than reports of it may come.
"""

import hashlib

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.message_costs import FREE, Count
from bot.store.schema import counted_messages, message_counts

Price = tuple[str, str, bool | None]
"""Month, category, and whether it costs something: None as long as nobody has said."""


async def count(
    conn: AsyncConnection, channel: str, name: str, month: str, category: str, *, billable: bool | None
) -> None:
    """It was sent, or more is known of it. `month` (2026-11) is kept as it was first counted."""
    key = _digest(channel, name)
    known = await _known(conn, key)
    if known is None:
        now: Price = (month, category, billable)
        await conn.execute(
            insert(counted_messages).values(name=key, month=month, category=category, billable=billable)
        )
    else:
        now = (known[0], category or known[1], known[2] if billable is None else billable)
        if now == known:
            return
        changed = {"category": now[1], "billable": now[2]}
        mine = update(counted_messages).where(counted_messages.c.name == key)
        await conn.execute(mine.values(**changed))
        await _add(conn, channel, known, -1)
    if await _add(conn, channel, now, 1):
        await _let_go(conn, now[0])


async def uncount(conn: AsyncConnection, channel: str, name: str) -> None:
    """It failed after all: what arrives nowhere costs nothing."""
    key = _digest(channel, name)
    known = await _known(conn, key)
    if known:
        await conn.execute(delete(counted_messages).where(counted_messages.c.name == key))
        await _add(conn, channel, known, -1)


async def free_replies(conn: AsyncConnection, channel: str, month: str) -> int:
    """So many of the month's allowance are used."""
    mine = (message_counts.c.channel == channel, message_counts.c.month == month)
    query = select(func.sum(message_counts.c.messages)).where(*mine)
    return int((await conn.execute(query.where(message_counts.c.category.in_(FREE)))).scalar() or 0)


async def counted(conn: AsyncConnection, month: str) -> dict[str, Count]:
    """By category, over all channels."""
    named = ("messages", "billable", "unreported")
    sums = [func.sum(message_counts.c[each]) for each in named]
    query = select(message_counts.c.category, *sums).where(message_counts.c.month == month)
    rows = await conn.execute(
        query.group_by(message_counts.c.category).order_by(message_counts.c.category)
    )
    return {row[0]: Count(*map(int, row[1:])) for row in rows if row[1] > 0}


async def _known(conn: AsyncConnection, key: str) -> Price | None:
    columns = (counted_messages.c.month, counted_messages.c.category, counted_messages.c.billable)
    row = (await conn.execute(select(*columns).where(counted_messages.c.name == key))).one_or_none()
    return (row[0], row[1], row[2]) if row else None


async def _add(conn: AsyncConnection, channel: str, price: Price, by: int) -> bool:
    """Whether it is the first of its month and category."""
    month, category, billable = price
    told = {"messages": by, "billable": by * (billable is True), "unreported": by * (billable is None)}
    fresh = insert(message_counts).values(channel=channel, month=month, category=category, **told)
    more = {name: message_counts.c[name] + fresh.excluded[name] for name in told}
    rows = await conn.execute(fresh.on_conflict_do_update(set_=more).returning(message_counts.c.messages))
    return by > 0 and rows.scalar_one() == by


async def _let_go(conn: AsyncConnection, month: str) -> None:
    """Reports come within days: of the month before last none is awaited any more."""
    year, number = map(int, month.split("-"))
    last = f"{year - (number == 1)}-{(number - 2) % 12 + 1:02}"
    await conn.execute(delete(counted_messages).where(counted_messages.c.month < last))


def _digest(channel: str, name: str) -> str:
    return hashlib.sha256(f"{channel} {name}".encode()).hexdigest()
