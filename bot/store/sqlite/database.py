"""The file, its one writer and its readers.

The rules this module guards: one process has the file, one connection writes it, and whoever wrote goes
on when it would survive a power cut (WAL, asserted at start, and `bot.store.sqlite.fsync`).
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from filelock import FileLock, Timeout
from sqlalchemy import URL, Connection, event, make_url, text
from sqlalchemy.exc import ArgumentError, DatabaseError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.store.errors import (
    AlreadyRunning,
    HalfRestored,
    NoRoom,
    UnsupportedDatabase,
    UnusableFile,
    WrongPragma,
)
from bot.store.migrate import migrate
from bot.store.sqlite.connection import engine_of
from bot.store.sqlite.fsync import Fsync
from bot.store.sqlite.lock_holders import holders
from bot.store.sqlite.obstacles import Kind, is_busy
from bot.store.sqlite.readers import Readers
from bot.store.sqlite.writer import Writer

READERS = 4
PRAGMAS = ("busy_timeout=10000", "foreign_keys=ON", "journal_mode=WAL")
WRITING = (*PRAGMAS, "synchronous=NORMAL", "wal_autocheckpoint=0", "busy_timeout=0")
"""Disk, Writer and Readers do the rest; a lock is waited for beside the loop."""
ALONE = (*PRAGMAS, "synchronous=FULL")  # no Disk stands behind it
DURABLE = {"journal_mode": "wal", "synchronous": "1", "foreign_keys": "1"}  # 1 is NORMAL


class Database:
    """Made by `Database.open`; whoever opens it closes it, or the process hangs at its end."""

    def __init__(self, path: Path, lock: FileLock) -> None:
        self.path = path
        self._lock = lock
        self._writing = _engine(path, WRITING, size=1)
        self._reading = _engine(path, (*WRITING, "query_only=ON"), size=READERS)
        self._fsync = Fsync(path)
        self._writer = Writer(self._writing, path, self._fsync)
        self._readers = Readers(self._reading, READERS)

    @classmethod
    async def open(cls, url: str) -> "Database":
        """Open the file that `url` names, making it and its folder when missing, at the latest schema.

        Raises:
            UnsupportedDatabase, AlreadyRunning, UnusableFile, WrongPragma, NewerDatabase, HalfRestored:
                StoreErrors.
        """
        path = file_of(url)
        database = cls(path, locked(path))
        async with AsyncExitStack() as undo:
            undo.push_async_callback(database.close)
            not_half_restored(path)
            await database._prepare()
            undo.pop_all()
        return database

    @classmethod
    async def tried(cls, url: str) -> None:
        """Keep something in the file that `url` names, made for this: it gets no schema.

        Raises:
            StoreError: as `open` would.
        """
        path = file_of(url)
        database = cls(path, locked(path))
        try:
            with database._usable():
                async with database.write() as conn:
                    await assert_durable(conn)
                    await conn.execute(text("CREATE TABLE kept (word TEXT)"))
        finally:
            await database.close()

    async def _prepare(self) -> None:
        with self._usable():
            async with self.write() as conn:
                await assert_durable(conn)
            async with _beginning(self.path) as engine:
                await migrate(engine, self.path)
            await self._readers.open()

    @contextmanager
    def _usable(self) -> Iterator[None]:
        try:
            yield
        except DatabaseError as error:
            reason = f"locked by {holders(self.path)}" if is_busy(error) else type(error.orig).__name__
            raise UnusableFile(self.path, reason) from error

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """Work that is on the disk at the end, or undone whole by an exception.

        Raises:
            DiskFailed: it was committed, and a power cut may undo it.
        """
        async with self.write_behind() as conn:
            yield conn
        await self.on_disk()

    def write_behind(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """The same for what a power cut may undo, or for whoever awaits `on_disk` later."""
        return self._writer.block()

    async def on_disk(self) -> None:
        """When this returns, a power cut undoes nothing that was committed before the call.

        Raises:
            DiskFailed: it may.
        """
        await self._fsync.reached()

    async def compact(self) -> bool:
        """Nothing that was deleted is in the file or its log any more. False: it is to be tried again.

        Raises:
            sqlite3.Error: such as without room on the disk; the file is as it was.
        """
        return await self._writer.compact()

    def read(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """One view of the data, as last committed. Writing on it is an error."""
        return self._readers.view()

    @property
    def obstacle(self) -> Kind:
        """What the next block of work waits for: "locked", "full", or nothing."""
        return self._writer.obstacles.kind

    def give_up(self) -> None:
        """The process ends: whoever waits to write does so no longer."""
        self._writer.obstacles.give_up()

    async def close(self) -> None:
        """Close every connection and give the file free. May be called again."""
        await self._writer.close()
        await self._fsync.close()
        await self._readers.close()
        for engine in (self._writing, self._reading):
            await engine.dispose()
        self._lock.release()


T = TypeVar("T")


async def until_kept(work: Callable[[], Awaitable[T]]) -> T:
    """Work that is tried until it is kept: a disk that was full in the middle of it undoes it whole, and
    the next try waits for room."""
    while True:
        try:
            return await work()
        except NoRoom:
            continue


@asynccontextmanager
async def beside(url: str) -> AsyncIterator[AsyncConnection]:
    """One short transaction on a file that a running Rida may have open; it waits its turn there.

    Raises:
        UnsupportedDatabase, UnusableFile: StoreErrors; a file that is not there yet is made.
    """
    path = file_of(url)
    if not path.exists():
        await (await Database.open(url)).close()
    try:
        async with _beginning(path) as engine, engine.begin() as conn:
            yield conn
    except DatabaseError as error:
        raise UnusableFile(path, type(error.orig).__name__) from error


async def made_at(url: str, at: datetime) -> None:
    """Make the file that `url` names, empty and at the latest schema, as if it were `at` (UTC).

    Raises:
        StoreError: as `Database.open` does, which goes on with it.
    """
    from bot.store.upgrade import upgrade

    path = file_of(url)
    lock = locked(path)
    try:
        async with _beginning(path) as engine, engine.begin() as conn:
            await conn.run_sync(partial(upgrade, at=at))
    except DatabaseError as error:
        raise UnusableFile(path, type(error.orig).__name__) from error
    finally:
        lock.release()


@asynccontextmanager
async def _beginning(path: Path) -> AsyncIterator[AsyncEngine]:
    """An engine whose transactions are SQLAlchemy's own, each with its lock from the beginning."""
    engine = _engine(path, ALONE, size=1)
    event.listen(engine.sync_engine, "begin", _begin)
    try:
        yield engine
    finally:
        await engine.dispose()


def file_of(url: str) -> Path:
    """The file that a `database` setting names.

    Raises:
        UnsupportedDatabase: it is not sqlite:/// and a file.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise UnsupportedDatabase("not a database address") from error
    if parsed.get_backend_name() != "sqlite":
        raise UnsupportedDatabase(f"{parsed.get_backend_name()}://…")
    if not parsed.database or parsed.database == ":memory:":
        raise UnsupportedDatabase("sqlite in memory")
    return Path(parsed.database)


def restoring(path: Path) -> Path:
    """What stands beside the database's place from the first to the last moment of a restore."""
    return path.with_name(f".{path.name}.restoring")


def not_half_restored(path: Path) -> None:
    """Raises HalfRestored: an empty database here would stand beside files of another one."""
    if restoring(path).exists() and not path.exists():
        raise HalfRestored(path, restoring(path))


def locked(path: Path) -> FileLock:
    """The database's lock, ours until it is released.

    Raises:
        AlreadyRunning: a Rida works on it.
        UnusableFile: its folder cannot be made or written.
    """
    lock = FileLock(path.with_name(path.name + ".lock"))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(blocking=False)
    except Timeout as error:
        raise AlreadyRunning(path) from error
    except OSError as error:
        raise UnusableFile(path, type(error).__name__) from error
    return lock


def _engine(path: Path, pragmas: tuple[str, ...], size: int) -> AsyncEngine:
    url = URL.create("sqlite+aiosqlite", database=str(path))
    engine = engine_of(url, pool_size=size, max_overflow=0)
    event.listen(engine.sync_engine, "connect", _settings(pragmas))
    return engine


def _settings(pragmas: tuple[str, ...]) -> Callable[[Any, Any], None]:
    """SQLAlchemy's documented way: the driver begins nothing by itself, we say which BEGIN."""

    def connected(dbapi_connection: Any, _record: Any) -> None:
        dbapi_connection.isolation_level = None
        cursor = dbapi_connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    return connected


def _begin(conn: Connection) -> None:
    conn.exec_driver_sql("BEGIN IMMEDIATE")


async def assert_durable(conn: AsyncConnection) -> None:
    """Ask SQLite what the connection of a running Rida really does.

    Raises:
        WrongPragma: a message on the disk could be lost; names the pragma.
    """
    for pragma, wanted in DURABLE.items():
        found = str((await conn.execute(text(f"PRAGMA {pragma}"))).scalar_one())
        if found.lower() != wanted:
            raise WrongPragma(pragma, wanted, found)
