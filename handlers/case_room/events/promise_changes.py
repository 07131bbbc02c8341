"""A changed calendar in the room of a case: its promise is looked at again (rule 6 of C24)."""

from dataclasses import replace

from bot.core.case import EntryKind
from bot.core.effects import SaveCase
from bot.core.events import (
    CalendarChanged,
    PromiseMoved,
    Words,
)
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from handlers.case_room.writing.card import show_card
from handlers.shared.case_summary import current
from handlers.shared.cases import watch
from handlers.shared.promised_dates import repromised


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


ROOM_PROMISES = Topic("room-promises", entry_points=(on(CalendarChanged, on_room_changed),))
