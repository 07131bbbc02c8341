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
from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine


class Connection(aiosqlite.Connection):
    """For `create_async_engine(..., connect_args={"async_creator_fn": connect})`."""

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if self._connection is None:
            raise ValueError("no active connection")
        return fn(*args, **kwargs)

    @property
    def plain(self) -> sqlite3.Connection:
        """What a statement may be given to directly.

        Raises:
            ValueError: it is closed.
        """
        return self._conn


def connect(database: str, **kwargs: Any) -> Connection:
    """aiosqlite opens it in its thread and the loop's uses it: SQLite is built for that, Python asks."""
    opened = partial(sqlite3.connect, database, **{**kwargs, "check_same_thread": False})
    connection = Connection(opened, iter_chunk_size=64)
    connection._thread.daemon = True
    return connection


def read_only(file: Path) -> AsyncEngine:
    """To read beside a running Rida: what was committed last. Whoever makes it disposes of it."""
    url = URL.create("sqlite+aiosqlite", database=f"file:{file}", query={"mode": "ro", "uri": "true"})
    return create_async_engine(url, connect_args={"async_creator_fn": connect}, hide_parameters=True)


def own(conn: AsyncConnection) -> Connection:
    """The connection of `connect` that SQLAlchemy's one stands on."""
    sync: Any = conn.sync_connection
    found: Connection = sync.connection.driver_connection
    return found


def tell(conn: AsyncConnection, statement: str) -> None:
    """A word to SQLite itself, of those that begin and end transactions.

    Raises:
        DBAPIError: as SQLAlchemy would.
    """
    try:
        own(conn).plain.execute(statement)
    except sqlite3.Error as error:
        raise named(statement, error) from error


def named(statement: str, error: sqlite3.Error) -> DBAPIError:
    """The error as SQLAlchemy has it, without the values: they are words of people, and it is logged."""
    kind = cast(type[Exception], sqlite3.Error)
    return cast(DBAPIError, DBAPIError.instance(statement, None, error, kind, True))
