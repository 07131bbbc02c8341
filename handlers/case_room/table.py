"""The room of a case, as one table: the card's buttons, the forms behind them, and who may press."""

from collections.abc import Mapping
from functools import partial

from bot.core.case import Move
from bot.core.conversation import Choice
from bot.core.effects import Text
from bot.core.events import MessageReceived, ReopenedByStaff, TalkHandedBack
from bot.core.staff_text import buttons
from bot.core.topic import Rule, State, Topic, pressed, said, wrote
from bot.core.turn import Step, Turn
from handlers.case_room import (
    actions,
    assessment,
    assignment,
    delegation,
    drawing,
    goodwill,
    identity,
    initiative,
    learning,
    recorded,
    recorded_number,
    resolution,
    sorting,
    understood,
    waiting_and_delay,
)
from handlers.case_room.answers import answer_form, appeals
from handlers.case_room.edits import EDITS
from handlers.case_room.full_text import on_said
from handlers.case_room.history import on_history
from handlers.case_room.related.table import RELATED
from handlers.case_room.reply_gate import SEND, on_keep, on_send
from handlers.case_room.writing import emergency
from handlers.case_room.writing.card import show_card
from handlers.case_room.writing.reply import (
    KEEP,
    NAME,
    ask_note,
    not_possible,
    on_note,
    on_noted,
    on_written,
    send,
    the_case,
)
from handlers.case_room.writing.reply_review import AS_IT_IS, REPLY, as_it_is, coached
from handlers.case_room.writing.work import Work
from handlers.shared.case_summary import current
from handlers.shared.message_content import FILE_REFUSALS
from handlers.shared.permissions import may
from handlers.shared.reopening import new_round
from handlers.shared.second_look import refused
from handlers.shared.staff_commands import ASK_FAQ, FOR_THE_DESK


def allowed(action: str, step: Step) -> Step:
    """The step, for whoever may do `action`; a clear refusal for everyone else."""

    def checked(turn: Turn) -> Turn | None:
        if not may(turn.facts.actor, action):
            return turn.show("room-not-allowed", action=Text(f"choice-{action}"))
        case = current(turn)
        if not case:
            return turn.show("room-no-case")
        if former := refused(turn, case, action):
            return former
        done = step(turn)
        swept = done and turn.conversation.topic and _others_form(turn) and _left(turn, done)
        return turn.show("room-others-form", Choice("form-cancel")) if swept else done

    return checked


def _others_form(turn: Turn) -> bool:
    return turn.conversation.data.get("by") != turn.by


def _left(before: Turn, after: Turn) -> bool:
    """Whether the step would leave the form that is open: its member's next words would go astray."""
    there = (before.conversation.state, before.conversation.data)
    return (after.conversation.state, after.conversation.data) != there


def own_form(action: str, step: Step) -> Step:
    """A form belongs to the member who began it; what others do meanwhile is ordinary work. Permission is
    asked at every step: a role may have been taken away since."""

    def checked(turn: Turn) -> Turn | None:
        if turn.by and turn.conversation.data.get("by") == turn.by:
            return allowed(action, step)(turn)
        return on_written(turn) if turn.words else turn.show("room-others-form")

    return checked


def on_reopen(turn: Turn) -> Turn:
    """Staff saw that it is not done after all: a new round and promise, and the person hears it."""
    case = the_case(turn)
    if not case.can(Move.REOPEN):
        return not_possible(turn)
    again = new_round(turn.cancel_timers(f"case:{case.number}:rating"), case)
    told = again.post(case.person, ReopenedByStaff(case.number))
    return show_card(told.show("room-reopened-by-staff", due=the_case(told).due_at))


def on_hand_back(turn: Turn) -> Turn:
    """The bot answers again; the case and its promise stay as they are. Nobody who cries for help is
    handed back unheard."""
    if waits := emergency.unanswered(turn):
        return waits
    case = the_case(turn)
    return turn.post(case.person, TalkHandedBack(case.number)).show("room-handed-back")


def on_more(turn: Turn) -> Turn:
    """The card with everything that can be pressed; the next card is the short one again."""
    return show_card(turn, whole=True)


# The table -------------------------------------------------------------------------------------------


def on_form_cancel(turn: Turn) -> Turn:
    """By whoever works here: a form that was forgotten must not hold up the others."""
    if not may(turn.facts.actor, "card"):
        return turn.show("room-not-allowed", action=Text("choice-form-cancel"))
    return turn.leave().show("room-form-cancelled")


def on_nothing(turn: Turn) -> Turn:
    """Nothing that can be passed on: a file that was refused, a sticker, an empty message."""
    why = turn.event.unsupported if isinstance(turn.event, MessageReceived) else ""
    if why in FILE_REFUSALS:
        return turn.show("room-file-refused", about=turn.words.id, reason=Text(f"room-{why}"))
    return turn.show("room-cannot-read", about=turn.words.id)


WORK: Mapping[str, Work] = {
    "card": Work(show_card),
    "said": Work(on_said),
    "history": Work(on_history),
    "take": Work(assignment.on_take),
    "take-anyway": Work(assignment.on_take_anyway),
    "delegate": Work(
        delegation.on_delegate,
        {
            "delegating-whom": State(
                delegation.ask_whom, (Rule(pressed("delegate-to"), delegation.on_whom),)
            ),
            "delegating-what": State(
                delegation.ask_what,
                (
                    Rule(pressed("whole-case"), delegation.on_whole_case),
                    Rule(wrote, delegation.on_what),
                ),
                back="delegating-whom",
            ),
            "delegating-until": State(
                delegation.ask_until,
                (
                    Rule(pressed("until-hours"), delegation.on_until_hours),
                    Rule(pressed("until-day"), delegation.on_until_day),
                ),
                back="delegating-what",
            ),
        },
    ),
    "offer": Work(
        resolution.on_offer,
        {
            "offering": State(
                resolution.ask_offer,
                (
                    Rule(pressed("offer-done"), resolution.on_offer_done),
                    *coached(wrote, resolution.on_alternative, "offering"),
                ),
            )
        },
    ),
    "resolve": Work(
        answer_form.on_resolve,
        {
            "resolving": State(
                answer_form.ask_resolve,
                (
                    Rule(pressed("answered"), answer_form.on_answered),
                    Rule(pressed("answer-point"), answer_form.on_point),
                    Rule(pressed("answer-all"), answer_form.on_all_points),
                    Rule(pressed("answer-send"), answer_form.on_send),
                    Rule(pressed("answer-go-on"), answer_form.on_go_on),
                    Rule(pressed("answer-short"), answer_form.on_short),
                    *coached(wrote, answer_form.on_written, "resolving"),
                ),
            )
        },
    ),
    "reopen": Work(on_reopen),
    "ask": Work(
        waiting_and_delay.on_ask,
        {
            "asking": State(
                waiting_and_delay.ask_question, coached(wrote, waiting_and_delay.on_question, "asking")
            )
        },
    ),
    "late": Work(
        waiting_and_delay.on_late,
        {
            "late-why": State(
                waiting_and_delay.ask_why, coached(wrote, waiting_and_delay.on_why, "late-why")
            ),
            "late-until": State(
                waiting_and_delay.ask_until,
                (
                    Rule(pressed("late-days"), waiting_and_delay.on_days),
                    Rule(wrote, waiting_and_delay.on_date),
                ),
                back="late-why",
            ),
        },
    ),
    "goodwill": Work(
        goodwill.on_goodwill,
        {"giving": State(goodwill.ask_gesture, (Rule(pressed("give"), goodwill.on_give),))},
    ),
    "hand-back": Work(on_hand_back),
    "false-alarm": Work(
        emergency.on_false_alarm,
        {"false-alarm": State(emergency.ask_why, (Rule(wrote, emergency.on_why),))},
    ),
    "identity": Work(
        identity.on_identity, {"identity": State(identity.ask_reason, (Rule(wrote, identity.on_reason),))}
    ),
    "slip": Work(recorded.on_slip),
    "telephone": Work(recorded_number.on_telephone),
    "rated-for": Work(
        recorded.on_rated_for,
        {
            "rated-for": State(
                recorded.ask_rated_for, (Rule(pressed("rated-for-is"), recorded.on_quality),)
            ),
            "solved-for": State(
                recorded.ask_solved_for,
                (Rule(pressed("solved-for-is"), recorded.on_solved),),
                back="rated-for",
            ),
        },
    ),
    "learn": Work(learning.on_learn),
    "learn-way": Work(learning.on_way),
    "learn-answer": Work(learning.on_answer),
    "draw": Work(drawing.on_draw),
    "draw-sure": Work(drawing.on_draw_sure),
    "note": Work(on_note, {"noting": State(ask_note, (Rule(said, on_noted),))}),
    "assess": Work(assessment.on_assess),
    "assess-is": Work(assessment.on_assessed),
    "act": Work(understood.on_understood),
    "act-is": Work(understood.on_corrected),
    "category": Work(sorting.on_category),
    "category-is": Work(sorting.on_category_is),
    "relationship": Work(sorting.on_relationship),
    "relationship-is": Work(sorting.on_relationship_is),
    "initiative": Work(initiative.on_initiative),
    "initiative-is": Work(initiative.on_initiative_is),
    "action": Work(
        actions.on_action, {"acting-on": State(actions.ask_action, (Rule(wrote, actions.on_written),))}
    ),
    "action-keep": Work(actions.on_keep),
    "action-drop": Work(actions.on_drop),
    "action-other": Work(
        actions.on_other,
        {"acting-when": State(actions.ask_when, (Rule(wrote, actions.on_when),))},
    ),
    "action-done": Work(actions.on_done),
    "action-cancel": Work(actions.on_cancel),
    "appeal-upheld": Work(partial(appeals.on_said, True)),
    "appeal-stands": Work(partial(appeals.on_said, False)),
    **RELATED,
    "more": Work(on_more),
    AS_IT_IS: Work(as_it_is(send, REPLY)),
    SEND: Work(on_send),
    KEEP: Work(on_keep),
}
"""For each button of `bot/core/staff_text/buttons.py`. Writing to the person is none (`on_written`)."""


def _form(action: str, form: State) -> State:
    """As a form of the button `action`."""
    mine = tuple(Rule(rule.trigger, own_form(action, rule.step)) for rule in form.rules)
    again = Rule(said, own_form(action, Turn.ask_again))
    return State(form.ask, (FOR_THE_DESK, *mine, again), form.back)


FORMS = {name: _form(action, form) for action, work in WORK.items() for name, form in work.forms.items()}

ACTIONS = tuple(
    Rule(pressed(button.id), allowed(button.id, WORK[button.id].step))
    for button in buttons.ROOM
    if button.id != "write"
)

ROOM = Topic(
    NAME,
    entry_points=(*ACTIONS, ASK_FAQ, *EDITS, FOR_THE_DESK, Rule(said, on_written)),
    states=FORMS,
    fallbacks=(Rule(pressed("form-cancel"), on_form_cancel),),
)
