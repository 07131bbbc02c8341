"""The audit trail. The rules this module guards: an entry is added behind the last one and nowhere else;
none is changed or taken out, which triggers refuse to everybody (bot/store/audit_guards.py).

The last one is read once and then kept by the connection that writes: an entry takes one statement, and
one more for the key of the person it is about.
"""

import sqlite3
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, String, bindparam, func, insert, literal_column, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.audit import (
    BEFORE_ALL,
    Action,
    AuditEntry,
    AuditNote,
    Break,
    Fault,
    Head,
    digest_of,
    followed,
    instant,
    sealed,
)
from bot.store.audit_guards import are_standing
from bot.store.schema import audit, contacts, conversations
from bot.store.sqlite.connection import sqlite_of
from bot.store.sqlite.prepared import KeptStatement, PreparedStatement, given

COLUMNS = tuple(str(column.name) for column in audit.columns)
MANY = 2_000  # entries that are verified together

_HEAD = KeptStatement(select(audit.c.id, audit.c.hash).order_by(audit.c.id.desc()).limit(1))
_ADD = PreparedStatement(insert(audit).values(given(*COLUMNS)))
_KEY_OF = PreparedStatement(
    select(contacts.c.key + ":" + contacts.c.salt)
    .join_from(conversations, contacts, conversations.c.contact_id == contacts.c.id)
    .where(conversations.c.id == bindparam("whose"))
)


KEY_OF_ITS_CASE: ColumnElement[str] = literal_column(
    "(SELECT contacts.key || ':' || contacts.salt FROM cases "
    "JOIN conversations ON conversations.id = cases.person "
    "JOIN contacts ON contacts.id = conversations.contact_id WHERE cases.number = case_entries.number)",
    String,
)
"""What a line of a case's history gives back when it is written: SQLAlchemy names no tables there."""


async def head(conn: AsyncConnection) -> Head:
    """The last entry."""
    row = await _HEAD.row(conn)
    return Head(row["id"], row["hash"]) if row else BEFORE_ALL


async def has(conn: AsyncConnection, known: Head | None) -> bool:
    """Whether the entry of that number is that one."""
    if known is None:
        return False
    found = await conn.execute(select(audit.c.hash).where(audit.c.id == known.id))
    return found.scalar_one_or_none() == known.hash


async def record(
    conn: AsyncConnection, note: AuditNote, now: datetime, words: tuple[str, ...] = ()
) -> None:
    """Add an entry. Of the words only a digest is kept, by the salt of whom it is about. `now` is UTC.

    Raises:
        NotForTheTrail: who did it is named by something that is no id.
    """
    whose = await _KEY_OF.value(conn, whose=note.person) if note.person else ""
    await add(conn, note, now, words, whose)


async def add(
    conn: AsyncConnection, note: AuditNote, now: datetime, words: tuple[str, ...], whose: str | None
) -> None:
    """The same for whoever has the person's key, with the salt behind it, already."""
    before = await head(conn)
    key, _, salt = (whose or "").partition(":")
    digest = digest_of(salt, words) if words and salt else ""
    columns = (
        instant(now),
        note.by,
        note.action.value,
        note.subject,
        key,
        digest,
        str(note.reason),
        before.hash,
    )
    added = Head(before.id + 1, sealed(before.id + 1, *columns))
    values = dict(zip(COLUMNS, (added.id, *columns, added.hash), strict=True))
    await _ADD.run(conn, **{**values, "at": now})
    _HEAD.keep(conn, (added.id, added.hash))


# Read --------------------------------------------------------------------------------------------------


async def of_subject(conn: AsyncConnection, subject: str) -> tuple[AuditEntry, ...]:
    """What was done to it, oldest first. A book that was emptied begins its numbers anew: what the trail
    says of the one before is not told."""
    since = select(func.coalesce(func.max(audit.c.id), 0)).where(audit.c.action == Action.EMPTIED.value)
    mine = (audit.c.subject == subject, audit.c.id > since.scalar_subquery())
    return await _entries(conn, *mine)


async def of_person(conn: AsyncConnection, key: str) -> tuple[AuditEntry, ...]:
    """Everything about the person of this key, oldest first; nothing for an empty one."""
    return await _entries(conn, audit.c.person_key == key, audit.c.person_key != "") if key else ()


async def between(conn: AsyncConnection, begins: datetime, ends: datetime) -> tuple[AuditEntry, ...]:
    """What was done from `begins` on and before `ends` (UTC), oldest first."""
    return await _entries(conn, audit.c.at >= begins, audit.c.at < ends)


async def everything(conn: AsyncConnection, after: int = 0, most: int = MANY) -> tuple[AuditEntry, ...]:
    """The next entries after this one, oldest first."""
    query = select(audit).where(audit.c.id > after).order_by(audit.c.id).limit(most)
    return tuple(AuditEntry(**row) for row in (await conn.execute(query)).mappings())


async def _entries(conn: AsyncConnection, *which: Any) -> tuple[AuditEntry, ...]:
    query = select(audit).where(*which).order_by(audit.c.id)
    return tuple(AuditEntry(**row) for row in (await conn.execute(query)).mappings())


# Verify ------------------------------------------------------------------------------------------------

_NEXT = "SELECT * FROM audit WHERE id > ? ORDER BY id LIMIT ?"


async def verify(conn: AsyncConnection, known: Head | None = None) -> tuple[Head, Break | None]:
    """Walk over the whole trail: its last entry that holds, and where it breaks. `known` is a head that
    was kept outside the database: a trail without it was cut."""
    return verified(sqlite_of(conn), known)


def verified(db: sqlite3.Connection, known: Head | None = None) -> tuple[Head, Break | None]:
    """The same for whoever works in a thread of their own."""
    reached = BEFORE_ALL
    for reached, broken in steps(db, known):
        if broken:
            return reached, broken
    return reached, None


def steps(db: sqlite3.Connection, known: Head | None = None) -> Iterator[tuple[Head, Break | None]]:
    """The same, some thousand entries a step, so that whoever watches may rest in between. Each step
    reads for itself: what was written once stays as it is."""
    if not are_standing(db):
        yield BEFORE_ALL, Break(Fault.UNGUARDED, 0)
        return
    reached = BEFORE_ALL
    while rows := db.execute(_NEXT, (reached.id, MANY)).fetchall():
        reached, broken = followed(reached, rows, known)
        yield reached, broken
        if broken:
            return
    if reached == BEFORE_ALL or (known and reached.id < known.id):
        yield reached, Break(Fault.CUT, reached.id + 1)
