"""What several topics do with a case: open it with its promise (C24), reopen it, watch its deadline."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.core.case import Case, Entry, EntryKind, Kind, Move
from bot.core.conversation import room_of
from bot.core.effects import RecordEntry, SaveCase
from bot.core.events import CaseReopened, LadderStepDue, Words
from bot.core.turn import Turn


def new_case(turn: Turn, kind: Kind, words: tuple[Words, ...], expectation: str = "") -> Case:
    now = turn.facts.now
    return Case(
        turn.facts.next_case,
        kind,
        turn.conversation.id,
        opened_at=now,
        starts_at=turn.facts.calendar.starts(now),
        due_at=promised(turn, kind),
        language=turn.conversation.language,
        words=words,
        expectation=expectation,
    )


def promised(turn: Turn, kind: Kind) -> datetime:
    """Three working days (C24); a question for a person, twenty minutes of office time (C11)."""
    calendar, now = turn.facts.calendar, turn.facts.now
    if kind is Kind.QUESTION:
        return calendar.add_office_time(now, timedelta(minutes=turn.facts.pace.question_minutes))
    return calendar.due(now)


def open_case(turn: Turn, case: Case) -> Turn:
    opened = Entry(EntryKind.OPENED, turn.facts.now, detail=case.kind.value)
    return watch(turn.do(SaveCase(case), RecordEntry(case.number, opened)), case)


def reopen_case(turn: Turn, case: Case) -> Turn:
    """A new round with a new promise; the earlier rounds stay in the history."""
    again = turn.move(
        case,
        Move.REOPEN,
        rounds=case.rounds + 1,
        opened_at=turn.facts.now,
        starts_at=turn.facts.calendar.starts(turn.facts.now),
        due_at=promised(turn, case.kind),
        quality=None,
        solved=None,
        chosen="",
    )
    reopened = again.case(case.number) or case
    return watch(again, reopened).to_room(case.number, CaseReopened(case.number))


def watch(turn: Turn, case: Case) -> Turn:
    """One timer for each step of the ladder that is still ahead of, or at, this very moment."""
    room = room_of(case.number, turn.facts.staff_channel)
    for step in turn.facts.ladder.steps(case.kind.value, case.opened_at, case.due_at):
        due_at = max(step.at, turn.facts.now)
        key = f"{ladder_timers(case)}{step.name}"
        turn = turn.set_timer(key, due_at, room, LadderStepDue(case.number, step.name))
    return turn


def ladder_timers(case: Case) -> str:
    return f"case:{case.number}:ladder:"


def with_words(turn: Turn, case: Case, words: Words) -> Turn:
    """Add what the person wrote later to the case, so the card and every report hold it."""
    kept = turn.do(SaveCase(replace(case, words=(*case.words, words))))
    return kept.record(case.number, EntryKind.SAID, words)


def own_case(turn: Turn, number: str) -> Case | None:
    """The person's own case, or None: for a forged number, a mistyped one, or somebody else's."""
    return turn.case(int(number)) if number.isdecimal() and len(number) < 12 else None
