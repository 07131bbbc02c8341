"""The last numbers are noted outside the database, and beside the backups
(bot/store/sqlite/noted_numbers.py).

The rules this module guards: a number is noted when what it names is on the disk, so that a power cut
raises no alarm; a folder that is not there, or cannot be written, ends nobody.
"""

import asyncio
import logging
from datetime import UTC
from pathlib import Path

from bot.runtime.shared.clock import Clock
from bot.runtime.shared.wakeups import first_of
from bot.store.erasure import journal
from bot.store.queries.numbers import last_numbers
from bot.store.queries.settings import MAIL_BOOK_KEPT, get, mail_book
from bot.store.sqlite import noted_numbers
from bot.store.sqlite.database import Database, until_kept
from bot.store.sqlite.noted_numbers import Noted

logger = logging.getLogger(__name__)

NOTED = 600.0  # seconds from one note to the next


class NumberWatch:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock
        self._last: dict[str, int] = {}

    async def run(self, stop: asyncio.Event) -> None:
        """Now and then, and at the end."""
        while not stop.is_set():
            await until_kept(self.note)
            await first_of(stop, seconds=NOTED)
        await until_kept(self.note)

    async def note(self) -> None:
        """If any was given out since the last time."""
        async with self._database.write() as conn:
            last, book = await last_numbers(conn), (await mail_book(conn)).mark
        if last == self._last:
            return
        await self._database.on_disk()
        at = self._clock.now().astimezone(UTC).isoformat()
        await asyncio.to_thread(self._noted, Noted(book, at, last))
        self._last = last

    def _noted(self, what: Noted) -> None:
        path = self._database.path
        backups = [each for each in journal.folders(journal.beside(path)) if each.is_dir()]
        files = (noted_numbers.among_backups(each, what.book) for each in backups)
        for file in (noted_numbers.beside(path), *files):
            _note(file, what)


def _note(file: Path, what: Noted) -> None:
    try:
        noted_numbers.note(file, what)
    except OSError as error:
        logger.warning("the last numbers cannot be noted in %s: %s", file.parent, error.strerror)


async def not_older_than_noted(database: Database) -> None:
    """Raises OlderThanNoted: a copy lies there of a book that has given out more since."""
    async with database.read() as conn:
        last, mark = await last_numbers(conn), await get(conn, MAIL_BOOK_KEPT)
    noted_numbers.not_older(database.path, (mark or "").partition(".")[0], last)
