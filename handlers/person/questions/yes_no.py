"""«نعم» and «لا», written where a question was just asked, are the press that they stand for.

The rule this module guards: they answer what was asked last and nothing earlier; where it is not plain
which of several things is meant, they stand for none.
"""

from bot.core.conversation import Choice
from bot.core.events import ButtonPressed, MessageReceived
from bot.core.turn import Turn
from faq.detect.short_answers import is_no, is_yes

ASKED = (
    ("confirm-registration", "change-answer"),
    ("agree", "register"),
    ("continue-registration", "begin-registration"),
    ("begin-anew-yes", "continue-registration"),
    ("another-person", "registration"),
    ("cancel-yes", "cancel-no"),
    ("this-topic", "not-this"),
    ("file-delay", "menu"),
    ("file-suggestion", "menu"),
    ("confide", "not-this-matter"),
    ("confide", "private-as-before"),
)
"""Questions that offer both: what is pressed for yes, and for no."""

OFFERED = ("choice-wait", "choice-ask-human")
"""Offers, by their label. Whoever declines one is held up no longer."""


def yes_or_no(turn: Turn) -> Turn | None:
    """None: neither was said, or nothing was asked that it would answer."""
    yes, no = is_yes(turn.text), is_no(turn.text)
    if not (yes or no) or turn.words.attachments or turn.words.location:
        return None
    offer = next((c for c in turn.conversation.prompt if c.label_key in OFFERED), None)
    if offer and no:
        return turn.ask_again() if turn.conversation.topic else _pressed(turn, Choice("cancel"))
    meant = offer or _meant(turn.conversation.prompt, yes)
    return _pressed(turn, meant) if meant else None


def _meant(prompt: tuple[Choice, ...], yes: bool) -> Choice | None:
    actions = {choice.action for choice in prompt}
    asked = next((pair for pair in ASKED if actions.issuperset(pair)), None)
    named = [c for c in prompt if asked and c.action == asked[0 if yes else 1]]
    return named[0] if len(named) == 1 else None


def _pressed(turn: Turn, choice: Choice) -> Turn:
    by = turn.event.by if isinstance(turn.event, MessageReceived) else ""
    stamp = turn.conversation.stamp
    press = ButtonPressed(choice.action, choice.arg, stamp, by, turn.text, typed=True)
    return turn.restated(press)
