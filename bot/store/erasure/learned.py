"""What was learnt from people, and what they thanked for: it is kept without whose it was, so it is known
by its words.

The rules this module guards: a question that says what they said goes; of a way to ask that staff took
over word for word, the words go, too, and the answers are built anew without them.
"""

import json
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.learning import AdditionKind, AdditionStatus
from bot.store.erasure.quoted import Quotes
from bot.store.erasure.whose import Belongings
from bot.store.schema import additions, asked_questions, thanks

_MOMENT = timedelta(microseconds=1)


async def unlearnt(conn: AsyncConnection, whose: Belongings, known: Quotes, now: datetime) -> bool:
    """Whether something was taught with their words: what was built of it must go, too."""
    await _questions(conn, known)
    is_taught = await _ways(conn, known, now)
    said = (await conn.execute(select(thanks.c.id, thanks.c.text))).all()
    theirs = [id for id, text in said if known.are_in(text)]
    of_cases = thanks.c.case_number.in_(whose.cases)
    await conn.execute(delete(thanks).where(thanks.c.id.in_(theirs) | of_cases))
    return is_taught


async def _questions(conn: AsyncConnection, known: Quotes) -> None:
    """The newest keeps its number: no later one may get one that a conversation still knows."""
    rows = (await conn.execute(select(asked_questions.c.id, asked_questions.c.text))).all()
    theirs = [id for id, text in rows if known.are_in(text)]
    newest = select(func.max(asked_questions.c.id)).scalar_subquery()
    mine = asked_questions.c.id.in_(theirs)
    await conn.execute(
        update(asked_questions).where(mine, asked_questions.c.id == newest).values(text="", settled=True)
    )
    await conn.execute(delete(asked_questions).where(mine, asked_questions.c.id != newest))


async def _ways(conn: AsyncConnection, known: Quotes, now: datetime) -> bool:
    is_any = False
    rows = (await conn.execute(select(additions))).mappings().all()
    for row in rows:
        read = json.loads(row["rest"])
        ways = [way for way in read.get("ways", ()) if not known.are_in(way)]
        if len(ways) != len(read.get("ways", ())):
            await _relearnt(conn, row, {**read, "ways": ways}, now)
            is_any = True
    return is_any


async def _relearnt(
    conn: AsyncConnection, row: Any, rest: dict[str, Collection[str]], now: datetime
) -> None:
    """Whoever answers learns of a change by the time of the last decision, which moves by a moment. An
    addition that was nothing but such words is none any more."""
    is_empty = not rest["ways"] and row["kind"] != AdditionKind.ENTRY
    told = {"rest": json.dumps(rest, ensure_ascii=False)}
    if row["decided_at"]:
        told["decided_at"] = max(now, row["decided_at"] + _MOMENT)
    if is_empty:
        told["status"] = AdditionStatus.REJECTED
    await conn.execute(update(additions).where(additions.c.id == row["id"]).values(told))
