"""A person whose platform takes nothing for them any more. The rule this module guards: whoever works on
their cases hears of it where they work, once a day."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.channels.base import Unreachable
from bot.core.conversation import Party, room_of
from bot.core.events import PersonUnreachable
from bot.runtime.effects import INTERNAL, Hands, Voice
from bot.store import cases, inbox
from bot.store.outbox import OutboxRow


async def told_in_rooms(
    conn: AsyncConnection, voice: Voice, staff_channel: str, row: OutboxRow, reason: str, now: datetime
) -> bool:
    """Whether `row`, given up for `reason`, was a gone person's with open cases: their rooms are told."""
    if row.address.party is not Party.PERSON or reason != Unreachable.__name__:
        return False
    own = await cases.of_person(conn, row.conversation_id)
    open_ones = [case.number for case in own if case.is_open]
    for number in open_ones:
        room = await Hands(conn, voice, now).at(room_of(number, staff_channel))
        name = f"unreachable-{number}-{now.date().isoformat()}"
        await inbox.put(conn, room.id, INTERNAL, name, PersonUnreachable(number), now)
    return bool(open_ones)
