"""How those who read what somebody confides are told of it, and who reads it now.

The rules this module guards: it is told in a member's own talk with the bot, or by a mail that says
nothing; what is watched is watched at the desk, so that no timer leads to the person; and whoever may
read no more reads no more from that moment on.
"""

from dataclasses import replace
from datetime import timedelta

from bot.core.conversation import desk
from bot.core.disclosure import Disclosure
from bot.core.effects import SaveDisclosure, SendEmail, Text
from bot.core.events import DisclosureAdded, DisclosureTold, DisclosureUnseen, Event
from bot.core.facts import StaffMember
from bot.core.turn import Turn
from handlers.shared.private_readers import disclosure_of, readers

SEEN_WITHIN = timedelta(hours=2)
"""Of office time: until then somebody should have opened it."""


def unseen_timer(number: int) -> str:
    return f"private:{number}:unseen"


# Told ---------------------------------------------------------------------------------------------------


def told(
    turn: Turn, disclosure: Disclosure, found: tuple[StaffMember, ...], *, again: bool = False
) -> Turn:
    """In their own talk with the bot; whoever has none gets a mail: that something waits, and no more."""
    for member in found:
        if member.private:
            event = DisclosureTold(disclosure.number, member.id, again)
            turn = turn.post(member.private, event)
        else:
            turn = mailed(turn, member)
    return turn


def mailed(turn: Turn, member: StaffMember) -> Turn:
    letter = SendEmail(member.email, Text("letter-private-subject"), (Text("letter-private"),), None)
    return turn.do(letter) if member.email else turn


def more_told(turn: Turn, longer: Disclosure, first: int) -> tuple[Turn, tuple[StaffMember, ...], bool]:
    """From the line `first` on to those who know the rest, all of it to whoever reads it from now on. And
    who reads it, and whether that has changed: the person is told so."""
    routed_, reading, changed = routed(turn, longer)
    known = [each for each in reading if each.id in longer.readers]
    for member in known:
        if member.private:
            event = DisclosureAdded(longer.number, member.id, first)
            routed_ = routed_.post(member.private, event)
    new = tuple(each for each in reading if each not in known)
    told_, now = told(routed_, longer, new), disclosure_of(routed_)
    if now and now.seen_at:
        return told_, reading, changed
    return watched(told_, longer.number, keeps_pending=True), reading, changed


def to_person(turn: Turn, disclosure: Disclosure, event: Event) -> Turn:
    """Whoever is anonymous reads it when they come back with their receipt."""
    return turn.post(disclosure.person, event) if disclosure.person else turn


# Watched ------------------------------------------------------------------------------------------------


def watched(turn: Turn, number: int, *, keeps_pending: bool = False) -> Turn:
    """Until somebody has opened it."""
    at = turn.facts.calendar.add_office_time(turn.facts.now, SEEN_WITHIN)
    there, event = desk(turn.facts.staff_channel), DisclosureUnseen(number)
    return turn.set_timer(unseen_timer(number), at, there, event, keeps_pending=keeps_pending)


# Who reads it now ---------------------------------------------------------------------------------------


def routed(turn: Turn, disclosure: Disclosure) -> tuple[Turn, tuple[StaffMember, ...], bool]:
    """Whoever may read it no more, or works here no more, reads no further. Whether that has changed."""
    reading = _reading(turn, disclosure)
    ids = tuple(each.id for each in reading)
    if ids == disclosure.readers:
        return turn, reading, False
    routed_ = replace(disclosure, readers=ids)
    if disclosure.seen_by not in ids:
        routed_ = replace(routed_, seen_at=None, seen_by="")
    return turn.do(SaveDisclosure(routed_)), reading, True


def _reading(turn: Turn, disclosure: Disclosure) -> tuple[StaffMember, ...]:
    """Those who read it already and still may, with those whose turn it is now."""
    now = readers(turn, disclosure)
    still = tuple(each for each in now if each.id in disclosure.readers)
    return now if disclosure.level or not any(each.private for each in still) else _joined(still, now)


def _joined(still: tuple[StaffMember, ...], now: tuple[StaffMember, ...]) -> tuple[StaffMember, ...]:
    """A woman who shall call reads it beside them."""
    return tuple(dict.fromkeys((*still, *(each for each in now if each.calls_women))))
