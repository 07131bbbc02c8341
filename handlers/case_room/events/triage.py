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
from bot.core.turn import Turn
from handlers.case_room.events.person_events import told_of_opening
from handlers.shared.case_summary import current
from handlers.shared.permissions import may
from handlers.shared.triage import taken_up


def on_triage(turn: Turn) -> Turn | None:
    """A gate: a room of which staff have seen nothing stays silent until one of them opens it."""
    case = current(turn)
    if case and case.can(Move.RESTORE) and isinstance(turn.event, PersonWrote | PersonReminded):
        return _written_for(turn, case)
    if not case or not _is_unseen(case):
        return None
    if isinstance(turn.event, CaseOpened):
        return _listed(turn, case.number, again=case.triage is Triage.INSISTED)
    return _opened(turn, case).let_through() if _opens(turn) else None


def silent(before: Turn, after: Turn) -> Turn:
    case = current(before)
    if not case or not _is_unseen(case) or _opens(before):
        return after
    return replace(after, effects=tuple(e for e in after.effects if not isinstance(e, SendReply)))


def _is_unseen(case: Case) -> bool:
    return case.triage is not None and case.is_open


def _written_for(turn: Turn, case: Case) -> Turn:
    """Whoever writes of it still needs it: it is on the list again, and they hear so."""
    again = taken_up(turn, case, Triage.WAITING)
    return _listed(again, case.number, again=True).post(case.person, CaseRestored(case.number))


def _listed(turn: Turn, number: int, *, again: bool) -> Turn:
    return turn.post(desk(turn.facts.staff_channel), TriageWaits(number, again))


def _opens(turn: Turn) -> bool:
    """A cry for help, or somebody who works here."""
    acted = isinstance(turn.event, ButtonPressed | MessageReceived)
    return isinstance(turn.event, HelpCried) or (acted and may(turn.facts.actor, "card"))


def _opened(turn: Turn, case: Case) -> Turn:
    """From now on it is a case like any other, and told by its own official mail (C15)."""
    seen = replace(case, triage=None)
    opened = turn.do(SaveCase(seen)).record(case.number, EntryKind.OPENED, Words(), detail="triage")
    return told_of_opening(opened, seen)
