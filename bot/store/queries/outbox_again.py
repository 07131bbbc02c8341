"""What is tried again before its time, or was given up and is queued once more.

The rule this module guards: what a platform refused stays given up; it would refuse it again.
"""

from sqlalchemy import exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.held import DONE
from bot.store.queries.outbox import WITH_ADDRESS, Outcome, row_of
from bot.store.schema import PARKED, QUEUED, conversations, delivery_attempts, outbox

# Asked of each message, and not the other way: most conversations and attempts have no part in it.
_its_channel = (
    select(conversations.c.channel)
    .where(conversations.c.id == outbox.c.conversation_id)
    .scalar_subquery()
    .correlate(outbox)
)
_ITS_ATTEMPTS = delivery_attempts.c.outbox_id == outbox.c.id


async def at_once(conn: AsyncConnection, channel: str) -> None:
    """Whatever of this channel waits for its next try waits no longer: what was in its way is gone. What
    the platform may have already waits for its report."""
    waiting = (outbox.c.status == QUEUED, outbox.c.begun_at.is_(None), _its_channel == channel)
    await conn.execute(update(outbox).where(*waiting).values(next_attempt_at=None))


async def revive(conn: AsyncConnection, channel: str, reason: str) -> None:
    """Queue again what was given up there for this reason: it no longer holds."""
    failed_so = exists().where(_ITS_ATTEMPTS, delivery_attempts.c.reason == reason)
    parked = (outbox.c.status == PARKED, _its_channel == channel, failed_so)
    again = {"status": QUEUED, "attempts": 0, "next_attempt_at": None, "begun_at": None}
    await conn.execute(update(outbox).where(*parked).values(**again))


RETOLD = DONE
"""What is said anew to whoever comes back, with the question how it was: as it was said it is too old."""


async def missed(conn: AsyncConnection, *own: int) -> list[int]:
    """What was given up in these conversations because nothing arrived, oldest first: not what the
    platform refused, nor what was told elsewhere instead."""
    refused = exists().where(_ITS_ATTEMPTS, delivery_attempts.c.outcome == Outcome.REFUSED)
    mine = (outbox.c.conversation_id.in_(own), outbox.c.status == PARKED)
    query = WITH_ADDRESS.where(*mine, ~refused).order_by(outbox.c.id)
    rows = [row_of(row) for row in (await conn.execute(query)).mappings()]
    return [row.id for row in rows if row.message.key not in RETOLD and not row.message.mark]


async def send_missed(conn: AsyncConnection, here: int, *linked: int) -> None:
    """To where its person is back, whichever of their addresses it was for."""
    ids = await missed(conn, here, *linked)
    again = {"status": QUEUED, "attempts": 0, "next_attempt_at": None, "begun_at": None}
    mine = update(outbox).where(outbox.c.id.in_(ids))
    await conn.execute(mine.values(**again, conversation_id=here))
