"""Both times of a case that waits or waited for its person: the promise itself does not stop (C24)."""

from datetime import timedelta

from bot.core.case import Case
from bot.core.effects import Text
from bot.core.turn import Turn
from handlers.shared.cases import waited_for


def clock(turn: Turn, case: Case) -> tuple[Text, ...]:
    """Both times in office hours: since it was opened, and without waiting for the person."""
    waited = waited_for(turn, case)
    if not case.is_open or not (waited or case.asked_at):
        return ()
    total = turn.facts.calendar.office_between(case.opened_at, turn.facts.now)
    key = "card-clock-waiting" if case.asked_at and not case.away_at else "card-clock"
    return (Text(key, {"total": _hours(total), "without": _hours(max(total - waited, timedelta()))}),)


def _hours(span: timedelta) -> str:
    minutes = int(span.total_seconds()) // 60
    return f"{minutes // 60}:{minutes % 60:02}"
