"""What changed working time does to the promises that were made by the old one (rule 6 of C24): announced
by staff, or written in config.yaml.

The rule this module guards: a promise that was made to a person only ever changes in a message to them.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.core.case import Case, EntryKind, Kind
from bot.core.conversation import Choice, desk
from bot.core.effects import SaveCase
from bot.core.events import (
    CalendarChanged,
    MorningCame,
    PromiseMoved,
    Words,
    WorkingTimeRefused,
    WorkingTimeWritten,
)
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from handlers.case_room.card import current, show_card
from handlers.shared.cases import MORNING, coming_morning, watch


def on_changed(turn: Turn, _: CalendarChanged) -> Turn:
    """Staff announced something: they hear how many promises move."""
    moved = moving(turn)
    return _to_all(turn).show("promises-moved", count=moved) if moved else _to_all(turn)


def on_written(turn: Turn, _: WorkingTimeWritten) -> Turn:
    return _to_all(turn).show("working-time-written", count=moving(turn))


def on_refused(turn: Turn, event: WorkingTimeRefused) -> Turn:
    return turn.show("working-time-refused", problems=event.problems)


def moving(turn: Turn) -> int:
    open_cases = (case for case in turn.facts.cases if case.is_open)
    return sum(repromised(turn, case) != case.due_at for case in open_cases)


def _to_all(turn: Turn) -> Turn:
    """Every open case looks at its promise and its steps, and the morning lists at the opening hour."""
    for case in turn.facts.cases:
        turn = turn.to_room(case.number, CalendarChanged(case.number)) if case.is_open else turn
    there = desk(turn.facts.staff_channel)
    return turn.set_timer(MORNING, coming_morning(turn), there, MorningCame())


def repromised(turn: Turn, case: Case) -> datetime:
    """The promise by the calendar as it is now. One that has passed stays, and so does one that staff
    gave a new date for, unless that date is closed now; nothing is ever promised for the past."""
    calendar, now = turn.facts.calendar, turn.facts.now
    if now >= case.due_at:
        return case.due_at
    if case.missed_at:
        closed = not calendar.is_working(calendar.day_of(case.due_at))
        return calendar.next_opening(case.due_at) if closed else case.due_at
    if case.kind is Kind.QUESTION:
        minutes = timedelta(minutes=turn.facts.pace.question_minutes)
        due = calendar.add_office_time(case.opened_at, minutes)
    else:
        due = calendar.due(case.opened_at)
    return due if due > now else case.due_at


def on_room_changed(turn: Turn, _: CalendarChanged) -> Turn:
    case = current(turn)
    if not case or not case.is_open:
        return turn
    due = repromised(turn, case)
    if due == case.due_at:
        return watch(turn, case)
    calendar = turn.facts.calendar
    starts = calendar.starts(case.opened_at)
    moved = replace(case, due_at=due, starts_at=starts)
    detail = due.isoformat()
    kept = turn.do(SaveCase(moved)).record(case.number, EntryKind.PROMISED, Words(), detail=detail)
    told = watch(kept, moved).post(case.person, PromiseMoved(case.number, case.due_at))
    return show_card(told.show("room-promise-moved", due=due, before=case.due_at))


def on_person_changed(turn: Turn, event: PromiseMoved) -> Turn:
    case = turn.case(event.case)
    if not case or not case.is_open:
        return turn
    earlier = case.due_at < event.before
    key = "promise-moved-earlier" if earlier else "promise-moved-later"
    return turn.notice(
        key, Choice("write-to-case", str(case.number)), number=case.number, due=case.due_at
    )


DESK_PROMISES = Topic(
    "desk-promises",
    entry_points=(
        on(CalendarChanged, on_changed),
        on(WorkingTimeWritten, on_written),
        on(WorkingTimeRefused, on_refused),
    ),
)
ROOM_PROMISES = Topic("room-promises", entry_points=(on(CalendarChanged, on_room_changed),))
PERSON_PROMISES = Topic("person-promises", entry_points=(on(PromiseMoved, on_person_changed),))
