"""What a turn may know. The core reads no clock, no file and no database: whatever it needs is here.

The protocols say what the rooms that core may not import have to offer.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from bot.core.case import Case
from bot.core.effects import Text


class Role(StrEnum):
    AGENT = "agent"
    SUPERVISOR = "supervisor"
    DIRECTOR = "director"
    CONFIDENTIAL = "confidential"


@dataclass(frozen=True, slots=True)
class StaffMember:
    id: str
    name: str
    role: Role
    email: str = ""


class WorkingTime(Protocol):
    """The society's calendar. Instants are aware; every answer is in UTC."""

    def starts(self, received: datetime, /) -> datetime: ...
    def due(self, received: datetime, /, days: int = 3) -> datetime: ...
    def is_open(self, at: datetime, /) -> bool: ...
    def next_opening(self, at: datetime, /) -> datetime: ...
    def add_office_time(self, at: datetime, span: timedelta, /) -> datetime: ...


class LadderStep(Protocol):
    """One notice on the way to the deadline. `tell` is `assignee`, `supervisor` or `director`."""

    @property
    def name(self) -> str: ...
    @property
    def at(self) -> datetime: ...
    @property
    def tell(self) -> str: ...


class Ladder(Protocol):
    def steps(self, kind: str, opened: datetime, due: datetime, /) -> Sequence[LadderStep]: ...


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


class Hint(Protocol):
    """Words of a reply that hurt (C23), and by language what could be said instead."""

    @property
    def words(self) -> str: ...
    @property
    def kinder(self) -> Mapping[str, str]: ...


class Coach(Protocol):
    def hints(self, reply: str, /) -> Sequence[Hint]: ...


@dataclass(frozen=True, slots=True)
class Pace:
    """How long people are given. Office-time spans count open hours only."""

    draft_reminder: timedelta = timedelta(hours=20)
    rating_patience: timedelta = timedelta(days=3)
    question_minutes: int = 20


@dataclass(frozen=True, slots=True)
class Facts:
    """`cases` are the person's own, newest first; in a room, its one case. `now` is UTC.

    `actor` is the staff member who wrote or pressed, None for a person and for the machine.
    """

    now: datetime
    calendar: WorkingTime
    ladder: Ladder
    answers: Answers
    coach: Coach
    text: Callable[[Text, str], str]
    fold: Callable[[str], str]
    staff_channel: str
    next_case: int
    staff: tuple[StaffMember, ...] = ()
    actor: StaffMember | None = None
    cases: tuple[Case, ...] = ()
    pace: Pace = field(default_factory=Pace)

    def case(self, number: int) -> Case | None:
        return next((case for case in self.cases if case.number == number), None)

    def member(self, id: str) -> StaffMember | None:
        return next((member for member in self.staff if member.id == id), None)

    def with_role(self, role: Role) -> tuple[StaffMember, ...]:
        return tuple(member for member in self.staff if member.role is role)
