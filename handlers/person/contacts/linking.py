"""Two chats become one person's, and are put apart again (docs/decisions/78-contacts.md).

The rules this module guards: a code is asked for in the person's own chat, works once, and links nothing
before a yes; a wrong, used or old one is answered with the same sentence; both sides hear what it means,
with a button that undoes it; and a chat of staff is never linked.
"""

from bot.core.audit import Action, Reason
from bot.core.conversation import Choice
from bot.core.effects import Text
from bot.core.events import AddressLinked, AddressUnlinked, CodeOver
from bot.core.linking import (
    LIVES,
    TOPIC,
    WRITING,
    HideCodes,
    KeepLinkCode,
    LinkOffer,
    LinkWith,
    Unlink,
    UseLinkCode,
    typed_code,
)
from bot.core.receipts import counted, waits_until
from bot.core.replaced import replaced
from bot.core.takeback import TakeBack
from bot.core.turn import Turn
from faq.detect.codes import LINK, in_groups

SLOT = "link-code"
UNDO = Choice("unlink", label="choice-undo-link")


# A code is asked for ---------------------------------------------------------------------------------


def on_link(turn: Turn) -> Turn:
    """What was typed behind the command is a code already (`on_code`)."""
    if is_staffs(turn):
        return turn.reply("link-staff", Choice("menu"))
    code, here = turn.facts.fresh_digits(LINK), turn.conversation.id
    kept = turn.leave().do(KeepLinkCode(here, code))
    timed = kept.set_timer(timer(here), turn.facts.now + LIVES, here, CodeOver())
    return timed.reply("link-code", *_ways(turn), code=in_groups(code), slot=SLOT)


def _ways(turn: Turn) -> tuple[Choice, ...]:
    apart = (Choice("unlink"),) if turn.conversation.linked else ()
    found = (Choice("link-write"), Choice("find-again"), Choice("leave-number"))
    return (*found, *apart, Choice("menu"))


def timer(conversation: int) -> str:
    return f"code:{conversation}"


def is_staffs(turn: Turn, offer: LinkOffer | None = None) -> bool:
    """What is told there in private is for that member alone."""
    here = turn.conversation.address
    there = (offer.channel, offer.address) if offer else (here.channel, here.address)
    known = (member.private for member in turn.facts.staff if member.private)
    return any((each.channel, each.address) == there for each in known)


def on_code_over(turn: Turn, _: CodeOver) -> Turn:
    """Silently: whoever writes it hears what became of it."""
    return turn.do(HideCodes(turn.conversation.id, shown=True))


# It is written in the other chat ----------------------------------------------------------------------


def on_write(turn: Turn) -> Turn:
    return turn.go(TOPIC, WRITING)


def ask_code(turn: Turn) -> Turn:
    return turn.reply("link-write-ask", Choice("link"), Choice("menu"))


def on_code(turn: Turn) -> Turn | None:
    """A gate: a code that links is known wherever it is written, and is kept in clear no longer than this
    turn."""
    typed = typed_code(turn.conversation, turn.event)
    if not typed.link:
        return None
    offer, hidden = turn.facts.offer, turn.do(HideCodes(turn.conversation.id, written=True))
    if is_staffs(turn):
        return hidden.reply("link-staff", Choice("menu")).ask_again()
    return _met(hidden, offer) if offer else wrong(turn, "link-wrong")


def wrong(turn: Turn, key: str) -> Turn:
    """Right or wrong, too many tries are answered with when to try again."""
    here, now = turn.conversation, turn.facts.now
    until = waits_until(here.wrong_codes, turn.facts.code_tries, now)
    hidden = turn.do(HideCodes(here.id, written=True, tried=until is None))
    if until:
        return hidden.reply("link-slowed", Choice("human"), Choice("menu"), until=turn.spoken(until))
    known = (*counted(here.wrong_codes, now), now)
    noted = replaced(hidden, conversation=replaced(hidden.conversation, wrong_codes=known))
    return noted.reply(key, Choice("human"), Choice("menu"))


def _met(turn: Turn, offer: LinkOffer) -> Turn:
    here = turn.conversation
    if offer.conversation == here.id:
        return turn.leave().reply("link-own", Choice("menu"))
    used = turn.leave().do(UseLinkCode(offer.id, here.id)).post(offer.conversation, CodeOver())
    if offer.contact == here.contact:
        return used.reply("link-already", Choice("unlink"), Choice("my-cases"), Choice("menu"))
    if is_staffs(turn, offer):
        return used.reply("link-staff", Choice("menu"))
    return used.reply("link-ask", *_yes_or_no(offer), channel=Text(f"link-on-{offer.channel}"))


def _yes_or_no(offer: LinkOffer) -> tuple[Choice, ...]:
    return (Choice("link-yes", str(offer.id)), Choice("link-no", str(offer.id)))


def on_yes(turn: Turn) -> Turn:
    """A press that comes after its quarter of an hour links nothing."""
    offer = turn.facts.offer
    if not offer or is_staffs(turn) or is_staffs(turn, offer):
        return turn.leave().reply("link-wrong", Choice("link"), Choice("menu"))
    if offer.contact == turn.conversation.contact:
        return turn.leave().reply("link-already", Choice("unlink"), Choice("my-cases"), Choice("menu"))
    used = turn.leave().do(UseLinkCode(offer.id, turn.conversation.id, over=True))
    return linked(used, offer, Reason.BY_CODE, "link-done")


def linked(turn: Turn, offer: LinkOffer, reason: Reason, key: str) -> Turn:
    """Both sides hear of it."""
    here, channel = turn.conversation, Text(f"link-on-{offer.channel}")
    done = turn.do(LinkWith(here.id, offer.conversation))
    for each in (here.id, offer.conversation):
        done = done.audit(Action.LINKED, "person", person=each, reason=reason)
    told = done.post(offer.conversation, AddressLinked(here.address.channel))
    return told.reply(key, UNDO, Choice("my-cases"), Choice("menu"), channel=channel)


def on_no(turn: Turn) -> Turn:
    offer, left = turn.facts.offer, turn.leave()
    over = left.do(UseLinkCode(offer.id, turn.conversation.id, over=True)) if offer else left
    return over.reply("link-refused", Choice("menu"))


def on_linked(turn: Turn, event: AddressLinked) -> Turn:
    here = turn.conversation.id
    hidden = turn.do(HideCodes(here, shown=True)).cancel_timers(timer(here))
    channel = Text(f"link-on-{event.channel}")
    return hidden.notice("link-done-there", UNDO, Choice("my-cases"), channel=channel)


# Apart -----------------------------------------------------------------------------------------------


def on_unlink(turn: Turn) -> Turn:
    """At any time, from either side: each keeps what was opened in it, and shows nothing else."""
    here = turn.conversation
    if not here.linked:
        return turn.reply("unlink-nothing", Choice("link"), Choice("menu")).ask_again()
    apart = _hidden(turn.leave().do(Unlink(here.id)))
    for each in here.own:
        apart = apart.audit(Action.UNLINKED, "person", person=each)
    for each in here.linked:
        apart = apart.post(each, AddressUnlinked(here.address.channel))
    return apart.reply("unlinked", Choice("link"), Choice("menu"))


def _hidden(turn: Turn) -> Turn:
    """What was shown on one side about the cases of the other is taken back there."""
    here = turn.conversation
    owned = [("case", each.number, each.person) for each in turn.cases]
    owned += [("registration", each.number, each.person) for each in turn.registrations]
    for kind, number, opener in owned:
        where = here.linked if opener == here.id else (here.id,)
        turn = turn.do(*(TakeBack(each, f"{kind}:{number}", only=True) for each in where))
    return turn


def on_unlinked(turn: Turn, event: AddressUnlinked) -> Turn:
    """Whoever was in the middle of something that is not theirs any more is out of it."""
    number = turn.conversation.data.get("case", "")
    is_anothers = number.isdecimal() and turn.case(int(number)) is None
    left = turn.leave() if is_anothers else turn
    return left.notice("unlinked-there", Choice("menu"), channel=Text(f"link-on-{event.channel}"))
