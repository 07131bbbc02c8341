"""Conversations: one for each address, made at first use, replaced whole by each turn.

A person's belongs to a contact.

What a turn is found by stands in columns, everything else of a conversation is JSON beside them.
Conversations of the page that were ended are hidden. A session is known by its hash alone.
"""

from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import (
    Integer,
    RowMapping,
    bindparam,
    case,
    cast,
    delete,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Address, Conversation, Party
from bot.store.codec import dump_without, load, load_with
from bot.store.queries import contacts
from bot.store.schema import (
    HELD,
    IS_LIVE,
    UtcDateTime,
    calls,
    conversations,
    ended_sessions,
    outbox,
    settings,
)
from bot.store.schema import contacts as contact_rows
from bot.store.sqlite.prepared import PreparedStatement, Row, given

_COLUMNS = ("language", "topic", "state", "stamp")
_APART = frozenset((*_COLUMNS, "id", "address", "contact", "linked", "free_until", "opted_out"))
_KEPT = given(*_COLUMNS, "rest", "active_at")

_other = conversations.alias("other")
_LINKED = (
    select(func.json_group_array(_other.c.id))
    .where(_other.c.contact_id == conversations.c.contact_id, _other.c.id != conversations.c.id)
    .scalar_subquery()
    .label("linked")
)
_OPTED_OUT = (
    select(contact_rows.c.opted_out)
    .where(contact_rows.c.id == conversations.c.contact_id)
    .scalar_subquery()
    .label("opted_out")
)
WHOLE = (conversations, _LINKED, _OPTED_OUT)
"""What a conversation is read from, with what its contact has: they cost no statement more."""

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


FIRST_STAMP = "first-stamp"
"""In the settings of a book that was restored: behind which stamp new talks count their prompts."""
_first_stamp = select(cast(settings.c.value, Integer)).where(settings.c.key == literal(FIRST_STAMP))
_BEGUN = given("channel", "address", "party", "contact_id", *_COLUMNS, "rest", "active_at")
_MAKE = PreparedStatement(
    insert(conversations)
    .values(_BEGUN | {"stamp": func.coalesce(_first_stamp.scalar_subquery(), 0)})
    .returning(conversations.c.id, conversations.c.stamp)
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
    state = {name: value for name, value in _state(fresh).items() if name != "stamp"}
    [made] = await _MAKE.rows(conn, **row, **state, **told)
    begun = replace(fresh, id=made["id"], contact=contact or 0)
    return await _behind(conn, begun, made["stamp"], now) if made["stamp"] else begun


async def _behind(conn: AsyncConnection, begun: Conversation, stamp: int, now: datetime) -> Conversation:
    """A talk of this address may have been in the book of the machine before: its prompts are unknown."""
    behind = replace(begun, stamp=stamp, unknown=((1, stamp - 1),))
    await save(conn, behind, now)
    return behind


async def save(conn: AsyncConnection, conversation: Conversation, now: datetime) -> None:
    await _SAVE.run(conn, its_id=conversation.id, **_state(conversation), active_at=now)


_until = bindparam("until", type_=UtcDateTime())
_is_longer = or_(conversations.c.free_until.is_(None), conversations.c.free_until < _until)
_held_there = exists().where(outbox.c.conversation_id == bindparam("its_id"), outbox.c.status == HELD)
_called_there = exists().where(calls.c.conversation_id == bindparam("its_id"), IS_LIVE)
_OPEN_UNTIL = PreparedStatement(
    update(conversations)
    .where(conversations.c.id == bindparam("its_id"))
    .values(free_until=case((_is_longer, _until), else_=conversations.c.free_until))
    .returning(or_(_held_there, _called_there).label("waits"))
)
_FREE_UNTIL = PreparedStatement(
    select(conversations.c.free_until).where(conversations.c.id == bindparam("its_id"))
)
_SHUT = PreparedStatement(
    update(conversations).where(conversations.c.id == bindparam("its_id")).values(given("free_until"))
)


async def open_until(conn: AsyncConnection, id: int, until: datetime) -> bool:
    """Whoever talks there may be answered freely until then (UTC), or longer where that is known. Whether
    anything waits for that: one statement for both."""
    return bool(await _OPEN_UNTIL.value(conn, its_id=id, until=until))


async def free_until(conn: AsyncConnection, id: int) -> datetime | None:
    until: datetime | None = await _FREE_UNTIL.value(conn, its_id=id)
    return until


async def language_of(conn: AsyncConnection, id: int) -> str:
    query = select(conversations.c.language).where(conversations.c.id == id)
    return str((await conn.execute(query)).scalar_one())


async def shut(conn: AsyncConnection, id: int, at: datetime) -> None:
    """The platform says that nothing may be said freely there any more, since `at` (UTC)."""
    await _SHUT.run(conn, its_id=id, free_until=at)


def _state(conversation: Conversation) -> dict[str, Any]:
    columns = {name: getattr(conversation, name) for name in _COLUMNS}
    return {**columns, "rest": dump_without(conversation, _APART)}


def conversation_of(row: Row | RowMapping) -> Conversation:
    """The conversation that a row of `WHOLE` holds."""
    columns = {name: row[name] for name in ("id", *_COLUMNS)} | {"contact": row["contact_id"] or 0}
    if row["free_until"]:
        columns["free_until"] = row["free_until"]
    if row["opted_out"]:
        columns["opted_out"] = row["opted_out"]
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
