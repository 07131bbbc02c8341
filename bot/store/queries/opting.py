"""Who wants nothing that they did not ask for, at any of their addresses.

The rule this module guards: what waits for them and is no answer is withdrawn with the same commit, also
what only calls them to it; what a platform may have already is left to its report.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.messages import Message
from bot.core.purpose import Purpose, purpose_of
from bot.store.codec import load
from bot.store.queries import held
from bot.store.queries.contacts import conversations_of
from bot.store.queries.uncalling import call_off
from bot.store.schema import QUEUED, QUIET, contacts, outbox


async def since(conn: AsyncConnection, contact: int) -> datetime | None:
    """When they said so (UTC); None: they take everything."""
    query = select(contacts.c.opted_out).where(contacts.c.id == contact)
    found: datetime | None = (await conn.execute(query)).scalar_one_or_none()
    return found


async def opt_out(conn: AsyncConnection, contact: int, now: datetime) -> None:
    """Said again, it holds since the first time."""
    mine = (contacts.c.id == contact, contacts.c.opted_out.is_(None))
    await conn.execute(update(contacts).where(*mine).values(opted_out=now))
    await withdraw(conn, contact)


async def opt_in(conn: AsyncConnection, contact: int) -> None:
    await conn.execute(update(contacts).where(contacts.c.id == contact).values(opted_out=None))


async def withdraw(conn: AsyncConnection, contact: int) -> None:
    """Nothing that they did not ask for is said any more, of what waits."""
    for each in await conversations_of(conn, contact):
        waiting = await _waiting(conn, each)
        unasked = [id for id, purpose in waiting if not purpose.is_answer and purpose != Purpose.TEMPLATE]
        await held.drop(conn, unasked)
        if unasked:
            await call_off(conn, each)


async def _waiting(conn: AsyncConnection, conversation: int) -> Sequence[tuple[int, Purpose]]:
    is_unsent = (outbox.c.status == QUEUED) & outbox.c.begun_at.is_(None)
    unsent = or_(outbox.c.status.in_(("held", QUIET)), is_unsent)
    query = select(outbox.c.id, outbox.c.message).where(outbox.c.conversation_id == conversation, unsent)
    return [(row.id, purpose_of(load(row.message, Message))) for row in await conn.execute(query)]
