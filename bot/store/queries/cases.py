"""The case book: cases, their histories and their ratings. A case's number is given once, from 1001 on.

The columns that are asked for stand alone, everything else of a case is JSON beside them.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import (
    RowMapping,
    Select,
    String,
    bindparam,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.case import MOVES, Case, Entry, EntryKind, Move, Quality, Status
from bot.core.case_audit import note_of
from bot.core.effects import RecordRating
from bot.store.codec import dump, dump_without, load, load_with
from bot.store.queries import audit, numbers
from bot.store.queries.following import FREE_UNTIL
from bot.store.schema import case_entries, cases, conversations, ratings
from bot.store.sqlite.prepared import KeptStatement, PreparedStatement, Row, given, saving

_COLUMNS = tuple(str(column.name) for column in cases.columns if column.name != "rest")

_SAVE = PreparedStatement(saving(cases, "number", *_COLUMNS, "rest"))
_GET = PreparedStatement(select(cases).where(cases.c.number == bindparam("its_number")))
_IN_ROOM = PreparedStatement(select(cases, FREE_UNTIL).where(cases.c.number == bindparam("its_number")))
_OF_PERSON = PreparedStatement(
    select(cases).where(cases.c.person == bindparam("whose")).order_by(cases.c.number.desc())
)
_LATEST = (
    select(cases.c.number, cases.c.person, cases.c.opened_at)
    .order_by(cases.c.number.desc())
    .limit(300)  # however many cases there are, no more are looked at
    .subquery()
)
_NTH_LATEST = KeptStatement(
    select(cases.c.opened_at).order_by(cases.c.number.desc()).limit(1).offset(bindparam("earlier"))
)
_NEWCOMERS = PreparedStatement(
    select(conversations.c.address)
    .join_from(_LATEST, conversations, _LATEST.c.person == conversations.c.id)
    .where(
        conversations.c.channel == bindparam("channel"),
        _LATEST.c.opened_at > bindparam("since", type_=cases.c.opened_at.type),
        ~exists().where(cases.c.person == _LATEST.c.person, cases.c.number < _LATEST.c.number),
    )
    .order_by(_LATEST.c.number.desc())
)
_RECORD = PreparedStatement(
    insert(case_entries).values(given("number", "at", "kind", "entry")).returning(audit.KEY_OF_ITS_CASE)
)
_OPEN = tuple(MOVES[Move.RESOLVE])  # worked on: whatever may still be resolved
IS_OPEN = or_(*(cases.c.status == status for status in _OPEN))
"""For a prepared statement, which has no list of values."""


async def next_case_number(conn: AsyncConnection) -> int:
    return await numbers.next_of(conn, "cases")


async def save(conn: AsyncConnection, case: Case) -> None:
    """Insert or replace."""
    await _SAVE.run(conn, **_row(case))


def _row(case: Case) -> dict[str, Any]:
    columns = {name: getattr(case, name) for name in _COLUMNS}
    return {**columns, "rest": dump_without(case, _COLUMNS)}


def _case(row: Row | RowMapping) -> Case:
    return load_with(row["rest"], {name: row[name] for name in _COLUMNS}, Case)


async def _cases(conn: AsyncConnection, query: Select[*tuple[Any, ...]]) -> tuple[Case, ...]:
    newest_first = query.order_by(cases.c.number.desc())
    return tuple(_case(row) for row in (await conn.execute(newest_first)).mappings())


async def get(conn: AsyncConnection, number: int) -> Case | None:
    row = await _GET.row(conn, its_number=number)
    return _case(row) if row else None


async def in_room(conn: AsyncConnection, number: int) -> tuple[Case, datetime | None] | None:
    """The case, and until when (UTC) its person may be answered freely; None: their channel has no such
    window."""
    row = await _IN_ROOM.row(conn, its_number=number)
    return (_case(row), row["free_until"]) if row else None


async def numbered(conn: AsyncConnection, numbers: Collection[int]) -> tuple[Case, ...]:
    return await _cases(conn, select(cases).where(cases.c.number.in_(numbers)))


async def of_person(conn: AsyncConnection, conversation_id: int, *linked: int) -> tuple[Case, ...]:
    """Opened there, or in another conversation of the same person; newest first."""
    if linked:
        return await _cases(conn, select(cases).where(cases.c.person.in_((conversation_id, *linked))))
    return tuple(_case(row) for row in await _OF_PERSON.rows(conn, whose=conversation_id))


async def open_cases(conn: AsyncConnection) -> tuple[Case, ...]:
    return await _cases(conn, select(cases).where(cases.c.status.in_(_OPEN)))


async def dismissed(conn: AsyncConnection, at: datetime) -> tuple[Case, ...]:
    """Those that staff dismissed together at that time (UTC) and that nobody has taken up again."""
    together = (cases.c.status == Status.DISMISSED, cases.c.settled_at == at)
    return await _cases(conn, select(cases).where(*together))


async def is_calm(conn: AsyncConnection, most: int, since: datetime) -> bool:
    """Whether fewer than `most` cases were opened after `since` (UTC)."""
    at: datetime | None = await _NTH_LATEST.value(conn, earlier=most - 1)
    return at is None or at <= since


async def newcomers(conn: AsyncConnection, channel: str, since: datetime) -> list[str]:
    """Of the latest cases, the addresses of those people of a channel who opened their first one after
    `since` (UTC), the latest first."""
    rows = await _NEWCOMERS.rows(conn, channel=channel, since=since)
    return [row["address"] for row in rows]


async def record(conn: AsyncConnection, number: int, entry: Entry) -> None:
    """Add a line to a case's history; none is ever changed. The audit trail tells of it, without its
    words."""
    written = dump(entry)
    whose = await _RECORD.value(conn, number=number, at=entry.at, kind=entry.kind, entry=written)
    await audit.add(conn, note_of(number, entry), entry.at, (written,), whose)


async def entries(conn: AsyncConnection, number: int) -> list[Entry]:
    """Oldest first."""
    query = select(case_entries.c.entry).where(case_entries.c.number == number)
    return [load(row, Entry) for row in (await conn.execute(query.order_by(case_entries.c.id))).scalars()]


async def people_of(conn: AsyncConnection, channel: str) -> tuple[int, ...]:
    """The conversations of this channel whose people have an open case, wherever they opened it, the case
    that is due first before others."""
    opener, due = conversations.alias("opener"), func.min(cases.c.due_at)
    theirs = (
        select(conversations.c.id)
        .join_from(cases, opener, opener.c.id == cases.c.person)
        .join(conversations, conversations.c.contact_id == opener.c.contact_id)
    )
    open_ones = (cases.c.status.in_(_OPEN), conversations.c.channel == channel)
    query = theirs.where(*open_ones).group_by(conversations.c.id).order_by(due)
    return tuple((await conn.execute(query)).scalars())


async def naming(
    conn: AsyncConnection, numbers: Collection[int], text: str
) -> frozenset[tuple[int, EntryKind]]:
    """Which of these cases have lines that name an id, and of what kind those are."""
    named = (case_entries.c.number.in_(numbers), case_entries.c.entry.cast(String).contains(text))
    query = select(case_entries.c.number, case_entries.c.kind).where(*named)
    return frozenset((row.number, EntryKind(row.kind)) for row in await conn.execute(query))


async def rate(conn: AsyncConnection, rating: RecordRating) -> None:
    """One rating a round: a second answer of the same round replaces the first."""
    row = {"quality": rating.quality, "solved": rating.solved, "at": rating.at}
    mine = (ratings.c.number == rating.case, ratings.c.round == rating.round)
    changed = await conn.execute(update(ratings).where(*mine).values(**row))
    if changed.rowcount == 0:
        await conn.execute(insert(ratings).values(number=rating.case, round=rating.round, **row))


async def rating_of(conn: AsyncConnection, number: int) -> Quality | None:
    """What the person said last; None: they have rated no round of it."""
    query = select(ratings.c.quality).where(ratings.c.number == number).order_by(ratings.c.round.desc())
    said = (await conn.execute(query.limit(1))).scalar_one_or_none()
    return Quality(said) if said else None
