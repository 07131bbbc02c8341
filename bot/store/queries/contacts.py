"""People: a contact has addresses, each with a conversation of its own, and none of them is its key.

The rules this module guards: every person's conversation has a contact, one of its own until it is linked
with another; a contact's key and salt are random, so that nothing is told by them once they are gone.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.schema import contacts, conversations
from bot.store.sqlite.prepared import PreparedStatement, given

BYTES = 16  # of a key, and of a salt

_MAKE = PreparedStatement(insert(contacts).values(given("key", "salt", "at")).returning(contacts.c.id))


@dataclass(frozen=True, slots=True)
class ContactKey:
    """`key` stands for the person, `salt` goes into every digest of their words. Both are hexadecimal."""

    key: str
    salt: str


async def make(conn: AsyncConnection, now: datetime) -> int:
    """Somebody of whom nothing is known yet. `now` is UTC."""
    fresh = {"key": secrets.token_hex(BYTES), "salt": secrets.token_hex(BYTES)}
    id: int = await _MAKE.value(conn, **fresh, at=now)
    return id


async def conversations_of(conn: AsyncConnection, contact: int) -> tuple[int, ...]:
    """Oldest first."""
    mine = select(conversations.c.id).where(conversations.c.contact_id == contact)
    return tuple((await conn.execute(mine.order_by(conversations.c.id))).scalars())


async def of_conversation(conn: AsyncConnection, conversation_id: int) -> int:
    """0: nobody is at the other end, or it is no person."""
    query = select(conversations.c.contact_id).where(conversations.c.id == conversation_id)
    return (await conn.execute(query)).scalar_one_or_none() or 0


async def own_of(conn: AsyncConnection, conversation_id: int) -> tuple[int, ...]:
    """All conversations of whoever talks in this one, this one first."""
    contact = await of_conversation(conn, conversation_id)
    all_ = await conversations_of(conn, contact) if contact else ()
    return (conversation_id, *(each for each in all_ if each != conversation_id))


async def key_of(conn: AsyncConnection, contact: int) -> ContactKey | None:
    """None: nobody of that number, or not any more."""
    query = select(contacts.c.key, contacts.c.salt).where(contacts.c.id == contact)
    row = (await conn.execute(query)).one_or_none()
    return ContactKey(row.key, row.salt) if row else None
