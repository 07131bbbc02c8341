"""What `rida check` looks at in the backups: folder, passphrase, and the last good one.

The rule this module guards: looking changes nothing, and makes no folder.
"""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.commands.check.findings import Finding, Level
from bot.commands.language import say
from bot.commands.made_backups import is_same_disk, why
from bot.commands.refusals import told
from bot.config import Settings
from bot.policy.refusal import SettingRefused
from bot.store.backups.archive import BackupError
from bot.store.backups.folder import FolderUnusable, looked_at, nights
from bot.store.backups.record import Drill, Record, last_good, present
from bot.store.sqlite.database import file_of

ABOUT = "backup"
OTHERS = 0o077
LATE = timedelta(days=2)


def backups(settings: Settings, now: datetime | None = None) -> Iterator[Finding]:
    folder = settings.backup.folder
    if folder is None:
        level = Level.NOTE if settings.demo else Level.WARNING
        yield _found(level, "none")
        return
    yield from _passphrase(settings)
    try:
        record = looked_at(folder, file_of(settings.database)) or Record()
        _is_writable(folder)
    except BackupError as error:
        yield _found(Level.ERROR, "refused", why=why(error))
        return
    if is_same_disk(_nearest(folder), settings):
        yield _found(Level.WARNING, "same-disk")
    yield from _last(settings, folder, record, now or datetime.now(UTC))


def _found(level: Level, key: str, **values: str | int) -> Finding:
    """A finding of its own sentences; one that is well asks for nothing."""
    mend = "" if level is Level.OK else say(f"check-backup-{key}-mend", **values)
    return Finding(level, ABOUT, say(f"check-backup-{key}", **values), mend, f"backup-{key}")


def _passphrase(settings: Settings) -> Iterator[Finding]:
    file = settings.backup.passphrase_file
    if file is None:
        yield _found(Level.WARNING, "plain")
        return
    try:
        settings.backup.passphrase()
    except SettingRefused as error:
        problem = error.problems[0]
        what = say("check-backup-passphrase", problem=f"{problem.key}: {told(problem.problem)}")
        yield Finding(Level.ERROR, ABOUT, what, told(problem.mend), "backup-passphrase")
        return
    if file.stat().st_mode & OTHERS:
        yield _found(Level.WARNING, "open", file=str(file))
    what, mend = say("check-backup-sealed", file=str(file)), say("check-backup-sealed-mend")
    yield Finding(Level.NOTE, ABOUT, what, mend, "backup-sealed")


def _is_writable(folder: Path) -> None:
    near = _nearest(folder)
    if not os.access(near, os.W_OK | os.X_OK):
        raise FolderUnusable(near, PermissionError(13, os.strerror(13)))


def _nearest(folder: Path) -> Path:
    return next(parent for parent in (folder, *folder.parents) if parent.is_dir())


def _last(settings: Settings, folder: Path, record: Record, now: datetime) -> Iterator[Finding]:
    there = [*present(folder, record)]
    good, since = last_good(folder, now), nights(file_of(settings.database)).since
    if good is None and (since is None or now - since <= LATE):
        yield Finding(Level.NOTE, ABOUT, say("check-backup-waits"), "", "backup-waits")
    elif good is None or now - good > LATE:
        yield _found(Level.ERROR, "late")
    if good:
        yield _found(Level.OK, "good", at=f"{good.astimezone(settings.working_time.zone):%Y-%m-%d %H:%M}")
    last = there[-1] if there else None
    if last and last.drill is Drill.FAILED:
        yield _found(Level.ERROR, "failed", why=last.why)
    if last and last.drill is Drill.NO_ROOM:
        yield _found(Level.WARNING, "untried", why=last.why)
    if last and last.lost:
        yield _found(Level.WARNING, "lost", count=last.lost)
