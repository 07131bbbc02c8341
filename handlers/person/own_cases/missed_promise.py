"""A promise that was not kept: its person hears it at its time, and which role has the case (C23, C24).

The rules this module guards: an apology comes once for a promise, in office hours, and names nobody;
nobody hears one who was told of a new date, who is waited for, or whose question was answered.
"""

from bot.core.case import Case
from bot.core.conversation import Choice
from bot.core.effects import Text
from bot.core.events import PromiseMissed
from bot.core.topic import Topic, on
from bot.core.turn import Turn


def on_missed(turn: Turn, event: PromiseMissed) -> Turn:
    case = turn.case(event.case)
    if not case or not case.is_open or case.due_at != event.due:
        return turn
    choices = Choice("write-to-case", str(case.number)), Choice("menu")
    return turn.notice(
        _key(case, event), *choices, number=case.number, due=event.due, role=role_text(event.role)
    )


def _key(case: Case, event: PromiseMissed) -> str:
    if case.kind.is_question:
        return "question-missed"
    return "promise-missed-late" if event.late else "promise-missed"


def role_text(role: str) -> Text:
    return Text(f"person-role-{role}")


APOLOGIES = Topic("apologies", entry_points=(on(PromiseMissed, on_missed),))
