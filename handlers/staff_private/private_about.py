"""Whom it is about, as a confidential member sets it; and who cannot follow it up.

The rules this module guards: whoever it is about reads none of it from that moment on, and hears nothing
of it; what was set may be changed; a recusal asks for no reason; and somebody reads it next.
"""

from dataclasses import replace

from bot.core.audit import Action
from bot.core.conversation import Choice
from bot.core.disclosure import Disclosure
from bot.core.facts import StaffMember
from bot.core.staff_text.who_may import Act
from bot.core.turn import Turn
from handlers.shared.private_telling import rerouted, subject
from handlers.staff_private.private_reading import behind, both, nothing, reader

NOBODY = "-"
"""Behind the number: it is about nobody who works here."""


# Whom it is about ---------------------------------------------------------------------------------------


def on_about(turn: Turn) -> Turn:
    found, member = both(turn, Act.ABOUT)
    return _asked(turn, found) if found and member else nothing(turn)


def _asked(turn: Turn, found: Disclosure) -> Turn:
    """The staff, by name: they are no strangers here. A second press of a name takes it off again."""
    number = found.number
    named = tuple(
        Choice("private-concerns-is", f"{number}.{each.id}", title=_marked(found, each))
        for each in turn.facts.staff
    )
    nobody = Choice("private-concerns-is", f"{number}.{NOBODY}", "choice-private-concerns-nobody")
    done = Choice("private-look", str(number))
    return turn.reply("private-about-ask", *named, nobody, done, number=number, private=True)


def _marked(found: Disclosure, member: StaffMember) -> str:
    return f"✓ {member.name}" if member.id in found.excluded else member.name


def on_about_is(turn: Turn) -> Turn:
    found, member = both(turn, Act.ABOUT)
    if not found or not member:
        return nothing(turn)
    chosen = turn.facts.member(behind(turn))
    if not chosen and behind(turn) != NOBODY:
        return _asked(turn, found)
    return _set(turn, found, chosen)


def _set(turn: Turn, found: Disclosure, chosen: StaffMember | None) -> Turn:
    excluded = _toggled(found.excluded, chosen.id) if chosen else ()
    now = replace(found, excluded=excluded, settled=True, settled_lines=len(found.lines))
    action = Action.EXCLUDED if chosen and chosen.id in excluded else Action.SETTLED
    noted = turn.audit(action, subject(found), person=found.person, by=_own(turn))
    set_ = rerouted(noted, now)
    if not reader(set_):
        return set_.reply("private-passed", Choice("menu"), private=True)
    return _asked(set_.show("private-about-set", number=found.number, private=True), now)


def _toggled(ids: tuple[str, ...], id: str) -> tuple[str, ...]:
    return tuple(each for each in ids if each != id) if id in ids else (*ids, id)


def _own(turn: Turn) -> str:
    own = reader(turn)
    return own.id if own else ""


# Who cannot follow it up --------------------------------------------------------------------------------


def on_recuse(turn: Turn) -> Turn:
    """No reason is asked for: whoever cannot, cannot."""
    found, member = both(turn, Act.RECUSE)
    if not found or not member:
        return nothing(turn)
    if not found.is_open:
        return turn.reply("private-over", Choice("menu"), number=found.number, private=True)
    without = replace(found, recused=(*found.recused, member.id))
    noted = turn.audit(Action.RECUSED, subject(found), person=found.person, by=member.id)
    passed = rerouted(noted, without)
    return passed.leave().reply("private-passed", Choice("menu"), private=True)
