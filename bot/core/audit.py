"""The audit trail: who did what, when, about whom. Pure: what an entry is, and how entries hang together.

The rules this module guards: an entry says that something was done, never in which words; a person is
in it by a random key and their words by a salted digest, so that once the key and the salt are gone it
is nobody's; each entry is sealed together with the seal of the one before.

The canonical form that is sealed: id, at, actor, action, subject, person_key, digest, reason and
previous, each on a line of its own, with no line end after the last one. `at` is UTC as
`2026-11-22 07:00:00.000000`, `previous` the seal of the entry before (empty for the first one). None of
them holds a line end. The seal is its SHA-256 in hexadecimal (docs/audit.md: how to verify it).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256

MACHINE = "rida"
"""The actor of what nobody asked for: a timer, the ladder, a nightly task."""

OPERATOR = "operator"
"""The actor of a verb: whoever may use the machine that Rida runs on."""


class Action(StrEnum):
    """What was done. Each has its sentence, `audit-…`, in every language."""

    # the trail itself
    BEGAN = "began"
    EMPTIED = "emptied"
    GUARDED = "guarded"
    ACCEPTED = "accepted"
    # the history of a case: the kinds of its lines, by the same names
    OPENED = "opened"
    SAID = "said"
    EXPECTED = "expected"
    MOVED = "moved"
    NOTED = "noted"
    STAFF_WROTE = "staff_wrote"
    RATED = "rated"
    ESCALATED = "escalated"
    PROMISED = "promised"
    HELD = "held"
    GOODWILL = "goodwill"
    IDENTITY = "identity"
    URGENT = "urgent"
    RETURNED = "returned"
    HEARD = "heard"
    FALSE_ALARM = "false_alarm"
    UNDERSTOOD = "understood"
    SORTED = "sorted"
    ASSESSED = "assessed"
    APPEALED = "appealed"
    UPHELD = "upheld"
    STANDS = "stands"
    ACTION = "action"
    ACTION_DONE = "action_done"
    ACTION_LATE = "action_late"
    ACTION_MISSED = "action_missed"
    ACTION_DROPPED = "action_dropped"
    RELATED = "related"
    # what is confided
    TOLD = "told"
    ANSWERED = "answered"
    DONE = "done"
    EXCLUDED = "excluded"
    RECUSED = "recused"
    SETTLED = "settled"
    DRAWN = "drawn"
    OUTSIDE = "outside"
    # who saw what
    LOOKED = "looked"
    EXPORTED = "exported"
    BACKED_UP = "backed_up"
    RESTORED = "restored"
    RELEASED = "released"
    # people and their rights
    LINKED = "linked"
    UNLINKED = "unlinked"
    OPTED_OUT = "opted-out"
    OPTED_IN = "opted-in"
    CONSENTED = "consented"
    WITHDREW = "withdrew"
    REQUESTED = "requested"
    PROLONGED = "prolonged"
    REFUSED = "refused"
    GRANTED = "granted"
    CORRECTED = "corrected"
    RESTRICTED = "restricted"
    LIFTED = "lifted"
    ERASED = "erased"
    TAKEN_BACK = "taken_back"
    RETENTION = "retention"
    # registrations
    REGISTERED = "registered"
    CANCELLED = "cancelled"
    ATTENDED = "attended"
    # who works here, and how
    INVITED = "invited"
    JOINED = "joined"
    REMOVED = "removed"
    ABSENCE = "absence"
    CALENDAR = "calendar"
    TAUGHT = "taught"
    DECIDED = "decided"


class Reason(StrEnum):
    """Why it was done, or how: codes of this list and no words. Each has its sentence, `audit-why-…`."""

    # moves of a case
    TAKE = "take"
    DELEGATE = "delegate"
    OFFER = "offer"
    CHOOSE = "choose"
    PROPOSE = "propose"
    RESOLVE = "resolve"
    REOPEN = "reopen"
    CLOSE = "close"
    WITHDRAW = "withdraw"
    DISMISS = "dismiss"
    RESTORE = "restore"
    END = "end"
    # how a case was assessed: severity, safety, complexity
    LOW_NO_SIMPLE = "low-no-simple"
    LOW_NO_INVOLVED = "low-no-involved"
    LOW_SAFETY_SIMPLE = "low-safety-simple"
    LOW_SAFETY_INVOLVED = "low-safety-involved"
    MEDIUM_NO_SIMPLE = "medium-no-simple"
    MEDIUM_NO_INVOLVED = "medium-no-involved"
    MEDIUM_SAFETY_SIMPLE = "medium-safety-simple"
    MEDIUM_SAFETY_INVOLVED = "medium-safety-involved"
    HIGH_NO_SIMPLE = "high-no-simple"
    HIGH_NO_INVOLVED = "high-no-involved"
    HIGH_SAFETY_SIMPLE = "high-safety-simple"
    HIGH_SAFETY_INVOLVED = "high-safety-involved"
    MERGE = "merge"
    UNMERGE = "unmerge"
    # why somebody looked, and what was taken out
    ASKED = "asked"
    FIRST_READING = "first-reading"
    AGAIN = "again"
    TO_ANSWER = "answer"
    FOLLOW_UP = "follow-up"
    HAND_OVER = "hand-over"
    AUTHORITIES = "authorities"
    CALLED = "called"
    HISTORY = "history"
    TRANSCRIPT = "transcript"
    REGISTRATIONS = "registrations"
    CASES = "cases"
    RATINGS = "ratings"
    NOTICES = "notices"
    PERSON = "person"
    BACKUP = "backup"
    BY_CODE = "by-code"
    BY_NUMBER_AND_CODE = "by-number-and-code"
    BY_CASE_NUMBER = "by-case-number"
    NUMBER_CHANGED = "number-changed"
    AT_THE_DOOR = "at-the-door"
    NAME_AT_THE_DOOR = "name-at-the-door"
    REGISTERED = "registered"
    SAID = "said"
    # what somebody asked for about their data, and what they agreed to
    COPY = "copy"
    CORRECT = "correct"
    RESTRICT = "restrict"
    ERASE = "erase"
    OBJECT = "object"
    COMPLAINT = "complaint"
    REGISTRATION = "registration"
    SENSITIVE = "sensitive"
    GUARDIAN = "guardian"
    # what was decided
    APPROVED = "approved"
    REJECTED = "rejected"
    BACK = "back"


_REASONS = frozenset(Reason)
_SUBJECT = re.compile(r"[a-z]+(-[a-z]+)*(:[A-Za-z0-9_.-]{1,64})?")


class NotForTheTrail(ValueError):
    """Words, or anything else that is no code, were about to stand in the audit trail. It names the field
    and quotes nothing."""

    def __init__(self, field: str) -> None:
        super().__init__(f"the {field} of an audit entry is no code of bot/core/audit.py: add it there")
        self.field = field


@dataclass(frozen=True, slots=True)
class AuditNote:
    """What shall stand in the trail. `subject` is `case:1001`, `disclosure:9001`, `registration:12`,
    `request:3`, `staff:agent-1`, `person`. `by` is a staff id, empty for the person, `MACHINE` or
    `OPERATOR`. `person` is a conversation of whom it is about, 0 for nobody."""

    action: Action
    subject: str
    by: str = ""
    person: int = 0
    reason: str = ""

    def __post_init__(self) -> None:
        """Raises NotForTheTrail."""
        if self.reason and self.reason not in _REASONS:
            raise NotForTheTrail("reason")
        if not _SUBJECT.fullmatch(self.subject):
            raise NotForTheTrail("subject")


@dataclass(frozen=True, slots=True)
class RecordAudit:
    """Write an entry into the audit trail. Of `words` only a digest is kept, and none where nobody's salt
    can go into it."""

    note: AuditNote
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """As it stands in the trail. `at` is UTC."""

    id: int
    at: datetime
    actor: str
    action: str
    subject: str
    person_key: str
    digest: str
    reason: str
    previous: str
    hash: str


# How entries hang together -----------------------------------------------------------------------------

Row = tuple[int, str, str, str, str, str, str, str, str, str]
"""An entry as the table holds it: id, at, actor, action, subject, person_key, digest, reason, previous,
hash."""

_LINES = 8  # line ends of the canonical form


def sealed(id: int, *columns: str) -> str:
    """The seal of an entry: of all its columns but the seal itself.

    Raises:
        NotForTheTrail: a line end stands in one of them.
    """
    written = "\n".join((str(id), *columns))
    if written.count("\n") != _LINES:
        raise NotForTheTrail("line end")
    return sha256(written.encode()).hexdigest()


def instant(at: datetime) -> str:
    """As it stands in the table."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


def digest_of(salt: str, words: Iterable[str]) -> str:
    """Of these words, for nobody who has not the salt."""
    return sha256("\x1f".join((salt, *words)).encode("utf-8", "surrogatepass")).hexdigest()


class Fault(StrEnum):
    """What is wrong with a trail. Each has its sentence for `rida check`."""

    CHANGED = "changed"
    MISSING = "missing"
    CUT = "cut"
    OTHER = "other"
    UNGUARDED = "unguarded"


@dataclass(frozen=True, slots=True)
class Break:
    """Where the trail does not hold: at entry `id`, of the time that stands there; empty: of none."""

    fault: Fault
    id: int
    at: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry. The trail only grows, so what was its head once stands in it for ever."""

    id: int
    hash: str


BEFORE_ALL = Head(0, "")  # where a trail begins


def followed(head: Head, rows: Iterable[Row], known: Head | None = None) -> tuple[Head, Break | None]:
    """Walk from `head` over the rows that follow it: the last that holds, and where it breaks. `known` is
    a head that was kept elsewhere: the entry of that number has to be that one."""
    id, hash = head.id, head.hash
    for row in rows:
        if row[0] != id + 1:
            return Head(id, hash), Break(Fault.MISSING, id + 1, row[1])
        if row[8] != hash or not _is_sealed(row):
            return Head(id, hash), Break(Fault.CHANGED, row[0], row[1])
        if known and row[0] == known.id and row[9] != known.hash:
            return Head(id, hash), Break(Fault.OTHER, row[0], row[1])
        id, hash = row[0], row[9]
    return Head(id, hash), None


def _is_sealed(row: Row) -> bool:
    try:
        return row[9] == sealed(*row[:9])
    except (NotForTheTrail, TypeError, UnicodeEncodeError):
        return False  # nothing that was ever written here
