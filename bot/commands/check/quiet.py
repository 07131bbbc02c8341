"""Whether the book is quiet since a restore, and whether it is older than what it has given out."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from bot.commands.check.findings import Finding, Level
from bot.commands.language import say
from bot.config import Settings
from bot.store.errors import StoreError
from bot.store.queries.numbers import GIVEN, behind
from bot.store.queries.quiet import SINCE
from bot.store.queries.settings import MAIL_BOOK_KEPT
from bot.store.sqlite.database import file_of
from bot.store.sqlite.noted_numbers import not_older


def quiet(settings: Settings) -> Iterator[Finding]:
    path = file_of(settings.database)
    if not path.exists():
        return
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
            kept = dict(db.execute("SELECT key, value FROM settings").fetchall())
            last = _last(db, kept)
    except sqlite3.Error:
        return  # what is wrong with the file is found elsewhere
    if SINCE in kept:
        what, mend = say("check-quiet"), say("check-quiet-mend")
        yield Finding(Level.WARNING, "quiet", what, mend, "quiet")
    yield from _older(path, kept.get(MAIL_BOOK_KEPT, ""), last)


def _last(db: sqlite3.Connection, kept: dict[str, str]) -> dict[str, int]:
    found = {str(name): int(seq) for name, seq in db.execute("SELECT name, seq FROM sqlite_sequence")}
    for name, column in GIVEN.items():
        query = f"SELECT max({column.name}) FROM {column.table}"  # noqa: S608 - of our own tables
        (seen,) = db.execute(query).fetchone()
        found[name] = max(int(seen or 0), int(kept.get(behind(name), 0)))
    return found


def _older(path: Path, mark: str, last: dict[str, int]) -> Iterator[Finding]:
    try:
        not_older(path, mark.partition(".")[0], last)
    except StoreError as error:
        yield Finding(Level.ERROR, "numbers", str(error), say("check-older-mend"), "older-copy")
