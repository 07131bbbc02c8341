"""A number that somebody leaves, and with which they find their cases again on another telephone.

The rules this module guards: it is asked for once and may be refused; the number alone opens nothing, and
neither does the code; and what is said to a wrong pair does not tell which of the two is known.
"""

from bot.core.audit import Reason
from bot.core.conversation import Choice
from bot.core.effects import SaveCase, SendReply, Text
from bot.core.events import CodeOver
from bot.core.linking import (
    FINDING,
    LIVES,
    NUMBER,
    PROVING,
    TOPIC,
    HideCodes,
    KeepRecoveryCode,
    hides_number,
    typed_code,
)
from bot.core.replaced import replaced
from bot.core.turn import Turn
from faq.detect.codes import RECOVERY, in_groups, mobile_number
from handlers.person.contacts.linking import is_staffs, linked, timer, wrong

SLOT = "number-code"


# Left ------------------------------------------------------------------------------------------------


def on_leave(turn: Turn) -> Turn:
    if is_staffs(turn):
        return turn.reply("link-staff", Choice("menu"))
    return turn.go(TOPIC, NUMBER)


def ask_number(turn: Turn) -> Turn:
    return turn.reply("number-ask", Choice("no-number"), Choice("menu"))


def on_number(turn: Turn) -> Turn:
    number = mobile_number(turn.text)
    if not number:
        return turn.reply("number-wrong", Choice("no-number"), Choice("menu"))
    code, here = turn.facts.fresh_digits(RECOVERY), turn.conversation.id
    kept = turn.leave().do(KeepRecoveryCode(here, number, code))
    timed = kept.set_timer(timer(here), turn.facts.now + LIVES, here, CodeOver())
    shown = in_groups(code)
    return timed.reply("number-code", Choice("my-cases"), Choice("menu"), code=shown, slot=SLOT)


def on_no_number(turn: Turn) -> Turn:
    return turn.leave().reply("number-not-left", Choice("menu"))


# Found -----------------------------------------------------------------------------------------------


def on_find(turn: Turn) -> Turn:
    if is_staffs(turn):
        return turn.reply("link-staff", Choice("menu"))
    return turn.go(TOPIC, FINDING)


def ask_own_number(turn: Turn) -> Turn:
    return turn.reply("find-number-ask", Choice("human"), Choice("menu"))


def on_own_number(turn: Turn) -> Turn:
    """Whether anybody left it is not looked up."""
    number = mobile_number(turn.text)
    if not number:
        return turn.reply("number-wrong", Choice("human"), Choice("menu"))
    return turn.go(TOPIC, PROVING, number=number)


def ask_own_code(turn: Turn) -> Turn:
    return turn.reply("find-code-ask", Choice("human"), Choice("menu"))


def on_own_code(turn: Turn) -> Turn:
    """What holds no code is a wrong one as well, and its number is written anew."""
    return on_pair(turn) or wrong(turn.leave(), "find-wrong")


def on_pair(turn: Turn) -> Turn | None:
    """A gate: a number and its code, also in one message."""
    if not typed_code(turn.conversation, turn.event).code:
        return None
    offer = turn.facts.offer
    if not offer or is_staffs(turn):
        return wrong(turn.leave(), "find-wrong")
    hidden = turn.leave().do(HideCodes(turn.conversation.id, written=True))
    if offer.contact == turn.conversation.contact:
        return hidden.reply("link-already", Choice("my-cases"), Choice("menu"))
    return linked(hidden, offer, Reason.BY_NUMBER_AND_CODE, "found-again")


# Offered ---------------------------------------------------------------------------------------------


def no_step(turn: Turn) -> Turn | None:
    """A gate that only looks at what became of the turn (`offered`)."""
    return None


def offered(before: Turn, turn: Turn) -> Turn:
    """Behind all gates: with the first case that is opened on the page, in the message that says so."""
    facts = before.facts
    here = before.conversation
    is_first = (facts.asks_number or hides_number(here)) and not facts.cases and not here.linked
    opened = [each.case for each in turn.effects if isinstance(each, SaveCase)] if is_first else []
    if not opened or opened[-1].urgent:
        return turn
    said = [(place, each) for place, each in enumerate(turn.effects) if isinstance(each, SendReply)]
    return _with_offer(turn, *said[-1]) if said else turn


def _with_offer(turn: Turn, place: int, said: SendReply) -> Turn:
    is_hidden = hides_number(turn.conversation)
    leave = Choice("share-number" if is_hidden else "leave-number")
    why, reply = Text("number-share-offer" if is_hidden else "number-offer"), said.reply
    asked = replaced(reply, choices=(*reply.choices, leave), below=(*reply.below, why))
    effects = (*turn.effects[:place], replaced(said, reply=asked), *turn.effects[place + 1 :])
    here = turn.conversation
    prompt = (*here.prompt, leave) if said.stamp == here.stamp and here.prompt else here.prompt
    return replaced(turn, effects=effects, conversation=replaced(here, prompt=prompt))
