"""How far a breach goes: who is concerned by what was looked at and taken out in a time.

The rule this module guards: it counts keys and numbers, and reads nobody's name or words.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.audit import MACHINE, OPERATOR, Action, AuditEntry
from bot.core.breach import Access, Concerned, Scope
from bot.store.queries import audit
from bot.store.schema import ERASED, cases, contacts, conversations, disclosures, registrations

READ = frozenset({Action.LOOKED, Action.IDENTITY, Action.EXPORTED, Action.BACKED_UP, Action.OUTSIDE})
"""By what somebody besides the person may have learned of them."""

_RECORDS: Mapping[Scope, tuple[Table, str]] = {
    Scope.CASES: (cases, "opened_at"),
    Scope.REGISTRATIONS: (registrations, "registered_at"),
    Scope.DISCLOSURES: (disclosures, "opened_at"),
}
_SCOPE = {"case": Scope.CASES, "registration": Scope.REGISTRATIONS, "disclosure": Scope.DISCLOSURES}


@dataclass
class _Found:
    """Numbers of records by what they are, and keys of people."""

    numbers: dict[Scope, set[int]] = field(default_factory=lambda: {scope: set() for scope in _RECORDS})
    keys: set[str] = field(default_factory=set)
    anonymous: int = 0


async def read_between(conn: AsyncConnection, begins: datetime, ends: datetime) -> tuple[AuditEntry, ...]:
    """The looks and the copies of that time (UTC), but what people themselves were given."""
    found = await audit.between(conn, begins, ends)
    return tuple(each for each in found if each.action in READ and each.actor)


def accesses_of(read: Sequence[AuditEntry], roles: Mapping[str, str]) -> tuple[Access, ...]:
    """Who looked and took out, how often: by role, for a name belongs into no notice."""
    known = {MACHINE: MACHINE, OPERATOR: OPERATOR}
    order: dict[str, list[str]] = {}
    for each in read:
        who = known.get(each.actor) or roles.get(each.actor, "former")
        same = order.setdefault(who, [])
        same += [] if each.actor in same else [each.actor]
    place = {actor: (who, n) for who, actors in order.items() for n, actor in enumerate(actors, 1)}
    counted = Counter((*place[each.actor], each.action, each.reason) for each in read)
    return tuple(Access(*key, count) for key, count in sorted(counted.items()))


async def shown(
    conn: AsyncConnection, read: Sequence[AuditEntry], ends: datetime
) -> tuple[tuple[Scope, ...], Concerned]:
    """What these entries of the trail reach. A backup reaches everything."""
    if any(each.action == Action.BACKED_UP for each in read):
        return (Scope.ALL,), await of_scopes(conn, (Scope.ALL,), ends)
    found = _Found(keys={each.person_key for each in read if each.person_key})
    for kind, of_it in _subjects(read).items():
        if kind in _SCOPE:
            found.numbers[_SCOPE[kind]] |= {int(each) for each in of_it if each.isdecimal()}
        elif kind == "initiative":
            await _add(conn, found, Scope.REGISTRATIONS, ends, registrations.c.initiative.in_(of_it))
    reached = tuple(scope for scope, numbers in found.numbers.items() if numbers)
    return reached, await _counted(conn, found)


def _subjects(read: Iterable[AuditEntry]) -> dict[str, set[str]]:
    kinds: dict[str, set[str]] = {}
    for each in read:
        kind, _, name = each.subject.partition(":")
        kinds.setdefault(kind, set()).add(name)
    return kinds


async def of_scopes(conn: AsyncConnection, scopes: Iterable[Scope], ends: datetime) -> Concerned:
    """All records of these kinds that there were before `ends` (UTC)."""
    found, wanted = _Found(), set(scopes)
    for scope in _RECORDS:
        if wanted & {scope, Scope.ALL}:
            await _add(conn, found, scope, ends)
    if Scope.ALL in wanted:
        found.keys |= set((await conn.execute(select(contacts.c.key).where(_talked))).scalars())
    return await _counted(conn, found)


_known = select(conversations.c.contact_id).where(conversations.c.channel != ERASED)
_talked = contacts.c.id.in_(_known)
"""Whoever was erased left a talk without words: they are nobody whom a copy of today could name."""


async def _add(
    conn: AsyncConnection, found: _Found, scope: Scope, ends: datetime, *which: ColumnElement[bool]
) -> None:
    table, at = _RECORDS[scope]
    for row in await conn.execute(_of(table, at, ends, *which)):
        found.numbers[scope].add(row.number)
        found.keys |= {row.key} if row.key else set()
        found.anonymous += row.person is None


def _of(table: Table, at: str, ends: datetime, *which: ColumnElement[bool]) -> Select[Any]:
    query = select(table.c.number, table.c.person, contacts.c.key)
    query = query.outerjoin(conversations, conversations.c.id == table.c.person)
    query = query.outerjoin(contacts, contacts.c.id == conversations.c.contact_id)
    return query.select_from(table).where(table.c[at] < ends, *which)


async def _counted(conn: AsyncConnection, found: _Found) -> Concerned:
    numbers = {scope.value: len(each) for scope, each in found.numbers.items()}
    reachable = await _still_there(conn, found.keys)
    gone = len(found.keys) - reachable
    return Concerned(people=len(found.keys), anonymous=found.anonymous, unreachable=gone, **numbers)


async def _still_there(conn: AsyncConnection, keys: set[str]) -> int:
    """In pieces: SQLite takes some thousand values."""
    listed, many = sorted(keys), 0
    for first in range(0, len(listed), 1000):
        some = contacts.c.key.in_(listed[first : first + 1000]) & _talked
        many += (await conn.execute(select(func.count()).where(some))).scalar_one()
    return many
