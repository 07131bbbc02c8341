"""A talk as plain text that a charity worker can read, and that replays as a test.

Lines come in the order of their causes: what somebody did, then (with `>`) everything that was said
because of it, to the person, in the rooms and by e-mail. `@` moves the clock; `|` goes on with the line
before. What nobody sees (the isolates around a name) is left out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from sqlalchemy import RowMapping, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Address, Party, room_of
from bot.core.events import ButtonPressed, Event, MessageReceived
from bot.core.messages import Drawing, Message
from bot.runtime.confided import Apart, confided_by
from bot.store.codec import load, load_event
from bot.store.queries import cases, contacts, outbox_turns, registrations
from bot.store.queries import outbox as outbox_rows
from bot.store.queries.conversations import address_of
from bot.store.queries.forgetting import FORGOTTEN
from bot.store.queries.held import DROPPED
from bot.store.queries.history import SPOKEN
from bot.store.queries.inbox import INTERNAL
from bot.store.queries.takebacks import HIDDEN
from bot.store.schema import QUIET, conversations, inbox, outbox

_UNSEEN = re.compile("[\u200e\u200f\u2066-\u2069]")
DELIVERED = "delivered"


@dataclass(frozen=True, slots=True)
class Line:
    """`who`: `@`, `person` (`person-2` at another address of theirs), `case-1001`,
    `desk`, `mail ADDRESS` or `house` (what its own check finds, in a test); `verb`: `presses`,
    `sends` or ""."""

    who: str
    text: str
    said: bool = False
    by: str = ""
    verb: str = ""

    def __str__(self) -> str:
        if self.who == "@":
            return f"@ {self.text}"
        head = " ".join(filter(None, (self.who, self.by, self.verb)))
        body = self.text.replace("\n", "\n| ").replace("| \n", "|\n")
        return f"{'> ' if self.said else ''}{head}: {body}".rstrip()


def shown(text: str) -> str:
    """Without what nobody sees, and without blanks at the ends of lines."""
    return "\n".join(line.rstrip() for line in _UNSEEN.sub("", text).split("\n")).strip()


def said_line(who: str, message: Message) -> Line:
    """What was said to somebody: subject and words, then the buttons, then the files."""
    subject = [shown(message.subject)] if message.subject else []
    buttons = [f"[{shown(button.label)}]" for button in message.buttons]
    files = [f"<{attachment.kind} {attachment.name}>" for attachment in message.attachments]
    drawn = [f"<{drawing.kind} {_named(drawing)}>" for drawing in message.drawings]
    return Line(who, "\n".join([*subject, shown(message.text), *buttons, *files, *drawn]), said=True)


def _named(drawing: Drawing) -> str:
    """A pass opens a door to whoever has it: a talk that is told names it, and does not show it."""
    return "pass" if drawing.of.startswith("pass-") else "" if drawing.kind == "copy" else drawing.of


def done_line(who: str, event: Event) -> Line | None:
    """What somebody did, so that it can be done again; None for what a machine did."""
    if isinstance(event, ButtonPressed):
        label = shown(event.label) or f"/{event.action} {event.arg}".strip()
        return Line(who, label, by=event.by, verb="presses")
    if not isinstance(event, MessageReceived):
        return None
    words, sent = event.words, [f"{a.kind} {a.name or a.id}" for a in event.words.attachments]
    if words.location:
        sent.append(f"location {words.location.latitude} {words.location.longitude}")
    if event.unsupported:
        sent.append(event.unsupported)
    lines = [*sent, *([words.text] if words.text or not sent else [])]
    return Line(who, "\n".join(lines), by=event.by, verb="sends" if sent else "")


# From the database ----------------------------------------------------------------------------------


async def transcript_of(
    conn: AsyncConnection,
    number: int,
    staff_channel: str,
    zone: tzinfo,
    *,
    private: bool = False,
    members: Mapping[str, str] | None = None,
) -> str:
    """The whole talk of the person whose case or registration this is, at all their addresses, with the
    rooms of their cases and the mails; what was confided in it is left out. `private`: it is not, for a
    test that tells it again, with the own talks of these `members` (their names by their addresses).

    Raises:
        KeyError: there is none of this number.
    """
    people = await contacts.own_of(conn, await person_of(conn, number))
    talk = await _talk(conn, people, staff_channel, members or {})
    apart = () if private else [await confided_by(conn, each) for each in people]
    told = await _came(conn, talk, apart) + await _went(conn, talk, apart)
    lines: list[str] = [f"# {number}"]
    at: datetime | None = None
    for each in sorted(told, key=lambda each: each.order):
        if at is None or each.at > at:
            at = each.at
            lines += ["", str(Line("@", at.astimezone(zone).isoformat()))]
        lines.append(str(each.line))
    return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class _Talk:
    """Whom each conversation's lines are called by, and the cases whose mails belong to it."""

    names: dict[int, str]
    cases: tuple[int, ...]
    roots: dict[int, int]


@dataclass(frozen=True, slots=True)
class _Moment:
    order: tuple[int, int]
    at: datetime
    line: Line


async def person_of(conn: AsyncConnection, number: int) -> int:
    """Raises KeyError: there is none of this number."""
    found = await cases.get(conn, number) or await registrations.get(conn, number)
    if not found:
        raise KeyError(number)
    return found.person


async def _talk(
    conn: AsyncConnection, people: tuple[int, ...], staff_channel: str, members: Mapping[str, str]
) -> _Talk:
    own = tuple(case.number for case in await cases.of_person(conn, *people))
    rooms = [room_of(case, staff_channel).address for case in own]
    query = select(conversations).where(
        or_(conversations.c.id.in_(people), conversations.c.address.in_([*rooms, *members]))
    )
    rows = (await conn.execute(query)).mappings().all()
    names = {
        row["id"]: members.get(row["address"]) or _name(people, row["id"], address_of(row))
        for row in rows
    }
    return _Talk(names, own, await _roots(conn))


def _name(people: Sequence[int], id: int, address: Address) -> str:
    """Where its person has several addresses, the others are numbered."""
    if address.party is not Party.PERSON:
        return address.address
    place = people.index(id) + 1
    return "person" if place == 1 else "-".join(("person", str(place)))


async def _roots(conn: AsyncConnection) -> dict[int, int]:
    """For each event, the one that nobody's turn posted and that it goes back to."""
    roots: dict[int, int] = {}
    query = select(inbox.c.id, inbox.c.channel, inbox.c.external_id).order_by(inbox.c.id)
    for id, channel, external_id in await conn.execute(query):
        parent = external_id.partition(":")[0] if channel == INTERNAL else ""
        roots[id] = roots.get(int(parent), id) if parent.isdecimal() else id
    return roots


async def _came(conn: AsyncConnection, talk: _Talk, apart: Sequence[Apart]) -> list[_Moment]:
    query = select(inbox).where(inbox.c.conversation_id.in_(talk.names), inbox.c.kind.in_(SPOKEN))
    rows = (await conn.execute(query)).mappings().all()
    events = ((row, load_event(row["event"])) for row in rows)
    shown = (
        (row, event) for row, event in events if not any(each.came(row["id"], event) for each in apart)
    )
    found = ((row, done_line(talk.names[row["conversation_id"]], event)) for row, event in shown)
    return [_Moment((row["id"], 0), row["received_at"], line) for row, line in found if line]


_UNTOLD = ("parked", "held", QUIET, DROPPED, outbox_rows.MOVED, outbox_turns.UNSAID, HIDDEN, FORGOTTEN)
"""The status of what nobody has, or has any more."""


async def _went(conn: AsyncConnection, talk: _Talk, apart: Sequence[Apart]) -> list[_Moment]:
    query = select(outbox, conversations.c.address, conversations.c.party).join(conversations)
    rows = (await conn.execute(query.where(outbox.c.status.not_in(_UNTOLD)))).mappings().all()
    loaded = [(row, load(row["message"], Message)) for row in rows]
    because = {row["id"]: await _because(conn, row, talk) for row in rows}
    return [
        _moment_of_message(row, message, talk, because[row["id"]])
        for row, message in loaded
        if _belongs(row, message, talk) and not any(each.went(row["id"]) for each in apart)
    ]


def _belongs(row: RowMapping, message: Message, talk: _Talk) -> bool:
    if message.mark == DELIVERED:
        return False  # a sign on somebody's message says nothing
    if not message.text and row["party"] != Party.PERSON:
        return False  # its words went where few read them
    mail = row["party"] == Party.MAILBOX and message.case in talk.cases
    return mail or row["conversation_id"] in talk.names


async def _because(conn: AsyncConnection, row: RowMapping, talk: _Talk) -> int:
    """The event that it was said because of. What was held is said because its reader wrote; what called
    them, because of what happened last."""
    if row["released_at"]:
        theirs = (inbox.c.conversation_id == row["conversation_id"], inbox.c.kind.in_(SPOKEN))
        then = select(func.min(inbox.c.id)).where(*theirs, inbox.c.received_at >= row["released_at"])
        return (await conn.execute(then)).scalar_one() or 0
    if row["inbox_id"] is None and row["conversation_id"] in talk.names:
        before = select(func.max(inbox.c.id)).where(inbox.c.received_at <= row["created_at"])
        return talk.roots.get((await conn.execute(before)).scalar_one() or 0, 0)
    return talk.roots.get(row["inbox_id"] or 0, 0)


def _moment_of_message(row: RowMapping, message: Message, talk: _Talk, because: int) -> _Moment:
    who = talk.names.get(row["conversation_id"], f"mail {row['address']}")
    at = row["released_at"] or row["created_at"]
    return _Moment((because, row["id"]), at, said_line(who, message))


# From text ------------------------------------------------------------------------------------------

_HEAD = re.compile(
    r"(?P<said>> )?(?P<who>person(?:-\d)?|elsewhere|house|desk|member-[a-z]+|case-\d+|mail \S+)"
    r"(?: (?P<by>[\w.-]+?))??"
    r"(?: (?P<verb>presses|sends))?: ?(?P<text>.*)"
)


class TranscriptError(ValueError):
    """A line that is none; names its number."""


def read_lines(text: str) -> tuple[Line, ...]:
    """Raises TranscriptError."""
    return tuple(_read(text.split("\n")))


def _read(lines: Iterable[str]) -> Iterator[Line]:
    line: Line | None = None
    for number, raw in enumerate(lines, start=1):
        if line and raw.startswith("|"):
            line = replace(line, text=f"{line.text}\n{raw[2:]}")
            continue
        if line:
            yield line
        line = _head(number, raw)
    if line:
        yield line


def _head(number: int, raw: str) -> Line | None:
    if not raw.strip() or raw.startswith("#"):
        return None
    if raw.startswith("@ "):
        return Line("@", raw[2:].strip())
    found = _HEAD.fullmatch(raw)
    if not found:
        raise TranscriptError(f"line {number} begins with nobody we know: {raw[:40]!r}")
    return Line(found["who"], found["text"], bool(found["said"]), found["by"] or "", found["verb"] or "")
