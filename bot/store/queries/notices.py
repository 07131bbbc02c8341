"""Every notice of the ladder with its proof: which message told it, to whom, and how its tries ended.

The rule this module guards: a notice is recorded in the transaction that queues its message.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.events import Notice
from bot.store.schema import conversations, delivery_attempts, notices, outbox
from bot.store.sqlite.prepared import PreparedStatement, given


@dataclass(frozen=True, slots=True)
class Proof:
    """`at` is when it was told, `sent_at` when the channel took it (UTC); `external_id` is the channel's
    own name for it. `status` is `queued`, `sent` or `parked`; `tries` counts the attempts."""

    step: str
    tell: str
    channel: str
    address: str
    at: datetime
    status: str
    tries: int
    sent_at: datetime | None
    external_id: str


_RECORD = PreparedStatement(insert(notices).values(given("number", "step", "tell", "at", "outbox_id")))


async def record(conn: AsyncConnection, outbox_id: int, told: Iterable[Notice], now: datetime) -> None:
    for notice in told:
        what = {"number": notice.case, "step": notice.step, "tell": notice.tell}
        await _RECORD.run(conn, **what, at=now, outbox_id=outbox_id)


async def of_case(conn: AsyncConnection, number: int) -> list[Proof]:
    """Oldest first."""
    tries = (
        select(func.count())
        .where(delivery_attempts.c.outbox_id == outbox.c.id)
        .scalar_subquery()
        .label("tries")
    )
    told = (notices.c.step, notices.c.tell, conversations.c.channel, conversations.c.address)
    way = (notices.c.at, outbox.c.status, tries, outbox.c.sent_at, outbox.c.external_id)
    query = select(*told, *way).select_from(notices.join(outbox).join(conversations))
    rows = await conn.execute(query.where(notices.c.number == number).order_by(notices.c.id))
    return [Proof(*row) for row in rows]
