"""What platforms show of a person is taken back, as far as they allow it.

The rule this module guards: what a platform must be told (its own numbers of messages) is kept until it
was told, and goes then. It is asked in a conversation that holds nothing else, for the one of before is
gone.
"""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.policy.languages import FIRST
from bot.store.erasure.whose import Belongings
from bot.store.queries import conversations as talks
from bot.store.queries import takebacks as asked
from bot.store.schema import conversations, outbox, takeback_posts, takebacks

PLATFORMS = ("telegram",)
"""The channels whose messages stand at somebody else's, and may be taken back there."""


async def asked_for(conn: AsyncConnection, whose: Belongings, now: datetime) -> dict[int, int]:
    """Of each conversation the row of the outbox by which its platform is asked."""
    there = conversations.c.channel.in_(PLATFORMS), conversations.c.id.in_(whose.own)
    ids = (await conn.execute(select(conversations.c.id).where(*there))).scalars().all()
    return {id: await _asked(conn, id, now) for id in ids}


async def _asked(conn: AsyncConnection, id: int, now: datetime) -> int:
    made = await asked.queue(conn, id, "person", now)
    ticket = select(takebacks.c.outbox_id).where(takebacks.c.id == made)
    return int((await conn.execute(ticket)).scalar_one())


async def readdressed(
    conn: AsyncConnection, whose: Belongings, tickets: dict[int, int], now: datetime
) -> tuple[int, ...]:
    """What asks at a person's address goes on in a conversation that begins there anew; those."""
    begun = []
    for id, at in whose.talks.items():
        if id in tickets:
            anew = await talks.at(conn, at, FIRST, now)
            there = {"conversation_id": anew.id}
            await conn.execute(update(outbox).where(outbox.c.id == tickets[id]).values(there))
            begun.append(anew.id)
    return tuple(begun)


async def given_up(conn: AsyncConnection, whose: Belongings, besides: Collection[int]) -> None:
    """What was asked before `besides` and is not over is asked no longer."""
    mine = select(outbox.c.id).where(outbox.c.conversation_id.in_(whose.own), outbox.c.id.not_in(besides))
    old = select(takebacks.c.id).where(takebacks.c.outbox_id.in_(mine))
    ids = (await conn.execute(old)).scalars().all()
    await conn.execute(delete(takeback_posts).where(takeback_posts.c.takeback_id.in_(ids)))
    await conn.execute(delete(takebacks).where(takebacks.c.id.in_(ids)))
