"""A person's copy is gathered from all books.

The rules this module guards: it reads one view, so that it fits together; what was confided is in it only
where that is asked for (the person does in their own talk), and else whatever was said in private is left
out of the talks, too.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import RowMapping, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Address
from bot.core.disclosure import Disclosure
from bot.core.messages import STAFF_WORDS, Message
from bot.core.personal import TOLD, OwnCase, PersonalCopy, Said, Talk, Who
from bot.core.registration import Registration
from bot.runtime.confided import Apart, confided_by
from bot.store.codec import load, load_event
from bot.store.erasure.whose import Belongings, belongings
from bot.store.queries import (
    cases,
    consents,
    disclosures,
    kept_payloads,
    registrations,
    requests,
    whatsapp_rows,
)
from bot.store.queries.contacts import homes_of
from bot.store.queries.history import SPOKEN, HistoryItem, incoming, outgoing
from bot.store.schema import contacts, conversations, inbox, outbox, profiles, waiting_notes


class NobodyThere(KeyError):
    """No such contact, or it was erased."""


async def personal_copy(
    conn: AsyncConnection, contact: int, now: datetime, *, with_confided: bool = True
) -> PersonalCopy:
    """Raises NobodyThere. `now` is UTC."""
    whose = await belongings(conn, contact)
    if not whose.talks:
        raise NobodyThere(contact)
    rows, homes = await _conversations(conn, whose.talks), await homes_of(conn, contact)
    return PersonalCopy(
        made_at=now,
        language=max(rows, key=lambda row: row["active_at"])["language"],
        since=await _since(conn, contact),
        known_as=await _known_as(conn, whose.talks),
        addresses=await _addresses(conn, whose.talks),
        cases=tuple([await _case(conn, number) for number in whose.cases]),
        registrations=await _registrations(conn, whose),
        waiting=await _waiting(conn, whose.talks),
        talks=tuple([await _talk(conn, id, at, whole=with_confided) for id, at in whose.talks.items()]),
        confided=await _confided(conn, whose) if with_confided else None,
        consents=tuple([each for h in homes for each in await consents.of_contact(conn, h)]),
        requests=tuple([each for h in homes for each in await requests.of_contact(conn, h)]),
    )


async def _addresses(conn: AsyncConnection, talks: Mapping[int, Address]) -> tuple[str, ...]:
    """On WhatsApp by all that is known: a conversation's name there may be an id of before."""
    ids = {each.conversation: each for each in await whatsapp_rows.ids_of(conn, list(talks))}
    named = list[str]()
    for id, at in talks.items():
        known = (ids[id].wa_id, ids[id].user_id, ids[id].former) if id in ids else ()
        named += [f"{at.channel}:{each}" for each in known if each] or [_named(at)]
    return tuple(dict.fromkeys(named))


def _named(at: Address) -> str:
    """A session of the page is as good as a key to the talk: its first signs name it."""
    return f"{at.channel}:{at.address[:8]}…" if at.channel == "web" else f"{at.channel}:{at.address}"


async def _conversations(conn: AsyncConnection, talks: Iterable[int]) -> list[RowMapping]:
    query = select(conversations).where(conversations.c.id.in_(list(talks)))
    return list((await conn.execute(query)).mappings())


async def _since(conn: AsyncConnection, contact: int) -> datetime:
    at: datetime = (
        await conn.execute(select(contacts.c.at).where(contacts.c.id == contact))
    ).scalar_one()
    return at


async def _known_as(conn: AsyncConnection, talks: Iterable[int]) -> tuple[str, ...]:
    query = select(profiles.c.name, profiles.c.phone)
    rows = await conn.execute(query.where(profiles.c.conversation_id.in_(list(talks))))
    return tuple(dict.fromkeys(each for row in rows for each in (row.name, row.phone) if each))


async def _case(conn: AsyncConnection, number: int) -> OwnCase:
    found = await cases.get(conn, number)
    assert found is not None  # noqa: S101 - it was listed in the same view
    story = await cases.entries(conn, number)
    return OwnCase(found, tuple(entry for entry in story if entry.kind in TOLD))


async def _registrations(conn: AsyncConnection, whose: Belongings) -> tuple[Registration, ...]:
    found = [await registrations.get(conn, number) for number in whose.registrations]
    return tuple(each for each in found if each)


async def _waiting(conn: AsyncConnection, talks: Iterable[int]) -> tuple[str, ...]:
    mine = waiting_notes.c.person.in_(list(talks))
    return tuple((await conn.execute(select(waiting_notes.c.initiative).where(mine))).scalars())


async def _confided(conn: AsyncConnection, whose: Belongings) -> tuple[Disclosure, ...]:
    found = [await disclosures.get(conn, number) for number in whose.disclosures]
    return tuple(each for each in found if each)


async def _talk(conn: AsyncConnection, id: int, at: Address, *, whole: bool) -> Talk:
    apart = Apart() if whole else await confided_by(conn, id)
    heard = [*await _came(conn, id, apart), *await _unread(conn, id)]
    said = sorted([*heard, *await _went(conn, id, apart)], key=_order)
    return Talk(at.channel, tuple(said))


async def _unread(conn: AsyncConnection, id: int) -> list[Said]:
    """What came and could not be read, as it came."""
    return [Said(at, Who.YOU, body) for at, body in await kept_payloads.of(conn, id)]


def _order(said: Said) -> tuple[datetime, bool]:
    return said.at, said.who is not Who.YOU


async def _came(conn: AsyncConnection, id: int, apart: Apart) -> list[Said]:
    mine = (inbox.c.conversation_id == id, inbox.c.kind.in_(SPOKEN))
    rows = (await conn.execute(select(inbox).where(*mine).order_by(inbox.c.id))).mappings()
    events = [(row, load_event(row["event"])) for row in rows]
    told = [(row, event) for row, event in events if not apart.came(row["id"], event)]
    items = [incoming(row["id"], event, row["received_at"]) for row, event in told]
    return [_said(item, Who.YOU) for item in items if item]


async def _went(conn: AsyncConnection, id: int, apart: Apart) -> list[Said]:
    mine = (outbox.c.conversation_id == id, outbox.c.status == "sent")
    rows = (await conn.execute(select(outbox).where(*mine).order_by(outbox.c.id))).mappings()
    told = [row for row in rows if not apart.went(row["id"])]
    return [_said(_outgoing(row), None) for row in told]


def _outgoing(row: RowMapping) -> HistoryItem:
    message, at = load(row["message"], Message), row["sent_at"] or row["created_at"]
    return outgoing(row["id"], message, at, row["status"])


def _said(item: HistoryItem, who: Who | None) -> Said:
    files = tuple(file.name or file.kind.value for file in item.attachments)
    speaks = Who.STAFF if item.key.startswith(STAFF_WORDS) else Who.RIDA
    return Said(item.at, who or speaks, item.text, files)
