"""Cases that wait to be looked at (docs/decisions/60): which they are, and how one comes back."""

from collections.abc import Iterable
from datetime import timedelta

from bot.core.case import Case, Move, Triage
from bot.core.turn import Turn
from handlers.shared.cases import promised, watch

UNDO = timedelta(minutes=15)  # a dismissal is told to the people after it


def waiting(cases: Iterable[Case]) -> tuple[Case, ...]:
    """Those that wait to be looked at: whom their person asked for again first, then by number."""
    held = (case for case in cases if case.triage and case.is_open)
    return tuple(sorted(held, key=lambda case: (case.triage is not Triage.INSISTED, case.number)))


def dismissal_timer(case: Case) -> str:
    return f"case:{case.number}:dismissed"


def taken_up(turn: Turn, case: Case, triage: Triage) -> Turn:
    """With its promise; one that has passed meanwhile is made anew (C24)."""
    ahead = case.due_at if case.due_at > turn.facts.now else promised(turn, case.kind)
    cancelled = turn.cancel_timers(dismissal_timer(case))
    moved = cancelled.move(case, Move.RESTORE, settled_at=None, triage=triage, due_at=ahead)
    return watch(moved, moved.case(case.number) or case)
