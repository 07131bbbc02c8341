"""A backup taken into an empty folder.

The rules this module guards: everything is read, measured and tried before anything of it has its name;
what is there already is never touched; the database gets its name last, so that a restore which was cut
off leaves no database that looks whole, but a mark (`restoring`) beside which no new one is begun.
Whoever was erased since the backup was made is named in the journal, and the database is made ready for
going on (bot/runtime/restored.py), before it gets its name.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError

from bot.store.backups.archive import (
    DATABASE,
    FILES,
    JOURNAL,
    KEY,
    BackupError,
    DamagedBackup,
    Manifest,
    Member,
    NewerBackup,
    copied,
    manifest_of,
    opened,
)
from bot.store.backups.backup import Places
from bot.store.erasure import journal
from bot.store.erasure.journal import JournalFailed, Stage
from bot.store.migrate import is_known
from bot.store.sqlite import noted_numbers
from bot.store.sqlite.audit_head import head_file
from bot.store.sqlite.database import locked, restoring
from bot.store.sqlite.fsync import names_on_disk

STAGE = ".rida-restore"
MAY_STAND = (".gitkeep", ".gitignore", "answers", "backups", "attachments", JOURNAL, STAGE)
"""In an empty folder; of these, `attachments` has to be empty itself. `answers` can be built again, and
what was taught goes from there with the next start."""
SPARE = 16 * 1024 * 1024  # bytes that are left free


class NotEmpty(BackupError):
    def __init__(self, there: Path) -> None:
        super().__init__(
            f"{there} is there already, and a backup is taken into an empty folder only: move it away, "
            "or restore into another one (RIDA_DATA_DIR and RIDA_DATABASE, or data_dir and database)"
        )


class NoRoom(BackupError):
    def __init__(self, folder: Path, needed: int) -> None:
        super().__init__(
            f"the disk of {folder} has no room for it: make {_megabytes(needed)} MB free, then try again"
        )


class CannotRestore(BackupError):
    def __init__(self, what: Path, error: OSError) -> None:
        super().__init__(
            f"nothing was restored: {what} cannot be read or written ({error.strerror}): check its rights"
        )


Ready = Callable[[Path, Path, Manifest], None]
"""It is handed the database and the folder of files before they have their names, and readies them."""


def _as_it_is(_database: Path, _files: Path, _manifest: Manifest) -> None:
    """For whoever only looks whether it can be taken in."""


def restore(
    file: Path,
    places: Places,
    journals: Iterable[Path] = (),
    passphrase: str | None = None,
    ready: Ready = _as_it_is,
) -> Manifest:
    """Take the backup in; gives back what it says of itself. `journals` are read beside those that lie
    where the backup lies, and where it goes. What `ready` raises undoes everything.

    Raises:
        BackupError, AlreadyRunning, UnusableFile: StoreErrors; nothing was taken in.
    """
    try:
        with opened(file, passphrase) as archive:
            manifest = known_manifest(archive, file)
            _into(archive, manifest, file, places, journals, ready)
            return manifest
    except JournalFailed:
        raise
    except OSError as error:
        raise CannotRestore(Path(error.filename or file), error) from error


def possible(file: Path, places: Places, manifest: Manifest) -> None:
    """Raises AlreadyRunning, NotEmpty, NoRoom: it cannot be taken in there, and nothing is written."""
    made = not places.database.parent.exists()
    lock = locked(places.database)
    try:
        all_empty(places, file)
        _has_room(places.database.parent, manifest)
    finally:
        _unmade(places.database, made)
        lock.release()


def known_manifest(archive: ZipFile, file: Path) -> Manifest:
    """Raises NotABackup, NewerBackup, DamagedBackup: it is not one that this version takes in."""
    manifest = manifest_of(archive, file)
    _is_readable(manifest, file)
    return manifest


def _is_readable(manifest: Manifest, file: Path) -> None:
    if not is_known(manifest.revision):
        raise NewerBackup(file, manifest.version)


def _into(
    archive: ZipFile,
    manifest: Manifest,
    file: Path,
    places: Places,
    journals: Iterable[Path],
    ready: Ready,
) -> None:
    all_empty(places, file)  # before anything is made
    made = not places.database.parent.exists()
    lock = locked(places.database)
    try:
        places.data.mkdir(parents=True, exist_ok=True)
        _has_room(places.data, manifest)
        taking = _Restoring(archive, file, places)
        try:
            taking.read(manifest)
            taking.known(journals)
            taking.ready(ready, manifest)
            taking.named()
        finally:
            taking.forget()
    finally:
        _unmade(places.database, made)
        lock.release()


def _unmade(database: Path, is_new: bool) -> None:
    """The lock's file is no part of what is kept; a folder that was refused is as it was."""
    with suppress(OSError):  # why nothing was restored is what is to be said
        database.with_name(f"{database.name}.lock").unlink(missing_ok=True)
        if is_new and not any(database.parent.iterdir()):
            database.parent.rmdir()


def all_empty(places: Places, file: Path) -> None:
    """Raises NotEmpty."""
    for there in _standing(places, file):
        raise NotEmpty(there)


def _standing(places: Places, file: Path) -> Iterator[Path]:
    database = places.database
    yield from (each for each in (database, Path(f"{database}-wal")) if each.exists())
    lock = database.with_name(f"{database.name}.lock")
    may = {*(places.data / name for name in MAY_STAND), lock, restoring(database), file.absolute()}
    may |= {head_file(database), noted_numbers.beside(database)}  # they are kept anew
    if _was_cut_off(places):
        may.add(places.key)  # it had come so far
        may |= set(database.parent.glob(f".{database.name}.*"))
    found = sorted(places.data.iterdir()) if places.data.is_dir() else []
    yield from (each for each in found if each.absolute() not in {path.absolute() for path in may})
    yield from _left_in(places)


def _left_in(places: Places) -> Iterator[Path]:
    """What stands in `attachments`, unless an earlier restore was cut off there."""
    if places.files.is_dir() and not _was_cut_off(places):
        yield from sorted(places.files.iterdir())[:1]


def _was_cut_off(places: Places) -> bool:
    return (places.data / STAGE).exists() or restoring(places.database).exists()


def _has_room(folder: Path, manifest: Manifest) -> None:
    """The database is made anew once, where somebody is to be erased again."""
    again = manifest.members[DATABASE].size
    needed = manifest.size + again + SPARE - shutil.disk_usage(folder).free
    if needed > 0:
        raise NoRoom(folder, needed)


class _Restoring:
    """Everything lies beside its final name until it is known to be whole."""

    def __init__(self, archive: ZipFile, file: Path, places: Places) -> None:
        self._archive, self._file, self._places = archive, file, places
        self._stage = places.data / STAGE
        self._database = restoring(places.database)
        self._is_naming = False

    def read(self, manifest: Manifest) -> None:
        """Raises DamagedBackup."""
        self._database.touch(0o600)  # the mark of what is not whole yet
        self._without_logs()
        shutil.rmtree(self._stage, ignore_errors=True)
        (self._stage / FILES).mkdir(parents=True, mode=0o700)
        for name, member in manifest.members.items():
            self._member(name, member)
        self._sound(manifest)

    def _without_logs(self) -> None:
        """Of a database that was cut off while it was made ready."""
        for log in self._database.parent.glob(f"{self._database.name}[-.]*"):
            log.unlink()

    def _member(self, name: str, member: Member) -> None:
        target = self._database if name == DATABASE else self._stage / name
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        digest = sha256()
        try:
            opened = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
            with os.fdopen(opened, "wb") as into, self._archive.open(name) as read:
                copied(read, into, digest)  # type: ignore[arg-type]  # typeshed: it is one
                into.flush()
                os.fsync(into.fileno())
        except (BadZipFile, EOFError, ZlibError, NotImplementedError) as error:
            raise DamagedBackup(self._file, f"{name} cannot be read") from error
        if digest.hexdigest() != member.sha256:
            raise DamagedBackup(self._file, f"{name} is not what was kept")

    def _sound(self, manifest: Manifest) -> None:
        try:
            with closing(
                sqlite3.connect(f"{self._database.absolute().as_uri()}?mode=ro", uri=True)
            ) as db:
                (health,) = db.execute("PRAGMA integrity_check(1)").fetchone()
                (revision,) = db.execute("SELECT version_num FROM alembic_version").fetchone()
        except (sqlite3.Error, TypeError) as error:
            raise DamagedBackup(self._file, "its database cannot be read") from error
        if health != "ok" or revision != manifest.revision:
            raise DamagedBackup(self._file, "its database is damaged")

    def known(self, journals: Iterable[Path]) -> None:
        """Whoever is named anywhere is to be erased again: noted here before the database is."""
        places = (self._stage / JOURNAL, *journals_beside(self._file), *journals, self._places.journal)
        told = {each.key: each for path in places for each in journal.written(path)}
        again = [replace(each, stage=Stage.AGAIN) for each in told.values()]
        journal.note(self._places.journal, *again)

    def ready(self, make: Ready, manifest: Manifest) -> None:
        """Whatever it was made ready with is on the disk, and in one file, before it gets its name."""
        make(self._database, self._stage / FILES, manifest)
        with self._database.open("rb") as whole:
            os.fsync(whole.fileno())

    def named(self) -> None:
        """Files, then what signs, then the database, when nothing else of the backup lies about."""
        self._is_naming = True
        files = self._places.files
        shutil.rmtree(files, ignore_errors=True)  # empty, or of a restore that was cut off
        (self._stage / FILES).replace(files)
        self._places.key.unlink(missing_ok=True)
        if (self._stage / KEY).exists():
            (self._stage / KEY).replace(self._places.key)
        names_on_disk(self._places.data)
        shutil.rmtree(self._stage, ignore_errors=True)
        self._database.replace(self._places.database)
        self._is_naming = False
        names_on_disk(self._places.database.parent)

    def forget(self) -> None:
        """The mark goes last; it stays where some have their names and the database has not."""
        shutil.rmtree(self._stage, ignore_errors=True)
        if not self._is_naming:
            self._without_logs()
            self._database.unlink(missing_ok=True)


def journals_beside(file: Path) -> tuple[Path, ...]:
    """Where a copy of the journal may lie: in the folder of the backup, and above it, where that is the
    folder `backups` of the data."""
    return (file.absolute().parent / JOURNAL, file.absolute().parent.parent / JOURNAL)


def _megabytes(size: int) -> int:
    return -(-size // 1024**2)
