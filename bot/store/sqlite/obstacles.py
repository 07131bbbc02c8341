"""What keeps the database from being written for a while: another program's lock, or a full disk.

The rules this module guards: it is waited for beside the loop, so that pages are read and everybody else
is served; nothing is believed to be kept meanwhile, and nothing ends because of it.
"""

import asyncio
import logging
import os
import sqlite3
import time
from pathlib import Path
from typing import Literal

from sqlalchemy.exc import DBAPIError

from bot.store.errors import CannotWrite
from bot.store.sqlite.lock_holders import holders

logger = logging.getLogger(__name__)

FLOOR = 1024 * 1024  # bytes that have to be free: a block of work is never that large
AGAIN = 0.05  # seconds between two tries
TELL = 2.0  # seconds of waiting after which it is said, and then once a minute
MINUTE = 60.0
Kind = Literal["", "locked", "full"]


class Obstacles:
    """Of the database in that file."""

    def __init__(self, file: Path) -> None:
        self._file, self._folder = file, str(file.parent)
        self.kind: Kind = ""
        self._since = self._tell_at = 0.0
        self._full_until = 0.0
        self._given_up = asyncio.Event()

    def is_full(self) -> bool:
        """Whether the disk has no room for another block of work."""
        if time.monotonic() < self._full_until:
            return True
        found = os.statvfs(self._folder)
        return found.f_bavail * found.f_frsize < FLOOR

    def was_full(self) -> None:
        """SQLite said so: it is believed for a second, whatever the file system says."""
        self._full_until = time.monotonic() + 1

    def give_up(self) -> None:
        """The process ends: nobody waits any longer."""
        self._given_up.set()

    async def wait(self, kind: Kind) -> None:
        """A moment.

        Raises:
            CannotWrite: the process ends.
        """
        if not self.kind:
            self._since = time.monotonic()
            self._tell_at = self._since + TELL
        self.kind = kind
        if time.monotonic() >= self._tell_at:
            self._tell_at = time.monotonic() + MINUTE
            await asyncio.to_thread(self._tell)
        try:
            async with asyncio.timeout(AGAIN):
                await self._given_up.wait()
        except TimeoutError:
            return
        raise CannotWrite(self._file, kind)

    def _tell(self) -> None:
        waited = time.monotonic() - self._since
        if self.kind == "full":
            logger.error("the disk of %s is full: waiting for room, and nothing new is kept", self._file)
        else:
            who = holders(self._file)
            what = "%s is locked by %s for %.0f s: waiting, nothing is lost"
            logger.error(what, self._file, who, waited)

    def gone(self) -> None:
        if self._tell_at > self._since + TELL:
            waited = time.monotonic() - self._since
            logger.warning("the database can be written again after %.0f s", waited)
        self.kind = ""


def is_busy(error: BaseException) -> bool:
    return _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def is_full(error: BaseException) -> bool:
    return _code(error) == sqlite3.SQLITE_FULL


def _code(error: BaseException) -> int:
    """SQLite's primary code; 0 for what does not come from SQLite."""
    origin = error.orig if isinstance(error, DBAPIError) else error
    return (getattr(origin, "sqlite_errorcode", None) or 0) & 0xFF
