"""A case is opened again, in the one way that is open to it (bot/core/appeal.py).

The rule this module guards: every way of opening again goes through `reopen_case`, with a new promise.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.core.appeal import Way, way_of
from bot.core.case import Case, EntryKind, Move
from bot.core.effects import KeepRound
from bot.core.events import CaseOpened, CaseReopened, LastingDue, Words
from bot.core.turn import Turn
from handlers.shared.cases import new_case, open_case, promised, watch

FRESH: Mapping[str, Any] = {
    "told": (),
    "owed": (),
    "repeated_at": None,
    "staff_word_at": None,
    "asked_at": None,
    "waited_seconds": 0,
    "late_reason": "",
    "missed_at": None,
    "answered_at": None,
    "late_told_at": None,
    "settled_at": None,
    "commented": False,
    "sorry_for": None,
    "reminded_at": None,
}


def reopen_case(turn: Turn, case: Case, *, unsolved: bool = False, returned: bool = False) -> Turn:
    """The person's own wish, or their word that it is not solved, in the one way that is open to it
    (`bot/core/appeal.py`); the staff hear of it in the room."""
    match way_of(case, turn.facts.appeal, turn.facts.now):
        case Way.OVER:
            return turn
        case Way.ANEW:
            return _anew(turn, case)
        case Way.AGAIN:
            again = new_round(turn, case)
        case Way.UP:
            again = _one_level_up(turn, case)
    return again.to_room(case.number, CaseReopened(case.number, unsolved, returned))


def _one_level_up(turn: Turn, case: Case) -> Turn:
    """Taken from whoever had it: somebody else looks at it (`handlers/shared/second_look.py`)."""
    appeal = case.appeal.again(case.assignee, case.applied)
    recorded = turn.record(case.number, EntryKind.APPEALED, Words(), detail=str(appeal.level))
    return new_round(recorded, case, appeal=appeal, assignee="", delegation=None)


def _anew(turn: Turn, case: Case) -> Turn:
    """The days for an appeal are over: a case of its own, which begins where that one ended."""
    if following(turn, case):
        return turn
    new = replace(new_case(turn, case.kind, case.words, case.expectation, case.act), follows=case.number)
    return open_case(turn, new).to_room(new.number, CaseOpened(new.number))


def following(turn: Turn, case: Case) -> Case | None:
    """The open case of its person that goes on where this one ended."""
    return next((each for each in turn.cases if each.follows == case.number and each.is_open), None)


def asks_later(turn: Turn, case: Case) -> Turn:
    """Of what is solved now: when its person is asked whether it lasted, once a case, and never after the
    last answer, which nothing opens again."""
    after, calendar = turn.facts.pace.lasting, turn.facts.calendar
    if not after or not case.kind.is_answered_in_full or case.lasting_asked_at or case.appeal.is_last:
        return turn
    at, event = calendar.starts(turn.facts.now + after), LastingDue(case.number, case.rounds)
    return turn.set_timer(lasting_timer(case), at, case.person, event)


def lasting_timer(case: Case) -> str:
    return f"case:{case.number}:lasting"


def new_round(turn: Turn, case: Case, **changes: Any) -> Turn:
    """A new round with a new promise; the earlier rounds stay in the history."""
    again = (
        turn.cancel_timers(lasting_timer(case))
        .do(KeepRound(case))
        .move(
            case,
            Move.REOPEN,
            rounds=case.rounds + 1,
            opened_at=turn.facts.now,
            starts_at=turn.facts.calendar.starts(turn.facts.now),
            due_at=promised(turn, case.kind),
            quality=None,
            solved=None,
            chosen="",
            **{**FRESH, **changes},
        )
    )
    reopened = again.case(case.number) or case
    return watch(again, reopened)
