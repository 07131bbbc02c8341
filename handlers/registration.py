"""Registering for an initiative (C13, C14), in the order the person lives it: which one, its terms, for
whom, one question at a time, said back, and the number in the same turn (C25).

The rules this module guards: the chosen initiative is at most three taps from the menu (C3); what was
begun outlives leaving it, the closing of the initiative and a restart, and is gently taken up again once.
"""

from bot.core.conversation import Choice
from bot.core.effects import Text, Value
from bot.core.events import RegistrationLeft
from bot.core.registration import FormField, Initiative, RegistrationDraft
from bot.core.topic import Rule, State, Topic, on, pressed, said, wrote
from bot.core.turn import Turn
from handlers import asking, menu
from handlers.answers import on_anything
from handlers.openings import is_open, tell_closed
from handlers.registered import label_of, named, own_already
from handlers.registration_draft import (
    NAME,
    draft_of,
    ended,
    gone,
    initiative_of,
    redrafted,
    to,
    to_next,
)
from handlers.registration_fields import (
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
from handlers.words import MYSELF, YES, is_one_of

RELATIONS = ("mother", "father", "daughter", "son", "wife", "husband", "sister", "brother")
_RELATION = FormField("relation", {})

# Which initiative -----------------------------------------------------------------------------------


def on_register(turn: Turn) -> Turn:
    initiative = turn.facts.initiative(turn.arg)
    return begin(turn, initiative) if initiative else which(turn)


def on_link(turn: Turn) -> Turn:
    """`/start reg-ibda`: the code of a poster, read with a phone's camera."""
    initiative = turn.facts.initiative(turn.arg.partition("-")[2].lower())
    return begin(turn, initiative) if initiative else which(turn)


def which(turn: Turn) -> Turn:
    ordered = sorted(turn.facts.initiatives, key=lambda initiative: not is_open(turn, initiative))
    choices = tuple(Choice("register", i.id, title=_title(turn, i)) for i in ordered)
    key = "registration-which" if choices else "registration-none"
    return turn.leave().reply(key, *choices, Choice("menu"))


def _title(turn: Turn, initiative: Initiative) -> str:
    name = initiative.name[turn.conversation.language]
    return name if is_open(turn, initiative) else label_of(turn, "choice-initiative-closed", name=name)


def begin(turn: Turn, initiative: Initiative) -> Turn:
    """From the list, an answer, a poster's code or a word: the same for all."""
    if not is_open(turn, initiative):
        return tell_closed(turn, initiative)
    if not initiative.form:
        return _by_link(turn.leave(), initiative)
    return turn.go(NAME, "unfinished" if draft_of(turn) else "terms", initiative=initiative.id)


def _by_link(turn: Turn, initiative: Initiative) -> Turn:
    link = Choice("register", initiative.id, label="choice-approved-link", url=initiative.link)
    name, details = initiative.name[turn.conversation.language], _terms(turn, initiative)
    return turn.reply("registration-by-link", link, Choice("menu"), name=name, details=details)


# Begun before ---------------------------------------------------------------------------------------


def ask_unfinished(turn: Turn) -> Turn:
    draft, initiative = draft_of(turn), initiative_of(turn)
    if not draft or not initiative:
        return turn.go(NAME, "terms")
    again = draft.initiative == initiative.id
    label = "choice-begin-anew" if again else "choice-begin-registration"
    name = named(turn, draft.initiative)
    return turn.reply(
        "registration-unfinished",
        Choice("continue-registration"),
        Choice("begin-registration", initiative.id, title=label_of(turn, label, name=_short(turn))),
        Choice("menu"),
        name=name,
    )


def _short(turn: Turn) -> str:
    return named(turn, turn.conversation.data["initiative"])


def on_continue(turn: Turn) -> Turn:
    draft = draft_of(turn)
    if not draft:
        return which(turn)
    initiative = turn.facts.initiative(draft.initiative)
    if not initiative or not initiative.form:
        return gone(turn)
    if not is_open(turn, initiative):
        return tell_closed(turn, initiative)
    resumed = turn.enter(NAME, "whom", initiative=initiative.id)
    return to(resumed, draft.state) if draft.state in ("whom", "relation") else to_next(resumed)


def on_begin_anew(turn: Turn) -> Turn:
    """What was written is only let go when the person says so twice."""
    draft = draft_of(turn)
    return turn.go(NAME, "anew") if draft and draft.answers else on_begun_anew(turn)


def ask_anew(turn: Turn) -> Turn:
    draft = draft_of(turn)
    if not draft:
        return turn.go(NAME, "terms")
    yes, no = Choice("begin-anew-yes", draft.initiative), Choice("continue-registration")
    return turn.reply("registration-anew", yes, no, name=named(turn, draft.initiative))


def on_begun_anew(turn: Turn) -> Turn:
    initiative = initiative_of(turn)
    forgotten = ended(turn)
    return begin(forgotten, initiative) if initiative else which(forgotten)


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
        details=_terms(turn, initiative),
    )


def _terms(turn: Turn, initiative: Initiative) -> tuple[Text, ...]:
    days: dict[str, Value] = {
        name: day for name, day in (("opens", initiative.opens), ("closes", initiative.closes)) if day
    }
    terms = initiative.terms.get(turn.conversation.language, "")
    return (
        *((Text("registration-terms-are", {"terms": terms}),) if terms else ()),
        Text("registration-window", {"window": Text(initiative.window, days)}),
        *((Text("registration-link", {"link": initiative.link}),) if initiative.link else ()),
    )


def on_terms_said(turn: Turn) -> Turn:
    return on_agreed(turn) if is_one_of(YES, turn) else on_anything(turn)


def on_agreed(turn: Turn) -> Turn:
    initiative = initiative_of(turn)
    if not initiative:
        return gone(turn)
    draft = draft_of(turn) or RegistrationDraft(initiative.id, "whom")
    return to(turn.registering(draft), "whom")


def ask_whom(turn: Turn) -> Turn:
    whom = (Choice("for-me"), Choice("for-other"))
    return turn.reply("registration-whom", *whom, Choice("back"), Choice("menu"))


def on_whom_said(turn: Turn) -> Turn:
    return on_for_me(turn) if is_one_of(MYSELF, turn) else on_anything(turn)


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
    known = turn.arg in RELATIONS
    return _related(turn, label_of(turn, f"choice-relation-{turn.arg}")) if known else turn.ask_again()


def on_relation_written(turn: Turn) -> Turn:
    reading = asking.answer_of(turn, _RELATION)
    if not reading.answer:
        return asking.not_taken(turn, reading)
    return _related(asking.with_files_kept(turn), reading.answer)


def _related(turn: Turn, relation: str) -> Turn:
    return to_next(redrafted(turn, relation=relation).show("registration-their-details"))


# Left in the middle ---------------------------------------------------------------------------------


def on_cancel(turn: Turn) -> Turn:
    """What was answered waits, until it is taken up again or begun anew."""
    if not draft_of(turn):
        return menu.on_cancel(turn)
    resume = Choice("continue-registration")
    return turn.leave().reply("cancelled-registration-kept", resume, Choice("menu"))


def on_left(turn: Turn, _: RegistrationLeft) -> Turn:
    """Taken up again gently, once, while it can still be finished."""
    draft = draft_of(turn)
    initiative = turn.facts.initiative(draft.initiative) if draft else None
    if not draft or draft.reminded or not initiative or not is_open(turn, initiative):
        return turn
    name = initiative.name[turn.conversation.language]
    resume = Choice("continue-registration")
    reminded = redrafted(turn, reminded=True)
    return reminded.notice("registration-reminder", resume, Choice("menu"), name=name)


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
            (
                Rule(pressed("agree"), on_agreed),
                Rule(wrote, on_terms_said),
            ),
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
                Rule(said, asking.on_files),
            ),
            back="whom",
        ),
        "field": State(
            ask_field,
            (
                Rule(asking.typed_number, on_answered),
                Rule(pressed("skip"), on_skip),
                Rule(pressed("keep-answer"), to_next),
                Rule(wrote, on_answered),
                Rule(said, asking.on_files),
            ),
        ),
        "option": State(
            ask_field,
            (
                Rule(pressed("option"), on_option),
                Rule(pressed("skip"), on_skip),
                Rule(pressed("keep-answer"), to_next),
                Rule(wrote, on_answered),
                Rule(said, asking.on_files),
            ),
        ),
        "twin": State(ask_twin, (Rule(pressed("another-person"), on_another_person),)),
        "summary": State(
            ask_summary,
            (
                Rule(pressed("confirm-registration"), on_confirm),
                Rule(pressed("change-answer"), on_change),
                Rule(wrote, lambda turn: on_confirm(turn) if is_one_of(YES, turn) else on_anything(turn)),
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
