"""A promise that was not kept, in the room of its case: whether its person hears an apology (C23, C24).

The rules this module guards: an apology comes once for a promise, in office hours, and names nobody;
nobody hears one who was told of a new date, who is waited for, or whose question was answered.
"""

from dataclasses import replace

from bot.core.case import Case
from bot.core.effects import SaveCase, Text
from bot.core.events import PromiseMissed, PromisePassed
from bot.core.facts import Role
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from handlers.shared.case_summary import current
from handlers.shared.cases import promise_timer, watch_promise
from handlers.shared.escalation_steps import LATE, in_office_hours
from handlers.shared.on_duty import members_of


def on_passed(turn: Turn, event: PromisePassed) -> Turn:
    case, now = current(turn), turn.facts.now
    if not case or not _owed(case, event):
        return turn
    if now < case.due_at:  # the clock was set back meanwhile
        return watch_promise(turn, case)
    if not in_office_hours(turn):
        opening, room = turn.facts.calendar.next_opening(now), turn.conversation.address
        return turn.set_timer(promise_timer(case), opening, room, event)
    missed = replace(case, sorry_for=case.due_at, missed_at=case.missed_at or case.due_at)
    role = _role(turn, case)
    told = PromiseMissed(case.number, case.due_at, role, late=now - event.at >= LATE)
    shown = turn.do(SaveCase(missed)).show("room-apologised", role=Text(f"person-role-{role}"))
    return shown.post(case.person, told)


def _owed(case: Case, event: PromisePassed) -> bool:
    """Nothing is told while it waits for the person, or of a promise that is another by now."""
    answered = case.kind.is_question and case.answered_at is not None
    told = event.due != case.due_at or case.sorry_for == case.due_at
    return case.is_open and not (answered or told or case.asked_at)


def _role(turn: Turn, case: Case) -> str:
    """Of whoever has it, or stands in; what nobody has taken is the supervisors'."""
    members = members_of(turn, case, "assignee")
    return (members[0].role if members else Role.SUPERVISOR).value


ROOM_APOLOGIES = Topic("room-apologies", entry_points=(on(PromisePassed, on_passed),))
