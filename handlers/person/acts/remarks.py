"""A service is late, or there is an idea: what was said waits and is shown, with the press that files it
(C9, C15)."""

from bot.core.case import Kind
from bot.core.turn import Turn
from faq.detect.wishes import bare_wish
from handlers.person.delay_or_suggestion import hear_telling
from handlers.person.navigation.paused_forms import paused
from handlers.person.own_cases.additions import about_case


def on_late(turn: Turn) -> Turn:
    """What is about a case that exists is no new report."""
    return about_case(turn) or _heard(turn, Kind.DELAY)


def on_idea(turn: Turn) -> Turn:
    return _heard(turn, Kind.SUGGESTION)


def _heard(turn: Turn, kind: Kind) -> Turn:
    here = paused(turn) if turn.conversation.topic else turn
    if bare_wish(turn.text) == kind.value:
        return here.go("remark", "telling", kind=kind.value, anew="")
    return hear_telling(here, kind)
