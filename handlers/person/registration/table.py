"""Registering for an initiative (C13, C14), in the order the person lives it: which one, its terms, for
whom, one question at a time, said back, and the number in the same turn (C25).

The rule this module guards: the chosen initiative is at most three taps from the menu (C3).
"""

from bot.core.conversation import Choice
from bot.core.events import RegistrationLeft
from bot.core.registration import FormField, RegistrationDraft
from bot.core.topic import Rule, State, Topic, on, pressed, sent, wrote
from bot.core.turn import Turn
from faq.detect.short_answers import RELATIONS, is_myself, relation_said
from handlers.person.registration import field_prompt
from handlers.person.registration.begin import (
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
from handlers.person.registration.details import label_of, own_already
from handlers.person.registration.draft import NAME, draft_of, gone, initiative_of, redrafted, to, to_next
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
    tell_already,
)

_RELATION = FormField("relation", {})

# Terms, and for whom --------------------------------------------------------------------------------


def ask_terms(turn: Turn) -> Turn:
    initiative = initiative_of(turn)
    if not initiative:
        return gone(turn)
    return turn.reply(
        "registration-terms",
        Choice("agree", initiative.id),
        Choice("register", label="choice-other-initiatives"),
        Choice("menu"),
        name=initiative.name[turn.conversation.language],
        details=terms_of(turn, initiative),
    )


def on_agreed(turn: Turn) -> Turn:
    initiative = initiative_of(turn)
    if not initiative:
        return gone(turn)
    draft = draft_of(turn) or RegistrationDraft(initiative.id, "whom")
    return to(turn.registering(draft), "whom")


def ask_whom(turn: Turn) -> Turn:
    whom = (Choice("for-me"), Choice("for-other"))
    return turn.reply("registration-whom", *whom, Choice("back"), Choice("menu"))


def on_whom_said(turn: Turn) -> Turn | None:
    if is_myself(turn.text):
        return on_for_me(turn)
    relation = relation_said(turn.text)
    return _known(turn, relation) if relation else None


def on_for_me(turn: Turn) -> Turn:
    initiative = initiative_of(turn)
    mine = own_already(turn, initiative) if initiative else None
    if mine:
        return tell_already(turn, mine)
    return to_next(redrafted(turn, relation=""))


def on_for_other(turn: Turn) -> Turn:
    return to(turn, "relation")


def ask_relation(turn: Turn) -> Turn:
    relations = (Choice("relation", each, label=f"choice-relation-{each}") for each in RELATIONS)
    return turn.reply("registration-relation", *relations, Choice("back"), Choice("menu"))


def on_relation(turn: Turn) -> Turn:
    return _known(turn, turn.arg) if turn.arg in RELATIONS else turn.ask_again()


def _known(turn: Turn, relation: str) -> Turn:
    return _related(turn, label_of(turn, f"choice-relation-{relation}"))


def on_relation_written(turn: Turn) -> Turn | None:
    reading = field_prompt.answer_of(turn, _RELATION)
    if not reading.answer:
        return field_prompt.not_taken(turn, reading)
    return _related(field_prompt.with_files_kept(turn), reading.answer)


def _related(turn: Turn, relation: str) -> Turn:
    return to_next(redrafted(turn, relation=relation).show("registration-their-details"))


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
            (Rule(pressed("agree"), on_agreed),),
        ),
        "whom": State(
            ask_whom,
            (
                Rule(pressed("for-me"), on_for_me),
                Rule(pressed("for-other"), on_for_other),
                Rule(wrote, on_whom_said),
            ),
            back="terms",
        ),
        "relation": State(
            ask_relation,
            (
                Rule(pressed("relation"), on_relation),
                Rule(wrote, on_relation_written),
                Rule(sent, field_prompt.on_files),
            ),
            back="whom",
        ),
        "field": State(
            ask_field,
            (
                Rule(field_prompt.typed_number, on_answered),
                Rule(pressed("skip"), on_skip),
                Rule(pressed("keep-answer"), to_next),
                Rule(wrote, on_answered),
                Rule(sent, field_prompt.on_files),
            ),
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
