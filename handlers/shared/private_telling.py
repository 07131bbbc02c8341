"""How those who read what somebody confides are told of it, and who reads it now.

The rules this module guards: it is told in a member's own talk with the bot, or by a mail that says
nothing; what is watched is watched at the desk, so that no timer leads to the person; whoever may read no
more reads no more from that moment on, and what they were shown is taken back.
"""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.core.audit import Action
from bot.core.conversation import desk
from bot.core.disclosure import Disclosure
from bot.core.effects import CRY, SaveDisclosure, SendEmail, Text
from bot.core.events import (
    DisclosureAdded,
    DisclosureDue,
    DisclosureLate,
    DisclosureRouted,
    DisclosureTold,
    DisclosureUnseen,
)
from bot.core.facts import StaffMember
from bot.core.takeback import TakeBack
from bot.core.turn import Turn
from handlers.shared.private_readers import (
    OUTSIDE,
    disclosure_of,
    is_there,
    may_still,
    members,
    readers,
)

SEEN_WITHIN = timedelta(hours=2)
"""Of office time: until then somebody should have opened it."""

URGENT = timedelta(minutes=10)
"""At any hour, where somebody is in danger: until then somebody should have written or called."""

MAILED_AGAIN = timedelta(days=1)
"""The address outside is told again so much later; in danger an hour."""


def unseen_timer(number: int) -> str:
    return f"private:{number}:unseen"


def urgent_timer(number: int) -> str:
    return f"{CRY}private:{number}:"


def subject(disclosure: Disclosure) -> str:
    """What the audit trail calls it."""
    return f"disclosure:{disclosure.number}"


# Told ---------------------------------------------------------------------------------------------------


def told(
    turn: Turn, disclosure: Disclosure, found: tuple[StaffMember, ...], *, again: bool = False
) -> Turn:
    """In their own talk with the bot; whoever has none gets a mail: that something waits, and no more. In
    danger both. Whoever is away is not asked again and again."""
    there = tuple(each for each in found if is_there(turn, each))
    for member in (there or found) if again else found:
        if member.id == OUTSIDE:
            turn = _outside_told(turn, disclosure, member)
        elif member.private:
            event = DisclosureTold(disclosure.number, member.id, again)
            turn = turn.post(member.private, event)
        if not member.private or disclosure.is_urgent:
            turn = mailed(turn, disclosure, member)
    return turn


def mailed(turn: Turn, disclosure: Disclosure, member: StaffMember) -> Turn:
    if not member.email or member.id == OUTSIDE:
        return turn
    key = "letter-private-danger" if disclosure.is_urgent else "letter-private"
    return turn.do(_letter(member, key, disclosure))


def _letter(member: StaffMember, key: str, disclosure: Disclosure, **said: Any) -> SendEmail:
    about, is_urgent = Text(f"{key}-subject", said), disclosure.is_urgent
    return SendEmail(member.email, about, (Text(key, said),), None, urgent=is_urgent)


def _outside_told(turn: Turn, disclosure: Disclosure, outside: StaffMember) -> Turn:
    """Its number, that something waits, and how to come to it: not a word of it."""
    found, now = disclosure_of(turn) or disclosure, turn.facts.now
    waits = URGENT * 6 if found.is_urgent else MAILED_AGAIN
    if found.sent_outside_at and now - found.sent_outside_at < waits:
        return turn
    key = "letter-private-outside-danger" if found.is_urgent else "letter-private-outside"
    kept = turn.do(SaveDisclosure(replace(found, sent_outside_at=now)))
    noted = kept.audit(Action.OUTSIDE, subject(found), person=found.person)
    return noted.do(_letter(outside, key, found, number=found.number))


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
    return watched(told(routed_, longer, new), keeps_pending=True), reading, changed


# Watched ------------------------------------------------------------------------------------------------


def watched(turn: Turn, disclosure: Disclosure | None = None, *, keeps_pending: bool = False) -> Turn:
    """As the turn leaves it: until somebody has opened it; in danger, until somebody has written or
    called."""
    found = disclosure_of(turn) or disclosure
    if not found or not found.waits:
        return turn
    there, event, now = desk(turn.facts.staff_channel), DisclosureUnseen(found.number), turn.facts.now
    if found.is_urgent:
        key, at = urgent_timer(found.number), now + URGENT
    else:
        key, at = unseen_timer(found.number), turn.facts.calendar.add_office_time(now, SEEN_WITHIN)
    return turn.set_timer(key, at, there, event, keeps_pending=keeps_pending)


def look_by(turn: Turn, disclosure: Disclosure) -> Any:
    """Until when it should be opened, of what is told now."""
    return turn.spoken(turn.facts.calendar.add_office_time(turn.facts.now, SEEN_WITHIN))


def unwatched(turn: Turn, disclosure: Disclosure) -> Turn:
    """What it waited for has come."""
    found = disclosure_of(turn) or disclosure
    calm = turn if found.is_urgent and found.is_open else turn.cancel_timers(urgent_timer(found.number))
    return calm.cancel_timers(unseen_timer(found.number)) if found.seen_at or not found.is_open else calm


# Who reads it now ---------------------------------------------------------------------------------------


def rerouted(turn: Turn, changed: Disclosure) -> Turn:
    """After somebody said whom it is about, or cannot follow it up: who reads it now is told, and so is
    its person."""
    before = changed.readers
    kept, reading, is_new = routed(turn.do(SaveDisclosure(changed)), changed)
    new = tuple(each for each in reading if each.id not in before)
    watching = watched(told(kept, disclosure_of(kept) or changed, new), keeps_pending=True)
    return watching.post(changed.to, DisclosureRouted(changed.number)) if is_new else watching


def routed(turn: Turn, disclosure: Disclosure) -> tuple[Turn, tuple[StaffMember, ...], bool]:
    """Whoever may read it no more, or works here no more, reads no further. Whether that has changed."""
    reading = _reading(turn, disclosure)
    ids = tuple(each.id for each in reading)
    if ids == disclosure.readers:
        return turn, reading, False
    now = replace(disclosure, readers=ids)
    if disclosure.seen_by and disclosure.seen_by not in ids:
        now = replace(now, seen_at=None, seen_by="", unheard=0)
    return _taken_back(turn.do(SaveDisclosure(now)), disclosure, reading), reading, True


def _taken_back(turn: Turn, before: Disclosure, reading: tuple[StaffMember, ...]) -> Turn:
    """From the talk of whoever it went past, as far as the platform allows. Where it may be about them,
    whoever reads it now hears what stands there still."""
    first = next((each.private for each in reading if each.private), None)
    for member in members(turn, before):
        if member not in reading and member.private and member.id not in before.missed:
            tell = None if member.id in before.recused else first
            turn = turn.do(TakeBack(member.private, subject(before), tell, only=True))
    return turn


def _reading(turn: Turn, disclosure: Disclosure) -> tuple[StaffMember, ...]:
    """Those who read it already and still may, with those whose turn it is now."""
    now, still = readers(turn, disclosure), may_still(turn, disclosure)
    if disclosure.unheard or not any(each.private for each in still):
        return tuple(dict.fromkeys((*still, *now)))
    return tuple(dict.fromkeys((*still, *(each for each in now if each.calls_women))))


# The promise of the case that it was drawn from ---------------------------------------------------------


def promised(turn: Turn, disclosure: Disclosure) -> Turn:
    """It is kept here: whoever reads it hears in time that it passes."""
    if not disclosure.due_at:
        return turn
    there, event = desk(turn.facts.staff_channel), DisclosureDue(disclosure.number)
    return turn.set_timer(due_timer(disclosure.number), disclosure.due_at, there, event)


def due_timer(number: int) -> str:
    return f"private:{number}:due"


def due_told(turn: Turn, disclosure: Disclosure) -> Turn:
    """Nobody has written to the person until then: they hear that we are late, and its readers, each
    working morning, that somebody waits."""
    if disclosure.answered_at or not disclosure.due_at:
        return turn
    first = turn.facts.calendar.day_of(disclosure.due_at) == turn.facts.today
    late = turn.post(disclosure.to, DisclosureLate(disclosure.number)) if first else turn
    for member in members(turn, disclosure):
        if member.private and is_there(turn, member):
            event = DisclosureTold(disclosure.number, member.id, due=True)
            late = late.post(member.private, event)
    there, morning = desk(turn.facts.staff_channel), turn.facts.calendar.next_morning(turn.facts.now)
    again = DisclosureDue(disclosure.number)
    return late.set_timer(due_timer(disclosure.number), morning, there, again)
