"""What several topics do with a case: open it with its promise (C24), add to it, watch its deadline."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.core.assessment import Severity
from bot.core.case import Case, Entry, EntryKind, Kind, Move, Triage
from bot.core.conversation import desk, room_of
from bot.core.effects import RecordEntry, SaveCase, SetTimer
from bot.core.events import (
    LadderStepDue,
    MorningCame,
    PersonAwaited,
    PromisePassed,
    WindowCloses,
    Words,
)
from bot.core.mail_address import is_unverified
from bot.core.privacy import Purpose
from bot.core.reply_window import nudge_at, reply_window
from bot.core.turn import Turn
from bot.policy.ladder import LadderStep
from handlers.shared.consents import stands
from handlers.shared.initiatives import in_full
from handlers.shared.message_summary import texts_of
from handlers.shared.sorting import heard_who, placed

"""What a round of a case begins with."""

MORNING = "morning"  # the timer of the morning lists: there is one


def new_case(
    turn: Turn, kind: Kind, words: tuple[Words, ...], expectation: str = "", act: str = ""
) -> Case:
    """`act` is what the words do (handlers/shared/understood.py), where that is plain."""
    now = turn.facts.now
    opened = Case(
        turn.facts.next_case,
        kind,
        turn.conversation.id,
        opened_at=now,
        starts_at=turn.facts.calendar.starts(now),
        due_at=promised(turn, kind),
        language=turn.conversation.language,
        words=words,
        expectation=expectation,
        triage=Triage.WAITING if turn.facts.is_flood else None,
        act=act,
        restricted=stands(turn, Purpose.RESTRICTED),
        opted_out=turn.conversation.opted_out is not None,
        unverified=is_unverified(turn.conversation.address),
        relationship=heard_who(words),
    )
    return placed(turn, _about(turn, opened))


def promised(turn: Turn, kind: Kind) -> datetime:
    """Three working days (C24); a question for a person, twenty minutes of office time (C11)."""
    calendar, now = turn.facts.calendar, turn.facts.now
    if kind.is_question:
        return calendar.add_office_time(now, timedelta(minutes=turn.facts.pace.question_minutes))
    return calendar.due(now)


def open_case(turn: Turn, case: Case) -> Turn:
    opened = Entry(EntryKind.OPENED, turn.facts.now, detail=case.kind.value)
    return watch(turn.do(SaveCase(case), RecordEntry(case.number, opened)), case)


def watch(turn: Turn, case: Case) -> Turn:
    """One timer for each step of the ladder that is not told yet, or that the promise has moved ahead."""
    for step in steps_of(turn, case):
        turn = _watched(turn, case, step)
    return morning_comes(watch_promise(turn, case))


def morning_comes(turn: Turn) -> Turn:
    """The desk has its list of the next morning."""
    morning = turn.facts.calendar.next_morning(turn.facts.now)
    there = desk(turn.facts.staff_channel)
    return turn.do(SetTimer(MORNING, morning, there, MorningCame(), keeps_pending=True))


def watch_promise(turn: Turn, case: Case) -> Turn:
    """When the person hears that the promise was not kept. One that has passed is told when it was going
    to be."""
    key = promise_timer(case)
    if case.sorry_for == case.due_at or (case.kind.is_question and case.answered_at):
        return turn.cancel_timers(key)
    due, now, room = case.due_at, turn.facts.now, room_of(case.number, turn.facts.staff_channel)
    passed = PromisePassed(case.number, due, due)
    return turn.do(SetTimer(key, max(due, now), room, passed, keeps_pending=due <= now))


def promise_timer(case: Case) -> str:
    return f"{ladder_timers(case)}~promise"


def coming_morning(turn: Turn) -> datetime:
    """When the office opens for its next day, or for today where that lies ahead."""
    calendar, now = turn.facts.calendar, turn.facts.now
    todays = calendar.next_morning(now - timedelta(days=1))
    return todays if todays > now else calendar.next_morning(now)


def steps_of(turn: Turn, case: Case) -> Sequence[LadderStep]:
    """Whatever is no question has a complaint's promise, and climbs its steps (C24)."""
    kind = Kind.QUESTION if case.kind.is_question else Kind.COMPLAINT
    assessed = case.assessment.at if case.assessment else None
    times = (case.opened_at, case.due_at, case.staff_word_at, assessed)
    return turn.facts.ladder.steps(kind.value, *times)


def _watched(turn: Turn, case: Case, step: LadderStep) -> Turn:
    now, at = turn.facts.now, step.at
    if step.name in (*case.told, *case.owed) and at <= now:
        if not step.repeats:
            return turn
        at = max(at, turn.facts.calendar.next_morning(_last_told(case, step, now)))
    return set_step(turn, case, step.name, at)


def _last_told(case: Case, step: LadderStep, now: datetime) -> datetime:
    """Not simply now: this morning's may be due already, and only not carried out yet."""
    return now if step.name in case.owed else case.repeated_at or now


def set_step(turn: Turn, case: Case, step: str, at: datetime) -> Turn:
    """The step's timer. What lies behind already falls due at once, and says how late it is."""
    room, due = room_of(case.number, turn.facts.staff_channel), LadderStepDue(case.number, step, at)
    return turn.set_timer(f"{ladder_timers(case)}{step}", max(at, turn.facts.now), room, due)


def spoke(turn: Turn, case: Case, **changes: Any) -> Turn:
    """Staff wrote to the person: the steps that count from their last word begin anew."""
    now = turn.facts.now
    spoken = replace(case, staff_word_at=now, answered_at=case.answered_at or now, **changes)
    return watch(turn.do(SaveCase(spoken)), spoken)


# Waiting on the person -------------------------------------------------------------------------------


REMINDED_AFTER = (1, 3)  # working days after the question: polite and few


def awaited(case: Case) -> str:
    """The timers of the reminders to the person; they end with the ladder's own."""
    return f"{ladder_timers(case)}~asked-"


def asks(turn: Turn, case: Case) -> Turn:
    """From now on it waits for the person: the clock shows both times, and reminders are set."""
    now, calendar = turn.facts.now, turn.facts.calendar
    since = case.asked_at or now
    turn = spoke(turn, case, asked_at=since).cancel_timers(awaited(case))
    for days in REMINDED_AFTER:
        key, event = f"{awaited(case)}{days}", PersonAwaited(case.number, since)
        turn = turn.set_timer(key, calendar.due(now, days), case.person, event)
    return nudged_before_it_closes(turn, replace(case, asked_at=since))


def nudged_before_it_closes(turn: Turn, case: Case) -> Turn:
    """Where the person's channel takes free replies for a while only, they are reminded once before that
    ends: afterwards it would need a template."""
    until, since = turn.facts.can_reply_freely_until, case.asked_at
    at = nudge_at(until, turn.facts.now, lambda at: midnight(turn, at))
    if at is None or until is None or since is None:
        return turn
    event = WindowCloses(case.number, since, until)
    return turn.set_timer(f"{awaited(case)}window", at, case.person, event)


def midnight(turn: Turn, at: datetime) -> datetime:
    """The beginning of the day of an instant, in the society's zone."""
    return turn.facts.calendar.begins(turn.facts.calendar.day_of(at))


def while_it_is_free(turn: Turn, at: datetime) -> datetime:
    """When to remind somebody of what they left open: at that time, or before they can be told nothing
    freely any more."""
    until, now = turn.facts.can_reply_freely_until, turn.facts.now
    if reply_window(until, at).is_free:
        return at
    return nudge_at(until, now, lambda at: midnight(turn, at)) or at


def heard(turn: Turn, case: Case) -> Turn:
    """The person answered: the time that it waited for them is kept, and nobody reminds them."""
    if not case.asked_at:
        return turn
    waited = waited_for(turn, case)
    answered = replace(case, asked_at=None, waited_seconds=int(waited.total_seconds()))
    quiet = turn.do(SaveCase(answered)).cancel_timers(awaited(case))
    return _a_day_more(quiet, answered) if turn.facts.now >= answered.due_at else quiet


def _a_day_more(turn: Turn, case: Case) -> Turn:
    """The promise passed while it waited for the person: staff have a working day for the answer, and
    then the person hears that nothing came of it."""
    if not case.is_open or case.sorry_for == case.due_at:
        return turn
    at = turn.facts.calendar.due(turn.facts.now, 1)
    room = room_of(case.number, turn.facts.staff_channel)
    return turn.set_timer(promise_timer(case), at, room, PromisePassed(case.number, case.due_at, at))


def waited_for(turn: Turn, case: Case) -> timedelta:
    """The office time that the case has waited for its person until now."""
    since = case.asked_at or turn.facts.now
    return timedelta(seconds=case.waited_seconds) + turn.facts.calendar.office_between(
        since, turn.facts.now
    )


def by_urgency(cases: Iterable[Case]) -> tuple[Case, ...]:
    """The open ones: unanswered cries for help first, then the other urgent ones, then where somebody's
    safety is in it, then the severe ones, as staff assessed them; then by deadline."""
    return tuple(sorted((case for case in cases if case.is_open), key=_urgency))


def _urgency(case: Case) -> tuple[bool, bool, bool, bool, datetime, int]:
    return (not case.cry, not case.urgent, *gravity(case), case.due_at, case.number)


def gravity(case: Case) -> tuple[bool, bool]:
    """The graver ones first; one that nobody assessed last."""
    said = case.assessment
    return (not said.is_safety, said.severity is not Severity.HIGH) if said else (True, True)


def ladder_timers(case: Case) -> str:
    return f"case:{case.number}:ladder:"


def with_words(turn: Turn, case: Case, words: Words, *, answers: bool = True) -> Turn:
    """Add what the person wrote later to the case, so the card and every report hold it. What is no
    answer leaves it waiting for the person, if it does."""
    turn = heard(turn, case) if answers else turn
    case = turn.case(case.number) or case
    after = case.commented or case.can(Move.CLOSE)
    told = replace(case, words=(*case.words, words), commented=after)
    kept = turn.do(SaveCase(_about(turn, _of_whom(turn, told, words))))
    return kept.record(case.number, EntryKind.SAID, words)


def _about(turn: Turn, case: Case) -> Case:
    """With the initiative that its person names; nobody is asked for it, and the first one stays. What
    staff said of it stays, too."""
    if case.initiative or case.initiative_set:
        return case
    named = in_full("\n".join(texts_of(case.words)), turn.facts.initiatives)
    return replace(case, initiative=named.id) if named else case


def _of_whom(turn: Turn, case: Case, words: Words) -> Case:
    """With who they say that they are, where nobody knew it yet."""
    who = "" if case.relationship else heard_who((words,))
    return placed(turn, replace(case, relationship=who)) if who else case


def own_case(turn: Turn, number: str) -> Case | None:
    """The person's own case, or None: for a forged number, a mistyped one, or somebody else's. The number
    of one that went into another leads on to that one."""
    case = turn.case(int(number)) if number.isdecimal() and len(number) < 12 else None
    for _ in range(len(turn.cases)):
        into = turn.case(case.merged_into) if case and case.merged_into else None
        case = into or case
    return case
