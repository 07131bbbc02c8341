"""What was done with what somebody confided, as its readers may read it in their own talk.

The rule this module guards: it is read by whoever reads the matter itself and has opened it; asking for
it is a look, and is written into it. It holds nobody's words.
"""

from bot.core.audit import Action, Reason
from bot.core.conversation import Choice
from bot.core.facts import page_of
from bot.core.staff_text.who_may import Act
from bot.core.turn import Turn
from handlers.shared.histories import page_of_story
from handlers.shared.private_telling import subject
from handlers.staff_private.private_reading import behind, both, nothing, on_look


def on_history(turn: Turn) -> Turn:
    found, member = both(turn, Act.LOOK)
    if not found or not member:
        return nothing(turn)
    if member.id not in found.opened_by:
        return on_look(turn)
    page = page_of(behind(turn))
    lines, is_more = page_of_story(turn, turn.facts.history, page)
    if not lines:
        return turn.reply("private-history-nothing", Choice("menu"), number=found.number, private=True)
    number = str(found.number)
    more = (Choice("private-history", f"{number}.{page + 1}", "choice-history-more"),) if is_more else ()
    noted = turn.audit(
        Action.LOOKED, subject(found), person=found.person, reason=Reason.HISTORY, by=member.id
    )
    told = {"number": found.number, "page": page, "lines": lines}
    return noted.reply("private-history", *more, Choice("private-look", number), private=True, **told)
