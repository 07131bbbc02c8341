"""«سجلوا جارتي»: the first step of the initiative that is named, or the list of them (C13).

The rule this module guards: nothing that was said with the wish is asked again, and nobody is registered
here.
"""

from itertools import pairwise

from bot.core.events import ButtonPressed, MessageReceived
from bot.core.registration import Initiative, asking
from bot.core.turn import Turn
from faq.detect.registration_words import (
    ANOTHER_WISHES,
    ASKING_HOW,
    REGISTERING,
    TELLING_US,
    THAT_ONE,
    WANTING,
)
from faq.detect.relations import KIN
from faq.detect.whom import whom_said
from faq.text.arabic import forms
from faq.text.questions import asks_something
from handlers.person.questions.answering import spoken_of
from handlers.shared.initiatives import all_named
from handlers.shared.pending_words import meet

_TO = frozenset(("to", "ان", "انها", "انه"))


def on_register_wish(turn: Turn) -> Turn | None:
    if _asks(turn):
        return None
    initiative, by = _named(turn), turn.event.by if isinstance(turn.event, MessageReceived) else ""
    arg = asking(initiative.id if initiative else "", whom_said(turn.text))
    press = ButtonPressed("register", arg, by=by, label=turn.text)
    return meet(turn, turn.words).restated(press)


def on_anothers_wish(turn: Turn) -> Turn | None:
    """«جارتي ما عندها جوال وتبغى تسجل في ابدأ»: whatever else is told, that is wished. None: no
    initiative is named, or nobody wishes it."""
    words = [forms(word) for word in turn.facts.fold(turn.text).split()]
    wishes = any(a & ANOTHER_WISHES and b & REGISTERING for a, b in pairwise(_without_to(words)))
    one = len(all_named(turn.text, turn.facts.initiatives)) == 1
    return on_register_wish(turn) if wishes and one and whom_said(turn.text) in KIN else None


def _without_to(words: list[frozenset[str]]) -> list[frozenset[str]]:
    """ "She wants to register", «ودها انها تسجل»."""
    return [each for each in words if each.isdisjoint(_TO)]


def _asks(turn: Turn) -> bool:
    """«كيف اسجل؟», «هل اقدر اسجل؟»: that is for the answers, which have the button."""
    words = turn.facts.fold(turn.text).split()
    if not ASKING_HOW.isdisjoint(words):
        return turn.facts.answers.ask(turn.text).decision == "answer"
    return asks_something(turn.text) and (WANTING | TELLING_US).isdisjoint(words)


def _named(turn: Turn) -> Initiative | None:
    """None where none or more than one is named: then all of them are shown."""
    named = all_named(turn.text, turn.facts.initiatives)
    if named:
        return named[0] if len(named) == 1 else None
    return _of_its_answer(turn)


def _of_its_answer(turn: Turn) -> Initiative | None:
    """The one that was spoken of, or whose own answer this message would get."""
    answers, about = turn.facts.answers, spoken_of(turn)
    if about and not THAT_ONE.isdisjoint(turn.facts.fold(turn.text).split()):
        return turn.facts.initiative(answers.entry(about.entry).initiative)
    understood = answers.ask(turn.text)
    if understood.decision != "answer":
        return None
    return turn.facts.initiative(answers.entry(understood.candidates[0].id).initiative)
