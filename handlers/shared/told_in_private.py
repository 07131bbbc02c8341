"""What a member of the staff hears in their own talk with the bot: in office hours, and never a
person's word."""

from bot.core.case import Case
from bot.core.events import MemberTold, Notice
from bot.core.facts import StaffMember
from bot.core.turn import Turn


def told_in_private(turn: Turn, case: Case, member: StaffMember, what: str, role: str) -> Turn:
    """`member-WHAT`, to somebody of the role; nothing where no talk of theirs is known."""
    if not member.private:
        return turn
    now, calendar = turn.facts.now, turn.facts.calendar
    notice = Notice(case.number, what, role)
    told = MemberTold(notice, member.id, f"member-{what}", case.due_at)
    if calendar.is_open(now):
        return turn.post(member.private, told)
    key = f"case:{case.number}:told:{what}:{member.id}"
    return turn.set_timer(key, calendar.next_opening(now), member.private, told)
