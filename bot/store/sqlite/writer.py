"""The one connection that writes. The rule this module guards: a block of work is whole or not at all,
and blocks follow one another.

A commit is seen by every reader and outlives the process at once; a power cut it outlives when
`bot.store.sqlite.fsync` has brought it to the disk, which whoever must be sure of it awaits.
"""

import asyncio
import logging
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Executable, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.store.errors import NoRoom
from bot.store.sqlite.connection import OpenConnection, tell
from bot.store.sqlite.fsync import Fsync
from bot.store.sqlite.kept import Kept
from bot.store.sqlite.obstacles import Kind, Obstacles, is_busy, is_full

logger = logging.getLogger(__name__)

EMPTIED = 250  # commits from one emptying of the log to the next: some megabytes
COMPACTING = 30.0  # seconds that making the file anew waits for whoever works on it
PATIENCE = 0.5  # seconds that emptying waits for whoever reads


class Writer:
    """`file` is the database's; who opened it closes it. Its connection waits for no lock by itself
    (`busy_timeout` 0): that would stop the loop."""

    def __init__(self, engine: AsyncEngine, file: Path, fsync: Fsync) -> None:
        self._engine, self._file, self._fsync = engine, file, fsync
        self._turn = asyncio.Lock()  # given in the order in which it was asked for
        self.obstacles = Obstacles(file)
        self._conn: OpenConnection | None = None
        self._kept = Kept()
        event.listen(engine.sync_engine, "before_execute", self._executes)
        self._commits = self._before = 0
        self._emptying: asyncio.Task[None] | None = None

    def block(self) -> "Block":
        """Work that is committed at its end, or undone whole by an exception.

        Raises:
            NoRoom: the disk was full in the middle of it; nothing of it was kept.
            CannotWrite: the process ends while it cannot be begun.
        """
        return Block(self)

    async def begin(self) -> OpenConnection:
        await self._turn.acquire()
        try:
            conn = self._conn = self._conn or await self._opened()
            await self._begun(conn)
        except BaseException:
            self._turn.release()
            raise
        self._kept.begun()
        self._before = conn.sqlite.total_changes
        return conn

    def end(self, conn: OpenConnection, error: BaseException | None) -> None:
        """Raises NoRoom: as `block`."""
        try:
            if error is None:
                self._commit(conn)
            else:
                self._undo(conn, error)
        finally:
            self._turn.release()

    def _commit(self, conn: OpenConnection) -> None:
        try:
            tell(conn, "COMMIT")
        except BaseException as error:
            self._undo(conn, error)
            raise
        if conn.sqlite.total_changes != self._before:
            self._wrote()

    def _undo(self, conn: OpenConnection, error: BaseException) -> None:
        if conn.sqlite.in_transaction:  # else SQLite undid it by itself, as when the disk is full
            tell(conn, "ROLLBACK")
        self._kept.forget()
        if is_full(error):
            self.obstacles.was_full()
            raise NoRoom(self._file) from error

    async def _opened(self) -> OpenConnection:
        self._kept = Kept()
        return await OpenConnection.of(self._engine, self._kept)

    async def _begun(self, conn: AsyncConnection) -> None:
        """Wait for room on the disk, and for whoever else holds the lock; the loop goes on meanwhile."""
        while kind := self._hindered(conn):
            await self.obstacles.wait(kind)
        if self.obstacles.kind:
            self.obstacles.gone()

    def _hindered(self, conn: AsyncConnection) -> Kind:
        if self.obstacles.is_full():
            return "full"
        try:
            tell(conn, "BEGIN IMMEDIATE")
        except DBAPIError as error:
            if is_busy(error):
                return "locked"
            raise
        return ""

    def _executes(self, _conn: Connection, statement: Executable, *_given: object) -> None:
        """Of what goes by SQLAlchemy; a prepared statement says it itself."""
        self._kept.executes(statement)

    def _wrote(self) -> None:
        self._fsync.wrote()
        self._commits += 1
        if self._commits >= EMPTIED and not self._emptying:
            self._commits, self._emptying = 0, asyncio.create_task(self._empty())

    async def _empty(self) -> None:
        """Most of the log goes into the database beside the work, the rest while nobody writes: only then
        does the log begin anew. What cannot be done now is done the next time."""
        try:
            await asyncio.to_thread(self._checkpoint, "PASSIVE")
            async with self._turn:
                await asyncio.to_thread(self._checkpoint, "RESTART")
        except sqlite3.Error as error:
            logger.warning("the database's log could not be emptied: %s", type(error).__name__)
        finally:
            self._emptying = None

    async def compact(self) -> bool:
        """Make the file anew without what was deleted from it, and empty the log. Whoever writes waits
        meanwhile, seconds for some hundred megabytes; whoever reads does not. False: somebody still read
        what was before, and it is to be tried again."""
        async with self._turn:
            return await asyncio.to_thread(compacted, self._file)

    def _checkpoint(self, way: str) -> None:
        with closing(sqlite3.connect(self._file, timeout=PATIENCE)) as beside:
            beside.execute(f"PRAGMA wal_checkpoint({way})").fetchall()

    async def close(self) -> None:
        """After the last block. May be called again."""
        if self._emptying:
            await self._emptying
        async with self._turn:
            if self._conn:
                await self._conn.close()
            self._conn = None


def compacted(file: Path) -> bool:
    """What `Writer.compact` does; by itself, for a file that no process of ours has open."""
    with closing(sqlite3.connect(file, timeout=COMPACTING, isolation_level=None)) as beside:
        beside.execute("PRAGMA secure_delete=ON")
        beside.execute("VACUUM")
        ((is_busy_, _, _),) = beside.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return not is_busy_


class Block:
    """What `Writer.block` gives. A class, for a generator of this kind costs twice as much."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    async def __aenter__(self) -> AsyncConnection:
        self._conn = await self._writer.begin()
        return self._conn

    async def __aexit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, _trace: object
    ) -> None:
        self._writer.end(self._conn, error)
