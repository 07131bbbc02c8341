"""The incidents that an erased person's cases led, or belonged to.

The rules this module guards: what others tell of goes on without them, led by the first of the others
that is still worked on; nobody is counted whose case is without a word; and a name or a notice that says
what they said says it no more.
"""

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.case import MOVES, Move
from bot.store.erasure.quoted import GONE, Quotes
from bot.store.erasure.whose import Belongings
from bot.store.schema import cases, incidents

_OPEN = tuple(MOVES[Move.RESOLVE])


async def handed_on(conn: AsyncConnection, whose: Belongings, known: Quotes) -> None:
    """Before their cases lose what they say of others."""
    gone = frozenset(whose.cases)
    for number in whose.cases:
        rest = await _rest(conn, number)
        lead = rest.get("incident", 0)
        if lead == number:
            await _to_next(conn, number, [each for each in rest.get("joined", ()) if each not in gone])
        elif lead and lead not in gone:
            await _left(conn, lead, number)
    await _unsaid(conn, known)


async def _rest(conn: AsyncConnection, number: int) -> dict[str, Any]:
    row = (await conn.execute(select(cases.c.rest).where(cases.c.number == number))).scalar_one_or_none()
    return dict(json.loads(row)) if row else {}


async def _to_next(conn: AsyncConnection, lead: int, joined: Collection[int]) -> None:
    others = (cases.c.number.in_(joined), cases.c.status.in_(_OPEN))
    query = select(cases.c.number).where(*others).order_by(cases.c.number)
    left = list((await conn.execute(query)).scalars())
    row = (await conn.execute(select(incidents).where(incidents.c.lead == lead))).mappings().first()
    await conn.execute(delete(incidents).where(incidents.c.lead == lead))
    if not left or not row:
        return
    await conn.execute(insert(incidents).values({**row, "lead": left[0]}))
    for number in left:
        joined = left[1:] if number == left[0] else []
        await _changed(conn, number, incident=left[0], joined=joined)


async def _left(conn: AsyncConnection, lead: int, number: int) -> None:
    rest = await _rest(conn, lead)
    await _changed(conn, lead, joined=[each for each in rest.get("joined", ()) if each != number])


async def _changed(conn: AsyncConnection, number: int, **fields: Any) -> None:
    kept = json.dumps({**await _rest(conn, number), **fields}, ensure_ascii=False)
    await conn.execute(update(cases).where(cases.c.number == number).values(rest=kept))


async def _unsaid(conn: AsyncConnection, known: Quotes) -> None:
    for row in (await conn.execute(select(incidents))).mappings().all():
        without: dict[str, Any] = {}
        if known.are_in(row["name"]):
            without["name"] = GONE
        if known.are_in(row["notice"]):
            without |= {"notice": "", "noticed_by": ""}
        if without:
            mine = incidents.c.lead == row["lead"]
            await conn.execute(update(incidents).where(mine).values(without))
