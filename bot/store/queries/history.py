"""What a page shows of a conversation: what came in and what went out, as its people saw it.

An outgoing message is part of the history from the moment it was delivered; events of the machine and
of other conversations never are. What was taken back (`takebacks`) has a status of its own, and is not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, Select, bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.case import Case
from bot.core.conversation import Address, Party
from bot.core.events import (
    ButtonPressed,
    Event,
    Location,
    MessageEdited,
    MessageReceived,
)
from bot.core.messages import Button, Content, Message
from bot.store.codec import load, load_event
from bot.store.queries import cases
from bot.store.queries import conversations as talks
from bot.store.queries.conversations import WHOLE, address_of, conversation_of
from bot.store.schema import conversations, inbox, outbox
from bot.store.sqlite.prepared import PreparedStatement, Row

SPOKEN = (MessageReceived.__name__, MessageEdited.__name__, ButtonPressed.__name__)
"""The kinds of events that somebody said, and that wait for an answer."""


@dataclass(frozen=True, slots=True)
class HistoryItem(Content):
    """One bubble. `at` is UTC: when it came, or when it was delivered.

    `status` is `kept` for what came in, and `queued`, `sent` or `parked` for what goes out. `by` is a
    staff id, empty for everyone else. `key` is the text's key, or names what the channel could not carry
    of an incoming message.
    """

    id: str
    at: datetime
    outgoing: bool
    text: str
    by: str = ""
    buttons: tuple[Button, ...] = ()
    stamp: int = 0
    location: Location | None = None
    status: str = "kept"
    subject: str = ""
    key: str = ""
    case: int | None = None


@dataclass(frozen=True, slots=True)
class RoomRow:
    """A conversation of the staff's side. `active_at` (UTC) is its last turn."""

    conversation_id: int
    address: Address
    case: Case | None
    active_at: datetime


@dataclass(frozen=True, slots=True)
class Mail:
    address: Address
    item: HistoryItem


def incoming(id: int, event: Event, at: datetime) -> HistoryItem | None:
    """The bubble of an event that came at `at` (UTC); None for one that nobody said."""
    if isinstance(event, ButtonPressed):
        return HistoryItem(f"in-{id}", at, outgoing=False, text=event.label, by=event.by)
    if not isinstance(event, MessageReceived | MessageEdited):
        return None
    return HistoryItem(
        f"in-{id}",
        at,
        outgoing=False,
        text=event.words.text,
        by=event.by,
        attachments=event.words.attachments,
        location=event.words.location,
        key=event.unsupported if isinstance(event, MessageReceived) else "",
    )


def outgoing(id: int, message: Message, at: datetime, status: str) -> HistoryItem:
    return HistoryItem(
        f"out-{id}",
        at,
        outgoing=True,
        text=message.text,
        buttons=message.buttons,
        stamp=message.stamp,
        status=status,
        subject=message.subject,
        key=message.key,
        case=message.case,
        **message.carried(),
    )


def _came(row: RowMapping) -> HistoryItem | None:
    return incoming(row["id"], load_event(row["event"]), row["received_at"])


def _went(row: Row | RowMapping) -> HistoryItem:
    at = row["sent_at"] or row["created_at"]
    return outgoing(row["id"], load(row["message"], Message), at, row["status"])


async def history(conn: AsyncConnection, conversation_id: int, limit: int = 500) -> list[HistoryItem]:
    """The latest `limit` bubbles, oldest first."""
    mine, seen = inbox.c.conversation_id == conversation_id, inbox.c.status != "taken"
    said = (mine, inbox.c.kind.in_(SPOKEN), seen)
    came = await _last(conn, select(inbox).where(*said).order_by(inbox.c.id.desc()), limit)
    gone = (outbox.c.conversation_id == conversation_id, outbox.c.status == "sent")
    went = await _last(conn, select(outbox).where(*gone).order_by(outbox.c.id.desc()), limit)
    bubbles = [item for row in came if (item := _came(row))] + [_went(row) for row in went]
    return sorted(bubbles, key=lambda item: (item.at, item.outgoing))[-limit:]


async def _last(
    conn: AsyncConnection, newest_first: Select[*tuple[Any, ...]], limit: int
) -> Sequence[RowMapping]:
    return (await conn.execute(newest_first.limit(limit))).mappings().all()[::-1]


async def said_as(conn: AsyncConnection, conversation_id: int, external_id: str) -> str:
    """What a message of ours says that was delivered there under this name; empty where none was, and of
    what is between a person and those who read what they confide."""
    named = (outbox.c.conversation_id == conversation_id, outbox.c.external_id == external_id)
    query = select(outbox.c.message).where(*named, outbox.c.status == "sent").order_by(outbox.c.id)
    found = [load(row, Message) for row in (await conn.execute(query)).scalars()]
    is_private = any(message.private for message in found)
    return "" if is_private else "\n\n".join(message.text for message in found if message.text)


@dataclass(frozen=True, slots=True)
class Told:
    """A bubble that was delivered, and where."""

    number: int
    address: Address
    item: HistoryItem


_AFTER = PreparedStatement(
    select(outbox, conversations.c.channel, conversations.c.address, conversations.c.party)
    .join(conversations)
    .where(outbox.c.id > bindparam("last"), outbox.c.status == "sent")
    .order_by(outbox.c.id)
)


async def told_after(conn: AsyncConnection, last: int) -> list[Told]:
    """What was delivered anywhere under a higher number than `last`, in the order of its saying."""
    rows = await _AFTER.rows(conn, last=last)
    return [Told(row["id"], address_of(row), _went(row)) for row in rows]


_SHOWN = (
    select(outbox.c.message)
    .join(conversations)
    .where(
        conversations.c.channel == bindparam("its_channel"),
        conversations.c.address == bindparam("its_address"),
        outbox.c.status == "sent",
    )
    .order_by(outbox.c.id.desc())
    .limit(500)  # as many as a page shows at most
    .subquery()
)
_OF_STAMP = PreparedStatement(
    select(_SHOWN.c.message).where(_SHOWN.c.message["stamp"].as_integer() == bindparam("its_stamp"))
)


async def label_shown(
    conn: AsyncConnection, address: Address, stamp: int, action: str, arg: str
) -> str | None:
    """What the button said that a message of this stamp showed there; None if none did."""
    there = {"its_channel": address.channel, "its_address": address.address}
    rows = await _OF_STAMP.rows(conn, **there, its_stamp=stamp)
    buttons = (button for row in rows for button in load(row["message"], Message).buttons)
    return next((each.label for each in buttons if (each.action, each.arg) == (action, arg)), None)


_STAFF = (Party.ROOM, Party.DESK)


async def rooms(conn: AsyncConnection, limit: int = 500) -> list[RoomRow]:
    """Every room and the desk, the one with the latest turn first."""
    staff = conversations.c.party.in_(_STAFF)
    latest = select(*WHOLE).where(staff).order_by(conversations.c.active_at.desc()).limit(limit)
    rows = (await conn.execute(latest)).mappings().all()
    talks = [(conversation_of(row), row["active_at"]) for row in rows]
    known = await cases.numbered(conn, [talk.case for talk, _ in talks if talk.case])
    by_number: dict[int | None, Case] = {case.number: case for case in known}
    shown = [RoomRow(talk.id, talk.address, by_number.get(talk.case), at) for talk, at in talks]
    return [row for row in shown if not _is_held(row.case)]


async def has_room(conn: AsyncConnection, address: Address) -> bool:
    """Whether `rooms` has it."""
    found = await talks.find(conn, address)
    if found is None or found.address.party not in _STAFF:
        return False
    return not _is_held(await cases.get(conn, found.case) if found.case else None)


def _is_held(case: Case | None) -> bool:
    """Whether nobody works on it yet."""
    return case is not None and bool(case.triage) and case.is_open


async def mails(conn: AsyncConnection, limit: int = 500) -> list[Mail]:
    """The latest `limit` official e-mails of any status, oldest first."""
    address = (conversations.c.channel, conversations.c.address, conversations.c.party)
    query = select(outbox, *address).join(conversations).where(conversations.c.party == Party.MAILBOX)
    rows = await _last(conn, query.order_by(outbox.c.id.desc()), limit)
    return [Mail(address_of(row), _went(row)) for row in rows]
