"""What staff promised for a day: kept with its case, watched until it is done, and shown (decision 109).

The rules this module guards: nothing is promised by itself; what is promised is told to one more of the
staff at each step, whether its case is open or closed; and whoever waits hears once that it is late.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.core.case import Case, EntryKind, Stage
from bot.core.conversation import room_of
from bot.core.dated_action import ACTION, ActionStep, DatedAction, open_ones
from bot.core.effects import SaveCase, Text, Value
from bot.core.events import ActionDue, Words
from bot.core.labels import short
from bot.core.turn import Turn
from faq.text.named_days import Edge
from faq.text.promised_days import Promised

FARTHEST = timedelta(days=366)
LONGEST_HOLIDAY = 30  # days
SHOWN = 200
"""Characters of an action on a card, in a mail and to its person."""

TELL = {ActionStep.SOON: "assignee", ActionStep.TODAY: "supervisor", ActionStep.LATE: "director"}


def takes_actions(case: Case) -> bool:
    """Also one that is closed: what was promised is still to be done."""
    return case.status.stage is not Stage.GIVEN_UP


def due_of(turn: Turn, promise: Promised) -> datetime:
    """The end of the office's day, or of the day itself where the office is closed."""
    calendar = turn.facts.calendar
    counted = calendar.due(turn.facts.now, promise.working_days) if promise.working_days else None
    day = _open_day(turn, promise) if promise.day else calendar.day_of(counted or turn.facts.now)
    hours = calendar.hours_on(day)
    return hours[-1].closes if hours else calendar.begins(day + timedelta(days=1)) - timedelta(minutes=1)


def _open_day(turn: Turn, promise: Promised) -> date:
    """«نهاية الأسبوع» is the last open day up to it, «بعد العيد» the first from it on."""
    day = promise.day or turn.facts.today
    if promise.edge is Edge.ON:
        return day
    step = timedelta(days=1 if promise.edge is Edge.AFTER else -1)
    days = (day + step * n for n in range(LONGEST_HOLIDAY))
    return next((each for each in days if turn.facts.calendar.hours_on(each)), day)


def closed_that_day(turn: Turn, due: datetime) -> tuple[Text, ...]:
    """Said to staff where they promise something for a day on which nobody is there."""
    is_open = bool(turn.facts.calendar.hours_on(turn.facts.calendar.day_of(due)))
    return () if is_open else (Text("action-day-closed"),)


def is_ahead(turn: Turn, due: datetime) -> bool:
    return not is_past(turn, due) and due <= turn.facts.now + FARTHEST


def is_past(turn: Turn, due: datetime) -> bool:
    return due <= turn.facts.now


def agreed(turn: Turn, case: Case, text: str, due: datetime, *, inside: bool = False) -> Turn:
    """Kept with the case, and watched from now on."""
    now = turn.facts.now
    number = max((each.id for each in case.actions), default=0) + 1
    action = DatedAction(number, short(text.strip(), SHOWN), due, turn.by, now, inside=inside)
    kept = turn.do(SaveCase(replace(case, actions=(*case.actions, action))))
    noted = kept.record(case.number, EntryKind.ACTION, Words(action.what), detail=due.isoformat())
    return watched(noted, case, action)


def changed(turn: Turn, case: Case, action: DatedAction) -> Turn:
    actions = tuple(action if each.id == action.id else each for each in case.actions)
    return turn.do(SaveCase(replace(case, actions=actions)))


def timer(case: Case, action: DatedAction | None = None) -> str:
    """Of one action, or what the timers of all of them begin with."""
    return f"{ACTION}{case.number}:{action.id if action else ''}"


def watched(turn: Turn, case: Case, action: DatedAction) -> Turn:
    """The next step that lies ahead; the last one comes again every working morning."""
    now, room = turn.facts.now, room_of(case.number, turn.facts.staff_channel)
    ahead = ((at, step) for at, step in _steps(turn, action) if at > now)
    again = turn.facts.calendar.next_morning(now), ActionStep.LATE
    at, step = next(ahead, again)
    return turn.set_timer(timer(case, action), at, room, ActionDue(case.number, action.id, step))


def _steps(turn: Turn, action: DatedAction) -> Iterator[tuple[datetime, ActionStep]]:
    calendar = turn.facts.calendar
    today = _opening(turn, calendar.day_of(action.due_at))
    before = _opening(turn, calendar.day_of(today) - timedelta(days=1))
    yield before, ActionStep.SOON
    yield today, ActionStep.TODAY
    yield calendar.next_morning(action.due_at), ActionStep.LATE


def _opening(turn: Turn, day: date) -> datetime:
    """When the office opens on that day, or on the last working day before it."""
    calendar = turn.facts.calendar
    while not (hours := calendar.hours_on(day)):
        day -= timedelta(days=1)
    return hours[0].opens


# Shown ------------------------------------------------------------------------------------------------


def on_card(turn: Turn, case: Case) -> tuple[Text, ...]:
    """What is still to be done, the nearest first; of a case that went into another, it stands there."""
    if not takes_actions(case):
        return ()
    lines = tuple(_line(turn, each) for each in open_ones(case.actions))
    return (Text("card-actions", {"actions": lines}),) if lines else ()


def to_person(case: Case) -> tuple[Text, ...]:
    """What happens next and when, and what of it is done."""
    told = tuple(each for each in case.actions if not each.inside)
    ahead = tuple(
        Text("case-action", {"text": each.what, "due": each.due_at}) for each in open_ones(told)
    )
    done = tuple(Text("case-action-done", {"text": each.what}) for each in told if each.done_at)
    return (Text("case-actions", {"actions": (*ahead, *done)}),) if ahead or done else ()


def _line(turn: Turn, action: DatedAction) -> Text:
    inside = (Text("card-action-inside"),) if action.inside else ()
    values: dict[str, Value] = {"number": action.id, "text": action.what, "due": action.due_at}
    key = "card-action-late" if is_past(turn, action.due_at) else "card-action"
    return Text(key, {**values, "inside": inside})
