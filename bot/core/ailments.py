"""What ails the house itself, and when staff hear of it.

The rule this module guards: what begins to ail is told once and what is well again is told once, however
often Rida is started meanwhile. What comes and goes is told more and more seldom, and what is not grave
waits for office hours.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

PATIENCE = timedelta(minutes=2)
"""What passes by itself in less is told to nobody, unless it is grave."""

STEADY = timedelta(minutes=30)
"""So long a thing must have been well before it is told as well; twice as long each time it returns."""

REMEMBERED = timedelta(days=1)
"""What ails again within this time after it was well has returned."""

MOST_RETURNS = 5


class Ailing(StrEnum):
    """What may ail. Each has its sentences: `ails-…` says what is wrong and the mend, `well-…` that it is
    over."""

    CHECK = "check"
    BACKUP_LATE = "backup-late"
    BACKUP_FAILED = "backup-failed"
    BACKUP_UNTRIED = "backup-untried"
    BACKUP_FOLDER = "backup-folder"
    BACKUP_NO_ROOM = "backup-no-room"
    BACKUP_PASSPHRASE = "backup-passphrase"  # noqa: S105 - its name
    TELEGRAM = "telegram"
    MAILBOX = "mailbox"
    MAILBOX_CERTIFICATE = "mailbox-certificate"
    MAILBOX_LOGIN = "mailbox-login"
    MAILBOX_FOLDER = "mailbox-folder"
    MAILBOX_OAUTH_AWAY = "mailbox-oauth-away"
    MAILBOX_OAUTH_APP = "mailbox-oauth-app"
    MAILBOX_OAUTH_SECRET = "mailbox-oauth-secret"  # noqa: S105 - its name
    MAILBOX_OAUTH_ACCESS = "mailbox-oauth-access"


@dataclass(frozen=True, slots=True)
class Ailment:
    """`values` fill its sentences, and hold nothing of a person; so does `at` (UTC). `subject` tells
    several of one key apart. What is grave is told at any hour, and by e-mail as well."""

    key: Ailing
    values: Mapping[str, str | int] = field(default_factory=dict)
    at: datetime | None = None
    is_grave: bool = False
    subject: str = ""

    @property
    def name(self) -> tuple[str, str]:
        """By which it is known again."""
        return self.key.value, self.subject


@dataclass(frozen=True, slots=True)
class Found:
    """What the check of the installation found wrong, and the mend, in the words of whoever reads it.
    `name` is the same every day; what is grave keeps Rida from its promises."""

    name: str
    what: str
    mend: str
    is_grave: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """How an ailment goes: since when, when staff were told of it, since when it has been well again, and
    when they were told of that. `returns`: how often it came back soon after. Times are UTC."""

    ailment: Ailment
    since: datetime
    told_at: datetime | None = None
    well_since: datetime | None = None
    over_at: datetime | None = None
    returns: int = 0

    @property
    def is_on(self) -> bool:
        return self.well_since is None and self.over_at is None


class Tell(StrEnum):
    NOTHING = "nothing"
    BEGAN = "began"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Look:
    """When is looked (UTC), and whether the office is open then."""

    now: datetime
    is_open: bool

    def may_tell(self, ailment: Ailment) -> bool:
        return self.is_open or ailment.is_grave

    def since(self, at: datetime | None) -> datetime:
        """`at`, or now where there is none or the clock was set back behind it."""
        return min(at or self.now, self.now)


def met(before: Course | None, ailment: Ailment, look: Look) -> tuple[Course, Tell]:
    """It ails now."""
    if before is None:
        course = Course(ailment, look.now)
    elif before.over_at is not None:
        course = Course(ailment, look.now, returns=min(before.returns + 1, MOST_RETURNS))
    else:
        course = _still(before, ailment, look)
    return _told(course, look)


def _still(before: Course, ailment: Ailment, look: Look) -> Course:
    """It goes on. Where it has become grave it is told anew, and stays grave until it is well."""
    was_grave = before.ailment.is_grave
    told_at = before.told_at if was_grave or not ailment.is_grave else None
    now = replace(ailment, is_grave=ailment.is_grave or was_grave)
    return Course(now, look.since(before.since), told_at, returns=before.returns)


def _told(course: Course, look: Look) -> tuple[Course, Tell]:
    is_long = course.ailment.is_grave or look.now - course.since >= PATIENCE
    if course.told_at is not None or not is_long or not look.may_tell(course.ailment):
        return course, Tell.NOTHING
    return replace(course, told_at=look.now), Tell.BEGAN


def missed(before: Course, look: Look) -> tuple[Course | None, Tell]:
    """It does not ail now. None: it needs to be remembered no more."""
    if before.over_at is not None:
        is_old = look.now - look.since(before.over_at) > REMEMBERED
        return (None if is_old else before), Tell.NOTHING
    if before.told_at is None and not before.returns:
        return None, Tell.NOTHING
    well_since = look.since(before.well_since)
    course = replace(before, well_since=well_since)
    if look.now - well_since < STEADY * 2**course.returns or not look.may_tell(course.ailment):
        return course, Tell.NOTHING
    return replace(course, over_at=look.now), Tell.OVER if before.told_at else Tell.NOTHING


@dataclass(frozen=True, slots=True)
class LookAtHouse:
    """Look at the whole installation soon, and tell the desk what is wrong."""
