"""Where the demonstration's clock can be moved to: always forward, to a moment that matters."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta, tzinfo

from bot.core.case import Case
from bot.policy.working_time import WorkingTime

OFFICE_HOUR = timedelta(hours=1)
PAST_DUE = timedelta(minutes=1)


def after_office_hour(now: datetime, calendar: WorkingTime) -> datetime:
    return calendar.add_office_time(now, OFFICE_HOUR)


def next_working_day(now: datetime, calendar: WorkingTime, zone: tzinfo) -> datetime:
    """The same time of the next day that the office opens, else its opening."""
    today = now.astimezone(zone)
    midnight = datetime.combine(today.date() + timedelta(days=1), time(), zone)
    opening = calendar.next_opening(midnight)
    same_time = datetime.combine(opening.astimezone(zone).date(), today.time(), zone)
    return same_time if calendar.is_open(same_time) else opening


def past_next_deadline(now: datetime, cases: Iterable[Case]) -> datetime | None:
    """A minute past the earliest promise that is still ahead; None: no open case has one."""
    ahead = [case.due_at for case in cases if case.is_open and case.due_at > now]
    return min(ahead) + PAST_DUE if ahead else None
