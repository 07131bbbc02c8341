"""What was promised for a day in one answer to a whole incident: agreed, and watched, in the lead alone.

The rules this module guards: staff are asked once and reminded once; and each person sees it in their own
case, and hears once that it is late.
"""

from dataclasses import replace

from bot.core.case import Case
from bot.core.dated_action import ActionStep, DatedAction
from bot.core.effects import SaveCase
from bot.core.events import ActionDone, ActionMissed, IncidentActed
from bot.core.turn import Turn
from handlers.shared.actions import TELL, watched
from handlers.shared.on_duty import members_of

TELL_LATE = TELL[ActionStep.LATE]


def passed_on(turn: Turn, lead: Case) -> Turn:
    """To the rooms of the others, whatever became of it."""
    for number in lead.joined if lead.incident == lead.number else ():
        turn = turn.to_room(number, IncidentActed(number, lead.number))
    return turn


def followed(turn: Turn, case: Case, lead: Case) -> Turn:
    """The actions of the lead that were said to people, in a case that was answered with it."""
    for action in lead.actions:
        known = next((each for each in case.actions if each.of == action.id), None)
        if not action.inside and not action.of and (known or action.is_open):
            turn = _follows(turn, turn.case(case.number) or case, action, known)
    return turn


def _follows(turn: Turn, case: Case, action: DatedAction, known: DatedAction | None) -> Turn:
    id = known.id if known else max((each.id for each in case.actions), default=0) + 1
    now = replace(action, id=id, of=action.id)
    if now == known:
        return turn
    others = tuple(each for each in case.actions if each.id != id)
    kept = turn.do(SaveCase(replace(case, actions=(*others, now))))
    return _told(kept, case, known, now)


def _told(turn: Turn, case: Case, before: DatedAction | None, now: DatedAction) -> Turn:
    if before is None:
        return turn
    if now.missed_at and not before.missed_at:
        role = next((member.role for member in members_of(turn, case, TELL_LATE)), TELL_LATE)
        return turn.post(case.person, ActionMissed(case.number, now.id, role))
    is_done = now.done_at and not before.done_at
    return turn.post(case.person, ActionDone(case.number, now.id)) if is_done and now.missed_at else turn


def on_its_own(turn: Turn, case: Case | None) -> Turn:
    """What leaves its incident, or has another lead, is watched by itself from now on."""
    followed = [each for each in case.actions if each.of and each.is_open] if case else []
    if not case or not followed:
        return turn
    own = tuple(replace(each, of=0) if each in followed else each for each in case.actions)
    turn = turn.do(SaveCase(replace(case, actions=own)))
    for action in followed:
        turn = watched(turn, case, replace(action, of=0))
    return turn
