"""Asking one field of a form, and hearing what came instead of an answer (C14, C23).

The rules this module guards: whoever could not be understood gets an example, never a reproach; a
question in the middle is answered and the field asked again; nothing that somebody wrote is lost, except
an identity number, which is not kept.
"""

from typing import Final

from bot.core.conversation import Choice
from bot.core.effects import Text, Value
from bot.core.events import ButtonPressed, Event, MessageReceived, Words
from bot.core.registration import FieldKind, FormField
from bot.core.turn import Turn
from bot.policy.languages import FIRST
from faq.acts.heard import Act
from faq.detect.names import asks, introduced
from faq.detect.short_answers import declines, is_skipping
from faq.text.questions import is_question
from handlers.person.registration.field_values import Reading, Wrong, read, said_back
from handlers.person.registration.intent import registration_intent
from handlers.person.registration.tellings import (
    BESIDE,
    TELLINGS,
    TOLD,
    beside,
    no_telling,
    telling,
    ways_beside,
)
from handlers.shared.number_sharing import offer
from handlers.shared.pending_words import keep

CRY: Final = "cry"  # for help: it is answered before any step (handlers/person/emergency.py)
STUMBLED = "stumbled"  # in the topic's data: the last answer could not be understood
FRESH = {STUMBLED: "", BESIDE: "", TOLD: ""}
"""A field that is asked for the first time."""


def typed_number(event: Event) -> bool:
    """A bare number, which `advance` took for the press of a choice: in a field it is an answer."""
    label = event.label if isinstance(event, ButtonPressed) else ""
    return any(c.isdecimal() for c in label) and not any(c.isalpha() for c in label)


def written(turn: Turn) -> str:
    event = turn.event
    return event.label if isinstance(event, ButtonPressed) else turn.text


def state_of(field: FormField) -> str:
    """A choice is asked in a state of its own, where a typed number is the press of an option."""
    return "option" if field.kind is FieldKind.CHOICE else "field"


def ask(
    turn: Turn,
    field: FormField,
    current: str = "",
    place: Text | None = None,
    whose: Text | None = None,
    form: str = "",
) -> Turn:
    """`current` is the answer that stands already, `place` which of how many questions this is, `whose`
    name is asked for where it is another person's, `form` the initiative with whose form all are asked at
    once where that can be shown."""
    language = turn.conversation.language
    label: Value = field.label[language]
    label = Text("registration-name-of", {"label": label, "whose": whose}) if whose else label
    now = Text("registration-current", {"answer": said_back(field, current, language)})
    details = (
        Text(f"registration-hint-{field.kind}"),
        *((now,) if current else ()),
        *((place,) if place else ()),
    )
    choices = _choices(turn, field, current)
    return turn.reply("registration-ask", *choices, form=form, label=label, details=details)


def _choices(turn: Turn, field: FormField, current: str) -> tuple[Choice, ...]:
    language = turn.conversation.language
    options = (
        Choice("option", f"{field.id}.{index}", title=option[language])
        for index, option in enumerate(field.options)
    )
    keep = (Choice("keep-answer", field.id),) if current else ()
    skip = (Choice("skip", field.id),) if field.optional else ()
    human = (Choice("human", label="choice-ask-human"),) if turn.conversation.data.get(STUMBLED) else ()
    share = offer(turn) if field.kind is FieldKind.PHONE else ()
    ways = ways_beside(turn, field)
    return (*ways, *options, *keep, *share, *skip, Choice("back"), *human, Choice("menu"))


def answer_of(turn: Turn, field: FormField) -> Reading:
    """What the field takes of the message. Many that were taken together are no answer. In a field of
    words, a question is still a question, and the wish for another initiative is nobody's name."""
    if turn.words.burst > 1:
        return Reading(wrong="many")  # a cry for help among them was heard when it came
    text = written(turn)
    if turn.facts.alarms.heard(text):
        return Reading(wrong=CRY)
    if field.kind is FieldKind.TEXT and (is_question(text) or _wishes_another(turn)):
        return Reading(wrong="question")
    said = introduced(text) if field.is_name else text
    read_as = read(field, said, turn.facts.today)
    if read_as.wrong == "identity" or _is_plain(turn, field, read_as, text):
        return read_as
    if declines(text, *field.label.values()):
        return Reading(wrong="declined")
    act = telling(turn, field, said) if any(c.isalpha() for c in said) else None
    return _told(act) if act else read_as


def _is_plain(turn: Turn, field: FormField, read_as: Reading, text: str) -> bool:
    """An option that is named in a telling is not chosen by it."""
    if field.kind is not FieldKind.CHOICE:
        return bool(read_as.answer) and field.kind is not FieldKind.TEXT
    return bool(read_as.answer) and telling(turn, field, text) not in TELLINGS


def _told(act: Act) -> Reading:
    return Reading(wrong="question") if act is Act.ASK else Reading(wrong="telling", act=act)


def _wishes_another(turn: Turn) -> bool:
    wished = registration_intent(turn)
    return wished is not None and bool(wished.arg)


def option_of(turn: Turn, field: FormField) -> str:
    """The name of the option in the first language that was pressed; empty for one of another field."""
    id, _, index = turn.arg.rpartition(".")
    known = id == field.id and index.isdecimal() and int(index) < len(field.options)
    return field.options[int(index)][FIRST] if known else ""


def not_taken(turn: Turn, reading: Reading) -> Turn | None:
    """Say kindly what would be taken, and ask again. None: a question is no answer, and is answered where
    questions are (handlers/person/fallback.py), which asks again."""
    if reading.wrong == CRY:
        return turn.ask_again()  # the numbers were told, and staff know: nobody fills in a form with it
    if reading.wrong == "identity":
        return turn.show("registration-no-identity").ask_again()
    if reading.wrong == "many":
        return _stumbled(keep(turn, turn.words), reading.wrong)
    if reading.wrong == "telling":
        return beside(turn, reading.act)
    if reading.wrong == "declined":
        return _with_help(turn).show("registration-needed").ask_again()
    asked = reading.wrong == "question"
    wrong = "text" if not reading.wrong or reading.wrong == "question" else reading.wrong
    if not any(c.isalpha() for c in turn.text):
        return _stumbled(turn, wrong)
    if asks(turn.text) or _wishes_another(turn) or _has_answer(turn):
        return None
    return beside(turn, Act.OTHER) if asked else _stumbled(keep(turn, turn.words), wrong)


def _has_answer(turn: Turn) -> bool:
    return turn.facts.answers.ask(turn.text).decision == "answer"


def _stumbled(turn: Turn, wrong: Wrong) -> Turn:
    return _with_help(turn).show(f"registration-wrong-{wrong}").ask_again()


def _with_help(turn: Turn) -> Turn:
    """From now on a person of the staff is offered beside the question."""
    here = turn.conversation
    return turn.enter(here.topic, here.state, **{STUMBLED: "yes"})


def is_skipped(turn: Turn, field: FormField) -> bool:
    """The word instead of the button: nobody lives in a district called «تخطي»."""
    return field.optional and is_skipping(written(turn))


def on_files(turn: Turn) -> Turn:
    """A photo or a recording answers no field; it is kept for whoever of the staff is asked for."""
    return _with_help(keep(turn, turn.words)).show("registration-words-please").ask_again()


def taken(turn: Turn) -> Turn:
    """It is the answer. What was sent along with it is kept as well."""
    turn = no_telling(turn)
    words = turn.words if isinstance(turn.event, MessageReceived) else Words()
    sent_along = Words("", words.attachments, words.location, words.at, words.id)
    return keep(turn, sent_along) if sent_along else turn
