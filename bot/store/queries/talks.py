"""Whether somebody can be written to, as far as we know: a bot may write only to who wrote to it."""

from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Address
from bot.store.queries.outbox import Outcome
from bot.store.schema import conversations, delivery_attempts, inbox, outbox


class Talk(StrEnum):
    """`LEFT`: what we sent last was not taken, and nothing was heard since."""

    NONE = "none"
    OPEN = "open"
    LEFT = "left"


async def talk_at(conn: AsyncConnection, address: Address) -> Talk:
    mine = select(conversations.c.id).where(
        conversations.c.channel == address.channel, conversations.c.address == address.address
    )
    there = (await conn.execute(mine)).scalar_one_or_none()
    heard = await conn.execute(
        select(func.max(inbox.c.received_at)).where(
            inbox.c.conversation_id == there, inbox.c.channel == address.channel
        )
    )
    heard_at = heard.scalar_one_or_none()
    if heard_at is None:
        return Talk.NONE
    tried = (
        select(delivery_attempts.c.outcome, delivery_attempts.c.at)
        .join(outbox, outbox.c.id == delivery_attempts.c.outbox_id)
        .where(outbox.c.conversation_id == there)
        .order_by(delivery_attempts.c.id.desc())
        .limit(1)
    )
    last = (await conn.execute(tried)).first()
    is_gone = last is not None and last.outcome == Outcome.UNREACHABLE and last.at > heard_at
    return Talk.LEFT if is_gone else Talk.OPEN
