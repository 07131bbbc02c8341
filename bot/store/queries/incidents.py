"""Incidents: many cases alike, by the number of the case that is answered for all of them.

The rule this module guards: what is said to people of a known problem is asked with every message of
theirs, and costs nothing while there is none; nothing is said of one whose lead is worked on no more.
"""

from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.case import Case
from bot.core.related import Incident
from bot.store.queries import cases as case_book
from bot.store.schema import cases, incidents
from bot.store.sqlite.prepared import KeptStatement, PreparedStatement, Row, saving

RECENT = 60
"""Cases of the last days that a new one is compared with."""

_COLUMNS = tuple(str(column.name) for column in incidents.columns)
_SAVE = PreparedStatement(saving(incidents, "lead", *_COLUMNS))
_GET = PreparedStatement(select(incidents).where(incidents.c.lead == bindparam("its_lead")))
_NOTICED = KeptStatement(
    select(incidents).where(incidents.c.notice != "").order_by(incidents.c.opened_at.desc())
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


async def recent(conn: AsyncConnection, case: Case, since: datetime) -> tuple[Case, ...]:
    """The open cases of its kind that were opened after `since` (UTC), the newest first."""
    alike = (cases.c.kind == case.kind, cases.c.opened_at >= since, cases.c.number != case.number)
    query = select(cases.c.number).where(*alike).order_by(cases.c.opened_at.desc()).limit(RECENT)
    numbers = tuple((await conn.execute(query)).scalars())
    return tuple(each for each in await case_book.numbered(conn, numbers) if each.is_open)


def _incident(row: Row) -> Incident:
    return Incident(**{name: row[name] for name in _COLUMNS})
