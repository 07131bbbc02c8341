"""What is left of an erasure when its transaction is over: files, last words, and the pages of the file.

The rule this module guards: whatever it does may be done twice.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from sqlalchemy import exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.erasure.journal import Erasure
from bot.store.queries import contacts as people
from bot.store.queries import settings
from bot.store.schema import ERASED, QUEUED, contacts, conversations, inbox, outbox
from bot.store.sqlite.fsync import names_on_disk


def unlinked(folder: Path, erased: Iterable[Erasure]) -> None:
    """The files that they name lie in that folder no more, and what was built of their words not in the
    one beside it: it is built anew without them (faq/engine/shelf.py)."""
    known = list(erased)
    names = [name for each in known for name in each.files]
    if any(each.taught for each in known):
        for built in folder.with_name("answers").glob("taught-*"):
            built.unlink(missing_ok=True)
    for name in names:
        (folder / Path(name).name).unlink(missing_ok=True)
    if names and folder.is_dir():
        names_on_disk(folder)


async def contacts_of(conn: AsyncConnection, erased: Erasure, now: datetime) -> tuple[int, ...]:
    """Whose data this erasure still finds: by the key that was theirs, and by their conversations, for a
    backup may be of a time when each of them was somebody of its own. Whoever was together with them
    then, and is somebody else since, is put apart first."""
    found = select(contacts.c.id).where(contacts.c.key == erased.key)
    by_key = set((await conn.execute(found)).scalars())
    theirs = await _conversations(conn, erased)
    rows = select(conversations.c.contact_id).where(conversations.c.id.in_(theirs))
    by_talk = set((await conn.execute(rows)).scalars())
    for contact in by_talk:
        await _apart(conn, contact, theirs, now)
    return tuple(sorted(by_key | by_talk))


async def _conversations(conn: AsyncConnection, erased: Erasure) -> tuple[int, ...]:
    """Those of this case book, in which something had come when they were erased: a number that was
    given anew, after a backup of before was restored, is somebody else's."""
    if not await _is_book(conn, erased.book):
        return ()
    came = exists().where(inbox.c.conversation_id == conversations.c.id, inbox.c.received_at <= erased.at)
    mine = (conversations.c.id.in_(erased.conversations), conversations.c.channel != ERASED, came)
    people = (*mine, conversations.c.contact_id.is_not(None))
    return tuple((await conn.execute(select(conversations.c.id).where(*people))).scalars())


async def _is_book(conn: AsyncConnection, book: str) -> bool:
    """A book of a version that had no mark yet is taken for the one."""
    mark = await settings.get(conn, settings.MAIL_BOOK_KEPT)
    return mark is None or mark.partition(".")[0] == book


async def _apart(conn: AsyncConnection, contact: int, theirs: tuple[int, ...], now: datetime) -> None:
    others = (conversations.c.contact_id == contact, conversations.c.id.not_in(theirs))
    ids = (await conn.execute(select(conversations.c.id).where(*others))).scalars().all()
    if ids:
        somebody = await people.make(conn, now)
        moved = update(conversations).where(conversations.c.id.in_(ids))
        await conn.execute(moved.values(contact_id=somebody))


_CAME = exists().where(inbox.c.conversation_id == conversations.c.id)
_WAITS = exists().where(outbox.c.conversation_id == conversations.c.id, outbox.c.status == QUEUED)


class LastWord(StrEnum):
    """To whoever was erased: it is on its way, or it was sent, or they write anew and it is theirs."""

    ON_ITS_WAY = "on-its-way"
    SAID = "said"
    ANSWERED = "answered"


async def last_word(conn: AsyncConnection, conversation: int) -> tuple[LastWord, int]:
    """How far it is, and the contact of that conversation."""
    query = select(conversations.c.contact_id, _CAME.label("came"), _WAITS.label("waits"))
    row = (await conn.execute(query.where(conversations.c.id == conversation))).one_or_none()
    if row is None or row.came or not row.contact_id:
        return LastWord.ANSWERED, 0
    return (LastWord.ON_ITS_WAY if row.waits else LastWord.SAID), row.contact_id
