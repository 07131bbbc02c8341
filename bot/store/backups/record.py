"""What is known of the backups in a folder, in a file beside them, so that it outlives the database.

The rules this module guards: a backup is good when its drill was passed and its file is still there, as
long as it was; the record is written whole or not at all. Its entries stand in the order in which
they were made, whatever the clock said meanwhile.
"""

import json
import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from bot.store.backups.archive import BackupError
from bot.store.sqlite.fsync import keep_whole

NAME = "backups.json"
AHEAD = timedelta(hours=1)
"""By more than that no backup was made after now: the clock was wrong then, or is now."""


class RecordUnreadable(BackupError):
    key = "record"

    def __init__(self, file: Path, why: str) -> None:
        text = (
            f"{file}, the record of the backups there, cannot be read ({why}): look at the disk. If the "
            "file itself is spoilt, move it away, and `rida backup --new-folder` begins another one"
        )
        super().__init__(text, file=str(file))


class Drill(StrEnum):
    """`WAITING`: it was made and not tried yet. `NO_ROOM`: it was not tried, for want of room. `FAILED`:
    what came out of it is not what went in."""

    GOOD = "good"
    WAITING = "waiting"
    NO_ROOM = "no-room"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`night` is the day of the night it was made for; "" was made by hand, and is never rotated out.
    `why` says what the drill found, for the technical volunteer; `needed` are the
    megabytes that it had no room for. `lost`: how many attachments were gone or
    damaged before it was made."""

    file: str
    made_at: datetime
    size: int
    night: str = ""
    drill: Drill = Drill.WAITING
    why: str = ""
    needed: int = 0
    encrypted: bool = False
    newest_message_at: str | None = None
    lost: int = 0

    def is_good_at(self, now: datetime) -> bool:
        return self.drill is Drill.GOOD and self.made_at <= now + AHEAD


@dataclass(frozen=True, slots=True)
class Record:
    """`id` tells this folder from another one, such as of a disk that is not mounted."""

    id: str = field(default_factory=lambda: secrets.token_hex(8))
    entries: tuple[Entry, ...] = ()

    def plus(self, entry: Entry) -> "Record":
        """Behind all others, in the place of one of that name."""
        return replace(self, entries=(*(each for each in self.entries if each.file != entry.file), entry))

    def without(self, *files: str) -> "Record":
        return replace(self, entries=tuple(each for each in self.entries if each.file not in files))


def kept(folder: Path) -> Record | None:
    """None: none is there yet. Raises RecordUnreadable."""
    file = folder / NAME
    try:
        return _read(json.loads(file.read_text("utf-8")))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise RecordUnreadable(file, error.strerror or type(error).__name__) from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise RecordUnreadable(file, "it is no record of backups") from error


def keep(folder: Path, record: Record) -> None:
    """It is on the disk when this returns. Raises OSError: the one before stands."""
    told = {"id": record.id, "backups": [_written(each) for each in record.entries]}
    keep_whole(folder / NAME, json.dumps(told, indent=1))


def present(folder: Path, record: Record) -> Iterator[Entry]:
    """Those whose file is there, as long as it was."""
    for each in record.entries:
        with suppress(OSError):
            if (folder / each.file).stat().st_size == each.size:
                yield each


def last_good(folder: Path | None, now: datetime) -> datetime | None:
    """When the last good backup there was made; None: there is none, or the folder cannot be read. It
    touches the disk, which may be slow or gone: never from the loop that people wait for."""
    try:
        record = kept(folder) if folder else None
    except RecordUnreadable:
        return None
    if folder is None or record is None:
        return None
    good = [each.made_at for each in present(folder, record) if each.is_good_at(now)]
    return max(good, default=None)


def _written(entry: Entry) -> dict[str, Any]:
    return {**asdict(entry), "made_at": entry.made_at.astimezone(UTC).isoformat()}


def _read(read: dict[str, Any]) -> Record:
    return Record(str(read["id"]), tuple(_entry(each) for each in read["backups"]))


def _entry(read: dict[str, Any]) -> Entry:
    name = str(read["file"])
    if Path(name).name != name:
        raise ValueError("it leads out of its folder")
    known = {key: read[key] for key in Entry.__dataclass_fields__ if key in read}
    made = datetime.fromisoformat(read["made_at"])
    return Entry(**{**known, "made_at": made, "size": int(read["size"]), "drill": Drill(read["drill"])})
