"""Conversations: one for each address, made at first use, replaced whole by each turn.

What a turn is found by stands in columns, everything else of a conversation is JSON beside them.
"""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import RowMapping, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Address, Conversation, Party
from bot.store.codec import dump, load
from bot.store.schema import conversations

_COLUMNS = ("language", "topic", "state", "stamp")


async def find(conn: AsyncConnection, address: Address) -> Conversation | None:
    there = (conversations.c.channel == address.channel, conversations.c.address == address.address)
    row = (await conn.execute(select(conversations).where(*there))).mappings().one_or_none()
    return None if row is None else conversation_of(row)


async def get(conn: AsyncConnection, id: int) -> Conversation:
    """Raises NoResultFound: there is none of this id."""
    found = await conn.execute(select(conversations).where(conversations.c.id == id))
    return conversation_of(found.mappings().one())


async def at(conn: AsyncConnection, address: Address, language: str, now: datetime) -> Conversation:
    """The conversation of this address, made with `language` when it is new. `now` is UTC."""
    return await find(conn, address) or await _make(conn, address, language, now)


async def _make(conn: AsyncConnection, address: Address, language: str, now: datetime) -> Conversation:
    fresh = Conversation(0, address, language)
    row = {"channel": address.channel, "address": address.address, "party": address.party}
    put_in = insert(conversations).values(**row, **_state(fresh), active_at=now)
    id: int = (await conn.execute(put_in.returning(conversations.c.id))).scalar_one()
    return replace(fresh, id=id)


async def save(conn: AsyncConnection, conversation: Conversation, now: datetime) -> None:
    mine = conversations.c.id == conversation.id
    await conn.execute(update(conversations).where(mine).values(**_state(conversation), active_at=now))


def _state(conversation: Conversation) -> dict[str, object]:
    columns = {name: getattr(conversation, name) for name in _COLUMNS}
    known = {*_COLUMNS, "id", "address"}
    return {**columns, "rest": {k: v for k, v in dump(conversation).items() if k not in known}}


def conversation_of(row: RowMapping) -> Conversation:
    """The conversation that a row with all columns of the table holds."""
    columns = {name: row[name] for name in ("id", *_COLUMNS)}
    address = {name: row[name] for name in ("channel", "address", "party")}
    return load({**row["rest"], **columns, "address": address}, Conversation)


def address_of(row: RowMapping) -> Address:
    return Address(row["channel"], row["address"], Party(row["party"]))
