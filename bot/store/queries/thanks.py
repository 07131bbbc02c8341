"""What people thanked for, until the desk has read it and after.

The rule this module guards: whose it was is not kept; what is about a case is read in its room alone.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.thanks import Thanks
from bot.store.schema import thanks

MOST = 50
"""Thanks that are read together: the newest ones."""

_COLUMNS = (thanks.c.text, thanks.c.at, thanks.c.case_number, thanks.c.id, thanks.c.told)


async def keep(conn: AsyncConnection, said: Thanks) -> None:
    row = {"text": said.text, "at": said.at, "case_number": said.case, "told": said.told}
    await conn.execute(insert(thanks).values(**row))


async def untold(conn: AsyncConnection) -> tuple[Thanks, ...]:
    """Of the desk, what stood in no list of the morning yet; newest first."""
    return await _found(conn, thanks.c.case_number == 0, ~thanks.c.told)


async def since(conn: AsyncConnection, at: datetime) -> tuple[Thanks, ...]:
    """Of the desk, newest first. `at` is aware."""
    return await _found(conn, thanks.c.case_number == 0, thanks.c.at >= at)


async def all_of_them(conn: AsyncConnection) -> tuple[Thanks, ...]:
    """Those about cases as well; newest first."""
    return await _found(conn)


async def tell(conn: AsyncConnection, ids: Sequence[int]) -> None:
    await conn.execute(update(thanks).where(thanks.c.id.in_(ids)).values(told=True))


async def _found(conn: AsyncConnection, *wanted: ColumnElement[bool]) -> tuple[Thanks, ...]:
    query = select(*_COLUMNS).where(*wanted).order_by(thanks.c.id.desc()).limit(MOST)
    return tuple(Thanks(*row) for row in await conn.execute(query))
