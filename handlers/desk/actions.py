"""`/actions`: what staff promised for a day and have not done, of all cases, the nearest first."""

from bot.core.dated_action import open_ones
from bot.core.effects import Text
from bot.core.topic import Topic
from bot.core.turn import Turn
from handlers.shared.actions import is_past, takes_actions
from handlers.shared.staff_commands import at_press


def on_actions(turn: Turn) -> Turn:
    found = [
        (action, case.number)
        for case in turn.facts.cases
        if takes_actions(case)
        for action in open_ones(case.actions)
        if not action.of
    ]
    found.sort(key=lambda each: each[0].due_at)
    lines = tuple(
        Text(
            "desk-action-late" if is_past(turn, action.due_at) else "desk-action",
            {"number": number, "text": action.what, "due": action.due_at},
        )
        for action, number in found
    )
    return turn.show("desk-actions" if lines else "desk-no-actions", actions=lines)


DESK_ACTIONS = Topic("desk-actions", entry_points=(at_press("actions", on_actions),))
