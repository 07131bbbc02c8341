"""Which role may do what in the room of a case. Checked at every press and every message."""

from bot.core.facts import Role, StaffMember

EVERYONE = frozenset({Role.AGENT, Role.SUPERVISOR, Role.DIRECTOR, Role.CONFIDENTIAL})
LEADERS = frozenset({Role.SUPERVISOR, Role.DIRECTOR})

MAY: dict[str, frozenset[Role]] = {
    "card": EVERYONE,
    "note": EVERYONE,
    "write": EVERYONE,
    "send-as-it-is": EVERYONE,
    "take": EVERYONE,
    "offer": EVERYONE,
    "resolve": EVERYONE,
    "goodwill": EVERYONE,
    "hand-back": EVERYONE,
    "reopen": EVERYONE,
    "identity": LEADERS | {Role.CONFIDENTIAL},  # each time with a reason that the case keeps
    "ask": EVERYONE,
    "late": EVERYONE,
    "delegate": LEADERS,  # C17: the projects supervisor contacts the person, or delegates it
}


def may(member: StaffMember | None, action: str) -> bool:
    """False for whoever is not on the staff list: a room listens to staff only."""
    return member is not None and member.role in MAY[action]
