"""Delegation (C17): who, what, until when; it comes back to the supervisor if nobody acts."""

from datetime import datetime, timedelta

from bot.core.case import Delegation, Move
from bot.core.conversation import Choice
from bot.core.effects import Text
from bot.core.events import LadderStepDue
from bot.core.staff_text.buttons import LEADERS
from bot.core.turn import Turn
from handlers.case_room.writing.reply import (
    NAME,
    after,
    delegation_timer,
    not_possible,
    possible,
    the_case,
)
from handlers.shared.case_summary import name_of
from handlers.shared.official_mail import delegation_letters
from handlers.shared.on_duty import stand_in
from handlers.shared.second_look import is_barred

DELEGATION_HOURS = 4
DELEGATION = "delegation"


def on_delegate(turn: Turn) -> Turn:
    if not possible(turn, Move.DELEGATE):
        return not_possible(turn)
    return turn.go(NAME, "delegating-whom", by=turn.by)


def ask_whom(turn: Turn) -> Turn:
    case = the_case(turn)
    others = (m for m in turn.facts.staff if m.id != turn.by and m.role not in LEADERS)
    members = (m for m in others if not is_barred(turn, case, m.id))
    choices = (Choice("delegate-to", m.id, title=m.name) for m in members)
    return turn.reply("room-delegate-whom", *choices, Choice("form-cancel"))


def on_whom(turn: Turn) -> Turn:
    """Whoever is away is stood in for by the deputy."""
    chosen, there = turn.facts.member(turn.arg), stand_in(turn, turn.arg)
    if not chosen or not there:
        return turn.ask_again()
    if is_barred(turn, the_case(turn), there.id):
        return turn.show("room-appeal-not-to", name=there.name).ask_again()
    if there != chosen:
        turn = turn.show("room-deputy-instead", name=chosen.name, deputy=there.name)
    return turn.go(NAME, "delegating-what", to=there.id)


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
    if not possible(turn, Move.DELEGATE):
        return not_possible(turn)
    case, data = the_case(turn), turn.conversation.data
    delegation = Delegation(data["to"], turn.by, data["task"], until)
    delegated = turn.move(
        case, Move.DELEGATE, detail=delegation.task, assignee=delegation.to, delegation=delegation
    )
    room = turn.conversation.address
    comes_back = LadderStepDue(case.number, DELEGATION)
    watched = delegated.set_timer(delegation_timer(case), until, room, comes_back)
    lettered = delegation_letters(watched, the_case(watched), delegation)
    return after(lettered, "room-delegated", name=name_of(turn, delegation.to), until=until)
