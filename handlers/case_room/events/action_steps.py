"""The clock of what was promised for a day: told to one more of the staff at each step, in office hours.

The rules this module guards: it goes on when the case is closed, and ends when the action is done or
dropped, or the case is given up; its person hears once that it is late, and every working morning the
director hears it until it is done.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.core.case import Case, EntryKind
from bot.core.conversation import Choice
from bot.core.dated_action import ActionStep, DatedAction
from bot.core.effects import Text
from bot.core.events import ActionDue, ActionMissed, MemberTold, Notice, Words
from bot.core.facts import StaffMember
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from handlers.shared.actions import TELL, changed, is_past, takes_actions, timer, watched
from handlers.shared.case_summary import current
from handlers.shared.escalation_steps import in_office_hours
from handlers.shared.incident_actions import passed_on
from handlers.shared.official_mail import letter
from handlers.shared.on_duty import members_of


def on_due(turn: Turn, event: ActionDue) -> Turn:
    case = current(turn)
    found = (each for each in case.actions if each.id == event.action) if case else ()
    action = next((each for each in found if each.is_open), None)
    if not case or not action or not takes_actions(case):
        return turn
    if not in_office_hours(turn):
        opening = turn.facts.calendar.next_opening(turn.facts.now)
        return turn.set_timer(timer(case, action), opening, turn.conversation.address, event)
    return watched(_told(turn, case, action, _now(turn, action, event)), case, action)


def _now(turn: Turn, action: DatedAction, event: ActionDue) -> ActionStep:
    """What is so by now, whatever was planned: the machine may have been off meanwhile."""
    if is_past(turn, action.due_at):
        return ActionStep.LATE
    calendar = turn.facts.calendar
    is_today = calendar.day_of(action.due_at) == turn.facts.today
    return ActionStep.TODAY if is_today else event.step


def _told(turn: Turn, case: Case, action: DatedAction, step: ActionStep) -> Turn:
    tell = TELL[step]
    members = members_of(turn, case, tell)
    names = tuple(member.name for member in members)
    about: dict[str, Any] = {"number": case.number, "text": action.what, "due": action.due_at}
    notices = (Notice(case.number, f"action:{action.id}:{step}", tell),)
    state = Text(f"action-is-{step}")
    choices = Choice("action-done", str(action.id)), Choice("action-cancel", str(action.id))
    shown = turn.show("room-action-told", *choices, names=names, state=state, notices=notices, **about)
    told: dict[str, Any] = {"text": action.what, "by": action.due_at, "state": state}
    written = letter(shown, case, members, "letter-action", notices, **told)
    heard = _privately(written, members, notices[0], step, action.due_at)
    return _missed(heard, case, action) if step is ActionStep.LATE else heard


def _privately(
    turn: Turn, members: tuple[StaffMember, ...], notice: Notice, step: ActionStep, due: datetime
) -> Turn:
    """As the ladder does: in their own talk as well, where they have one."""
    for member in members:
        if member.private:
            turn = turn.post(member.private, MemberTold(notice, member.id, f"member-action-{step}", due))
    return turn


def _missed(turn: Turn, case: Case, action: DatedAction) -> Turn:
    if action.missed_at:
        return turn
    late = changed(turn, case, replace(action, missed_at=turn.facts.now))
    noted = late.record(case.number, EntryKind.ACTION_MISSED, Words(action.what))
    if action.inside:
        return noted
    noted = passed_on(noted, noted.case(case.number) or case)
    role = next((member.role for member in members_of(turn, case, TELL[ActionStep.LATE])), "director")
    return noted.post(case.person, ActionMissed(case.number, action.id, role))


ROOM_ACTIONS = Topic("room-actions", entry_points=(on(ActionDue, on_due),))
