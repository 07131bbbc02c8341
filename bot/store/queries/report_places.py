"""The counts of a month by whose work it is: category, department, initiative, and who the people are
(C1, C8, C9).

The rule this module guards: a case counts where it stands now, and what is not known counts as an empty
name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.case import Kind
from bot.core.report import Promises, Scorecard
from bot.store.schema import cases, ratings, thanks


@dataclass(frozen=True, slots=True)
class Period:
    """From `begins` to `ends`, which is not held; `now` says what is past. All UTC."""

    begins: datetime
    ends: datetime
    now: datetime

    def holds(self, at: ColumnElement[Any]) -> ColumnElement[bool]:
        return and_(at >= self.begins, at < self.ends)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a promise, and which of them are counted."""

    became: ColumnElement[str]
    counted: ColumnElement[bool]


def _of(field: str) -> ColumnElement[str]:
    return func.coalesce(cases.c.rest[field].as_string(), "")


_DEPARTMENT = _of("department")


async def counted(
    conn: AsyncConnection, period: Period, rounds: Subquery, outcome: Outcome
) -> dict[str, Any]:
    """`rounds` are all of them, the present and the earlier ones."""
    return {
        "categories": await _opened(conn, period, rounds, _of("category")),
        "relationships": await _opened(conn, period, rounds, _of("relationship")),
        "departments": await _scorecards(conn, period, rounds, outcome, _DEPARTMENT),
        "initiatives": await _scorecards(conn, period, rounds, outcome, _of("initiative")),
        "outcomes": await _outcomes(conn, period),
        "thanks": await _thanks(conn, period),
    }


async def _counts(conn: AsyncConnection, query: Select[*tuple[Any, ...]]) -> Mapping[str, int]:
    by = query.selected_columns[0]
    return {str(name): count for name, count in await conn.execute(query.group_by(by).order_by(by))}


async def _opened(
    conn: AsyncConnection, period: Period, rounds: Subquery, by: ColumnElement[str]
) -> Mapping[str, int]:
    beside = rounds.join(cases, cases.c.number == rounds.c.number)
    is_first = and_(rounds.c.round == 1, period.holds(rounds.c.opened_at))
    return await _counts(conn, select(by, func.count()).select_from(beside).where(is_first))


async def _scorecards(
    conn: AsyncConnection, period: Period, rounds: Subquery, outcome: Outcome, by: ColumnElement[str]
) -> Mapping[str, Scorecard]:
    opened = await _opened(conn, period, rounds, by)
    promises = await _promises(conn, rounds, outcome, by)
    rated = await _ratings(conn, period, by)
    ids = sorted({*opened, *promises, *rated})
    return {
        id: Scorecard(opened.get(id, 0), Promises(**promises.get(id, {})), rated.get(id, {}))
        for id in ids
    }


async def _promises(
    conn: AsyncConnection, rounds: Subquery, outcome: Outcome, by: ColumnElement[str]
) -> Mapping[str, dict[str, int]]:
    beside = rounds.join(cases, cases.c.number == rounds.c.number)
    query = select(by, outcome.became, func.count()).select_from(beside).where(outcome.counted)
    return await _by_two(conn, query)


async def _ratings(
    conn: AsyncConnection, period: Period, by: ColumnElement[str]
) -> Mapping[str, dict[str, int]]:
    beside = ratings.join(cases, cases.c.number == ratings.c.number)
    query = select(by, ratings.c.quality, func.count()).select_from(beside)
    return await _by_two(conn, query.where(period.holds(ratings.c.at)))


async def _by_two(conn: AsyncConnection, query: Select[*tuple[Any, ...]]) -> Mapping[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for one, other, count in await conn.execute(query.group_by(*query.selected_columns[:2])):
        found.setdefault(str(one), {})[str(other)] = count
    return found


async def _outcomes(conn: AsyncConnection, period: Period) -> tuple[int, ...]:
    """Suggestions that were answered in the month, and stay so."""
    told = and_(cases.c.kind == Kind.SUGGESTION, period.holds(cases.c.settled_at))
    is_told = func.coalesce(cases.c.rest["applied"].as_string(), "") != ""
    query = select(cases.c.number).where(told, is_told).order_by(cases.c.number)
    return tuple((await conn.execute(query)).scalars())


async def _thanks(conn: AsyncConnection, period: Period) -> Mapping[str, int]:
    beside = thanks.outerjoin(cases, cases.c.number == thanks.c.case_number)
    query = select(_DEPARTMENT, func.count()).select_from(beside)
    return await _counts(conn, query.where(period.holds(thanks.c.at)))
