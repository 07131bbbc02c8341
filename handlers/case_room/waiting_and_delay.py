"""Waiting on the person, and honest lateness (C24): both are told to them, and neither stops the promise.

The rules this module guards: the person is reminded twice at the most; a new date is told before the old
one passes, with the reason that staff give, and the old one counts as missed all the same.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.core.case import EntryKind
from bot.core.conversation import Choice
from bot.core.effects import SaveCase
from bot.core.events import PromiseDelayed, StaffWrote, Words
from bot.core.turn import Turn
from faq.text.date_input import written_day
from handlers.case_room.writing.reply import NAME, acting, after, not_possible, the_case
from handlers.shared.cases import asks, watch
from handlers.shared.official_mail import letter_to_supervisors

DELAYS = (1, 2, 3)  # working days
FARTHEST = timedelta(days=60)


# Asking the person ------------------------------------------------------------------------------------


def on_ask(turn: Turn) -> Turn:
    return turn.go(NAME, "asking", by=turn.by) if the_case(turn).is_open else not_possible(turn)


def ask_question(turn: Turn) -> Turn:
    return turn.reply("room-ask-what", Choice("form-cancel"))


def on_question(turn: Turn, words: Words) -> Turn:
    if not the_case(turn).is_open:
        return not_possible(turn)
    taken = acting(turn)
    case = the_case(taken)
    written = taken.record(case.number, EntryKind.STAFF_WROTE, words, detail="asked")
    asked = asks(written, case).post(case.person, StaffWrote(case.number, words))
    return after(asked, "room-asked")


# It will take longer ----------------------------------------------------------------------------------


def on_late(turn: Turn) -> Turn:
    case = the_case(turn)
    possible = case.is_open and not case.kind.is_question
    return turn.go(NAME, "late-why", by=turn.by) if possible else not_possible(turn)


def ask_why(turn: Turn) -> Turn:
    return turn.reply("room-late-why", Choice("form-cancel"))


def on_why(turn: Turn, words: Words) -> Turn:
    return turn.go(NAME, "late-until", reason=words.text.strip())


def ask_until(turn: Turn) -> Turn:
    days = (Choice("late-days", str(n), label=f"choice-late-{n}") for n in DELAYS)
    return turn.reply("room-late-until", *days, Choice("form-cancel"))


def on_days(turn: Turn) -> Turn:
    if turn.arg not in map(str, DELAYS):
        return turn.ask_again()
    case = the_case(turn)
    return _delayed(turn, turn.facts.calendar.due(max(case.due_at, turn.facts.now), int(turn.arg)))


def on_date(turn: Turn) -> Turn:
    """A working date that is written, at the old promise's time of the day."""
    case, calendar = the_case(turn), turn.facts.calendar
    day = written_day(turn.text)
    if not day:
        return turn.ask_again()
    if not calendar.is_working(day) or calendar.begins(day) > turn.facts.now + FARTHEST:
        return turn.show("room-late-not-then").ask_again()
    until = calendar.at_time_of(case.due_at, day)
    if until <= max(case.due_at, turn.facts.now):
        return turn.show("room-late-not-then").ask_again()
    return _delayed(turn, until)


def _delayed(turn: Turn, until: datetime) -> Turn:
    if not the_case(turn).is_open:
        return not_possible(turn)
    reason = turn.conversation.data["reason"]
    taken = acting(turn)
    case = the_case(taken)
    late = replace(
        case,
        due_at=until,
        late_reason=reason,
        late_told_at=case.late_told_at or turn.facts.now,
        missed_at=case.missed_at or case.due_at,
        owed=(),
    )
    words, detail = Words(reason), until.isoformat()
    kept = taken.do(SaveCase(late)).record(case.number, EntryKind.PROMISED, words, detail=detail)
    told = watch(kept, late).post(case.person, PromiseDelayed(case.number, case.due_at))
    mailed = letter_to_supervisors(told, late, "letter-delayed", reason=reason, before=case.due_at)
    return after(mailed, "room-delayed", due=until)
