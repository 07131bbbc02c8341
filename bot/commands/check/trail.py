"""Whether the audit trail holds: from its first entry to the last one, and to the head that is kept
outside the database."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from bot.commands.check.findings import Finding, Level
from bot.commands.language import say
from bot.config import Settings
from bot.core.audit import Break, Fault
from bot.store.queries.audit import verified
from bot.store.sqlite.audit_head import HeadUnreadable, kept_head
from bot.store.sqlite.database import file_of

ABOUT = "audit"


def trail(settings: Settings) -> Iterator[Finding]:
    path = file_of(settings.database)
    if not path.exists():
        return
    try:
        yield _looked(settings)
    except HeadUnreadable as error:
        yield _error("audit-head", say("check-trail-head", why=str(error)), say("check-trail-copy"))
    except sqlite3.Error as error:
        yield _unread(settings, error)


def _looked(settings: Settings) -> Finding:
    path = file_of(settings.database)
    known = kept_head(path)
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
        head, broken = verified(db, known)
    if broken:
        return _broken(broken)
    what = say("check-trail-holds", count=head.id, hash=str(head.hash))
    return Finding(Level.OK, ABOUT, what, key="trail-holds")


def _broken(broken: Break) -> Finding:
    at = say("check-trail-at", at=str(broken.at)) if broken.at else ""
    fault = broken.fault.value
    mend = "; ".join((say("check-trail-copy"), *_how(broken.fault)))
    return _error(f"audit-broken:{fault}", say(f"check-trail-{fault}", id=str(broken.id), at=at), mend)


def _how(fault: Fault) -> Iterator[str]:
    if fault in (Fault.CUT, Fault.OTHER):
        yield say("check-trail-older-copy")
    if fault is Fault.UNGUARDED:
        yield say("check-trail-accept")


def _error(key: str, what: str, mend: str) -> Finding:
    return Finding(Level.ERROR, ABOUT, what, mend, key)


def _unread(settings: Settings, error: sqlite3.Error) -> Finding:
    """A book of before has none yet."""
    if "no such table" in str(error) and _is_older(settings):
        return Finding(Level.NOTE, ABOUT, say("check-trail-begins"), key="trail-begins")
    what = say("check-trail-unread", why=type(error).__name__)
    return _error("audit-unread", what, say("check-trail-copy"))


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
