"""The one connection that writes. The rule this module guards: a block of work is whole or not at all,
and blocks follow one another.

A commit is seen by every reader and outlives the process at once; a power cut it outlives when
`bot.store.disk` has brought it to the disk, which whoever must be sure of it awaits.
"""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.store.connection import own, tell
from bot.store.disk import Disk

logger = logging.getLogger(__name__)

EMPTIED = 250  # commits from one emptying of the log to the next: some megabytes
PATIENCE = 0.5  # seconds that emptying waits for whoever reads


class Writer:
    """`file` is the database's; who opened it closes it."""

    def __init__(self, engine: AsyncEngine, file: Path, disk: Disk) -> None:
        self._engine, self._file, self._disk = engine, file, disk
        self._turn = asyncio.Lock()  # given in the order in which it was asked for
        self._conn: AsyncConnection | None = None
        self._commits = 0
        self._emptying: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def block(self) -> AsyncIterator[AsyncConnection]:
        """Work that is committed at its end, or undone whole by an exception."""
        async with self._turn:
            conn = self._conn = self._conn or await self._engine.connect()
            before = own(conn).plain.total_changes
            tell(conn, "BEGIN IMMEDIATE")
            try:
                yield conn
                tell(conn, "COMMIT")
            except BaseException:
                _undo(conn)
                raise
            if own(conn).plain.total_changes != before:
                self._wrote()

    def _wrote(self) -> None:
        self._disk.wrote()
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


def _undo(conn: AsyncConnection) -> None:
    if own(conn).plain.in_transaction:  # else SQLite undid it by itself, as when the disk is full
        tell(conn, "ROLLBACK")
