"""The one connection that writes. The rule this module guards: what is done together is committed
together, and nobody goes on before the commit.

A block of work is whole or not at all (a savepoint), and blocks follow one another. The commit waits for
its turn among them: whoever asked meanwhile has done their work when it comes, so under load many share
one wait for the disk, and alone nobody waits for others.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.store.connection import Connection, named, own, tell

MOST = 64  # blocks that share a commit: nobody's answer waits for more


class Commit:
    """What all blocks of one transaction wait for."""

    def __init__(self) -> None:
        self.blocks = 0
        self._over = asyncio.Event()
        self._error: DBAPIError | None = None

    async def made(self) -> None:
        """When this returns, the work is on the disk.

        Raises:
            DBAPIError: it is not, and nothing of it was done.
        """
        await self._over.wait()
        if self._error:
            raise self._error

    def end(self, error: sqlite3.Error | None) -> None:
        self._error = named("COMMIT", error) if error else None
        self._over.set()


class Writer:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._turn = asyncio.Lock()  # given in the order in which it was asked for
        self._asking = 0
        self._conn: AsyncConnection | None = None
        self._commit: Commit | None = None
        self._ending: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def block(self) -> AsyncIterator[tuple[AsyncConnection, Commit]]:
        """Work that counts once the commit is made; an exception undoes it and nothing else."""
        async with self._my_turn():
            conn = self._conn = self._conn or await self._engine.connect()
            commit = self._commit = self._commit or self._begun(conn)
            tell(conn, "SAVEPOINT block")
            try:
                yield conn, commit
            except BaseException:
                self._undo(conn, commit)
                raise
            tell(conn, "RELEASE block")
            commit.blocks += 1

    @asynccontextmanager
    async def _my_turn(self) -> AsyncIterator[None]:
        self._asking += 1
        try:
            await self._turn.acquire()
        finally:
            self._asking -= 1
        try:
            yield
        finally:
            self._turn.release()

    def _begun(self, conn: AsyncConnection) -> Commit:
        tell(conn, "BEGIN IMMEDIATE")
        commit = Commit()
        task = asyncio.create_task(self._end(conn, commit))
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)
        return commit

    def _undo(self, conn: AsyncConnection, commit: Commit) -> None:
        if own(conn).plain.in_transaction:
            tell(conn, "ROLLBACK TO block")
            tell(conn, "RELEASE block")
        else:  # SQLite undid everything by itself, as when the disk is full
            self._commit = None
            commit.end(sqlite3.OperationalError("the transaction was undone"))

    async def _end(self, conn: AsyncConnection, commit: Commit) -> None:
        """Goes behind whoever asks, as long as there is room for them."""
        await self._turn.acquire()
        while self._asking and commit.blocks < MOST:
            self._turn.release()
            await self._turn.acquire()
        try:
            if self._commit is commit:
                self._commit = None
                commit.end(await _committed(own(conn)))
        finally:
            self._turn.release()

    async def close(self) -> None:
        """After the last commit. May be called again."""
        while self._ending:
            await asyncio.wait(self._ending)
        async with self._turn:
            if self._conn:
                await self._conn.close()
            self._conn = None


async def _committed(connection: Connection) -> sqlite3.Error | None:
    try:
        await connection.commit()
    except sqlite3.Error as error:
        connection.plain.rollback()
        return error
    return None
