"""What a member types in a form about somebody else: said to the form, or a word of that person?

The rule this module guards: only a number, a label, a way out or a command with its slash is said to the
form, and what says its own answer. «أبغى أكلم موظف» is told by somebody else here.
"""

from collections.abc import Set

from bot.core.advance import named, understood
from bot.core.events import ButtonPressed, Event
from bot.core.turn import Turn

_WAYS_OUT = frozenset({"menu", "back", "cancel"})


def meant(turn: Turn, answers: Set[str]) -> Event:
    """The press that the words stand for, or the words. `answers` are the actions of the form's own."""
    shown, said = named(turn), understood(turn)
    if isinstance(said, ButtonPressed) and said.action in answers:
        return said
    return shown if _is_to_the_form(turn, shown) else turn.event


def _is_to_the_form(turn: Turn, shown: Event) -> bool:
    here = _WAYS_OUT | {choice.action for choice in turn.conversation.prompt}
    return isinstance(shown, ButtonPressed) and (shown.action in here or turn.text.startswith("/"))
