"""The book of what people confide, apart from that of the cases.

The rules this module guards: a number is given once, from 9001 on, and takes none from the cases; what is
here is read by its number alone, listed for its readers only, never counted or searched for its words.
"""

from typing import Any

from sqlalchemy import bindparam, func, literal_column, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.disclosure import Disclosure
from bot.store.codec import dump_without, load_with
from bot.store.queries import numbers
from bot.store.schema import disclosures
from bot.store.sqlite.prepared import PreparedStatement, Row, saving

_COLUMNS = tuple(str(column.name) for column in disclosures.columns if column.name != "rest")

_SAVE = PreparedStatement(saving(disclosures, "number", *_COLUMNS, "rest"))
_OF_RECEIPT = PreparedStatement(
    select(disclosures).where(
        disclosures.c.receipt == bindparam("its_receipt"), disclosures.c.receipt != literal_column("''")
    )
)
_GET = PreparedStatement(select(disclosures).where(disclosures.c.number == bindparam("its_number")))


async def next_number(conn: AsyncConnection) -> int:
    return await numbers.next_of(conn, "disclosures")


async def save(conn: AsyncConnection, disclosure: Disclosure) -> None:
    """Insert or replace."""
    await _SAVE.run(conn, **_row(disclosure))


def _row(disclosure: Disclosure) -> dict[str, Any]:
    """Where nobody knows who it is, no conversation stands in it."""
    columns = {name: getattr(disclosure, name) for name in _COLUMNS}
    columns["person"] = disclosure.person or None
    return {**columns, "rest": dump_without(disclosure, _COLUMNS)}


def _disclosure(row: Row) -> Disclosure:
    columns = {name: row[name] for name in _COLUMNS}
    columns["person"] = row["person"] or 0
    return load_with(row["rest"], columns, Disclosure)


async def get(conn: AsyncConnection, number: int) -> Disclosure | None:
    row = await _GET.row(conn, its_number=number)
    return _disclosure(row) if row else None


async def of_receipt(conn: AsyncConnection, digest: str) -> Disclosure | None:
    """The anonymous one that the receipt of this digest opens."""
    row = await _OF_RECEIPT.row(conn, its_receipt=digest) if digest else None
    return _disclosure(row) if row else None


async def awaiting(conn: AsyncConnection, file: str) -> Disclosure | None:
    """The unsigned one whose words name a file that is on its way: no conversation leads to it."""
    names = func.instr(disclosures.c.rest, f'"{file}"') > 0
    query = select(disclosures.c.number).where(disclosures.c.person.is_(None), names).limit(1)
    number = (await conn.execute(query)).scalar_one_or_none()
    return await get(conn, number) if number else None


async def unsigned(conn: AsyncConnection) -> tuple[Disclosure, ...]:
    """All that nobody signed, oldest first: for a talk in the terminal, whose book is one person's."""
    theirs = select(disclosures.c.number).where(disclosures.c.receipt != "")
    numbers = (await conn.execute(theirs.order_by(disclosures.c.number))).scalars().all()
    found = [await get(conn, number) for number in numbers]
    return tuple(each for each in found if each)


async def of_person(conn: AsyncConnection, conversation_id: int) -> tuple[Disclosure, ...]:
    """Oldest first: so that a talk can be told without what was confided in it."""
    mine = select(disclosures.c.number).where(disclosures.c.person == conversation_id)
    numbers = (await conn.execute(mine.order_by(disclosures.c.number))).scalars().all()
    found = [await get(conn, number) for number in numbers]
    return tuple(each for each in found if each)


async def open_ones(conn: AsyncConnection) -> tuple[Disclosure, ...]:
    """What is not ended, oldest first: for its readers, and nobody else is shown that it is there."""
    waiting = select(disclosures.c.number).where(disclosures.c.done_at.is_(None))
    numbers = (await conn.execute(waiting.order_by(disclosures.c.number))).scalars().all()
    found = [await get(conn, number) for number in numbers]
    return tuple(each for each in found if each)
