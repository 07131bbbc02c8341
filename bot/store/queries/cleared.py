"""A case that went where few read it: no word of it is left where cases are kept.

The rules this module guards: its rows stay, so that everything is counted as before; what was said of it
in its room, in letters and in a member's own talk is emptied, and what still waits of it is not sent.
"""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from sqlalchemy import and_, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.case import Entry, EntryKind
from bot.core.conversation import Party
from bot.core.events import ButtonPressed, Forgotten, Words
from bot.core.messages import TAKE_BACK, Message
from bot.policy.languages import FIRST
from bot.store.codec import dump, dump_event, kind_of, load
from bot.store.queries.forgetting import FORGOTTEN
from bot.store.schema import QUIET, asked_questions, case_entries, conversations, inbox, outbox, thanks

CODES = (
    EntryKind.OPENED,
    EntryKind.URGENT,
    EntryKind.ESCALATED,
    EntryKind.PROMISED,
    EntryKind.RETURNED,
)
"""The kinds of lines whose detail is a code, a date or a staff id."""

_STAFF = (Party.ROOM, Party.DESK, Party.MAILBOX)


async def clear(conn: AsyncConnection, number: int, texts: Collection[str]) -> None:
    """`texts` are what its person wrote."""
    await _lines(conn, number)
    await _said(conn, number)
    await _came(conn, number)
    await conn.execute(delete(thanks).where(thanks.c.case_number == number))
    asked = asked_questions.c.text.in_([text for text in texts if text])
    await conn.execute(update(asked_questions).where(asked).values(text="", settled=True))


async def _lines(conn: AsyncConnection, number: int) -> None:
    query = select(case_entries.c.id, case_entries.c.entry).where(case_entries.c.number == number)
    for id, stored in (await conn.execute(query)).all():
        entry = load(stored, Entry)
        bare = replace(entry, words=Words(), detail=entry.detail if entry.kind in CODES else "")
        mine = case_entries.c.id == id
        await conn.execute(update(case_entries).where(mine).values(entry=dump(bare)))


async def _said(conn: AsyncConnection, number: int) -> None:
    """In its room, in letters, and to members of staff alone."""
    at_work = and_(conversations.c.party.in_(_STAFF), outbox.c.message["case"].as_integer() == number)
    alone = and_(inbox.c.kind == "MemberTold", inbox.c.event["notice"]["case"].as_integer() == number)
    joined = outbox.join(conversations).outerjoin(inbox, outbox.c.inbox_id == inbox.c.id)
    about = or_(at_work, alone, conversations.c.address == f"case-{number}")
    is_asked = outbox.c.message["key"].as_string() == TAKE_BACK  # that it be taken back, too
    query = select(outbox.c.id, outbox.c.status).select_from(joined).where(about, ~is_asked)
    blank = {"message": dump(Message("", FIRST)), "slot": ""}
    for id, status in (await conn.execute(query)).all():
        unsent: dict[str, Any] = {"status": FORGOTTEN} if status in ("queued", "held", QUIET) else {}
        await conn.execute(update(outbox).where(outbox.c.id == id).values(**blank, **unsent))


async def _came(conn: AsyncConnection, number: int) -> None:
    """What staff wrote there, and what was brought there of its person; what they pressed holds no word
    of it, and tells who drew it."""
    room = select(conversations.c.id).where(conversations.c.address == f"case-{number}")
    nothing = Forgotten()
    blank = {"event": dump_event(nothing), "kind": kind_of(nothing), "said": ""}
    mine = (inbox.c.conversation_id.in_(room.scalar_subquery()), inbox.c.kind != ButtonPressed.__name__)
    await conn.execute(update(inbox).where(*mine).values(**blank))
