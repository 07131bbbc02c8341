"""What staff record for people who did not write here: a walk-in, a call, a letter (C10, C27).

The rules this module guards: of a case that was recorded so nobody sees anything before they have said
that it is theirs, at its telephone, or proved it by its slip; a slip opens once, and for its days.
"""

import hmac
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.core.case import Case
from bot.core.conversation import Address, Party
from bot.core.events import ButtonPressed, Event, MessageReceived
from faq.detect.slips import DIGITS, in_groups, slip_in_text

CHANNEL = "intake"
"""Of the conversation of somebody who has none yet: nothing is sent there, and what is said waits."""

SOURCES = ("walk-in", "phone", "letter", "social", "email", "other")
NOTED = frozenset({"social", "other"})
"""Of these it is asked where exactly: which network, whose account, which link (C27)."""

TOPIC, NUMBER = "intake", "recorded-number"
"""Of the form in which something is recorded, and of that in which its number is put right."""

CONFIRM, ANYWAY, ADD = "intake-confirm", "intake-anyway", "intake-add"
MINE, NOT_MINE = "intake-mine", "intake-not-mine"

_OF_CARDS = "3456"

START = "case-"
"""How the start parameter of a slip begins: `case-1001-` and its code."""

LIVES = timedelta(days=30)
SAME_WITHIN = timedelta(days=1)
"""So long the same telephone with the same words is asked about; other words, too, of another taker."""


@dataclass(frozen=True, slots=True)
class IntakeKnown:
    """What a turn may know of what was recorded. `case` is the one that the event names; `asked`: its
    telephone is the one of this conversation; `at` is the conversation that has the telephone which was
    given, with its `address`; `twin` is a case that looks like the one that is recorded, and `near_at`
    is when a colleague recorded it, where its words are others. `phone` was
    given for it before, and `before` is the conversation that has that one. `waits`: at
    `at` nothing can be said freely now, so whoever has it is called first."""

    case: Case | None = None
    asked: bool = False
    at: int = 0
    address: Address | None = None
    twin: int = 0
    near_at: datetime | None = None
    phone: str = ""
    before: int = 0
    waits: bool = False


def conversation_for(taker: int, count: str) -> Address:
    """The one of a person who has none here: nobody else's, ever."""
    return Address(CHANNEL, f"{taker}-{count}", Party.PERSON)


def notice_slot(number: int) -> str:
    """The place of what an address is told of a recorded case: what is said last stands there."""
    return f"recorded:{number}"


# A slip -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Slip:
    """What is drawn: kept by its meaning, and its code made only when it is printed. `due_at` is what was
    promised then (UTC)."""

    number: int
    serial: int
    due_at: datetime


def named_slip(number: int, serial: int, due_at: datetime) -> str:
    """A slip as a message names it."""
    return f"{number}.{serial}.{int(due_at.timestamp())}"


def slip_of(name: str) -> Slip:
    """Raises ValueError: no such name."""
    number, serial, due = map(int, name.split("."))
    return Slip(number, serial, datetime.fromtimestamp(due, UTC))


def code_of(key: bytes, number: int, serial: int) -> str:
    """Of fifteen digits, for this number and this slip alone: without the key nobody can make one. It
    never begins as the number of a card does, so it is not masked as one where it is typed alone."""
    signed = hmac.digest(key, f"rida slip {number}.{serial}".encode(), "sha256")
    code = f"{int.from_bytes(signed[:8]) % 10**DIGITS:0{DIGITS}}"
    return f"{(int(code[0]) + 4) % 10}{code[1:]}" if code[0] in _OF_CARDS else code


def start_of(number: int, code: str) -> str:
    return f"{START}{number}-{code}"


def typed_slip(start: str) -> str:
    """What whoever cannot open the link writes; empty for another link."""
    found = _PRESSED.fullmatch(start)
    return f"{found[1]} {in_groups(found[2])}" if found else ""


_PRESSED = re.compile(rf"{START}(\d{{4,9}})-(\d{{{DIGITS}}})")


def slip_in(event: Event) -> tuple[int, str]:
    """The number and the code that somebody shows, by a link or in writing; nothing: (0, "")."""
    if isinstance(event, ButtonPressed):
        found = _PRESSED.fullmatch(event.arg) if event.action == "start" else None
        return (int(found[1]), found[2]) if found else (0, "")
    is_own = isinstance(event, MessageReceived) and not event.words.forwarded
    number, code = (
        slip_in_text(event.words.text) if is_own and isinstance(event, MessageReceived) else ("", "")
    )
    return (int(number), code) if number else (0, "")
