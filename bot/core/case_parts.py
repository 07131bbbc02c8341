"""What a case holds beside its own words and times."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Triage(StrEnum):
    """A new case that waits among many for staff to look at it: none of its room is made until then.
    `INSISTED` is one that its person asked for again after it had been dismissed."""

    WAITING = "waiting"
    INSISTED = "insisted"


class Quality(StrEnum):
    """Perception against expectation (C2). No other scale replaces it."""

    BELOW = "below"
    AS = "as"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Delegation:
    """Who was asked to act, for what, and until when (C17). `until` is UTC."""

    to: str
    by: str
    task: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Cry:
    """A cry for help that no member of staff has answered: since when, when they last cried, and when the
    leaders were last told (UTC)."""

    since: datetime
    last: datetime
    told_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ToAll:
    """Of a case that leads an incident: the others were answered as well. `message` is the id of what
    staff wrote for them; empty: they were sent the lead's own answer."""

    message: str = ""
