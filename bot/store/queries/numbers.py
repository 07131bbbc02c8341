"""Numbers that people and platforms know things by: each is given out once for ever.

Those of cases and their like are one more than the last. What a machine before may have given out counts,
too (`bot/store/queries/skipping.py` says behind which number a book that was restored goes on).
"""

from sqlalchemy import Column, Integer, Table, cast, func, literal, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.schema import (
    additions,
    asked_questions,
    cases,
    disclosures,
    metadata,
    registrations,
    requests,
    settings,
)
from bot.store.sqlite.prepared import KeptStatement

GIVEN: dict[str, Column[int]] = {
    "cases": cases.c.number,
    "registrations": registrations.c.number,
    "requests": requests.c.number,
    "disclosures": disclosures.c.number,
    "asked_questions": asked_questions.c.id,
    "additions": additions.c.id,
}
"""Numbers that are one more than the last; all other tables have SQLite's own sequence."""

FIRST = {"cases": 1001, "requests": 3001, "registrations": 5001, "disclosures": 9001}
"""What people see begins far apart, so that nobody takes the one for the other."""


def behind(name: str) -> str:
    """The setting behind which the numbers of that table go on."""
    return f"last-{name}"


def _last(name: str) -> KeptStatement:
    """The last number of that table that was given out, as far as may be known; 0: none."""
    seen = func.coalesce(select(func.max(GIVEN[name])).scalar_subquery(), 0)
    its = settings.c.key == literal(behind(name))
    kept = select(cast(settings.c.value, Integer)).where(its).scalar_subquery()
    return KeptStatement(select(func.max(seen, func.coalesce(kept, 0)).label("last")))


_LAST = {name: _last(name) for name in GIVEN}


async def next_of(conn: AsyncConnection, name: str) -> int:
    """The number that the next row of that table gets."""
    return max(int(await _LAST[name].value(conn)) + 1, FIRST.get(name, 1))


def sequences() -> list[Table]:
    """The tables whose numbers SQLite gives out."""
    return [table for table in metadata.sorted_tables if table.dialect_options["sqlite"]["autoincrement"]]


async def last_numbers(conn: AsyncConnection) -> dict[str, int]:
    """The last of each that was given out, by the name of its table."""
    found = {name: int(await each.value(conn)) for name, each in _LAST.items()}
    rows = await conn.execute(text("SELECT name, seq FROM sqlite_sequence"))
    known = {table.name for table in sequences()}
    return found | {name: int(seq) for name, seq in rows if name in known}
