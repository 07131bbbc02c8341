"""Somebody whom nothing reached is back: they blocked the bot, or left, and now act again.

The rules this module guards: the staff of their cases hear of it; what was missed is offered and comes in
its order, once; and of a case that was done meanwhile they are told now, and asked how it was.
"""

from dataclasses import replace

from bot.core.case import Case, Status
from bot.core.conversation import Choice
from bot.core.effects import SaveCase, SendMissed
from bot.core.events import ButtonPressed, CaseResolved, MessageReceived, PersonReturned, PersonUnblocked
from bot.core.topic import Rule, Topic, on, pressed
from bot.core.turn import Turn

SHOW = "show-missed"


def welcomed(turn: Turn) -> Turn | None:
    """A gate: before anything else that their own words or press do."""
    is_away = any(case.away_at for case in turn.facts.cases)
    if not is_away or not isinstance(turn.event, MessageReceived | ButtonPressed | PersonUnblocked):
        return None
    for case in turn.cases:
        turn = _back(turn, case) if case.away_at else turn
    is_asked = isinstance(turn.event, ButtonPressed) and turn.event.action == SHOW
    return (turn if is_asked else _offered(turn)).let_through()


def _offered(turn: Turn) -> Turn:
    missed = turn.facts.missed
    return turn.show("missed-offer", Choice(SHOW), missed=missed) if missed else turn


def _back(turn: Turn, case: Case) -> Turn:
    """How it was is asked after this turn: what they wrote before they read that answers it not."""
    here = turn.do(SaveCase(replace(case, away_at=None)))
    told = here.to_room(case.number, PersonReturned(case.number, turn.facts.missed))
    done = case.status is Status.RESOLVED
    return told.post(turn.conversation.id, CaseResolved(case.number)) if done else told


def on_show(turn: Turn) -> Turn:
    """A second press finds nothing left: what was sent is not missed any more."""
    if not turn.facts.missed:
        return turn.show("missed-none").ask_again()
    here = turn.conversation
    return turn.do(SendMissed(here.id, here.linked)).show("missed-shown").ask_again()


def on_unblocked(turn: Turn, _: PersonUnblocked) -> Turn:
    """What there was to say, `welcomed` has said."""
    return turn


RETURNED = Topic(
    "returned", entry_points=(Rule(pressed(SHOW), on_show), on(PersonUnblocked, on_unblocked))
)
