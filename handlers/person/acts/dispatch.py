"""What a person does with their words decides what follows, in the same turn.

The rules this module guards: nothing is filed here: a step takes the words in, says the first sentence
and puts the right button first. Whoever asks is left to the approved answers. What may be a disclosure or
a danger meets none of those, however sure they are.
"""

from collections.abc import Mapping

from bot.core.events import ButtonPressed
from bot.core.turn import Step, Turn
from faq.acts.heard import Act, Heard
from faq.detect.typed_choice import says
from faq.detect.wishes import (
    COMPLAINT,
    DELAY,
    SUGGESTION,
    bare_wish,
    goes_on,
    wants_privacy,
    withdraws,
)
from faq.text.follow_up import leans
from faq.text.language import tongue
from faq.text.questions import parts
from handlers.person.acts.beside import with_the_rest
from handlers.person.acts.complain import on_complain
from handlers.person.acts.danger import on_danger
from handlers.person.acts.disclosure import asked_quietly, on_disclose, on_grave
from handlers.person.acts.need import on_need
from handlers.person.acts.other import on_greet, on_other
from handlers.person.acts.person_wanted import on_person_wanted
from handlers.person.acts.register import on_anothers_wish, on_register_wish
from handlers.person.acts.remarks import on_idea, on_late
from handlers.person.acts.status import on_status
from handlers.person.acts.taken_back import on_going_on, on_taken_back
from handlers.person.acts.thanks import on_thanked
from handlers.person.acts.unsure import offer
from handlers.person.fallback import on_question
from handlers.person.questions.answering import LONGEST, spoken_of, understood
from handlers.person.registration.my_registrations import asks_in_words
from handlers.shared.approved_answer import takers
from handlers.shared.confidence import nameless
from handlers.shared.gravity import is_grave, is_known, is_surely_grave
from handlers.shared.hearing import heard as heard_in
from handlers.shared.pending_words import waiting

STEPS: Mapping[Act, Step] = {
    Act.DANGER: on_danger,
    Act.DISCLOSE: on_disclose,
    Act.COMPLAIN: on_complain,
    Act.DELAY: on_late,
    Act.SUGGEST: on_idea,
    Act.THANK: on_thanked,
    Act.STATUS: on_status,
    Act.HUMAN: on_person_wanted,
    Act.REGISTER: on_register_wish,
    Act.NEED: on_need,
    Act.GREET: on_greet,
    Act.OTHER: on_other,
}
"""The step for each act. An act without one is for the approved answers."""

WISHED = {COMPLAINT: Act.COMPLAIN, DELAY: Act.DELAY, SUGGESTION: Act.SUGGEST}
POLITE = (Act.THANK, Act.GREET, Act.OTHER)
"""They lead where nothing else is there."""

TO_STAFF = frozenset((Act.HUMAN, Act.THANK))
"""They reach staff without a press."""

WRONGS = frozenset((Act.COMPLAIN, Act.DELAY))
"""Whoever tells of one wishes nothing that a form begins."""

OFFERED = frozenset(("act", "private-matter"))
"""Buttons for what was heard and is not plain: whatever else answers them is no telling."""


def on_act(turn: Turn) -> Turn | None:
    """None: it is a question, or nobody knows; the approved answers are asked."""
    heard = heard_in(turn)
    if wants_privacy(turn.text) and not turn.words.forwarded:
        return turn.restated(ButtonPressed("private-matter", label=turn.text, typed=True))
    foreign = bool(tongue(turn.text))  # of which little can be heard, and which meets no answer anyway
    if is_surely_grave(heard) or (is_grave(turn, turn.text) and not foreign):
        return gravely(turn, heard)
    if turn.words.forwarded or foreign:
        return None
    return _of_a_complaint(turn) or _answers_nothing(turn) or _wished(turn) or _acted(turn, heard)


def on_last(turn: Turn) -> Turn:
    """A question, with what was said beside it."""
    heard = heard_in(turn)
    return with_the_rest(turn, on_question(turn), heard, Act.ASK)


def gravely(turn: Turn, heard: Heard) -> Turn:
    """Where it is both, the numbers are what is said first; the quiet way is beside them."""
    turn = nameless(turn, (turn.words,))
    act = next((act for act in (Act.DANGER, Act.DISCLOSE) if act in heard.sure), None)
    return (STEPS[act](turn) if act else None) or on_grave(turn, heard)


def _of_a_complaint(turn: Turn) -> Turn | None:
    """That is being told, or was made: it is gone on with, or taken back."""
    if goes_on(turn.text):
        return on_going_on(turn)
    return on_taken_back(turn) if withdraws(turn.text) else None


def _answers_nothing(turn: Turn) -> Turn | None:
    """«ايوه» where nothing was asked, «لا» to all that was offered: it is no part of what waits."""
    shown = {choice.action for choice in turn.conversation.prompt}
    also = () if shown.isdisjoint(OFFERED) else ("done", "send")
    if turn.conversation.topic or not says(turn.text, "yes", "no", *also):
        return None
    if "private-matter" in shown:
        return turn.reply("grave-heard", *turn.conversation.prompt)
    return turn.reply("no-answer-yet", *takers(turn)) if waiting(turn) else turn.reply("smalltalk-okay")


def _wished(turn: Turn) -> Turn | None:
    act = WISHED.get(bare_wish(turn.text))
    return _taken(turn, Heard(sure=(act,)), act) if act else None


def _acted(turn: Turn, heard: Heard) -> Turn | None:
    if is_known(turn, turn.text) or _follows(turn):
        return None
    if not WRONGS.intersection(heard.sure) and (begun := on_anothers_wish(turn)):
        return with_the_rest(turn, begun, heard, Act.REGISTER)
    for act in leading(heard):
        if act is Act.ASK:
            return None
        if done := _taken(turn, heard, act):
            return done
    return _unsure(turn, heard)


def _follows(turn: Turn) -> bool:
    """It leans on the answer before it, and does nothing else that is plain."""
    return leans(turn.text) and spoken_of(turn) is not None


def leading(heard: Heard) -> tuple[Act, ...]:
    """What needs somebody goes before what is only kind."""
    return tuple(sorted(heard.sure, key=lambda act: act in POLITE))


def _taken(turn: Turn, heard: Heard, act: Act) -> Turn | None:
    step = STEPS.get(act)
    asked = asked_quietly(turn) if act in TO_STAFF else None
    done = asked or (step(turn) if step else None)
    return with_the_rest(turn, done, heard, act) if done else None


def _unsure(turn: Turn, heard: Heard) -> Turn | None:
    """Where an answer is sure, or asking is what is likeliest, it is taken for a question; what says
    nothing but that a person shall speak says that."""
    if not heard.sure and says(turn.text, "human"):
        return STEPS[Act.HUMAN](turn)
    asks = heard.sure or not heard.likely or heard.likely[0] is Act.ASK
    if asks or is_answered(turn) or asks_in_words(turn) or turn.facts.fold(turn.text).isdecimal():
        return None
    return with_the_rest(turn, offer(turn, heard), heard, heard.likely[0])


def is_answered(turn: Turn) -> bool:
    """Whether an approved answer is sure."""
    if len(turn.text) > LONGEST:
        return False
    return any(understood(turn, part).decision == "answer" for part in parts(turn.text))
