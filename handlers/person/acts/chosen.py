"""The person says what they do with their words, by a button: an act, or that they were only asking."""

from collections.abc import Mapping

from bot.core.events import ButtonPressed
from bot.core.topic import Rule, Topic, pressed
from bot.core.turn import Turn
from faq.acts.heard import Act
from handlers.person.acts.dispatch import STEPS
from handlers.person.acts.only_asked import asked_anew, on_just_asking
from handlers.person.acts.taken_back import on_never_mind
from handlers.shared.pending_words import latest

BUTTONS: Mapping[str, str] = {
    Act.COMPLAIN: "complaint",
    Act.DELAY: "delay",
    Act.SUGGEST: "suggestion",
    Act.STATUS: "my-cases",
    Act.REGISTER: "register",
    Act.NEED: "human",
    Act.HUMAN: "human",
    Act.ASK: "questions",
}
"""Of the menu: for an act whose step declines, and where no words wait for it any more."""


def on_chosen(turn: Turn) -> Turn | None:
    """The latest words go to the step of that act, with what waits beside them."""
    words = next(iter(latest(turn)), None)
    if turn.arg == Act.ASK and (answered := on_just_asking(turn)):
        return answered
    step = STEPS.get(Act(turn.arg)) if turn.arg in BUTTONS else None
    done = step(asked_anew(turn, words)) if step and words else None
    return done or _by_button(turn)


def _by_button(turn: Turn) -> Turn | None:
    action = BUTTONS.get(turn.arg)
    by = turn.event.by if isinstance(turn.event, ButtonPressed) else ""
    return turn.restated(ButtonPressed(action, by=by)) if action else None


ACTS = Topic(
    "acts",
    entry_points=(
        Rule(pressed("act"), on_chosen),
        Rule(pressed("just-asking"), on_just_asking),
        Rule(pressed("never-mind"), on_never_mind),
    ),
)
