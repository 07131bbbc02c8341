"""The inbox: every event, once for ever, in the order in which it came.

The rules this module guards: (channel, external id) is unique among all that ever came; a conversation's
rows are taken in order, so a row waits for every earlier one of its conversation; a row is never deleted.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, exists, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.events import Event
from bot.store.codec import TAG, dump_event
from bot.store.schema import NEW, inbox, is_due

FLOOD = 20
"""So many rows of one conversation may wait before the others go first."""

FLOODERS = 5
"""So many conversations that flood at once are passed by."""


@dataclass(frozen=True, slots=True)
class Kept:
    """`is_new` is False when the same event had come before."""

    id: int
    is_new: bool


@dataclass(frozen=True, slots=True)
class InboxRow:
    """`event` is as stored: the turn reads it, so an unreadable one fails as any other turn does."""

    id: int
    conversation_id: int
    kind: str
    event: Any
    attempts: int


_SAME = select(inbox.c.id).where(
    inbox.c.channel == bindparam("its_channel"), inbox.c.external_id == bindparam("its_id")
)


async def put(
    conn: AsyncConnection,
    conversation_id: int,
    channel: str,
    external_id: str,
    event: Event,
    now: datetime,
) -> Kept:
    """Keep an event that came at `now` (UTC), unless it is kept already."""
    return await put_stored(conn, conversation_id, channel, external_id, dump_event(event), now)


async def put_stored(
    conn: AsyncConnection,
    conversation_id: int,
    channel: str,
    external_id: str,
    data: Any,
    now: datetime,
) -> Kept:
    """The same for an event as stored, which is not read before its turn."""
    known = await _known(conn, channel, external_id)
    if known is not None:
        return Kept(known, is_new=False)
    row = {"conversation_id": conversation_id, "channel": channel, "external_id": external_id}
    fresh = {"status": "new", "attempts": 0, "error": "", "received_at": now}
    put_in = insert(inbox).values(**row, **fresh, kind=data[TAG], event=data).returning(inbox.c.id)
    return Kept((await conn.execute(put_in)).scalar_one(), is_new=True)


async def _known(conn: AsyncConnection, channel: str, external_id: str) -> int | None:
    same = {"its_channel": channel, "its_id": external_id}
    id: int | None = (await conn.execute(_SAME, same)).scalar_one_or_none()
    return id


# Made once: asked after every turn, and the making costs more than the asking.
_earlier = inbox.alias("earlier")
_BLOCKED = exists().where(
    _earlier.c.conversation_id == inbox.c.conversation_id,
    _earlier.c.status == NEW,
    _earlier.c.id < inbox.c.id,
)
_later = inbox.alias("later")
_FLOODS = (
    select(_later.c.id)
    .where(_later.c.conversation_id == inbox.c.conversation_id, _later.c.status == NEW)
    .order_by(_later.c.id)
    .offset(FLOOD)
    .limit(1)
    .scalar_subquery()
    .label("floods")
)
_FIRST_OF_EACH = (
    select(inbox, _FLOODS).where(inbox.c.status == NEW, ~_BLOCKED).order_by(inbox.c.id).limit(1)
)


async def next_due(conn: AsyncConnection, now: datetime) -> InboxRow | None:
    """The oldest row that may be taken: its wait is over, and it is the first of its conversation.

    A conversation in which more than `FLOOD` rows wait lets the others go first.
    """
    query = _FIRST_OF_EACH.where(is_due(inbox.c.next_attempt_at, now))
    first: InboxRow | None = None
    for _ in range(FLOODERS):
        row = (await conn.execute(query)).mappings().one_or_none()
        if row is None:
            break
        found = InboxRow(**{name: row[name] for name in InboxRow.__slots__})
        if row["floods"] is None:
            return found
        first = first or found
        query = query.where(inbox.c.conversation_id != found.conversation_id)
    return first


async def done(conn: AsyncConnection, id: int) -> None:
    await conn.execute(update(inbox).where(inbox.c.id == id).values(status="done"))


async def try_later(conn: AsyncConnection, id: int, attempts: int, at: datetime, error: str) -> None:
    """Not before `at` (UTC). `error` is the exception's type name, never its text."""
    failed = {"attempts": attempts, "next_attempt_at": at, "error": error}
    await conn.execute(update(inbox).where(inbox.c.id == id).values(**failed))


async def park(conn: AsyncConnection, id: int, attempts: int, error: str) -> None:
    """Give it up, keep it, and let the conversation's later rows go on."""
    failed = {"status": "parked", "attempts": attempts, "error": error}
    await conn.execute(update(inbox).where(inbox.c.id == id).values(**failed))
