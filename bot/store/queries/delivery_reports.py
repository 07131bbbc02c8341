"""What a platform reports of what it was given, in whatever order it comes.

The rules this module guards: before a send whose platform reports, it is on the disk that it was begun;
what is known of a message only grows; a failure is believed of the send that it was reported of.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Any

from sqlalchemy import Integer, String, bindparam, case, column, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.queries.outbox import WITH_ADDRESS, OutboxRow, Outcome, row_of, tried
from bot.store.schema import QUEUED, UtcDateTime, conversations, outbox
from bot.store.sqlite.prepared import PreparedStatement, Row, given


class Rank(IntEnum):
    """What was heard of a message. It rises, but for a send that failed and was made again."""

    FAILED = 0
    ACCEPTED = 1
    DELIVERED = 2
    READ = 3


@dataclass(frozen=True, slots=True)
class Reported:
    """A row of the outbox, as far as its reports go; times are UTC. `begun_at`: its last send was begun
    then, and what became of it is not known. `rank` is None before anything was heard of it."""

    row: OutboxRow
    status: str
    external_id: str
    sent_at: datetime | None
    begun_at: datetime | None
    rank: Rank | None


NOTHING: dict[str, Any] = {
    "begun_at": None,
    "delivered_at": None,
    "read_at": None,
    "reference": None,
    "reported": None,
}
"""For a row that is kept without what is known of its way: no report finds it any more."""

_ids = func.json_each(bindparam("ids", type_=String)).table_valued(column("value", Integer))
_THESE = outbox.c.id.in_(select(_ids.c.value))


def _time(name: str) -> Any:
    return bindparam(name, type_=UtcDateTime())


# A send that is begun ---------------------------------------------------------------------------------

_BEGIN = PreparedStatement(
    update(outbox)
    .where(_THESE, outbox.c.status == QUEUED)
    .values(given("begun_at", "reference", "next_attempt_at"))
    .returning(outbox.c.id)
)


async def begin(conn: AsyncConnection, ids: list[int], now: datetime, again: datetime) -> bool:
    """These go as one message now, under the number of the last, and not before `again` (UTC) another
    time. False, and nothing may be sent: one of them waits no longer."""
    values = {"begun_at": now, "reference": ids[-1], "next_attempt_at": again}
    begun = await _BEGIN.rows(conn, ids=json.dumps(ids), **values)
    return len(begun) == len(ids)


async def listen_again(conn: AsyncConnection, channel: str, until: datetime) -> None:
    """What was reported while nobody listened comes again: whatever was begun there waits until then."""
    there = select(conversations.c.channel).where(conversations.c.id == outbox.c.conversation_id)
    begun = (outbox.c.status == QUEUED, outbox.c.begun_at.is_not(None))
    its = there.scalar_subquery().correlate(outbox) == channel
    await conn.execute(update(outbox).where(*begun, its).values(next_attempt_at=until))


# What is known ----------------------------------------------------------------------------------------

_KNOWN_OF = ("status", "external_id", "sent_at", "begun_at", "reported")
_FOUND = WITH_ADDRESS.add_columns(*(outbox.c[name] for name in _KNOWN_OF)).order_by(outbox.c.id)
_THERE = conversations.c.channel == bindparam("its_channel")
_BY_REFERENCE = PreparedStatement(_FOUND.where(outbox.c.reference == bindparam("its_reference"), _THERE))
_BY_NAME = PreparedStatement(
    _FOUND.where(
        outbox.c.external_id == bindparam("its_name"), outbox.c.reported < Rank.READ.value, _THERE
    )
)


async def found(conn: AsyncConnection, channel: str, reference: int, external_id: str) -> list[Reported]:
    """All that went as this one message, oldest first: by our number, or by the platform's name where it
    gives none."""
    if reference:
        rows = await _BY_REFERENCE.rows(conn, its_channel=channel, its_reference=reference)
    else:
        rows = await _BY_NAME.rows(conn, its_channel=channel, its_name=external_id)
    return [_reported(row) for row in rows]


def _reported(row: Row) -> Reported:
    rank = None if row["reported"] is None else Rank(row["reported"])
    known = (row["status"], row["external_id"], row["sent_at"], row["begun_at"])
    return Reported(row_of(row), *known, rank)


# What is heard ----------------------------------------------------------------------------------------

_KNOWN = {
    "reported": bindparam("rank"),
    "delivered_at": func.coalesce(outbox.c.delivered_at, _time("delivered")),
    "read_at": func.coalesce(outbox.c.read_at, _time("seen")),
}
_RAISE = PreparedStatement(update(outbox).where(_THESE).values(_KNOWN))
_ARRIVED = {"status": "sent", "external_id": bindparam("name"), "sent_at": _time("now"), "begun_at": None}
_ARRIVE = PreparedStatement(
    update(outbox).where(_THESE).values(_ARRIVED | _KNOWN | {"attempts": outbox.c.attempts + 1})
)


async def rise(conn: AsyncConnection, ids: Iterable[int], rank: Rank, at: datetime) -> None:
    """So much is known of these since `at` (UTC), and nothing else changes."""
    await _RAISE.run(conn, ids=json.dumps(list(ids)), **_times(rank, at))


async def arrive(
    conn: AsyncConnection, ids: list[int], external_id: str, rank: Rank, at: datetime, now: datetime
) -> None:
    """The platform has these under that name, whatever we believed of them."""
    if ids:
        heard = {"name": external_id, "now": now, **_times(rank, at)}
        await _ARRIVE.run(conn, ids=json.dumps(ids), **heard)
        await tried(conn, ids, now, Outcome.SENT)


def _times(rank: Rank, at: datetime) -> dict[str, Any]:
    delivered, seen = (at if rank >= least else None for least in (Rank.DELIVERED, Rank.READ))
    return {"rank": int(rank), "delivered": delivered, "seen": seen}


_WAS_SENT = case((outbox.c.status == "sent", 1), else_=0)


async def fail(conn: AsyncConnection, ids: Iterable[int], external_id: str) -> None:
    """The send under this name did not bring these over: they wait as if it had been refused."""
    again = {"status": QUEUED, "external_id": external_id, "reported": int(Rank.FAILED)}
    unsent = {"attempts": outbox.c.attempts - _WAS_SENT, "begun_at": None, "sent_at": None}
    await conn.execute(update(outbox).where(outbox.c.id.in_(list(ids))).values(**again, **unsent))


def is_late(known: Reported, at: datetime, patience: timedelta) -> bool:
    """Whether a failure of `at` (UTC) is of an earlier send than the one that was begun last, whose name
    is not known yet. Clocks of two machines differ by less than the half of the patience."""
    begun = known.begun_at
    return begun is not None and known.row.attempts > 0 and at < begun - patience / 2
