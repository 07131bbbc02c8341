"""The folder that the nightly backups go into, and the marks by which it is known again.

The rules this module guards: where the disk is not mounted on which the folder lies, the empty folder in
its place is not taken for it: a folder that backups went into is known by the id of its record, which is
noted beside the database. A new one is taken only while none is known, or when somebody says so.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from bot.store.backups.archive import BackupError
from bot.store.backups.record import Record, keep, kept
from bot.store.sqlite.fsync import keep_whole

MOST_NIGHTS = 60


class FolderGone(BackupError):
    key = "folder-gone"

    def __init__(self, folder: Path) -> None:
        text = (
            f"backup.folder: {folder} is not there: mount its disk, or name another folder. "
            "Nothing was written"
        )
        super().__init__(text, folder=str(folder))


class FolderUnusable(BackupError):
    key = "folder-unusable"

    def __init__(self, folder: Path, error: OSError) -> None:
        why = error.strerror or type(error).__name__
        text = (
            f"backup.folder: {folder} cannot be written ({why}): "
            "look at its rights, at the room there and at how its disk is mounted"
        )
        super().__init__(text, folder=str(folder), why=why)


class AnotherFolder(BackupError):
    key = "folder-other"

    def __init__(self, folder: Path) -> None:
        text = (
            f"backup.folder: {folder} is not the one that the earlier backups went into, and nothing was "
            "written. If its disk is not mounted, mount it; if it is another disk, or was emptied, run "
            "`rida backup --new-folder` once"
        )
        super().__init__(text, folder=str(folder))


@dataclass(frozen=True, slots=True)
class Nights:
    """What is noted beside the database. `known` are the ids of folders, by their path; `done` the nights
    of which a backup was made; `tried_at` is when one was begun last, and `failed` says why it was not
    made: empty where it was, or where nothing is known of its end. `since` is when nights were first
    looked for. Times are UTC."""

    known: dict[str, list[str]] = field(default_factory=dict)
    done: tuple[str, ...] = ()
    tried_at: datetime | None = None
    failed: str = ""
    since: datetime | None = None

    def plus_done(self, night: date) -> "Nights":
        done = (*(each for each in self.done if each != night.isoformat()), night.isoformat())
        return replace(self, done=done[-MOST_NIGHTS:], failed="")


def notes_file(database: Path) -> Path:
    return database.with_name(f"{database.name}.backups")


def nights(database: Path) -> Nights:
    """A note that cannot be read says nothing: then a folder is taken as it is found."""
    try:
        return _read(json.loads(notes_file(database).read_text("utf-8")))
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return Nights()


@contextmanager
def noting(database: Path) -> Iterator[list[Nights]]:
    """What is noted, in a list of one; what stands in it at the end is kept. Raises OSError."""
    file = notes_file(database)
    with _alone(file.with_name(f"{file.name}.lock")):
        held = [nights(database)]
        before = held[0]
        yield held
        if held[0] != before:
            _keep(file, held[0])


def used(folder: Path, database: Path, *, is_new: bool = False) -> Record:
    """The record of the folder, which is there and is ours. `is_new`: somebody says that it is to be
    taken as it is.

    Raises:
        FolderGone, FolderUnusable, AnotherFolder, RecordUnreadable.
    """
    try:
        if is_new or not _known(folder, database):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = kept(folder) if is_new else looked_at(folder, database)
        return _marked(folder, database, found)
    except OSError as error:
        raise FolderUnusable(folder, error) from error


def looked_at(folder: Path, database: Path) -> Record | None:
    """The record in the folder; None: backups have gone into no folder of this path yet. Nothing is made.

    Raises:
        FolderGone, AnotherFolder, RecordUnreadable.
    """
    known = _known(folder, database)
    if known and not folder.is_dir():
        raise FolderGone(folder)
    found = kept(folder)
    if known and (found is None or found.id not in known):
        raise AnotherFolder(folder)
    return found


def _known(folder: Path, database: Path) -> list[str]:
    return nights(database).known.get(str(folder), [])


def _marked(folder: Path, database: Path, found: Record | None) -> Record:
    record = found or Record()
    if found is None:
        keep(folder, record)
    with noting(database) as held:
        ids = held[0].known.get(str(folder), [])
        if record.id not in ids:
            held[0] = replace(held[0], known={**held[0].known, str(folder): [*ids, record.id]})
    return record


def _keep(file: Path, noted: Nights) -> None:
    keep_whole(file, json.dumps(_written(noted), ensure_ascii=False))


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    """The running Rida, its child and a verb beside it may note something at the same time."""
    held = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)


def _written(noted: Nights) -> dict[str, Any]:
    def time(at: datetime | None) -> str | None:
        return at.astimezone(UTC).isoformat() if at else None

    times = {"tried_at": time(noted.tried_at), "since": time(noted.since)}
    return {"known": noted.known, "done": list(noted.done), "failed": noted.failed, **times}


def _read(read: dict[str, Any]) -> Nights:
    def time(at: str | None) -> datetime | None:
        return datetime.fromisoformat(at) if at else None

    return Nights(
        known={str(path): [str(id) for id in ids] for path, ids in read["known"].items()},
        done=tuple(str(night) for night in read["done"]),
        tried_at=time(read["tried_at"]),
        failed=str(read["failed"]),
        since=time(read["since"]),
    )
