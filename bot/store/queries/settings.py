"""The few values that the running bot itself remembers, such as the demo clock's offset."""

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.schema import metadata, settings
from bot.store.sqlite.prepared import PreparedStatement

_GET = PreparedStatement(select(settings.c.value).where(settings.c.key == bindparam("its_key")))

PASSES_KEPT = "passes-key"
WORKING_TIME_KEPT = "working-time"
PROXY_SEEN = "proxy-seen"
KEPT = (PASSES_KEPT, WORKING_TIME_KEPT)


async def get(conn: AsyncConnection, key: str) -> str | None:
    value: str | None = await _GET.value(conn, its_key=key)
    return value


async def put(conn: AsyncConnection, key: str, value: str) -> None:
    await conn.execute(delete(settings).where(settings.c.key == key))
    await conn.execute(insert(settings).values(key=key, value=value))


async def forget(conn: AsyncConnection, key: str) -> None:
    await conn.execute(delete(settings).where(settings.c.key == key))


async def kept_secret(conn: AsyncConnection, key: str, made: str) -> str:
    """The secret of this name, which is `made` at its first use and then never again."""
    known = await get(conn, key)
    if known is None:
        await put(conn, key, made)
    return known or made


async def empty_everything(conn: AsyncConnection) -> None:
    """Empty every table of the case book, for a demonstration that begins anew. The schema stays, and so
    does what the running bot goes on by: what it signs with, and the working time that is in force."""
    for table in reversed(metadata.sorted_tables):
        if table is not settings:
            await conn.execute(delete(table))
    await conn.execute(delete(settings).where(settings.c.key.not_in(KEPT)))
