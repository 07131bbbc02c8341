"""What a turn may know. The core reads no clock, no file and no database: whatever it needs is here.

The protocols say what the answers, which the core may not import, have to offer.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from bot.core.case import Case, EntryKind, Gesture
from bot.core.conversation import Address
from bot.core.effects import Text
from bot.core.events import Words
from bot.core.learning import Addition, AskedQuestion
from bot.core.passes import Passes
from bot.core.registration import Initiative, Registration, RegistrationCount, WaitingNote
from bot.core.report import Figures
from bot.policy.ladder import Ladder
from bot.policy.working_time import WorkingTime
from faq.detect.emergency import Alarms
from faq.detect.unkind_words import Coach


class Role(StrEnum):
    AGENT = "agent"
    SUPERVISOR = "supervisor"
    DIRECTOR = "director"
    CONFIDENTIAL = "confidential"


LEADING = frozenset({Role.SUPERVISOR, Role.DIRECTOR, Role.CONFIDENTIAL})
"""Who hears of a cry for help."""


@dataclass(frozen=True, slots=True)
class StaffMember:
    """`private` is the member's own talk with the bot, where one is known."""

    id: str
    name: str
    role: Role
    email: str = ""
    private: Address | None = None


@dataclass(frozen=True, slots=True)
class Invitation:
    """`secret` is what the database knows it by: a hash. `name` may be empty."""

    secret: str
    role: Role
    name: str
    is_valid: bool


@dataclass(frozen=True, slots=True)
class Contact:
    """Who a person is, as far as their channel knows. Loaded only where it may be used."""

    name: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Absence:
    """From `first` to `last`, both held, `deputy` stands in for `member`. Both are staff ids."""

    member: str
    first: date
    last: date
    deputy: str


class Candidate(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def score(self) -> float: ...


class Understanding(Protocol):
    """`decision` is `answer`, `offer` or `hand_over`; candidates come best first."""

    @property
    def decision(self) -> str: ...
    @property
    def candidates(self) -> Sequence[Candidate]: ...


class FaqEntry(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def title(self) -> Mapping[str, str]: ...
    @property
    def answer(self) -> Mapping[str, str]: ...
    @property
    def buttons(self) -> Sequence[str]: ...
    @property
    def initiative(self) -> str: ...


class Answers(Protocol):
    def ask(self, question: str, /) -> Understanding: ...
    def entry(self, id: str, /) -> FaqEntry: ...
    def __contains__(self, id: object, /) -> bool: ...
    def groups(self, questions: Sequence[str], /) -> Sequence[Sequence[int]]:
        """The places of the questions that are alike, together; the largest group first."""
        ...


@dataclass(frozen=True, slots=True)
class Pace:
    """How long people are given. Office-time spans count open hours only."""

    draft_reminder: timedelta = timedelta(hours=20)
    rating_patience: timedelta = timedelta(days=3)
    question_minutes: int = 20
    handover_quiet: timedelta = timedelta(minutes=30)
    follow_up: timedelta = timedelta(minutes=15)
    pending: timedelta = timedelta(hours=24)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SAID_PAGE = 30
"""Messages on a page of what a person wrote."""


def page_of(arg: str) -> int:
    """A page's number, from 1 on; whatever is no number is the first."""
    return max(1, int(arg)) if arg.isascii() and arg.isdecimal() and len(arg) < 6 else 1


def as_arg(at: datetime) -> str:
    """An instant as what a button carries."""
    return str(round((at - _EPOCH) / timedelta(microseconds=1)))


def time_of(arg: str) -> datetime:
    """The instant (UTC) that `as_arg` made an argument of; the epoch for anything else."""
    known = arg.isascii() and arg.isdecimal() and len(arg) < 18
    return _EPOCH + timedelta(microseconds=int(arg) if known else 0)


@dataclass(frozen=True, slots=True)
class Facts:
    """`cases` are the person's own, newest first; in a room, its one case. `now` is UTC.

    `away` are the people (their conversations) of a platform that was silent, who have an open case.

    `actor` is the staff member who wrote or pressed, None for a person and for the machine.
    `missed` counts what did not reach the person while they were away, where somebody asks for it.
    `edited` is what an edited message of a room had been kept as, by its id; `named` are the cases whose
    lines name the file that came or was given up, with the kinds of those lines.
    `figures` are those of the report that was asked for.
    `asked` and `additions` are loaded where staff learn from them, newest first; `staff_said` is what
    staff wrote last to the person of the room.
    `gathered` are the first messages of a burst that is taken together now; `said` is a page of what the
    person of a room's case wrote, oldest first, and one message more where another page follows.
    `absences` are all that are kept; `asked_days` the estimated holidays that staff were asked about.

    `replied` is the case that the message which a person answers was about; 0 for none.
    `registrations` are the person's own, latest first, and `waiting_notes` theirs; at the desk in the
    morning, everybody's. `registered` is loaded where staff may ask for it; `at_door` is
    the one whose genuine pass is being shown, whosever it is.
    `is_flood`: more new cases come from first visitors of the page than people can look at.
    """

    now: datetime
    calendar: WorkingTime
    ladder: Ladder
    answers: Answers
    coach: Coach
    alarms: Alarms
    text: Callable[[Text, str], str]
    fold: Callable[[str], str]
    passes: Passes
    staff_channel: str
    next_case: int
    staff: tuple[StaffMember, ...] = ()
    actor: StaffMember | None = None
    cases: tuple[Case, ...] = ()
    absences: tuple[Absence, ...] = ()
    asked_days: frozenset[date] = frozenset()
    pace: Pace = field(default_factory=Pace)
    goodwill: tuple[Gesture, ...] = ()
    invitation: Invitation | None = None
    contact: Contact | None = None
    edited: frozenset[EntryKind] = frozenset()
    away: tuple[int, ...] = ()
    named: frozenset[tuple[int, EntryKind]] = frozenset()
    figures: Figures | None = None
    next_question: int = 1
    next_addition: int = 1
    asked: tuple[AskedQuestion, ...] = ()
    additions: tuple[Addition, ...] = ()
    staff_said: str = ""
    gathered: tuple[Words, ...] = ()
    said: tuple[Words, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    registrations: tuple[Registration, ...] = ()
    next_registration: int = 1
    waiting_notes: tuple[WaitingNote, ...] = ()
    registered: tuple[RegistrationCount, ...] = ()
    at_door: Registration | None = None
    replied: int = 0
    is_flood: bool = False
    missed: int = 0

    @property
    def today(self) -> date:
        """The day of `now` in the society's zone."""
        return self.calendar.day_of(self.now)

    def initiative(self, id: str) -> Initiative | None:
        return next((each for each in self.initiatives if each.id == id), None)

    def is_waiting(self, initiative: str) -> bool:
        return any(note.initiative == initiative for note in self.waiting_notes)

    def case(self, number: int) -> Case | None:
        return next((case for case in self.cases if case.number == number), None)

    def member(self, id: str) -> StaffMember | None:
        return next((member for member in self.staff if member.id == id), None)

    def with_role(self, role: Role) -> tuple[StaffMember, ...]:
        return tuple(member for member in self.staff if member.role is role)
