"""Each night a backup by itself, made and tried in a process beside this one.

The rules this module guards: a night gets one backup, however often Rida is started, and one in which the
machine was off is caught up; what failed is tried again an hour later. A clock that is set back makes no
second one of the same night, and none stays away for longer than a day of real time. What is known of the
backups is read on a thread: their disk may be slow, or gone.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.core.ailments import Ailing, Ailment
from bot.runtime.shared.wakeups import first_of
from bot.store.backups.archive import BackupError
from bot.store.backups.backup import scratch
from bot.store.backups.folder import Nights, nights, noting
from bot.store.backups.record import Drill, Entry, kept, present

logger = logging.getLogger(__name__)

FIRST, LOOK = 3.0, 60.0  # seconds after the start, and between two looks
AGAIN = timedelta(hours=1)
"""After a backup that was not made."""
A_DAY = 26 * 3600.0
"""Seconds of real time after which there is one more, whatever the clock says."""
LATE = timedelta(days=2)
WHY = {
    "folder-gone": Ailing.BACKUP_FOLDER,
    "folder-other": Ailing.BACKUP_FOLDER,
    "folder-unusable": Ailing.BACKUP_FOLDER,
    "no-room": Ailing.BACKUP_NO_ROOM,
    "passphrase": Ailing.BACKUP_PASSPHRASE,
}
"""What is told beside it, where the last try said what stood in the way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NightPlan:
    """`make` makes the backup of a night, and gives back why it was not made, by the key of a refusal;
    nothing where it was. Cancelled, it ends. `wall` is the machine's own time (UTC), which no
    demonstration moves, and `elapsed` seconds of real time."""

    folder: Path
    database: Path
    hour: int
    zone: ZoneInfo
    make: Callable[[date], Awaitable[str]]
    wall: Callable[[], datetime]
    elapsed: Callable[[], float]


@dataclass(frozen=True, slots=True)
class Known:
    """What was found by the last look: the last good backup, the last one of all, and what is noted. Of
    what cannot be read nothing is known."""

    last_good: datetime | None = None
    last: Entry | None = None
    noted: Nights = Nights()  # noqa: RUF009 - frozen


def due_night(
    now: datetime, hour: int, zone: ZoneInfo, noted: Nights, since: float | None = None
) -> date | None:
    """The night whose backup is to be made now; None: none is. `since`: seconds of real time since this
    process made the last one."""
    night = _night(now.astimezone(zone), hour)
    if night.isoformat() in noted.done:
        return night if since is not None and since >= A_DAY else None
    if noted.tried_at and timedelta() <= now - noted.tried_at < AGAIN:
        return None
    return night


def _night(here: datetime, hour: int) -> date:
    """The day on which its hour came last."""
    return here.date() if here.time() >= time(hour) else here.date() - timedelta(days=1)


class NightlyBackups:
    def __init__(self, plan: NightPlan) -> None:
        self._plan = plan
        self._made_at: float | None = None
        self.known: Known | None = None
        """None: nobody looked yet."""

    async def run(self, stop: asyncio.Event) -> None:
        await first_of(stop, seconds=FIRST)
        await asyncio.to_thread(self._tidy)
        while not stop.is_set():
            await self._look_and_make(stop)
            await first_of(stop, seconds=LOOK)

    async def _look_and_make(self, stop: asyncio.Event) -> None:
        """Notes that cannot be written end nobody: it is tried again with the next look."""
        try:
            self.known = await asyncio.to_thread(self._looked)
            if night := await asyncio.to_thread(self._due):
                await self._tonight(night, stop)
                self.known = await asyncio.to_thread(self._looked)
        except OSError as error:
            logger.error("the nightly backup cannot be noted: %s", error.strerror)

    def _tidy(self) -> None:
        """What a backup that was killed left beside the database is a copy of it in the clear."""
        try:
            with scratch(self._plan.database.parent):
                pass
        except (BackupError, OSError):
            return  # one is being made

    def _due(self) -> date | None:
        plan, made = self._plan, self._made_at
        since = None if made is None else plan.elapsed() - made
        return due_night(plan.wall(), plan.hour, plan.zone, nights(plan.database), since)

    async def _tonight(self, night: date, stop: asyncio.Event) -> None:
        begun = self._plan.wall()
        await self._note(lambda noted: replace(noted, tried_at=begun, since=noted.since or begun))
        making = asyncio.ensure_future(self._plan.make(night))
        ended = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait((making, ended), return_when=asyncio.FIRST_COMPLETED)
            if not making.done():
                await self._note(lambda noted: replace(noted, tried_at=None))  # with the next start
                return
        finally:
            ended.cancel()
            making.cancel()
            await asyncio.wait((making,))
        await self._made(night, making.result())

    async def _made(self, night: date, failed: str) -> None:
        if failed:
            logger.error("the backup of this night was not made (%s)", failed)
            await self._note(lambda noted: replace(noted, failed=failed))
            return
        self._made_at = self._plan.elapsed()
        await self._note(lambda noted: noted.plus_done(night))

    async def _note(self, change: Callable[[Nights], Nights]) -> None:
        def write() -> None:
            with noting(self._plan.database) as held:
                held[0] = change(held[0])

        await asyncio.to_thread(write)

    def _looked(self) -> Known:
        plan, noted = self._plan, nights(self._plan.database)
        try:
            record = kept(plan.folder)
        except BackupError:
            record = None
        if record is None:
            return Known(noted=noted)
        there = [*present(plan.folder, record)]
        good = [each.made_at for each in there if each.is_good_at(plan.wall())]
        return Known(max(good, default=None), there[-1] if there else None, noted)

    # what is told

    @property
    def is_late(self) -> bool:
        return any(each.key is Ailing.BACKUP_LATE for each in self.ailments())

    def told(self) -> dict[str, str | float | None]:
        """When the last good one was made, and how old it is; empty while nobody has looked."""
        if self.known is None:
            return {}
        good = self.known.last_good
        age = (self._plan.wall() - good).total_seconds() if good else None
        made = good.isoformat(timespec="seconds") if good else None
        return {"last_good": made, "age_hours": None if age is None else round(max(age, 0) / 3600, 1)}

    def ailments(self) -> Sequence[Ailment]:
        known = self.known
        if known is None:
            return ()
        return (*_late(known, self._plan.wall()), *_of_last(known.last))

    async def probe(self, _: datetime) -> Sequence[Ailment]:
        return self.ailments()


def _late(known: Known, now: datetime) -> Sequence[Ailment]:
    since = known.last_good or known.noted.since
    if since is None or now - since <= LATE:
        return ()
    why = WHY.get(known.noted.failed)
    late = Ailment(Ailing.BACKUP_LATE, {"days": (now - since).days})
    return (late, Ailment(why)) if why else (late,)


def _of_last(last: Entry | None) -> Sequence[Ailment]:
    if last is None or last.drill not in (Drill.FAILED, Drill.NO_ROOM):
        return ()
    key = Ailing.BACKUP_FAILED if last.drill is Drill.FAILED else Ailing.BACKUP_UNTRIED
    return (Ailment(key, {"file": last.file}),)
