"""What a person said and sent, gathered from everything that is theirs, so that it is known elsewhere.

The rule this module guards: it reads what stands in the database and nothing else; what staff wrote of a
person is in the person's own rows, which are erased whole.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.events import MessageEdited, MessageReceived, VoiceHeard
from bot.store.erasure.quoted import Quotes, quotes
from bot.store.erasure.whose import Belongings
from bot.store.queries import whatsapp_rows
from bot.store.queries.attachments import NAME
from bot.store.schema import (
    cases,
    conversations,
    disclosures,
    inbox,
    outbox,
    profiles,
    registrations,
)

_FILE = re.compile(NAME)
_SAID = (MessageReceived.__name__, MessageEdited.__name__, VoiceHeard.__name__)
_TEXTS = frozenset(
    {"text", "expectation", "expected", "title", "name", "relation", "about_words", "gist"}
)
"""The names under which JSON of ours holds words that somebody wrote."""


async def quotes_of(conn: AsyncConnection, whose: Belongings) -> Quotes:
    events = [json.loads(row) for row in await _events(conn, whose.talks)]
    heard = [json.loads(row) for row in await _heard(conn, whose.rooms)]
    kept = [json.loads(row) for row in await _kept(conn, whose)]
    answers = await _answers(conn, whose)
    called, numbers = await _profiles(conn, whose)
    texts = [text for each in (*events, *heard, *kept) for text in _texts(each)]
    names = [each for each in called if each]
    return quotes(
        [*texts, *answers, *names],
        names,
        [*numbers, *(at.address for at in whose.talks.values()), *await _on_whatsapp(conn, whose)],
        await files_of(conn, whose),
    )


def _texts(value: Any) -> Iterator[str]:
    match value:
        case dict():
            for name, each in value.items():
                if name in _TEXTS and isinstance(each, str):
                    yield each
                elif name == "data" and isinstance(each, dict):
                    yield from (text for text in each.values() if isinstance(text, str))
                elif name == "answers" and isinstance(each, list):
                    yield from (pair[1] for pair in each)
                else:
                    yield from _texts(each)
        case list():
            for each in value:
                yield from _texts(each)
        case _:
            pass


async def _events(conn: AsyncConnection, talks: Iterable[int]) -> list[str]:
    """What they wrote, as it came."""
    mine = (inbox.c.conversation_id.in_(list(talks)), inbox.c.kind.in_(_SAID))
    query = select(inbox.c.event).where(*mine)
    return list((await conn.execute(query)).scalars())


async def _heard(conn: AsyncConnection, rooms: Iterable[int]) -> list[str]:
    """What was written out of their voice notes stands in the rooms."""
    there = (inbox.c.conversation_id.in_(list(rooms)), inbox.c.kind == VoiceHeard.__name__)
    return list((await conn.execute(select(inbox.c.event).where(*there))).scalars())


async def _kept(conn: AsyncConnection, whose: Belongings) -> list[str]:
    """Their cases, what they confided, and what their conversations hold: drafts and what is pending."""
    wanted = (
        (cases.c.rest, cases.c.number, whose.cases),
        (disclosures.c.rest, disclosures.c.number, whose.disclosures),
        (conversations.c.rest, conversations.c.id, tuple(whose.talks)),
    )
    found = []
    for column, key, ids in wanted:
        query = select(column).where(key.in_(ids))
        found += list((await conn.execute(query)).scalars())
    return [_without_buttons(each) for each in found]


def _without_buttons(stored: str) -> str:
    """What is on offer says what everybody reads."""
    read = json.loads(stored)
    return json.dumps({name: each for name, each in read.items() if name != "prompt"})


async def _answers(conn: AsyncConnection, whose: Belongings) -> list[str]:
    """Of their registrations, and for whom those are."""
    query = select(registrations.c.rest).where(registrations.c.number.in_(whose.registrations))
    read = [json.loads(row) for row in (await conn.execute(query)).scalars()]
    said = [answer for each in read for _, answer in each.get("answers", ())]
    return [*said, *(each.get("relation", "") for each in read)]


async def _profiles(conn: AsyncConnection, whose: Belongings) -> tuple[list[str], list[str]]:
    mine = profiles.c.conversation_id.in_(list(whose.talks))
    rows = (await conn.execute(select(profiles.c.name, profiles.c.phone).where(mine))).all()
    return [row.name for row in rows], [row.phone for row in rows]


async def _on_whatsapp(conn: AsyncConnection, whose: Belongings) -> list[str]:
    """Their telephones and business-scoped ids there."""
    ids = await whatsapp_rows.ids_of(conn, list(whose.talks))
    return [each for row in ids for each in (row.wa_id, row.user_id, row.former) if each]


async def files_of(conn: AsyncConnection, whose: Belongings) -> frozenset[str]:
    """The ids of whatever was sent by them, to them, or in the rooms of their cases."""
    at_inbox, at_outbox = (
        inbox.c.conversation_id.in_(whose.own),
        outbox.c.conversation_id.in_(whose.own),
    )
    wanted = (
        select(inbox.c.event).where(at_inbox),
        select(outbox.c.message).where(at_outbox),
        select(conversations.c.rest).where(conversations.c.id.in_(whose.own)),
        select(cases.c.rest).where(cases.c.number.in_(whose.cases)),
        select(disclosures.c.rest).where(disclosures.c.number.in_(whose.disclosures)),
    )
    found = set[str]()
    for query in wanted:
        for stored in (await conn.execute(query)).scalars():
            found |= set(_FILE.findall(stored))
    return frozenset(found)
