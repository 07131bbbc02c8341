"""What was promised for a day and is late, or done after all: told to whoever waits for it.

The rules this module guards: it is told once, in office hours, with what was promised and for when; and
nobody hears of what was done or dropped meanwhile.
"""

from bot.core.conversation import Choice
from bot.core.dated_action import DatedAction
from bot.core.events import ActionDone, ActionMissed
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from handlers.person.own_cases.missed_promise import role_text


def on_missed(turn: Turn, event: ActionMissed) -> Turn:
    action = _named(turn, event.case, event.action)
    if not action or not action.is_open:
        return turn
    shown = {"number": event.case, "text": action.what, "due": action.due_at}
    choices = Choice("my-cases"), Choice("menu")
    return turn.notice("action-missed", *choices, role=role_text(event.role), **shown)


def on_done(turn: Turn, event: ActionDone) -> Turn:
    action = _named(turn, event.case, event.action)
    if not action or not action.done_at:
        return turn
    return turn.notice("action-done-after-all", number=event.case, text=action.what)


def _named(turn: Turn, number: int, id: int) -> DatedAction | None:
    case = turn.case(number)
    return next((each for each in case.actions if each.id == id), None) if case else None


ACTIONS_TOLD = Topic("actions-told", entry_points=(on(ActionMissed, on_missed), on(ActionDone, on_done)))
