"""Who looks at an appeal: somebody who leads, and never whoever has handled the case before.

The rules this module guards: whoever is barred neither takes it, nor is asked to, nor answers it; where
everybody who leads has handled it, the director looks once more, and that is said to the person.
"""

from collections.abc import Iterable

from bot.core.case import Case
from bot.core.effects import Text
from bot.core.facts import Role, StaffMember
from bot.core.staff_text.buttons import LEADERS
from bot.core.turn import Turn

WRITE = "write"

HANDLING = frozenset({"take", "take-anyway", "delegate", "offer", "resolve", "late", "ask", WRITE})
"""What is done by whoever handles a case. Anybody else may write, and takes nothing by it."""

_UP = (Role.SUPERVISOR, Role.DIRECTOR)


def lookers(staff: Iterable[StaffMember], case: Case) -> tuple[StaffMember, ...]:
    """To whom the appeal is offered: the supervisors, or the director for the last answer and where a
    supervisor handled it. Where nobody is left, whoever leads."""
    members = tuple(staff)
    roles = _UP[::-1] if case.appeal.is_last else _UP
    others = (_of(members, role, case.appeal.barred) for role in roles)
    everybody = (_of(members, role) for role in reversed(_UP))
    return next(filter(None, (*others, *everybody)), members)


def _of(
    members: tuple[StaffMember, ...], role: Role, but: tuple[str, ...] = ()
) -> tuple[StaffMember, ...]:
    return tuple(member for member in members if member.role is role and member.id not in but)


def is_somebody_else(staff: Iterable[StaffMember], case: Case) -> bool:
    return any(member.id not in case.appeal.barred for member in lookers(staff, case))


def role_of(staff: Iterable[StaffMember], case: Case) -> Text:
    """As the person is told of it."""
    found = lookers(staff, case)
    role = found[0].role if found else Role.SUPERVISOR
    return Text(f"person-role-{role}")


def is_barred(turn: Turn, case: Case, id: str) -> bool:
    """Nobody is where nobody else could look."""
    if not case.appeal.is_appeal or id not in case.appeal.barred:
        return False
    return all(member.id != id for member in lookers(turn.facts.staff, case))


def may_take(turn: Turn, case: Case, member: StaffMember | None) -> bool:
    """An appeal is taken by whoever leads, or stands in for them; anybody else waits to be asked."""
    if not case.appeal.is_appeal:
        return True
    if member is None or is_barred(turn, case, member.id):
        return False
    offered = lookers(turn.facts.staff, case)
    return member.role in LEADERS or member in offered or _stands_in(turn, member, offered)


def _stands_in(turn: Turn, member: StaffMember, offered: tuple[StaffMember, ...]) -> bool:
    today, ids = turn.facts.today, {each.id for each in offered}
    away = (each for each in turn.facts.absences if each.first <= today <= each.last)
    return any(each.deputy == member.id and each.member in ids for each in away)


def refused(turn: Turn, case: Case, action: str) -> Turn | None:
    """Why this member may not do it with this appeal; None: they may."""
    actor = turn.facts.actor
    if action not in HANDLING or not case.is_open or not case.appeal.is_appeal or actor is None:
        return None
    if action == WRITE and case.cry:  # whoever is there answers a cry for help
        return None
    names = tuple(member.name for member in lookers(turn.facts.staff, case))
    if is_barred(turn, case, actor.id):
        return turn.show("room-appeal-barred", number=case.number, names=names)
    is_taking = action not in (WRITE, "ask") and (action.startswith("take") or not case.assignee)
    if is_taking and not may_take(turn, case, actor):
        return turn.show("room-appeal-for-leaders", number=case.number, names=names)
    return None


def around_former(
    turn: Turn, case: Case, told: tuple[StaffMember, ...], tell: str
) -> tuple[StaffMember, ...]:
    """Who hears of an appeal what is told to that role: nobody who is barred; and what nobody has yet is
    told to whom it is offered."""
    if not case.appeal.is_appeal:
        return told
    left = tuple(member for member in told if not is_barred(turn, case, member.id))
    is_offered = tell == "supervisor" or (tell == "assignee" and not case.assignee)
    return lookers(turn.facts.staff, case) if is_offered or not left else left
