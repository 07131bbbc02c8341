"""What of a person's talk was confided, so that whoever tells the talk can leave it out.

The rule this module guards: what was said in private is left out with what it answers; words that became
ordinary (they stand in a case of theirs) are told.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.events import Event, MessageEdited, MessageReceived, Words
from bot.core.messages import Message
from bot.store.codec import load
from bot.store.queries import cases, disclosures
from bot.store.queries.conversations import WHOLE, conversation_of
from bot.store.schema import conversations, outbox

_UNSEEN = re.compile("[\u200e\u200f\u2066-\u2069]")
"""What stands around a name, and nobody sees."""


@dataclass(frozen=True, slots=True)
class Apart:
    """`said` and `answered` are rows of the outbox and of the inbox; `lines` and `files` were confided,
    and `ordinary` are lines of theirs that stand in their cases."""

    said: frozenset[int] = frozenset()
    answered: frozenset[int] = frozenset()
    lines: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()
    ordinary: frozenset[str] = frozenset()

    def went(self, row: int) -> bool:
        return row in self.said

    def came(self, row: int, event: Event) -> bool:
        if not isinstance(event, MessageReceived | MessageEdited):
            return row in self.answered
        lines, files = _lines((event.words,)), _files((event.words,))
        is_ordinary = bool(lines) and lines <= self.ordinary
        is_confided = bool(lines & self.lines) or bool(files & self.files)
        return not is_ordinary and (is_confided or row in self.answered)


async def confided_by(conn: AsyncConnection, person: int) -> Apart:
    """`person` is their conversation."""
    told = await _told(conn, person)
    own = await cases.of_person(conn, person)
    said, answered = await _in_private(conn, person, await _drawn(conn, person))
    ordinary = frozenset[str]().union(*(_lines(case.words) for case in own))
    return Apart(said, answered, _lines(told), _files(told), ordinary)


async def _told(conn: AsyncConnection, person: int) -> tuple[Words, ...]:
    """Confided, and what waits to be."""
    query = select(*WHOLE).where(conversations.c.id == person)
    row = (await conn.execute(query)).mappings().one()
    waiting = conversation_of(row).confided
    found = await disclosures.of_person(conn, person)
    lines = (line.words for each in found for line in each.lines)
    return (*lines, *(waiting.words if waiting else ()))


async def _drawn(conn: AsyncConnection, person: int) -> frozenset[str]:
    """Every line of what was a case before: it was read back to the person, and answered, in the open."""
    found = await disclosures.of_person(conn, person)
    return _lines(line.words for each in found if each.from_case for line in each.lines)


async def _in_private(
    conn: AsyncConnection, person: int, drawn: frozenset[str]
) -> tuple[frozenset[int], frozenset[int]]:
    """What was said in private, or tells a line of what was `drawn` into confidence."""
    query = select(outbox.c.id, outbox.c.inbox_id, outbox.c.message)
    rows = (await conn.execute(query.where(outbox.c.conversation_id == person))).mappings().all()
    loaded = ((row, load(row["message"], Message)) for row in rows)
    private = [
        row
        for row, said in loaded
        if said.private or _lines((Words(_UNSEEN.sub("", said.text)),)) & drawn
    ]
    causes = (row["inbox_id"] for row in private if row["inbox_id"])
    return frozenset(row["id"] for row in private), frozenset(causes)


def _lines(words: Iterable[Words]) -> frozenset[str]:
    lines = (line.strip() for each in words for line in each.text.splitlines())
    return frozenset(line for line in lines if line)


def _files(words: Iterable[Words]) -> frozenset[str]:
    return frozenset(file.id for each in words for file in each.attachments)
