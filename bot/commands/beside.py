"""Reading beside a running Rida: its database as last committed, and the calendar that it goes by.

The rule this module guards: a verb that shows something writes nothing, and waits for nobody.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from filelock import FileLock, Timeout
from sqlalchemy.exc import DatabaseError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.commands.common import refuse
from bot.commands.language import say
from bot.config import Settings
from bot.policy.working_time import Calendar
from bot.store.queries.announcements import announced
from bot.store.sqlite.connection import read_only
from bot.store.sqlite.database import file_of


def is_running(settings: Settings) -> bool:
    """Whether a Rida works on this database."""
    file = file_of(settings.database)
    lock = file.with_name(file.name + ".lock")
    if not lock.exists():
        return False
    try:
        with FileLock(lock, blocking=False):
            return False
    except Timeout:
        return True


@asynccontextmanager
async def reading(settings: Settings) -> AsyncIterator[AsyncConnection]:
    """Raises typer.Exit: there is no database yet, or it cannot be read."""
    file = file_of(settings.database)
    if not file.exists():
        raise refuse(say("command-no-database"))
    engine = read_only(file)
    try:
        async with engine.connect() as conn:
            yield conn
    except DatabaseError as error:
        what = type(error.orig).__name__
        raise refuse(say("command-unread", file=str(file), why=what)) from None
    finally:
        await engine.dispose()


async def calendar_of(settings: Settings) -> Calendar:
    """With what staff announced while Rida ran; as it is written where there is no database yet."""
    if not file_of(settings.database).exists():
        return settings.working_time
    async with reading(settings) as conn:
        said = await announced(conn)
    return settings.working_time.with_days(said.off, said.working, said.confirmed)
