"""The last numbers that were given out, noted outside the database.

The rules this module guards: an older copy of a book that was put into the place of a newer one by hand
is found by what stands here, before it gives out a number for the second time; and whoever restores a
backup goes on behind what was noted beside it. A note says which book it is of: another book's is none.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from bot.store.errors import StoreError
from bot.store.sqlite.fsync import keep_whole

FILE = ".numbers"


class OlderThanNoted(StoreError):
    """An old copy of the database lies in the place of a newer one."""

    def __init__(self, path: Path, what: str, found: int, noted: int) -> None:
        super().__init__(
            f"{path} is an older copy: its last number of {what} is {found}, and {noted} was given out "
            "already. Put the newer file back. If that is lost, copy this one (`rida backup FILE`), move "
            "the folder away, and take the copy in (`rida restore FILE`): then no number is used twice"
        )
        self.path = path


@dataclass(frozen=True, slots=True)
class Noted:
    """`book` is the book's mark, `at` when it was noted (UTC), `last` goes by the names of tables."""

    book: str
    at: str
    last: Mapping[str, int]


def beside(database: Path) -> Path:
    return database.with_name(f"{database.name}{FILE}")


def among_backups(folder: Path, book: str) -> Path:
    """Backups of several books may lie in one folder."""
    return folder / f"numbers-{book}.json"


def noted(file: Path) -> Noted | None:
    """None: nothing that can be read stands there. It is a second guard, and nobody stands before a
    locked door because of it."""
    try:
        read = json.loads(file.read_bytes())
        last = {str(name): int(number) for name, number in read["last"].items()}
        at = datetime.fromisoformat(read["at"])
        return Noted(str(read["book"]), at.isoformat(), last)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def note(file: Path, what: Noted) -> None:
    """Its name is on the disk when this returns.

    Raises:
        OSError: it could not be noted; what stood there stands.
    """
    keep_whole(file, json.dumps(asdict(what)))


def note_at_least(file: Path, what: Noted) -> None:
    """The same, where what stands there of that book may be higher: no number of it goes back.

    Raises:
        OSError.
    """
    known = noted(file)
    if known and known.book == what.book:
        last = {
            name: max(what.last.get(name, 0), known.last.get(name, 0))
            for name in {*what.last, *known.last}
        }
        what = Noted(what.book, what.at, last)
    note(file, what)


def forget(database: Path) -> None:
    """The book begins anew."""
    beside(database).unlink(missing_ok=True)


def not_older(database: Path, book: str, last: Mapping[str, int]) -> None:
    """Raises OlderThanNoted: this book has given out more than `last` says."""
    known = noted(beside(database))
    if known is None or known.book != book:
        return
    for name, number in known.last.items():
        if last.get(name, number) < number:
            raise OlderThanNoted(database, name, last[name], number)


def highest(files: Iterable[Path], book: str) -> Noted | None:
    """What all of these say of this book: of each number the highest, and the latest time."""
    found = [each for each in map(noted, files) if each and each.book == book]
    if not found:
        return None
    names = {name for each in found for name in each.last}
    last = {name: max(each.last.get(name, 0) for each in found) for name in names}
    return Noted(book, max(each.at for each in found), last)
