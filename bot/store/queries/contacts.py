"""People: a contact has addresses, each with a conversation of its own, and none of them is its key.

The rules this module guards: every person's conversation has a contact, one of its own until it is linked
with another; a contact's key and salt are random, so that nothing is told by them once they are gone.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.intake import CHANNEL as NO_CHAT
from bot.store.schema import contacts, conversations, inbox, links, lost_addresses
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


# Several addresses of one person ----------------------------------------------------------------------


async def link(conn: AsyncConnection, conversation_id: int, other: int, now: datetime) -> bool:
    """Make all conversations of both one contact's, of that which is known longer; False where they are.
    Each keeps in mind with which contact it began."""
    here, there = await of_conversation(conn, conversation_id), await of_conversation(conn, other)
    if not here or not there or here == there:
        return False
    stays, goes = sorted((here, there))
    if await _has_no_chat(conn, stays):
        stays, goes = goes, stays
    for each in await conversations_of(conn, goes):
        await _move(conn, each, stays, now)
    return True


async def _has_no_chat(conn: AsyncConnection, contact: int) -> bool:
    """Whether staff recorded what is known of them, and nothing was ever told them."""
    mine = select(conversations.c.channel).where(conversations.c.contact_id == contact)
    return set((await conn.execute(mine)).scalars()) == {NO_CHAT}


async def unlink(conn: AsyncConnection, conversation_id: int, now: datetime) -> bool:
    """Put this conversation apart from the others of its contact, which stay together; False where it has
    none. What was opened in it is its own, as before."""
    contact = await of_conversation(conn, conversation_id)
    others = [each for each in await conversations_of(conn, contact) if each != conversation_id]
    if not contact or not others:
        return False
    if await _home_of(conn, conversation_id):
        await _move_home(conn, conversation_id)
        return True
    stays = await _move_home(conn, others[0])
    for each in others[1:]:
        await _move(conn, each, stays, now)
    return True


async def _move(conn: AsyncConnection, conversation_id: int, to: int, now: datetime) -> None:
    mine = links.c.conversation_id == conversation_id
    home = await _home_of(conn, conversation_id)
    if home == to:
        await conn.execute(delete(links).where(mine))
    elif not home:
        began = await of_conversation(conn, conversation_id)
        row = {"conversation_id": conversation_id, "home_id": began, "at": now}
        await conn.execute(insert(links).values(**row))
    await _put(conn, conversation_id, to)


async def _move_home(conn: AsyncConnection, conversation_id: int) -> int:
    """Back to the contact that it began with. What its person wants and does not want goes along."""
    home, said = await _home_of(conn, conversation_id), await _opted_out(conn, conversation_id)
    await conn.execute(delete(links).where(links.c.conversation_id == conversation_id))
    await conn.execute(update(contacts).where(contacts.c.id == home).values(opted_out=said))
    await _put(conn, conversation_id, home)
    return home


async def _put(conn: AsyncConnection, conversation_id: int, contact: int) -> None:
    """Whoever wanted nothing unasked at one of their addresses wants it at none."""
    mine = conversations.c.id == conversation_id
    if said := await _opted_out(conn, conversation_id):
        silent = (contacts.c.id == contact, contacts.c.opted_out.is_(None))
        await conn.execute(update(contacts).where(*silent).values(opted_out=said))
    await conn.execute(update(conversations).where(mine).values(contact_id=contact))


async def _opted_out(conn: AsyncConnection, conversation_id: int) -> datetime | None:
    query = select(contacts.c.opted_out).join(conversations)
    said: datetime | None = (
        await conn.execute(query.where(conversations.c.id == conversation_id))
    ).scalar_one_or_none()
    return said


async def _home_of(conn: AsyncConnection, conversation_id: int) -> int:
    """0: it is at home."""
    query = select(links.c.home_id).where(links.c.conversation_id == conversation_id)
    return (await conn.execute(query)).scalar_one_or_none() or 0


async def homes_of(conn: AsyncConnection, contact: int) -> tuple[int, ...]:
    """All contacts whose addresses are together as this one: what is kept of their person may stand with
    any of them."""
    own = await conversations_of(conn, contact)
    query = select(links.c.home_id).where(links.c.conversation_id.in_(own)).order_by(links.c.home_id)
    return tuple(dict.fromkeys((contact, *(await conn.execute(query)).scalars())))


async def lose(conn: AsyncConnection, conversation_id: int, now: datetime) -> None:
    """Nothing gets through there until something is heard from there again. `now` is UTC."""
    newest = (await conn.execute(select(func.max(inbox.c.id)))).scalar_one_or_none() or 0
    mine = lost_addresses.c.conversation_id == conversation_id
    await conn.execute(delete(lost_addresses).where(mine))
    row = {"conversation_id": conversation_id, "after": newest, "at": now}
    await conn.execute(insert(lost_addresses).values(**row))


async def regain(conn: AsyncConnection, conversation_id: int) -> None:
    """Something may get through there again, though nothing was heard."""
    await conn.execute(delete(lost_addresses).where(lost_addresses.c.conversation_id == conversation_id))
