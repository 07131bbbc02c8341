"""A member of staff records what somebody told who did not write here: a walk-in, a call, a letter (C10).

The rules this module guards: what they write here is never taken for a matter of their own, whatever it
says; the role is asked at each step; and a form that is left waits with every word.
"""

from dataclasses import replace

from bot.core.advance import understood
from bot.core.conversation import Choice, IntakeDraft
from bot.core.events import ButtonPressed, IntakeRecorded, MessageReceived
from bot.core.intake import NOTED, TOPIC
from bot.core.topic import Rule, State, Topic, on, pressed, said
from bot.core.turn import Ask, Step, Turn
from handlers.shared.permissions import may_record
from handlers.shared.recorded import member_here
from handlers.shared.staff_commands import at_press, commanded
from handlers.staff_private import intake_steps as steps
from handlers.staff_private import intake_summary as summary
from handlers.staff_private import said_to_form
from handlers.staff_private.intake_draft import draft_of, go_on, with_draft

WORDS_IN = frozenset({"note", "telling", "expectation", "whose"})
"""States that are answered in words: there only a number, a label, a command or what says the state's own
answer is a press."""

OWN_ANSWERS = frozenset({"intake-all", "intake-no-wish", "intake-nameless"})
"""«خلاص» and «بدون رقم» are said to the form. Anything else may be a word of whoever it is for."""

_IS_BEGUN = commanded("intake", "استقبال", "تسجيل_شكوى")


# Beginning and leaving --------------------------------------------------------------------------------


def on_begin(turn: Turn) -> Turn | None:
    """In the member's own talk; a form that was left is taken up where it was."""
    member = member_here(turn)
    if not may_record(member) or not member:
        return None
    draft = turn.conversation.taking_in
    if draft and draft.by == member.id and draft.source:
        waited = turn.show("intake-waited", Choice("intake-anew"))
        return waited.go(TOPIC, draft.state, by=draft.by)
    return go_on(turn, IntakeDraft(member.id), "source")


def on_anew(turn: Turn) -> Turn | None:
    member = member_here(turn)
    return go_on(turn, IntakeDraft(member.id), "source") if member and may_record(member) else None


def at_the_desk(turn: Turn) -> Turn | None:
    """In the group it is said where it goes on; the staff's phone of the demonstration has no other
    place."""
    member = turn.facts.actor
    if member and member.private:
        begun = turn.post(member.private, ButtonPressed("intake", label="/intake"))
        return begun.show("intake-in-private", name=member.name)
    if turn.conversation.address.channel == "web":
        return on_begin(turn)
    return turn.show("intake-no-private")


def on_back(turn: Turn) -> Turn | None:
    before = turn.tables.back(TOPIC, turn.conversation.state)
    draft = draft_of(turn)
    if draft.back_to and turn.conversation.state not in ("summary", "agreed"):
        before = draft.back_to
    if before == "note" and draft.source not in NOTED:
        before = "source"
    return go_on(turn, draft, before) if before else on_cancel(turn)


def on_cancel(turn: Turn) -> Turn:
    """Given up: nothing of it is kept."""
    return with_draft(turn, None).leave().reply("intake-cancelled", Choice("intake"))


def own(step: Step) -> Step:
    """The step, for whoever began the form and still works here."""

    def checked(turn: Turn) -> Turn | None:
        member, draft = member_here(turn), turn.conversation.taking_in
        if not may_record(member) or not member or not draft:
            gone = with_draft(turn, None).leave()
            return gone.reply("intake-not-yours-now")
        if draft.by != member.id:
            return turn.show("intake-others-form")
        return step(turn)

    return checked


def on_written(turn: Turn) -> Turn | None:
    """A gate: what is written in the form belongs to somebody else, and is heard as nothing of theirs."""
    return on_begin(turn) if _IS_BEGUN(turn.event) else in_the_form(turn)


def in_the_form(turn: Turn) -> Turn | None:
    """The same at the desk, where a command is a press before it comes here."""
    here = turn.conversation
    if here.topic != TOPIC or not isinstance(turn.event, MessageReceived):
        return None
    if not may_record(member_here(turn)) and turn.facts.alarms.heard(turn.text):
        # whoever works here no more cries for themselves
        return with_draft(turn, None).leave().let_through()
    meant = said_to_form.meant(turn, OWN_ANSWERS) if here.state in WORDS_IN else understood(turn)
    if isinstance(meant, ButtonPressed):
        return turn.restated(meant)
    return own(_WRITTEN.get(here.state, Turn.ask_again))(turn)


# The form ---------------------------------------------------------------------------------------------

_WRITTEN: dict[str, Step] = {
    "note": steps.on_note,
    "telling": steps.on_told,
    "expectation": steps.on_expected,
    "whose": steps.on_whose,
    "agreed": steps.on_corrected,
    "summary": steps.on_corrected,
    "change": steps.on_corrected,
    "twin": steps.on_corrected,
}
"""What takes the words of each state; elsewhere it is asked again."""


def _state(name: str, ask: Ask, back: str, **presses: Step) -> State:
    rules = tuple(Rule(pressed(action.replace("_", "-")), own(step)) for action, step in presses.items())
    words = Rule(said, own(_WRITTEN.get(name, Turn.ask_again)))
    return State(ask, (*rules, words), back, is_open=name in WORDS_IN)


FORM = Topic(
    TOPIC,
    states={
        "source": _state("source", steps.ask_source, "", intake_source=steps.on_source),
        "note": _state("note", steps.ask_note, "source"),
        "kind": _state("kind", steps.ask_kind, "note", intake_kind=steps.on_kind),
        "telling": _state(
            "telling", steps.ask_telling, "kind", intake_all=steps.on_all, intake_retell=steps.on_retell
        ),
        "expectation": _state(
            "expectation", steps.ask_expectation, "telling", intake_no_wish=steps.on_no_wish
        ),
        "whose": _state("whose", steps.ask_whose, "expectation", intake_nameless=steps.on_nameless),
        "agreed": _state("agreed", steps.ask_agreed, "whose", intake_agreed=steps.on_agreed),
        "summary": _state(
            "summary",
            summary.ask_summary,
            "change",
            intake_confirm=summary.on_confirm,
            intake_change=steps.on_change,
        ),
        "change": _state("change", steps.ask_change, "summary", intake_change=steps.on_change),
        "twin": _state(
            "twin",
            summary.ask_twin,
            "summary",
            intake_same=summary.on_same,
            intake_add=summary.on_add,
            intake_anyway=summary.on_anyway,
        ),
    },
    fallbacks=(Rule(pressed("back"), own(on_back)), Rule(pressed("cancel"), own(on_cancel))),
)

INTAKE = replace(
    FORM,
    entry_points=(
        Rule(pressed("intake"), on_begin),
        Rule(pressed("intake-anew"), on_anew),
        on(IntakeRecorded, summary.on_recorded),
    ),
)
"""In a member's own talk with the bot."""

DESK_INTAKE = replace(
    FORM,
    entry_points=(
        at_press("intake", at_the_desk),
        at_press("intake-anew", at_the_desk),
        on(IntakeRecorded, summary.on_recorded),
    ),
)
