"""How numbers and stamps go on in a book that was restored.

The rule this module guards: no number and no button is used twice. What the machine before gave out after
its backup is not known here, so everything goes on behind what it could have given out: behind what was
noted of it, and as much further as the days since then may have taken.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import func, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.queries import settings
from bot.store.queries.conversations import FIRST_STAMP
from bot.store.queries.numbers import FIRST, GIVEN, behind, last_numbers, sequences
from bot.store.schema import cases, disclosures, link_codes, registrations, staff_invitations

SEEN_DAILY = 1_000
"""So many numbers that people see may have been given out on a day at least; ten times (`MANY_TIMES`) the
busiest day that the book knows, where that is more."""
MANY_TIMES = 10
LEARNED_DAILY = 100_000
"""The same of what was asked and taught."""
ROWS_DAILY = 1_000_000
"""The same of the rows of a table: eleven a second, all day."""
STAMPS_DAILY = 10_000
"""The same of the prompts of one conversation."""

UNKNOWN_DAYS = 366

_SEEN_AT = {
    "cases": cases.c.opened_at,
    "registrations": registrations.c.registered_at,
    "disclosures": disclosures.c.opened_at,
}


async def skip_ahead(
    conn: AsyncConnection, noted: Mapping[str, int], since: datetime, now: datetime
) -> dict[str, int]:
    """Everything goes on behind what was `noted` of the machine before, and behind what it may have given
    out from `since` (UTC) on; the last numbers as they are now. Doors that open once are shut: they may
    have been opened."""
    days = _days(since, now)
    before = await last_numbers(conn)

    def known(name: str) -> int:
        return max(before.get(name, 0), noted.get(name, 0), FIRST.get(name, 1) - 1)

    for name in GIVEN:
        daily = await _daily(conn, name)
        await settings.put(conn, behind(name), str(known(name) + days * daily))
    for table in sequences():
        await _go_on_behind(conn, table.name, known(table.name) + days * ROWS_DAILY)
    await _stamps(conn, days * STAMPS_DAILY)
    for door in (staff_invitations, link_codes):
        await conn.execute(update(door).where(door.c.ends_at > now).values(ends_at=now))
    return await last_numbers(conn)


def _days(since: datetime, now: datetime) -> int:
    """Begun days. Where the clock says that the backup is made tomorrow, nobody knows how many."""
    return (now - since) // timedelta(days=1) + 1 if now >= since else UNKNOWN_DAYS


async def _daily(conn: AsyncConnection, name: str) -> int:
    if name not in FIRST:
        return LEARNED_DAILY
    if name not in _SEEN_AT:
        return SEEN_DAILY
    each = select(func.count(GIVEN[name]).label("many")).group_by(func.date(_SEEN_AT[name])).subquery()
    busiest = (await conn.execute(select(func.max(each.c.many)))).scalar_one()
    return max(SEEN_DAILY, MANY_TIMES * int(busiest or 0))


async def _go_on_behind(conn: AsyncConnection, table: str, last: int) -> None:
    told = {"last": last, "name": table}
    changed = await conn.execute(text("UPDATE sqlite_sequence SET seq = :last WHERE name = :name"), told)
    if not changed.rowcount:
        await conn.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)"), told)


_COUNTED_ON = text(
    "UPDATE conversations SET stamp = stamp + :gap, rest = json_insert("
    "CASE WHEN json_type(rest, '$.unknown') = 'array' THEN rest "
    "ELSE json_set(rest, '$.unknown', json('[]')) END, "
    "'$.unknown[#]', json_array(stamp + 1, stamp + :gap - 1))"
)


async def _stamps(conn: AsyncConnection, gap: int) -> None:
    """Every conversation counts its prompts on behind what may have been shown in it, and knows which
    those are. One that began since the backup is not known, so all that are new begin behind it, too."""
    await conn.execute(_COUNTED_ON, {"gap": gap})
    first = int(await settings.get(conn, FIRST_STAMP) or 0)
    await settings.put(conn, FIRST_STAMP, str(first + gap))
