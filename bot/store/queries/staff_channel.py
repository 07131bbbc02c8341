"""Where the staff work may change: from the page to their group on Telegram, and back.

The rule this module guards: what waits for the staff is told where they work when it falls due. A timer
that was set for the desk or for a room, and an event of ours that lies in its inbox, goes to the desk or
the same room of the channel that is theirs now, and each open case shows itself there; all of it in the
transaction of the start.

What somebody wrote stays where they wrote it, and so does a short wait: their words are held there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, func, literal, select, union, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Address, Party, room_of
from bot.core.effects import WAIT
from bot.core.events import MessageReceived, StaffMoved
from bot.policy.languages import FIRST
from bot.store.queries import cases, conversations, quiet
from bot.store.queries import inbox as events
from bot.store.queries.conversations import address_of
from bot.store.schema import ERASED, NEW, PENDING, QUIET, inbox, timers
from bot.store.schema import conversations as rows

BY_US = ("internal", "timer")
"""The channels of the inbox on which nobody writes."""

_TIMER = (timers.c.status == PENDING, func.substr(timers.c.key, 1, len(WAIT)) != WAIT)
_EVENT = (inbox.c.channel.in_(BY_US), inbox.c.kind != MessageReceived.__name__)


async def settle(conn: AsyncConnection, channel: str, now: datetime) -> None:
    """The staff work in `channel` from `now` (UTC) on."""
    states = (NEW, literal(QUIET)) if await quiet.since(conn) else (NEW,)
    left = await _left_behind(conn, channel, states)
    for id, there in left.items():
        to = (await conversations.at(conn, there, FIRST, now)).id
        await conn.execute(update(timers).where(timers.c.target == id, *_TIMER).values(target=to))
        for state in states:
            mine = (inbox.c.conversation_id == id, *_EVENT, inbox.c.status == state)
            await conn.execute(update(inbox).where(*mine).values(conversation_id=to))
    if any(there.party is Party.DESK for there in left.values()):  # its morning is always set
        await _show_cases(conn, channel, now, states[-1])


async def _show_cases(
    conn: AsyncConnection, channel: str, now: datetime, state: ColumnElement[str]
) -> None:
    for case in await cases.open_cases(conn):
        room = await conversations.at(conn, room_of(case.number, channel), FIRST, now)
        name = f"staff-moved:{case.number}:{channel}:{now.isoformat()}"
        put = await events.put(conn, room.id, "internal", name, StaffMoved(case.number), now)
        await conn.execute(update(inbox).where(inbox.c.id == put.id).values(status=state))


async def _left_behind(
    conn: AsyncConnection, channel: str, states: Sequence[ColumnElement[str]]
) -> Mapping[int, Address]:
    """Of each desk and room of another channel where something waits, the same of this one. It is looked
    for among what waits, which is little: rooms of past cases are many."""
    events = (select(inbox.c.conversation_id).where(*_EVENT, inbox.c.status == each) for each in states)
    waiting = union(select(timers.c.target).where(*_TIMER), *events)
    elsewhere = (rows.c.party.in_((Party.DESK, Party.ROOM)), rows.c.channel.not_in((channel, ERASED)))
    found = await conn.execute(select(rows).where(rows.c.id.in_(waiting), *elsewhere))
    return {row["id"]: replace(address_of(row), channel=channel) for row in found.mappings()}
