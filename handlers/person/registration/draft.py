"""A registration that was begun: where it stands, and what is asked next.

The rule this module guards: the draft is kept at every step, so leaving, a restart or a changed form lose
nothing, and nothing is asked twice.
"""

from dataclasses import replace
from typing import Any

from bot.core.conversation import Choice
from bot.core.events import RegistrationLeft
from bot.core.registration import FieldKind, FormField, Initiative, Registration, RegistrationDraft
from bot.core.turn import Turn
from handlers.person.registration.field_prompt import FRESH, state_of
from handlers.person.registration.field_values import stands
from handlers.shared.cases import while_it_is_free

CHILDREN = ("son", "daughter")
"""Of whom it is asked whether their guardian registers them."""

OF_AGE = 18

NAME = "registration"


def draft_of(turn: Turn) -> RegistrationDraft | None:
    return turn.conversation.registering


def initiative_of(turn: Turn) -> Initiative | None:
    """The one that is talked about; None when config.yaml lists it no more."""
    return turn.facts.initiative(turn.conversation.data.get("initiative", ""))


def field_of(turn: Turn) -> FormField | None:
    draft, initiative = draft_of(turn), initiative_of(turn)
    return initiative.field(draft.field) if draft and initiative else None


def gone(turn: Turn) -> Turn:
    """What was begun cannot go on: config.yaml does not list the initiative any more."""
    choices = (Choice("register"), Choice("human"), Choice("menu"))
    return turn.leave().reply("registration-unknown", *choices)


# Where it goes --------------------------------------------------------------------------------------


def to(turn: Turn, state: str) -> Turn:
    draft = draft_of(turn)
    if not draft:
        return gone(turn)
    return _kept(turn, state=state).go(NAME, state, initiative=draft.initiative)


def to_field(turn: Turn, id: str) -> Turn:
    draft, initiative = draft_of(turn), initiative_of(turn)
    field = initiative.field(id) if initiative else None
    if not draft or not field:
        return gone(turn)
    asked = _kept(turn, state="field", field=id)
    return asked.go(NAME, state_of(field), initiative=draft.initiative, **FRESH)


def to_next(turn: Turn) -> Turn:
    """The first question without an answer; after the last one, everything is said back."""
    draft, initiative = draft_of(turn), initiative_of(turn)
    if not draft or not initiative:
        return gone(turn)
    field = missing(draft, initiative)
    if field:
        return to_field(turn, field.id)
    if draft.kin in CHILDREN and not draft.guardian and not _is_grown(turn, draft, initiative):
        return to(turn, "guardian")
    known = turn.conversation.data.get("twin")
    return to(turn, "summary" if known or not twin_of(turn) else "twin")


def _is_grown(turn: Turn, draft: RegistrationDraft, initiative: Initiative) -> bool:
    """As far as a date of theirs says it, or a year: who turns 18 this year may be a child still."""
    dates = [field.id for field in initiative.form if field.kind is FieldKind.DATE]
    years = [given[:4] for id, given in draft.answers if id in dates and given[:4].isdecimal()]
    return any(turn.facts.today.year - int(year) > OF_AGE for year in years)


def missing(draft: RegistrationDraft, initiative: Initiative) -> FormField | None:
    """Also a question whose kept answer stands no more, because the form has changed meanwhile."""
    given = dict(draft.answers)
    return next((f for f in initiative.form if f.id not in given or not stands(f, given[f.id])), None)


def _kept(turn: Turn, **changes: Any) -> Turn:
    """Keep the draft, and look after it in office hours if it is left."""
    in_time = turn.facts.calendar.starts(turn.facts.now + turn.facts.pace.draft_reminder)
    later = while_it_is_free(turn, in_time)
    kept = redrafted(turn, **changes)
    return kept.set_timer(_timer(turn), later, turn.conversation.id, RegistrationLeft())


def redrafted(turn: Turn, **changes: Any) -> Turn:
    draft = draft_of(turn)
    return turn.registering(replace(draft, **changes)) if draft else turn


def put(turn: Turn, answer: str) -> Turn:
    draft = draft_of(turn)
    if not draft:
        return gone(turn)
    return to_next(turn.registering(draft.with_answer(answer, turn.words.id)))


def ended(turn: Turn) -> Turn:
    return turn.registering(None).leave().cancel_timers(_timer(turn))


def _timer(turn: Turn) -> str:
    return f"registration:{turn.conversation.id}"


# The same number again ------------------------------------------------------------------------------


def twin_of(turn: Turn) -> Registration | None:
    """Another registration of this person for the same initiative with the same telephone number."""
    draft, initiative = draft_of(turn), initiative_of(turn)
    if not draft or not initiative:
        return None
    phones = _phones(initiative, dict(draft.answers))
    active = (r for r in turn.registrations if r.is_active and r.initiative == initiative.id)
    return next((r for r in active if phones & _phones(initiative, dict(r.answers))), None)


def _phones(initiative: Initiative, answers: dict[str, str]) -> set[str]:
    fields = (field.id for field in initiative.form if field.kind is FieldKind.PHONE)
    return {answers[id] for id in fields if answers.get(id)}
