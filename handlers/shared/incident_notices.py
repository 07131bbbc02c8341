"""When staff are asked whether what people hear of a known problem still stands (docs/decisions/110).

The rule this module guards: whatever is told to people has a day on which somebody is asked about it.
"""

from datetime import datetime

from bot.core.conversation import room_of
from bot.core.events import NoticeStands
from bot.core.related import Incident
from bot.core.turn import Turn
from handlers.shared.case_summary import current

ASKED_AFTER, ENDS_AFTER = 5, 1
"""Working days: until staff are asked, and from then on until it is taken down."""


def timer(lead: int) -> str:
    return f"notice:{lead}:stands"


def noticing(turn: Turn) -> Incident | None:
    """What people hear, in the room of the case that leads it and is worked on."""
    case, incident = current(turn), turn.facts.related.incident
    is_told = case is not None and case.is_open and incident is not None and bool(incident.notice)
    return incident if is_told and incident and case and incident.lead == case.number else None


def asked_at(turn: Turn) -> datetime:
    return turn.facts.calendar.due(turn.facts.now, ASKED_AFTER)


def asked_later(turn: Turn, lead: int, *, keeps_pending: bool = False) -> Turn:
    """From now on, or from when it was to be asked already where it `keeps_pending`."""
    room = room_of(lead, turn.facts.staff_channel)
    return turn.set_timer(
        timer(lead), asked_at(turn), room, NoticeStands(lead), keeps_pending=keeps_pending
    )
