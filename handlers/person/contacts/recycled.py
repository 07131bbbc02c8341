"""Whoever writes from a telephone that was somebody else's sees nothing of the one before, until the
number of a case proves that they are the same (docs/decisions/90-who-is-who.md).

The rules this module guards: a number is tried three times in such a conversation, ever; one that proves
nothing has the answer of every number that is not one's own; the staff of the case hear of it, and it
stands in the audit trail.
"""

from bot.core.audit import Action, Reason
from bot.core.conversation import Choice
from bot.core.events import MessageReceived, NumberProved
from bot.core.linking import PROOFS, HideCodes, LinkOffer, LinkWith
from bot.core.replaced import replaced
from bot.core.turn import Turn
from handlers.person.contacts.linking import UNDO, is_staffs
from handlers.person.own_cases.my_cases import not_theirs
from handlers.shared.case_numbers import case_number


def on_number(turn: Turn) -> Turn | None:
    """A gate: the number of a case, and nothing beside it but what calls it one."""
    before = turn.facts.earlier if isinstance(turn.event, MessageReceived) else None
    number = case_number(turn.text) if before else ""
    if not before or not number or int(number) != before.number or turn.case(before.number):
        return None
    if any(each.number == before.number for each in turn.registrations):
        return None
    is_over = turn.conversation.proofs >= PROOFS or before.slowed
    if before.offer and not is_over and not is_staffs(turn, before.offer):
        return _proved(turn, before.offer, before.number)
    return not_theirs(turn if is_over else _counted(turn), number)


def _counted(turn: Turn) -> Turn:
    here = turn.conversation
    counted = replaced(here, proofs=here.proofs + 1)
    return replaced(turn.do(HideCodes(here.id, tried=True)), conversation=counted)


def _proved(turn: Turn, offer: LinkOffer, number: int) -> Turn:
    """There is nobody at the other side who could hear of it: its telephone is this one."""
    here = turn.conversation.id
    done = turn.leave().do(LinkWith(here, offer.conversation))
    for each in (here, offer.conversation):
        done = done.audit(Action.LINKED, "person", person=each, reason=Reason.BY_CASE_NUMBER)
    told = done.to_room(number, NumberProved(number))
    return told.reply("number-proved", Choice("my-cases"), UNDO, Choice("menu"), number=number)
