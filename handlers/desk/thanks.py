"""What people thank for, at the desk: once in the morning, and whenever staff ask (`/thanks`).

The rule this module guards: words as they were written and a day, and never whose they were.
"""

from bot.core.effects import Text, Value
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
    return told.show("morning-thanks", lines=_lines(turn, said), count=len(said))


def on_thanks(turn: Turn) -> Turn:
    """Those of the last month."""
    said = turn.facts.thanks
    return turn.show("desk-thanks", lines=_lines(turn, said)) if said else turn.show("desk-no-thanks")


def _lines(turn: Turn, said: tuple[Thanks, ...]) -> tuple[Text, ...]:
    """The newest, and how many more there are."""
    shown = tuple(_line(turn, each) for each in said[:SHOWN])
    more = len(said) - len(shown)
    return (*shown, *((Text("thanks-more", {"count": more}),) if more else ()))


def _line(turn: Turn, said: Thanks) -> Text:
    """With the department that they thank, where they name one."""
    values: dict[str, Value] = {"text": cut(said.text, LONGEST)}
    named = _department(turn, said.text)
    return Text("thanks-line-of", {**values, "of": named}) if named else Text("thanks-line", values)


def _department(turn: Turn, text: str) -> str:
    """Empty for none, and for several: then it is the whole society's."""
    fold, language = turn.facts.fold, turn.conversation.language
    known = turn.facts.sorting.departments
    named = [
        each for each in known if any(fold(name) in fold(text) for name in each.name.values() if name)
    ]
    return named[0].name[language] if len(named) == 1 else ""


DESK_THANKS = Topic("desk-thanks", entry_points=(at_press("thanks-said", on_thanks),))
