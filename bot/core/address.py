"""Where somebody talks, and who is at the other end."""

from dataclasses import dataclass
from enum import StrEnum


class Party(StrEnum):
    """Who is at the other end: a person, the room of one case, the staff's common desk, a mailbox, or
    nobody: what an unsigned disclosure hears is kept there until its receipt opens it."""

    PERSON = "person"
    ROOM = "room"
    DESK = "desk"
    MAILBOX = "mailbox"
    LETTERBOX = "letterbox"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a conversation lives: unique, and made at first use. A room's address is `case-NUMBER`."""

    channel: str
    address: str
    party: Party
