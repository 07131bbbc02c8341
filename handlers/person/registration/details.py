"""A registration as its person reads it (C14): just made, looked up, or with a new pass."""

from bot.core.conversation import Choice
from bot.core.effects import Text, Value
from bot.core.registration import (
    Answers,
    FormField,
    Initiative,
    Registration,
    RegistrationDraft,
    asking,
)
from bot.core.turn import Turn
from faq.detect.relations import KIN, SELF, SEVERAL
from handlers.person.registration.field_values import said_back
from handlers.person.registration.passes import pass_lines, pass_of
from handlers.shared.initiatives import named


def own_registration(turn: Turn, number: str) -> Registration | None:
    """The person's own, or None: for a forged number, a mistyped one, or somebody else's."""
    return turn.registration(int(number)) if number.isdecimal() and len(number) < 12 else None


def form_of(turn: Turn, registration: Registration) -> tuple[FormField, ...]:
    known = turn.facts.initiative(registration.initiative)
    return known.form if known else ()


def answer_lines(form: tuple[FormField, ...], answers: Answers, language: str) -> tuple[Text, ...]:
    given = dict(answers)
    return tuple(
        _line(field.label[language], said_back(field, given[field.id], language))
        for field in form
        if given.get(field.id)
    )


def _line(label: str, answer: Value) -> Text:
    return Text("registration-line", {"label": label, "answer": answer})


def relation_line(relation: str) -> tuple[Text, ...]:
    return (Text("registration-for", {"relation": relation}),) if relation else ()


def whose(kin: str) -> Text:
    """«لوالدتك», where a reviewed text tells of them; else the person who is registered."""
    return Text(f"registration-for-{kin}" if kin in (*KIN, SEVERAL) else "registration-for-other")


def tell_registered(turn: Turn, registration: Registration, draft: RegistrationDraft) -> Turn:
    """The number and the pass in the same turn (C25), and who is to be registered next."""
    key = "registered-other" if registration.relation else "registered-self"
    said = {"whose": whose(draft.kin)} if registration.relation else {}
    return turn.reply(
        key,
        *(_next(turn, draft.initiative, kin) for kin in draft.others),
        Choice("registration", str(registration.number), label="choice-registration-details"),
        Choice("menu"),
        qr=pass_of(turn, registration),
        number=registration.number,
        name=named(turn, registration.initiative),
        details=pass_lines(turn, registration),
        **said,
    )


def _next(turn: Turn, initiative: str, kin: str) -> Choice:
    others = "choice-for-me" if kin == SELF else "choice-for-other"
    called = label_of(turn, f"choice-relation-{kin}" if kin in KIN else others)
    title = label_of(turn, "choice-register-next", name=called)
    return Choice("register", asking(initiative, kin), title=title)


def show_registration(turn: Turn, registration: Registration, key: str = "registration-shown") -> Turn:
    return turn.reply(
        key,
        *_choices(registration),
        Choice("my-registrations"),
        Choice("menu"),
        qr=pass_of(turn, registration),
        number=registration.number,
        name=named(turn, registration.initiative),
        details=_details(turn, registration),
    )


def _details(turn: Turn, registration: Registration) -> tuple[Text, ...]:
    language = turn.conversation.language
    lines = answer_lines(form_of(turn, registration), registration.answers, language)
    came = registration.attended_at
    return (
        Text("registration-at", {"at": registration.registered_at}),
        Text("registration-status", {"status": Text(f"registration-is-{registration.status}")}),
        *((Text("registration-attended", {"at": came}),) if came else ()),
        *relation_line(registration.relation),
        *lines,
        *pass_lines(turn, registration),
    )


def _choices(registration: Registration) -> tuple[Choice, ...]:
    if not registration.is_active:
        return (Choice("register", registration.initiative, label="choice-register-again"),)
    number = str(registration.number)
    return (
        Choice("correct", number),
        Choice("pass-lost", f"{number}.{registration.pass_serial}"),
        Choice("cancel-registration", number),
    )


def label_of(turn: Turn, key: str, **values: Value) -> str:
    return turn.facts.text(Text(key, values), turn.conversation.language)


def own_already(turn: Turn, initiative: Initiative) -> Registration | None:
    """Whether the person is registered there themselves, once is enough."""
    mine = (r for r in turn.registrations if r.initiative == initiative.id and not r.relation)
    return next((r for r in mine if r.is_active), None)
