"""Conversations: one for each address, made at first use, replaced whole by each turn.

A person's belongs to a contact.

What a turn is found by stands in columns, everything else of a conversation is JSON beside them.
Conversations of the page that were ended are hidden. A session is known by its hash alone.
"""

from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import RowMapping, bindparam, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Address, Conversation, Party
from bot.store.codec import dump_without, load, load_with
from bot.store.queries import contacts
from bot.store.schema import conversations, ended_sessions
from bot.store.sqlite.prepared import PreparedStatement, Row, given

_COLUMNS = ("language", "topic", "state", "stamp")
_APART = frozenset((*_COLUMNS, "id", "address", "contact", "linked"))
_KEPT = given(*_COLUMNS, "rest", "active_at")

_other = conversations.alias("other")
_LINKED = (
    select(func.json_group_array(_other.c.id))
    .where(_other.c.contact_id == conversations.c.contact_id, _other.c.id != conversations.c.id)
    .scalar_subquery()
    .label("linked")
)
WHOLE = (conversations, _LINKED)
"""What a conversation is read from, with the others of its contact: they cost no statement more."""

_ALONE = "[]"
_FIND = PreparedStatement(
    select(*WHOLE).where(
        conversations.c.channel == bindparam("its_channel"),
        conversations.c.address == bindparam("its_address"),
    )
)
_SAVE = PreparedStatement(
    update(conversations).where(conversations.c.id == bindparam("its_id")).values(_KEPT)
)


_MAKE = PreparedStatement(
    insert(conversations)
    .values(given("channel", "address", "party", "contact_id", *_COLUMNS, "rest", "active_at"))
    .returning(conversations.c.id)
)


async def find(conn: AsyncConnection, address: Address) -> Conversation | None:
    row = await _FIND.row(conn, its_channel=address.channel, its_address=address.address)
    return None if row is None else conversation_of(row)


async def at(conn: AsyncConnection, address: Address, language: str, now: datetime) -> Conversation:
    """The conversation of this address, made with `language` when it is new. `now` is UTC."""
    return await find(conn, address) or await _make(conn, address, language, now)


async def _make(conn: AsyncConnection, address: Address, language: str, now: datetime) -> Conversation:
    fresh = Conversation(0, address, language)
    row = {"channel": address.channel, "address": address.address, "party": address.party}
    contact = await contacts.make(conn, now) if address.party is Party.PERSON else None
    told = {"contact_id": contact, "active_at": now}
    id: int = await _MAKE.value(conn, **row, **_state(fresh), **told)
    return replace(fresh, id=id, contact=contact or 0)


async def save(conn: AsyncConnection, conversation: Conversation, now: datetime) -> None:
    await _SAVE.run(conn, its_id=conversation.id, **_state(conversation), active_at=now)


def _state(conversation: Conversation) -> dict[str, Any]:
    columns = {name: getattr(conversation, name) for name in _COLUMNS}
    return {**columns, "rest": dump_without(conversation, _APART)}


def conversation_of(row: Row | RowMapping) -> Conversation:
    """The conversation that a row of `WHOLE` holds."""
    columns = {name: row[name] for name in ("id", *_COLUMNS)} | {"contact": row["contact_id"] or 0}
    if row["linked"] != _ALONE:
        columns["linked"] = load(row["linked"], tuple[int, ...])
    address = {name: row[name] for name in ("channel", "address", "party")}
    return load_with(row["rest"], {**columns, "address": address}, Conversation)


def address_of(row: Row | RowMapping) -> Address:
    return Address(row["channel"], row["address"], Party(row["party"]))


def session_hash(session: str) -> str:
    return sha256(session.encode()).hexdigest()


async def end_session(conn: AsyncConnection, session: str, at: datetime) -> None:
    """Twice is once. `at` is UTC."""
    mine = ended_sessions.c.session == session_hash(session)
    await conn.execute(delete(ended_sessions).where(mine))
    await conn.execute(insert(ended_sessions).values(session=session_hash(session), at=at))


async def all_ended_sessions(conn: AsyncConnection) -> set[str]:
    """The hashes of all."""
    return set((await conn.execute(select(ended_sessions.c.session))).scalars())


async def forget_ended_sessions(conn: AsyncConnection, before: datetime) -> None:
    """Those ended before then (UTC): their cookies have run out by themselves."""
    await conn.execute(delete(ended_sessions).where(ended_sessions.c.at < before))
