"""What was said in a conversation and must not be found in it: what somebody confides without a name.

The rules this module guards: a row stays, so that what a platform brings twice is known; nothing of what
was said stays in it, no digest of it, and no time nearer than its day. What is still to be sent is left,
and whoever asked is told so: they ask again. When receipts were guessed wrong is kept, never by whom.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, false, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.events import Forgotten
from bot.core.messages import Message
from bot.policy.languages import FIRST
from bot.store.codec import dump, dump_event, kind_of
from bot.store.queries.delivery_reports import NOTHING
from bot.store.schema import (
    NEW,
    attachments,
    delivery_attempts,
    inbox,
    outbox,
    receipt_tries,
)

FORGOTTEN = "forgotten"
"""The status of what was said to somebody and is kept no more."""

_NOTHING = Forgotten()
_KEPT_TRIES = timedelta(days=1)


def day_of(at: datetime) -> datetime:
    """Nobody can tell by it which of a day's turns it was (UTC)."""
    return at.replace(hour=0, minute=0, second=0, microsecond=0)


async def forget_came(
    conn: AsyncConnection, conversation_id: int, since: datetime | None, row: int | None
) -> None:
    """Of this conversation what came in from `since` (UTC) on and had its turn; and this `row`."""
    mine = (inbox.c.conversation_id == conversation_id, inbox.c.kind != kind_of(_NOTHING))
    then: ColumnElement[bool] = false() if since is None else inbox.c.received_at >= since
    had = (then & (inbox.c.status != NEW)) | (inbox.c.id == row)
    query = select(inbox.c.id, inbox.c.received_at).where(*mine, had)
    blank = {"event": dump_event(_NOTHING), "kind": kind_of(_NOTHING), "said": ""}
    for id, at in (await conn.execute(query)).all():
        day = {"received_at": day_of(at)}
        await conn.execute(update(inbox).where(inbox.c.id == id).values(**blank, **day))


async def forget_said(
    conn: AsyncConnection, conversation_id: int, since: datetime, until: datetime, row: int | None
) -> bool:
    """What was said there from `since` on and before `until` (UTC), not by the turn of `row`; whether
    something of it is still to be sent."""
    mine = (outbox.c.conversation_id == conversation_id, outbox.c.status != FORGOTTEN)
    then = (outbox.c.created_at >= since, outbox.c.created_at < until)
    by_others = or_(outbox.c.inbox_id.is_(None), outbox.c.inbox_id != row) if row else outbox.c.id > 0
    query = select(outbox.c.id, outbox.c.created_at, outbox.c.status).where(*mine, *then, by_others)
    found = (await conn.execute(query)).all()
    blank = {"message": dump(Message("", FIRST)), "slot": "", "status": FORGOTTEN, "inbox_id": None}
    waits = [each for each in found if each.status == "queued"]
    for each in found:
        if each.status != "queued":
            day = day_of(each.created_at)
            told = {**blank, **NOTHING, "created_at": day, "sent_at": day}
            await conn.execute(update(outbox).where(outbox.c.id == each.id).values(**told))
            tries = delivery_attempts.c.outbox_id == each.id
            await conn.execute(update(delivery_attempts).where(tries).values(at=day))
    return bool(waits)


async def is_forgotten(conn: AsyncConnection, channel: str, message: str) -> bool:
    """Whether the message of this name on its platform is one of those that came."""
    named = (inbox.c.channel == channel, inbox.c.message == message)
    query = select(inbox.c.id).where(*named, inbox.c.kind == kind_of(_NOTHING)).limit(1)
    return (await conn.execute(query)).first() is not None


async def forget_names(conn: AsyncConnection, files: Sequence[str]) -> None:
    """What files were called by whoever sent them."""
    await conn.execute(update(attachments).where(attachments.c.id.in_(files)).values(name=""))


async def count_guess(conn: AsyncConnection, now: datetime) -> None:
    await conn.execute(delete(receipt_tries).where(receipt_tries.c.at < now - _KEPT_TRIES))
    await conn.execute(insert(receipt_tries).values(at=now))


async def guesses(conn: AsyncConnection, since: datetime) -> tuple[datetime, ...]:
    """When somebody guessed wrong since then (UTC), oldest first."""
    query = select(receipt_tries.c.at).where(receipt_tries.c.at >= since).order_by(receipt_tries.c.at)
    return tuple((await conn.execute(query)).scalars())
