"""The ladder at work (C24, C11): a step falls due in the room of its case, and somebody is told.

The rules this module guards: nobody is told before the time or twice for one promise; nobody is pinged
outside office hours unless the step is urgent; what is told late, after an outage, comes as one digest;
what cannot be delivered climbs to the next step at once, or at the opening where the office is closed.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Literal

from bot.core.assessment import Complexity, Severity
from bot.core.case import Case, EntryKind
from bot.core.conversation import Choice, desk
from bot.core.effects import WAIT, SaveCase
from bot.core.events import (
    DigestDue,
    LadderStepDue,
    MemberTold,
    Notice,
    NoticesTold,
    NoticeUndelivered,
    Words,
)
from bot.core.facts import StaffMember
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from bot.policy.ladder import LadderStep
from handlers.case_room.delegation import DELEGATION
from handlers.case_room.writing.card import show_card
from handlers.case_room.writing.reply import delegation_timer
from handlers.shared.assessing import assessing
from handlers.shared.case_summary import current, name_of
from handlers.shared.cases import ladder_timers, set_step, steps_of, watch_promise
from handlers.shared.escalation_steps import GRACE, LATE, as_told, in_office_hours
from handlers.shared.official_mail import letter, letter_to_supervisors
from handlers.shared.on_duty import members_of

GATHERING = timedelta(seconds=4)  # a digest waits so long for whatever else is due
DIGEST = f"{WAIT}digest"
UNASSESSED = "unassessed"
ABOVE = {"assignee": "supervisor", "supervisor": "director"}


def on_step_due(turn: Turn, event: LadderStepDue) -> Turn:
    """A step whose case is no longer open, or that config.yaml no longer has, tells nobody anything."""
    case = current(turn)
    if not case or not case.is_open:
        return turn
    if event.step == DELEGATION:
        return _delegation_over(turn, case)
    turn = watch_promise(turn, case)  # a case of a version that did not
    step = next((step for step in steps_of(turn, case) if step.name == event.step), None)
    return _due(turn, case, step, event.at or step.at) if step else turn


def _due(turn: Turn, case: Case, step: LadderStep, planned: datetime) -> Turn:
    """An assessment is wanted at the beginning: where another notice tells of that, or this one would be
    late, it is told no more."""
    now, calendar = turn.facts.now, turn.facts.calendar
    if step.at > now:  # the promise moved after the timer had fired
        return set_step(turn, case, step.name, step.at)
    late = now - planned
    if not step.urgent and not calendar.is_open(now) and late >= GRACE:
        key, room = f"case:{case.number}:ladder:{step.name}", turn.conversation.address
        waiting = LadderStepDue(case.number, step.name, planned)
        return turn.set_timer(key, calendar.next_opening(now), room, waiting)
    again = set_step(turn, case, step.name, calendar.next_morning(now)) if step.repeats else turn
    if not _holds(case, step.when):
        return again
    together = step.repeats or late >= LATE or case.triage is not None
    if step.when == UNASSESSED and (together or _is_said(turn, case, step)):
        return again.do(SaveCase(replace(case, told=(*case.told, step.name))))
    return _owe(again, case, step) if together else _tell(again, case, step)


def _is_said(turn: Turn, case: Case, step: LadderStep) -> bool:
    """Whether the same moment tells that nobody has the case: then nobody has assessed it either."""
    others = (each for each in steps_of(turn, case) if each.at == step.at and each.when == "unassigned")
    return not case.assignee and any(others)


def _holds(case: Case, when: str) -> bool:
    said = case.assessment
    return {
        "always": True,
        "unassigned": not case.assignee,
        "assigned": bool(case.assignee),
        "delegated": case.delegation is not None,
        "waiting": case.asked_at is not None,
        "not-waiting": case.asked_at is None,
        "unanswered": case.staff_word_at is None,
        UNASSESSED: case.is_unassessed,
        "safety": bool(said and said.is_safety and not case.urgent),  # leaders hear of a cry by itself
        "severe": bool(said and said.severity is Severity.HIGH),
        "complex": bool(said and said.complexity is Complexity.INVOLVED and not case.staff_word_at),
    }[when]


# Telling ---------------------------------------------------------------------------------------------


def _tell(turn: Turn, case: Case, step: LadderStep) -> Turn:
    told = _recorded(turn, as_told(case, step.name, turn.facts.now), step.name)
    key = _key(turn, case, step)
    members = members_of(turn, case, step.tell)
    notices = (Notice(case.number, step.name, step.tell),)
    has_way = _has_way(members, step)
    if "room" in step.how or not has_way:
        names = tuple(member.name for member in members)
        about: dict[str, Any] = {"number": case.number, "due": case.due_at, "names": names}
        told = told.show(f"room-{key}", *_in_time(case, key), notices=notices, **about)
    if "private" in step.how:
        told = _privately(told, case, members, notices[0], f"room-{key}")
    mailed = _mailed(members, step)
    if mailed and key == "overdue":
        mailed = (*mailed, *members_of(turn, case, "supervisor"))  # C15: of every delay
    written = letter(told, case, mailed, f"letter-{key}", notices=notices)
    unheard = NoticeUndelivered(case.number, step.name, step.tell)
    return written if has_way else written.to_room(case.number, unheard)


def _has_way(members: tuple[StaffMember, ...], step: LadderStep) -> bool:
    """Members without an address hear of it in the room, and it climbs as if it had come back."""
    in_private = "private" in step.how and any(member.private for member in members)
    return "room" in step.how or in_private or any(m.email for m in _mailed(members, step))


def _in_time(case: Case, key: str) -> tuple[Choice, ...]:
    """While the promise still holds, the person can hear before it is missed, with the reason. What asks
    for an assessment brings its buttons."""
    if key == "unassessed":
        return assessing(case)
    can = not case.kind.is_question and key in ("reminder", "escalation")
    return (Choice("late"),) if can else ()


def _mailed(members: tuple[StaffMember, ...], step: LadderStep) -> tuple[StaffMember, ...]:
    """Who has no talk of their own with the bot is written to instead."""
    if "email" in step.how:
        return members
    return tuple(m for m in members if "private" in step.how and not m.private)


def _privately(
    turn: Turn, case: Case, members: tuple[StaffMember, ...], notice: Notice, key: str
) -> Turn:
    for member in members:
        if member.private:
            turn = turn.post(member.private, MemberTold(notice, member.id, key, case.due_at))
    return turn


Told = Literal[
    "reminder", "escalation", "unassigned", "overdue", "unassessed", "safety", "severe", "complex"
]
_OWN: Mapping[str, Told] = {
    "unassigned": "unassigned",
    "unassessed": "unassessed",
    "severe": "severe",
    "complex": "complex",
}
"""What each condition is told as, where it has words of its own."""


def _key(turn: Turn, case: Case, step: LadderStep) -> Told:
    """What a step says depends on the moment, not on its name: past the deadline it says so."""
    if step.when == "safety":
        return "safety"
    if turn.facts.now >= case.due_at:
        return "overdue"
    if step.when in _OWN:
        return _OWN[step.when]
    return "reminder" if step.tell == "assignee" else "escalation"


def _recorded(turn: Turn, case: Case, detail: str) -> Turn:
    return turn.do(SaveCase(case)).record(case.number, EntryKind.ESCALATED, Words(), detail=detail)


# Late, together ---------------------------------------------------------------------------------------


def _owe(turn: Turn, case: Case, step: LadderStep) -> Turn:
    """The desk tells it, with whatever else is due now: a digest, not a flood."""
    owing = replace(case, owed=tuple(dict.fromkeys((*case.owed, step.name))))
    there, soon = desk(turn.facts.staff_channel), turn.facts.now + GATHERING
    return turn.do(SaveCase(owing)).set_timer(DIGEST, soon, there, DigestDue())


def on_told_together(turn: Turn, event: NoticesTold) -> Turn:
    """The room sees what the digest told of its case, once however many steps it was."""
    case = current(turn)
    if not case or not case.is_open:
        return turn
    steps = [step for step in steps_of(turn, case) if step.name in event.steps]
    notices = tuple(Notice(case.number, step.name, step.tell) for step in steps)
    tells = sorted({step.tell for step in steps})
    told = dict.fromkeys(member.name for tell in tells for member in members_of(turn, case, tell))
    key = "room-overdue" if turn.facts.now >= case.due_at else "room-escalation"
    return turn.show(key, notices=notices, number=case.number, due=case.due_at, names=tuple(told))


# What could not be delivered --------------------------------------------------------------------------


def on_undelivered(turn: Turn, event: NoticeUndelivered) -> Turn:
    case, above = current(turn), ABOVE.get(event.tell, "")
    mark = f"{event.step}/{above}"
    if not case or not case.is_open or not above or mark in case.told:
        return turn
    if not in_office_hours(turn) and _waits(turn, case, event.step):
        return _climbs_at_opening(turn, case, event)
    climbed = _recorded(turn, replace(case, told=(*case.told, mark)), mark)
    members = members_of(turn, case, above)
    names = tuple(member.name for member in members)
    notices = (Notice(case.number, event.step, above),)
    about: dict[str, Any] = {"number": case.number, "due": case.due_at, "names": names}
    shown = climbed.show("room-unheard", notices=notices, **about)
    written = letter(shown, case, members, "letter-unheard", notices=notices)
    unheard = NoticeUndelivered(case.number, event.step, above)
    return written if any(m.email for m in members) else written.to_room(case.number, unheard)


def _waits(turn: Turn, case: Case, name: str) -> bool:
    """A step of the ladder that is not urgent. A cry for help is none, and is told to all at once."""
    return any(step.name == name and not step.urgent for step in steps_of(turn, case))


def _climbs_at_opening(turn: Turn, case: Case, event: NoticeUndelivered) -> Turn:
    """The tries may end at night, and nobody is disturbed then."""
    key = f"{ladder_timers(case)}~unheard-{event.step}-{event.tell}"
    opening = turn.facts.calendar.next_opening(turn.facts.now)
    return turn.set_timer(key, opening, turn.conversation.address, event)


# Delegated and silent ---------------------------------------------------------------------------------


def _delegation_over(turn: Turn, case: Case) -> Turn:
    """A delegate who stayed silent until its time: the case comes back to the supervisors (C17)."""
    if not case.delegation:
        return turn
    if not in_office_hours(turn):  # the machine was off when it passed
        opening, room = turn.facts.calendar.next_opening(turn.facts.now), turn.conversation.address
        again = LadderStepDue(case.number, DELEGATION)
        return turn.set_timer(delegation_timer(case), opening, room, again)
    name = name_of(turn, case.delegation.to)
    back = replace(case, delegation=None, assignee=case.delegation.by)
    recorded = turn.do(SaveCase(back)).record(
        case.number, EntryKind.RETURNED, Words(), detail=case.delegation.to
    )
    returned = recorded.show("room-delegation-over", name=name)
    return letter_to_supervisors(show_card(returned), back, "letter-delegation-over", delegate=name)


NOTICES = Topic(
    "notices",
    entry_points=(
        on(LadderStepDue, on_step_due),
        on(NoticesTold, on_told_together),
        on(NoticeUndelivered, on_undelivered),
    ),
)
