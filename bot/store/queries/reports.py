"""The counts of a month, added up by the database. The rule this module guards: it reads, and gives
numbers and instants; no word, name or address of anyone leaves it.

A round of a case is counted, for each has a promise of its own: the present one stands in `cases`,
earlier ones in `rounds`.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    case,
    false,
    func,
    insert,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.case import MOVES, Case, EntryKind, Kind, Move, Stage, Status
from bot.core.report import Figures, Interval, Looked, Promises
from bot.store.queries import acts, report_places
from bot.store.queries.report_places import Outcome, Period
from bot.store.schema import case_entries, cases, notices, outbox, ratings, rounds

_ROUND = ("kind", "opened_at", "due_at", "missed_at", "answered_at", "settled_at", "late_told_at")
_GIVEN_UP = [status for status in Status if status.stage is Stage.GIVEN_UP]
_GOES_ON = cases.c.status != Status.MERGED
"""What went into another case is one matter with that one, and is counted there alone."""

_KEPT = [rounds.c[name] for name in (*_ROUND, "round", "waited_seconds", "number")]
_PRESENT = [cases.c[name] for name in (*_ROUND, "rounds", "waited_seconds", "number")]
_ALL = union_all(
    select(*_KEPT, literal(value=False).label("withdrawn")),
    select(*_PRESENT, cases.c.status.in_(_GIVEN_UP).label("withdrawn")).where(_GOES_ON),
).subquery()
_IS_QUESTION = _ALL.c.kind.in_([kind for kind in Kind if kind.is_question])
_IS_RATED = _ALL.c.kind.in_([kind for kind in Kind if kind.is_rated])
_PROMISED = func.coalesce(_ALL.c.missed_at, _ALL.c.due_at, type_=cases.c.due_at.type)
_ENDED = case(
    (_IS_QUESTION, func.coalesce(_ALL.c.answered_at, _ALL.c.settled_at)), else_=_ALL.c.settled_at
)
"""What keeps the promise: an answer to a question (C11), the solution of anything else (C24)."""


async def keep_round(conn: AsyncConnection, case: Case) -> None:
    """Keep the round that ends, before its case begins another."""
    row = {name: getattr(case, name) for name in (*_ROUND, "waited_seconds")}
    await conn.execute(insert(rounds).values(**row, number=case.number, round=case.rounds))


async def figures(conn: AsyncConnection, period: Period) -> Figures:
    opened = select(_ALL.c.kind, func.count()).where(_ALL.c.round == 1, period.holds(_ALL.c.opened_at))
    open_now = select(cases.c.status, func.count()).where(cases.c.status.in_(tuple(MOVES[Move.RESOLVE])))
    rated = select(ratings.c.quality, func.count()).where(period.holds(ratings.c.at))
    told = select(outbox.c.status, func.count()).select_from(notices.join(outbox))
    return Figures(
        opened=await _counted(conn, opened),
        reopened=await _moves(conn, period, Move.REOPEN),
        open_now=await _counted(conn, open_now),
        promises=await _promises(conn, period),
        **await _lateness(conn, period),
        solved=await _stretches(conn, _solved(period)),
        answered=await _stretches(conn, _answered(period)),
        ratings=await _counted(conn, rated),
        ended=await _number(conn, select(func.count()).where(*_settled(period), _IS_RATED)),
        delegated=await _moves(conn, period, Move.DELEGATE),
        returned=await _entries(conn, period, EntryKind.RETURNED),
        goodwill=await _entries(conn, period, EntryKind.GOODWILL),
        lasted=await _said(conn, period, "lasted"),
        not_lasted=await _said(conn, period, "not-lasted"),
        appealed=await _entries(conn, period, EntryKind.APPEALED),
        upheld=await _entries(conn, period, EntryKind.UPHELD),
        stands=await _entries(conn, period, EntryKind.STANDS),
        actions_kept=await _entries(conn, period, EntryKind.ACTION_DONE),
        actions_missed=await _entries(conn, period, EntryKind.ACTION_MISSED),
        notices=await _counted(conn, told.where(period.holds(notices.c.at))),
        acts=await acts.counted(conn, period.begins, period.ends),
        taken_in=await _counted(conn, _taken_in(period)),
        **await report_places.counted(conn, period, _ALL, _outcome(period)),
        looked=await _looked(conn, period),
    )


async def _counted(conn: AsyncConnection, query: Select[Any]) -> Mapping[str, int]:
    by = query.selected_columns[0]
    return {str(name): count for name, count in await conn.execute(query.group_by(by).order_by(by))}


async def _number(conn: AsyncConnection, query: Select[Any]) -> int:
    return int((await conn.execute(query)).scalar_one())


# Promises --------------------------------------------------------------------------------------------


def _is_missed(now: datetime) -> ColumnElement[bool]:
    """Past, or told to be late; but a question that was answered in time was kept."""
    late = func.coalesce(_ENDED, now, type_=cases.c.due_at.type) > _PROMISED
    told_late = and_(~_IS_QUESTION, _ALL.c.missed_at.is_not(None))
    return or_(late, told_late)


def _withdrawn() -> ColumnElement[bool]:
    return or_(_ALL.c.withdrawn, false())


def _outcome(period: Period) -> Outcome:
    became = case(
        (_is_missed(period.now), "missed"),
        (_withdrawn(), "withdrawn"),
        (_ENDED.is_(None), "running"),
        else_="kept",
    ).label("outcome")
    return Outcome(became, period.holds(_PROMISED))


async def _promises(conn: AsyncConnection, period: Period) -> Mapping[str, Promises]:
    outcome = _outcome(period).became
    query = select(_ALL.c.kind, outcome, func.count()).where(period.holds(_PROMISED))
    found: dict[str, dict[str, int]] = {}
    for kind, result, count in await conn.execute(query.group_by(_ALL.c.kind, outcome)):
        found.setdefault(kind, {})[result] = count
    return {kind: Promises(**results) for kind, results in sorted(found.items())}


async def _lateness(conn: AsyncConnection, period: Period) -> dict[str, Any]:
    """Of the complaints whose promise was missed: told before it passed, told after, or not at all."""
    told = case(
        (_ALL.c.late_told_at.is_(None), "untold"),
        (_ALL.c.late_told_at <= _PROMISED, "told_before"),
        else_="told_after",
    ).label("told")
    missed = and_(period.holds(_PROMISED), _is_missed(period.now), ~_IS_QUESTION)
    return dict(await _counted(conn, select(told, func.count()).where(missed)))


# How long --------------------------------------------------------------------------------------------


def _settled(period: Period) -> tuple[ColumnElement[bool], ...]:
    return period.holds(_ALL.c.settled_at), ~_withdrawn()


def _solved(period: Period) -> Select[Any]:
    wanted = (_ALL.c.opened_at, _ALL.c.settled_at, _ALL.c.waited_seconds)
    return select(*wanted).where(*_settled(period), ~_IS_QUESTION)


def _answered(period: Period) -> Select[Any]:
    wanted = (_ALL.c.opened_at, _ALL.c.answered_at, literal(0))
    return select(*wanted).where(_IS_QUESTION, period.holds(_ALL.c.answered_at))


async def _stretches(conn: AsyncConnection, query: Select[Any]) -> tuple[Interval, ...]:
    rows = await conn.execute(query)
    return tuple(Interval(begins, ends, timedelta(seconds=waited)) for begins, ends, waited in rows)


def _taken_in(period: Period) -> Select[Any]:
    """By source, of those that were opened first in the period."""
    source = cases.c.rest["source"].as_string()
    opened = (case_entries.c.kind == EntryKind.OPENED, period.holds(case_entries.c.at))
    beside = cases.join(case_entries, case_entries.c.number == cases.c.number)
    counted = func.count(cases.c.number.distinct())
    return select(source, counted).select_from(beside).where(*opened, source != "", _GOES_ON)


async def _looked(conn: AsyncConnection, period: Period) -> tuple[Looked, ...]:
    """The new cases of the kinds that are assessed; the earlier rounds of one know when it was opened."""
    first = (
        select(func.min(rounds.c.opened_at)).where(rounds.c.number == cases.c.number).scalar_subquery()
    )
    opened = func.coalesce(first, cases.c.opened_at, type_=cases.c.opened_at.type)
    kinds = [kind for kind in Kind if kind.is_assessed]
    said = cases.c.rest["assessment"]
    parts = (said["first_at"].as_string(), said["severity"].as_string())
    query = select(opened, cases.c.settled_at, *parts).where(
        cases.c.kind.in_(kinds), period.holds(opened), _GOES_ON
    )
    found = await conn.execute(query)
    return tuple(_look(at, settled or period.now, *said) for at, settled, *said in found)


def _look(opened: datetime, over: datetime, first: str | None, severity: str | None) -> Looked:
    until = datetime.fromisoformat(first) if first else over
    return Looked(opened, until, severity or "")


# From the histories ----------------------------------------------------------------------------------


async def _entries(conn: AsyncConnection, period: Period, kind: EntryKind) -> int:
    return await _number(conn, _of_kind(period, kind))


async def _moves(conn: AsyncConnection, period: Period, move: Move) -> int:
    made = case_entries.c.entry["move"].as_string() == move.value
    return await _number(conn, _of_kind(period, EntryKind.MOVED).where(made))


async def _said(conn: AsyncConnection, period: Period, detail: str) -> int:
    """Whether it lasted, as people answered."""
    said = case_entries.c.entry["detail"].as_string() == detail
    return await _number(conn, _of_kind(period, EntryKind.RATED).where(said))


def _of_kind(period: Period, kind: EntryKind) -> Select[Any]:
    mine = case_entries.c.kind == kind
    return select(func.count(case_entries.c.id)).where(mine, period.holds(case_entries.c.at))
