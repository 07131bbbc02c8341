"""Violence and harassment that cry for help: the numbers, and those who read what is confided, at once.

The rules this module guards: life first, so it waits for no press, no choice and no working hour; and it
stands in no room that all staff see. Where nobody here may read it, it is a cry like every other.
"""

from dataclasses import replace

from bot.core.events import Words
from bot.core.turn import Turn
from faq.acts.heard import Act
from faq.detect.disclosure import discloses
from faq.detect.emergency import GENERAL, Alarm
from handlers.person.confidence import private_talk as talk
from handlers.person.confidence.places import placed
from handlers.shared.about_members import names_member, wronged_by_member
from handlers.shared.confidence import NAME, OFFERED, confided, nameless, own_disclosure, told, would_be
from handlers.shared.pending_words import waiting
from handlers.shared.private_readers import readers

VIOLENCE = "violence"


def is_private_cry(turn: Turn, alarm: Alarm, text: str) -> bool:
    """Of violence always; of another danger where it tells of harassment or abuse, too, or of what one of
    those who work here does. What is cried while something is confided stays in it, whatever it is."""
    is_in_it = turn.conversation.topic == NAME and bool(own_disclosure(turn) or told(turn))
    is_told = alarm.id == GENERAL and (_discloses(turn, text) or wronged_by_member(turn))
    return alarm.id == VIOLENCE or is_told or is_in_it


def is_private_danger(turn: Turn) -> bool:
    """Of whoever presses that they are in danger: where it was asked beside something to confide."""
    words = (*told(turn), *waiting(turn))
    is_offered = turn.conversation.topic == NAME and bool(words or own_disclosure(turn))
    return is_offered or any(_discloses(turn, each.text) for each in words)


def _discloses(turn: Turn, text: str) -> bool:
    heard = turn.facts.answers.hear(text)
    return discloses(text) or Act.DISCLOSE in heard.sure or heard.grave is Act.DISCLOSE


def cried(turn: Turn, words: Words) -> Turn | None:
    """Told at once, with what was written before it: it may say where and who. None: nobody may read it
    who could be told."""
    all_words = (*told(turn), *waiting(turn), words)
    turn = nameless(turn, all_words)
    held, own = confided(turn), own_disclosure(turn)
    is_added = own is not None and not (held.no_name and not own.is_anonymous)
    if not is_added and not readers(turn, would_be(turn, all_words)):
        return _kept_apart(turn, all_words) if names_member(turn, all_words) else None
    calm = _calm(turn)
    if own and is_added:
        return talk.added(calm, own, all_words, danger=True)
    return talk.opened(calm, all_words, would_be(turn, all_words).wish, danger=True)


def _kept_apart(turn: Turn, words: tuple[Words, ...]) -> Turn:
    """It is about everybody who could read it: no room hears of it, and they are told so."""
    calm = _calm(turn)
    return calm.pend().confide(replace(confided(calm), words=words)).go(NAME, OFFERED)


def _calm(turn: Turn) -> Turn:
    """Whatever they were in waits."""
    held = confided(turn)
    left = turn.draft(None).confide(replace(held, in_draft=False)) if held.in_draft else turn
    return placed(left).spoken_to(0)
