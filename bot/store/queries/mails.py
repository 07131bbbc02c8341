"""The mails of people: which thread an answer goes to, and whose a mail of ours was.

The rules this module guards: a mail is known by its own id, which its sender's program made or ours; and
what is answered is the latest mail of the same case, in the same conversation.
"""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.case import Case
from bot.core.conversation import Party
from bot.core.events import Mail, MessageReceived
from bot.core.messages import Message
from bot.store.codec import load, load_event
from bot.store.queries import cases
from bot.store.queries.outbox import WITH_ADDRESS, OutboxRow, row_of
from bot.store.schema import conversations, inbox, outbox


@dataclass(frozen=True, slots=True)
class Answered:
    """A mail that somebody wrote: its Message-ID, empty where it has none, and what it has beside."""

    id: str
    mail: Mail


@dataclass(frozen=True, slots=True)
class Thread:
    """What a mail to somebody answers, if anything, and the case that it is about (0: none)."""

    answered: Answered | None = None
    case: int = 0
    is_reply: bool = False
    """It answers that very mail, and at once."""


@dataclass(frozen=True, slots=True)
class SentMail:
    """A mail of ours, whether it was sent, and the case that it is about (0: none)."""

    row: OutboxRow
    status: str
    case: int


async def thread_of(conn: AsyncConnection, delivery: int) -> Thread:
    """Of a row of the outbox to somebody who writes by mail."""
    query = select(outbox.c.conversation_id, outbox.c.message, inbox.c.event)
    query = query.outerjoin(inbox, outbox.c.inbox_id == inbox.c.id).where(outbox.c.id == delivery)
    row = (await conn.execute(query)).one_or_none()
    if row is None:
        return Thread()
    event = load_event(row.event) if row.event else None
    number = _case_of(load(row.message, Message)) or getattr(event, "case", 0) or 0
    if isinstance(event, MessageReceived) and event.mail:
        return Thread(Answered(event.words.id, event.mail), number, is_reply=True)
    case = await cases.get(conn, number) if number else None
    return Thread(await _latest(conn, row.conversation_id, case), number)


async def _latest(conn: AsyncConnection, conversation_id: int, case: Case | None) -> Answered | None:
    """The latest mail from there; of the case, where one of its words came by mail."""
    mine = select(inbox.c.event).where(
        inbox.c.conversation_id == conversation_id,
        inbox.c.kind == MessageReceived.__name__,
        inbox.c.message.is_not(None),
    )
    ids = [words.id for words in case.words if words.id] if case else []
    of_case = mine.where(inbox.c.message.in_(ids))
    for query in (of_case, mine) if ids else (mine,):
        kept = (await conn.execute(query.order_by(inbox.c.id.desc()).limit(1))).scalar_one_or_none()
        event = load_event(kept) if kept else None
        if isinstance(event, MessageReceived) and event.mail:
            return Answered(event.words.id, event.mail)
    return None


async def sent(conn: AsyncConnection, delivery: int) -> SentMail | None:
    """The mail of ours of this number; None: there is none, or it went another way."""
    mine = (outbox.c.id == delivery, conversations.c.channel == "email")
    query = WITH_ADDRESS.add_columns(outbox.c.status).where(*mine)
    row = (await conn.execute(query)).mappings().one_or_none()
    if row is None:
        return None
    found = row_of(row)
    return SentMail(found, row["status"], _case_of(found.message))


async def is_mailbox(conn: AsyncConnection, address: str) -> bool:
    """Whether official mail goes there."""
    query = select(conversations.c.id).where(
        conversations.c.channel == "email",
        conversations.c.address == address,
        conversations.c.party == Party.MAILBOX,
    )
    return (await conn.execute(query)).scalar_one_or_none() is not None


def _case_of(message: Message) -> int:
    """Its own, or the number that its text names."""
    named = "".join(each for each in message.args.get("number", "") if each.isdecimal())
    return message.case or (int(named) if 0 < len(named) < 12 else 0)
