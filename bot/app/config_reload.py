"""config.yaml while Rida runs: a changed calendar or ladder is taken like an announcement.

The rules this module guards: what would break the working time is not taken, the old one holds, and staff
hear of it once a change. A file in the middle of being written is not read: it must have stayed the same
from one look to the next. All other sections count from the next start.
"""

import asyncio
import logging
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

from bot.app.build import App
from bot.app.working_time_in_force import laid_over, mark, tell
from bot.config import ConfigError, Settings, load
from bot.core.conversation import desk
from bot.core.events import WorkingTimeRefused, WorkingTimeWritten
from bot.policy.refusal import Problem
from bot.runtime.shared.wakeups import first_of
from bot.store.queries.settings import WORKING_TIME_KEPT, put
from bot.store.sqlite.database import until_kept

logger = logging.getLogger("rida")

LOOK = 2.0  # seconds between two looks
FARTHEST = timedelta(days=60)  # no promise may be so far away, as with announcements
Stamp = tuple[int, int, int] | None
"""What tells one state of the file from another; None: there is no file."""


class Rereading:
    """`file` is the one that the settings of `app` were read from."""

    def __init__(self, app: App, file: Path) -> None:
        self._app, self._file = app, file
        self._there = desk(app.settings.staff_channel)
        self._in_force = mark(app.settings)
        self._seen = _stamp(file)
        self._read: Stamp = (0, 0, 0)  # none yet: it may have changed since the start
        self._refused: tuple[str, ...] = ()

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            await until_kept(self.look)
            await first_of(stop, seconds=LOOK)

    async def look(self) -> None:
        """Read the file when it changed before the last look, and not since."""
        before, self._seen = self._seen, _stamp(self._file)
        if self._seen == before and self._seen != self._read:
            self._read = self._seen
            await self._reread()

    async def _reread(self) -> None:
        try:
            settings = await asyncio.to_thread(load, self._file)
        except ConfigError as error:
            await self._refuse(error.problems)
            return
        problems = tuple(self._unfit(settings))
        await (self._refuse(problems) if problems else self._take(settings))

    async def _take(self, settings: Settings) -> None:
        """Whoever was told that the file was wrong hears that it is right again."""
        if mark(settings) == self._in_force and not self._refused:
            return
        async with self._app.database.write() as conn:
            self._app.working.rewrite(laid_over(settings))
            await put(conn, WORKING_TIME_KEPT, mark(settings))
            await tell(conn, self._there, WorkingTimeWritten(), self._app.runtime.clock.now())
        self._in_force, self._refused = mark(settings), ()
        self._app.runtime.wakeups.wake()

    async def _refuse(self, problems: Sequence[Problem]) -> None:
        told = tuple(map(str, problems))
        if told == self._refused:
            return
        logger.warning("%s is not taken, the old working time holds: %s", self._file, "; ".join(told))
        async with self._app.database.write() as conn:
            await tell(conn, self._there, WorkingTimeRefused(told), self._app.runtime.clock.now())
        self._refused = told
        self._app.runtime.wakeups.wake()

    # what a file may say and a running Rida cannot take

    def _unfit(self, settings: Settings) -> Iterator[Problem]:
        if settings.working_time.zone != self._app.settings.working_time.zone:
            problem = "the times that people read are in the zone that Rida was started with"
            yield Problem("calendar.timezone", problem, "restart Rida, and the new one holds")
        yield from self._untold(settings)
        if not self._is_kept(settings):
            problem = "with what staff announced, there is no working day within two months"
            yield Problem("calendar", problem, "leave some days open")

    def _untold(self, settings: Settings) -> Iterator[Problem]:
        """By the staff who work here now: those that the file adds count from the next start."""
        new = settings.model_copy(update={"staff": self._app.settings.staff})
        for at, role in new.untold if "ladder" in settings.model_fields_set else ():
            problem = f"no member who works here now is {role}: nobody would be told"
            yield Problem(f"ladder[{at}].tell", problem, "restart Rida, so that new members count")

    def _is_kept(self, settings: Settings) -> bool:
        now = self._app.runtime.clock.now()
        try:
            calendar, _ = laid_over(settings)(self._app.working.announced)
            return calendar.due(now) - now <= FARTHEST
        except ValueError:  # the calendar ends before the promise
            return False


def _stamp(file: Path) -> Stamp:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
