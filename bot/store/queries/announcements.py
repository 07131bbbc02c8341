"""What staff said of dates, and who stands in for whom. What was said is kept; the latest word counts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.effects import AnnounceDay, DayState, SetAbsence
from bot.core.facts import Absence
from bot.store.schema import absences, announcements
from bot.store.sqlite.prepared import KeptStatement

_LATEST = KeptStatement(select(func.max(announcements.c.id).label("latest")))
_ABSENT = KeptStatement(select(absences).order_by(absences.c.member))


@dataclass(frozen=True, slots=True)
class Announced:
    """`off` has the holidays' names; `asked` are estimates that staff were asked about."""

    off: Mapping[date, str] = field(default_factory=dict)
    working: frozenset[date] = frozenset()
    confirmed: frozenset[date] = frozenset()
    asked: frozenset[date] = frozenset()


async def latest(conn: AsyncConnection) -> int:
    """Grows with every announcement; 0 before the first."""
    found: int | None = await _LATEST.value(conn)
    return found or 0


async def announced(conn: AsyncConnection) -> Announced:
    rows = (await conn.execute(select(announcements).order_by(announcements.c.id))).mappings().all()
    said = {row["day"]: row for row in rows if row["state"] != DayState.ASKED}
    days = {state: frozenset(d for d, row in said.items() if row["state"] == state) for state in DayState}
    asked = frozenset(row["day"] for row in rows if row["state"] == DayState.ASKED)
    off = {day: said[day]["name"] for day in days[DayState.OFF]}
    return Announced(off, days[DayState.WORKING], days[DayState.CONFIRMED], asked)


async def announce(conn: AsyncConnection, day: AnnounceDay, now: datetime) -> None:
    row = {"day": day.day, "state": day.state, "name": day.name, "by": day.by, "at": now}
    await conn.execute(insert(announcements).values(row))


async def set_absence(conn: AsyncConnection, absence: SetAbsence) -> None:
    """A member has one absence at a time: the later word replaces the earlier one."""
    await conn.execute(delete(absences).where(absences.c.member == absence.member))
    if absence.first and absence.last:
        row = {"member": absence.member, "first": absence.first, "last": absence.last}
        await conn.execute(insert(absences).values(**row, deputy=absence.deputy))


async def absent(conn: AsyncConnection) -> tuple[Absence, ...]:
    return tuple(Absence(**row) for row in await _ABSENT.rows(conn))
