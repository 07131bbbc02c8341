"""What a turn may know. The core reads no clock, no file and no database: whatever it needs is here.

The rule this module guards: what an event does not load is not seen as an empty value; reading it raises.

The protocols say what the answers, which the core may not import, have to offer.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, Generic, Protocol, TypeVar, overload

from bot.core.audit import AuditEntry
from bot.core.case import Case, Entry, EntryKind
from bot.core.disclosure import Disclosure
from bot.core.effects import Text
from bot.core.events import Words
from bot.core.intake import IntakeKnown
from bot.core.learning import Addition, AskedQuestion
from bot.core.link_words import LinkWords
from bot.core.linking import Earlier, LinkOffer
from bot.core.passes import Passes
from bot.core.places import StaffPlace
from bot.core.privacy import Consent, Privacy, Request
from bot.core.receipts import Receipts
from bot.core.registration import Initiative, Registration, RegistrationCount, WaitingNote
from bot.core.related import Incident, Related
from bot.core.report import Figures
from bot.core.society import LEADING as LEADING
from bot.core.society import Appeal as Appeal
from bot.core.society import Gesture as Gesture
from bot.core.society import Pace as Pace
from bot.core.society import Role as Role
from bot.core.society import StaffMember as StaffMember
from bot.core.sorting import Sorting
from bot.core.thanks import Thanks
from bot.policy.ladder import Ladder
from bot.policy.working_time import WorkingTime
from faq.acts.heard import Heard
from faq.detect.emergency import Alarms
from faq.detect.unkind_words import Coach


@dataclass(frozen=True, slots=True)
class Invitation:
    """`secret` is what the database knows it by: a hash. `name` may be empty."""

    secret: str
    role: Role
    name: str
    is_valid: bool
    member: str = ""
    """Of config.yaml, as whom it admits; empty: as somebody new."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a channel tells of who is at an address of it. Loaded only where it may be used."""

    name: str = ""
    phone: str = ""
    taken: bool = False
    """The telephone is another person's now."""
    hides_number: bool = False
    """Their platform lets them write without showing a telephone, and they do."""
    opted_out: bool = False
    """They want nothing that they did not ask for: it is the same at all their addresses."""


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
    def hear(self, text: str, /) -> Heard:
        """What somebody does with this message."""
        ...

    def entry(self, id: str, /) -> FaqEntry: ...
    def __contains__(self, id: object, /) -> bool: ...
    def groups(self, questions: Sequence[str], /) -> Sequence[Sequence[int]]:
        """The places of the questions that are alike, together; the largest group first."""
        ...


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


class PartNotLoaded(Exception):
    """A step reads a part of the facts that its event does not load. Where the step is right, give the
    event that part in `bot/runtime/turns/facts_by_event.py`."""

    def __init__(self, event: str, part: str) -> None:
        super().__init__(f"{event} does not load {part}: see bot/runtime/turns/facts_by_event.py")
        self.event, self.part = event, part


T = TypeVar("T")


class Part(Generic[T]):
    """A part of the facts that is loaded for the events that need it, and for no other."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name

    @overload
    def __get__(self, facts: None, owner: type, /) -> "Part[T]": ...
    @overload
    def __get__(self, facts: "Facts", owner: type, /) -> T: ...
    def __get__(self, facts: "Facts | None", owner: type, /) -> "Part[T] | T":
        """Raises PartNotLoaded."""
        if facts is None:
            return self
        if self not in facts.parts:
            raise PartNotLoaded(facts.event, self.name)
        loaded: T = facts.parts[self]
        return loaded


@dataclass(frozen=True, slots=True)
class Facts:
    """What stands for every event, and of the parts those that this event loads. `now` is UTC.

    `actor` is the staff member who wrote or pressed, None for a person and for the machine.
    `asked_days` are the estimated holidays that staff were asked about. `event` names the event.
    """

    now: datetime
    calendar: WorkingTime
    ladder: Ladder
    coach: Coach
    alarms: Alarms
    text: Callable[[Text, str], str]
    fold: Callable[[str], str]
    passes: Passes
    staff_channel: str
    parts: Mapping[Part[Any], Any]
    event: str = ""
    actor: StaffMember | None = None
    asked_days: frozenset[date] = frozenset()
    pace: Pace = field(default_factory=Pace)
    fresh_digits: Callable[[int], str] = "0".zfill
    """So many digits that nobody can guess."""
    asks_number: bool = False
    """Whoever has opened a case here may leave a number to be found again by."""
    goodwill: tuple[Gesture, ...] = ()
    sorting: Sorting = field(default_factory=Sorting)
    appeal: Appeal = field(default_factory=Appeal)
    initiatives: tuple[Initiative, ...] = ()
    receipts: Receipts = field(default_factory=lambda: Receipts(b"", str))
    privacy: Privacy = field(default_factory=Privacy)
    link_words: LinkWords = field(default_factory=LinkWords)

    answers = Part[Answers]()
    """With what staff taught lately."""
    next_case = Part[int]()
    staff = Part[tuple[StaffMember, ...]]()
    """Those of config.yaml, then those who joined."""
    cases = Part[tuple[Case, ...]]()
    """The person's own, newest first; in a room, its one case; at the desk, those that are open."""
    absences = Part[tuple[Absence, ...]]()
    """All that are kept."""
    offer = Part[LinkOffer | None]()
    """What the code opens that was written, or whose question is answered; None: none may be tried."""
    code_tries = Part[tuple[datetime, ...]]()
    """When anybody wrote wrong codes lately (UTC, oldest first); empty where none was written now."""
    earlier = Part[Earlier | None]()
    """What a number proves that was written where the telephone had another owner; None: nothing."""
    recorded = Part[IntakeKnown]()
    """Of what staff recorded for somebody."""
    invitation = Part[Invitation | None]()
    places = Part[tuple[StaffPlace, ...]]()
    """Of the members of config.yaml on the messenger; empty where the event cannot be about one."""
    profile = Part[Profile | None]()
    profiles = Part[tuple[Profile, ...]]()
    """Of the person of a case, one for each of their addresses of which anything is known."""
    drawn_from = Part[tuple[Entry, ...]]()
    """The lines of a room's case, where its words go elsewhere."""
    edited = Part[frozenset[EntryKind]]()
    """What an edited message of a room had been kept as, by its id."""
    away = Part[tuple[int, ...]]()
    """The people (their conversations) of a platform that was silent, who have an open case."""
    related = Part[Related]()
    known_problems = Part[tuple[Incident, ...]]()
    """What people hear of before they tell a complaint."""
    named = Part[frozenset[tuple[int, EntryKind]]]()
    """The cases whose lines name the file that came or was given up, with the kinds of those lines."""
    figures = Part[Figures | None]()
    """Those of the report that was asked for."""
    next_question = Part[int]()
    next_addition = Part[int]()
    asked = Part[tuple[AskedQuestion, ...]]()
    """What staff may learn from, newest first."""
    additions = Part[tuple[Addition, ...]]()
    """What waits for a decision, newest first."""
    staff_said = Part[str]()
    """What staff wrote last to the person of the room."""
    gathered = Part[tuple[Words, ...]]()
    """The first messages of a burst that is taken together now."""
    said = Part[tuple[Words, ...]]()
    """A page of what the person of a room's case wrote, oldest first, and one message more where another
    page follows."""
    history = Part[tuple[AuditEntry, ...]]()
    """What the audit trail says of the room's case, oldest first."""
    registrations = Part[tuple[Registration, ...]]()
    """The person's own, latest first."""
    next_registration = Part[int]()
    waiting_notes = Part[tuple[WaitingNote, ...]]()
    """The person's own; at the desk in the morning, everybody's."""
    registered = Part[tuple[RegistrationCount, ...]]()
    at_door = Part[Registration | None]()
    """The one whose genuine pass is being shown, whosever it is."""
    disclosure = Part[Disclosure | None]()
    """What this event is about of what is confided, whosever it is; of a person's words, their own."""
    next_disclosure = Part[int]()
    opened = Part[Disclosure | None]()
    """The one that the receipt opens which was just typed; None where it may not be tried yet."""
    guesses = Part[tuple[datetime, ...]]()
    """When receipts were guessed wrong lately (UTC, oldest first). Loaded where one is typed."""
    is_forgotten = Part[bool]()
    """Of an edited message: whether it is kept nowhere, for it was told without a name."""
    confided = Part[tuple[Disclosure, ...]]()
    """All that is open, for a member who asks what is theirs to read."""
    thanks = Part[tuple[Thanks, ...]]()
    """At the desk, newest first: in the morning those that stood in no list yet; for whoever asks, those
    of the last month."""
    replied = Part[int]()
    """The case that the message which a person answers was about; 0 for none."""
    is_flood = Part[bool]()
    """More new cases come from first visitors of the page than people can look at."""
    consents = Part[tuple[Consent, ...]]()
    requests = Part[tuple[Request, ...]]()
    """About people's data: for a person who asks, their own, the latest first; for staff, those that are
    open and the one that this turn names."""
    next_request = Part[int]()
    can_reply_freely_until = Part[datetime | None]()
    """To the person of the talk or of the room's case: when that ends, or ended (UTC); None: never
    (`bot/core/reply_window.py`)."""
    released = Part[int]()
    """How much that was held goes out because of what was pressed just now."""
    missed = Part[int]()
    """How much did not reach the person while they were away."""

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
