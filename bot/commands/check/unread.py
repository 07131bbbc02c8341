"""Whether something came that nobody could read: how much, from where and since when, and never what."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from bot.commands.check.findings import Finding, Level
from bot.commands.language import say
from bot.config import Settings
from bot.store.sqlite.database import file_of

_ASKED = "SELECT channel, count(*), max(at) FROM kept_payloads GROUP BY channel ORDER BY channel"


def unread(settings: Settings) -> Iterator[Finding]:
    """Nothing of a book of before, which has no such table, or of one that cannot be opened: what opens
    the database says so."""
    path = file_of(settings.database)
    if not path.exists():
        return
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
            found = db.execute(_ASKED).fetchall()
    except sqlite3.Error:
        return
    for channel, count, last in found:
        what = say("check-unread-payloads", count=count, channel=channel, at=last[:16])
        mend = say("check-unread-payloads-mend", file=path.name)
        yield Finding(Level.NOTE, channel, what, mend, f"unread-payloads:{channel}")
