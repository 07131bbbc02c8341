"""Taking a case. The rule this module guards: what a colleague has, or was asked to do by the supervisor,
is taken over only by a second press that says so (C17)."""

from typing import Any

from bot.core.case import Case, Move
from bot.core.conversation import Choice
from bot.core.events import CaseTaken
from bot.core.staff_text.buttons import LEADERS
from bot.core.turn import Turn
from handlers.case_room.writing.card import show_card
from handlers.case_room.writing.reply import delegation_timer, not_possible, the_case
from handlers.shared.case_summary import name_of
from handlers.shared.on_duty import stand_in


def on_take(turn: Turn) -> Turn:
    case = the_case(turn)
    if case.can(Move.TAKE) and case.assignee != turn.by and _is_another_s(turn, case):
        return _ask(turn, case)
    return _taken(turn)


def on_take_anyway(turn: Turn) -> Turn:
    """Only from whom it was asked about: meanwhile it may be with somebody else."""
    case = the_case(turn)
    return _taken(turn) if turn.arg == case.assignee else on_take(turn)


def _is_another_s(turn: Turn, case: Case) -> bool:
    """Not where they are gone or stood in for by this member; and leaders take back what they gave."""
    holder, actor = stand_in(turn, case.assignee), turn.facts.actor
    if not turn.facts.member(case.assignee) or not holder or not actor or holder.id == turn.by:
        return False
    if case.delegation:
        return case.delegation.by != turn.by
    return actor.role not in LEADERS


def _ask(turn: Turn, case: Case) -> Turn:
    values: dict[str, Any] = {"name": name_of(turn, case.assignee)}
    key, given = "room-take-from-colleague", case.delegation
    if given:
        key = "room-take-from-delegate"
        values |= {"by": name_of(turn, given.by), "until": given.until}
    return turn.show(key, Choice("take-anyway", case.assignee), **values)


def _taken(turn: Turn) -> Turn:
    case = the_case(turn)
    if not case.can(Move.TAKE):
        return not_possible(turn)
    if case.assignee == turn.by:
        return turn.show("room-already-yours")
    over = turn.cancel_timers(delegation_timer(case)) if case.delegation else turn
    taken = over.move(case, Move.TAKE, assignee=turn.by, delegation=None)
    told = taken.post(case.person, CaseTaken(case.number)) if not case.assignee else taken
    return show_card(told.show("room-taken", name=name_of(turn, turn.by)))
