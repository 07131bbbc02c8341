"""What was committed is brought to the disk. The rules this module guards: whoever waited here may tell
others, for what was committed before then outlives a power cut; one sync serves all who wait for it.

It is what SQLite's `synchronous=FULL` does within every COMMIT: a sync of the write-ahead log. Here the
commit itself does not wait (`synchronous=NORMAL`), so that others write while the disk works
(docs/decisions/42-the-disk-beside-the-work.md).
"""

import asyncio
import os
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from bot.store.errors import DiskFailed

_flushed: Callable[[int], None] = getattr(os, "fdatasync", os.fsync)  # as SQLite does


def names_on_disk(folder: Path) -> None:
    """A file that was written may lose its name in a power cut until its folder is on the disk, too."""
    held = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)


def keep_whole(file: Path, text: str) -> None:
    """Into `file`, for its owner alone, whole or not at all; its name is on the disk when this returns.

    Raises:
        OSError: it could not be kept; what stood there stands.
    """
    opened, name = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    try:
        with os.fdopen(opened, "w", encoding="utf-8") as into:
            into.write(text)
            into.flush()
            os.fsync(into.fileno())
        Path(name).replace(file)
    finally:
        with suppress(OSError):  # why it was not kept is what is to be said
            Path(name).unlink(missing_ok=True)
    names_on_disk(file.parent)


class Fsync:
    """`database` is the file that the log stands beside."""

    def __init__(self, database: Path) -> None:
        self._database, self._log = database, database.with_name(f"{database.name}-wal")
        self._thread = ThreadPoolExecutor(1, "disk")
        self._written = self._synced = 0  # commits
        self._syncing: asyncio.Task[None] | None = None
        self._failed = False
        self._file: int | None = None  # held: a process without a free descriptor still has a disk

    def wrote(self) -> None:
        """One more commit is there."""
        self._written += 1

    async def reached(self) -> None:
        """When this returns, all that was committed before the call is on the disk.

        Raises:
            DiskFailed: it is not. Nothing is believed afterwards: a system that could not write forgets
                what it was.
        """
        wanted = self._written
        while self._synced < wanted:
            self._syncing = self._syncing or asyncio.create_task(self._sync())
            await asyncio.shield(self._syncing)

    async def _sync(self) -> None:
        upto = self._written
        try:
            await asyncio.get_running_loop().run_in_executor(self._thread, self._flush)
        finally:
            self._syncing = None
        self._synced = upto

    def _flush(self) -> None:
        if self._failed:
            raise DiskFailed(self._database)
        try:
            if self._file is None:
                self._file = os.open(self._log, os.O_RDWR)
            _flushed(self._file)
        except OSError as error:
            self._failed = True
            raise DiskFailed(self._database) from error

    async def close(self) -> None:
        """After the last commit, while a connection is open. May be called again."""
        if not self._failed:
            await self.reached()
        self._thread.shutdown()
        if self._file is not None:
            os.close(self._file)
            self._file = None
