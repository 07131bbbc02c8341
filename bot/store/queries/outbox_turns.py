"""What waits of one turn, and what was said last: asked for channels where each message has its price.

The rule this module guards: rows are given in the order in which they would be sent one by one.
"""

import json
from collections.abc import Iterable

from sqlalchemy import Integer, String, bindparam, case, column, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.messages import Message, Urgency
from bot.store.codec import load
from bot.store.queries.outbox import HEADED, OutboxRow, row_of
from bot.store.schema import QUEUED, outbox
from bot.store.sqlite.prepared import PreparedStatement

UNSAID = "unsaid"
"""The status of what would only have told again what stands: it was not sent, and is no failure."""

MOST = 16  # rows of one turn: none says so much

_passes = case((outbox.c.urgency <= Urgency.SIGN, outbox.c.urgency), else_=Urgency.WORDS)
_WAITING = PreparedStatement(
    HEADED.where(outbox.c.conversation_id == bindparam("whose"), outbox.c.status == QUEUED)
    .order_by(_passes, outbox.c.id)
    .limit(bindparam("most"))
)
_LAST = PreparedStatement(
    select(outbox.c.message, outbox.c.external_id)
    .where(outbox.c.conversation_id == bindparam("whose"), outbox.c.status == "sent")
    .order_by(outbox.c.id.desc())
    .limit(MOST)
)
_these = func.json_each(bindparam("ids", type_=String)).table_valued(column("value", Integer))
_UNSAID = PreparedStatement(
    update(outbox)
    .where(outbox.c.id.in_(select(_these.c.value)), outbox.c.status == QUEUED)
    .values(status=UNSAID)
)


async def with_its_turn(conn: AsyncConnection, row: OutboxRow) -> list[OutboxRow]:
    """The head of a conversation, and what the same turn says right after it."""
    if row.inbox_id is None:
        return [row]
    found = [
        row_of(each, each["replaces"] or "")
        for each in await _WAITING.rows(conn, whose=row.conversation_id, most=MOST)
    ]
    rows = [row]
    ids = [each.id for each in found]
    for each in found[ids.index(row.id) + 1 :] if row.id in ids else ():
        if each.inbox_id != row.inbox_id:
            break
        rows.append(each)
    return rows


async def said_last(conn: AsyncConnection, conversation_id: int) -> list[Message]:
    """What the newest message there says: the rows that went as one, the oldest first."""
    rows = await _LAST.rows(conn, whose=conversation_id)
    same = [row["message"] for row in rows if row["external_id"] == rows[0]["external_id"]]
    return [load(each, Message) for each in reversed(same)]


async def leave_unsaid(conn: AsyncConnection, ids: Iterable[int]) -> None:
    await _UNSAID.run(conn, ids=json.dumps(list(ids)))
