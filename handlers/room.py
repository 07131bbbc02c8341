"""The room of a case, as one table: the card's buttons, the forms behind them, and who may press."""

from bot.core.case import Move
from bot.core.effects import Text
from bot.core.events import CaseTaken
from bot.core.topic import Rule, State, Topic, pressed, said, wrote
from bot.core.turn import Step, Turn
from handlers import room_delegating as delegating
from handlers import room_solving as solving
from handlers.card import current, name_of, show_card
from handlers.permissions import may
from handlers.room_work import NAME, ask_note, not_possible, on_note, on_noted, on_written, the_case


def allowed(action: str, step: Step) -> Step:
    """The step, for whoever may do `action`; a clear refusal for everyone else."""

    def checked(turn: Turn) -> Turn:
        if not may(turn.facts.actor, action):
            return turn.show("room-not-allowed", action=Text(f"choice-{action}"))
        return step(turn) if current(turn) else turn.show("room-no-case")

    return checked


def own_form(step: Step) -> Step:
    """A form belongs to the member who began it; what others do meanwhile is ordinary work."""

    def checked(turn: Turn) -> Turn:
        if turn.conversation.data.get("by") == turn.by:
            return step(turn)
        return on_written(turn) if turn.words else turn.show("room-others-form")

    return checked


def on_take(turn: Turn) -> Turn:
    case = the_case(turn)
    if not case.can(Move.TAKE):
        return not_possible(turn)
    if case.assignee == turn.by:
        return turn.show("room-already-yours")
    taken = turn.move(case, Move.TAKE, assignee=turn.by, delegation=None)
    told = taken.post(case.person, CaseTaken(case.number)) if not case.assignee else taken
    return show_card(told.show("room-taken", name=name_of(turn, turn.by)))


# The table -------------------------------------------------------------------------------------------


def on_form_cancel(turn: Turn) -> Turn:
    return turn.leave().show("room-form-cancelled")


def on_stale(turn: Turn) -> Turn:
    return show_card(turn.show("room-late-press"))


def on_nothing(turn: Turn) -> Turn:
    """Nothing that can be passed on: a sticker, an empty message."""
    return turn.show("room-cannot-read")


def _form(ask: Step, *rules: Rule, back: str = "") -> State:
    cancel = Rule(pressed("form-cancel"), on_form_cancel)
    mine = tuple(Rule(rule.trigger, own_form(rule.step)) for rule in (*rules, cancel))
    return State(ask, (*mine, Rule(said, own_form(Turn.ask_again))), back)


FORMS = {
    "noting": _form(ask_note, Rule(said, on_noted)),
    "offering": _form(
        solving.ask_offer,
        Rule(pressed("offer-done"), solving.on_offer_done),
        Rule(wrote, solving.on_alternative),
    ),
    "resolving": _form(
        solving.ask_resolve,
        Rule(pressed("answered"), solving.on_answered),
        Rule(wrote, solving.on_applied),
    ),
    "delegating-whom": _form(delegating.ask_whom, Rule(pressed("delegate-to"), delegating.on_whom)),
    "delegating-what": _form(
        delegating.ask_what,
        Rule(pressed("whole-case"), delegating.on_whole_case),
        Rule(wrote, delegating.on_what),
        back="delegating-whom",
    ),
    "delegating-until": _form(
        delegating.ask_until,
        Rule(pressed("until-hours"), delegating.on_until_hours),
        Rule(pressed("until-day"), delegating.on_until_day),
        back="delegating-what",
    ),
}

ACTIONS = tuple(
    Rule(pressed(action), allowed(action, step))
    for action, step in (
        ("card", show_card),
        ("take", on_take),
        ("delegate", delegating.on_delegate),
        ("offer", solving.on_offer),
        ("resolve", solving.on_resolve),
        ("note", on_note),
    )
)

ROOM = Topic(NAME, entry_points=(*ACTIONS, Rule(said, on_written)), states=FORMS)
