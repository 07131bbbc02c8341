"""Whom an ordinary case names of the staff: letters and private notices of it go around them.

The rules this module guards: a complaint about a leader reaches that leader neither by mail nor in
private, but whoever leads beside them; whoever stands in for them may be the one who was met; and an
agent counts as named by their own name only, for «الموظف» is said of all.
"""

from bot.core.case import Case
from bot.core.facts import Role, StaffMember
from bot.core.turn import Turn
from faq.detect.named_members import is_called, is_named
from handlers.shared.message_summary import texts_of

INSTEAD = (Role.DIRECTOR, Role.CONFIDENTIAL, Role.SUPERVISOR)
"""Who is told instead: the first of them of whom somebody is left."""


def around(
    turn: Turn, case: Case, told: tuple[StaffMember, ...], there: dict[Role, tuple[StaffMember, ...]]
) -> tuple[StaffMember, ...]:
    """Those of them whom it does not name; where it names them all, who leads beside them. `there` are
    those of each role who are there."""
    named = _named(turn, case)
    if not named:
        return told
    left = tuple(each for each in told if each.id not in named)
    if left or not told:
        return left
    others = (tuple(m for m in there.get(role, ()) if m.id not in named) for role in INSTEAD)
    return next(filter(None, others), ())


def unnamed(turn: Turn, case: Case, told: tuple[StaffMember, ...]) -> tuple[StaffMember, ...]:
    named = _named(turn, case)
    return tuple(each for each in told if each.id not in named)


def _named(turn: Turn, case: Case) -> frozenset[str]:
    said = "\n".join((*texts_of(case.words), case.expectation))
    named = {each.id for each in turn.facts.staff if _is_named(said, each)}
    return frozenset(named | _deputies(turn, named)) if named else frozenset()


def _is_named(said: str, member: StaffMember) -> bool:
    if member.role is Role.AGENT:
        return is_called(said, member.name)
    return is_named(said, member.name, member.role.value)


def _deputies(turn: Turn, named: set[str]) -> set[str]:
    today = turn.facts.today
    away = (each for each in turn.facts.absences if each.first <= today <= each.last)
    return {each.deputy for each in away if each.member in named}
