"""Who a person is, told to one member in private, for a reason that the case keeps.

The rule this module guards: a name and a number never reach a card, a room, the desk or an e-mail. The
permission is asked again here, where the answer is given.
"""

from bot.core.case import EntryKind
from bot.core.conversation import Choice
from bot.core.events import IdentityAsked, Words
from bot.core.turn import Turn
from handlers.case_room.writing.reply import NAME, after, the_case


def on_identity(turn: Turn) -> Turn:
    actor = turn.facts.actor
    if not actor or not actor.private:
        return turn.show("room-identity-no-private")
    return turn.go(NAME, "identity", by=turn.by)


def ask_reason(turn: Turn) -> Turn:
    return turn.reply("room-identity-ask", Choice("form-cancel"))


def on_reason(turn: Turn) -> Turn:
    actor, case = turn.facts.actor, the_case(turn)
    if not actor or not actor.private:
        return after(turn, "room-identity-no-private")
    recorded = turn.record(case.number, EntryKind.IDENTITY, Words(turn.text, at=turn.facts.now))
    asked = recorded.post(actor.private, IdentityAsked(case.number, actor.id))
    return after(asked, "room-identity-sent")


# In the member's own talk with the bot ---------------------------------------------------------------
