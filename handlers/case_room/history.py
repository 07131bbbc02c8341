"""The history of a case, as its room may read it: `/history`, or its button.

The rule this module guards: asking for it is a look, and is written into it.
"""

from bot.core.audit import Action, Reason
from bot.core.conversation import Choice
from bot.core.effects import Text
from bot.core.facts import page_of
from bot.core.turn import Turn
from handlers.case_room.writing.reply import the_case
from handlers.shared.histories import LOOKS, page_of_story
from handlers.shared.permissions import may


def on_history(turn: Turn) -> Turn:
    page, case, knows = page_of(turn.arg), the_case(turn), may(turn.facts.actor, "history-looks")
    told = [entry for entry in turn.facts.history if knows or entry.action not in LOOKS]
    lines, is_more = page_of_story(turn, told, page)
    if not lines:
        return turn.show("history-nothing", number=case.number)
    hidden = () if knows else (Text("history-looks-hidden"),)
    more = (Choice("history", str(page + 1), label="choice-history-more"),) if is_more else ()
    looked = turn.audit(Action.LOOKED, f"case:{case.number}", person=case.person, reason=Reason.HISTORY)
    return looked.show("history", *more, number=case.number, page=page, lines=(*lines, *hidden))
