"""What is kept no longer than it must be: what of each kind may go, and how it goes.

The rules this module guards: nothing that is open is ever touched, be it as old as it may: a case that is
worked on or not yet rated, an initiative that still runs, a request about data, a restriction. What goes
leaves its number and its times, as after an erasure, and is in the audit trail.
"""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, String, Table, cast, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.audit import MACHINE, Action, AuditNote
from bot.core.case import Stage, Status
from bot.core.privacy import Purpose, RequestStatus
from bot.store.erasure import around, shown, tombstones, whose
from bot.store.erasure.erase import erase
from bot.store.erasure.whose import Belongings
from bot.store.erasure.words import files_of, quotes_of
from bot.store.queries import audit
from bot.store.schema import (
    ERASED,
    QUEUED,
    QUIET,
    cases,
    consents,
    contacts,
    conversations,
    disclosures,
    outbox,
    registrations,
    requests,
    waiting_notes,
)

BATCH = 20
"""So many go in one transaction: whoever writes meanwhile waits for no more."""

_WAITS = or_(outbox.c.status == QUEUED, outbox.c.status == QUIET)
_OVER = [status for status in Status if status.stage in (Stage.OVER, Stage.GIVEN_UP)]
_NOT_OVER = [status for status in Status if status not in _OVER]


def _holds(rest: ColumnElement[str], name: str) -> ColumnElement[bool]:
    """Whether the JSON beside the columns still has a field of that name."""
    return cast(rest, String).contains(f'"{name}"')


async def old_cases(conn: AsyncConnection, before: datetime) -> list[int]:
    """Cases that were over before then and still have their words. What was merged is over with the case
    that it went into: until then it leads on to that one, and its words stand there, too."""
    over = (cases.c.status.in_(_OVER), func.coalesce(cases.c.settled_at, cases.c.opened_at) < before)
    into = cases.alias("into")
    goes_on = exists().where(
        into.c.number == cases.c.rest["merged_into"].as_integer(), _holds(into.c.rest, "words")
    )
    mine = (*over, _holds(cases.c.rest, "words"), ~goes_on)
    query = select(cases.c.number).where(*mine)
    return list((await conn.execute(query.order_by(cases.c.number).limit(BATCH))).scalars())


async def old_registrations(
    conn: AsyncConnection, before: datetime, running: Collection[str]
) -> list[int]:
    """Of initiatives that do not run any more."""
    old = (registrations.c.registered_at < before, registrations.c.initiative.not_in(running))
    query = select(registrations.c.number).where(*old, _holds(registrations.c.rest, "answers"))
    return list((await conn.execute(query.order_by(registrations.c.number).limit(BATCH))).scalars())


async def old_disclosures(conn: AsyncConnection, before: datetime) -> list[int]:
    query = select(disclosures.c.number).where(
        disclosures.c.done_at < before, _holds(disclosures.c.rest, "lines")
    )
    return list((await conn.execute(query.order_by(disclosures.c.number).limit(BATCH))).scalars())


async def quiet_people(conn: AsyncConnection, before: datetime, running: Collection[str]) -> list[int]:
    """Contacts who have not written since then, of whom nothing is open, and who do not work here."""
    mine = conversations.alias("mine")
    its = (mine.c.contact_id == contacts.c.id, mine.c.channel != ERASED)
    there = exists().where(*its)
    lately = exists().where(*its, mine.c.active_at >= before)
    held = (
        exists().where(*its, cases.c.person == mine.c.id, cases.c.status.in_(_NOT_OVER)),
        exists().where(*its, disclosures.c.person == mine.c.id, disclosures.c.done_at.is_(None)),
        exists().where(
            *its, registrations.c.person == mine.c.id, registrations.c.initiative.in_(running)
        ),
        exists().where(*its, waiting_notes.c.person == mine.c.id),
        exists().where(*its, outbox.c.conversation_id == mine.c.id, _WAITS),
        exists().where(*its, mine.c.id.in_(await whose.around(conn))),
        exists().where(requests.c.contact == contacts.c.id, requests.c.status == RequestStatus.OPEN),
        exists().where(
            consents.c.contact_id == contacts.c.id,
            consents.c.purpose == Purpose.RESTRICTED,
            consents.c.withdrawn_at.is_(None),
        ),
    )
    query = select(contacts.c.id).where(there, ~lately, ~or_(*held)).order_by(contacts.c.id)
    return list((await conn.execute(query.limit(BATCH))).scalars())


# How it goes -----------------------------------------------------------------------------------------


async def forget_case(conn: AsyncConnection, number: int, now: datetime) -> tuple[str, ...]:
    """The words of a case go: its own, those of its room, and what staff were told of it. The names of
    the files are given back that nobody needs any more; what its person sent stays with their talk."""
    person = await _person(conn, cases, number)
    await _told(conn, f"case:{number}", person, now)
    rooms = await whose.rooms_of(conn, (number,))
    others = tuple(await whose.around(conn) - set(rooms))
    theirs = Belongings(0, {}, cases=(number,), rooms=rooms, around=others)
    known = await quotes_of(conn, theirs)
    tickets = await shown.asked_for(conn, theirs, now)
    await around.emptied(conn, theirs, known, now)
    await tombstones.of_numbers(conn, theirs, now)
    await shown.given_up(conn, theirs, tickets.values())
    await tombstones.of_rows(conn, theirs, tickets.values())
    still = await files_of(conn, Belongings(0, await whose.talks_with(conn, person)))
    return await tombstones.without_files(conn, known.files - still)


async def forget_registration(conn: AsyncConnection, number: int, now: datetime) -> tuple[str, ...]:
    await _told(conn, f"registration:{number}", await _person(conn, registrations, number), now)
    await tombstones.of_numbers(conn, Belongings(0, {}, registrations=(number,)), now)
    return ()


async def forget_disclosure(conn: AsyncConnection, number: int, now: datetime) -> tuple[str, ...]:
    await _told(conn, f"disclosure:{number}", await _person(conn, disclosures, number), now)
    await tombstones.of_numbers(conn, Belongings(0, {}, disclosures=(number,)), now)
    return ()


async def forget_person(conn: AsyncConnection, contact: int, now: datetime) -> tuple[str, ...]:
    """The journal names its files, which go with the erasure's end."""
    talks = (await whose.belongings(conn, contact)).talks
    await _told(conn, "person", min(talks, default=0), now)
    await erase(conn, contact, now, by=MACHINE)
    return ()


async def _told(conn: AsyncConnection, subject: str, person: int, now: datetime) -> None:
    await audit.record(conn, AuditNote(Action.RETENTION, subject, MACHINE, person), now)


async def _person(conn: AsyncConnection, table: Table, number: int) -> int:
    query = select(table.c.person).where(table.c.number == number)
    return int((await conn.execute(query)).scalar_one_or_none() or 0)
