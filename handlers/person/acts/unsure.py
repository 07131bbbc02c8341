"""It is not plain what somebody does with their words: they choose, in their own terms, among what is
likely and a person of the staff.

The rule this module guards: the words wait for what is pressed, and no approved answer is guessed.
"""

from bot.core.conversation import Choice
from bot.core.learning import Reason
from bot.core.turn import Turn
from faq.acts.heard import Act, Heard
from faq.detect.anger import is_angry
from handlers.person.questions.answering import LONGEST
from handlers.shared.approved_answer import case_choice
from handlers.shared.pending_words import keep

OFFERED = (
    Act.COMPLAIN,
    Act.DELAY,
    Act.SUGGEST,
    Act.STATUS,
    Act.REGISTER,
    Act.NEED,
    Act.ASK,
)
"""What can be chosen, beside a person. A danger and a disclosure are heard otherwise."""

USUAL = (Act.COMPLAIN, Act.ASK)
MOST = 3


def offer(turn: Turn, heard: Heard) -> Turn:
    kept = keep(turn, turn.words, Reason.UNANSWERED)
    return kept.reply(_key(turn, heard), *case_choice(turn), *choices(heard), Choice("menu"))


def _key(turn: Turn, heard: Heard) -> str:
    if is_angry(turn.text):
        return "anger-heard"
    if seems_thanks(heard):
        return "thanks-unsure"
    return "long-story" if len(turn.text) > LONGEST else "heard-unsure"


def seems_thanks(heard: Heard) -> bool:
    """It is answered warmly, and nobody is asked first whether they complain."""
    return heard.likely[:1] == (Act.THANK,)


def choices(heard: Heard) -> tuple[Choice, ...]:
    likely = tuple(act for act in heard.likely if act in OFFERED)[:MOST] or USUAL
    if seems_thanks(heard):
        likely = tuple(act for act in likely if act is not Act.COMPLAIN) or (Act.ASK,)
    return tuple(_choice(act) for act in (*likely, Act.HUMAN))


def _choice(act: Act) -> Choice:
    return Choice("act", act.value, label=f"choice-act-{act}")
