"""The room of a case, as one table: the card's buttons, the forms behind them, and who may press."""

from bot.core.case import Move
from bot.core.conversation import Choice
from bot.core.effects import Text
from bot.core.events import MessageReceived, ReopenedByStaff, TalkHandedBack
from bot.core.topic import Rule, State, Topic, pressed, said, wrote
from bot.core.turn import Ask, Step, Turn
from handlers.case_room import (
    assignment,
    delegation,
    emergency,
    goodwill,
    identity,
    learning,
    resolution,
    waiting_and_delay,
)
from handlers.case_room.card import show_card
from handlers.case_room.edits import EDITS
from handlers.case_room.full_text import on_said
from handlers.case_room.reply import (
    NAME,
    ask_note,
    not_possible,
    on_note,
    on_noted,
    on_written,
    send,
    the_case,
)
from handlers.case_room.reply_gate import KEEP, SEND, on_keep, on_send
from handlers.case_room.reply_review import AS_IT_IS, REPLY, as_it_is, coached
from handlers.shared.case_summary import current
from handlers.shared.cases import new_round
from handlers.shared.message_content import FILE_REFUSALS
from handlers.shared.permissions import may
from handlers.shared.staff_commands import ASK_FAQ, FOR_THE_DESK


def allowed(action: str, step: Step) -> Step:
    """The step, for whoever may do `action`; a clear refusal for everyone else."""

    def checked(turn: Turn) -> Turn | None:
        if not may(turn.facts.actor, action):
            return turn.show("room-not-allowed", action=Text(f"choice-{action}"))
        if not current(turn):
            return turn.show("room-no-case")
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


def _form(action: str, ask: Ask, *rules: Rule, back: str = "") -> State:
    """A form of the button `action`."""
    mine = tuple(Rule(rule.trigger, own_form(action, rule.step)) for rule in rules)
    return State(ask, (FOR_THE_DESK, *mine, Rule(said, own_form(action, Turn.ask_again))), back)


FORMS = {
    "noting": _form("note", ask_note, Rule(said, on_noted)),
    "offering": _form(
        "offer",
        resolution.ask_offer,
        Rule(pressed("offer-done"), resolution.on_offer_done),
        *coached(wrote, resolution.on_alternative, "offering"),
    ),
    "resolving": _form(
        "resolve",
        resolution.ask_resolve,
        Rule(pressed("answered"), resolution.on_answered),
        *coached(wrote, resolution.on_applied, "resolving"),
    ),
    "asking": _form(
        "ask", waiting_and_delay.ask_question, *coached(wrote, waiting_and_delay.on_question, "asking")
    ),
    "late-why": _form(
        "late", waiting_and_delay.ask_why, *coached(wrote, waiting_and_delay.on_why, "late-why")
    ),
    "late-until": _form(
        "late",
        waiting_and_delay.ask_until,
        Rule(pressed("late-days"), waiting_and_delay.on_days),
        Rule(wrote, waiting_and_delay.on_date),
        back="late-why",
    ),
    "giving": _form("goodwill", goodwill.ask_gesture, Rule(pressed("give"), goodwill.on_give)),
    "false-alarm": _form("false-alarm", emergency.ask_why, Rule(wrote, emergency.on_why)),
    "identity": _form("identity", identity.ask_reason, Rule(wrote, identity.on_reason)),
    "delegating-whom": _form(
        "delegate", delegation.ask_whom, Rule(pressed("delegate-to"), delegation.on_whom)
    ),
    "delegating-what": _form(
        "delegate",
        delegation.ask_what,
        Rule(pressed("whole-case"), delegation.on_whole_case),
        Rule(wrote, delegation.on_what),
        back="delegating-whom",
    ),
    "delegating-until": _form(
        "delegate",
        delegation.ask_until,
        Rule(pressed("until-hours"), delegation.on_until_hours),
        Rule(pressed("until-day"), delegation.on_until_day),
        back="delegating-what",
    ),
}

ACTIONS = tuple(
    Rule(pressed(action), allowed(action, step))
    for action, step in (
        ("card", show_card),
        ("more", on_more),
        ("said", on_said),
        ("take", assignment.on_take),
        ("take-anyway", assignment.on_take_anyway),
        ("delegate", delegation.on_delegate),
        ("offer", resolution.on_offer),
        ("resolve", resolution.on_resolve),
        ("ask", waiting_and_delay.on_ask),
        ("late", waiting_and_delay.on_late),
        ("goodwill", goodwill.on_goodwill),
        ("hand-back", on_hand_back),
        ("false-alarm", emergency.on_false_alarm),
        ("reopen", on_reopen),
        ("learn", learning.on_learn),
        ("learn-way", learning.on_way),
        ("learn-answer", learning.on_answer),
        ("identity", identity.on_identity),
        ("note", on_note),
        (AS_IT_IS, as_it_is(send, REPLY)),
        (SEND, on_send),
        (KEEP, on_keep),
    )
)

ROOM = Topic(
    NAME,
    entry_points=(*ACTIONS, ASK_FAQ, *EDITS, FOR_THE_DESK, Rule(said, on_written)),
    states=FORMS,
    fallbacks=(Rule(pressed("form-cancel"), on_form_cancel),),
)
