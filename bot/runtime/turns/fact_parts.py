"""The parts of the facts: one small loader for each. Which event loads which is in `facts_by_event.py`.

The rule this module guards: a loader asks the database nothing where its event cannot need the answer.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar, assert_never

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.case import Case, EntryKind
from bot.core.conversation import Conversation, Party
from bot.core.disclosure import Disclosure
from bot.core.events import (
    ButtonPressed,
    ChannelSilent,
    Event,
    FileCame,
    FileMissed,
    MessageEdited,
    MessageReceived,
    MorningCame,
)
from bot.core.facts import Answers, Facts, Invitation, Part, StaffMember
from bot.core.learning import AdditionStatus, AskedQuestion
from bot.core.message_costs import Budget
from bot.core.passes import Passes
from bot.core.places import StaffPlace
from bot.core.receipts import Receipts
from bot.core.thanks import Thanks
from bot.runtime.turns import (
    confided_parts,
    desk_parts,
    past_words,
    place_parts,
    registration_parts,
    window_parts,
)
from bot.runtime.turns.about_data import ABOUT_DATA
from bot.runtime.turns.figures import figures
from bot.runtime.turns.linking import LINKING
from bot.runtime.turns.related_parts import RELATED
from bot.runtime.turns.taught_answers import Learned
from bot.runtime.turns.triage import Flood
from bot.store.queries import (
    announcements,
    cases,
    disclosures,
    learning,
    outbox_again,
    registrations,
    staff,
    telegram,
    thanks,
)

T = TypeVar("T")
WEEK, MONTH = timedelta(days=7), timedelta(days=31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loading:
    """What is loaded for one turn. `of` loads a part once, also where another part is made of it."""

    conn: AsyncConnection
    conversation: Conversation
    event: Event
    now: datetime
    passes: Passes
    receipts: Receipts
    members: tuple[StaffMember, ...]
    flood: Flood | None
    answers: Answers
    learned: Learned | None
    budget: Budget = field(default_factory=Budget)
    _loaded: dict[Part[Any], Any] = field(default_factory=dict)
    _room: list[tuple[Case, datetime | None]] | None = None

    @property
    def party(self) -> Party:
        return self.conversation.address.party

    def pressed(self, action: str) -> str | None:
        """The argument of this press; None for any other event."""
        event = self.event
        return event.arg if isinstance(event, ButtonPressed) and event.action == action else None

    async def of(self, part: Part[T]) -> T:
        if part not in self._loaded:
            self._loaded[part] = await LOADERS[part](self)
        loaded: T = self._loaded[part]
        return loaded

    async def room(self) -> list[tuple[Case, datetime | None]]:
        """The case of the room, with until when its person may be answered freely: one statement."""
        if self._room is None:
            number = self.conversation.case
            found = await cases.in_room(self.conn, number) if number else None
            object.__setattr__(self, "_room", [found] if found else [])
        return self._room or []


# Cases ------------------------------------------------------------------------------------------------


async def _cases(loading: Loading) -> tuple[Case, ...]:
    """A person's own, a room's one, at the desk all that are open and the one asked for; newest first."""
    conversation = loading.conversation
    match loading.party:
        case Party.PERSON:
            return await cases.of_person(loading.conn, *conversation.own)
        case Party.ROOM:
            return tuple(case for case, _ in await loading.room())
        case Party.DESK:
            return await desk_parts.at_desk(loading.conn, loading.event)
        case Party.MAILBOX | Party.LETTERBOX:
            return ()
        case _:
            assert_never(loading.party)


async def _can_reply_freely_until(loading: Loading) -> datetime | None:
    """Read along with what is loaded anyway."""
    if loading.party is Party.PERSON:
        return loading.conversation.free_until
    return next((until for _, until in await loading.room()), None)


async def _named(loading: Loading) -> frozenset[tuple[int, EntryKind]]:
    """By the file's place, and one that is given up by its message too: a turn may not have seen it."""
    event = loading.event
    if not isinstance(event, FileCame | FileMissed):
        return frozenset()
    numbers = [case.number for case in await loading.of(Facts.cases)]
    found = await cases.naming(loading.conn, numbers, event.awaited)
    by_message = isinstance(event, FileMissed) and event.message
    return found | (
        await cases.naming(loading.conn, numbers, f'"{event.message}"') if by_message else frozenset()
    )


async def _edited(loading: Loading) -> frozenset[EntryKind]:
    """What the room's edited message had been: words to the person, a note, or neither."""
    event, case = loading.event, loading.conversation.case
    if not isinstance(event, MessageEdited) or not case or not event.words.id:
        return frozenset()
    kept = await cases.entries(loading.conn, case)
    return frozenset(entry.kind for entry in kept if entry.words.id == event.words.id)


async def _away(loading: Loading) -> tuple[int, ...]:
    event = loading.event
    return await cases.people_of(loading.conn, event.channel) if isinstance(event, ChannelSilent) else ()


async def _is_flood(loading: Loading) -> bool:
    """Only of whoever has no case yet."""
    own = await loading.of(Facts.cases)
    if loading.flood is None or own:
        return False
    return await loading.flood.holds(loading.conn, loading.conversation, loading.now)


# Staff ------------------------------------------------------------------------------------------------


async def _staff(loading: Loading) -> tuple[StaffMember, ...]:
    """Those of config.yaml, then those who joined: any message may have to be for one of them alone."""
    members = await place_parts.with_accounts(loading.conn, loading.members)
    return members + await staff.working(loading.conn)


async def _places(loading: Loading) -> tuple[StaffPlace, ...]:
    return await place_parts.shown(loading.conn, loading.event)


async def _invitation(loading: Loading) -> Invitation | None:
    token = loading.pressed("start")
    return await staff.invitation(loading.conn, token, loading.now) if token else None


# People -----------------------------------------------------------------------------------------------


async def _replied(loading: Loading) -> int:
    """Asked only of a message that answers one of ours."""
    event = loading.event
    answered = event.words.reply_to if isinstance(event, MessageReceived) else ""
    return await telegram.case_of(loading.conn, loading.conversation.id, answered) if answered else 0


async def _missed(loading: Loading) -> int:
    """Looked up for whoever is back, and for whoever asks to see it."""
    asks = loading.pressed("show-missed") is not None
    is_back = any(case.away_at for case in await loading.of(Facts.cases))
    own = loading.conversation.own
    return len(await outbox_again.missed(loading.conn, *own)) if asks or is_back else 0


# Learning ---------------------------------------------------------------------------------------------


async def _answers(loading: Loading) -> Answers:
    if loading.learned:
        await loading.learned.load(loading.conn)
    return loading.answers


async def _next_addition(loading: Loading) -> int:
    return await learning.next_addition(loading.conn) if _teaches(loading) else 1


async def _asked(loading: Loading) -> tuple[AskedQuestion, ...]:
    if not _teaches(loading):
        return ()
    return await learning.open_questions(loading.conn, loading.now - WEEK)


async def _staff_said(loading: Loading) -> str:
    """What staff wrote last to the person of the room."""
    case = loading.conversation.case
    kept = await cases.entries(loading.conn, case) if case and _teaches(loading) else []
    said = (entry.words.text for entry in reversed(kept) if entry.kind is EntryKind.STAFF_WROTE)
    return next((text for text in said if text.strip()), "")


def _teaches(loading: Loading) -> bool:
    """In a room a press teaches, at the desk words do, too."""
    event = loading.event
    is_lesson = isinstance(event, ButtonPressed) and event.action.startswith(("learn", "faq"))
    return is_lesson or loading.party is Party.DESK


# What is confided (`confided_parts.py`), and what people thank for ------------------------------------


async def _opened(loading: Loading) -> Disclosure | None:
    everybody: tuple[datetime, ...] = await loading.of(Facts.guesses)
    typed = (loading.conversation, loading.event, loading.receipts)
    return await confided_parts.opened(loading.conn, *typed, everybody, loading.now)


async def _thanks(loading: Loading) -> tuple[Thanks, ...]:
    """In the morning, and for whoever asks for them."""
    if isinstance(loading.event, MorningCame):
        return await thanks.untold(loading.conn)
    if loading.pressed("thanks-said") is None:
        return ()
    return await thanks.since(loading.conn, loading.now - MONTH)


LOADERS: Mapping[Part[Any], Callable[[Loading], Awaitable[Any]]] = {
    Facts.cases: _cases,
    **RELATED,
    Facts.disclosure: lambda of: confided_parts.told(of.conn, of.conversation, of.event),
    Facts.opened: _opened,
    Facts.guesses: lambda of: confided_parts.guesses(of.conn, of.event, of.now),
    Facts.is_forgotten: lambda of: confided_parts.is_forgotten(of.conn, of.conversation, of.event),
    Facts.confided: lambda of: confided_parts.open_ones(of.conn, of.event),
    Facts.next_disclosure: lambda of: disclosures.next_number(of.conn),
    Facts.named: _named,
    Facts.edited: _edited,
    Facts.drawn_from: lambda of: confided_parts.drawn_from(of.conn, of.conversation, of.event),
    Facts.away: _away,
    Facts.is_flood: _is_flood,
    Facts.figures: lambda of: figures(of.conn, of.event, of.now, of.budget),
    Facts.staff: _staff,
    Facts.absences: lambda of: announcements.absent(of.conn),
    Facts.invitation: _invitation,
    Facts.places: _places,
    Facts.profile: lambda of: confided_parts.profile(of.conn, of.conversation, of.event),
    **ABOUT_DATA,
    **LINKING,
    Facts.replied: _replied,
    Facts.thanks: _thanks,
    Facts.can_reply_freely_until: _can_reply_freely_until,
    Facts.released: lambda of: window_parts.released(of.conn, of.conversation, of.event),
    Facts.missed: _missed,
    Facts.gathered: lambda of: past_words.gathered(of.conn, of.conversation, of.event),
    Facts.history: lambda of: confided_parts.history(of.conn, of.conversation, of.event),
    Facts.said: lambda of: past_words.said(of.conn, of.conversation, of.event),
    Facts.answers: _answers,
    Facts.next_question: lambda of: learning.next_question(of.conn),
    Facts.next_addition: _next_addition,
    Facts.asked: _asked,
    Facts.additions: lambda of: learning.of_status(of.conn, AdditionStatus.WAITING),
    Facts.staff_said: _staff_said,
    Facts.registrations: lambda of: registrations.of_person(of.conn, *of.conversation.own),
    Facts.next_registration: lambda of: registrations.next_number(of.conn),
    Facts.waiting_notes: lambda of: registration_parts.waiting_notes(of.conn, of.conversation, of.event),
    Facts.registered: lambda of: registrations.counts(of.conn),
    Facts.at_door: lambda of: registration_parts.at_door(of.conn, of.event, of.passes),
}
