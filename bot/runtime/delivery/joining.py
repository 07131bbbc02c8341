"""What goes as one message: the rows of one turn to one person where each has its price, and the states
of a card that wait behind each other.

The rules this module guards: the order in which rows are sent is kept, a cry for help still passes the
others; and what would be lost or shown by standing together stands alone.
"""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Party
from bot.core.message_budget import can_join, is_news, joined
from bot.core.messages import Message
from bot.runtime.delivery.channel import Joining
from bot.store.queries import outbox, outbox_turns
from bot.store.queries.outbox import OutboxRow
from bot.store.sqlite.database import Database


@dataclass(frozen=True, slots=True)
class Bundle:
    """What one send is for. `last` names it, `message` is what it says; without `is_news` none of it is
    sent."""

    rows: list[OutboxRow]
    message: Message
    is_news: bool = True

    @property
    def last(self) -> OutboxRow:
        return self.rows[-1]


async def bundle_of(database: Database, joining: Joining | None, row: OutboxRow) -> Bundle:
    """The message and those that go with it: the rest of its turn, where each message has its price;
    those that wait to take its place in a room, of which the last is sent for all."""
    if joining:
        async with database.read() as conn:
            return await _turn_of(conn, joining, row)
    if not row.message.slot or not _merges(row):
        return Bundle([row], row.message)
    async with database.read() as conn:
        rows = [row, *await outbox.later_of_slot(conn, row)]
    merged = rows if all(map(_merges, rows)) else [row]
    return Bundle(merged, merged[-1].message)


def _merges(row: OutboxRow) -> bool:
    """Whether only the last state of it is worth a message: the running state of a room, and no sign or
    proof of anything."""
    message = row.message
    return row.address.party is Party.ROOM and not (message.about or message.mark or message.notices)


async def _turn_of(conn: AsyncConnection, channel: Joining, row: OutboxRow) -> Bundle:
    if row.address.party is not Party.PERSON:
        return Bundle([row], row.message)
    rows = [row]
    for each in (await outbox_turns.with_its_turn(conn, row))[1:]:
        if not can_join(rows[-1].message, each.message) or not channel.carries(_said([*rows, each])):
            break
        rows.append(each)
    return Bundle(rows, _said(rows), await _is_news(conn, rows))


def _said(rows: list[OutboxRow]) -> Message:
    return joined([row.message for row in rows])


async def _is_news(conn: AsyncConnection, rows: list[OutboxRow]) -> bool:
    """Whether any of it is: then all of its words go along, for they cost nothing."""
    if not all(row.message.spare or row.message.slot for row in rows):
        return True
    standing = await outbox_turns.said_last(conn, rows[0].conversation_id)
    return any(is_news(row.message, standing) for row in rows)
