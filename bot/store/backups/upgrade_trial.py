"""The migrations of this version, tried on a copy of a case book, which stays as it is.

The rules this module guards: the book itself is only ever read; the copy lies beside it, readable by its
owner alone, and is gone afterwards, or with the next try; whatever is lost on the way is named.
"""

import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.store.errors import StoreError
from bot.store.migrate import revisions
from bot.store.sqlite.database import Database

STAGE = ".rida-upgrade-"
PATIENCE = 30_000  # milliseconds that another program's lock is waited for
COPIES = 3
"""How many times its size the trial may take: the copy, its log, and what a migration writes anew."""


class TrialFailed(StoreError):
    """`reason` is the name of the error: what it says may quote what people wrote."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the case book could not be brought up to date on a copy ({reason})")
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Trial:
    """`lost` are the tables that had fewer rows afterwards."""

    seconds: float
    lost: tuple[str, ...]


def revision_of(database: Path) -> str | None:
    """None: this is no case book.

    Raises:
        sqlite3.Error: the file cannot be read.
    """
    with _read(database) as db:
        if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
            return None
        return str(db.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def setting_of(database: Path, key: str) -> str:
    """A value that the book keeps of itself; empty where it keeps none."""
    with _read(database) as db:
        found = db.execute("SELECT value FROM settings WHERE key = ?", (key,)).fetchone()
        return str(found[0]) if found else ""


def steps_from(revision: str) -> tuple[str, ...]:
    """The revisions that come after this one."""
    return tuple(each for each in revisions() if each > revision)


def needed(database: Path) -> int:
    """Bytes."""
    return COPIES * sum(
        each.stat().st_size
        for each in (database, database.with_name(f"{database.name}-wal"))
        if each.exists()
    )


async def tried(database: Path) -> Trial:
    """Raises TrialFailed: this version cannot take the book over."""
    try:
        with _stage(database.parent) as stage:
            copy = stage / "rida.db"
            _copied(database, copy)
            before = _rows(copy)
            seconds = await _upgraded(copy)
            return Trial(seconds, tuple(_fewer(before, _rows(copy))))
    except TrialFailed:
        raise
    except Exception as error:
        raise TrialFailed(type(error).__name__) from error


async def _upgraded(copy: Path) -> float:
    begun = time.perf_counter()
    await (await Database.open(f"sqlite:///{copy}")).close()
    took = time.perf_counter() - begun
    with closing(sqlite3.connect(copy)) as db:
        if db.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise TrialFailed("integrity_check")
    return took


def _fewer(before: dict[str, int], after: dict[str, int]) -> Iterator[str]:
    """A table that is gone had its rows taken elsewhere or needed no more: its migration says where."""
    yield from (name for name, rows in before.items() if name in after and after[name] < rows)


def _rows(file: Path) -> dict[str, int]:
    with closing(sqlite3.connect(file)) as db:
        tables = db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
        names = [str(name) for (name,) in tables]
        return {name: db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608 - its own names


def _copied(database: Path, copy: Path) -> None:
    copy.touch(mode=0o600)
    with _read(database) as db:
        db.execute("VACUUM INTO ?", (str(copy),))


@contextmanager
def _read(database: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as db:
        db.execute(f"PRAGMA busy_timeout={PATIENCE}")
        yield db


@contextmanager
def _stage(folder: Path) -> Iterator[Path]:
    for left in folder.glob(f"{STAGE}*"):
        shutil.rmtree(left, ignore_errors=True)
    stage = Path(tempfile.mkdtemp(prefix=STAGE, dir=folder))
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)
