"""What people thank for, at the desk: once in the morning, and whenever staff ask (`/thanks`).

The rule this module guards: words as they were written and a day, and never whose they were.
"""

from bot.core.effects import Text
from bot.core.thanks import TellThanks, Thanks
from bot.core.topic import Topic
from bot.core.turn import Turn
from handlers.shared.message_summary import cut
from handlers.shared.staff_commands import at_press

SHOWN, LONGEST = 10, 300


def told_thanks(turn: Turn) -> Turn:
    """In the morning: what came since the one before."""
    said = turn.facts.thanks
    if not said:
        return turn
    told = turn.do(TellThanks(tuple(each.id for each in said)))
    return told.show("morning-thanks", lines=_lines(said), count=len(said))


def on_thanks(turn: Turn) -> Turn:
    """Those of the last month."""
    said = turn.facts.thanks
    return turn.show("desk-thanks", lines=_lines(said)) if said else turn.show("desk-no-thanks")


def _lines(said: tuple[Thanks, ...]) -> tuple[Text, ...]:
    """The newest, and how many more there are."""
    shown = tuple(Text("thanks-line", {"text": cut(each.text, LONGEST)}) for each in said[:SHOWN])
    more = len(said) - len(shown)
    return (*shown, *((Text("thanks-more", {"count": more}),) if more else ()))


DESK_THANKS = Topic("desk-thanks", entry_points=(at_press("thanks-said", on_thanks),))
