"""What a person gets when they ask what is kept of them.

The rule this module guards: it holds what is theirs and what was said to them; of the staff it has no
note that was not for them, and no name.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.core.case import Case, Entry, EntryKind
from bot.core.disclosure import Disclosure
from bot.core.privacy import Consent, Request
from bot.core.registration import Registration

TOLD = frozenset(
    {
        EntryKind.OPENED,
        EntryKind.SAID,
        EntryKind.EXPECTED,
        EntryKind.MOVED,
        EntryKind.STAFF_WROTE,
        EntryKind.RATED,
        EntryKind.PROMISED,
        EntryKind.GOODWILL,
    }
)
"""What a case's person is told of its history: the rest is the staff's own work on it."""


class Who(StrEnum):
    """Who said something, as the person reads it."""

    YOU = "you"
    RIDA = "rida"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Said:
    """One message of a talk. `files` are named as their senders named them. `at` is UTC."""

    at: datetime
    who: Who
    text: str
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Talk:
    """Of one address, oldest first."""

    channel: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class OwnCase:
    """`story` is what of its history is told, oldest first."""

    case: Case
    story: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class PersonalCopy:
    """Everything that is kept of a contact. `known_as` are names and numbers that channels told,
    `addresses` where they write from. `confided` is None where it is left out: then that is said."""

    made_at: datetime
    language: str
    since: datetime
    known_as: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    cases: tuple[OwnCase, ...] = ()
    registrations: tuple[Registration, ...] = ()
    waiting: tuple[str, ...] = ()
    talks: tuple[Talk, ...] = ()
    confided: tuple[Disclosure, ...] | None = None
    consents: tuple[Consent, ...] = ()
    requests: tuple[Request, ...] = ()
