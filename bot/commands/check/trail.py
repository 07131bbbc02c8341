"""Whether the audit trail holds: from its first entry to the last one, and to the head that is kept
outside the database."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from bot.commands.check.findings import Finding, Level
from bot.config import Settings
from bot.core.audit import Break, Fault
from bot.store.queries.audit import verified
from bot.store.sqlite.audit_head import HeadUnreadable, kept_head
from bot.store.sqlite.database import file_of

ABOUT = "audit"
COPY = "keep a copy of the database as it is, and look who could open it and when"
WRONG = {
    Fault.CHANGED: (
        "entry {id}{at} is not as it was written, or what stands before it was changed",
        COPY,
    ),
    Fault.MISSING: ("entry {id} was taken out of its place, before what is of{at}", COPY),
    Fault.CUT: (
        "the entries from {id} on are gone, which stood there when its head was kept",
        f"{COPY}; where you put an older copy in place by hand, say so with `rida audit --accept`",
    ),
    Fault.OTHER: (
        "entry {id}{at} is another one than was kept outside the database",
        f"{COPY}; where you put an older copy in place by hand, say so with `rida audit --accept`",
    ),
    Fault.UNGUARDED: (
        "the triggers that keep it from being changed are gone",
        f"{COPY}; `rida audit --accept` sets them up again, and says so in the trail",
    ),
}


def trail(settings: Settings) -> Iterator[Finding]:
    path = file_of(settings.database)
    if not path.exists():
        return
    try:
        yield _looked(settings)
    except HeadUnreadable as error:
        yield Finding(Level.ERROR, ABOUT, str(error), COPY)
    except sqlite3.Error as error:
        yield _unread(settings, error)


def _looked(settings: Settings) -> Finding:
    path = file_of(settings.database)
    known = kept_head(path)
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
        head, broken = verified(db, known)
    if broken:
        return _broken(broken)
    return Finding(Level.OK, ABOUT, f"the audit trail holds: {head.id} entries, the last is {head.hash}")


def _broken(broken: Break) -> Finding:
    what, mend = WRONG[broken.fault]
    at = f" ({broken.at} UTC)" if broken.at else ""
    return Finding(Level.ERROR, ABOUT, f"the audit trail: {what.format(id=broken.id, at=at)}", mend)


def _unread(settings: Settings, error: sqlite3.Error) -> Finding:
    """A book of before has none yet."""
    if "no such table" in str(error) and _is_older(settings):
        return Finding(Level.NOTE, ABOUT, "the audit trail begins with the next `rida run`")
    what = f"the audit trail cannot be read ({type(error).__name__})"
    return Finding(Level.ERROR, ABOUT, what, COPY)


def _is_older(settings: Settings) -> bool:
    path = file_of(settings.database)
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
            ((revision,),) = db.execute("SELECT version_num FROM alembic_version").fetchall()
    except (sqlite3.Error, ValueError):
        return False
    return str(revision) < BEGAN


BEGAN = "0012"
"""The migration that makes the trail."""
