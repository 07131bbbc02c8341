"""Notices of the ladder in a member's own conversation (C24)."""

from typing import Any

from bot.core.events import (
    MemberBriefed,
    MemberTold,
)
from bot.core.topic import Topic, on
from bot.core.turn import Turn


def on_member_told(turn: Turn, event: MemberTold) -> Turn:
    """In the member's own talk. It is checked again that it is theirs: a notice reaches nobody else."""
    member = turn.facts.member(event.member)
    if not member or member.private != turn.conversation.address:
        return turn
    notice = event.notice
    about: dict[str, Any] = {"number": notice.case, "due": event.due, "names": (member.name,)}
    return turn.show(event.key, notices=(notice,), said=event.said, **about)


def on_member_briefed(turn: Turn, event: MemberBriefed) -> Turn:
    member = turn.facts.member(event.member)
    if not member or member.private != turn.conversation.address:
        return turn
    lists: dict[str, Any] = {"cases": event.cases, "closures": event.closures}
    return turn.show(event.key, notices=event.notices, name=member.name, **lists)


PRIVATE_NOTICES = Topic(
    "private-notices",
    entry_points=(on(MemberTold, on_member_told), on(MemberBriefed, on_member_briefed)),
)
