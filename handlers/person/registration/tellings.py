"""What came where a form asked for an answer, and is none: a complaint, thanks, a wish (C14).

The rules this module guards: what tells something is no value of a field; the words are kept for where
they belong, and the field is asked again with that way beside it. Whoever did mean it as the answer
writes it again, or presses.
"""

from typing import Final

from bot.core.conversation import Choice
from bot.core.events import MessageReceived, Words
from bot.core.registration import FieldKind, FormField
from bot.core.turn import Turn
from faq.acts.heard import Act, Heard
from faq.detect.names import asks, is_half_a_name, is_name, tells
from handlers.shared.pending_words import keep, without_text

BESIDE: Final = "beside"
"""In the topic's data: the act that was heard instead of an answer. Its way stands beside the field."""

TOLD: Final = "told"
"""In the topic's data: what was taken for a telling. Said again, it is the answer."""

RELATION = "relation"
"""The id of the field in which somebody says whom they register: as little as a name does it tell."""

SHORT = 5
"""Words of thanks or of a greeting. A longer one may answer a field of words."""

KINDLY = {Act.THANK: "you-are-welcome", Act.GREET: "greeting-back"}
"""What is said back where nothing was told."""

WAYS = {
    Act.COMPLAIN: Choice("complaint"),
    Act.DELAY: Choice("delay"),
    Act.SUGGEST: Choice("suggestion"),
    Act.STATUS: Choice("my-cases"),
    Act.NEED: Choice("human", label="choice-ask-human"),
}
"""Where the words go with one press."""

ABOVE = frozenset({Act.DISCLOSE, Act.DANGER, Act.HUMAN})
"""What answers them goes before every form."""

TELLINGS = frozenset({*ABOVE, Act.COMPLAIN, Act.DELAY})
"""No answer to a field of words either; a need or a wish may well be one."""

_LIKE_NAMES = frozenset({Act.THANK, Act.GREET, Act.ASK, Act.REGISTER})
"""Heard in names: «شكري», «نور الإسلام», and those of an initiative."""


def telling(turn: Turn, field: FormField, text: str) -> Act | None:
    """What the words do instead of answering the field; None: they may be its answer."""
    if turn.facts.fold(text) == turn.facts.fold(turn.conversation.data.get(TOLD, "")):
        return None
    if asks(text) and field.kind is FieldKind.TEXT:
        return Act.ASK
    heard = turn.facts.answers.hear(text)
    if field.is_name or field.id == RELATION:
        return _in_a_name(text, heard)
    found = next((act for act in heard.sure if act is not Act.OTHER), None)
    return found if found and _is_no_answer(text, found) else None


def _in_a_name(text: str, heard: Heard) -> Act | None:
    """A word that stands in no name says so; where none does, what is heard has to be sure of it."""
    sure = next((act for act in heard.sure if act is not Act.OTHER), None)
    if is_name(text):
        return None
    if tells(text):
        likely = next((act for act in heard.likely if act in WAYS), Act.OTHER)
        return sure or heard.grave or likely
    return None if is_half_a_name(text) or sure in _LIKE_NAMES else sure


def _is_no_answer(text: str, found: Act) -> bool:
    return found in TELLINGS or (found in KINDLY and len(text.split()) <= SHORT)


def beside(turn: Turn, act: Act) -> Turn | None:
    """The words wait, their way is offered, and the field is asked again. None: what answers them goes
    before the form."""
    if act in ABOVE:
        return None
    if act in KINDLY:
        return turn.show(KINDLY[act]).ask_again()
    here, way = turn.conversation, act.value if act in WAYS else ""
    kept = keep(turn.enter(here.topic, here.state, **{BESIDE: way, TOLD: turn.text}), turn.words)
    return kept.show(f"form-told-{way or 'other'}").ask_again()


def ways_beside(turn: Turn, field: FormField) -> tuple[Choice, ...]:
    data = turn.conversation.data
    way = WAYS.get(Act(data[BESIDE])) if data.get(BESIDE) else None
    is_words = field.kind is FieldKind.TEXT and data.get(TOLD)
    return (*((Choice("take-answer"),) if is_words else ()), *((way,) if way else ()))


def on_take_answer(turn: Turn) -> Turn | None:
    """As if it had been written again."""
    told = turn.conversation.data.get(TOLD, "")
    return turn.restated(MessageReceived(Words(told))) if told else None


def no_telling(turn: Turn) -> Turn:
    """What was a telling is the answer now, and waits no more."""
    told = turn.conversation.data.get(TOLD, "")
    return without_text(turn, told) if told and turn.text == told else turn
