"""Somebody whose platform takes nothing for them: a person who left, or a member of staff who has opened
no talk with the bot.

The rules this module guards: whoever works on a person's cases hears of it where they work (the room says
it once a day); of what was about one case its own room hears, whatever the reason; what was for a member
alone is said there to have missed them, never what it was, and its notices climb.
"""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.case import Status
from bot.core.conversation import Party, desk, room_of
from bot.core.disclosure import Disclosure
from bot.core.events import (
    DisclosureAdded,
    DisclosureAnswered,
    DisclosureMissed,
    DisclosureTold,
    DisclosureUnanswered,
    Event,
    IdentityAsked,
    MemberBriefed,
    MemberTold,
    MemberUnreachable,
    NoticeUndelivered,
    PersonUnreachable,
)
from bot.core.following import FOLLOWING_NAMES
from bot.runtime.delivery.channel import Deleted, Unreachable
from bot.store.codec import load_event
from bot.store.queries import cases, contacts, disclosures, following, inbox, outbox
from bot.store.queries.outbox import OutboxRow

_PLAIN = (Unreachable.__name__, Deleted.__name__)
"""The reasons that say no more than their kind."""


async def told_of_member(
    conn: AsyncConnection,
    staff_channel: str,
    row: OutboxRow,
    now: datetime,
    *,
    is_gone: bool,
) -> bool:
    """Whether `row`, given up because its reader is gone, was for a member alone: the rooms of its cases
    are told."""
    kept = await outbox.cause(conn, row.id) if is_gone else None
    cause = load_event(kept) if kept else None
    missed = _missed(cause)
    if missed:
        room = room_of(missed.case, staff_channel)
        await inbox.tell(conn, room, f"no-talk-{row.id}", missed, now)
    elif not isinstance(cause, MemberBriefed) or not row.message.notices:
        return False
    for number, notice in enumerate(row.message.notices):
        room = room_of(notice.case, staff_channel)
        climbs = NoticeUndelivered(notice.case, notice.step, notice.tell)
        await inbox.tell(conn, room, f"unheard-{row.id}:{number}", climbs, now)
    return True


def _missed(cause: Event | None) -> MemberUnreachable | None:
    match cause:
        case IdentityAsked(case, member):
            return MemberUnreachable(case, member)
        case MemberTold(notice, member):
            return MemberUnreachable(notice.case, member)
        case _:
            return None


async def told_privately(
    conn: AsyncConnection,
    staff_channel: str,
    row: OutboxRow,
    now: datetime,
) -> bool:
    """Whether `row`, given up for any reason, was between a person and the reader of what they confided:
    then its clock at the desk knows, or whoever wrote the answer is told, and nobody else."""
    kept = await outbox.cause(conn, row.id)
    cause = load_event(kept) if kept else None
    if not isinstance(cause, DisclosureTold | DisclosureAdded | DisclosureAnswered):
        return False
    found = await disclosures.get(conn, cause.disclosure)
    if not found:
        return False
    name = f"private-{row.id}"
    if not isinstance(cause, DisclosureAnswered):
        missed = DisclosureMissed(cause.disclosure, cause.member)
        await inbox.tell(conn, desk(staff_channel), name, missed, now)
        return True
    return await _told_writer(conn, found, cause, name, now)


async def _told_writer(
    conn: AsyncConnection,
    found: Disclosure,
    cause: DisclosureAnswered,
    name: str,
    now: datetime,
) -> bool:
    """Where they wrote it: the row of their words is the cause of the event."""
    line = found.lines[cause.line] if cause.line < len(found.lines) else None
    if line is None or line.private is None:
        return False
    event = DisclosureUnanswered(found.number, line.by)
    await inbox.tell(conn, line.private, name, event, now)
    return True


async def told_elsewhere(conn: AsyncConnection, rows: list[OutboxRow], now: datetime) -> list[OutboxRow]:
    """Of `rows`, whose reader is gone, what is not told at another address of their person instead: what
    followed them here follows them there, once for all that one event had said."""
    gone = [row for row in rows if row.address.party is Party.PERSON]
    for whose in dict.fromkeys(row.conversation_id for row in gone):
        await contacts.lose(conn, whose, now)
    moved = [row for row in gone if await _moved(conn, row, now)]
    return [row for row in rows if row not in moved]


async def _moved(conn: AsyncConnection, row: OutboxRow, now: datetime) -> bool:
    cause = await outbox.cause_of(conn, row.id)
    follows = cause is not None and cause[1] in FOLLOWING_NAMES
    if not cause or not follows or not await following.reaches(conn, row.conversation_id):
        return False
    await outbox.move(conn, row.id)
    await following.post(
        conn, row.conversation_id, inbox.INTERNAL, f"elsewhere-{cause[0]}", cause[2], now
    )
    return True


async def told_in_rooms(
    conn: AsyncConnection,
    staff_channel: str,
    row: OutboxRow,
    reason: str,
    now: datetime,
) -> bool:
    """Whether `row`, given up for `reason`, was a gone person's with open cases, whom nothing reaches at
    another address either: their rooms are told."""
    if row.address.party is not Party.PERSON:
        return False
    if await following.reaches(conn, row.conversation_id):
        return False
    own = await cases.of_person(conn, *await contacts.own_of(conn, row.conversation_id))
    open_ones = [case.number for case in own if case.is_open or case.status is Status.RESOLVED]
    why = "" if reason in _PLAIN else reason
    for number in open_ones:
        name = f"{reason}-{number}-{row.id}".lower()
        event = PersonUnreachable(number, reason == Deleted.__name__, why)
        await inbox.tell(conn, room_of(number, staff_channel), name, event, now)
    return bool(open_ones)


async def case_of(conn: AsyncConnection, row: OutboxRow) -> int | None:
    """The case that the message was about: its own, or that of the event that caused it."""
    if row.message.case is not None:
        return row.message.case
    kept = await outbox.cause(conn, row.id)
    case = getattr(load_event(kept), "case", None) if kept else None
    return case if isinstance(case, int) else None
