"""Registering for an initiative (C13, C14), in the order the person lives it: which one, its terms, for
whom, one question at a time, said back, and the number in the same turn (C25).

The rule this module guards: the chosen initiative is at most three taps from the menu (C3).
"""

from bot.core.conversation import Choice
from bot.core.events import RegistrationLeft
from bot.core.registration import RegistrationDraft, asking
from bot.core.topic import Rule, State, Topic, on, pressed, sent, wrote
from bot.core.turn import Turn
from faq.detect.names import is_name
from faq.detect.relations import KIN, SELF, whom
from handlers.person.registration import field_prompt, guardian
from handlers.person.registration.begin import (
    WHOM,
    ask_anew,
    ask_unfinished,
    on_begin_anew,
    on_begun_anew,
    on_cancel,
    on_continue,
    on_left,
    on_register,
    terms_of,
)
from handlers.person.registration.draft import NAME, draft_of, gone, initiative_of, to_next
from handlers.person.registration.fields import (
    ask_changing,
    ask_field,
    ask_summary,
    ask_twin,
    on_another_person,
    on_answered,
    on_back,
    on_change,
    on_change_field,
    on_change_whom,
    on_confirm,
    on_option,
    on_skip,
)
from handlers.person.registration.tellings import on_take_answer
from handlers.person.registration.whom import (
    ask_relation,
    ask_whom,
    begun,
    on_for_me,
    on_for_other,
    on_relation,
    on_relation_written,
    on_whom_said,
)
from handlers.shared.pending_words import keep

LONGEST_NUMBER = 6

# The terms --------------------------------------------------------------------------------


def ask_terms(turn: Turn) -> Turn:
    initiative = initiative_of(turn)
    if not initiative:
        return gone(turn)
    return turn.reply(
        "registration-terms",
        Choice("agree", initiative.id),
        Choice(
            "register",
            asking(whom=_whom(turn)),
            label="choice-other-initiatives",
        ),
        Choice("menu"),
        name=initiative.name[turn.conversation.language],
        details=terms_of(turn, initiative),
    )


def _whom(turn: Turn) -> str:
    return turn.conversation.data.get(WHOM, "")


def on_agreed(turn: Turn) -> Turn:
    initiative = initiative_of(turn)
    if not initiative:
        return gone(turn)
    draft = draft_of(turn)
    return begun(turn.registering(draft or RegistrationDraft(initiative.id, "whom")))


def on_terms_said(turn: Turn) -> Turn | None:
    """Whom it is for, or a name: it answers what is asked later, and the terms are asked again. None:
    it is neither."""
    if whom(turn.text):
        here = turn.conversation
        return (
            turn.enter(here.topic, here.state, **{WHOM: _said(turn.text)}).show("terms-whom").ask_again()
        )
    is_answer = is_name(turn.text) or _is_phone(turn.text)
    return keep(turn, turn.words).show("terms-first").ask_again() if is_answer else None


def _is_phone(text: str) -> bool:
    """Figures alone, more of them than a case's number has."""
    return sum(map(str.isdecimal, text)) > LONGEST_NUMBER and not any(map(str.isalpha, text))


def _said(text: str) -> str:
    """As the wish would have said it: by its name where it says no more, else in words."""
    named = whom(text)
    is_plain = len(named) == 1 and not named[0].said and named[0].kin in (*KIN, SELF)
    return named[0].kin if is_plain else text


REGISTRATION = Topic(
    NAME,
    entry_points=(
        Rule(pressed("register"), on_register),
        Rule(pressed("continue-registration"), on_continue),
        on(RegistrationLeft, on_left),
    ),
    states={
        "unfinished": State(ask_unfinished, (Rule(pressed("begin-registration"), on_begin_anew),)),
        "anew": State(ask_anew, (Rule(pressed("begin-anew-yes"), on_begun_anew),), back="unfinished"),
        "terms": State(
            ask_terms,
            (Rule(pressed("agree"), on_agreed), Rule(wrote, on_terms_said)),
        ),
        "whom": State(
            ask_whom,
            (
                Rule(pressed("for-me"), on_for_me),
                Rule(pressed("for-other"), on_for_other),
                Rule(pressed("relation"), on_relation),
                Rule(wrote, on_whom_said),
            ),
            back="terms",
        ),
        "relation": State(
            ask_relation,
            (
                Rule(pressed("relation"), on_relation),
                Rule(pressed("take-answer"), on_take_answer),
                Rule(wrote, on_relation_written),
                Rule(sent, field_prompt.on_files),
            ),
            back="whom",
            is_open=True,
        ),
        "field": State(
            ask_field,
            (
                Rule(pressed("take-answer"), on_take_answer),
                Rule(field_prompt.typed_number, on_answered),
                Rule(pressed("skip"), on_skip),
                Rule(pressed("keep-answer"), to_next),
                Rule(wrote, on_answered),
                Rule(sent, field_prompt.on_files),
            ),
            is_open=True,
        ),
        "option": State(
            ask_field,
            (
                Rule(pressed("option"), on_option),
                Rule(pressed("skip"), on_skip),
                Rule(pressed("keep-answer"), to_next),
                Rule(wrote, on_answered),
                Rule(sent, field_prompt.on_files),
            ),
        ),
        "guardian": State(
            guardian.ask_guardian,
            (
                Rule(pressed("guardian-yes"), guardian.on_yes),
                Rule(pressed("guardian-of-age"), guardian.on_of_age),
                Rule(pressed("guardian-no"), guardian.on_no),
            ),
        ),
        "twin": State(ask_twin, (Rule(pressed("another-person"), on_another_person),)),
        "summary": State(
            ask_summary,
            (
                Rule(pressed("confirm-registration"), on_confirm),
                Rule(pressed("change-answer"), on_change),
            ),
        ),
        "changing": State(
            ask_changing,
            (
                Rule(pressed("change-field"), on_change_field),
                Rule(pressed("change-whom"), on_change_whom),
            ),
            back="summary",
        ),
    },
    fallbacks=(
        Rule(pressed("back"), on_back),
        Rule(pressed("cancel"), on_cancel),
    ),
)
