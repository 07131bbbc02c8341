"""What a message does, where a step asks for one act alone."""

from bot.core.turn import Turn
from faq.acts.heard import Act


def leads(turn: Turn, act: Act) -> bool:
    """Whether this act is plain, and goes before any other of the message."""
    return turn.facts.answers.hear(turn.text).sure[:1] == (act,)
