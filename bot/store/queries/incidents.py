"""Incidents: many cases alike, by the number of the case that is answered for all of them.

The rule this module guards: what is said to people of a known problem is asked with every message of
theirs, and costs nothing while there is none; nothing is said of one whose lead is worked on no more.
"""

from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.case import Case
from bot.core.related import Compared, Incident
from bot.store.codec import load_with
from bot.store.queries import cases as case_book
from bot.store.schema import cases, incidents
from bot.store.sqlite.prepared import KeptStatement, PreparedStatement, Row, saving

RECENT = 60
"""Open cases of the last days that a new one is compared with."""

_COLUMNS = tuple(str(column.name) for column in incidents.columns)
_SAVE = PreparedStatement(saving(incidents, "lead", *_COLUMNS))
_GET = PreparedStatement(select(incidents).where(incidents.c.lead == bindparam("its_lead")))
_NOTICED = KeptStatement(
    select(incidents).where(incidents.c.notice != "").order_by(incidents.c.opened_at.desc())
)

_COMPARED = ("number", "person")
_RECENT = PreparedStatement(
    select(*(cases.c[name] for name in (*_COMPARED, "rest")))
    .where(cases.c.kind == bindparam("its_kind"), cases.c.opened_at >= bindparam("since"))
    .where(cases.c.number != bindparam("its_number"), case_book.IS_OPEN)
    .order_by(cases.c.opened_at.desc())
    .limit(RECENT)
)


async def save(conn: AsyncConnection, incident: Incident) -> None:
    """Insert or replace."""
    await _SAVE.run(conn, **{name: getattr(incident, name) for name in _COLUMNS})


async def of_lead(conn: AsyncConnection, lead: int) -> Incident | None:
    row = await _GET.row(conn, its_lead=lead)
    return _incident(row) if row else None


async def noticed(conn: AsyncConnection) -> tuple[Incident, ...]:
    """Those that people hear of, the latest first."""
    known = [_incident(row) for row in await _NOTICED.rows(conn)]
    if not known:
        return ()
    leads = await case_book.numbered(conn, [each.lead for each in known])
    is_open = {case.number: case.is_open for case in leads}
    return tuple(each for each in known if is_open.get(each.lead))


async def recent(conn: AsyncConnection, case: Case, since: datetime) -> tuple[Compared, ...]:
    """What the open cases of its kind tell that were opened after `since` (UTC), the newest first."""
    rows = await _RECENT.rows(conn, its_kind=case.kind, since=since, its_number=case.number)
    return tuple(
        load_with(row["rest"], {name: row[name] for name in _COMPARED}, Compared) for row in rows
    )


def _incident(row: Row) -> Incident:
    return Incident(**{name: row[name] for name in _COLUMNS})
