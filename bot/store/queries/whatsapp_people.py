"""Whose conversation on WhatsApp it is, and where it is answered (docs/decisions/90-who-is-who.md).

The rules this module guards: the business-scoped id says who somebody is, the telephone is where they are
reached. A known telephone with another id is another person's, unless a change event told of it: they get
a conversation of their own, and the one before keeps its cases and loses this telephone. An id that a
message leaves out forgets nothing. The name of a conversation stays, whatever its person's ids become.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Address, Party
from bot.policy.languages import FIRST
from bot.store.queries import conversations
from bot.store.queries import whatsapp_moves as moves
from bot.store.queries.whatsapp_changes import Changed as Changed
from bot.store.queries.whatsapp_changes import number_changed as number_changed
from bot.store.queries.whatsapp_changes import user_id_changed as user_id_changed
from bot.store.queries.whatsapp_moves import NUMBER, USER
from bot.store.queries.whatsapp_recycled import lose_number
from bot.store.queries.whatsapp_rows import (
    AT,
    BY_IDS,
    CHANNEL,
    by_ids,
    digits,
    save,
)
from bot.store.queries.whatsapp_rows import forget as forget
from bot.store.schema import whatsapp_people as people
from bot.store.sqlite.prepared import PreparedStatement, Row, given

SECOND = timedelta(seconds=1)
"""WhatsApp's times are whole seconds: a telephone is followed by what came after that of a message."""

_INSERT = PreparedStatement(
    insert(people).values(given("conversation_id", "wa_id", "user_id", "wa_at", "user_at"))
)


class NobodyNamed(ValueError):
    """Neither a telephone nor a business-scoped id was told: nobody can be known or answered by that."""

    def __init__(self) -> None:
        super().__init__("a message without wa_id and without user_id is nobody's: keep it apart")


@dataclass(frozen=True, slots=True)
class Met:
    """Whose conversation it is. `recycled`: it begins just now, because the telephone was somebody
    else's."""

    address: Address
    recycled: bool = False
    conversation: int = 0


@dataclass(frozen=True, slots=True)
class Target:
    """Where a conversation is answered: `to` a telephone, or `recipient`, a business-scoped id. Neither:
    the telephone is another person's now, and nothing may be sent."""

    to: str = ""
    recipient: str = ""

    def __bool__(self) -> bool:
        return bool(self.to or self.recipient)


# Met -------------------------------------------------------------------------------------------------


async def known(conn: AsyncConnection, wa_id: str, user_id: str) -> Met | None:
    """Somebody of whom nothing new is told: no connection that writes is needed."""
    wa_id, user_id = digits(wa_id), user_id.strip()
    mine, theirs = await by_ids(conn, wa_id, user_id)
    if mine and not theirs and _is_told(mine, wa_id, user_id):
        return _met(mine)
    return None


def _is_told(row: Row, wa_id: str, user_id: str) -> bool:
    """Nothing here is new. An id of which a change was told is new when it is heard with the other."""
    same = (wa_id or row["wa_id"], user_id or row["user_id"]) == (row["wa_id"], row["user_id"])
    is_unsure = (user_id and row["expects_id"]) or (wa_id and row["user_at"] > row["wa_at"])
    return same and not row["lost_at"] and not is_unsure


async def met(
    conn: AsyncConnection, wa_id: str, user_id: str, now: datetime, *, at: datetime | None = None
) -> Met:
    """Find or make the conversation of whoever wrote. `now` is UTC; `at` is the time of what they wrote,
    by which a message that comes late takes nothing back.

    Raises:
        NobodyNamed: both ids are empty.
    """
    at = at or now
    wa_id, user_id = digits(wa_id), user_id.strip()
    if not (wa_id or user_id):
        raise NobodyNamed
    user_id = (await moves.newest(conn, USER, user_id)).id
    wa_id = (await moves.newest(conn, NUMBER, wa_id, at + SECOND)).id
    mine, theirs = await by_ids(conn, wa_id, user_id)
    if mine is None and theirs is None:
        return await _new(conn, wa_id, user_id, now, at)
    if mine is None and theirs is not None:
        if theirs["user_id"] and user_id and not theirs["expects_id"]:
            await lose_number(conn, theirs, now)
            return await _new(conn, wa_id, user_id, now, at, recycled=True)
        mine, theirs = theirs, None
    assert mine is not None  # noqa: S101 - one of the two is there
    return await _heard(conn, mine, theirs, wa_id, user_id, now, at)


async def _heard(
    conn: AsyncConnection,
    mine: Row,
    theirs: Row | None,
    wa_id: str,
    user_id: str,
    now: datetime,
    at: datetime,
) -> Met:
    """What is new of somebody who is known. `theirs` had this telephone before."""
    is_late = bool(mine["wa_id"]) and at < mine["wa_at"]
    number = "" if is_late or wa_id == mine["wa_id"] else wa_id
    if theirs is not None and number:
        await lose_number(conn, theirs, now)
    is_told = _is_told(mine, "" if is_late else wa_id, user_id)
    if is_told and theirs is None:
        return _met(mine)
    told: dict[str, Any] = {"lost_at": None, "former": ""}
    if user_id:
        told |= {"user_id": user_id, "user_at": at, "expects_id": False}
        await moves.keep(conn, USER, mine["user_id"] or "", user_id, at, now)
    if wa_id and not is_late:
        told |= {"wa_id": wa_id, "wa_at": at}
    await save(conn, mine, told)
    return Met(_met(mine).address, theirs is not None and bool(number), mine["conversation_id"])


async def _new(
    conn: AsyncConnection,
    wa_id: str,
    user_id: str,
    now: datetime,
    at: datetime,
    *,
    recycled: bool = False,
) -> Met:
    address = await _free_name(conn, wa_id, user_id)
    talk = await conversations.at(conn, address, FIRST, now)
    await _insert(conn, talk.id, wa_id, user_id, at)
    return Met(address, recycled, talk.id)


async def _free_name(conn: AsyncConnection, wa_id: str, user_id: str) -> Address:
    """The telephone, or the id of whoever shows none; where an earlier one had that name, one more."""
    first = wa_id or user_id
    for count in range(1, 1_000):
        name = first if count == 1 else f"{first}-{count}"
        address = Address(CHANNEL, name, Party.PERSON)
        if await conversations.find(conn, address) is None or await _is_unowned(conn, name):
            return address
    raise NobodyNamed


async def _is_unowned(conn: AsyncConnection, name: str) -> bool:
    """A conversation is there, but nobody's ids are: it was made for what is said after an erasure."""
    return await AT.row(conn, its_address=name) is None


async def _insert(conn: AsyncConnection, talk: int, wa_id: str, user_id: str, at: datetime) -> None:
    row = {"conversation_id": talk, "wa_id": wa_id or None, "user_id": user_id or None}
    await _INSERT.run(conn, **row, wa_at=at, user_at=at)


def _met(row: Row) -> Met:
    return Met(Address(CHANNEL, row["address"], Party.PERSON), conversation=row["conversation_id"])


async def shared(conn: AsyncConnection, conversation: int, number: str, at: datetime) -> None:
    """They shared a telephone of their own. They are found by it, and answered at their id as before:
    only what WhatsApp tells beside a message shows that it is theirs. One that is known as another's
    stays so."""
    wa_id = digits(number)
    taken = await BY_IDS.rows(conn, wa_id=wa_id or None, user_id=None)
    mine = (people.c.conversation_id == conversation, people.c.wa_id.is_(None))
    if wa_id and not taken:
        told = {"wa_id": wa_id, "wa_at": at, "user_at": at + SECOND}
        await conn.execute(update(people).where(*mine).values(**told))


# Answered --------------------------------------------------------------------------------------------


async def target_of(conn: AsyncConnection, address: Address) -> Target:
    """The telephone where it is known to be theirs, else the business-scoped id. A conversation of which
    no ids are kept is answered at its name, as long as that is nobody else's."""
    row = await AT.row(conn, its_address=address.address)
    if row is None:
        return await _by_name(conn, address.address)
    if row["lost_at"]:
        return Target()
    is_newer = bool(row["user_id"]) and row["user_at"] > row["wa_at"]
    if row["wa_id"] and not is_newer:
        return Target(to=row["wa_id"])
    return Target(recipient=row["user_id"] or "")


async def _by_name(conn: AsyncConnection, name: str) -> Target:
    target = Target(to=name) if name.isdecimal() else Target(recipient=name)
    taken = await BY_IDS.rows(conn, wa_id=target.to or None, user_id=target.recipient or None)
    return Target() if taken else target
