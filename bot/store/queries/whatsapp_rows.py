"""The rows of who is who on WhatsApp, each with the name of its conversation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.queries import whatsapp_moves as moves
from bot.store.queries.whatsapp_moves import NUMBER, USER
from bot.store.schema import conversations as talks
from bot.store.schema import whatsapp_people as people
from bot.store.sqlite.prepared import PreparedStatement, Row

CHANNEL = "whatsapp"

_NOT_DIGITS = re.compile(r"\D")
_WHOLE = select(people, talks.c.address).join(talks, talks.c.id == people.c.conversation_id)
BY_IDS = PreparedStatement(
    _WHOLE.where(or_(people.c.wa_id == bindparam("wa_id"), people.c.user_id == bindparam("user_id")))
)
AT = PreparedStatement(
    _WHOLE.where(talks.c.channel == CHANNEL, talks.c.address == bindparam("its_address"))
)


async def by_ids(conn: AsyncConnection, wa_id: str, user_id: str) -> tuple[Row | None, Row | None]:
    """The one of this id, or else of this telephone where no id is told; and another one whose telephone
    it is so far."""
    rows = await BY_IDS.rows(conn, wa_id=wa_id or None, user_id=user_id or None)
    mine = next((row for row in rows if user_id and row["user_id"] == user_id), None)
    theirs = next((row for row in rows if wa_id and row["wa_id"] == wa_id), None)
    if mine is None and not user_id:
        return theirs, None
    return mine, None if theirs is mine else theirs


async def save(conn: AsyncConnection, row: Row, told: dict[str, Any]) -> None:
    mine = people.c.conversation_id == row["conversation_id"]
    await conn.execute(update(people).where(mine).values(**told))


@dataclass(frozen=True, slots=True)
class Ids:
    """What is kept of a conversation's person: the telephone and the business-scoped id, `former` a
    telephone that is another person's now; empty where there is none."""

    conversation: int
    wa_id: str
    user_id: str
    former: str
    lost: bool


async def ids_of(conn: AsyncConnection, conversation_ids: Sequence[int]) -> list[Ids]:
    mine = people.c.conversation_id.in_(conversation_ids)
    rows = (await conn.execute(select(people).where(mine).order_by(people.c.conversation_id))).all()
    return [
        Ids(row.conversation_id, row.wa_id or "", row.user_id or "", row.former, row.lost_at is not None)
        for row in rows
    ]


async def forget(conn: AsyncConnection, conversation_ids: Sequence[int]) -> None:
    """The ids of these conversations, and every change that was told of them."""
    for each in await ids_of(conn, conversation_ids):
        await moves.forget(conn, NUMBER, [each.wa_id, each.former])
        await moves.forget(conn, USER, [each.user_id])
    await conn.execute(delete(people).where(people.c.conversation_id.in_(conversation_ids)))


async def remember(conn: AsyncConnection, conversation_id: int, ids: Ids, now: datetime) -> None:
    """A conversation that begins anew at an address, as for the last word to somebody who was erased, is
    answered where that one was. It goes with it."""
    if ids.lost or await ids_of(conn, [conversation_id]):
        return
    row = {"wa_id": ids.wa_id or None, "user_id": ids.user_id or None, "wa_at": now, "user_at": now}
    await conn.execute(insert(people).values(conversation_id=conversation_id, **row))


def digits(wa_id: str) -> str:
    return _NOT_DIGITS.sub("", wa_id)
