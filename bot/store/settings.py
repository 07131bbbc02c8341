"""The few values that the running bot itself remembers, such as the demo clock's offset."""

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.ready import Ready
from bot.store.schema import metadata, settings

_GET = Ready(select(settings.c.value).where(settings.c.key == bindparam("its_key")))


async def get(conn: AsyncConnection, key: str) -> str | None:
    value: str | None = await _GET.value(conn, its_key=key)
    return value


async def put(conn: AsyncConnection, key: str, value: str) -> None:
    await conn.execute(delete(settings).where(settings.c.key == key))
    await conn.execute(insert(settings).values(key=key, value=value))


async def empty_everything(conn: AsyncConnection) -> None:
    """Empty every table of the case book, for a demonstration that begins anew. The schema stays."""
    for table in reversed(metadata.sorted_tables):
        await conn.execute(delete(table))
