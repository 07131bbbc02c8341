"""What remains of a person's rows: numbers, times and statuses, for what is counted, and no word.

The rule this module guards: what a row may keep is named here; a field that nobody named goes. Whatever
a later version adds to a case is erased until somebody says that it holds nothing of anybody.
"""

import json
import secrets
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Table, delete, exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.case import MOVES, EntryKind, Move, Status
from bot.core.case import Entry as CaseEntry
from bot.core.messages import Message
from bot.policy.languages import FIRST
from bot.store.codec import dump
from bot.store.erasure.quoted import GONE
from bot.store.erasure.whose import Belongings
from bot.store.queries import cases as case_book
from bot.store.queries import kept_payloads, whatsapp_rows
from bot.store.queries.delivery_reports import NOTHING
from bot.store.schema import (
    QUIET,
    attachments,
    awaited_files,
    calls,
    case_entries,
    cases,
    conversations,
    delivery_attempts,
    disclosures,
    inbox,
    link_codes,
    links,
    lost_addresses,
    notices,
    outbox,
    profiles,
    recovery_codes,
    registrations,
    telegram_files,
    telegram_parts,
    telegram_topics,
    timers,
    waiting_notes,
    whatsapp_parts,
)

EMPTY = dump(Message(GONE, FIRST))
EVENT, KIND = "{}", "Erased"
"""An event that happened, and of which nothing is known any more: no step has a rule for it."""

OF_A_CASE = ("starts_at", "language", "quality", "solved", "late_told_at")
OF_A_REGISTRATION = ("language", "pass_serial", "attended_by")
OF_AN_ENTRY = ("kind", "at", "by", "move")
_HOLDS_A_NUMBER = "wamid."
"""How WhatsApp names a message: the telephone of its person is written in it, in other letters."""

_MOST = 500  # values of one statement


async def of_numbers(conn: AsyncConnection, whose: Belongings, now: datetime) -> tuple[int, ...]:
    """Cases, registrations and disclosures without a word; the numbers of the cases that were open, which
    their person takes back with this."""
    withdrawn = await _ended(conn, whose, now)
    await _stripped(conn, cases, whose.cases, OF_A_CASE)
    await _stripped(conn, registrations, whose.registrations, OF_A_REGISTRATION)
    await _stripped(conn, disclosures, whose.disclosures, ())
    over = disclosures.c.number.in_(whose.disclosures)
    for name in ("seen_at", "done_at"):
        still = (over, disclosures.c[name].is_(None))
        await conn.execute(update(disclosures).where(*still).values({name: now}))
    await _told_by_nobody(conn, whose.cases)
    return withdrawn


async def _ended(conn: AsyncConnection, whose: Belongings, now: datetime) -> tuple[int, ...]:
    """Nobody works on a case that has nobody, and nobody is asked how it was."""
    open_ones = select(cases.c.number, cases.c.status).where(cases.c.number.in_(whose.cases))
    found = {row.number: Status(row.status) for row in await conn.execute(open_ones)}
    withdrawn = tuple(number for number, status in found.items() if status in MOVES[Move.WITHDRAW])
    given_up = {"status": Status.WITHDRAWN, "settled_at": now}
    await conn.execute(update(cases).where(cases.c.number.in_(withdrawn)).values(given_up))
    for number in withdrawn:
        line = CaseEntry(EntryKind.MOVED, now, move=Move.WITHDRAW)
        await case_book.record(conn, number, line)
    over = [number for number, status in found.items() if status in MOVES[Move.CLOSE]]
    closed = update(cases).where(cases.c.number.in_(over)).values(status=Status.CLOSED)
    await conn.execute(closed)
    return withdrawn


async def _stripped(
    conn: AsyncConnection, table: Table, numbers: Collection[int], keeps: Iterable[str]
) -> None:
    rows = await conn.execute(select(table.c.number, table.c.rest).where(table.c.number.in_(numbers)))
    for number, rest in rows.all():
        kept = json.dumps(_only(rest, keeps))
        await conn.execute(update(table).where(table.c.number == number).values(rest=kept))


def _only(stored: str, keeps: Iterable[str]) -> dict[str, Any]:
    read = json.loads(stored)
    return {name: read[name] for name in keeps if name in read}


async def _told_by_nobody(conn: AsyncConnection, numbers: Collection[int]) -> None:
    mine = case_entries.c.number.in_(numbers)
    rows = await conn.execute(select(case_entries.c.id, case_entries.c.entry).where(mine))
    for id, entry in rows.all():
        kept = json.dumps(_only(entry, OF_AN_ENTRY))
        await conn.execute(update(case_entries).where(case_entries.c.id == id).values(entry=kept))


# Rows of conversations ------------------------------------------------------------------------------


async def of_rows(conn: AsyncConnection, whose: Belongings, besides: Collection[int]) -> None:
    """What came into their conversations and the rooms of their cases, and what went out there, `besides`
    what asks platforms to take it back."""
    mine = (outbox.c.conversation_id.in_(whose.own), outbox.c.id.not_in(besides))
    gone = select(outbox.c.id).where(*mine)
    await without_messages(conn, list((await conn.execute(gone)).scalars()))
    came = select(inbox.c.id, inbox.c.external_id).where(inbox.c.conversation_id.in_(whose.own))
    names = {row.id: row.external_id for row in await conn.execute(came)}
    await without_events(conn, names, whose)
    await conn.execute(delete(timers).where(timers.c.target.in_(whose.own)))
    people = list(whose.talks)
    await kept_payloads.forget_of(conn, people, await _named(conn, whose))
    await conn.execute(delete(waiting_notes).where(waiting_notes.c.person.in_(people)))
    await conn.execute(delete(link_codes).where(link_codes.c.written_in.in_(people)))
    for table in (link_codes, recovery_codes, links, lost_addresses, profiles, calls):
        await conn.execute(delete(table).where(table.c.conversation_id.in_(people)))
    await whatsapp_rows.forget(conn, people)
    rooms = select(conversations.c.address).where(conversations.c.id.in_(whose.rooms))
    untitled = update(telegram_topics).where(telegram_topics.c.room.in_(rooms)).values(title="")
    await conn.execute(untitled)


async def _named(conn: AsyncConnection, whose: Belongings) -> list[str]:
    """By what else they are known to their platforms, as it stands in what nobody could read."""
    told = profiles.c.conversation_id.in_(list(whose.talks))
    phones = (await conn.execute(select(profiles.c.phone).where(told))).scalars()
    ids = await whatsapp_rows.ids_of(conn, list(whose.talks))
    known = (id for each in ids for id in (each.wa_id, each.user_id, each.former))
    addresses = (at.address for at in whose.talks.values())
    return [*addresses, *known, *(each.lstrip("+") for each in phones)]


async def without_events(
    conn: AsyncConnection, rows: dict[int, str], whose: Belongings | None = None
) -> None:
    """A row stays, so that what its platform brings a second time is known. Its name goes where it holds
    an address."""
    addresses = [at.address for at in whose.talks.values()] if whose else []
    told = {"kind": KIND, "event": EVENT, "message": None, "said": None, "status": "done"}
    for some in _pieces(rows):
        await conn.execute(delete(awaited_files).where(awaited_files.c.inbox_id.in_(some)))
        await conn.execute(update(inbox).where(inbox.c.id.in_(some)).values(told))
    for id, name in rows.items():
        if any(address in name for address in addresses) or _HOLDS_A_NUMBER in name:
            unnamed = f"{KIND.lower()}:{secrets.token_hex(16)}"
            await conn.execute(update(inbox).where(inbox.c.id == id).values(external_id=unnamed))


async def without_messages(conn: AsyncConnection, ids: Collection[int]) -> None:
    """A message goes with its tries. One that told a step of a ladder stays as its proof, and says
    nothing: what was on its way is not sent."""
    is_proof = exists().where(notices.c.outbox_id == outbox.c.id)
    for some in _pieces(ids):
        mine = outbox.c.id.in_(some)
        proofs = set((await conn.execute(select(outbox.c.id).where(mine, is_proof))).scalars())
        await _emptied(conn, proofs)
        gone = [id for id in some if id not in proofs]
        for table in (telegram_parts, whatsapp_parts, delivery_attempts):
            await conn.execute(delete(table).where(table.c.outbox_id.in_(gone)))
        await conn.execute(delete(calls).where(calls.c.outbox_id.in_(gone)))
        await conn.execute(delete(outbox).where(outbox.c.id.in_(gone)))


async def _emptied(conn: AsyncConnection, proofs: Collection[int]) -> None:
    mine = outbox.c.id.in_(proofs)
    bare = {"message": EMPTY, "slot": "", "external_id": "", "next_attempt_at": None, **NOTHING}
    await conn.execute(update(outbox).where(mine).values(**bare))
    waits = (mine, outbox.c.status.in_(("queued", "held", QUIET)))
    await conn.execute(update(outbox).where(*waits).values(status="parked"))
    reasons = delivery_attempts.c.outbox_id.in_(proofs)
    await conn.execute(update(delivery_attempts).where(reasons).values(reason=""))
    for parts in (telegram_parts, whatsapp_parts):
        await conn.execute(delete(parts).where(parts.c.outbox_id.in_(proofs)))


# Files ----------------------------------------------------------------------------------------------


async def without_files(conn: AsyncConnection, ids: Collection[str]) -> tuple[str, ...]:
    """The rows of these files go, and the names of the files are given back, which lie in their folder
    until the transaction is over."""
    gone = sorted(ids)
    for some in _pieces(gone):
        await conn.execute(delete(telegram_files).where(telegram_files.c.attachment_id.in_(some)))
        await conn.execute(delete(attachments).where(attachments.c.id.in_(some)))
    return tuple(gone)


def _pieces(ids: Iterable[Any]) -> Iterable[list[Any]]:
    found = list(ids)
    return (found[at : at + _MOST] for at in range(0, len(found), _MOST))
