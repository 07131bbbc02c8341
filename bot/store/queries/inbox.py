"""The inbox: every event, once for ever, in the order in which it came.

The rules this module guards: (channel, external id) is unique among all that ever came; a conversation's
rows are taken one after the other; a row is never deleted. A platform that numbers what it brings may
bring it out of order: of what waits in a conversation, the lowest number goes first.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, literal, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Address, Conversation
from bot.core.events import Event, MessageEdited, MessageReceived, Words
from bot.policy.languages import FIRST
from bot.store.codec import dump_event, kind_of, load_event
from bot.store.queries.conversations import WHOLE, at, conversation_of
from bot.store.schema import (
    NEW,
    QUIET,
    conversations,
    due_at,
    inbox,
    is_due,
)
from bot.store.sqlite.prepared import PreparedStatement, given

INTERNAL = "internal"
"""The channel of what one conversation is told by another, or by the house: its name begins with the row
that caused it, where one did."""


@dataclass(frozen=True, slots=True)
class InsertResult:
    """`is_new` is False when the same event had come before."""

    id: int
    is_new: bool


@dataclass(frozen=True, slots=True)
class InboxRow:
    """`event` is as stored: the turn reads it, so an unreadable one fails as any other turn does."""

    id: int
    kind: str
    event: str
    attempts: int
    conversation: Conversation


@dataclass(frozen=True, slots=True)
class Written:
    """The platform's name for a message, and a digest of how it read there."""

    message: str
    said: str


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


UNNAMED = {"message": None, "said": None}
_SAME = PreparedStatement(
    select(inbox.c.id).where(
        inbox.c.channel == bindparam("its_channel"), inbox.c.external_id == bindparam("its_id")
    )
)
_TOLD = ("conversation_id", "channel", "external_id", "number", "kind", "event", "received_at")
_AS_WRITTEN = ("message", "said")
FRESH = {"status": "new", "attempts": 0, "error": ""}
PUT = PreparedStatement(
    insert(inbox)
    .values(given(*_TOLD, *_AS_WRITTEN) | FRESH)
    .on_conflict_do_nothing(index_elements=[inbox.c.channel, inbox.c.external_id])
    .returning(inbox.c.id)
)
_DONE = PreparedStatement(update(inbox).where(inbox.c.id == bindparam("its_id")).values(status="done"))


_AT = (
    conversations.c.channel == bindparam("its_channel"),
    conversations.c.address == bindparam("its_address"),
)
BROUGHT = tuple(name for name in (*_TOLD, *_AS_WRITTEN) if name != "conversation_id")
_PUT_AT = PreparedStatement(
    insert(inbox)
    .from_select(
        ["conversation_id", *BROUGHT, *FRESH],
        select(
            conversations.c.id,
            *(bindparam(name, type_=inbox.c[name].type) for name in BROUGHT),
            *(literal(value) for value in FRESH.values()),
        ).where(*_AT),
    )
    .on_conflict_do_nothing(index_elements=[inbox.c.channel, inbox.c.external_id])
    .returning(inbox.c.id, inbox.c.conversation_id)
)


async def put_at(
    conn: AsyncConnection,
    address: Address,
    external_id: str,
    event: Event,
    now: datetime,
    number: int | None = None,
    written: Written | None = None,
) -> tuple[InsertResult, int] | None:
    """The same where a conversation of this address is known and the event is new: its row, and whose it
    is. None: nothing was put in."""
    told = {"kind": kind_of(event), "event": dump_event(event), "received_at": now, "number": number}
    named = {"message": written.message, "said": written.said} if written else UNNAMED
    there = {"its_channel": address.channel, "its_address": address.address, "channel": address.channel}
    row = await _PUT_AT.row(conn, external_id=external_id, **there, **told, **named)
    return (InsertResult(row["id"], is_new=True), row["conversation_id"]) if row else None


async def put(
    conn: AsyncConnection,
    conversation_id: int,
    channel: str,
    external_id: str,
    event: Event,
    now: datetime,
    number: int | None = None,
    written: Written | None = None,
) -> InsertResult:
    """Keep an event that came at `now` (UTC), unless it is kept already; `number` is the platform's."""
    row = {"conversation_id": conversation_id, "channel": channel, "external_id": external_id}
    told = {"kind": kind_of(event), "event": dump_event(event), "received_at": now, "number": number}
    named = {"message": written.message, "said": written.said} if written else UNNAMED
    return await insert_row(conn, {**row, **told, **named})


async def tell(
    conn: AsyncConnection, there: Address, name: str, event: Event, now: datetime
) -> InsertResult:
    """Put an event of ours into the conversation of `there`, made at its first use. One `name` counts
    once, however often it is put in; `now` is UTC."""
    found = await at(conn, there, FIRST, now)
    return await put(conn, found.id, INTERNAL, name, event, now)


async def insert_row(
    conn: AsyncConnection, row: dict[str, Any], putting: PreparedStatement = PUT
) -> InsertResult:
    id: int | None = await putting.value(conn, **row)
    if id is not None:
        return InsertResult(id, is_new=True)
    known: int = await _SAME.value(conn, its_channel=row["channel"], its_id=row["external_id"])
    return InsertResult(known, is_new=False)


_EDITED = PreparedStatement(
    select(inbox.c.id)
    .where(
        inbox.c.channel == bindparam("its_channel"),
        inbox.c.message == bindparam("its_message"),
        inbox.c.kind == MessageEdited.__name__,
        inbox.c.status == "done",
    )
    .limit(1)
)


async def was_edited(conn: AsyncConnection, channel: str, message: str) -> bool:
    """Whether an edit of a message, by the platform's name for it, has had its turn."""
    return await _EDITED.value(conn, its_channel=channel, its_message=message) is not None


async def reads_as(conn: AsyncConnection, channel: str, written: Written) -> bool:
    """Whether a message reads as it did when it last came."""
    named = (inbox.c.channel == channel, inbox.c.message == written.message)
    query = select(inbox.c.said, inbox.c.event).where(*named).order_by(inbox.c.id.desc()).limit(1)
    row = (await conn.execute(query)).one_or_none()
    if row is None:
        return False
    if row.said is None:  # kept by a version that noted the words alone
        return digest(_text_of(row.event)) == written.said
    return str(row.said) == written.said


def _text_of(stored: str) -> str:
    event = load_event(stored)
    return event.words.text if isinstance(event, MessageReceived | MessageEdited) else ""


_newest = select(inbox).order_by(inbox.c.id.desc()).limit(bindparam("among")).subquery()
_HIGHEST = PreparedStatement(
    select(func.max(_newest.c.number)).where(
        _newest.c.channel == bindparam("brought_by"),
        func.substr(_newest.c.external_id, 1, func.length(bindparam("begins"))) == bindparam("begins"),
    )
)


async def highest_number(conn: AsyncConnection, channel: str, begins: str, among: int) -> int:
    """Of the newest `among` rows, the highest number of those whose name begins so; 0 without one."""
    return await _HIGHEST.value(conn, brought_by=channel, begins=begins, among=among) or 0


# Of each conversation the first that waits. The index of what waits is leapt through from conversation to
# conversation: of ten thousand that one person wrote it reads one, and none of those that were answered.
_other = inbox.alias("other")
_least = select(func.min(_other.c.conversation_id).label("whose")).where(_other.c.status == NEW)
_leaps = _least.cte("leaps", recursive=True)
_leaps = _leaps.union_all(
    select(_least.where(_other.c.conversation_id > _leaps.c.whose).scalar_subquery()).where(
        _leaps.c.whose.is_not(None)
    )
)
_FIRST_THERE = (
    select(func.min(_other.c.id))
    .where(_other.c.status == NEW, _other.c.conversation_id == _leaps.c.whose)
    .scalar_subquery()
)
_DUE = PreparedStatement(
    select(inbox.c.conversation_id)
    .join_from(_leaps, inbox, inbox.c.id == _FIRST_THERE)
    .where(is_due(inbox.c.next_attempt_at))
    .order_by(inbox.c.id)
    .limit(bindparam("most"))
)
_its = {"id": "inbox_id", "channel": "brought_by"}
_ROWS = select(
    *(inbox.c[name].label(_its.get(name, name)) for name in ("id", "channel", "number", "kind")),
    *(inbox.c.event, inbox.c.attempts, *WHOLE),
).join(conversations)
_WAITING = (inbox.c.status == NEW, inbox.c.conversation_id == bindparam("whose"))
_FIRST_TWO = PreparedStatement(_ROWS.where(*_WAITING).order_by(inbox.c.id).limit(2))
_LOWEST = PreparedStatement(
    _ROWS.where(*_WAITING, inbox.c.channel == bindparam("brought_by"), inbox.c.number.is_not(None))
    .order_by(inbox.c.number, inbox.c.id)
    .limit(1)
)


async def due(conn: AsyncConnection, now: datetime, most: int) -> list[int]:
    """The conversations in which something may be taken at `now` (UTC), the longest waiting first."""
    return [row["conversation_id"] for row in await _DUE.rows(conn, **due_at(now), most=most)]


async def first(conn: AsyncConnection, conversation_id: int) -> InboxRow | None:
    """What a conversation's next turn is about; None when nothing waits any more."""
    row, *more = await _FIRST_TWO.rows(conn, whose=conversation_id) or (None,)
    if row is None:
        return None
    if more and row["number"] is not None:
        row = await _LOWEST.row(conn, whose=conversation_id, brought_by=row["brought_by"]) or row
    told = {name: row[name] for name in ("kind", "event", "attempts")}
    return InboxRow(id=row["inbox_id"], conversation=conversation_of(row), **told)


async def latest_words(conn: AsyncConnection, conversation_id: int, last: int, most: int) -> list[Words]:
    """Of the `last` messages of a conversation that had their turn, the first `most`, in order."""
    written = (inbox.c.conversation_id == conversation_id, inbox.c.kind == MessageReceived.__name__)
    newest = select(inbox.c.event).where(*written, inbox.c.status == "done").order_by(inbox.c.id.desc())
    first = min(last, most)
    rows = (await conn.execute(newest.offset(last - first).limit(first))).scalars().all()
    return _words_of(rows[::-1])


async def words_since(
    conn: AsyncConnection, conversation_id: int, since: datetime, skip: int, most: int
) -> list[Words]:
    """What was written in a conversation from `since` (UTC) on, oldest first."""
    written = (inbox.c.conversation_id == conversation_id, inbox.c.kind == MessageReceived.__name__)
    then = inbox.c.received_at >= since
    query = select(inbox.c.event).where(*written, then).order_by(inbox.c.id).offset(skip).limit(most)
    return _words_of((await conn.execute(query)).scalars().all())


def _words_of(rows: Sequence[Any]) -> list[Words]:
    events = (load_event(row) for row in rows)
    return [event.words for event in events if isinstance(event, MessageReceived) and event.words]


async def done(conn: AsyncConnection, id: int) -> None:
    await _DONE.run(conn, its_id=id)


async def hold(conn: AsyncConnection, id: int, until: datetime) -> None:
    """Its turn waits a moment, for what is on its way."""
    await conn.execute(update(inbox).where(inbox.c.id == id).values(next_attempt_at=until))


async def event_of(conn: AsyncConnection, id: int) -> tuple[Event, bool]:
    """What came, and whether its turn is still to be taken."""
    row = (await conn.execute(select(inbox.c.event, inbox.c.status).where(inbox.c.id == id))).one()
    return load_event(row.event), row.status in ("new", QUIET)


async def rewrite(conn: AsyncConnection, id: int, event: Event) -> None:
    """The same event with its file in it. Its turn waits no longer for it."""
    stored = dump_event(event)
    told = {"event": stored, "kind": kind_of(event)}
    mine = inbox.c.id == id
    await conn.execute(update(inbox).where(mine).values(**told))
    held = (mine, inbox.c.status == NEW, inbox.c.attempts == 0)
    await conn.execute(update(inbox).where(*held).values(next_attempt_at=None))


async def try_later(conn: AsyncConnection, id: int, attempts: int, at: datetime, error: str) -> None:
    """Not before `at` (UTC). `error` is the exception's type name, never its text."""
    failed = {"attempts": attempts, "next_attempt_at": at, "error": error}
    await conn.execute(update(inbox).where(inbox.c.id == id).values(**failed))


async def park(conn: AsyncConnection, id: int, attempts: int, error: str) -> None:
    """Give it up, keep it, and let the conversation's later rows go on."""
    failed = {"status": "parked", "attempts": attempts, "error": error}
    await conn.execute(update(inbox).where(inbox.c.id == id).values(**failed))
