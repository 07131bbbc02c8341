"""One consistent copy of all that Rida keeps, made while it runs.

The rules this module guards: the database is copied first, in one reading transaction, and the files
after it, for a file lies in its folder before its row is written; the copy has its name when it is whole
and on the disk, and is readable by its owner alone; what is to be encrypted lies in the clear nowhere but
beside the database, for the time of the copy.
"""

import errno
import fcntl
import os
import secrets
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.store.backups.archive import (
    ENCRYPTED,
    PLAIN,
    BackupError,
    DamagedBackup,
    Manifest,
    manifest_of,
    opened,
)
from bot.store.backups.copying import Copy
from bot.store.backups.places import Places as Places
from bot.store.erasure import journal
from bot.store.sqlite.fsync import names_on_disk

STAGE = ".rida-backup-"


class NothingToCopy(BackupError):
    key = "nothing"

    def __init__(self, database: Path) -> None:
        text = f"{database} is not there yet, so there is nothing to copy: start Rida first"
        super().__init__(text, file=str(database))


class CannotCopy(BackupError):
    key = "unusable"

    def __init__(self, what: Path, error: Exception) -> None:
        text = (
            f"no backup was made: {what} cannot be read or written ({_reason(error)}): "
            "look at its rights and at the room on its disk"
        )
        super().__init__(text, file=str(what), why=_reason(error))


class NoRoomToCopy(BackupError):
    key = "no-room"

    def __init__(self, folder: Path, needed: int = 0) -> None:
        free = f"make {megabytes(needed)} MB free there" if needed else "make room there"
        text = (
            f"no backup was made: the disk of {folder} has no room for it. Those that are there are as "
            f"they were: {free}, or let backup.folder lie on another disk"
        )
        super().__init__(text, folder=str(folder))


class NotOverwritten(BackupError):
    key = "not-overwritten"

    def __init__(self, file: Path) -> None:
        text = (
            f"{file} is there already, and is no backup of Rida or has another passphrase: "
            "name another file"
        )
        super().__init__(text, file=str(file))


class AnotherBackup(BackupError):
    key = "another"

    def __init__(self, folder: Path) -> None:
        text = f"another backup is being written into {folder}: wait until it is over"
        super().__init__(text, folder=str(folder))


def megabytes(size: int) -> int:
    return -(-size // 1024**2)


def name_of(now: datetime, *, is_sealed: bool) -> str:
    """What a backup of this moment is called."""
    return f"rida-{now.astimezone(UTC):%Y%m%d-%H%M%S}{ENCRYPTED if is_sealed else PLAIN}"


def back_up(
    places: Places,
    file: Path,
    society: Mapping[str, str],
    now: datetime,
    passphrase: str | None = None,
    is_whole: Callable[[Manifest, int], None] = lambda manifest, size: None,
) -> Manifest:
    """Write the copy to `file`; a backup of that name is replaced once the new one is whole. `is_whole`
    is told of it and its length before it has its name, so that none has one which is noted nowhere.

    Raises:
        BackupError: none was made, and what was there is as it was.
    """
    if not places.database.is_file():
        raise NothingToCopy(places.database)
    _may_be_replaced(file, passphrase)
    if passphrase is not None and not _has_room(places):
        raise NoRoomToCopy(places.database.parent, _needed(places))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with scratch(places.database.parent) as beside, _stage(file.parent, beside) as stage:
            clear = beside if passphrase is not None or _has_room(places) else stage
            made = Copy(places, clear, stage / "backup", passphrase).made(society, now)
            is_whole(made, (stage / "backup").stat().st_size)
            journal.keep_beside(places.journal, file.parent)
            (stage / "backup").replace(file)
            names_on_disk(file.parent)
    except (OSError, sqlite3.Error) as error:
        raise _failed(places, file, error) from error
    return made


def _failed(places: Places, file: Path, error: Exception) -> BackupError:
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return NoRoomToCopy(file.parent)
    if isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode == sqlite3.SQLITE_FULL:
        return NoRoomToCopy(places.database.parent)
    return CannotCopy(file, error)


def _has_room(places: Places) -> bool:
    """For the copy of the database beside it, where people's words are written meanwhile."""
    return _needed(places) <= shutil.disk_usage(places.database.parent).free


def _needed(places: Places) -> int:
    return places.database.stat().st_size + places.reserve


def _may_be_replaced(file: Path, passphrase: str | None) -> None:
    if not file.exists():
        return
    try:
        with opened(file, passphrase) as archive:
            manifest_of(archive, file)
    except DamagedBackup:
        return  # one of ours, and of no use
    except (BackupError, OSError) as error:
        raise NotOverwritten(file) from error


@contextmanager
def scratch(folder: Path) -> Iterator[Path]:
    """A folder in it, ours alone and gone at the end. What a process that was killed left is removed.

    Raises:
        AnotherBackup: a process works there.
    """
    with alone(folder):
        for left in folder.glob(f"{STAGE}*"):
            shutil.rmtree(left, ignore_errors=True)
        stage = folder / f"{STAGE}{secrets.token_hex(8)}"
        try:  # before it is made: a stop may come at any instant
            stage.mkdir(mode=0o700)
            yield stage
        finally:
            shutil.rmtree(stage, ignore_errors=True)


@contextmanager
def _stage(folder: Path, beside: Path) -> Iterator[Path]:
    """A scratch folder on the disk of the copy's name; where that is the database's, within its own."""
    with ExitStack() as held:
        yield beside if folder.samefile(beside.parent) else held.enter_context(scratch(folder))


_ours: set[tuple[int, int]] = set()
"""The folders, by disk and number, that this process holds already."""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """No other process makes or tries a backup there meanwhile. Whoever holds it may ask again.

    Raises:
        AnotherBackup: one does.
    """
    found = folder.stat()
    if (place := (found.st_dev, found.st_ino)) in _ours:
        yield
        return
    held = os.open(folder, os.O_RDONLY)
    try:
        _locked(held, folder)
        _ours.add(place)
        yield
    finally:
        _ours.discard(place)
        os.close(held)


def _locked(held: int, folder: Path) -> None:
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise AnotherBackup(folder) from error


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
