"""Erasures are brought to their end: what no transaction can do.

The rules this module guards: whatever the journal says was begun is finished, at each start and whenever
one was asked for; an erasure is done when its words are in no file any more. Nobody waits for it but
while the file is made anew.
"""

import asyncio
import logging
import shutil
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from bot.core.audit import MACHINE
from bot.runtime.shared.clock import Clock
from bot.runtime.shared.wakeups import Wakeups, first_of
from bot.store.erasure import journal, remains
from bot.store.erasure.erase import erase
from bot.store.erasure.journal import Erasure, Stage
from bot.store.erasure.remains import LastWord
from bot.store.sqlite.database import Database

logger = logging.getLogger(__name__)

AGAIN = 5.0  # seconds until what could not be finished is tried again
LOOK = 2.0  # seconds from one look at the journal to the next
RARELY = 3600.0  # the same, where there is no room


class Erasing:
    """`files` is the folder of attachments. The last word to whoever was erased may take PATIENCE to
    reach them; then it goes, too."""

    PATIENCE = timedelta(hours=1)

    def __init__(self, database: Database, clock: Clock, wakeups: Wakeups, files: Path) -> None:
        self._database, self._clock, self._wakeups, self._files = database, clock, wakeups, files
        self._journal = journal.beside(database.path)

    async def run(self, stop: asyncio.Event) -> None:
        """At once, and whenever somebody was erased, until `stop`."""
        while not stop.is_set():
            wait = await self.finish()
            if wait is None:
                await self._asked(stop)
            else:
                await first_of(stop, seconds=wait)

    async def _asked(self, stop: asyncio.Event) -> None:
        """Until somebody was erased: here, or by a verb beside us, which writes the journal."""
        before = _written_at(self._journal)
        while not stop.is_set() and _written_at(self._journal) == before:
            if await self._wakeups.erasures.wait(LOOK):
                return

    async def finish(self) -> float | None:
        """What was begun is finished. None: nothing is left; else the seconds until the next try."""
        begun = await asyncio.to_thread(self._begun)
        if not begun:
            return None
        try:
            return await self._finished(begun)
        except (OSError, sqlite3.Error) as error:
            logger.error("an erasure could not be finished yet: %s", type(error).__name__)
            return RARELY

    def _begun(self) -> tuple[Erasure, ...]:
        return tuple(each for each in journal.written(self._journal) if each.stage is not Stage.DONE)

    async def _finished(self, begun: Iterable[Erasure]) -> float | None:
        await self._rows(begun)
        is_said = await self._last_words(begun)
        begun = await asyncio.to_thread(self._begun)  # with those of the last words
        await asyncio.to_thread(remains.unlinked, self._files, begun)
        if not self._has_room():
            logger.warning("the database is not made anew: its disk has no room for a second one")
            return RARELY
        if not (is_said and await self._database.compact()):
            return AGAIN
        done = [replace(each, stage=Stage.DONE) for each in begun]
        await asyncio.to_thread(journal.note, self._journal, *done)
        logger.info("%d erasures are finished", len(done))
        return None

    def _has_room(self) -> bool:
        """Making it anew takes a copy beside it, and one in its log."""
        folder = self._database.path.parent
        return shutil.disk_usage(folder).free > 2 * self._database.path.stat().st_size

    async def _rows(self, begun: Iterable[Erasure]) -> None:
        """The process ended between the journal and the commit, or a backup was restored."""
        for each in begun:
            await erased_again(self._database, each, self._clock.now())

    async def _last_words(self, begun: Iterable[Erasure]) -> bool:
        """Where they were told that it is done, nobody wrote since: that goes when it was sent. False:
        one is still on its way."""
        told = [(each, talk) for each in begun for talk in each.last_words]
        return all([await self._last_word(each, talk) for each, talk in told])

    async def _last_word(self, erasure: Erasure, talk: int) -> bool:
        now = self._clock.now()
        async with self._database.write() as conn:
            how, contact = await remains.last_word(conn, talk)
            is_over = how is LastWord.SAID or now - erasure.at > self.PATIENCE
            if how is not LastWord.ANSWERED and is_over:
                await erase(conn, contact, now, stays_shown=True)
        return how is LastWord.ANSWERED or is_over


def _written_at(journal: Path) -> int:
    try:
        return journal.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


async def erased_again(database: Database, erasure: Erasure, now: datetime) -> int:
    """The rows of an erasure are still there, or are there again: how many contacts that was. What
    platforms showed at the time of a backup was taken back then."""
    is_restored = erasure.stage is Stage.AGAIN
    async with database.write() as conn:
        found = await remains.contacts_of(conn, erasure, now)
        done = [await erase(conn, contact, now, by=MACHINE, stays_shown=is_restored) for contact in found]
    return sum(each is not None for each in done)


async def finished_in(database: Database, files: Path, now: datetime) -> int:
    """After a restore, before anybody reads it: whoever the journal names is erased again; how many."""
    path = journal.beside(database.path)
    again = [each for each in journal.written(path) if each.stage is not Stage.DONE]
    count = sum([await erased_again(database, each, now) for each in again])
    begun = [each for each in journal.written(path) if each.stage is not Stage.DONE]
    await asyncio.to_thread(remains.unlinked, files, begun)
    if not count or await database.compact():
        journal.note(path, *(replace(each, stage=Stage.DONE) for each in begun if not each.last_words))
    return count
