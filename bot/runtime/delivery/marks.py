"""What a platform took is marked as sent, and told to whom it concerns.

The rule this module guards: of what was taken back, erased or reported while it was on its way, nothing
is marked by its answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.runtime.delivery.channel_queue import ChannelQueue
from bot.runtime.delivery.message_counter import MessageCounter
from bot.runtime.delivery.outages import Outages
from bot.runtime.delivery.outcomes import DeliveryOutcomes
from bot.store.queries import outbox, outbox_turns, takebacks
from bot.store.queries.outbox import OutboxRow


@dataclass(frozen=True, slots=True)
class Arrived:
    """A platform has it. `rows` are what it was sent for: that row, those whose place it took, and those
    that went in the same message. Without `is_said` nothing was sent: it stood there already."""

    queue: ChannelQueue
    row: OutboxRow
    rows: list[OutboxRow]
    external_id: str
    is_said: bool = True


async def mark(
    conn: AsyncConnection,
    outcomes: DeliveryOutcomes,
    outages: Outages,
    counter: MessageCounter,
    arrived: Sequence[Arrived],
    now: datetime,
) -> list[OutboxRow]:
    """Those that are marked as sent. Where reports say what arrived, nobody is told yet that it did."""
    said = [each for each in arrived if each.is_said]
    if len(said) < len(arrived):
        left = [row.id for each in arrived if not each.is_said for row in each.rows]
        await outbox_turns.leave_unsaid(conn, left)
    reports = {row.id for each in said if each.queue.patience for row in each.rows}
    names = {row.id: each.external_id for each in said for row in each.rows}
    kept = await outbox.sent(conn, names, now)
    marked = [row for each in said for row in each.rows if row.id in kept]
    for each in [each for each in said if each.queue.joining and not each.row.message.mark]:
        if each.row.id in kept and each.external_id:
            named = (each.queue.name, each.external_id, each.row.message.key)
            await counter.sent(conn, *named, now)
    for row in marked:
        told = outcomes.taken if row.id in reports else outcomes.arrived
        await told(conn, row, now)
        await outages.works(conn, row.address.channel, now)
    for each in [each for each in said if each.row.id not in kept | reports]:
        row = each.row
        await takebacks.came_late(conn, row.id, row.conversation_id, each.external_id, now)
    return marked
