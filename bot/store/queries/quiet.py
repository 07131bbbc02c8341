"""Quiet: what waited in a book when it was restored goes nowhere by itself.

The rules this module guards: the machine before may have said all of it already, so nothing that waited
then is sent, fired or taken up until somebody says so; what people write since is taken up as ever, and
brings along what they had written before; what is released goes out in its order, each of it once, and
what was said anew meanwhile is not said again as it was.

What waited is known by its own row: the status `quiet` in the inbox and the outbox, the column `quiet`
of a timer, the channel of a file that is awaited. So nothing that is done every day asks for it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, RowMapping, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Address, Party
from bot.core.events import CryUnanswered, PromisePassed
from bot.core.messages import Message
from bot.core.purpose import purpose_of
from bot.store.codec import kind_stored, load, load_event
from bot.store.queries import settings
from bot.store.queries.conversations import address_of
from bot.store.queries.held import DROPPED
from bot.store.schema import (
    NEW,
    PENDING,
    QUIET,
    awaited_files,
    conversations,
    inbox,
    outbox,
)
from bot.store.schema import timers as timer_rows

SINCE = "quiet-since"
"""In the settings: when the book was restored, while it is quiet."""
TOLD = "quiet-told"
"""In the settings: that the desk has heard of it."""
_OF_FILES = "quiet:"


@dataclass(frozen=True, slots=True)
class QuietMessage:
    """`kind` says what it is for, `case` is 0 for none; nothing says what it says."""

    id: int
    to: Address
    kind: str
    case: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class QuietTimer:
    """`kind` is the name of its event; `promised` is the time of a promise that it tells of."""

    id: int
    kind: str
    case: int
    due_at: datetime
    promised: datetime | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """All that is held. `unread` counts what came in and had no turn yet."""

    messages: tuple[QuietMessage, ...]
    timers: tuple[QuietTimer, ...]
    unread: int

    def passed(self, now: datetime) -> tuple[QuietTimer, ...]:
        """What would fire at once."""
        return tuple(each for each in self.timers if each.due_at <= now)

    def promises(self, now: datetime) -> tuple[QuietTimer, ...]:
        """Those of cases whose time has passed."""
        return tuple(each for each in self.timers if each.promised and each.promised <= now)

    @property
    def cries(self) -> int:
        """Cases of a cry for help to whose person nobody had written yet."""
        return len({each.case for each in self.timers if each.kind == CryUnanswered.__name__})

    @property
    def is_empty(self) -> bool:
        return not (self.messages or self.timers or self.unread)


async def since(conn: AsyncConnection) -> datetime | None:
    """When the book was restored (UTC), while it is quiet."""
    kept = await settings.get(conn, SINCE)
    return datetime.fromisoformat(kept) if kept else None


async def hold(conn: AsyncConnection, now: datetime) -> None:
    """Everything that waits, from `now` (UTC) on."""
    waits = outbox.c.status.in_(("queued", "held"))
    fresh = {"status": QUIET, "next_attempt_at": None, "begun_at": None}
    await conn.execute(update(outbox).where(waits).values(**fresh))
    await conn.execute(update(inbox).where(inbox.c.status == NEW).values(status=QUIET))
    await conn.execute(update(timer_rows).where(timer_rows.c.status == PENDING).values(quiet=True))
    named = {"channel": _OF_FILES + awaited_files.c.channel}
    await conn.execute(update(awaited_files).where(~_is_quiet_file()).values(**named))
    await settings.put(conn, SINCE, now.isoformat())
    await settings.forget(conn, TOLD)


def _is_quiet_file() -> ColumnElement[bool]:
    return func.substr(awaited_files.c.channel, 1, len(_OF_FILES)) == _OF_FILES


async def waiting(conn: AsyncConnection) -> Waiting:
    there = (conversations.c.channel, conversations.c.address, conversations.c.party)
    said = select(outbox.c.id, outbox.c.message, outbox.c.created_at, *there).join(conversations)
    rows = await conn.execute(said.where(outbox.c.status == QUIET).order_by(outbox.c.id))
    firing = (timer_rows.c.status == PENDING, timer_rows.c.quiet)
    due = await conn.execute(select(timer_rows).where(*firing).order_by(timer_rows.c.due_at))
    unread = select(func.count(inbox.c.id)).where(inbox.c.status == QUIET)
    return Waiting(
        tuple(_message(row) for row in rows.mappings()),
        tuple(_timer(row.id, row.event, row.due_at) for row in due),
        int((await conn.execute(unread)).scalar_one()),
    )


def _message(row: RowMapping) -> QuietMessage:
    message, to = load(row["message"], Message), address_of(row)
    kind = purpose_of(message).value if to.party is Party.PERSON else to.party.value
    return QuietMessage(row["id"], to, kind, message.case or 0, row["created_at"])


def _timer(id: int, stored: str, due_at: datetime) -> QuietTimer:
    event = load_event(stored)
    case = getattr(event, "case", 0)
    promised = event.due if isinstance(event, PromisePassed) else None
    return QuietTimer(id, kind_stored(stored), case if isinstance(case, int) else 0, due_at, promised)


async def drop(
    conn: AsyncConnection, ids: Iterable[int] | None = None, before: datetime | None = None
) -> int:
    """Of the messages those of these ids, those that were made before a time (UTC), or all; how many.
    They stay in the book and are not sent."""
    these = [outbox.c.status == QUIET]
    these += [] if ids is None else [outbox.c.id.in_(list(ids))]
    these += [] if before is None else [outbox.c.created_at < before]
    return (await conn.execute(update(outbox).where(*these).values(status=DROPPED))).rowcount


async def release(conn: AsyncConnection, now: datetime) -> Waiting:
    """Everything goes on at `now` (UTC): what that is."""
    await _without_replaced(conn)
    going = await waiting(conn)
    again = {"status": "queued", "attempts": 0, "next_attempt_at": None}
    await conn.execute(update(outbox).where(outbox.c.status == QUIET).values(**again))
    anew = {"status": "new", "next_attempt_at": None}
    await conn.execute(update(inbox).where(inbox.c.status == QUIET).values(**anew))
    await conn.execute(update(timer_rows).where(timer_rows.c.quiet).values(quiet=False))
    await _files(conn, now)
    for key in (SINCE, TOLD):
        await settings.forget(conn, key)
    return going


async def _without_replaced(conn: AsyncConnection) -> None:
    """What stands in one place was said anew there since: as it was, it is not said any more."""
    later = outbox.alias("later")
    anew = exists().where(
        later.c.conversation_id == outbox.c.conversation_id,
        later.c.slot == outbox.c.slot,
        later.c.id > outbox.c.id,
        later.c.status.in_(("sent", "queued")),
    )
    mine = (outbox.c.status == QUIET, outbox.c.slot != "", anew)
    await conn.execute(update(outbox).where(*mine).values(status=DROPPED))


async def _files(conn: AsyncConnection, now: datetime, whose: int | None = None) -> None:
    """They are fetched as if they had come just now: how long they lay is no fault of theirs."""
    came = select(inbox.c.id).where(inbox.c.conversation_id == whose).scalar_subquery()
    these = [_is_quiet_file()] + ([] if whose is None else [awaited_files.c.inbox_id.in_(came)])
    channel = func.substr(awaited_files.c.channel, len(_OF_FILES) + 1)
    fresh = {"channel": channel, "begun_at": now, "attempts": 0, "next_attempt_at": None}
    await conn.execute(update(awaited_files).where(*these).values(**fresh))


async def take_up(conn: AsyncConnection, conversation_id: int, now: datetime) -> None:
    """Somebody writes there: what they had written before is read first."""
    mine = (inbox.c.conversation_id == conversation_id, inbox.c.status == QUIET)
    changed = await conn.execute(update(inbox).where(*mine).values(status="new", next_attempt_at=None))
    if changed.rowcount:
        await _files(conn, now, conversation_id)


async def is_told(conn: AsyncConnection) -> bool:
    return await settings.get(conn, TOLD) is not None


async def tell(conn: AsyncConnection, now: datetime) -> None:
    """The desk has heard of it."""
    await settings.put(conn, TOLD, now.isoformat())
