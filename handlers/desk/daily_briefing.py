"""What the desk sends by the clock: the lists of the morning, and what was late to be told, together.

Everyone gets their own cases by urgency, the supervisors the whole board; the cases that a coming closure
catches are named before it; and an estimated holiday is asked about a month ahead.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from bot.core.case import Case, EntryKind
from bot.core.conversation import Choice, desk
from bot.core.effects import AnnounceDay, DayState, SaveCase, SendEmail, Text, Value
from bot.core.events import (
    DigestDue,
    MemberBriefed,
    MorningCame,
    Notice,
    NoticesTold,
    NoticeUndelivered,
    Words,
)
from bot.core.facts import Role, StaffMember
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from bot.policy.ladder import LadderStep
from bot.policy.public_holidays import DayOff
from handlers.desk.holidays import feast_of, name_of_feast
from handlers.desk.table import held_line, line
from handlers.desk.thanks import told_thanks
from handlers.shared.cases import MORNING, by_urgency, steps_of, watch
from handlers.shared.escalation_steps import as_told, in_office_hours
from handlers.shared.initiatives import tell_waiting
from handlers.shared.on_duty import leaders, members_of, on_duty, stand_in
from handlers.shared.triage import waiting

AHEAD = timedelta(days=10)
MONTH = timedelta(days=31)


def on_morning(turn: Turn, _: MorningCame) -> Turn:
    """Set the next one first; a machine that was off until evening leaves the lists to that one."""
    calendar, now = turn.facts.calendar, turn.facts.now
    there = desk(turn.facts.staff_channel)
    turn = turn.set_timer(MORNING, calendar.next_morning(now), there, MorningCame())
    if not calendar.is_open(now):
        return turn
    return _asked(told_thanks(_lists(tell_waiting(turn), by_urgency(turn.facts.cases))))


def _lists(turn: Turn, cases: tuple[Case, ...]) -> Turn:
    if not cases:
        return turn
    held = waiting(cases)
    cases = tuple(case for case in cases if not case.triage)
    closures = tuple(_closures(turn, cases))
    board = (*(line(case) for case in cases), *held_line(held))
    turn = turn.show("morning-board", cases=board, count=len(cases) + len(held), closures=closures)
    for member in turn.facts.staff:
        own = tuple(case for case in cases if _concerns(turn, case, member))
        turn = _briefed(turn, member, own) if own else turn
    return turn


def _concerns(turn: Turn, case: Case, member: StaffMember) -> bool:
    """A cry for help concerns all who lead."""
    if member in on_duty(turn, Role.SUPERVISOR) or (case.urgent and member in leaders(turn)):
        return True
    return bool(case.assignee) and stand_in(turn, case.assignee) == member


def _briefed(turn: Turn, member: StaffMember, cases: tuple[Case, ...]) -> Turn:
    return _listed(turn, member, "letter-morning", cases, closures=tuple(_closures(turn, cases)))


def _listed(
    turn: Turn,
    member: StaffMember,
    key: str,
    cases: tuple[Case, ...],
    *,
    closures: tuple[Text, ...] = (),
    notices: tuple[Notice, ...] = (),
) -> Turn:
    """By e-mail. Whoever has no address for it reads the list in their own talk with the bot."""
    lines = tuple(line(case) for case in cases)
    if member.email:
        subject, urgent = Text(f"{key}-subject", {"count": len(cases)}), any(c.urgent for c in cases)
        body = Text(key, {"cases": lines, "closures": closures, "name": member.name})
        return turn.do(SendEmail(member.email, subject, (body,), None, (), notices, urgent))
    if not member.private:
        return turn
    said = (_read(turn, lines), _read(turn, closures))
    return turn.post(member.private, MemberBriefed(member.id, key, *said, notices))


def _read(turn: Turn, texts: tuple[Text, ...]) -> tuple[str, ...]:
    return tuple(turn.facts.text(text, turn.conversation.language) for text in texts)


# A closure ahead --------------------------------------------------------------------------------------


def _closures(turn: Turn, cases: Sequence[Case]) -> Iterator[Text]:
    """For each coming closure, the cases that can only be kept by working on them before it."""
    calendar = turn.facts.calendar
    today = calendar.day_of(turn.facts.now)
    for block in _blocks(calendar.days_off(today + timedelta(days=1), today + AHEAD), turn):
        opens = calendar.day_of(calendar.next_morning(turn.facts.now))
        while opens <= block[-1].day:
            opens += timedelta(days=1)
        while not calendar.is_working(opens):
            opens += timedelta(days=1)
        caught = [c for c in cases if block[0].day <= calendar.day_of(c.due_at) <= opens]
        if caught:
            numbers = tuple(str(case.number) for case in caught)
            values: dict[str, Value] = {
                "name": block[0].name,
                "first": block[0].day,
                "last": block[-1].day,
            }
            yield Text("closure-ahead", {**values, "count": len(caught), "numbers": ", ".join(numbers)})


def _blocks(days: Sequence[DayOff], turn: Turn) -> Iterator[list[DayOff]]:
    """Holidays with nothing but closed days between them belong together."""
    block: list[DayOff] = []
    for day in days:
        if block and _worked_between(turn, block[-1], day):
            yield block
            block = []
        block.append(day)
    if block:
        yield block


def _worked_between(turn: Turn, one: DayOff, other: DayOff) -> bool:
    between = range(1, (other.day - one.day).days)
    return any(turn.facts.calendar.is_working(one.day + timedelta(days=n)) for n in between)


# Estimates to confirm ---------------------------------------------------------------------------------


def _asked(turn: Turn) -> Turn:
    """A month ahead, once for each estimate, those of one feast together."""
    today = turn.facts.calendar.day_of(turn.facts.now)
    days = turn.facts.calendar.days_off(today, today + MONTH)
    asked = set(turn.facts.asked_days)
    for day in days:
        if day.is_estimated and day.day not in asked:
            feast = feast_of(turn, day.day)
            asked |= {each.day for each in feast}
            turn = _ask(turn, feast)
    return turn


def _ask(turn: Turn, feast: tuple[DayOff, ...]) -> Turn:
    first = feast[0].day.isoformat()
    said = (AnnounceDay(each.day, DayState.ASKED, each.name) for each in feast)
    return turn.do(*said).show(
        "holiday-confirm",
        Choice("holiday-right", first),
        Choice("holiday-instead", first),
        name=name_of_feast(feast[0]),
        days=tuple(each.day for each in feast),
    )


# The digest -------------------------------------------------------------------------------------------


def on_digest(turn: Turn, _: DigestDue) -> Turn:
    """One list to each member who is owed anything, the earliest deadline first."""
    letters: dict[StaffMember, list[tuple[Case, Notice]]] = {}
    for case in by_urgency(turn.facts.cases):
        if case.owed and (early := _early(turn, case)):
            turn, case = _given_back(turn, case, early)
        if not case.owed:
            continue
        for member, notice in _owed(turn, case):
            letters.setdefault(member, []).append((case, notice))
        turn = _climbing(_told(turn, case), case)
    for member, told in letters.items():
        turn = _digest_to(turn, member, told)
    return turn


def _early(turn: Turn, case: Case) -> set[str]:
    """What a clock that was set back meanwhile has put ahead again, or before the opening."""
    now, is_open = turn.facts.now, in_office_hours(turn)
    due = {s.name for s in steps_of(turn, case) if s.at <= now and (is_open or s.urgent)}
    return {*case.owed} - due


def _given_back(turn: Turn, case: Case, early: set[str]) -> tuple[Turn, Case]:
    """To their own timers, which tell them at their time."""
    owing = replace(case, owed=tuple(name for name in case.owed if name not in early))
    return watch(turn.do(SaveCase(owing)), owing), owing


def _owed(turn: Turn, case: Case) -> Iterator[tuple[StaffMember, Notice]]:
    for step in _mailed(turn, case):
        notice = Notice(case.number, step.name, step.tell)
        late = turn.facts.now >= case.due_at
        supervisors = members_of(turn, case, "supervisor") if late else ()  # C15: of every delay
        members = dict.fromkeys((*members_of(turn, case, step.tell), *supervisors))
        yield from ((member, notice) for member in members if _reads(member, step))


def _mailed(turn: Turn, case: Case) -> Iterator[LadderStep]:
    """Whatever is owed beyond the case's own room."""
    steps = (step for step in steps_of(turn, case) if step.name in case.owed)
    return (step for step in steps if {"email", "private"} & {*step.how})


def _reads(member: StaffMember, step: LadderStep) -> bool:
    return bool(member.email or (member.private and "private" in step.how))


def _climbing(turn: Turn, case: Case) -> Turn:
    """What has no way to its reader, not even the room, as where a step is told alone."""
    for step in _mailed(turn, case):
        has_way = any(_reads(member, step) for member in members_of(turn, case, step.tell))
        if not has_way and "room" not in step.how:
            unheard = NoticeUndelivered(case.number, step.name, step.tell)
            turn = turn.to_room(case.number, unheard)
    return turn


def _told(turn: Turn, case: Case) -> Turn:
    repeated = any(step.repeats and step.name in case.owed for step in steps_of(turn, case))
    told = replace(case, repeated_at=turn.facts.now) if repeated else case
    for name in case.owed:
        told = as_told(told, name, turn.facts.now)
        turn = turn.record(case.number, EntryKind.ESCALATED, Words(), detail=name)
    return turn.do(SaveCase(told)).to_room(case.number, NoticesTold(case.number, case.owed))


def _digest_to(turn: Turn, member: StaffMember, told: list[tuple[Case, Notice]]) -> Turn:
    """A cry for help stands first in every leader's, whatever else is late."""
    urgent = (c for c in turn.facts.cases if c.urgent and member in leaders(turn))
    cases = by_urgency({case.number: case for case in (*urgent, *(case for case, _ in told))}.values())
    notices = tuple(dict.fromkeys(notice for _, notice in told))
    return _listed(turn, member, "letter-digest", cases, notices=notices)


DESK_MORNING = Topic("desk-morning", entry_points=(on(MorningCame, on_morning), on(DigestDue, on_digest)))
