"""Statements at once. The rule this module guards: what only reads and writes memory is not sent through
a thread, and nothing else is done here.

A statement of ours takes some ten microseconds, the way to aiosqlite's thread and back ten to a hundred
times as long, for the two threads fight for the interpreter. What waits for the disk is `fsync.py`.
"""

import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, cast

import aiosqlite
from sqlalchemy import URL, event
from sqlalchemy import Connection as SyncConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from bot.store.sqlite.kept import Kept

SQLITE3 = "sqlite3"
"""In `info` of each connection of ours: Python's own, to which a statement may be given directly."""


class Connection(aiosqlite.Connection):
    """What `engine_of` has for each of its connections."""

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if self._connection is None:
            raise ValueError("no active connection")
        return fn(*args, **kwargs)


def connect(database: str, **kwargs: Any) -> Connection:
    """aiosqlite opens it in its thread and the loop's uses it: SQLite is built for that, Python asks."""
    opened = partial(sqlite3.connect, database, **{**kwargs, "check_same_thread": False})
    connection = Connection(opened, iter_chunk_size=64)
    connection._thread.daemon = True
    return connection


class OpenConnection(AsyncConnection):
    """What `Database` works with: `sqlite` is Python's own, to which a statement may be given directly.
    `kept` is what this connection has read, if it is the one that writes."""

    __slots__ = ("kept", "sqlite")

    def __init__(self, engine: AsyncEngine, sync_connection: SyncConnection | None = None) -> None:
        super().__init__(engine, sync_connection)
        self.kept: Kept | None = None
        self.sqlite: sqlite3.Connection

    @classmethod
    async def of(cls, engine: AsyncEngine, kept: Kept | None = None) -> "OpenConnection":
        """Whoever opens it closes it."""
        made = cls(engine)
        await made.start()
        made.kept, made.sqlite = kept, made.info[SQLITE3]
        return made


def sqlite_of(conn: AsyncConnection) -> sqlite3.Connection:
    if isinstance(conn, OpenConnection):
        return conn.sqlite
    found: sqlite3.Connection = conn.info[SQLITE3]  # takes some microseconds
    return found


def engine_of(url: URL, **options: Any) -> AsyncEngine:
    """Whoever makes it disposes of it. Errors are logged, and parameters are people's words."""
    how = {"connect_args": {"async_creator_fn": connect}, "hide_parameters": True}
    engine = create_async_engine(url, **how, **options)
    event.listen(engine.sync_engine, "connect", _known)
    return engine


def _known(dbapi_connection: Any, record: ConnectionPoolEntry) -> None:
    record.info[SQLITE3] = dbapi_connection.driver_connection._conn


def read_only(file: Path) -> AsyncEngine:
    """To read beside a running Rida: what was committed last. Whoever makes it disposes of it."""
    url = URL.create("sqlite+aiosqlite", database=f"file:{file}", query={"mode": "ro", "uri": "true"})
    return engine_of(url)


def tell(conn: AsyncConnection, statement: str) -> None:
    """A word to SQLite itself, of those that begin and end transactions.

    Raises:
        DBAPIError: as SQLAlchemy would.
    """
    try:
        sqlite_of(conn).execute(statement)
    except sqlite3.Error as error:
        raise named(statement, error) from error


def named(statement: str, error: sqlite3.Error) -> DBAPIError:
    """The error as SQLAlchemy has it, without the values: they are words of people, and it is logged."""
    kind = cast(type[Exception], sqlite3.Error)
    return cast(DBAPIError, DBAPIError.instance(statement, None, error, kind, True))
