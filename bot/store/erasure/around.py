"""Where staff were told of a person: the desk, mailboxes, members in private.

The rules this module guards: what is about them goes whole; of what is about several people the lines go
that say what they said, and the others stay.
"""

import asyncio
import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Table, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.erasure import tombstones, whose
from bot.store.erasure.quoted import Quotes
from bot.store.erasure.whose import Belongings
from bot.store.schema import NEW, awaited_files, conversations, inbox, outbox, timers

BATCH = 500  # rows that are looked through together, beside the loop


@dataclass(frozen=True, slots=True)
class _Look:
    """What tells a row about them: `events` came from them or were caused by them."""

    theirs: Belongings
    events: frozenset[int]
    quotes: Quotes


async def emptied(conn: AsyncConnection, theirs: Belongings, known: Quotes, now: datetime) -> int:
    """How many rows there were of them, their own included."""
    own = await whose.came(conn, theirs.own)
    caused = await whose.caused(conn, own, theirs.around)
    look = _Look(theirs, own | caused, known)
    since = await whose.began(conn, theirs.own)
    went = await _messages(conn, look, since or now)
    await _events(conn, caused)
    await _said_otherwise(conn, inbox, inbox.c.event, inbox.c.conversation_id, look, min(own, default=0))
    await _said_otherwise(conn, timers, timers.c.event, timers.c.target, look, 0)
    await _said_otherwise(conn, conversations, conversations.c.rest, conversations.c.id, look, 0)
    return len(look.events) + went


async def _messages(conn: AsyncConnection, look: _Look, since: datetime) -> int:
    """What was told, or is still to be."""
    first = await whose.first_sent(conn, since)
    columns = (outbox.c.id, outbox.c.inbox_id, outbox.c.message)
    gone = list[int]()
    for there in look.theirs.around:
        mine = (outbox.c.conversation_id == there, outbox.c.id >= first)
        rows = (await conn.execute(select(*columns).where(*mine))).all()
        about = [id for id, cause, message in rows if _is_about(look, cause, message)]
        gone += about
        left = [(id, message) for id, _, message in rows if id not in set(about)]
        await _written(conn, outbox, outbox.c.message, await _redacted(look.quotes, left))
    await tombstones.without_messages(conn, gone)
    return len(gone)


def _is_about(look: _Look, cause: int | None, message: str) -> bool:
    case = json.loads(message).get("case")
    return cause in look.events or case in look.theirs.cases


async def _events(conn: AsyncConnection, caused: Collection[int]) -> None:
    """What waits for its turn never has it; of what had it, only that it was is known."""
    mine = inbox.c.id.in_(caused)
    waits = select(inbox.c.id).where(mine, inbox.c.status == NEW)
    waiting = set((await conn.execute(waits)).scalars())
    await conn.execute(delete(awaited_files).where(awaited_files.c.inbox_id.in_(waiting)))
    await conn.execute(delete(inbox).where(inbox.c.id.in_(waiting)))
    await tombstones.without_events(conn, {id: "" for id in caused if id not in waiting})


async def _said_otherwise(
    conn: AsyncConnection, table: Table, column: Any, place: Any, look: _Look, first: int
) -> None:
    query = select(table.c.id, column).where(place.in_(look.theirs.around), table.c.id >= first)
    rows = (await conn.execute(query)).all()
    await _written(conn, table, column, await _redacted(look.quotes, rows))


async def _redacted(quotes: Quotes, rows: Collection[tuple[int, str]]) -> dict[int, str]:
    """The rows that read otherwise without them. A hundred take some milliseconds: others go on."""
    found, all_ = dict[int, str](), list(rows)
    for at in range(0, len(all_), BATCH):
        found |= await asyncio.to_thread(_without, quotes, all_[at : at + BATCH])
    return found


def _without(quotes: Quotes, rows: Collection[tuple[int, str]]) -> dict[int, str]:
    read = ((id, json.loads(stored)) for id, stored in rows)
    made = ((id, value, quotes.out_of(value)) for id, value in read)
    return {id: json.dumps(new, ensure_ascii=False) for id, old, new in made if new is not old}


async def _written(conn: AsyncConnection, table: Table, column: Any, rows: dict[int, str]) -> None:
    for id, stored in rows.items():
        await conn.execute(update(table).where(table.c.id == id).values({column.name: stored}))
