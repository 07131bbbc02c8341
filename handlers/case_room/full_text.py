"""Everything that the person of a case wrote for it, page by page: what a card has no room for."""

from bot.core.audit import Action, Reason
from bot.core.conversation import Choice
from bot.core.facts import SAID_PAGE, page_of
from bot.core.turn import Turn
from handlers.case_room.writing.reply import the_case
from handlers.shared.message_summary import told


def on_said(turn: Turn) -> Turn:
    page, words = page_of(turn.arg), turn.facts.said
    number = the_case(turn).number
    if not words:
        return turn.show("room-said-nothing", number=number)
    more = (Choice("said", str(page + 1), label="choice-said-more"),) if len(words) > SAID_PAGE else ()
    about = the_case(turn)
    looked = turn.audit(Action.LOOKED, f"case:{about.number}", person=about.person, reason=Reason.SAID)
    return looked.show("room-said", *more, number=number, page=page, told=told(words[:SAID_PAGE]))
