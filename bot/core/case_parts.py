"""What stands in a case: to whom it was given, who cries for help in it, and how it came in."""

from dataclasses import dataclass
from datetime import datetime


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
