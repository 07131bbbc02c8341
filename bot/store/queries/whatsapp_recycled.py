"""A telephone of WhatsApp that is somebody else's now: what becomes of the conversation that had it, and
how whoever has it now is known for the same person.

The rule this module guards: whoever has the telephone gets nothing of it by that alone.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.case import Status
from bot.core.conversation import Party, room_of
from bot.core.events import NumberTaken
from bot.core.linking import LinkOffer
from bot.store.queries import cases, contacts, following, inbox
from bot.store.queries.whatsapp_rows import CHANNEL, save
from bot.store.schema import cases as book
from bot.store.schema import conversations as talks
from bot.store.schema import whatsapp_people as people
from bot.store.sqlite.prepared import Row


async def lose_number(conn: AsyncConnection, row: Row, now: datetime) -> None:
    """Somebody else has this telephone. An id that was told after it still reaches its person; without
    one nothing is sent until they are heard again. The rooms of their cases hear of it."""
    is_reached = bool(row["user_id"]) and row["user_at"] > row["wa_at"]
    lost = {} if is_reached else {"lost_at": now}
    await save(conn, row, {"wa_id": None, "former": row["wa_id"], "expects_id": False, **lost})
    if not is_reached:
        await contacts.lose(conn, row["conversation_id"], now)
    await _tell_rooms(conn, row["conversation_id"], now)


async def _tell_rooms(conn: AsyncConnection, talk: int, now: datetime) -> None:
    is_away = not await following.reaches(conn, talk)
    own = await cases.of_person(conn, *await contacts.own_of(conn, talk))
    for case in own:
        if case.is_open or case.status is Status.RESOLVED:
            name = f"number-taken-{case.number}-{talk}-{now.isoformat()}"
            event = NumberTaken(case.number, away=is_away)
            for room in await _rooms(conn, case.number):
                await inbox.put(conn, room, inbox.INTERNAL, name, event, now)


async def _rooms(conn: AsyncConnection, number: int) -> list[int]:
    there = (talks.c.party == Party.ROOM, talks.c.address == room_of(number, "").address)
    return list((await conn.execute(select(talks.c.id).where(*there))).scalars())


# The one before --------------------------------------------------------------------------------------

_before = people.alias("before")


async def had_another_owner(conn: AsyncConnection, talk: int) -> bool:
    return (await conn.execute(_owners_before(talk).limit(1))).first() is not None


def _owners_before(talk: int) -> Select[Any]:
    """The conversations that lost the telephone of this one to it, and are not its own person's."""
    mine = talks.alias("mine")
    return (
        select(_before.c.conversation_id, talks.c.contact_id, talks.c.address)
        .join(people, (people.c.wa_id == _before.c.former) & (people.c.conversation_id == talk))
        .join(talks, talks.c.id == _before.c.conversation_id)
        .join(mine, mine.c.id == people.c.conversation_id)
        .where(talks.c.channel == CHANNEL, talks.c.contact_id != mine.c.contact_id)
    )


async def opened_before(conn: AsyncConnection, talk: int, number: int) -> LinkOffer | None:
    """The conversation of an earlier owner in which this case was opened. None where that one can be
    reached elsewhere: whoever has the other chat proves it by a code from there."""
    opened = select(book.c.person).where(book.c.number == number)
    theirs = _owners_before(talk).where(_before.c.conversation_id == opened.scalar_subquery())
    row = (await conn.execute(theirs)).first()
    if row is None or await following.reaches(conn, row.conversation_id):
        return None
    return LinkOffer(0, row.conversation_id, row.contact_id, CHANNEL, row.address)
