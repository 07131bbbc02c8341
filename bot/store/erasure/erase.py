"""A person is erased: what is theirs is gone, and what was counted is counted as before.

The rules this module guards: one transaction, so that nothing is half done; twice is once; what came
after the moment of it is another conversation's and stays. A number that was given stays given: cases,
registrations and disclosures remain as rows without a word (tombstones), and so does every row that a
report counts. The journal is on the disk before the transaction is (docs/decisions/83-erasure.md).
"""

import asyncio
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.audit import Action, AuditNote
from bot.core.conversation import Address
from bot.policy.languages import FIRST
from bot.store.erasure import around, journal, leads, learned, shown, tombstones
from bot.store.erasure.journal import Erasure
from bot.store.erasure.whose import Belongings, belongings
from bot.store.erasure.words import quotes_of
from bot.store.queries import audit, consents, requests, settings, whatsapp_rows
from bot.store.queries import conversations as talks
from bot.store.queries.contacts import homes_of
from bot.store.queries.whatsapp_rows import Ids
from bot.store.schema import ERASED, NEW, contacts, conversations, inbox
from bot.store.sqlite.connection import sqlite_of


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased. `cases` are the numbers that remain without words, `withdrawn` those of them that
    were open; `files` are the names of what still lies in the folder of attachments. `began_anew` are the
    conversations in which those go on who wrote after the moment of it."""

    note: Erasure
    cases: tuple[int, ...] = ()
    withdrawn: tuple[int, ...] = ()
    registrations: tuple[int, ...] = ()
    messages: int = 0
    began_anew: tuple[int, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        return self.note.files

    @property
    def is_anything(self) -> bool:
        return bool(self.note.conversations)


async def erase(
    conn: AsyncConnection,
    contact_id: int,
    now: datetime,
    after: int | None = None,
    tells: Address | None = None,
    by: str = "",
    *,
    stays_shown: bool = False,
) -> Erased | None:
    """Erase everything of a contact, in the transaction of `conn`. `now` is UTC.

    `after` is the row of the inbox by which they asked for it: whatever they wrote since then goes on in
    a conversation that begins anew. None: the moment is this transaction. `tells` is where they will be
    told that it is done: one begins there, which goes as well when that was sent. `by` is who did it, as
    the audit trail names it. `stays_shown`: platforms are not asked to take anything back, as of a last
    word. None is given back where there is nothing of such a contact, be it that it
    was erased before.

    Raises:
        JournalFailed: nothing may be committed.
    """
    whose, homes = await belongings(conn, contact_id), await homes_of(conn, contact_id)
    if not whose.talks:
        return None
    if by or not stays_shown:  # a last word is no person
        await audit.record(conn, AuditNote(Action.ERASED, "person", by, min(whose.talks)), now)
    tickets = {} if stays_shown else await shown.asked_for(conn, whose, now)
    moved = await _begun_anew(conn, whose, now, after)
    last_words = {*await shown.readdressed(conn, whose, tickets, now)}
    last_words |= {(await talks.at(conn, tells, FIRST, now)).id} if tells else set()
    known, ids = await quotes_of(conn, whose), await whatsapp_rows.ids_of(conn, list(whose.talks))
    messages = await around.emptied(conn, whose, known, now)
    is_taught = await learned.unlearnt(conn, whose, known, now)
    await leads.handed_on(conn, whose, known)
    withdrawn = await tombstones.of_numbers(conn, whose, now)
    files = await tombstones.without_files(conn, known.files)
    await shown.given_up(conn, whose, tickets.values())
    await tombstones.of_rows(conn, whose, tickets.values())
    for each in ids:
        await _answered_at(conn, whose.talks[each.conversation], each, now)
    for home in homes:
        await consents.gone(conn, home)
        await requests.without_words(conn, home, now)
    await _nobody(conn, whose, now)
    key, book = await _new_keys(conn, contact_id, homes), await _book(conn)
    note = Erasure(
        key, book, tuple(sorted(whose.talks)), now, files, tuple(sorted(last_words)), is_taught
    )
    await asyncio.to_thread(journal.note, journal.beside(file_of(conn)), note)
    return Erased(note, whose.cases, withdrawn, whose.registrations, messages, moved)


def file_of(conn: AsyncConnection) -> Path:
    """The file of the database that this connection is open on."""
    rows = sqlite_of(conn).execute("PRAGMA database_list").fetchall()
    return Path(next(file for _, name, file in rows if name == "main"))


async def _book(conn: AsyncConnection) -> str:
    """Numbers of rows mean something in one case book only."""
    return (await settings.mail_book(conn)).mark


async def _begun_anew(
    conn: AsyncConnection, whose: Belongings, now: datetime, after: int | None
) -> tuple[int, ...]:
    """What came after that row, and waits, goes on in a conversation of its own at the same address. Each
    address is free first."""
    for id in whose.talks:
        away = {"channel": ERASED, "address": secrets.token_hex(16)}
        await conn.execute(update(conversations).where(conversations.c.id == id).values(away))
    found = [await _moved(conn, id, at, now, after) for id, at in whose.talks.items()] if after else []
    return tuple(each for each in found if each)


async def _moved(
    conn: AsyncConnection, talk: int, there: Address, now: datetime, after: int | None
) -> int:
    """The number of the conversation; 0: nothing came."""
    later = (
        inbox.c.conversation_id == talk,
        inbox.c.id > after,
        inbox.c.status == NEW,
        inbox.c.channel == there.channel,
    )
    ids = (await conn.execute(select(inbox.c.id).where(*later))).scalars().all()
    if not ids:
        return 0
    language = await conn.execute(select(conversations.c.language).where(conversations.c.id == talk))
    anew = await talks.at(conn, there, language.scalar_one(), now)
    await conn.execute(update(inbox).where(inbox.c.id.in_(ids)).values(conversation_id=anew.id))
    return anew.id


async def _answered_at(conn: AsyncConnection, there: Address, ids: Ids, now: datetime) -> None:
    """What begins anew there is sent to the same telephone."""
    if anew := await talks.find(conn, there):
        await whatsapp_rows.remember(conn, anew.id, ids, now)


async def _nobody(conn: AsyncConnection, whose: Belongings, now: datetime) -> None:
    """Whoever was at the other end of these is nobody's any more."""
    blank = {"topic": "", "state": "", "stamp": 0, "rest": "{}", "active_at": now}
    for ids in (tuple(whose.talks), whose.rooms):
        await conn.execute(update(conversations).where(conversations.c.id.in_(ids)).values(blank))


async def _new_keys(conn: AsyncConnection, contact: int, homes: Iterable[int]) -> str:
    """The key that stood for them. The contact, and those with which their addresses began, get other
    ones and other salts, of which nothing is known anywhere: what was said under the old ones names
    nobody, and the audit's chain stays whole."""
    key = select(contacts.c.key).where(contacts.c.id == contact)
    old = str((await conn.execute(key)).scalar_one())
    for home in homes:
        fresh = {"key": secrets.token_hex(16), "salt": secrets.token_hex(16), "opted_out": None}
        await conn.execute(update(contacts).where(contacts.c.id == home).values(fresh))
    return old
