"""What every step of the ladder goes by (C24): office hours, and that it is told once."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.core.case import Case
from bot.core.turn import Turn

LATE = timedelta(minutes=15)


GRACE = timedelta(minutes=1)  # a step at the very end of office time is carried out just after it


def in_office_hours(turn: Turn) -> bool:
    """Or just after: what fell due at their very end is still carried out."""
    now, calendar = turn.facts.now, turn.facts.calendar
    return calendar.is_open(now) or calendar.is_open(now - GRACE)


def as_told(case: Case, step: str, now: datetime) -> Case:
    """Told once for this promise; a promise that has passed counts as missed from then on (C24)."""
    others = tuple(each for each in case.told if each.partition("/")[0] != step)
    missed = case.missed_at or (case.due_at if now >= case.due_at else None)
    owed = tuple(each for each in case.owed if each != step)
    return replace(case, told=(*others, step), owed=owed, missed_at=missed)
