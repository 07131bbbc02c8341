"""The room of a case that waits to be looked at (docs/decisions/60).

The rule this module guards: it makes no topic and no mail of its own until staff open it.
"""

from dataclasses import replace

from bot.core.case import Case, EntryKind, Move, Triage
from bot.core.conversation import desk
from bot.core.effects import SaveCase, SendReply
from bot.core.events import (
    ButtonPressed,
    CaseOpened,
    CaseRestored,
    HelpCried,
    MessageReceived,
    PersonReminded,
    PersonWrote,
    TriageWaits,
    Words,
)
from bot.core.turn import Step, Turn
from handlers.case_room.person_events import told_of_opening
from handlers.shared.case_summary import current
from handlers.shared.permissions import may
from handlers.shared.triage import taken_up


def gate(turn: Turn, walk: Step) -> Turn:
    """A room of which staff have seen nothing stays silent until one of them opens it."""
    case = current(turn)
    if case and case.can(Move.RESTORE) and isinstance(turn.event, PersonWrote | PersonReminded):
        return _written_for(turn, case)
    if not case or not case.triage or not case.is_open:
        return walk(turn)
    if isinstance(turn.event, CaseOpened):
        return _listed(turn, case.number, again=case.triage is Triage.INSISTED)
    if isinstance(turn.event, HelpCried) or _is_staff(turn):
        return walk(_opened(turn, case))
    silent = walk(turn)
    told = tuple(effect for effect in silent.effects if not isinstance(effect, SendReply))
    return replace(silent, effects=told)


def _written_for(turn: Turn, case: Case) -> Turn:
    """Whoever writes of it still needs it: it is on the list again, and they hear so."""
    again = taken_up(turn, case, Triage.WAITING)
    return _listed(again, case.number, again=True).post(case.person, CaseRestored(case.number))


def _listed(turn: Turn, number: int, *, again: bool) -> Turn:
    return turn.post(desk(turn.facts.staff_channel), TriageWaits(number, again))


def _is_staff(turn: Turn) -> bool:
    return isinstance(turn.event, ButtonPressed | MessageReceived) and may(turn.facts.actor, "card")


def _opened(turn: Turn, case: Case) -> Turn:
    """From now on it is a case like any other, and told by its own official mail (C15)."""
    seen = replace(case, triage=None)
    opened = turn.do(SaveCase(seen)).record(case.number, EntryKind.OPENED, Words(), detail="triage")
    return told_of_opening(opened, seen)
