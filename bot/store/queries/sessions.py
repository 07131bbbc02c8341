"""Conversations of the page that were ended and hidden. A session is known by its hash alone."""

from datetime import datetime
from hashlib import sha256

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.schema import ended_sessions


def hashed(session: str) -> str:
    return sha256(session.encode()).hexdigest()


async def end(conn: AsyncConnection, session: str, at: datetime) -> None:
    """Twice is once. `at` is UTC."""
    mine = ended_sessions.c.session == hashed(session)
    await conn.execute(delete(ended_sessions).where(mine))
    await conn.execute(insert(ended_sessions).values(session=hashed(session), at=at))


async def ended(conn: AsyncConnection) -> set[str]:
    """The hashes of all."""
    return set((await conn.execute(select(ended_sessions.c.session))).scalars())


async def forget(conn: AsyncConnection, before: datetime) -> None:
    """Those ended before then (UTC): their cookies have run out by themselves."""
    await conn.execute(delete(ended_sessions).where(ended_sessions.c.at < before))
