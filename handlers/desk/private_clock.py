"""The clock of what is confided, at the desk: silent, and no row of it leads to the person.

The rules this module guards: until somebody has opened it, those who read it are told again, then the
next, and at last the address outside the society; in danger, every ten minutes until somebody has written
or called; and whoever nothing reaches makes room for the next.
"""

from dataclasses import replace

from bot.core.disclosure import Disclosure
from bot.core.effects import SaveDisclosure
from bot.core.events import DisclosureDue, DisclosureMissed, DisclosureRouted, DisclosureUnseen
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from handlers.shared.private_readers import disclosure_of
from handlers.shared.private_telling import due_told, mailed, rerouted, routed, told, watched


def on_unseen(turn: Turn, _: DisclosureUnseen) -> Turn:
    found = _open(turn)
    if not found or not found.waits:
        return turn
    unheard = replace(found, unheard=found.unheard + 1)
    now, reading, changed = routed(turn.do(SaveDisclosure(unheard)), unheard)
    again = watched(told(now, disclosure_of(now) or unheard, reading, again=True))
    return again.post(found.to, DisclosureRouted(found.number)) if changed else again


def on_missed(turn: Turn, event: DisclosureMissed) -> Turn:
    """A member has no talk with the bot after all: by mail, or somebody else reads it."""
    found, member = _open(turn), turn.facts.member(event.member)
    if not found:
        return turn
    if member and member.email:
        return mailed(turn, found, member)
    return rerouted(turn, replace(found, missed=tuple(dict.fromkeys((*found.missed, event.member)))))


def on_due(turn: Turn, _: DisclosureDue) -> Turn:
    """The promise of the case that it was drawn from."""
    found = _open(turn)
    return due_told(turn, found) if found else turn


def _open(turn: Turn) -> Disclosure | None:
    found = disclosure_of(turn)
    return found if found and found.is_open else None


DESK_PRIVATE = Topic(
    "desk-private",
    entry_points=(
        on(DisclosureUnseen, on_unseen),
        on(DisclosureMissed, on_missed),
        on(DisclosureDue, on_due),
    ),
)
