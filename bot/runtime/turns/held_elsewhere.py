"""Somebody writes from one of their addresses, and an answer is held for them at another.

The rules this module guards: it is told where they are now, once, and nobody is called to it any more;
what became untrue is left out; and what does not follow its person (what was confided) stays where it is.
"""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Conversation
from bot.core.following import FOLLOWING_NAMES
from bot.core.held import HeldMessage, stale
from bot.store.queries import following, held, inbox, outbox
from bot.store.queries.outbox import OutboxRow
from bot.store.queries.uncalling import call_off


async def bring(conn: AsyncConnection, here: Conversation, now: datetime) -> None:
    """What said it is put here once more, for it follows its person: its turn comes after this one. Of
    whoever has one address nothing is asked."""
    for there in await held.among(conn, here.linked):
        rows = await held.of(conn, there)
        left_out = set(stale([HeldMessage(row.id, row.message) for row in rows]))
        await held.drop(conn, left_out)
        for row in rows:
            if row.id not in left_out:
                await _put_here(conn, row, now)
        await call_off(conn, there)


async def _put_here(conn: AsyncConnection, row: OutboxRow, now: datetime) -> None:
    cause = await outbox.cause_of(conn, row.id)
    if cause and cause[1] in FOLLOWING_NAMES and not row.message.private:
        await outbox.move(conn, row.id)
        named = f"held-elsewhere-{cause[0]}"
        await following.post(conn, row.conversation_id, inbox.INTERNAL, named, cause[2], now)
