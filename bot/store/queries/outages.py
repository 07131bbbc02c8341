"""Which channels do not work, since when, and whether staff know: among the running bot's own values."""

from datetime import UTC, datetime

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.queries import settings as values
from bot.store.schema import settings


async def down_since(conn: AsyncConnection, channel: str) -> datetime | None:
    """UTC; None while it works."""
    return _time(await values.get(conn, f"down-since:{channel}"))


async def begin(conn: AsyncConnection, channel: str, now: datetime) -> None:
    await values.put(conn, f"down-since:{channel}", now.astimezone(UTC).isoformat())


async def is_told(conn: AsyncConnection, channel: str) -> bool:
    return await values.get(conn, f"down-told:{channel}") is not None


async def tell(conn: AsyncConnection, channel: str) -> None:
    await values.put(conn, f"down-told:{channel}", "yes")


async def end(conn: AsyncConnection, channel: str, now: datetime) -> None:
    over = settings.c.key.in_((f"down-since:{channel}", f"down-told:{channel}"))
    await conn.execute(delete(settings).where(over))
    await back(conn, channel, now)


async def back(conn: AsyncConnection, channel: str, now: datetime) -> None:
    """From now on what waited is tried as if it were new."""
    await values.put(conn, f"back-at:{channel}", now.astimezone(UTC).isoformat())


async def back_at(conn: AsyncConnection, channel: str) -> datetime | None:
    """When it last began to work again (UTC); None: it never failed."""
    return _time(await values.get(conn, f"back-at:{channel}"))


def _time(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None
