"""Which role may do what in the room of a case and at the desk. Checked at every press and message."""

from bot.core.effects import Text
from bot.core.facts import Role, StaffMember
from bot.core.turn import Step, Turn

EVERYONE = frozenset({Role.AGENT, Role.SUPERVISOR, Role.DIRECTOR, Role.CONFIDENTIAL})
LEADERS = frozenset({Role.SUPERVISOR, Role.DIRECTOR})

MAY: dict[str, frozenset[Role]] = {
    "card": EVERYONE,
    "more": EVERYONE,
    "said": EVERYONE,
    "note": EVERYONE,
    "write": EVERYONE,
    "send-as-it-is": EVERYONE,
    "hold-send": EVERYONE,  # of one's own words only
    "hold-note": EVERYONE,
    "take": EVERYONE,
    "take-anyway": EVERYONE,
    "offer": EVERYONE,
    "resolve": EVERYONE,
    "goodwill": EVERYONE,
    "hand-back": EVERYONE,
    "false-alarm": EVERYONE,  # with a word of reason that the case keeps
    "reopen": EVERYONE,
    "identity": LEADERS | {Role.CONFIDENTIAL},  # each time with a reason that the case keeps
    "ask": EVERYONE,
    "late": EVERYONE,
    "learn": EVERYONE,
    "learn-way": EVERYONE,
    "learn-answer": EVERYONE,  # waits for a leader at the desk
    "delegate": LEADERS,  # C17: the projects supervisor contacts the person, or delegates it
}

AT_DESK: dict[str, frozenset[Role]] = {
    "holiday": LEADERS,
    "report": LEADERS,
    "away": EVERYONE,
    "back-to-work": EVERYONE,
    "faq": EVERYONE,
    "learn": EVERYONE,
    "triage-dismiss": LEADERS,
    "learn-approve": LEADERS,  # what is answered in the society's name is a leader's word
}


AT_THE_DOOR: dict[str, frozenset[Role]] = {
    "door": EVERYONE,  # look at a pass and mark attendance
    "door-name": LEADERS | {Role.CONFIDENTIAL},  # as identity: whoever may know who somebody is
}
"""What is done with a pass, in no case's room."""


def may(member: StaffMember | None, action: str) -> bool:
    """False for whoever is not on the staff list: a room listens to staff only."""
    return member is not None and member.role in (MAY | AT_THE_DOOR)[action]


def at_desk(action: str, step: Step) -> Step:
    """The step, for whoever may do `action` at the desk; a clear refusal for everyone else."""

    def checked(turn: Turn) -> Turn | None:
        member = turn.facts.actor
        if member is not None and member.role in AT_DESK[action]:
            return step(turn)
        return turn.show("room-not-allowed", action=Text(f"choice-{action}"))

    return checked
