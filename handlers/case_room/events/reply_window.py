"""What a room hears where its person may not be answered freely: that what was written is held, what
calls them, and that they are there again.

The rule this module guards: nobody in the room takes for sent what is held.
"""

from typing import Literal

from bot.core.conversation import Choice
from bot.core.events import AnswerHeld, CallRefused, HeldShown
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from handlers.case_room.writing.card import show_card
from handlers.shared.case_summary import current

Said = Literal["room-window-held", "room-window-turn", "room-window-uncalled"]
SAID: dict[str, Said] = {
    "open": "room-window-held",
    "waiting": "room-window-turn",
    "none": "room-window-uncalled",
}


def on_held(turn: Turn, event: AnswerHeld) -> Turn:
    """Under the words of whoever wrote them; the card shows it to the others."""
    if not current(turn):
        return turn
    other = (Choice("identity"),) if event.call == "none" else ()
    told = turn.show(SAID[event.call], *other, about=event.message, since=event.since)
    return show_card(told)


def on_uncalled(turn: Turn, _: CallRefused) -> Turn:
    return turn.show("room-window-refused", Choice("identity")) if current(turn) else turn


def on_shown(turn: Turn, event: HeldShown) -> Turn:
    return show_card(turn.show("room-window-shown", count=event.count)) if current(turn) else turn


ROOM_WINDOW = Topic(
    "room-window",
    entry_points=(on(AnswerHeld, on_held), on(CallRefused, on_uncalled), on(HeldShown, on_shown)),
)
