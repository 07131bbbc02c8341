"""How often which act was heard, by day. The rule this module guards: it counts, and keeps no word."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.schema import act_counts


async def count(conn: AsyncConnection, act: str, day: datetime) -> None:
    """`day` is its first instant."""
    mine = (act_counts.c.act == act, act_counts.c.day == day)
    more = update(act_counts).where(*mine).values(count=act_counts.c.count + 1)
    changed = await conn.execute(more)
    if changed.rowcount == 0:
        await conn.execute(insert(act_counts).values(act=act, day=day, count=1))


async def counted(conn: AsyncConnection, begins: datetime, ends: datetime) -> Mapping[str, int]:
    """From `begins` to `ends`, which is not held; what people brought most, first."""
    within = (act_counts.c.day >= begins, act_counts.c.day < ends)
    total = func.sum(act_counts.c.count)
    query = select(act_counts.c.act, total).where(*within).group_by(act_counts.c.act)
    rows = await conn.execute(query.order_by(total.desc(), act_counts.c.act))
    return {act: int(found) for act, found in rows}
