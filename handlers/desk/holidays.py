"""Holidays, as staff announce, withdraw and confirm them at the desk (rule 6 of C24).

The rule this module guards: a change that would break the calendar keeps the old one and says so. What
was announced is looked at by every open case; handlers/desk/promise_changes.py tells the people.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from bot.core.audit import Action
from bot.core.conversation import Choice
from bot.core.effects import AnnounceDay, DayState, Text
from bot.core.events import CalendarChanged
from bot.core.topic import Topic
from bot.core.turn import Turn
from bot.policy.public_holidays import DayOff
from faq.text.date_input import FARTHEST, Days, written_day, written_days
from handlers.shared.staff_commands import at_command, at_press, behind

CONFIRMED = ("ok", "نعم")
INSTEAD = ("instead", "بدل")
MINUS = ("-", "−", "–")
PATIENCE = timedelta(days=60)  # no promise may be so far away: the calendar would be broken
FEAST = timedelta(days=8)  # how far the days of one feast lie apart at the most

Do = Callable[[Turn, Days], Turn]


def on_holiday(turn: Turn) -> Turn:
    text = behind(turn)
    first, _, rest = text.partition(" ")
    if not text:
        return _coming(turn)
    if first.casefold() in CONFIRMED:
        return _checked(turn, rest, _confirm)
    if first.casefold() in INSTEAD:
        return _checked(turn, rest, _instead)
    if text.startswith(MINUS):
        return _checked(turn, text[1:], _withdraw)
    return _checked(turn, text, _announce)


def _coming(turn: Turn) -> Turn:
    today = turn.facts.calendar.day_of(turn.facts.now)
    days = turn.facts.calendar.days_off(today, today + timedelta(days=365))
    return turn.show("holidays-coming", days=tuple(map(holiday_line, days)) or (Text("holidays-none"),))


def holiday_line(day: DayOff) -> Text:
    key = "holiday-line-estimated" if day.is_estimated else "holiday-line"
    return Text(key, {"day": day.day, "name": day.name})


def _checked(turn: Turn, text: str, do: Do) -> Turn:
    days, today = written_days(text), turn.facts.calendar.day_of(turn.facts.now)
    if days is None:
        return turn.show("holiday-unreadable")
    if days.first < today:
        return turn.show("holiday-past", day=days.first.isoformat())
    if days.last - today > FARTHEST:
        return turn.show("day-too-far", day=days.last.isoformat())
    return do(turn, days)


def _announce(turn: Turn, days: Days) -> Turn:
    return _taken(turn, days, ()) if days.name else turn.show("holiday-unreadable")


def _taken(turn: Turn, days: Days, others: Iterable[date]) -> Turn:
    """The days are off from now on, and the `others` are worked."""
    if _breaks(turn, days):
        return turn.show("holiday-refused", day=days.first)
    off = [AnnounceDay(day, DayState.OFF, days.name, turn.by) for day in days.each()]
    back = [AnnounceDay(day, DayState.WORKING, days.name, turn.by) for day in others]
    told = _changed(turn, (*off, *back))
    return told.show(
        "holiday-announced", Choice("holidays"), name=days.name, days=tuple(day.day for day in off)
    )


def _breaks(turn: Turn, days: Days) -> bool:
    try:
        off = dict.fromkeys(days.each(), days.name)
        trial = turn.facts.calendar.with_days(off, frozenset(), frozenset())
        return trial.due(turn.facts.now) - turn.facts.now > PATIENCE
    except ValueError:
        return True


def _withdraw(turn: Turn, days: Days) -> Turn:
    off = turn.facts.calendar.days_off(days.first, days.last)
    if not off:
        return turn.show("holiday-none", day=days.first)
    back = tuple(AnnounceDay(each.day, DayState.WORKING, each.name, turn.by) for each in off)
    told = _changed(turn, back)
    shown = tuple(each.day for each in off)
    return told.show("holiday-withdrawn", Choice("holidays"), days=shown, name=off[0].name)


def _changed(turn: Turn, days: tuple[AnnounceDay, ...]) -> Turn:
    """The next turn of the desk has the new calendar in hand, and looks at every open case."""
    noted = turn.audit(Action.CALENDAR, "calendar")
    return noted.do(*days).post(turn.conversation.address, CalendarChanged())


# Estimates: right as they are, or put right ----------------------------------------------------------


def feast_of(turn: Turn, day: date) -> tuple[DayOff, ...]:
    """The estimated days of the feast that `day` belongs to, its substitutes with them."""
    around = turn.facts.calendar.days_off(day - FEAST, day + FEAST)
    estimated = [each for each in around if each.is_estimated]
    name = next((name_of_feast(each) for each in estimated if each.day == day), None)
    return tuple(each for each in estimated if name_of_feast(each) == name)


def name_of_feast(day: DayOff) -> str:
    """A substitute for a day on the weekend is named after its feast, with a remark behind."""
    return day.name.partition(" (")[0]


def _confirm(turn: Turn, days: Days) -> Turn:
    feast = feast_of(turn, days.first)
    if not feast:
        return turn.show("holiday-not-estimated", day=days.first)
    said = (AnnounceDay(each.day, DayState.CONFIRMED, each.name, turn.by) for each in feast)
    noted = turn.audit(Action.CALENDAR, "calendar")
    return noted.do(*said).show("holiday-confirmed", days=tuple(each.day for each in feast))


def _instead(turn: Turn, days: Days) -> Turn:
    """The feast was seen on other days: those are off, and what was estimated beside them is worked."""
    around = turn.facts.calendar.days_off(days.first - FEAST, days.last + FEAST)
    nearest = [each for each in around if each.is_estimated]
    if not nearest:
        return turn.show("holiday-not-estimated", day=days.first)
    nearest.sort(key=lambda each: abs(each.day - days.first))
    feast = feast_of(turn, nearest[0].day)
    others = [each.day for each in feast if each.day not in days.each()]
    return _taken(turn, Days(days.first, days.last, name_of_feast(feast[0])), others)


def on_right(turn: Turn) -> Turn:
    """The button below the question whether an estimate is right."""
    return _checked(turn, turn.arg, _confirm)


def on_how_instead(turn: Turn) -> Turn:
    day = written_day(turn.arg)
    feast = feast_of(turn, day) if day else ()
    if not feast:
        return turn.show("holiday-checked-already")
    first, last = feast[0].day.isoformat(), feast[-1].day.isoformat()
    return turn.show("holiday-instead-how", name=name_of_feast(feast[0]), first=first, last=last)


HOLIDAYS = Topic(
    "holidays",
    entry_points=(
        at_command("holiday", on_holiday),
        at_press("holidays", _coming),
        at_press("holiday-right", on_right),
        at_press("holiday-instead", on_how_instead),
    ),
)
