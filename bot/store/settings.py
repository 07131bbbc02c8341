"""The few values that the running bot itself remembers, such as the demo clock's offset."""

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.schema import metadata, settings


async def get(conn: AsyncConnection, key: str) -> str | None:
    value: str | None = (
        await conn.execute(select(settings.c.value).where(settings.c.key == key))
    ).scalar_one_or_none()
    return value


async def put(conn: AsyncConnection, key: str, value: str) -> None:
    await conn.execute(delete(settings).where(settings.c.key == key))
    await conn.execute(insert(settings).values(key=key, value=value))


async def empty_everything(conn: AsyncConnection) -> None:
    """Empty every table of the case book, for a demonstration that begins anew. The schema stays."""
    for table in reversed(metadata.sorted_tables):
        await conn.execute(delete(table))
