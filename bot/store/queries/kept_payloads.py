"""What a platform brought that nobody could read, as it came: so that it can be read one day.

The rules this module guards: the same twice is kept once; it is let go after `KEPT_FOR`, and with whoever
it is of, be they known only by what stands in it.
"""

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.hidden_numbers import without
from bot.store.schema import kept_payloads

KEPT_FOR = timedelta(days=30)
LONGEST = 200_000  # characters of one that are kept
_SHORTEST = 6  # signs of an address that names somebody wherever it stands


async def keep(
    conn: AsyncConnection, channel: str, conversation_id: int | None, why: str, body: str, now: datetime
) -> None:
    """`why` says what could not be read. `now` is UTC."""
    digest = hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()
    row = {"channel": channel, "conversation_id": conversation_id, "digest": digest, "why": why}
    kept = without(body[:LONGEST])
    putting = insert(kept_payloads).values(**row, body=kept, at=now)
    same = [kept_payloads.c.channel, kept_payloads.c.digest]
    await conn.execute(putting.on_conflict_do_nothing(index_elements=same))


async def of(conn: AsyncConnection, conversation_id: int) -> list[tuple[datetime, str]]:
    """When each came, and what it is, the oldest first."""
    mine = kept_payloads.c.conversation_id == conversation_id
    query = select(kept_payloads.c.at, kept_payloads.c.body).where(mine).order_by(kept_payloads.c.id)
    return [(row.at, row.body) for row in await conn.execute(query)]


async def forget(conn: AsyncConnection, before: datetime) -> None:
    await conn.execute(delete(kept_payloads).where(kept_payloads.c.at < before))


async def forget_of(conn: AsyncConnection, talks: Iterable[int], named: Iterable[str]) -> None:
    """Those of these conversations, and those in which one of these addresses stands."""
    names = [each for each in named if len(each) >= _SHORTEST]
    theirs = kept_payloads.c.conversation_id.in_(list(talks))
    about = [kept_payloads.c.body.contains(name, autoescape=True) for name in names]
    await conn.execute(delete(kept_payloads).where(or_(theirs, *about)))
