"""Who a person is, told to one member in private, for a reason that the case keeps.

The rule this module guards: a name and a number never reach a card, a room, the desk or an e-mail. The
permission is asked again here, where the answer is given.
"""

from bot.core.effects import Text
from bot.core.events import IdentityAsked
from bot.core.facts import Profile
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from handlers.shared.permissions import may

ACTION = "identity"


def on_asked(turn: Turn, event: IdentityAsked) -> Turn:
    member = turn.facts.member(event.by)
    private = member is not None and member.private == turn.conversation.address
    if not private or not may(member, ACTION):
        return turn
    known = dict.fromkeys(each for each in turn.facts.profiles if each.name or each.phone)
    if not known:
        return turn.show("identity-unknown", number=event.case)
    first, *others = known
    told = _shown(turn, "identity-shown", event.case, first)
    for each in others:
        told = _shown(told, "identity-also", event.case, each)
    return told.show("identity-opted-out") if first.opted_out else told


def _shown(turn: Turn, key: str, case: int, profile: Profile) -> Turn:
    unknown = Text("identity-not-known")
    no_phone = Text("identity-number-hidden") if profile.hides_number else unknown
    name, phone = profile.name or unknown, profile.phone or no_phone
    told = turn.show(key, number=case, name=name, phone=phone)
    return told.show("identity-number-taken") if profile.taken else told


IDENTITY = Topic("identity", entry_points=(on(IdentityAsked, on_asked),))
