"""A changed promise is told to its person (rule 6 of C24).

The rule this module guards: a promise that was made to a person only ever changes in a message to them.
"""

from bot.core.conversation import Choice
from bot.core.events import (
    PromiseMoved,
)
from bot.core.topic import Topic, on
from bot.core.turn import Turn


def on_person_changed(turn: Turn, event: PromiseMoved) -> Turn:
    case = turn.case(event.case)
    if not case or not case.is_open:
        return turn
    earlier = case.due_at < event.before
    key = "promise-moved-earlier" if earlier else "promise-moved-later"
    return turn.notice(
        key, Choice("write-to-case", str(case.number)), number=case.number, due=case.due_at
    )


PERSON_PROMISES = Topic("person-promises", entry_points=(on(PromiseMoved, on_person_changed),))
