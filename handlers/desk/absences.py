"""Absences: a member says from when to when they are away, and who stands in (`on_duty.py`).

The rule this module guards: deputies never run in a circle.
"""

from datetime import date, timedelta
from typing import Any

from bot.core.audit import Action, Reason
from bot.core.effects import SetAbsence
from bot.core.facts import Absence, StaffMember
from bot.core.topic import Topic
from bot.core.turn import Turn
from faq.text.date_input import FARTHEST, written_days
from handlers.shared.on_duty import circle
from handlers.shared.staff_commands import at_command, behind

LONGEST = timedelta(days=366)


def on_away(turn: Turn) -> Turn:
    """`/away FIRST LAST DEPUTY`, for oneself: the deputy by id or by name."""
    days, member = written_days(behind(turn), LONGEST), turn.facts.actor
    if member is None or not days or not days.name or days.last < _today(turn):
        return turn.show("away-unreadable")
    if days.last - _today(turn) > FARTHEST:
        return turn.show("day-too-far", day=days.last.isoformat())
    deputy = _member(turn, days.name)
    if not deputy or deputy == member:
        return turn.show("away-nobody", members=tuple(_named(m) for m in turn.facts.staff if m != member))
    if circle(turn.facts.absences, Absence(member.id, days.first, days.last, deputy.id)):
        return turn.show("away-circle", deputy=deputy.name)
    noted = turn.audit(Action.ABSENCE, f"staff:{member.id}")
    away = noted.do(SetAbsence(member.id, days.first, days.last, deputy.id))
    told: dict[str, Any] = {"first": days.first, "last": days.last}
    return away.show("away-set", name=member.name, deputy=deputy.name, **told)


def on_back(turn: Turn) -> Turn:
    member = turn.facts.actor
    if member is None:
        return turn
    noted = turn.audit(Action.ABSENCE, f"staff:{member.id}", reason=Reason.BACK)
    return noted.do(SetAbsence(member.id)).show("away-over", name=member.name)


def _today(turn: Turn) -> date:
    return turn.facts.calendar.day_of(turn.facts.now)


def _member(turn: Turn, who: str) -> StaffMember | None:
    fold = turn.facts.fold
    return next((m for m in turn.facts.staff if fold(who) in (fold(m.id), fold(m.name))), None)


def _named(member: StaffMember) -> str:
    return f"{member.id}: {member.name}"


ABSENCES = Topic(
    "absences",
    entry_points=(
        at_command("away", on_away),
        at_command("back-to-work", on_back),
    ),
)
