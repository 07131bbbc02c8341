"""The offer to share one's telephone, where a channel does not tell it: its button, and for whom."""

from bot.core.conversation import Choice
from bot.core.linking import hides_number
from bot.core.turn import Turn

SHARE = "share-number"


def offer(turn: Turn) -> tuple[Choice, ...]:
    """To whoever shows no telephone and has shared none."""
    return (Choice(SHARE),) if hides_number(turn.conversation) else ()
