"""A whole form that was filled in at once on the platform (C14).

The rules this module guards: each answer is read as a typed one would be, and what does not fit is asked
again, field by field; a form of another time fills in nothing, and whoever sent it is told why.
"""

from dataclasses import replace

from bot.core.conversation import Choice
from bot.core.registration import Answers, FormField, Initiative, RegistrationDraft, answered
from bot.core.registration_forms import read_answers, read_name
from bot.core.turn import Turn
from faq.detect.names import introduced
from handlers.person.registration.draft import NAME, draft_of, missing, to_next
from handlers.person.registration.field_prompt import FRESH
from handlers.person.registration.field_values import Reading, read


def on_filled(turn: Turn) -> Turn | None:
    """A gate. None: it is no form, or a cry for help is in it."""
    if not turn.words.form or turn.facts.alarms.heard(turn.text):
        return None
    id, stamp = read_name(turn.words.form)
    draft, initiative = draft_of(turn), turn.facts.initiative(id)
    if not draft or not initiative or draft.initiative != id or not draft.form or stamp < draft.form:
        return _late(turn, id)
    return _filled(turn, draft, initiative)


def _late(turn: Turn, initiative: str) -> Turn:
    """It was finished, or begun anew, meanwhile. What is asked now is asked again."""
    if turn.conversation.topic:
        return turn.show("registration-form-late").ask_again()
    known = (Choice("register", initiative),) if turn.facts.initiative(initiative) else ()
    return turn.reply("registration-form-late", Choice("my-registrations"), *known, Choice("menu"))


def _filled(turn: Turn, draft: RegistrationDraft, initiative: Initiative) -> Turn:
    given = read_answers(initiative, turn.text)
    readings = {each.id: _read(turn, each, given.get(each.id, "")) for each in initiative.form}
    fits = {
        id: reading.answer for id, reading in readings.items() if _is_answered(initiative, id, reading)
    }
    filled = replace(draft, answers=_with(draft.answers, fits))
    entered = turn.enter(NAME, "summary", initiative=initiative.id, **FRESH).registering(filled)
    return to_next(_told(entered, missing(filled, initiative), readings))


def _read(turn: Turn, field: FormField, said: str) -> Reading:
    if not said:
        return Reading()
    return read(field, introduced(said) if field.is_name else said, turn.facts.today)


def _is_answered(initiative: Initiative, id: str, reading: Reading) -> bool:
    """An optional field that was left empty is skipped."""
    field = initiative.field(id)
    return bool(reading.answer) or (field is not None and field.optional and not reading.wrong)


def _with(answers: Answers, more: dict[str, str]) -> Answers:
    for id, answer in more.items():
        answers = answered(answers, id, answer)
    return answers


def _told(turn: Turn, field: FormField | None, readings: dict[str, Reading]) -> Turn:
    """What was wrong with the answer that is asked again now."""
    wrong = readings[field.id].wrong if field else None
    if wrong is None:
        return turn
    return turn.show("registration-no-identity" if wrong == "identity" else f"registration-wrong-{wrong}")
