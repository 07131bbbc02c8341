"""A backup is tried as a person would need it: restored into a scratch place, and looked at there.

The rules this module guards: what is compared is what came out of the file, not what went in; it is tried
only where twice its size is free, and nothing of it is left.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bot.store.backups.archive import Manifest, digest_of, manifest_of, opened
from bot.store.backups.backup import AnotherBackup, megabytes, scratch
from bot.store.backups.copying import rows_of
from bot.store.backups.places import Places
from bot.store.backups.record import Drill
from bot.store.backups.restore import restore
from bot.store.errors import StoreError


@dataclass(frozen=True, slots=True)
class Tried:
    """`why` is empty where it is good; `needed` are the megabytes that must be free to try it."""

    drill: Drill
    why: str = ""
    needed: int = 0


def tried(file: Path, passphrase: str | None, beside: Path) -> Tried:
    """Restore the backup into a folder in `beside`, where the database lies, and compare.

    Raises:
        AnotherBackup: a process works there.
    """
    try:
        with opened(file, passphrase) as archive:
            manifest = manifest_of(archive, file)
        free, needed = shutil.disk_usage(beside).free, 2 * manifest.size
        if free < needed:
            why = f"{megabytes(needed)} MB must be free to try it in {beside}"
            return Tried(Drill.NO_ROOM, why, megabytes(needed))
        with scratch(beside) as folder:
            wrong = next(_faults(file, passphrase, folder / "restored"), "")
    except AnotherBackup:
        raise
    except StoreError as error:
        return Tried(Drill.FAILED, str(error))
    except (OSError, sqlite3.Error) as error:
        return Tried(Drill.FAILED, f"it could not be looked at ({type(error).__name__})")
    return Tried(Drill.FAILED, wrong) if wrong else Tried(Drill.GOOD)


def _faults(file: Path, passphrase: str | None, folder: Path) -> Iterator[str]:
    places = Places(folder / "rida.db", folder)
    manifest = restore(file, places, (), passphrase)
    with closing(sqlite3.connect(f"{places.database.absolute().as_uri()}?mode=ro", uri=True)) as db:
        yield from _in_database(db, manifest)
        yield from _in_files(db, manifest, places)


def _in_database(db: sqlite3.Connection, manifest: Manifest) -> Iterator[str]:
    health = [line for (line,) in db.execute("PRAGMA integrity_check(1)")]
    if health != ["ok"]:
        yield "the database is damaged"
    if lost := sum(1 for _ in db.execute("PRAGMA foreign_key_check")):
        yield f"{lost} rows of the database name others that are not there"
    counted = rows_of(db)
    for table in sorted({*counted, *manifest.rows}):
        if counted.get(table) != manifest.rows.get(table):
            yield f"the table {table} has another number of rows"


def _in_files(db: sqlite3.Connection, manifest: Manifest, places: Places) -> Iterator[str]:
    """By the digest that the database has kept of each since it came."""
    for id, digest in db.execute("SELECT id, sha256 FROM attachments"):
        if id in {*manifest.missing, *manifest.damaged}:
            continue  # it was so before the backup, which says so
        try:
            with (places.files / id).open("rb") as read:
                found = digest_of(read, (places.files / id).stat().st_size)
        except FileNotFoundError:
            yield "an attachment is not in it"
            continue
        if found != digest:
            yield "an attachment is not what came"
