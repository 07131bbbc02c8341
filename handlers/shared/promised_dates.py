"""The date that a case is promised by the calendar as it is now (rule 6 of C24)."""

from datetime import datetime, timedelta

from bot.core.case import Case
from bot.core.turn import Turn


def repromised(turn: Turn, case: Case) -> datetime:
    """The promise by the calendar as it is now. One that has passed stays, and so does one that staff
    gave a new date for, unless that date is closed now; nothing is ever promised for the past."""
    calendar, now = turn.facts.calendar, turn.facts.now
    if now >= case.due_at:
        return case.due_at
    if case.missed_at:
        closed = not calendar.is_working(calendar.day_of(case.due_at))
        return calendar.next_opening(case.due_at) if closed else case.due_at
    if case.kind.is_question:
        minutes = timedelta(minutes=turn.facts.pace.question_minutes)
        due = calendar.add_office_time(case.opened_at, minutes)
    else:
        due = calendar.due(case.opened_at)
    return due if due > now else case.due_at
