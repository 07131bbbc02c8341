"""Something that staff promised a person for a day, and confirmed to be promised."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

ACTION = "action:"
"""What the keys of its timers begin with; the number of the case stands behind it."""


class ActionStep(StrEnum):
    """What its clock says next, each told one level higher: the working day before, the day itself, and
    every working morning after it."""

    SOON = "soon"
    TODAY = "today"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class DatedAction:
    """`id` counts the actions of one case. `due_at` (UTC) is the end of the office's day, `by` the staff
    id of whoever confirmed it; `missed_at` is when it was found to be late, and the person was told.
    `inside`: staff wrote it for themselves, and its person neither sees it nor hears of it (C16). `of` is
    the action of its incident's lead that it follows, without a clock of its own; 0 for none."""

    id: int
    what: str
    due_at: datetime
    by: str
    agreed_at: datetime
    done_at: datetime | None = None
    dropped_at: datetime | None = None
    missed_at: datetime | None = None
    inside: bool = False
    of: int = 0

    @property
    def is_open(self) -> bool:
        return self.done_at is None and self.dropped_at is None


def open_ones(actions: Iterable[DatedAction]) -> tuple[DatedAction, ...]:
    """The nearest first."""
    found = (action for action in actions if action.is_open)
    return tuple(sorted(found, key=lambda action: (action.due_at, action.id)))
