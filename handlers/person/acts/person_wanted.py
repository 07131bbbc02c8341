"""Whoever plainly wants a person is handed over at once, with what they wrote (C11).

The rule this module guards: whoever asks how one reaches somebody is told how; and one press takes back
what nobody pressed for (handlers/person/own_cases/take_back.py).
"""

from bot.core.turn import Turn
from faq.detect.registration_words import ASKING_HOW
from handlers.person.own_cases.handover import hand_over_unasked
from handlers.shared.approved_answer import give
from handlers.shared.pending_words import keep, meet

HOW = "talk-to-human"


def on_person_wanted(turn: Turn) -> Turn | None:
    return _told_how(turn) if _asks_how(turn) else hand_over_unasked(keep(turn, turn.words))


def _asks_how(turn: Turn) -> bool:
    return not ASKING_HOW.isdisjoint(turn.facts.fold(turn.text).split())


def _told_how(turn: Turn) -> Turn | None:
    """«كيف أوصل لموظف؟» has an approved answer, with the button first. None: it asks for something
    else."""
    understood = turn.facts.answers.ask(turn.text)
    is_other = understood.decision == "answer" and understood.candidates[0].id != HOW
    if is_other or HOW not in turn.facts.answers:
        return None
    return give(meet(turn, turn.words), HOW).ask_again()
