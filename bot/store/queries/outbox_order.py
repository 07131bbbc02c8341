"""Which of what waits in the outbox may go out next.

The rule this module guards: only a conversation's oldest queued message (its head) may be sent, unless a
cry for help or a sign there passes it.
"""

import json
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Integer, String, bindparam, case, column, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Party
from bot.core.messages import Urgency
from bot.store.queries.outbox import HEADED, QueueHead, head_of
from bot.store.schema import QUEUED, conversations, due_at, is_due, outbox
from bot.store.sqlite.prepared import PreparedStatement


def _first(urgency: Urgency) -> ColumnElement[int]:
    return func.min(case((outbox.c.urgency == urgency, outbox.c.id)))


# Of each conversation the oldest that waits, unless something there passes it.
_HEAD = func.coalesce(_first(Urgency.CRY), _first(Urgency.SIGN), func.min(outbox.c.id))
_HEADS = select(_HEAD).where(outbox.c.status == QUEUED).group_by(outbox.c.conversation_id)
_DUE = is_due(outbox.c.next_attempt_at)

# A conversation is as urgent as what is most urgent there: whatever waits before that goes as soon.
_its_own = outbox.alias("its_own")
_RANK = (
    select(func.min(_its_own.c.urgency))
    .where(_its_own.c.conversation_id == outbox.c.conversation_id, _its_own.c.status == QUEUED)
    .scalar_subquery()
)
_URGENT = (
    select(outbox.c.conversation_id)
    .where(outbox.c.status == QUEUED, outbox.c.urgency <= Urgency.WORDS)
    .scalar_subquery()
)
_CHANNELS = PreparedStatement(
    select(conversations.c.channel)
    .join_from(outbox, conversations)
    .where(outbox.c.id.in_(_HEADS), _DUE)
    .distinct()
)
_given = func.json_each(bindparam("without", type_=String)).table_valued(column("value", Integer))
_NOT_THESE = outbox.c.conversation_id.not_in(select(_given.c.value))


# Asked of each head: joined by its channel, SQLite would begin with everybody who ever wrote there.
_there = conversations.alias("there")
_CHANNEL = select(_there.c.channel).where(_there.c.id == outbox.c.conversation_id).scalar_subquery()


def _due_heads(*where: ColumnElement[bool]) -> PreparedStatement:
    """First who is next, by their numbers alone, then the whole of those few."""
    order = (_RANK.label("rank"), (conversations.c.party != Party.PERSON).label("is_other"), outbox.c.id)
    heads = (
        select(*order)
        .join(conversations)
        .where(
            outbox.c.id.in_(_HEADS.where(_NOT_THESE, *where)), _DUE, bindparam("its_channel") == _CHANNEL
        )
        .order_by(*order)
        .limit(bindparam("most"))
        .subquery("heads")
    )
    found = HEADED.join(heads, heads.c.id == outbox.c.id)
    return PreparedStatement(found.order_by(heads.c.rank, heads.c.is_other, heads.c.id))


_DUE_HEADS = _due_heads()
_URGENT_HEADS = _due_heads(outbox.c.conversation_id.in_(_URGENT))


async def channels_waiting(conn: AsyncConnection, now: datetime) -> list[str]:
    """Those on which something may be sent at `now` (UTC)."""
    return [row["channel"] for row in await _CHANNELS.rows(conn, **due_at(now))]


_NEWEST = PreparedStatement(select(func.max(outbox.c.id)))
_OF_NEW = PreparedStatement(
    select(conversations.c.channel)
    .join_from(outbox, conversations)
    .where(outbox.c.id > bindparam("last"), outbox.c.status == QUEUED)
    .distinct()
)


async def newest(conn: AsyncConnection) -> int:
    """The number of the last row that there is; 0 without one."""
    return await _NEWEST.value(conn) or 0


async def channels_of_new(conn: AsyncConnection, last: int) -> list[str]:
    """Those on which something waits that is newer than the row `last`."""
    return [row["channel"] for row in await _OF_NEW.rows(conn, last=last)]


async def due_heads(
    conn: AsyncConnection, now: datetime, channel: str, most: int, without: Iterable[int] = ()
) -> list[QueueHead]:
    """Heads that may be sent at `now` (UTC), of other conversations than those: by urgency, people's
    before the others, the oldest first."""
    asked = {"its_channel": channel, "most": most, "without": json.dumps(list(without))}
    return [head_of(row) for row in await _DUE_HEADS.rows(conn, **due_at(now), **asked)]


async def urgent_heads(
    conn: AsyncConnection, now: datetime, channel: str, most: int, without: Iterable[int] = ()
) -> list[QueueHead]:
    """Of those the ones where a cry for help waits, or the word of staff or a sign under it."""
    asked = {"its_channel": channel, "most": most, "without": json.dumps(list(without))}
    return [head_of(row) for row in await _URGENT_HEADS.rows(conn, **due_at(now), **asked)]
