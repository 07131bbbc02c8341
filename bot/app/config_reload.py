"""config.yaml while Rida runs: a changed calendar or ladder is taken like an announcement, a changed
staff list at once, and with a changed section `telegram` all is put together anew in this process.

The rules this module guards: what would break the working time is not taken, the old one holds, and staff
hear of it once a change. A file in the middle of being written is not read: it must have stayed the same
from one look to the next. All other sections count from the next start.
"""

import asyncio
import json
import logging
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path

from bot.app.build import App
from bot.app.staff_list import in_force
from bot.app.working_time_in_force import laid_over, mark, tell
from bot.config import ConfigError, Settings, load
from bot.core.conversation import desk
from bot.core.events import WorkingTimeRefused, WorkingTimeWritten
from bot.policy.refusal import Problem
from bot.runtime.shared.wakeups import first_of
from bot.store.queries import staff
from bot.store.queries.settings import WORKING_TIME_KEPT, forget, put
from bot.store.sqlite.database import until_kept

logger = logging.getLogger("rida")

LOOK = 2.0  # seconds between two looks
FARTHEST = timedelta(days=60)  # no promise may be so far away, as with announcements
Stamp = tuple[int, int, int] | None
"""What tells one state of a file from another; None: there is no file."""

TAKEN = ("telegram", "staff", "calendar", "ladder")
"""The sections that are taken while Rida runs."""

REFUSED_KEPT = "config-refused"
"""Why the file as it is now is not taken, for whoever changes it by a verb."""


class Rereading:
    """`file` is the one that the settings of `app` were read from. `anew` is called with the settings by
    which all is to be put together again."""

    def __init__(self, app: App, file: Path, anew: Callable[[Settings], None] = lambda _: None) -> None:
        self._app, self._file, self._anew = app, file, anew
        self._there = desk(app.settings.staff_channel)
        self._in_force = mark(app.settings)
        self._seen = self._stamps()
        self._read: tuple[Stamp, ...] = ()  # none yet: it may have changed since the start
        self._refused: tuple[str, ...] = ()

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            await until_kept(self.look)
            await first_of(stop, seconds=LOOK)

    async def look(self) -> None:
        """Read the file when it changed before the last look, and not since."""
        before, self._seen = self._seen, self._stamps()
        if self._seen == before and self._seen != self._read:
            self._read = self._seen
            await self._reread()

    def _stamps(self) -> tuple[Stamp, ...]:
        """Of the file, and of those that hold the secrets it names."""
        telegram = self._app.settings.telegram
        secrets = (telegram.token_file, telegram.secret_token_file)
        return tuple(_stamp(each) for each in (self._file, *secrets) if each)

    async def _reread(self) -> None:
        try:
            settings = await asyncio.to_thread(load, self._file)
        except ConfigError as error:
            await self._refuse(error.problems)
            return
        problems = (*self._unfit(settings), *await self._deserted(settings))
        await (self._refuse(problems) if problems else self._take(settings))

    async def _take(self, settings: Settings) -> None:
        if settings.members != self._app.roster.members:
            await self._take_staff(settings)
        await self._take_working_time(settings)
        if settings.telegram != self._app.settings.telegram:
            await asyncio.to_thread(_read_ahead, settings)
            self._anew(laid(self._app.settings, settings))

    async def _take_staff(self, settings: Settings) -> None:
        """Whoever is not on the list any more does nothing from now on."""
        async with self._app.database.write() as conn:
            await in_force(conn, settings.members, self._app.runtime.clock.now())
            self._app.roster.members = settings.members
        logger.info("the staff list of %s is in force", self._file)

    async def _take_working_time(self, settings: Settings) -> None:
        """Whoever was told that the file was wrong hears that it is right again."""
        if mark(settings) == self._in_force and not self._refused:
            return
        if self._app.runtime.quiet.is_on:
            self._read = ()  # what a change sets anew would fire: it is read again afterwards
            return
        async with self._app.database.write() as conn:
            self._app.working.rewrite(laid_over(settings))
            await put(conn, WORKING_TIME_KEPT, mark(settings))
            await forget(conn, REFUSED_KEPT)
            await tell(conn, self._there, WorkingTimeWritten(), self._app.runtime.clock.now())
        self._in_force, self._refused = mark(settings), ()
        self._app.runtime.wakeups.wake()

    async def _refuse(self, problems: Sequence[Problem]) -> None:
        told = tuple(map(str, problems))
        if told == self._refused:
            return
        logger.warning("%s is not taken, the old working time holds: %s", self._file, "; ".join(told))
        async with self._app.database.write() as conn:
            await put(conn, REFUSED_KEPT, json.dumps(told))
            await tell(conn, self._there, WorkingTimeRefused(told), self._app.runtime.clock.now())
        self._refused = told
        self._app.runtime.wakeups.wake()

    # what a file may say and a running Rida cannot take

    def _unfit(self, settings: Settings) -> Iterator[Problem]:
        if settings.working_time.zone != self._app.settings.working_time.zone:
            problem = "the times that people read are in the zone that Rida was started with"
            yield Problem("calendar.timezone", problem, "restart Rida, and the new one holds")
        if not self._is_kept(settings):
            problem = "with what staff announced, there is no working day within two months"
            yield Problem("calendar", problem, "leave some days open")

    async def _deserted(self, settings: Settings) -> Sequence[Problem]:
        """Nobody would be on the list who hears of a complaint, where somebody was."""
        if settings.members or settings.demo or not self._app.roster.members:
            return ()
        async with self._app.database.read() as conn:
            if await staff.is_anybody(conn, self._app.runtime.clock.now()):
                return ()
        mend = "leave one member there, with role: supervisor and an email"
        return (Problem("staff", "nobody would work here any more", mend),)

    def _is_kept(self, settings: Settings) -> bool:
        now = self._app.runtime.clock.now()
        try:
            calendar, _ = laid_over(settings)(self._app.working.announced)
            return calendar.due(now) - now <= FARTHEST
        except ValueError:  # the calendar ends before the promise
            return False


def laid(now: Settings, new: Settings) -> Settings:
    """`now`, with what of `new` is taken while Rida runs."""
    values = {name: getattr(new if name in TAKEN else now, name) for name in type(now).model_fields}
    known = now.model_fields_set | (new.model_fields_set & set(TAKEN))
    return Settings.model_construct(_fields_set=set(known), **values)


def _read_ahead(settings: Settings) -> None:
    """What is heavy to read is there before anybody waits for it."""
    if settings.telegram.enabled:
        import bot.app.telegram  # noqa: F401


def _stamp(file: Path) -> Stamp:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
