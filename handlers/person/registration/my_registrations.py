"""What I registered for (C14): a list, one registration, and what can be done with it from the chat.

The rule this module guards: cancelling is asked once; a lost pass is replaced once a press, and the one
before it is void from then on.
"""

from bot.core.audit import Action
from bot.core.conversation import Choice
from bot.core.effects import SaveRegistration, Text
from bot.core.registration import FormField, Registration
from bot.core.topic import Rule, State, Topic, pressed, sent, wrote
from bot.core.turn import Turn
from handlers.person.registration import draft, field_prompt
from handlers.person.registration.details import form_of, label_of, own_registration, show_registration
from handlers.person.registration.tellings import on_take_answer
from handlers.shared.initiatives import named

NAME = "my-registrations"
SHOWN = 8
_FIELDS = ("field", "option", "correcting-field", "correcting-option")


def on_list(turn: Turn) -> Turn:
    mine, notes = turn.registrations[:SHOWN], turn.facts.waiting_notes
    begun = _begun(turn)
    if not (mine or notes or begun):
        return turn.leave().reply("no-registrations", Choice("register"), Choice("menu"))
    choices = (
        *((Choice("continue-registration"),) if begun else ()),
        *(Choice("registration", str(r.number), title=registration_title(turn, r)) for r in mine),
        *(Choice("wait-off", n.initiative, title=_off(turn, n.initiative)) for n in notes),
    )
    lines = (
        *begun,
        *(registration_line(turn, registration) for registration in mine),
        *(Text("waiting-line", {"name": named(turn, note.initiative)}) for note in notes),
    )
    more = (Choice("register"), Choice("menu"))
    key = "registrations-list" if mine else "no-registrations-yet" if begun else "waiting-list"
    return turn.leave().reply(key, *choices, *more, registrations=lines)


def _begun(turn: Turn) -> tuple[Text, ...]:
    """What was begun and not finished is not lost, and whoever looks for it looks here."""
    draft = turn.conversation.registering
    known = turn.facts.initiative(draft.initiative) if draft else None
    return (Text("registration-begun-line", {"name": named(turn, known.id)}),) if known else ()


def registration_title(turn: Turn, registration: Registration) -> str:
    return label_of(turn, "choice-registration", number=registration.number)


def _off(turn: Turn, initiative: str) -> str:
    return label_of(turn, "choice-wait-off-named", name=named(turn, initiative))


def registration_line(turn: Turn, registration: Registration) -> Text:
    name, status = named(turn, registration.initiative), Text(f"registration-is-{registration.status}")
    return Text("registrations-line", {"number": registration.number, "name": name, "status": status})


def on_registration(turn: Turn) -> Turn:
    registration = own_registration(turn, turn.arg)
    return show_registration(turn.leave(), registration) if registration else _none(turn)


def _none(turn: Turn) -> Turn:
    return turn.leave().reply("no-such-registration", Choice("my-registrations"), Choice("menu"))


# Correcting -----------------------------------------------------------------------------------------


def on_correct(turn: Turn) -> Turn:
    registration = own_registration(turn, turn.arg)
    if not registration:
        return _none(turn)
    if not registration.is_active:
        return show_registration(turn.leave(), registration)
    fields, language = form_of(turn, registration), turn.conversation.language
    if not fields:
        return turn.leave().reply("registration-fixed", Choice("human"), Choice("menu"))
    number = str(registration.number)
    choices = (
        Choice("correct-field", f"{number}.{field.id}", title=field.label[language]) for field in fields
    )
    back = Choice("registration", number, label="choice-back")
    return turn.leave().reply("registration-change-what", *choices, back, Choice("menu"))


def on_correct_field(turn: Turn) -> Turn:
    number, _, id = turn.arg.partition(".")
    registration = own_registration(turn, number)
    field = _field(turn, registration, id)
    if not registration or not registration.is_active or not field:
        return _none(turn)
    return turn.go(NAME, _state(field), number=number, field=field.id, **field_prompt.FRESH)


def _state(field: FormField) -> str:
    return f"correcting-{field_prompt.state_of(field)}"


def _field(turn: Turn, registration: Registration | None, id: str) -> FormField | None:
    fields = form_of(turn, registration) if registration else ()
    return next((field for field in fields if field.id == id), None)


def _here(turn: Turn) -> tuple[Registration | None, FormField | None]:
    data = turn.conversation.data
    registration = own_registration(turn, data.get("number", ""))
    return registration, _field(turn, registration, data.get("field", ""))


def asked_field(turn: Turn) -> FormField | None:
    """The one that is asked for now: the first time, or to be corrected."""
    here = turn.conversation
    if here.state not in _FIELDS:
        return None
    if here.topic == draft.NAME:
        return draft.field_of(turn)
    return _here(turn)[1] if here.topic == NAME else None


def asks_in_words(turn: Turn) -> bool:
    """Whether a form waits for words, and not for a press."""
    here = turn.conversation
    return here.topic in (draft.NAME, NAME) and here.state in (*_FIELDS, "relation")


def ask_correction(turn: Turn) -> Turn:
    registration, field = _here(turn)
    if not registration or not field:
        return _none(turn)
    return field_prompt.ask(turn, field, registration.answer(field.id))


def on_corrected(turn: Turn) -> Turn | None:
    registration, field = _here(turn)
    if not registration or not field:
        return _none(turn)
    if field_prompt.is_skipped(turn, field):
        return _corrected(turn, registration, field, "")
    reading = field_prompt.answer_of(turn, field)
    if not reading.answer:
        return field_prompt.not_taken(turn, reading)
    return _corrected(field_prompt.taken(turn), registration, field, reading.answer)


def on_corrected_option(turn: Turn) -> Turn:
    registration, field = _here(turn)
    option = field_prompt.option_of(turn, field) if field else ""
    if not registration or not field or not option:
        return turn.ask_again()
    return _corrected(turn, registration, field, option)


def on_corrected_away(turn: Turn) -> Turn:
    """An answer that need not be given is taken back."""
    registration, field = _here(turn)
    if not registration or not field or not field.optional:
        return turn.ask_again()
    return _corrected(turn, registration, field, "")


def _corrected(turn: Turn, registration: Registration, field: FormField, answer: str) -> Turn:
    if not registration.is_active:
        return _none(turn)
    corrected = registration.corrected(field.id, answer)
    saved = _noted(turn.leave().do(SaveRegistration(corrected)), Action.CORRECTED, corrected)
    return show_registration(saved, corrected, "registration-corrected")


def _noted(turn: Turn, action: Action, registration: Registration) -> Turn:
    return turn.audit(action, f"registration:{registration.number}", person=registration.person)


def on_as_it_was(turn: Turn) -> Turn:
    registration, _ = _here(turn)
    return show_registration(turn.leave(), registration) if registration else _none(turn)


# Cancelling -----------------------------------------------------------------------------------------


def on_cancel(turn: Turn) -> Turn:
    registration = own_registration(turn, turn.arg)
    if not registration:
        return _none(turn)
    if not registration.is_active:
        return show_registration(turn.leave(), registration)
    return turn.go(NAME, "cancelling", number=turn.arg)


def ask_cancelling(turn: Turn) -> Turn:
    registration, _ = _here(turn)
    if not registration:
        return _none(turn)
    number, name = registration.number, named(turn, registration.initiative)
    yes, no = Choice("cancel-yes", str(number)), Choice("cancel-no", str(number))
    return turn.reply("registration-cancel-ask", yes, no, number=number, name=name)


def on_cancelled(turn: Turn) -> Turn:
    registration, _ = _here(turn)
    if not registration:
        return _none(turn)
    cancelled = registration.cancelled()
    saved = _noted(turn.leave().do(SaveRegistration(cancelled)), Action.CANCELLED, cancelled)
    again = Choice("register", registration.initiative, label="choice-register-again")
    number, name = registration.number, named(turn, registration.initiative)
    return saved.reply("registration-cancelled", again, Choice("menu"), number=number, name=name)


# A lost pass ----------------------------------------------------------------------------------------


def on_pass_lost(turn: Turn) -> Turn:
    """A second press of the same button shows the pass that the first one made."""
    number, _, serial = turn.arg.partition(".")
    registration = own_registration(turn, number)
    if not registration or not registration.is_active:
        return _none(turn)
    if serial != str(registration.pass_serial):
        return show_registration(turn.leave(), registration)
    renewed = registration.with_new_pass()
    return show_registration(turn.leave().do(SaveRegistration(renewed)), renewed, "pass-renewed")


_CORRECTING = (
    Rule(pressed("take-answer"), on_take_answer),
    Rule(pressed("skip"), on_corrected_away),
    Rule(pressed("keep-answer"), on_as_it_was),
    Rule(pressed("back"), on_as_it_was),
    Rule(wrote, on_corrected),
    Rule(sent, field_prompt.on_files),
)

MY_REGISTRATIONS = Topic(
    NAME,
    entry_points=(
        Rule(pressed("my-registrations"), on_list),
        Rule(pressed("registration"), on_registration),
        Rule(pressed("correct"), on_correct),
        Rule(pressed("correct-field"), on_correct_field),
        Rule(pressed("cancel-registration"), on_cancel),
        Rule(pressed("pass-lost"), on_pass_lost),
    ),
    states={
        "correcting-field": State(
            ask_correction, (Rule(field_prompt.typed_number, on_corrected), *_CORRECTING), is_open=True
        ),
        "correcting-option": State(
            ask_correction, (Rule(pressed("option"), on_corrected_option), *_CORRECTING)
        ),
        "cancelling": State(
            ask_cancelling,
            (
                Rule(pressed("cancel-yes"), on_cancelled),
                Rule(pressed("cancel-no"), on_as_it_was),
            ),
        ),
    },
)
