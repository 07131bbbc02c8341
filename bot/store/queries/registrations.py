"""The book of registrations (C14) and of those who wait for one to open (C13).

The rule this module guards: a number is given once, from 5001 on; a row is replaced, never taken out.
"""

from collections import Counter
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, Select, bindparam, delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.registration import Registration, RegistrationCount, RegistrationStatus, WaitingNote
from bot.store.codec import dump_without, load_with
from bot.store.queries import numbers
from bot.store.schema import registrations, waiting_notes
from bot.store.sqlite.prepared import KeptStatement, PreparedStatement, Row, saving

_COLUMNS = tuple(str(column.name) for column in registrations.columns if column.name != "rest")


_SAVE = PreparedStatement(saving(registrations, "number", *_COLUMNS, "rest"))
_OF_PERSON = KeptStatement(
    select(registrations)
    .where(registrations.c.person == bindparam("whose"))
    .order_by(registrations.c.number.desc())
)
_NOTES_OF = KeptStatement(
    select(waiting_notes.c.person, waiting_notes.c.initiative)
    .where(waiting_notes.c.person == bindparam("whose"))
    .order_by(waiting_notes.c.at)
)


async def next_number(conn: AsyncConnection) -> int:
    return await numbers.next_of(conn, "registrations")


async def save(conn: AsyncConnection, registration: Registration) -> None:
    """Insert or replace."""
    await _SAVE.run(conn, **_row(registration))


def _row(registration: Registration) -> dict[str, Any]:
    columns = {name: getattr(registration, name) for name in _COLUMNS}
    return {**columns, "rest": dump_without(registration, _COLUMNS)}


def _registration(row: Row | RowMapping) -> Registration:
    return load_with(row["rest"], {name: row[name] for name in _COLUMNS}, Registration)


async def _found(conn: AsyncConnection, query: Select[*tuple[Any, ...]]) -> tuple[Registration, ...]:
    latest_first = query.order_by(registrations.c.number.desc())
    return tuple(_registration(row) for row in (await conn.execute(latest_first)).mappings())


async def get(conn: AsyncConnection, number: int) -> Registration | None:
    found = await _found(conn, select(registrations).where(registrations.c.number == number))
    return found[0] if found else None


async def of_person(
    conn: AsyncConnection, conversation_id: int, *linked: int
) -> tuple[Registration, ...]:
    """From there, or from another conversation of the same person; latest first."""
    if linked:
        people = (conversation_id, *linked)
        return await _found(conn, select(registrations).where(registrations.c.person.in_(people)))
    return tuple(_registration(row) for row in await _OF_PERSON.rows(conn, whose=conversation_id))


async def of_initiative(conn: AsyncConnection, initiative: str) -> tuple[Registration, ...]:
    """Latest first."""
    return await _found(conn, select(registrations).where(registrations.c.initiative == initiative))


# waiting notes


async def keep_note(conn: AsyncConnection, note: WaitingNote, now: datetime) -> None:
    """`now` is UTC. A note that is there already stays as it is."""
    if note not in await notes_of(conn, note.person):
        await conn.execute(
            insert(waiting_notes).values(person=note.person, initiative=note.initiative, at=now)
        )


async def drop_note(conn: AsyncConnection, note: WaitingNote) -> None:
    mine = (waiting_notes.c.person == note.person, waiting_notes.c.initiative == note.initiative)
    await conn.execute(delete(waiting_notes).where(*mine))


async def notes_of(conn: AsyncConnection, conversation_id: int, *linked: int) -> tuple[WaitingNote, ...]:
    """From there, or from another conversation of the same person."""
    if linked:
        people = (conversation_id, *linked)
        return await _notes(conn, select(waiting_notes).where(waiting_notes.c.person.in_(people)))
    return tuple(WaitingNote(**row) for row in await _NOTES_OF.rows(conn, whose=conversation_id))


async def all_notes(conn: AsyncConnection) -> tuple[WaitingNote, ...]:
    return await _notes(conn, select(waiting_notes))


async def _notes(conn: AsyncConnection, query: Select[*tuple[Any, ...]]) -> tuple[WaitingNote, ...]:
    rows = (await conn.execute(query.order_by(waiting_notes.c.at))).mappings()
    return tuple(WaitingNote(row["person"], row["initiative"]) for row in rows)


# counts


async def counts(conn: AsyncConnection) -> tuple[RegistrationCount, ...]:
    """Of every initiative that anybody registered or waits for, by its id."""
    statuses, attended = Counter[tuple[str, str]](), Counter[str]()
    table = registrations.c
    query = select(table.initiative, table.status, func.count(), func.count(table.attended_at))
    for initiative, status, count, came in await conn.execute(
        query.group_by(table.initiative, table.status)
    ):
        statuses[initiative, status] += count
        attended[initiative] += came
    waiting = await _waiting(conn)
    known = sorted({initiative for initiative, _ in statuses} | waiting.keys())
    return tuple(
        RegistrationCount(
            each,
            statuses[each, RegistrationStatus.REGISTERED],
            statuses[each, RegistrationStatus.CANCELLED],
            attended[each],
            waiting[each],
        )
        for each in known
    )


async def _waiting(conn: AsyncConnection) -> Counter[str]:
    query = select(waiting_notes.c.initiative, func.count()).group_by(waiting_notes.c.initiative)
    return Counter({row[0]: row[1] for row in await conn.execute(query)})
