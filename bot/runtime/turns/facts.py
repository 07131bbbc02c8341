"""What a turn may know, gathered before it: inside its transaction, and from nowhere but here."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Protocol, assert_never

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.case import Case, EntryKind, Gesture
from bot.core.conversation import Conversation, Party
from bot.core.effects import Text
from bot.core.events import (
    BurstOver,
    ButtonPressed,
    ChannelSilent,
    Event,
    FileCame,
    FileMissed,
    IdentityAsked,
    MemberBriefed,
    MemberTold,
    MessageEdited,
    MessageReceived,
    MorningCame,
    ReportAsked,
)
from bot.core.facts import Answers, Contact, Facts, Invitation, Pace, StaffMember, time_of
from bot.core.learning import AdditionStatus
from bot.core.passes import Passes, token_in
from bot.core.registration import Initiative, Registration, RegistrationCount, WaitingNote
from bot.core.report import Figures
from bot.policy.ladder import Ladder
from bot.policy.working_time import WorkingTime
from bot.runtime.shared.clock import Clock
from bot.runtime.turns import past_words as said
from bot.runtime.turns.calendar import CurrentCalendar
from bot.runtime.turns.taught_answers import Learned
from bot.runtime.turns.triage import Flood
from bot.store.queries import (
    announcements,
    cases,
    contacts,
    learning,
    outbox,
    registrations,
    reports,
    staff,
    telegram,
)
from bot.store.queries.reports import Period
from faq.detect.emergency import Alarms
from faq.detect.unkind_words import Coach


class LoadFacts(Protocol):
    async def __call__(
        self, conn: AsyncConnection, conversation: Conversation, event: Event, /
    ) -> Facts: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsLoader:
    """`working` lays what staff announced over `calendar` and `ladder`, and `learned` brings what they
    taught into `answers`; without them nothing is. `flood` sees when too many new cases come at once."""

    clock: Clock
    calendar: WorkingTime
    ladder: Ladder
    answers: Answers
    coach: Coach
    alarms: Alarms
    text: Callable[[Text, str], str]
    fold: Callable[[str], str]
    passes: Passes
    staff_channel: str
    staff: tuple[StaffMember, ...] = ()
    working: CurrentCalendar | None = None
    learned: Learned | None = None
    pace: Pace = field(default_factory=Pace)
    goodwill: tuple[Gesture, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    flood: Flood | None = None

    async def __call__(self, conn: AsyncConnection, conversation: Conversation, event: Event) -> Facts:
        calendar, ladder, asked = await self._working_time(conn)
        own = await _cases(conn, conversation, event)
        members = await self._staff(conn, conversation, event, own)
        return Facts(
            now=self.clock.now(),
            calendar=calendar,
            ladder=ladder,
            asked_days=asked,
            answers=self.answers,
            coach=self.coach,
            alarms=self.alarms,
            text=self.text,
            fold=self.fold,
            passes=self.passes,
            staff_channel=self.staff_channel,
            next_case=await cases.next_case_number(conn),
            staff=members,
            actor=_actor(event, members),
            cases=own,
            edited=await _edited(conn, conversation, event),
            away=await cases.people_of(conn, event.channel) if isinstance(event, ChannelSilent) else (),
            named=await _named(conn, conversation, event),
            figures=await _figures(conn, event, self.clock.now()),
            absences=await announcements.absent(conn),
            pace=self.pace,
            goodwill=self.goodwill,
            invitation=await _invitation(conn, event, self.clock.now()),
            contact=await _contact(conn, conversation, event),
            gathered=await said.gathered(conn, conversation, event),
            said=await said.said(conn, conversation, event),
            initiatives=self.initiatives,
            registrations=await _registrations(conn, conversation),
            next_registration=await _next_registration(conn, conversation),
            waiting_notes=await _waiting_notes(conn, conversation, event),
            registered=await _registered(conn, conversation, event),
            **await self._learning(conn, conversation, event),
            at_door=await self._at_door(conn, event),
            replied=await _replied(conn, conversation, event),
            missed=await _missed(conn, conversation, event, own),
            is_flood=not own and await self._is_flood(conn, conversation, event),
        )

    async def _is_flood(self, conn: AsyncConnection, conversation: Conversation, event: Event) -> bool:
        """Asked for people's own words and presses alone: nothing else opens a case for them."""
        acts = isinstance(event, MessageReceived | ButtonPressed)
        if self.flood is None or not acts:
            return False
        return await self.flood.holds(conn, conversation, self.clock)

    async def _learning(
        self, conn: AsyncConnection, conversation: Conversation, event: Event
    ) -> dict[str, Any]:
        """For people the number of the next question; for staff what there is to learn from."""
        if self.learned:
            await self.learned.load(conn)
        party = conversation.address.party
        if party is Party.PERSON and isinstance(event, _ANSWERED):
            return {"next_question": await learning.next_question(conn)}
        return await _lessons(conn, conversation, event, self.clock.now()) if party in TAUGHT else {}

    async def _at_door(self, conn: AsyncConnection, event: Event) -> Registration | None:
        """Nothing is looked up for what we never signed."""
        token = token_in(event)
        shown = self.passes.read(token) if token else None
        return await registrations.get(conn, shown.number) if shown else None

    async def _working_time(self, conn: AsyncConnection) -> tuple[WorkingTime, Ladder, frozenset[date]]:
        if self.working is None:
            return self.calendar, self.ladder, frozenset()
        await self.working.load(conn)
        return self.working.calendar, self.working.ladder, self.working.announced.asked

    async def _staff(
        self, conn: AsyncConnection, conversation: Conversation, event: Event, own: tuple[Case, ...]
    ) -> tuple[StaffMember, ...]:
        """Those of config.yaml, then those who joined. People's own turns ask for these only where one
        of them is told something, shows a pass, or has their case."""
        known = {"", *(member.id for member in self.staff)}
        asks = isinstance(event, _OF_A_MEMBER) or bool(token_in(event))
        asks = asks or any(case.assignee not in known for case in own)
        is_own = conversation.address.party is Party.PERSON and not asks
        return self.staff if is_own else self.staff + await staff.working(conn)


_OF_A_MEMBER = (IdentityAsked, MemberTold, MemberBriefed)
"""What is said to a member in their own talk with the bot."""

_ANSWERED = (MessageReceived, MessageEdited, ButtonPressed, BurstOver)
"""What a person may be answered for as a question; a burst is one, too."""

TAUGHT = (Party.ROOM, Party.DESK)
WEEK = timedelta(days=7)


async def _lessons(
    conn: AsyncConnection, conversation: Conversation, event: Event, now: datetime
) -> dict[str, Any]:
    if conversation.address.party is Party.ROOM and not _is_lesson(event):
        return {}
    return {
        "next_addition": await learning.next_addition(conn),
        "asked": await learning.open_questions(conn, now - WEEK),
        "additions": await learning.of_status(conn, AdditionStatus.WAITING),
        "staff_said": await _staff_said(conn, conversation.case),
    }


def _is_lesson(event: Event) -> bool:
    return isinstance(event, ButtonPressed) and event.action.startswith(("learn", "faq"))


async def _staff_said(conn: AsyncConnection, case: int | None) -> str:
    """What staff wrote last to the person of the room."""
    kept = await cases.entries(conn, case) if case else []
    said = (entry.words.text for entry in reversed(kept) if entry.kind is EntryKind.STAFF_WROTE)
    return next((text for text in said if text.strip()), "")


async def _missed(
    conn: AsyncConnection, conversation: Conversation, event: Event, own: tuple[Case, ...]
) -> int:
    """Looked up for whoever is back, and for whoever asks to see it."""
    asks = isinstance(event, ButtonPressed) and event.action == "show-missed"
    is_back = any(case.away_at for case in own)
    if conversation.address.party is not Party.PERSON or not (asks or is_back):
        return 0
    return len(await outbox.missed(conn, conversation.id))


def _actor(event: Event, members: tuple[StaffMember, ...]) -> StaffMember | None:
    by = event.by if isinstance(event, MessageReceived | MessageEdited | ButtonPressed) else ""
    return next((member for member in members if member.id == by), None)


async def _invitation(conn: AsyncConnection, event: Event, now: datetime) -> Invitation | None:
    token = event.arg if isinstance(event, ButtonPressed) and event.action == "start" else ""
    return await staff.invitation(conn, token, now) if token else None


async def _figures(conn: AsyncConnection, event: Event, now: datetime) -> Figures | None:
    if not isinstance(event, ReportAsked):
        return None
    return await reports.figures(conn, Period(event.begins, event.ends, now))


async def _contact(conn: AsyncConnection, conversation: Conversation, event: Event) -> Contact | None:
    """Of a case's person for whoever may ask; of whoever presses start, for their own name."""
    if isinstance(event, IdentityAsked):
        return await contacts.of_case(conn, event.case)
    is_start = isinstance(event, ButtonPressed) and event.action == "start"
    return await contacts.of(conn, conversation.id) if is_start else None


async def _replied(conn: AsyncConnection, conversation: Conversation, event: Event) -> int:
    """Asked only of a message that answers one of ours."""
    is_own = conversation.address.party is Party.PERSON and isinstance(event, MessageReceived)
    answered = event.words.reply_to if is_own and isinstance(event, MessageReceived) else ""
    return await telegram.case_of(conn, conversation.id, answered) if answered else 0


async def _registrations(conn: AsyncConnection, conversation: Conversation) -> tuple[Registration, ...]:
    is_own = conversation.address.party is Party.PERSON
    return await registrations.of_person(conn, conversation.id) if is_own else ()


async def _next_registration(conn: AsyncConnection, conversation: Conversation) -> int:
    """Only people register."""
    is_own = conversation.address.party is Party.PERSON
    return await registrations.next_number(conn) if is_own else registrations.FIRST_NUMBER


async def _waiting_notes(
    conn: AsyncConnection, conversation: Conversation, event: Event
) -> tuple[WaitingNote, ...]:
    """A person's own; everybody's for the desk, which looks in the morning what has opened."""
    if isinstance(event, MorningCame):
        return await registrations.all_notes(conn)
    is_own = conversation.address.party is Party.PERSON
    return await registrations.notes_of(conn, conversation.id) if is_own else ()


async def _registered(
    conn: AsyncConnection, conversation: Conversation, event: Event
) -> tuple[RegistrationCount, ...]:
    """Where staff may ask for it: at the desk, by a word or a button."""
    asks = conversation.address.party is Party.DESK and isinstance(event, ButtonPressed | MessageReceived)
    return await registrations.counts(conn) if asks else ()


async def _cases(conn: AsyncConnection, conversation: Conversation, event: Event) -> tuple[Case, ...]:
    """A person's own, a room's one, at the desk all that are open and the one asked for; newest first."""
    match conversation.address.party:
        case Party.PERSON:
            return await cases.of_person(conn, conversation.id)
        case Party.ROOM:
            case = await cases.get(conn, conversation.case) if conversation.case else None
            return (case,) if case else ()
        case Party.DESK:
            return await _at_desk(conn, event)
        case Party.MAILBOX:
            return ()
        case _:
            assert_never(conversation.address.party)


async def _at_desk(conn: AsyncConnection, event: Event) -> tuple[Case, ...]:
    found = await cases.open_cases(conn)
    if isinstance(event, ButtonPressed) and event.action == "triage-restore":
        return found + await cases.dismissed(conn, time_of(event.arg))
    number = event.arg.partition(".")[0] if isinstance(event, ButtonPressed) else ""
    if not (number.isascii() and number.isdecimal() and len(number) < 10):
        return found
    known = {case.number for case in found}
    asked = await cases.numbered(conn, (int(number),))
    return found + tuple(case for case in asked if case.number not in known)


async def _named(
    conn: AsyncConnection, conversation: Conversation, event: Event
) -> frozenset[tuple[int, EntryKind]]:
    """By the file's place, and one that is given up by its message too: a turn may not have seen it."""
    if not isinstance(event, FileCame | FileMissed):
        return frozenset()
    numbers = [case.number for case in await _cases(conn, conversation, event)]
    found = await cases.naming(conn, numbers, event.awaited)
    by_message = isinstance(event, FileMissed) and event.message
    return found | (
        await cases.naming(conn, numbers, f'"{event.message}"') if by_message else frozenset()
    )


async def _edited(
    conn: AsyncConnection, conversation: Conversation, event: Event
) -> frozenset[EntryKind]:
    """What the room's edited message had been: words to the person, a note, or neither."""
    if not isinstance(event, MessageEdited) or not conversation.case or not event.words.id:
        return frozenset()
    kept = await cases.entries(conn, conversation.case)
    return frozenset(entry.kind for entry in kept if entry.words.id == event.words.id)
