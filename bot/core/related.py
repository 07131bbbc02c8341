"""Cases that belong together: linked, merged, split, and many alike as one incident (docs/decisions/110).

The rule this module guards: a case says which others it belongs to, by their numbers; what is known of
another case is read with the event that names it, and its own turn alone changes it.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.case import Case, Triage
from bot.core.events import (
    ButtonPressed,
    CaseJoined,
    CaseLinked,
    CaseParted,
    Event,
    IncidentActed,
    IncidentAnswered,
    IncidentJoined,
    Words,
)

LINK, UNLINK, MERGE, MERGE_SURE, UNMERGE = "link-case", "unlink-case", "merge", "merge-sure", "unmerge"
SPLIT, SPLIT_DONE = "split", "split-done"
INCIDENT, SAME_INCIDENT = "incident", "same-incident"
NAMING = (LINK, UNLINK, MERGE, MERGE_SURE, INCIDENT, SAME_INCIDENT)
"""The presses behind which another case is named by its number."""

GOING_BACK = (UNMERGE, SPLIT)
"""Those that lead a merged case out of the one that it went into."""


@dataclass(frozen=True, slots=True)
class Incident:
    """Many cases alike. `lead` is the number of the case that is answered for all of them, `name` what
    staff call it, and `notice` what people hear before they tell the next complaint; empty: nothing."""

    lead: int
    name: str
    opened_at: datetime
    notice: str = ""
    noticed_by: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """Of an open case what a new one is compared with, by the names of `Case`."""

    number: int
    person: int
    initiative: str = ""
    words: tuple[Words, ...] = ()
    incident: int = 0
    triage: Triage | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """What the turn of a room knows of others. `other` is the case that its event names, `same_person`
    whether it is of whoever the room's case is of, `incident` what the room's case belongs to, or else
    what the other one leads, and `recent` what the open cases of its kind of the last days tell, for a
    case that was just opened."""

    other: Case | None = None
    same_person: bool = False
    incident: Incident | None = None
    recent: tuple[Compared, ...] = ()


ALIKE_FOR = timedelta(days=2)
"""So long after one complaint another one is looked at for being about the same."""


@dataclass(frozen=True, slots=True)
class SaveIncident:
    """Insert or replace the incident of its lead."""

    incident: Incident


_NUMBER = re.compile(r"\d{1,9}")


def number_in(text: str) -> int:
    """The first number; 0 for none."""
    found = _NUMBER.search(text)
    return int(found[0]) if found else 0


def led_by(other: Case | None) -> int:
    """The incident that a case leads which is named; 0 for none."""
    return other.number if other and other.incident == other.number else 0


def leads_out(event: Event) -> bool:
    """Of a merged case: then the one that goes on is read, be there others between."""
    return isinstance(event, ButtonPressed) and event.action in GOING_BACK


def named_case(event: Event, case: Case | None) -> int:
    """Which other case the turn of this event in a room reads; 0 for none. `case` is the room's own."""
    match event:
        case ButtonPressed(action=action) if action in GOING_BACK:
            return case.merged_into if case else 0
        case ButtonPressed(action=action, arg=arg) if action in NAMING:
            return number_in(arg)
        case CaseLinked(other=other) | CaseJoined(other=other) | CaseParted(other=other):
            return other
        case IncidentJoined(other=other):
            return other
        case IncidentAnswered(lead=lead) | IncidentActed(lead=lead):
            return lead
        case _:
            return 0
