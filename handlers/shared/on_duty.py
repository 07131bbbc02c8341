"""Who stands in for whom: notices and assignments of a member who is away go to the deputy.

The rule this module guards: a chain of deputies ends with somebody who is there, and never runs in a
circle.
"""

from collections.abc import Iterable
from datetime import date, datetime

from bot.core.case import Case
from bot.core.facts import LEADING, Absence, Role, StaffMember
from bot.core.turn import Turn
from handlers.shared.named_in_case import INSTEAD, around
from handlers.shared.second_look import around_former, is_barred


def stand_in(turn: Turn, id: str, at: datetime | None = None) -> StaffMember | None:
    """The member, or who stands in on the day of `at` (now unless given); None when nobody is there."""
    on = turn.facts.calendar.day_of(at or turn.facts.now)
    return turn.facts.member(_end(turn.facts.absences, id, on))


def _end(absences: Iterable[Absence], id: str, on: date) -> str:
    """Empty when the chain comes back to somebody who is away."""
    deputies = {each.member: each.deputy for each in absences if each.first <= on <= each.last}
    seen: set[str] = set()
    while id in deputies:
        if id in seen:
            return ""
        seen.add(id)
        id = deputies[id]
    return id


def circle(absences: Iterable[Absence], new: Absence) -> bool:
    """Whether the new absence would close a circle on some day of it."""
    known = (*(each for each in absences if each.member != new.member), new)
    firsts = {max(each.first, new.first) for each in known if each.first <= new.last}
    days = {day for day in firsts if new.first <= day <= new.last}
    return any(not _end(known, new.member, day) for day in days)


def members_of(turn: Turn, case: Case, tell: str) -> tuple[StaffMember, ...]:
    """Who hears what is told to a role, deputies instead of whoever is away. Nobody assigned, or nobody
    there, means the supervisors; and whoever the case names is told nothing of it."""
    there = {role: on_duty(turn, role) for role in INSTEAD}
    told = around_former(turn, case, _members_of(turn, case, tell), tell)
    present = tuple(dict.fromkeys(stand_in(turn, each.id) or each for each in told))
    return around(turn, case, _but_former(turn, case, present), there)


def _but_former(turn: Turn, case: Case, present: tuple[StaffMember, ...]) -> tuple[StaffMember, ...]:
    """A deputy who handled it before is not asked to look again: then whoever else leads is."""
    left = tuple(each for each in present if not is_barred(turn, case, each.id))
    if left or not present:
        return left
    others = (each for each in leaders(turn) if not is_barred(turn, case, each.id))
    return tuple(others) or present


def _members_of(turn: Turn, case: Case, tell: str) -> tuple[StaffMember, ...]:
    supervisors = on_duty(turn, Role.SUPERVISOR)
    if tell == "assignee":
        member = stand_in(turn, case.assignee)
        return (member,) if member else supervisors
    if tell == "leaders":
        return leaders(turn)
    return on_duty(turn, Role(tell)) or supervisors


def leaders(turn: Turn) -> tuple[StaffMember, ...]:
    """All who lead, once each, deputies instead of whoever is away; without any, whoever works here."""
    roles = (role for role in Role if role in LEADING)
    found = dict.fromkeys(member for role in roles for member in on_duty(turn, role))
    return tuple(found) or turn.facts.staff


def on_duty(turn: Turn, role: Role) -> tuple[StaffMember, ...]:
    """Those of the role, deputies instead of whoever is away; all of them where nobody is there."""
    members = turn.facts.with_role(role)
    found = (stand_in(turn, member.id) for member in members)
    there = tuple(dict.fromkeys(member for member in found if member))
    return there or members
