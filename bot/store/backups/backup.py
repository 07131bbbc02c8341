"""One consistent copy of all that Rida keeps, made while it runs.

The rules this module guards: the database is copied first, in one reading transaction, and the files
after it, for a file lies in its folder before its row is written; the copy has its name when it is whole
and on the disk, and is readable by its owner alone.
"""

import fcntl
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from bot.store.backups.archive import (
    DATABASE,
    FILES,
    JOURNAL,
    KEY,
    MANIFEST,
    BackupError,
    DamagedBackup,
    Manifest,
    Member,
    NotABackup,
    copied,
    manifest_of,
)
from bot.store.erasure import journal
from bot.store.sqlite.fsync import names_on_disk

STAGE = ".rida-backup-"
PATIENCE = 30.0  # seconds that a lock of another program is waited for


class NothingToCopy(BackupError):
    def __init__(self, database: Path) -> None:
        super().__init__(f"{database} is not there yet, so there is nothing to copy: start Rida first")


class CannotCopy(BackupError):
    def __init__(self, what: Path, error: Exception) -> None:
        super().__init__(
            f"no backup was made: {what} cannot be read or written ({_reason(error)}): "
            "look at its rights and at the room on its disk"
        )


class NotOverwritten(BackupError):
    def __init__(self, file: Path) -> None:
        super().__init__(f"{file} is there already and is no backup of Rida: name another file")


class AnotherBackup(BackupError):
    def __init__(self, folder: Path) -> None:
        super().__init__(f"another backup is being written into {folder}: wait until it is over")


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything lies."""

    database: Path
    data: Path

    @property
    def files(self) -> Path:
        return self.data / "attachments"

    @property
    def key(self) -> Path:
        return self.data / "session.key"

    @property
    def journal(self) -> Path:
        return journal.beside(self.database)

    @property
    def backups(self) -> Path:
        return self.data / "backups"


def back_up(places: Places, file: Path, society: Mapping[str, str], now: datetime) -> Manifest:
    """Write the copy to `file`; a backup of that name is replaced once the new one is whole.

    Raises:
        BackupError: none was made, and what was there is as it was.
    """
    if not places.database.is_file():
        raise NothingToCopy(places.database)
    _may_be_replaced(file)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with _stage(file.parent) as stage:
            made = _Copy(places, stage).made(society, now)
            journal.keep_beside(places.journal, file.parent)
            (stage / "backup").replace(file)
            names_on_disk(file.parent)
    except (OSError, sqlite3.Error) as error:
        raise CannotCopy(file, error) from error
    return made


def _may_be_replaced(file: Path) -> None:
    if not file.exists():
        return
    try:
        with ZipFile(file) as archive:
            manifest_of(archive, file)
    except DamagedBackup:
        return  # one of ours, and of no use
    except (NotABackup, BadZipFile, OSError) as error:
        raise NotOverwritten(file) from error


@contextmanager
def _stage(folder: Path) -> Iterator[Path]:
    """A folder beside the copy's name, ours alone. What a copy that was killed left there is removed."""
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(held)
        raise AnotherBackup(folder) from error
    try:
        for left in folder.glob(f"{STAGE}*"):
            shutil.rmtree(left, ignore_errors=True)
        stage = Path(tempfile.mkdtemp(prefix=STAGE, dir=folder))
        try:
            yield stage
        finally:
            shutil.rmtree(stage, ignore_errors=True)
    finally:
        os.close(held)


class _Copy:
    """In `stage`, which is on the disk of the final name: `rida.db` for a moment, then `backup`."""

    def __init__(self, places: Places, stage: Path) -> None:
        self._places, self._stage = places, stage
        self._members: dict[str, Member] = {}
        self._lost: list[str] = []

    def made(self, society: Mapping[str, str], now: datetime) -> Manifest:
        snapshot = self._stage / DATABASE
        _snapshot(self._places.database, snapshot)
        target = os.open(self._stage / "backup", os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(target, "w+b") as written:
            with ZipFile(written, "w", ZIP_STORED, allowZip64=True) as archive:
                self._files(archive, snapshot)
                for name, file in ((KEY, self._places.key), (JOURNAL, self._places.journal)):
                    if file.is_file():
                        self._put(archive, name, file, ZIP_STORED)
                self._put(archive, DATABASE, snapshot, ZIP_DEFLATED)
                manifest = self._manifest(snapshot, society, now)
                archive.writestr(_named(MANIFEST, ZIP_DEFLATED), manifest.written())
            written.flush()
            os.fsync(written.fileno())
        return manifest

    def _files(self, archive: ZipFile, snapshot: Path) -> None:
        for id in _ids(snapshot):
            try:
                self._put(archive, f"{FILES}{id}", self._places.files / id, ZIP_STORED)
            except FileNotFoundError:
                self._lost.append(id)
        if self._lost:
            self._lost = _without_unused(snapshot, self._lost)

    def _put(self, archive: ZipFile, name: str, source: Path, way: int) -> None:
        digest = sha256()
        with source.open("rb") as read, archive.open(_named(name, way), "w", force_zip64=True) as into:
            size = copied(read, into, digest)  # type: ignore[arg-type]  # typeshed: it is one
        self._members[name] = Member(size, digest.hexdigest())

    def _manifest(self, snapshot: Path, society: Mapping[str, str], now: datetime) -> Manifest:
        with closing(sqlite3.connect(snapshot)) as db:
            (revision,) = db.execute("SELECT version_num FROM alembic_version").fetchone()
            (newest,) = db.execute("SELECT max(received_at) FROM inbox").fetchone()
            rows = _rows(db)
        return Manifest(
            version=version("rida"),
            revision=str(revision),
            made_at=now.astimezone(UTC).isoformat(timespec="seconds"),
            society=dict(society),
            newest_message_at=newest and f"{newest.replace(' ', 'T')}+00:00",
            rows=rows,
            members=self._members,
            missing=tuple(self._lost),
        )


def _snapshot(source: Path, target: Path) -> None:
    """As it is at one moment, whatever is written meanwhile: what waits in the log is in it."""
    target.touch(mode=0o600)
    with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as db:
        db.execute(f"PRAGMA busy_timeout={int(PATIENCE * 1000)}")
        db.execute("VACUUM INTO ?", (str(target),))


def _ids(snapshot: Path) -> list[str]:
    with closing(sqlite3.connect(snapshot)) as db:
        return [id for (id,) in db.execute("SELECT id FROM attachments ORDER BY id")]


def _without_unused(snapshot: Path, lost: list[str]) -> list[str]:
    """A file that came with no message may have been let go since the snapshot: the copy knows it no
    longer. The others should be there, and are named."""
    with closing(sqlite3.connect(snapshot)) as db, db:
        for id in lost:
            db.execute("DELETE FROM telegram_files WHERE attachment_id = ? AND ? IN "
                       "(SELECT id FROM attachments WHERE NOT used)", (id, id))  # fmt: skip
            db.execute("DELETE FROM attachments WHERE id = ? AND NOT used", (id,))
        known = {id for (id,) in db.execute("SELECT id FROM attachments")}
    return [id for id in lost if id in known]


def _rows(db: sqlite3.Connection) -> dict[str, int]:
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    )
    tables = [name for (name,) in db.execute(query) if name != "alembic_version"]
    count = 'SELECT count(*) FROM "{}"'
    return {name: db.execute(count.format(name)).fetchone()[0] for name in tables}


def _named(name: str, way: int) -> ZipInfo:
    info = ZipInfo(name, (2000, 1, 1, 0, 0, 0))  # when it came stands in the database
    info.compress_type, info.external_attr = way, 0o600 << 16
    return info


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
