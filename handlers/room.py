"""The room of a case, where staff work (C16): the card's buttons, and writing to the person.

What is typed goes to the person as the society's reply; `//` starts an internal note, which never
does. Whoever acts first on a case that nobody has is its assignee from then on.
"""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.core.case import Case, Delegation, EntryKind, Kind, Move
from bot.core.conversation import Choice
from bot.core.effects import SaveCase, Text
from bot.core.events import AlternativesOffered, CaseResolved, CaseTaken, LadderStepDue, StaffWrote, Words
from bot.core.topic import Rule, State, Topic, pressed, said, wrote
from bot.core.turn import Step, Turn
from handlers.card import current, name_of, show_card
from handlers.cases import ladder_timers
from handlers.letters import delegation_letters
from handlers.permissions import LEADERS, may

NAME = "room"
MOST_ALTERNATIVES = 8
DELEGATION_HOURS = 4
DELEGATION = "delegation"
NOTE = "//"


# Who may ---------------------------------------------------------------------------------------------


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


def _possible(turn: Turn, move: Move) -> bool:
    case = current(turn)
    return case is not None and case.can(move)


def _not_possible(turn: Turn) -> Turn:
    case = _case(turn)
    return show_card(turn.leave().show("room-not-possible", status=Text(f"status-{case.status}")))


def _case(turn: Turn) -> Case:
    """The room's case. Steps come here after `allowed` has seen that there is one."""
    case = current(turn)
    if case is None:
        raise LookupError(f"no case for the room {turn.conversation.address.address}")
    return case


def _after(turn: Turn, key: str, **args: Any) -> Turn:
    return show_card(turn.leave().show(key, **args))


# Taking ----------------------------------------------------------------------------------------------


def on_take(turn: Turn) -> Turn:
    case = _case(turn)
    if not case.can(Move.TAKE):
        return _not_possible(turn)
    if case.assignee == turn.by:
        return turn.show("room-already-yours")
    taken = turn.move(case, Move.TAKE, assignee=turn.by, delegation=None)
    told = taken.post(case.person, CaseTaken(case.number)) if not case.assignee else taken
    return show_card(told.show("room-taken", name=name_of(turn, turn.by)))


def _acting(turn: Turn) -> Turn:
    """Acting on a case that nobody has takes it; a delegate who acts has answered the delegation."""
    case = _case(turn)
    if not case.assignee and case.can(Move.TAKE):
        return turn.move(case, Move.TAKE, assignee=turn.by)
    if case.delegation and case.delegation.to == turn.by:
        return turn.do(SaveCase(replace(case, delegation=None))).cancel_timers(_delegation_timer(case))
    return turn


# Writing ---------------------------------------------------------------------------------------------


def on_written(turn: Turn) -> Turn:
    if not may(turn.facts.actor, "write"):
        return turn.show("room-not-allowed", action=Text("choice-write"))
    if not current(turn):
        return turn.show("room-no-case")
    if turn.text.startswith(NOTE):
        words = replace(turn.words, text=turn.text.removeprefix(NOTE).strip())
        return _noted(turn, words) if words else turn.show("room-note-empty")
    case = _case(turn)
    acting = _acting(turn).record(case.number, EntryKind.STAFF_WROTE, turn.words)
    sent = acting.post(case.person, StaffWrote(case.number, turn.words))
    return sent.show("room-passed-on", slot="passed-on")


def on_note(turn: Turn) -> Turn:
    return turn.go(NAME, "noting", by=turn.by)


def ask_note(turn: Turn) -> Turn:
    return turn.reply("room-note-ask", Choice("form-cancel"))


def on_noted(turn: Turn) -> Turn:
    return _noted(turn.leave(), turn.words)


def _noted(turn: Turn, words: Words) -> Turn:
    return turn.record(_case(turn).number, EntryKind.NOTED, words).show("room-noted")


# Offering --------------------------------------------------------------------------------------------


def on_offer(turn: Turn) -> Turn:
    if not _possible(turn, Move.OFFER):
        return _not_possible(turn)
    return turn.go(NAME, "offering", by=turn.by, alternatives="[]")


def ask_offer(turn: Turn) -> Turn:
    return turn.reply("room-offer-ask", Choice("form-cancel"))


def on_alternative(turn: Turn) -> Turn:
    alternatives = [*_alternatives(turn), turn.text][:MOST_ALTERNATIVES]
    kept = turn.enter(NAME, "offering", alternatives=json.dumps(alternatives, ensure_ascii=False))
    return kept.reply(
        "room-offer-so-far",
        Choice("offer-done"),
        Choice("form-cancel"),
        slot="offer",
        alternatives=tuple(f"{n}. {text}" for n, text in enumerate(alternatives, start=1)),
        count=len(alternatives),
    )


def on_offer_done(turn: Turn) -> Turn:
    alternatives = _alternatives(turn)
    if not alternatives:
        return turn.ask_again()
    if not _possible(turn, Move.OFFER):
        return _not_possible(turn)
    acting = _acting(turn)
    case = _case(acting)
    offered = acting.move(
        case, Move.OFFER, alternatives=tuple(alternatives), offers=case.offers + 1, chosen=""
    )
    return _after(offered.post(case.person, AlternativesOffered(case.number)), "room-offered")


def _alternatives(turn: Turn) -> list[str]:
    kept: list[str] = json.loads(turn.conversation.data.get("alternatives", "[]"))
    return kept


# Resolving -------------------------------------------------------------------------------------------


def on_resolve(turn: Turn) -> Turn:
    if not _possible(turn, Move.RESOLVE):
        return _not_possible(turn)
    return turn.go(NAME, "resolving", by=turn.by)


def ask_resolve(turn: Turn) -> Turn:
    answered = (Choice("answered"),) if _case(turn).kind is Kind.QUESTION else ()
    return turn.reply("room-resolve-ask", *answered, Choice("form-cancel"))


def on_answered(turn: Turn) -> Turn:
    return _resolve(turn, turn.facts.text(Text("applied-answered"), _case(turn).language))


def on_applied(turn: Turn) -> Turn:
    """What was applied is recorded and told to the person in the same words (C22)."""
    return _resolve(turn, turn.text)


def _resolve(turn: Turn, applied: str) -> Turn:
    if not _possible(turn, Move.RESOLVE):
        return _not_possible(turn)
    acting = _acting(turn)
    case = _case(acting)
    resolved = acting.move(case, Move.RESOLVE, detail=applied, applied=applied)
    quiet = resolved.cancel_timers(ladder_timers(case)).cancel_timers(_delegation_timer(case))
    return _after(quiet.post(case.person, CaseResolved(case.number)), "room-resolved")


# Delegating (C17: who, what, until when) -------------------------------------------------------------


def on_delegate(turn: Turn) -> Turn:
    if not _possible(turn, Move.DELEGATE):
        return _not_possible(turn)
    return turn.go(NAME, "delegating-whom", by=turn.by)


def ask_whom(turn: Turn) -> Turn:
    members = (m for m in turn.facts.staff if m.id != turn.by and m.role not in LEADERS)
    choices = (Choice("delegate-to", m.id, title=m.name) for m in members)
    return turn.reply("room-delegate-whom", *choices, Choice("form-cancel"))


def on_whom(turn: Turn) -> Turn:
    if not turn.facts.member(turn.arg):
        return turn.ask_again()
    return turn.go(NAME, "delegating-what", to=turn.arg)


def ask_what(turn: Turn) -> Turn:
    return turn.reply("room-delegate-what", Choice("whole-case"), Choice("form-cancel"))


def on_what(turn: Turn) -> Turn:
    return turn.go(NAME, "delegating-until", task=turn.text)


def on_whole_case(turn: Turn) -> Turn:
    task = turn.facts.text(Text("delegation-whole-case"), turn.conversation.language)
    return turn.go(NAME, "delegating-until", task=task)


def ask_until(turn: Turn) -> Turn:
    return turn.reply(
        "room-delegate-until", Choice("until-hours"), Choice("until-day"), Choice("form-cancel")
    )


def on_until_hours(turn: Turn) -> Turn:
    span = timedelta(hours=DELEGATION_HOURS)
    return _delegate(turn, turn.facts.calendar.add_office_time(turn.facts.now, span))


def on_until_day(turn: Turn) -> Turn:
    return _delegate(turn, turn.facts.calendar.due(turn.facts.now, days=1))


def _delegate(turn: Turn, until: datetime) -> Turn:
    if not _possible(turn, Move.DELEGATE):
        return _not_possible(turn)
    case, data = _case(turn), turn.conversation.data
    delegation = Delegation(data["to"], turn.by, data["task"], until)
    delegated = turn.move(
        case, Move.DELEGATE, detail=delegation.task, assignee=delegation.to, delegation=delegation
    )
    room = turn.conversation.address
    comes_back = LadderStepDue(case.number, DELEGATION)
    watched = delegated.set_timer(_delegation_timer(case), until, room, comes_back)
    lettered = delegation_letters(watched, _case(watched), delegation)
    return _after(lettered, "room-delegated", name=name_of(turn, delegation.to), until=until)


def _delegation_timer(case: Case) -> str:
    return f"case:{case.number}:delegation"


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
    "offering": _form(ask_offer, Rule(pressed("offer-done"), on_offer_done), Rule(wrote, on_alternative)),
    "resolving": _form(ask_resolve, Rule(pressed("answered"), on_answered), Rule(wrote, on_applied)),
    "delegating-whom": _form(ask_whom, Rule(pressed("delegate-to"), on_whom)),
    "delegating-what": _form(
        ask_what, Rule(pressed("whole-case"), on_whole_case), Rule(wrote, on_what), back="delegating-whom"
    ),
    "delegating-until": _form(
        ask_until,
        Rule(pressed("until-hours"), on_until_hours),
        Rule(pressed("until-day"), on_until_day),
        back="delegating-what",
    ),
}

ACTIONS = tuple(
    Rule(pressed(action), allowed(action, step))
    for action, step in (
        ("card", show_card),
        ("take", on_take),
        ("delegate", on_delegate),
        ("offer", on_offer),
        ("resolve", on_resolve),
        ("note", on_note),
    )
)

ROOM = Topic(NAME, entry_points=(*ACTIONS, Rule(said, on_written)), states=FORMS)
