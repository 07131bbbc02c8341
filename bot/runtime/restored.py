"""A backup is made ready before it takes the place: all at once, and before anybody can open it.

The rules this module guards: whoever was erased since is erased again; what waited in it is held; its
numbers and stamps go on behind what may have been given out since; and the audit trail says that it was
restored. A restore that is cut off before that has put nothing in place.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.core.audit import OPERATOR, Action, AuditNote, Head, Reason
from bot.runtime.erasure import finished_in
from bot.store.queries import audit, quiet
from bot.store.queries.quiet import Waiting
from bot.store.queries.settings import mail_book
from bot.store.queries.skipping import skip_ahead
from bot.store.sqlite import noted_numbers
from bot.store.sqlite.database import Database
from bot.store.sqlite.noted_numbers import Noted


@dataclass(frozen=True, slots=True)
class Readied:
    """`waiting` is what is held, `head` the audit trail's, `numbers` the last ones from now on, `known`
    what was noted of them outside; so many people were `erased` again."""

    erased: int
    waiting: Waiting
    head: Head
    numbers: Noted
    known: Noted | None


async def readied(
    database: Path, files: Path, made_at: datetime, notes: Iterable[Path], now: datetime
) -> Readied:
    """The database of a backup that was made then (UTC), its attachments in `files`. `notes` are where
    its last numbers may be noted."""
    opened = await Database.open(f"sqlite:///{database}")
    try:
        erased = await finished_in(opened, files, now)
        async with opened.write() as conn:
            book = (await mail_book(conn)).mark
            known = noted_numbers.highest(notes, book)
            await quiet.hold(conn, now)
            last = await skip_ahead(conn, known.last if known else {}, made_at, now)
            restored = AuditNote(Action.RESTORED, "book", OPERATOR, reason=Reason.BACKUP)
            await audit.record(conn, restored, now)
            head, waiting = await audit.head(conn), await quiet.waiting(conn)
    finally:
        await opened.close()
        with suppress(OSError):  # nobody holds it, and it is no part of what is kept
            database.with_name(f"{database.name}.lock").unlink(missing_ok=True)
    _in_one_file(database)
    return Readied(erased, waiting, head, Noted(book, now.isoformat(), last), known)


def _in_one_file(database: Path) -> None:
    """What waits in the log beside it would stay behind when it gets its name."""
    with closing(sqlite3.connect(database)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        db.execute("PRAGMA journal_mode=DELETE")
