"""What changed working time does to the promises that were made by the old one (rule 6 of C24): announced
by staff, or written in config.yaml.

The rule this module guards: a promise that was made to a person only ever changes in a message to them.
"""

from bot.core.audit import OPERATOR, Action
from bot.core.conversation import desk
from bot.core.events import (
    CalendarChanged,
    MorningCame,
    WorkingTimeRefused,
    WorkingTimeWritten,
)
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from handlers.shared.cases import MORNING, coming_morning
from handlers.shared.promised_dates import repromised


def on_changed(turn: Turn, _: CalendarChanged) -> Turn:
    """Staff announced something: they hear how many promises move."""
    moved = moving(turn)
    return _to_all(turn).show("promises-moved", count=moved) if moved else _to_all(turn)


def on_written(turn: Turn, _: WorkingTimeWritten) -> Turn:
    """Whoever may write config.yaml changed it."""
    noted = turn.audit(Action.CALENDAR, "calendar", by=OPERATOR)
    return _to_all(noted).show("working-time-written", count=moving(turn))


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


DESK_PROMISES = Topic(
    "desk-promises",
    entry_points=(
        on(CalendarChanged, on_changed),
        on(WorkingTimeWritten, on_written),
        on(WorkingTimeRefused, on_refused),
    ),
)
