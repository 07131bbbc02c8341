"""Who was erased, outside the database.

The rules this module guards: a line is on the disk before the transaction that it tells of is committed,
so that whatever ends the process, the next start knows what it must finish; and no line says whose it
was. It holds random keys, the numbers of rows, and times.

The journal lies beside the database. A copy of it lies in every folder that a backup was written into, so
that whoever finds the backup there finds it, too; and each backup holds it as it was then.
"""

import fcntl
import json
import logging
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

logger = logging.getLogger(__name__)

NAME = "erased.jsonl"


class Stage(StrEnum):
    """`BEGUN`: the rows are erased, or are to be: whoever asked for it asked for good. `DONE`: nothing is
    left anywhere. `AGAIN`: a backup was restored in which they may still be."""

    BEGUN = "begun"
    DONE = "done"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Erasure:
    """One erasure. `key` was the contact's, `book` marks the case book in which the numbers stand, and
    `files` are the generated names of what lay in the folder of attachments. `last_words`
    are the conversations in which they are told that it is done, and their platforms are asked to take
    back what they show. `taught`: the answers were taught with words of theirs. `at` is UTC."""

    key: str
    book: str
    conversations: tuple[int, ...]
    at: datetime
    files: tuple[str, ...] = ()
    last_words: tuple[int, ...] = ()
    taught: bool = False
    stage: Stage = Stage.BEGUN


class JournalFailed(OSError):
    """The journal cannot be written, so nothing is erased: the text says why, and what mends it."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(
            f"{path} cannot be written ({error.strerror}), and without it nobody is erased: "
            "look at its rights and at the room on its disk"
        )


def beside(database: Path) -> Path:
    """Where the journal of this database lies."""
    return database.with_name(NAME)


def written(path: Path) -> tuple[Erasure, ...]:
    """What the journal says of each erasure last, in the order in which they were begun. A line that was
    cut off by a crash tells of nothing that was committed, and is passed over."""
    if not path.is_file():
        return ()
    return told(path.read_text("utf-8").splitlines())


def told(lines: Iterable[str]) -> tuple[Erasure, ...]:
    """The same of the lines of a journal."""
    found: dict[str, Erasure] = {}
    for read in _read(lines):
        each = _erasure(read)
        if each is None:
            continue
        known = found.get(each.key)
        found[each.key] = _merged(known, each) if known else each
    return tuple(found.values())


def _merged(known: Erasure, later: Erasure) -> Erasure:
    """An erasure that was begun again names what it named before, too."""
    conversations = tuple(sorted({*known.conversations, *later.conversations}))
    files = tuple(sorted({*known.files, *later.files}))
    told = tuple(sorted({*known.last_words, *later.last_words}))
    at, taught = min(known.at, later.at), known.taught or later.taught
    joined = replace(later, conversations=conversations, files=files, last_words=told)
    return replace(joined, at=at, taught=taught)


def folders(path: Path) -> tuple[Path, ...]:
    """The folders into which backups of this database were written."""
    if not path.is_file():
        return ()
    read = _read(path.read_text("utf-8").splitlines())
    return tuple({Path(each["kept_in"]): None for each in read if isinstance(each.get("kept_in"), str)})


def note(path: Path, *erasures: Erasure) -> None:
    """Add them, and wait until they are on the disk; then bring the copies beside the backups up to date.

    Raises:
        JournalFailed: nothing was noted.
    """
    if erasures:
        _add(path, [_line(each) for each in erasures])
        carry(path)


def keep_beside(path: Path, folder: Path) -> None:
    """A backup lies in that folder from now on, and beside it a copy of what the journal says, once it
    says anything.

    Raises:
        JournalFailed: it does not.
    """
    if folder.absolute() not in folders(path):
        _add(path, [json.dumps({"kept_in": str(folder.absolute())}, ensure_ascii=False)])
    _copy(path, folder)


def carry(path: Path) -> None:
    """Bring the copies up to date. A folder that is not there, such as of a disk that was taken out, is
    named, and nothing waits for it."""
    for folder in folders(path):
        if not folder.is_dir():
            continue  # the backups that lay there are gone with it, or come back with their own copy
        try:
            _copy(path, folder)
        except JournalFailed as error:
            logger.warning("%s", error)


def _copy(path: Path, folder: Path) -> None:
    target = folder / NAME
    if target.absolute() == path.absolute():
        return
    here, there = written(path), written(target)
    if missing := [each for each in here if each not in there]:
        _add(target, [_line(each) for each in missing])


def _add(path: Path, lines: Sequence[str]) -> None:
    """Raises JournalFailed."""
    try:
        with _locked(path) as file:
            _end_line(file)
            os.write(file, "".join(f"{line}\n" for line in lines).encode())
            os.fsync(file)
        _named(path.parent)
    except OSError as error:
        raise JournalFailed(path, error) from error


@contextmanager
def _locked(path: Path) -> Iterator[int]:
    """Two processes may write it: the running Rida, and a verb beside it."""
    file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file
    finally:
        os.close(file)


def _end_line(file: int) -> None:
    """A line that a crash cut off is ended, so that the next one stands alone."""
    size = os.fstat(file).st_size
    if size and os.pread(file, 1, size - 1) != b"\n":
        os.write(file, b"\n")


def _named(folder: Path) -> None:
    held = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)


def _line(each: Erasure) -> str:
    return json.dumps({**asdict(each), "at": each.at.isoformat()})


def _read(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    for line in lines:
        try:
            read = json.loads(line)
        except ValueError:
            continue
        if isinstance(read, dict):
            yield read


def _erasure(read: dict[str, Any]) -> Erasure | None:
    try:
        return Erasure(
            key=str(read["key"]),
            book=str(read["book"]),
            conversations=tuple(int(each) for each in read["conversations"]),
            at=datetime.fromisoformat(read["at"]),
            files=tuple(str(each) for each in read["files"]),
            last_words=tuple(int(each) for each in read["last_words"]),
            taught=bool(read.get("taught", False)),
            stage=Stage(read["stage"]),
        )
    except (KeyError, TypeError, ValueError):
        return None
