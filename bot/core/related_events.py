"""What rooms and people hear of cases that belong together (`bot/core/related.py`). Past tense."""

from dataclasses import dataclass

# From room to room -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CaseLinked:
    """Staff linked `other` with `case`, or took the link away (`on` is false)."""

    case: int
    other: int
    on: bool = True


@dataclass(frozen=True, slots=True)
class CaseJoined:
    """`other` ended and goes on in `case`."""

    case: int
    other: int


@dataclass(frozen=True, slots=True)
class CaseNotJoined:
    """To the room of the case that was to go into `into`: that is over meanwhile."""

    case: int
    into: int


@dataclass(frozen=True, slots=True)
class CaseParted:
    """`other` goes on by itself again, and no more in `case`."""

    case: int
    other: int


@dataclass(frozen=True, slots=True)
class IncidentJoined:
    """To the room of the lead: `other` belongs to its incident, or no more (`on` is false)."""

    case: int
    other: int
    on: bool = True
    name: str = ""


@dataclass(frozen=True, slots=True)
class IncidentFound:
    """To the room of a case that a colleague counted to the incident of `lead`."""

    case: int
    lead: int


@dataclass(frozen=True, slots=True)
class IncidentOver:
    """To the room of a case: the incident of `lead` takes no more cases."""

    case: int
    lead: int


@dataclass(frozen=True, slots=True)
class IncidentHanded:
    """To the room of a case: the incident of `lead` goes on without that one, and this case leads it from
    now on. `others` belong to it, too."""

    case: int
    lead: int
    others: tuple[int, ...] = ()
    name: str = ""
    notice: str = ""
    noticed_by: str = ""


@dataclass(frozen=True, slots=True)
class IncidentLed:
    """To the room of a case: `lead` leads its incident from now on, and no more `was`."""

    case: int
    lead: int
    was: int


@dataclass(frozen=True, slots=True)
class IncidentAnswered:
    """To the room of a case: the lead of its incident was resolved, with one answer to all of them.
    `text` is what staff wrote for the others; empty: they are answered as the lead is. `corrects`:
    whoever had that answer has it as it reads now. `answers`: so has whoever waits for one."""

    case: int
    lead: int
    by: str
    text: str = ""
    corrects: bool = False
    answers: bool = True


@dataclass(frozen=True, slots=True)
class IncidentActed:
    """To the room of a case: what was promised for a day in the answer to its whole incident was agreed,
    done or dropped, or is late."""

    case: int
    lead: int


@dataclass(frozen=True, slots=True)
class NoticeStands:
    """To the room of the lead: what people hear of its incident has stood for days. Staff are asked
    whether it still does; `is_end`: nobody has said so."""

    case: int
    is_end: bool = False


@dataclass(frozen=True, slots=True)
class CaseDrawnAlong:
    """To the room of a case that had been merged: few read the one that it went into from now on."""

    case: int


# To the person -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CasesMerged:
    """Their case `merged` goes on in `case`."""

    case: int
    merged: int


@dataclass(frozen=True, slots=True)
class CaseSplit:
    """Of their case a part is a case of its own, with the number `other`; `again`: it was before, and
    had been merged."""

    case: int
    other: int
    again: bool = False
