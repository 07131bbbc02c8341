"""A case leaves all others: few read it from now on, or it is over.

The rule this module guards: no room names a case that few read, and nothing of it stays where it was once
merged from.
"""

from collections.abc import Mapping
from typing import Any

from bot.core.case import Case
from bot.core.events import CaseDrawnAlong, CaseLinked, IncidentJoined
from bot.core.turn import Turn
from handlers.case_room.related.succession import handed_on

ALONE: Mapping[str, Any] = {"linked": (), "absorbed": (), "incident": 0, "joined": ()}
"""What it keeps of them."""


def left(turn: Turn, case: Case) -> Turn:
    """The rooms of the others hear that it is gone, without why."""
    for number in case.linked:
        turn = turn.to_room(number, CaseLinked(number, case.number, on=False))
    turn = handed_on(turn, case)
    for number in case.absorbed:
        turn = turn.to_room(number, CaseDrawnAlong(number))
    lead = case.incident
    if lead in (0, case.number):
        return turn
    return turn.to_room(lead, IncidentJoined(lead, case.number, on=False))
