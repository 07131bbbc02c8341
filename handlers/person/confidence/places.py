"""Where somebody was when they began to confide, and until when what they write goes to its readers."""

from dataclasses import replace

from bot.core.conversation import Place
from bot.core.turn import Turn
from handlers.shared.confidence import NAME, confided


def placed(turn: Turn) -> Turn:
    """The form that was open is taken up again afterwards."""
    here = turn.conversation
    if here.topic in ("", NAME):
        return turn
    place = Place(here.topic, here.state, here.data)
    return turn.confide(replace(confided(turn), place=place)).leave()


def quiet_timer(turn: Turn) -> str:
    return f"private-talk:{turn.conversation.id}"
