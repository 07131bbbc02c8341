"""What becomes of a case that its person wants opened again: the one table of it.

The rule this module guards: a complaint or a delay goes one level up each time, is never opened again
after its last answer, and becomes a new case once the days for an appeal are over. Nothing is a dead end.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.core.case import Case, Kind, Move
from bot.core.society import Appeal

APPEALED = frozenset({Kind.COMPLAINT, Kind.DELAY})
"""What has levels; anything else is simply opened again."""


class Way(StrEnum):
    """`AGAIN`: opened again where it was. `UP`: looked at by somebody else. `ANEW`: a new case, which
    says what it follows. `OVER`: the last answer was given; a new complaint is still open to them."""

    AGAIN = "again"
    UP = "up"
    ANEW = "anew"
    OVER = "over"


def way_of(case: Case, appeal: Appeal, now: datetime) -> Way:
    """Of a case that its person may open again (`Move.REOPEN`)."""
    if case.kind not in APPEALED:
        return Way.AGAIN
    if case.appeal.is_last:
        return Way.OVER
    return Way.ANEW if _is_too_late(case, appeal, now) else Way.UP


def _is_too_late(case: Case, appeal: Appeal, now: datetime) -> bool:
    """Never while the person's own word on the answer is still awaited; whoever is asked weeks later
    whether it lasted has as many days from then on."""
    if case.settled_at is None or case.can(Move.CLOSE):
        return False
    asked = max(case.settled_at, case.lasting_asked_at or case.settled_at)
    return now > asked + timedelta(days=appeal.days)


def is_over(case: Case) -> bool:
    """Whether the last answer was given, so that nothing offers to open it again."""
    return case.kind in APPEALED and case.appeal.is_last and not case.is_open


def handled(case: Case, move: Move, by: str) -> Case:
    """Whoever has a case, and whoever answers it, has handled it from now on."""
    if move not in (Move.TAKE, Move.DELEGATE, Move.OFFER, Move.RESOLVE):
        return case
    answers = by if move in (Move.OFFER, Move.RESOLVE) else ""
    appeal = case.appeal.handled_by(case.assignee, answers)
    return case if appeal is case.appeal else replace(case, appeal=appeal)
