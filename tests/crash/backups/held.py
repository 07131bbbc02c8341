"""What a book and a backup hold, read with nothing of the bot's own code; and what a restore may change."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import BadZipFile, ZipFile

import pyrage

Row = dict[str, Any]
Rows = Mapping[str, list[Row]]

KEPT_ANEW = ("settings", "sqlite_sequence")
"""In which a restore notes from where everything goes on, and that it is quiet."""
ADDED_TO = ("audit",)
"""In which it says that there was one."""


@dataclass(frozen=True)
class Held:
    """Rows of every table, and the digest of every attachment."""

    rows: Rows
    files: Mapping[str, str]


def of_home(data: Path) -> Held:
    folder = data / "attachments"
    found = sorted(folder.iterdir()) if folder.is_dir() else ()
    return Held(_rows(data / "rida.db"), {each.name: _digest(each.read_bytes()) for each in found})


def of_backup(file: Path, words: str) -> Held:
    """Opened by another program than ours. Raises: it is not whole."""
    with _archive(file, words) as archive, TemporaryDirectory() as scratch:
        database = Path(archive.extract("rida.db", scratch))
        names = [name for name in archive.namelist() if name.startswith("attachments/")]
        files = {name.partition("/")[2]: _digest(archive.read(name)) for name in names}
        return Held(_rows(database), files)


def is_whole(file: Path, words: str) -> bool:
    """Whether every byte that its list names is in it."""
    try:
        with _archive(file, words) as archive:
            members = json.loads(archive.read("manifest.json"))["members"]
            return all(_digest(archive.read(name)) == each["sha256"] for name, each in members.items())
    except (pyrage.DecryptError, BadZipFile, ValueError, KeyError, EOFError):
        return False


@contextmanager
def _archive(file: Path, words: str) -> Iterator[ZipFile]:
    with ZipFile(BytesIO(pyrage.passphrase.decrypt(file.read_bytes(), words))) as archive:
        yield archive


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def _rows(database: Path) -> Rows:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as book:
        book.row_factory = sqlite3.Row
        named = book.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        query = 'SELECT * FROM "{}"'
        return {name: [dict(row) for row in book.execute(query.format(name))] for (name,) in named}


# What a restore changes -------------------------------------------------------------------------------


def differing(held: Held, restored: Held) -> list[str]:
    """Tables whose rows are not those of the backup's moment, held quiet; and files that are not."""
    wrong = [name for name in held.rows if not _is_as_held(name, held.rows, restored.rows)]
    wrong += [f"{name} is new" for name in restored.rows if name not in held.rows]
    return wrong + (["files"] if held.files != restored.files else [])


def _is_as_held(name: str, before: Rows, after: Rows) -> bool:
    if name in KEPT_ANEW:
        return _names(before[name]) <= _names(after[name])
    quiet = _QUIET.get(name, lambda row: row)
    expected, found = (
        sorted((quiet(dict(row)) for row in each[name]), key=repr) for each in (before, after)
    )
    if name in ADDED_TO:
        return all(row in found for row in expected) and len(found) == len(expected) + 1
    return expected == found and _goes_on(name, before, after)


def _names(rows: list[Row]) -> set[Any]:
    return {next(iter(row.values())) for row in rows}


def _goes_on(name: str, before: Rows, after: Rows) -> bool:
    """The prompts of every conversation are counted on."""
    if name != "conversations":
        return True
    stamps = {row["id"]: row["stamp"] for row in before[name]}
    return all(row["stamp"] > stamps[row["id"]] for row in after[name])


def _message(row: Row) -> Row:
    if row["status"] in ("queued", "held", "quiet"):
        row |= {"status": "quiet", "next_attempt_at": None, "begun_at": None}
    return row


def _event(row: Row) -> Row:
    return row | {"status": "quiet"} if row["status"] == "new" else row


def _timer(row: Row) -> Row:
    return row | {"quiet": 1} if row["status"] == "pending" else row


def _file(row: Row) -> Row:
    return row | {"channel": f"quiet:{row['channel'].removeprefix('quiet:')}"}


def _talk(row: Row) -> Row:
    rest = json.loads(row["rest"])
    rest.pop("unknown", None)
    return row | {"stamp": 0, "rest": rest}


def _door(row: Row) -> Row:
    """One that was open is shut."""
    return row | {"ends_at": ""}


_QUIET = {
    "outbox": _message,
    "inbox": _event,
    "timers": _timer,
    "awaited_files": _file,
    "conversations": _talk,
    "staff_invitations": _door,
    "link_codes": _door,
}
