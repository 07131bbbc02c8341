"""Where a made-up year is made, and how it comes to its place.

The rules this module guards: it goes into an empty place, where no Rida runs; it is made beside it, and
the database is named last, when all of it is on the disk. What a kill left there goes with the next try.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bot.config import Settings
from bot.demo_data.scratch import on_disk
from bot.store.backups.backup import Places
from bot.store.erasure import journal
from bot.store.errors import StoreError
from bot.store.sqlite.audit_head import head_file
from bot.store.sqlite.database import file_of, locked, restoring
from bot.store.sqlite.fsync import names_on_disk

STAGE, OF_FILES = ".rida-demo-data", ".rida-demo-data-files"


class NotEmpty(StoreError):
    """Somebody's book lies there, or what is left of one."""

    def __init__(self, found: Path) -> None:
        super().__init__(f"{found} is there already, and a made-up year goes into an empty place only")
        self.found = found


@dataclass(frozen=True, slots=True)
class Place:
    """The database and the folder of the data, as the settings name them."""

    database: Path
    data: Path

    @property
    def stages(self) -> tuple[Path, Path]:
        """Beside each of them, on the same disk."""
        return self.database.parent / STAGE, self.data / OF_FILES

    def staged(self, settings: Settings) -> Settings:
        """The same settings for the year while it is made."""
        beside, files = self.stages
        inside = {"database": f"sqlite:///{beside / 'rida.db'}", "data_dir": files}
        return settings.model_copy(update=inside)

    def refuse_a_book(self) -> None:
        """Raises NotEmpty."""
        files = Places(self.database, self.data).files
        of_a_book = (self.database, journal.beside(self.database), head_file(self.database))
        logs = (self.database.with_name(f"{self.database.name}{end}") for end in ("-wal", "-shm"))
        for each in (*of_a_book, *logs, restoring(self.database)):
            if each.exists():
                raise NotEmpty(each)
        if files.is_dir() and any(files.iterdir()):
            raise NotEmpty(files)

    def taken_in(self) -> None:
        """What was made gets its names; the database last."""
        beside, files = self.stages
        made = beside / "rida.db"
        with closing(sqlite3.connect(made)) as whole:
            whole.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for folder in (beside, files):
            on_disk(folder)
        self.data.mkdir(parents=True, exist_ok=True)
        with_files = files / "attachments"
        if with_files.is_dir():
            shutil.rmtree(self.data / "attachments", ignore_errors=True)
            with_files.replace(self.data / "attachments")
        for beside_it in (journal.beside, head_file):
            if beside_it(made).exists():
                beside_it(made).replace(beside_it(self.database))
        names_on_disk(self.data)
        made.replace(self.database)
        names_on_disk(self.database.parent)


def place_of(settings: Settings) -> Place:
    return Place(file_of(settings.database), settings.data_dir)


@contextmanager
def held(place: Place) -> Iterator[None]:
    """The place is ours alone, empty, with an empty stage beside it.

    Raises:
        NotEmpty, AlreadyRunning, UnusableFile: StoreErrors.
    """
    lock = locked(place.database)
    try:
        place.refuse_a_book()
        for stage in place.stages:
            shutil.rmtree(stage, ignore_errors=True)
            stage.mkdir(parents=True)
        try:
            yield
        finally:
            for stage in place.stages:
                shutil.rmtree(stage, ignore_errors=True)
    finally:
        lock.release()
        with suppress(OSError):  # nobody holds it any more
            Path(lock.lock_file).unlink(missing_ok=True)
