"""The clock of what is confided, at the desk: silent, and no row of it leads to the person.

The rule this module guards: until somebody has opened it, those who read it are told again; whoever
nothing reaches makes room for the next.
"""

from dataclasses import replace

from bot.core.disclosure import Disclosure
from bot.core.effects import SaveDisclosure
from bot.core.events import DisclosureMissed, DisclosureRouted, DisclosureUnseen
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from handlers.shared.private_readers import disclosure_of
from handlers.shared.private_telling import mailed, routed, to_person, told, watched


def on_unseen(turn: Turn, _: DisclosureUnseen) -> Turn:
    found = _open(turn)
    if not found or found.seen_at:
        return turn
    now, reading, _changed = routed(turn, found)
    return watched(told(now, disclosure_of(now) or found, reading, again=True), found.number)


def on_missed(turn: Turn, event: DisclosureMissed) -> Turn:
    """A member has no talk with the bot after all: by mail, or somebody else reads it."""
    found, member = _open(turn), turn.facts.member(event.member)
    if not found:
        return turn
    if member and member.email:
        return mailed(turn, member)
    missing = replace(found, missed=tuple(dict.fromkeys((*found.missed, event.member))))
    now, reading, changed = routed(turn.do(SaveDisclosure(missing)), missing)
    new = tuple(each for each in reading if each.id not in found.readers)
    told_ = told(now, missing, new)
    return to_person(told_, missing, DisclosureRouted(found.number)) if changed else told_


def _open(turn: Turn) -> Disclosure | None:
    found = disclosure_of(turn)
    return found if found and found.is_open else None


DESK_PRIVATE = Topic(
    "desk-private",
    entry_points=(on(DisclosureUnseen, on_unseen), on(DisclosureMissed, on_missed)),
)
