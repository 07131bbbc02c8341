"""What a society settles for itself: who works there, how long it waits for people, and what it may offer
them. The settings make these, so nothing here needs more of the core."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from bot.core.address import Address


class Role(StrEnum):
    AGENT = "agent"
    SUPERVISOR = "supervisor"
    DIRECTOR = "director"
    CONFIDENTIAL = "confidential"


LEADING = frozenset({Role.SUPERVISOR, Role.DIRECTOR, Role.CONFIDENTIAL})
"""Who hears of a cry for help."""


@dataclass(frozen=True, slots=True)
class StaffMember:
    """`private` is the member's own talk with the bot, where one is known. `calls_women`: she calls women
    who would rather talk than write of what they confide."""

    id: str
    name: str
    role: Role
    email: str = ""
    private: Address | None = None
    calls_women: bool = False


@dataclass(frozen=True, slots=True)
class Pace:
    """How long people are given. Office-time spans count open hours only. `story` is how long a line that
    tells something waits for the next one; with none, each is answered for itself.
    `lasting` is when somebody is asked whether what was put right has lasted; with none, nobody is."""

    draft_reminder: timedelta = timedelta(hours=20)
    rating_patience: timedelta = timedelta(days=3)
    question_minutes: int = 20
    handover_quiet: timedelta = timedelta(minutes=30)
    follow_up: timedelta = timedelta(minutes=15)
    pending: timedelta = timedelta(hours=24)
    story: timedelta = timedelta(0)
    lasting: timedelta = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class Gesture:
    """What the society gives besides the solution (C26), in each language. Kept as it was given."""

    id: str
    name: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Outside:
    """Where people can turn outside of the society. `name` is in each language; `address` is a telephone,
    a web address or a place, as it is written."""

    name: Mapping[str, str]
    address: str


@dataclass(frozen=True, slots=True)
class Appeal:
    """For so many `days` after the answer a person can have their case looked at by somebody else. Who is
    not content with that either is given the addresses `outside`."""

    days: int = 30
    outside: tuple[Outside, ...] = ()
