"""The questions of a registration, one at a time, then everything said back (C14, C21)."""

from dataclasses import replace

from bot.core.audit import Action
from bot.core.conversation import Choice
from bot.core.effects import SaveRegistration, Text
from bot.core.privacy import Purpose
from bot.core.registration import FormField, Initiative, Registration, RegistrationDraft, answered
from bot.core.turn import Turn
from handlers.person.navigation import menu
from handlers.person.registration import field_prompt
from handlers.person.registration.details import (
    answer_lines,
    own_already,
    relation_line,
    show_registration,
    tell_registered,
    whose,
)
from handlers.person.registration.draft import (
    NAME,
    draft_of,
    ended,
    field_of,
    gone,
    initiative_of,
    missing,
    put,
    redrafted,
    to,
    to_field,
    to_next,
    twin_of,
)
from handlers.person.registration.guardian import YES as GUARDIAN
from handlers.person.registration.waitlist import tell_closed, waits_no_more
from handlers.shared.consents import consented
from handlers.shared.initiatives import is_open, named
from handlers.shared.pending_words import done

# One question at a time -----------------------------------------------------------------------------


def ask_field(turn: Turn) -> Turn:
    field, draft, initiative = field_of(turn), draft_of(turn), initiative_of(turn)
    if not field or not draft or not initiative:
        return gone(turn)
    step, steps = initiative.form.index(field) + 1, len(initiative.form)
    place = Text("registration-step", {"step": step, "steps": steps}) if steps > 1 else None
    whose_name = whose(draft.kin) if draft.relation and field.is_name else None
    current = dict(draft.answers).get(field.id, "")
    if draft.answers:
        return field_prompt.ask(turn, field, current, place, whose_name)
    asked = field_prompt.ask(turn, field, current, place, whose_name, initiative.id)
    return redrafted(asked, form=draft.form or asked.conversation.stamp)


def on_answered(turn: Turn) -> Turn | None:
    field = field_of(turn)
    if not field:
        return gone(turn)
    if field_prompt.is_skipped(turn, field):
        return put(turn, "")
    reading = field_prompt.answer_of(turn, field)
    if reading.wrong == "declined" and field.optional:
        return put(turn, "")
    if not reading.answer:
        return field_prompt.not_taken(turn, reading)
    return put(field_prompt.taken(turn), reading.answer)


def on_option(turn: Turn) -> Turn:
    field = field_of(turn)
    option = field_prompt.option_of(turn, field) if field else ""
    return put(turn, option) if option else turn.ask_again()


def on_skip(turn: Turn) -> Turn:
    field = field_of(turn)
    skipped = field is not None and field.optional and turn.arg == field.id
    return put(turn, "") if skipped else turn.ask_again()


def on_back(turn: Turn) -> Turn:
    """To the question before; from the first one to whom it is for."""
    draft, initiative, state = draft_of(turn), initiative_of(turn), turn.conversation.state
    if not draft or not initiative or state not in ("field", "option", "summary", "twin"):
        return menu.on_back(turn)
    ids = [field.id for field in initiative.form]
    asked = draft.field if state in ("field", "option") else ""
    before = ids[: ids.index(asked)] if asked in ids else ids
    if before:
        return to_field(turn, before[-1])
    return to(turn, "relation" if draft.relation else "whom")


def _label(turn: Turn, field: FormField) -> str:
    return field.label[turn.conversation.language]


def answered_in(turn: Turn, message: str) -> FormField | None:
    """The field that this message answered, for whoever edits it afterwards."""
    draft = draft_of(turn)
    initiative = turn.facts.initiative(draft.initiative) if draft else None
    if not draft or not initiative or not message:
        return None
    return next((initiative.field(id) for id, said in draft.said_in if said == message), None)


def on_answer_edited(turn: Turn, field: FormField) -> Turn:
    """Read anew; what does not fit leaves the answer as it was."""
    draft, reading = draft_of(turn), field_prompt.answer_of(turn, field)
    if not draft or not reading.answer:
        wrong = "registration-no-identity" if reading.wrong == "identity" else "edit-not-taken"
        return turn.show(wrong).ask_again()
    changed = replace(draft, answers=answered(draft.answers, field.id, reading.answer))
    return turn.registering(changed).show("edit-kept-answer", label=_label(turn, field)).ask_again()


# The same number again ------------------------------------------------------------------------------


def ask_twin(turn: Turn) -> Turn:
    """One telephone may serve a family: say what is there already, and let them decide."""
    twin = twin_of(turn)
    if not twin:
        return to(turn, "summary")
    number = str(twin.number)
    return turn.reply(
        "registration-twin",
        Choice("another-person", number),
        Choice("registration", number, label="choice-show-registration"),
        Choice("back"),
        Choice("menu"),
        number=twin.number,
        name=named(turn, twin.initiative),
    )


def on_another_person(turn: Turn) -> Turn:
    return to(turn.enter(NAME, "twin", twin="known"), "summary")


# Said back ------------------------------------------------------------------------------------------


def ask_summary(turn: Turn) -> Turn:
    draft, initiative = draft_of(turn), initiative_of(turn)
    if not draft or not initiative:
        return gone(turn)
    language = turn.conversation.language
    lines = (*relation_line(draft.relation), *answer_lines(initiative.form, draft.answers, language))
    return turn.reply(
        "registration-summary",
        Choice("confirm-registration", initiative.id),
        Choice("change-answer"),
        Choice("back"),
        Choice("menu"),
        name=initiative.name[language],
        details=lines,
    )


def on_change(turn: Turn) -> Turn:
    return to(turn, "changing")


def ask_changing(turn: Turn) -> Turn:
    initiative, language = initiative_of(turn), turn.conversation.language
    fields = initiative.form if initiative else ()
    choices = (Choice("change-field", field.id, title=field.label[language]) for field in fields)
    whom = Choice("change-whom")
    return turn.reply("registration-change-what", *choices, whom, Choice("back"), Choice("menu"))


def on_change_field(turn: Turn) -> Turn:
    return to_field(turn, turn.arg)


def on_change_whom(turn: Turn) -> Turn:
    return to(turn, "whom")


def on_confirm(turn: Turn) -> Turn:
    """Registration may have closed meanwhile, the form may have changed, and a press may come twice."""
    draft, initiative = draft_of(turn), initiative_of(turn)
    if not draft or not initiative or not initiative.form:
        return gone(turn)
    if not is_open(turn, initiative):
        return tell_closed(turn, initiative)
    if missing(draft, initiative):
        return to_next(turn)
    mine = None if draft.relation else own_already(turn, initiative)
    if mine:
        return tell_already(turn, mine)
    return _registered(turn, draft, initiative)


def tell_already(turn: Turn, mine: Registration) -> Turn:
    """Once is enough for oneself. What was answered so far is kept: it may be meant for somebody else."""
    draft = draft_of(turn)
    left = turn.leave() if draft and draft.answers else ended(turn)
    return show_registration(left, mine, "registration-already")


def _registered(turn: Turn, draft: RegistrationDraft, initiative: Initiative) -> Turn:
    registration = _registration(turn, draft, initiative)
    agreed = _agreed(turn, draft, registration.number)
    saved = waits_no_more(ended(done(agreed)).do(SaveRegistration(registration)), initiative.id)
    saved = saved.audit(
        Action.REGISTERED, f"registration:{registration.number}", person=registration.person
    )
    return tell_registered(saved, registration, draft)


def _agreed(turn: Turn, draft: RegistrationDraft, number: int) -> Turn:
    """By the person, and of a child by its guardian, which they said they are."""
    is_guardian = draft.guardian == GUARDIAN
    said = consented(
        turn, Purpose.REGISTRATION, by_guardian=is_guardian, for_whom=draft.kin, about=number
    )
    if not is_guardian:
        return said
    return consented(said, Purpose.GUARDIAN, by_guardian=True, for_whom=draft.kin, about=number)


def _registration(turn: Turn, draft: RegistrationDraft, initiative: Initiative) -> Registration:
    given, conversation = dict(draft.answers), turn.conversation
    return Registration(
        number=turn.facts.next_registration,
        initiative=initiative.id,
        person=conversation.id,
        language=conversation.language,
        registered_at=turn.facts.now,
        answers=tuple((f.id, given[f.id]) for f in initiative.form if given.get(f.id)),
        relation=draft.relation,
    )
