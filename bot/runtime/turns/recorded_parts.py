"""What a turn may know of what staff recorded for somebody (`Facts.recorded`)."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.case import Case
from bot.core.conversation import Conversation, IntakeDraft
from bot.core.events import (
    ButtonPressed,
    CaseRecorded,
    Event,
    IntakeConfirmed,
    MessageReceived,
    NoticeWithdrawn,
    NumberCorrected,
)
from bot.core.intake import ADD, CONFIRM, MINE, NOT_MINE, TOPIC, IntakeKnown, slip_in
from bot.core.reply_window import reply_window
from bot.store.queries import cases, recorded
from faq.text.normalise import fold

NOTHING = IntakeKnown()


async def known(
    conn: AsyncConnection, conversation: Conversation, event: Event, now: datetime
) -> IntakeKnown:
    """Nothing is looked up for an event that is about none."""
    if isinstance(event, IntakeConfirmed):
        return _at(NOTHING, await recorded.at_phone(conn, event.phone), now)
    if isinstance(event, NumberCorrected):
        return await _corrected(conn, conversation, event, now)
    draft = conversation.taking_in
    if draft and says(conversation, event, CONFIRM, "summary"):
        return alike(draft, await recorded.lately(conn, draft.phone, now))
    if draft and says(conversation, event, ADD, "twin"):
        return IntakeKnown(await cases.get(conn, draft.twin))
    number = number_in(event)
    case = await cases.get(conn, number) if number else None
    return IntakeKnown(case, await _is_asked(conn, conversation, case)) if case else NOTHING


def says(here: Conversation, event: Event, action: str, state: str) -> bool:
    """Whether it may be that press of the form: in its state words can say it, too."""
    if isinstance(event, ButtonPressed):
        return event.action == action
    return isinstance(event, MessageReceived) and (here.topic, here.state) == (TOPIC, state)


async def _corrected(
    conn: AsyncConnection, conversation: Conversation, event: NumberCorrected, now: datetime
) -> IntakeKnown:
    """Whose the new telephone is, and whose the one of before."""
    phone = await recorded.phone_of(conn, conversation.id)
    before = await recorded.at_phone(conn, phone)
    known = IntakeKnown(await cases.get(conn, event.case), phone=phone, before=before.id if before else 0)
    return _at(known, await recorded.at_phone(conn, event.phone), now)


def _at(known: IntakeKnown, found: recorded.There | None, now: datetime) -> IntakeKnown:
    if found is None:
        return known
    waits = not reply_window(found.free_until, now).is_free
    return replace(known, at=found.id, address=found.address, waits=waits)


def number_in(event: Event) -> int:
    """Of the case that the event is about; 0 for none."""
    if isinstance(event, CaseRecorded | NoticeWithdrawn):
        return event.case
    pressed = event.arg if isinstance(event, ButtonPressed) and event.action in (MINE, NOT_MINE) else ""
    is_number = pressed.isascii() and pressed.isdecimal() and len(pressed) < 10
    return int(pressed) if is_number else slip_in(event)[0]


async def _is_asked(conn: AsyncConnection, here: Conversation, case: Case) -> bool:
    """Whether the telephone that was given for the case is the one of whoever talks here."""
    phone = await recorded.phone_of(conn, case.person)
    found = await recorded.at_phone(conn, phone)
    return found is not None and found.id in here.own


def alike(draft: IntakeDraft, lately: tuple[Case, ...]) -> IntakeKnown:
    """What was recorded in the same words, or else by a colleague for the same telephone: one call that
    was told to two. What few read from now on is told to nobody by its number."""
    if same := twin_of(draft, lately):
        return IntakeKnown(twin=same)
    near = next((case for case in lately if _is_near(draft, case)), None)
    return IntakeKnown(twin=near.number, near_at=near.opened_at) if near else NOTHING


def _is_near(draft: IntakeDraft, case: Case) -> bool:
    is_same = bool(draft.phone) and case.kind == draft.kind and case.is_open
    return is_same and case.taken_in_by != draft.by


def twin_of(draft: IntakeDraft, lately: tuple[Case, ...]) -> int:
    """The one with the same words; 0 for none."""
    said = _said(draft.words)
    return next((case.number for case in lately if said and _said(case.words) == said), 0)


def _said(words: tuple[object, ...]) -> str:
    return fold(" ".join(getattr(each, "text", "") for each in words))
