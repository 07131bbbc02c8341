"""Hardship that is told, and a plea for support: what the society does is said honestly, a person first.

The rules this module guards: only approved text says what the society does; what was told is repeated
nowhere, and nothing is filed by itself: a press makes it a request for help, with a number and a date.
"""

from collections.abc import Iterator

from bot.core.conversation import Choice
from bot.core.effects import Text
from bot.core.turn import Turn
from handlers.shared.approved_answer import approved, buttons
from handlers.shared.pending_words import keep, meet

GENERAL = "who-is-served"
ANSWERS = ("in-kind-aid", "cash-aid", GENERAL)
"""The approved answers that say what the society does for whoever is in need."""

NEAR = 0.15


def on_need(turn: Turn) -> Turn:
    id = _fitting(turn)
    if not id:
        return keep(turn, turn.words).reply("need-heard", *_choices(turn, "")).ask_again()
    met = meet(turn, turn.words)
    heard = Text(f"need-{id}")
    return met.reply(
        "need-answered", *_choices(turn, id), heard=heard, answer=approved(turn, id)
    ).ask_again()


def _fitting(turn: Turn) -> str:
    """The one that comes nearest; where none is near, the one that says whom the society serves."""
    candidates = turn.facts.answers.ask(turn.text).candidates
    near = (each.id for each in candidates if each.id in ANSWERS and each.score >= NEAR)
    found = next(near, GENERAL)
    return found if found in turn.facts.answers else ""


def _choices(turn: Turn, id: str) -> Iterator[Choice]:
    yield Choice("human", label="choice-ask-human")
    yield Choice("file-help")
    yield Choice("register")
    yield from (each for each in buttons(turn, id) if each.action != "human") if id else ()
    yield Choice("menu")
