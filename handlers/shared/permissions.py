"""Which role may do what in the room of a case and at the desk. Checked at every press and message."""

from bot.core.effects import Text
from bot.core.facts import Role, StaffMember
from bot.core.staff_text.buttons import DESK, EVERYONE, LEADERS, ROOM, WHO_MAY_KNOW
from bot.core.turn import Step, Turn

MAY = {button.id: button.roles for button in ROOM}
"""In the room of a case."""

AT_THE_DOOR: dict[str, frozenset[Role]] = {
    "door": EVERYONE,  # look at a pass and mark attendance
    "door-name": WHO_MAY_KNOW,
}
"""What is done with a pass, in no case's room."""

RECORDS = EVERYONE
"""Who may record what somebody told who did not write here."""

IN_HISTORIES: dict[str, frozenset[Role]] = {
    "history-looks": LEADERS,  # who looked and who took a copy out
}
"""What is read in a history beside what was done."""

_AT_DESK = {button.id: button for button in DESK}


def may(member: StaffMember | None, action: str) -> bool:
    """False for whoever is not on the staff list: a room listens to staff only."""
    return member is not None and member.role in (MAY | AT_THE_DOOR | IN_HISTORIES)[action]


def may_record(member: StaffMember | None) -> bool:
    return member is not None and member.role in RECORDS


def at_desk(action: str, step: Step) -> Step:
    """The step, for whoever may do `action` at the desk; a clear refusal for everyone else."""
    button = _AT_DESK[action]

    def checked(turn: Turn) -> Turn | None:
        member = turn.facts.actor
        if member is not None and member.role in button.roles:
            return step(turn)
        return turn.show("room-not-allowed", action=Text(f"choice-{button.part_of or action}"))

    return checked
