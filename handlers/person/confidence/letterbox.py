"""What an unsigned disclosure hears while nobody has it open: read, answered, ended.

The rules this module guards: nothing is sent from here, for nobody knows to whom; and an answer waits
until the receipt opens it.
"""

from dataclasses import replace

from bot.core.effects import SaveDisclosure
from bot.core.events import DisclosureAnswered
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from handlers.shared.confidence import own_disclosure


def on_answered(turn: Turn, _: DisclosureAnswered) -> Turn:
    found = own_disclosure(turn)
    return turn.do(SaveDisclosure(replace(found, unread=found.unread + 1))) if found else turn


def on_nothing(turn: Turn) -> Turn:
    """It stands in the disclosure itself: that it was read, that it has ended, and who reads it now."""
    return turn


LETTERBOX = Topic("letterbox", entry_points=(on(DisclosureAnswered, on_answered),))
