"""What is left of an erasure when its transaction is over: files, last words, and the pages of the file.

The rule this module guards: whatever it does may be done twice.
"""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.erasure.journal import Erasure
from bot.store.schema import QUEUED, contacts, conversations, inbox, outbox
from bot.store.sqlite.fsync import names_on_disk


def unlinked(folder: Path, erased: Iterable[Erasure]) -> None:
    """The files that they name lie in that folder no more."""
    names = [name for each in erased for name in each.files]
    for name in names:
        (folder / Path(name).name).unlink(missing_ok=True)
    if names and folder.is_dir():
        names_on_disk(folder)


async def contact_of(conn: AsyncConnection, key: str) -> int | None:
    """Whose key it still is; None after the erasure."""
    id: int | None = (
        await conn.execute(select(contacts.c.id).where(contacts.c.key == key))
    ).scalar_one_or_none()
    return id


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
