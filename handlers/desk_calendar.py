"""What staff say at the desk of days and of themselves: a holiday announced, withdrawn or confirmed, and
an absence with its deputy.

The rules this module guards: a change that would break the calendar keeps the old one and says so; a
promise that was made to a person only ever changes in a message to them (rule 6 of C24).
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.core.case import Case, EntryKind, Kind
from bot.core.conversation import Choice
from bot.core.effects import AnnounceDay, DayState, Effect, SaveCase, SetAbsence, Text
from bot.core.events import CalendarChanged, MessageReceived, PromiseMoved, Words
from bot.core.facts import Absence, StaffMember
from bot.core.topic import Rule, Topic, Trigger, on
from bot.core.turn import Turn
from handlers.card import current, show_card
from handlers.cases import watch
from handlers.deputies import circle
from handlers.permissions import LEADERS
from handlers.written import written_day

HOLIDAY = ("/holiday", "/عطلة")
AWAY = ("/away", "/غياب")
BACK = ("/back", "/عودة")
CONFIRMED = ("ok", "نعم")
FARTHEST = timedelta(days=800)  # a year that was mistyped is noticed
PATIENCE = timedelta(days=60)  # no promise may be so far away: the calendar would be broken


def commanded(words: tuple[str, ...]) -> Trigger:
    """The message begins with the command; some platforms add `@` and our name to it."""
    return lambda event: (
        isinstance(event, MessageReceived) and _command(event.words.text).casefold() in words
    )


def _command(text: str) -> str:
    return text.strip().partition(" ")[0].partition("\n")[0].partition("@")[0]


def _rest(turn: Turn) -> str:
    return turn.text.partition(" ")[2].strip()


# Holidays ---------------------------------------------------------------------------------------------


def on_holiday(turn: Turn) -> Turn:
    if not turn.facts.actor or turn.facts.actor.role not in LEADERS:
        return turn.show("room-not-allowed", action=Text("choice-holiday"))
    first, _, name = _rest(turn).partition(" ")
    if not first:
        return _coming(turn)
    if first.casefold() in CONFIRMED:
        return _checked(turn, name.strip(), _confirm)
    if first.startswith(("-", "−", "–")):
        return _checked(turn, first[1:], _withdraw)
    return _checked(turn, first, lambda here, day: _announce(here, day, name.strip()))


def _coming(turn: Turn) -> Turn:
    today = turn.facts.calendar.day_of(turn.facts.now)
    days = turn.facts.calendar.days_off(today, today + timedelta(days=365))
    lines = tuple(_line(day.day, day.name, day.is_estimated) for day in days)
    return turn.show("holidays-coming", days=lines or (Text("holidays-none"),))


def _line(day: date, name: str, is_estimated: bool) -> Text:
    key = "holiday-line-estimated" if is_estimated else "holiday-line"
    return Text(key, {"day": day.isoformat(), "name": name})


def _checked(turn: Turn, text: str, do: Callable[[Turn, date], Turn]) -> Turn:
    day, today = written_day(text), turn.facts.calendar.day_of(turn.facts.now)
    if day is None:
        return turn.show("holiday-unreadable")
    if day < today:
        return turn.show("holiday-past", day=day.isoformat())
    if day - today > FARTHEST:
        return turn.show("holiday-too-far", day=day.isoformat())
    return do(turn, day)


def _announce(turn: Turn, day: date, name: str) -> Turn:
    if not name:
        return turn.show("holiday-unreadable")
    try:
        trial = turn.facts.calendar.with_days({day: name}, frozenset(), frozenset())
        broken = trial.due(turn.facts.now) - turn.facts.now > PATIENCE
    except ValueError:
        broken = True
    if broken:
        return turn.show("holiday-refused", day=day.isoformat())
    told = _changed(turn, AnnounceDay(day, DayState.OFF, name, turn.by))
    return told.show("holiday-announced", day=day.isoformat(), name=name)


def _withdraw(turn: Turn, day: date) -> Turn:
    off = turn.facts.calendar.days_off(day, day)
    if not off:
        return turn.show("holiday-none", day=day.isoformat())
    told = _changed(turn, AnnounceDay(day, DayState.WORKING, off[0].name, turn.by))
    return told.show("holiday-withdrawn", day=day.isoformat(), name=off[0].name)


def _confirm(turn: Turn, day: date) -> Turn:
    """The estimated days of the same feast around it are confirmed with it."""
    around = turn.facts.calendar.days_off(day - timedelta(days=7), day + timedelta(days=7))
    named = {each.day: each.name.partition(" (")[0] for each in around if each.is_estimated}
    if day not in named:
        return turn.show("holiday-not-estimated", day=day.isoformat())
    feast = [each for each, name in named.items() if name == named[day]]
    told = turn.do(*(AnnounceDay(each, DayState.CONFIRMED, named[day], turn.by) for each in feast))
    lines = tuple(_line(each, named[day], is_estimated=False) for each in feast)
    return told.show("holiday-confirmed", days=lines)


def _changed(turn: Turn, effect: Effect) -> Turn:
    """The next turn of the desk has the new calendar in hand, and looks at every open case."""
    return turn.do(effect).post(turn.conversation.address, CalendarChanged())


def on_changed(turn: Turn, _: CalendarChanged) -> Turn:
    """Every open case looks at its promise and its steps; the desk hears how many promises move."""
    open_cases = [case for case in turn.facts.cases if case.is_open]
    moved = sum(repromised(turn, case) != case.due_at for case in open_cases)
    for case in open_cases:
        turn = turn.to_room(case.number, CalendarChanged(case.number))
    return turn.show("promises-moved", count=moved) if moved else turn


# The promise of a case --------------------------------------------------------------------------------


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


# Absences ---------------------------------------------------------------------------------------------


def on_away(turn: Turn) -> Turn:
    """`/away FIRST LAST DEPUTY`, for oneself: the deputy by id or by name."""
    member, (first, last, who) = turn.facts.actor, _three(_rest(turn))
    if not member:
        return turn.show("room-not-allowed", action=Text("choice-away"))
    begins, ends, deputy = written_day(first), written_day(last), _member(turn, who)
    if not begins or not ends or ends < begins or ends < turn.facts.calendar.day_of(turn.facts.now):
        return turn.show("away-unreadable")
    if not deputy or deputy == member:
        return turn.show("away-nobody", members=tuple(_named(m) for m in turn.facts.staff if m != member))
    if circle(turn.facts.absences, Absence(member.id, begins, ends, deputy.id)):
        return turn.show("away-circle", deputy=deputy.name)
    away = turn.do(SetAbsence(member.id, begins, ends, deputy.id))
    first, last = begins.isoformat(), ends.isoformat()
    return away.show("away-set", first=first, last=last, name=member.name, deputy=deputy.name)


def on_back(turn: Turn) -> Turn:
    member = turn.facts.actor
    if not member:
        return turn.show("room-not-allowed", action=Text("choice-away"))
    return turn.do(SetAbsence(member.id)).show("away-over", name=member.name)


def _three(text: str) -> tuple[str, str, str]:
    first, _, rest = text.partition(" ")
    last, _, who = rest.strip().partition(" ")
    return first, last, who.strip()


def _member(turn: Turn, who: str) -> StaffMember | None:
    fold = turn.facts.fold
    known = (m for m in turn.facts.staff if who and fold(who) in (fold(m.id), fold(m.name)))
    return next(known, None)


def _named(member: StaffMember) -> str:
    return f"{member.id}: {member.name}"


DESK_CALENDAR = Topic(
    "desk-calendar",
    entry_points=(
        Rule(commanded(HOLIDAY), on_holiday),
        Rule(commanded(AWAY), on_away),
        Rule(commanded(BACK), on_back),
        on(CalendarChanged, on_changed),
    ),
)

ROOM_CALENDAR = Topic("room-calendar", entry_points=(on(CalendarChanged, on_room_changed),))
PERSON_CALENDAR = Topic("person-calendar", entry_points=(on(PromiseMoved, on_person_changed),))
