"""What comes back to whoever confided something: that it was read, an answer, its end, and who reads it.

The rules this module guards: it is said once that it was read, and never by whom; and where others read
this telephone nothing is said of the matter, until they ask for it themselves.
"""

from dataclasses import replace

from bot.core.conversation import Choice, desk
from bot.core.disclosure import Disclosure, Reach
from bot.core.effects import SaveDisclosure
from bot.core.events import (
    DisclosureAnswered,
    DisclosureDone,
    DisclosureMissed,
    DisclosureRouted,
    DisclosureSeen,
    DisclosureUnseen,
)
from bot.core.turn import Turn
from handlers.person.confidence.places import placed, quiet_timer
from handlers.person.confidence.private_talk import back, line_said, said_who
from handlers.shared.confidence import NAME, confided, own_disclosure, own_or_over
from handlers.shared.private_readers import members


def on_routed(turn: Turn, _: DisclosureRouted) -> Turn:
    """Meanwhile others read it. Whoever is not to be written to of it hears so once they open it."""
    found = own_disclosure(turn)
    return said_who(turn, members(turn, found)) if found and may_say(turn, found) else turn


def to_the_desk(turn: Turn, event: DisclosureUnseen | DisclosureMissed) -> Turn:
    """An earlier version watched it in the person's own conversation."""
    return turn.post(desk(turn.facts.staff_channel), event)


def on_read(turn: Turn, event: DisclosureSeen) -> Turn:
    found = own_disclosure(turn)
    if not found or not may_say(turn, found):
        return turn
    return turn.notice("private-read", number=event.disclosure, private=True)


def may_say(turn: Turn, found: Disclosure) -> bool:
    """Whoever reads their telephone sees nothing of it, unless they are in it themselves right now."""
    here = turn.conversation
    return found.reach is Reach.HERE or (here.topic == NAME and here.state == "open")


def on_answered(turn: Turn, event: DisclosureAnswered) -> Turn:
    """Whatever they are in waits: what they write next is the answer, and may stand nowhere else."""
    found = own_disclosure(turn)
    if not found or event.line >= len(found.lines):
        return turn
    if not may_say(turn, found):
        return _waiting(turn.do(SaveDisclosure(replace(found, unread=found.unread + 1))), found)
    line, here = found.lines[event.line], turn.conversation
    about = {"files": line.words.attachments, "private": True, **line_said(found, line)}
    if here.topic == NAME and here.state != "open":
        return turn.show("private-wrote", **about)
    opened = placed(turn).leave().enter(NAME, "open", answered="yes")
    quiet = opened.cancel_timers(quiet_timer(turn))
    return quiet.reply("private-wrote", Choice("private-done"), **about)


def _waiting(turn: Turn, found: Disclosure) -> Turn:
    """A notice that says nothing of the matter; or none, where they come back by themselves."""
    if found.reach is not Reach.NEUTRAL:
        return turn
    return turn.notice("neutral-notice", Choice("private-show"), slot="neutral-notice", private=True)


def on_ended(turn: Turn, event: DisclosureDone) -> Turn:
    here, found = turn.conversation, own_or_over(turn)
    is_open = here.topic == NAME and here.state == "open"
    if found and not is_open and found.reach is not Reach.HERE:
        return _waiting(turn, found)
    said_so = back if is_open else _noticed
    over = said_so(turn, "private-ended", event.disclosure)
    held = replace(confided(over), number=0)
    return over.confide(held if held.words or held.place else None)


def _noticed(turn: Turn, key: str, number: int) -> Turn:
    return turn.notice(key, number=number, private=True)
