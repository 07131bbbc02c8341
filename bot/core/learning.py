"""What people asked and nobody could answer, and what the staff made of it.

The rule this module guards: a kept question names nobody; it is words and a time. Only approved additions
are ever answered with.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Reason(StrEnum):
    """Why a question is kept: no answer fitted; some were offered and none chosen; the answer was not
    what was meant; it went to a person."""

    UNANSWERED = "unanswered"
    OFFERED = "offered"
    CORRECTED = "corrected"
    HANDED_OVER = "handed_over"


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """`at` is UTC. Whose it was is not kept."""

    id: int
    text: str
    language: str
    reason: Reason
    at: datetime


class AdditionKind(StrEnum):
    """More ways to ask for an entry that there is, an entry of its own, or messages that do an act."""

    WAYS = "ways"
    ENTRY = "entry"
    ACT = "act"


class AdditionStatus(StrEnum):
    WAITING = "waiting"
    APPROVED = "approved"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Addition:
    """What the staff taught. `entry` is the id of the entry, or an act; `ways` are messages that ask for
    the one or do the other. `answer` is by
    language, Arabic at least, empty for mere ways. `by` and `decided_by` are staff ids; times are UTC."""

    id: int
    kind: AdditionKind
    entry: str
    ways: tuple[str, ...]
    by: str
    at: datetime
    status: AdditionStatus
    answer: Mapping[str, str] = field(default_factory=dict)
    decided_by: str = ""
    decided_at: datetime | None = None
