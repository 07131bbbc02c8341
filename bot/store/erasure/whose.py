"""What belongs to a person, and where it is spoken of.

The rule this module guards: it only reads. What is theirs is found by numbers, never by words: their
conversations, the rooms of their cases, and whatever was caused by what they said there.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any, get_args

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Address, Party, room_of
from bot.core.events import Event, IdentityAsked
from bot.store.queries.conversations import address_of
from bot.store.queries.inbox import INTERNAL
from bot.store.schema import (
    ERASED,
    cases,
    conversations,
    disclosures,
    inbox,
    outbox,
    registrations,
    staff_members,
)

TO_MEMBERS = (
    *(each.__name__ for each in get_args(Event) if "member" in {part.name for part in fields(each)}),
    IdentityAsked.__name__,
)
"""The events that are told to members of staff in their own talks with the bot."""

_LONGEST = 12  # digits of a row's number


def _cause(name: str) -> int:
    """The row that caused what is called so; 0 for none, as of what may be told from nobody."""
    before, _, _ = name.partition(":")
    return int(before) if before.isdecimal() and len(before) <= _LONGEST else 0


@dataclass(frozen=True, slots=True)
class Belongings:
    """`talks` are their conversations with the addresses, `rooms` those of their cases, `around` all
    others in which staff are told of people: the desk, mailboxes, members in private."""

    contact: int
    talks: dict[int, Address]
    cases: tuple[int, ...] = ()
    rooms: tuple[int, ...] = ()
    disclosures: tuple[int, ...] = ()
    registrations: tuple[int, ...] = ()
    around: tuple[int, ...] = ()

    @property
    def own(self) -> tuple[int, ...]:
        """Whatever is said there is said by them, to them or about them alone."""
        return (*self.talks, *self.rooms)


async def belongings(conn: AsyncConnection, contact: int) -> Belongings:
    """Nothing but the number, of somebody who is not there or was erased."""
    mine = conversations.c.contact_id == contact, conversations.c.channel != ERASED
    rows = (await conn.execute(select(conversations).where(*mine))).mappings().all()
    talks = {row["id"]: address_of(row) for row in rows}
    numbers = await _numbers(conn, cases, talks)
    rooms = await rooms_of(conn, numbers)
    return Belongings(
        contact,
        talks,
        cases=numbers,
        rooms=rooms,
        disclosures=await _numbers(conn, disclosures, talks),
        registrations=await _numbers(conn, registrations, talks),
        around=tuple(sorted(await around(conn) - {*talks, *rooms})),
    )


async def talks_with(conn: AsyncConnection, conversation: int) -> dict[int, Address]:
    """That conversation, and the others of its contact."""
    mine = select(conversations.c.contact_id).where(conversations.c.id == conversation)
    contact = (await conn.execute(mine)).scalar_one_or_none()
    return (await belongings(conn, contact)).talks if contact else {}


async def _numbers(conn: AsyncConnection, table: Any, talks: Iterable[int]) -> tuple[int, ...]:
    query = select(table.c.number).where(table.c.person.in_(list(talks))).order_by(table.c.number)
    return tuple((await conn.execute(query)).scalars())


async def rooms_of(conn: AsyncConnection, numbers: Iterable[int]) -> tuple[int, ...]:
    named = [room_of(number, "").address for number in numbers]
    there = (conversations.c.party == Party.ROOM, conversations.c.address.in_(named))
    return tuple((await conn.execute(select(conversations.c.id).where(*there))).scalars())


async def around(conn: AsyncConnection) -> set[int]:
    """The conversations in which staff are told of people."""
    shared = select(conversations.c.id).where(conversations.c.party.in_((Party.DESK, Party.MAILBOX)))
    told = select(inbox.c.conversation_id).where(
        inbox.c.channel == INTERNAL, inbox.c.kind.in_(TO_MEMBERS)
    )
    joined = select(conversations.c.id).join(
        staff_members,
        (staff_members.c.channel == conversations.c.channel)
        & (staff_members.c.address == conversations.c.address),
    )
    found = [await conn.execute(query) for query in (shared, told.distinct(), joined)]
    return {id for rows in found for id in rows.scalars()}


async def came(conn: AsyncConnection, own: Iterable[int]) -> frozenset[int]:
    """The rows of the inbox of those conversations."""
    query = select(inbox.c.id).where(inbox.c.conversation_id.in_(list(own)))
    return frozenset((await conn.execute(query)).scalars())


async def caused(conn: AsyncConnection, by: frozenset[int], around: Iterable[int]) -> frozenset[int]:
    """The rows of the inbox of `around` that go back to one of `by`, over however many steps."""
    if not by:
        return frozenset()
    posted = (inbox.c.channel == INTERNAL, inbox.c.id > min(by))
    there = inbox.c.conversation_id.in_(list(around))
    query = select(inbox.c.id, inbox.c.external_id).where(*posted, there).order_by(inbox.c.id)
    found = set[int]()
    for row in await conn.execute(query):  # what is posted comes after what posted it
        cause = _cause(row.external_id)
        if cause in by or cause in found:
            found.add(row.id)
    return frozenset(found)


async def began(conn: AsyncConnection, own: Iterable[int]) -> Any:
    """When (UTC) the first of them came; None: nothing did."""
    query = select(func.min(inbox.c.received_at)).where(inbox.c.conversation_id.in_(list(own)))
    return (await conn.execute(query)).scalar_one_or_none()


async def first_sent(conn: AsyncConnection, since: Any) -> int:
    """The number of the first message that was queued at that time or later."""
    query = select(func.min(outbox.c.id)).where(outbox.c.created_at >= since)
    return int((await conn.execute(query)).scalar_one_or_none() or 0)
