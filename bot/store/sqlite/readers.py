"""Connections that only read. The rule this module guards: a view is of one moment, whatever is written
meanwhile."""

import asyncio

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.store.sqlite.connection import OpenConnection, tell
from bot.store.sqlite.obstacles import is_busy

AGAIN = 0.02  # seconds


class Readers:
    """At most `most` views at once; whoever comes later waits."""

    def __init__(self, engine: AsyncEngine, most: int) -> None:
        self._engine = engine
        self._most, self._places = most, asyncio.Semaphore(most)
        self._free: list[OpenConnection] = []

    async def open(self) -> None:
        """All of them at once: later there might be no descriptor left for one."""
        while len(self._free) < self._most:
            self._free.append(await OpenConnection.of(self._engine))

    def view(self) -> "View":
        return View(self)

    async def begin(self) -> OpenConnection:
        await self._places.acquire()
        try:
            conn = self._free.pop() if self._free else await OpenConnection.of(self._engine)
            try:
                await _begun(conn)
            except BaseException:
                self._end(conn)
                raise
        except BaseException:
            self._places.release()
            raise
        return conn

    def end(self, conn: OpenConnection) -> None:
        try:
            self._end(conn)
        finally:
            self._places.release()

    def _end(self, conn: OpenConnection) -> None:
        if conn.sqlite.in_transaction:
            tell(conn, "ROLLBACK")
        self._free.append(conn)

    async def close(self) -> None:
        """Close those that nobody reads with."""
        while self._free:
            await self._free.pop().close()


class View:
    """What `Readers.view` gives. A class, as `Block` is one."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers

    async def __aenter__(self) -> AsyncConnection:
        self._conn = await self._readers.begin()
        return self._conn

    async def __aexit__(self, *_how: object) -> None:
        self._readers.end(self._conn)


async def _begun(conn: AsyncConnection) -> None:
    """The view begins here. Whoever holds the whole file is waited for beside the loop."""
    while True:
        tell(conn, "BEGIN")
        try:
            tell(conn, "SELECT 1 FROM sqlite_master LIMIT 1")
            return
        except DBAPIError as error:
            if not is_busy(error):
                raise
            tell(conn, "ROLLBACK")
        await asyncio.sleep(AGAIN)
