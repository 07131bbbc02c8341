"""What people are told of their data, what they agreed to, and what they ask for.

The rules this module guards: an agreement is kept with its time, its way and the version of the notice
that it was given under; a request about one's data has thirty days, and once thirty more with a reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

PAGE = "rida"
"""The service that is the society's own server: what is written on its page goes through nothing else."""

GIVEN_DAYS = timedelta(days=30)
"""How long a request may take, and for how long it may be prolonged, once (article 3, regulation)."""

REMIND_BEFORE = (timedelta(days=10), timedelta(days=3), timedelta(0))
"""When staff hear of an open request again."""


@dataclass(frozen=True, slots=True)
class Service:
    """Through which data goes. `abroad`: its servers are outside the country."""

    id: str
    name: Mapping[str, str]
    does: Mapping[str, str]
    country: Mapping[str, str]
    abroad: bool


@dataclass(frozen=True, slots=True)
class Processing:
    """One line of the register of processing: why something is kept, on what basis (its name in the
    configuration), who gets it and how long it stays: `kept` in words, and the `days` or `months` after
    its end."""

    id: str
    name: Mapping[str, str]
    basis: str
    data: Mapping[str, str]
    recipients: Mapping[str, str]
    kept: Mapping[str, str]
    days: int | None = None
    months: int | None = None


@dataclass(frozen=True, slots=True)
class Privacy:
    """What the society says of people's data. With no `version`, no notice is given.

    `chat` is the society's own web chat where what is written there stays in the country, else empty;
    `page` is where all of it can be read, where the society has a public address. `outside` is an e-mail
    address for what nobody in the society may read.
    """

    version: str = ""
    controller: Mapping[str, str] = field(default_factory=dict)
    contact: Mapping[str, str] = field(default_factory=dict)
    email: str = ""
    phone: str = ""
    outside: str = ""
    authority: Mapping[str, str] = field(default_factory=dict)
    authority_link: str = ""
    services: tuple[Service, ...] = ()
    purposes: tuple[Processing, ...] = ()
    page: str = ""
    chat: str = ""

    @property
    def abroad(self) -> tuple[Service, ...]:
        return tuple(each for each in self.services if each.abroad)


# What somebody said of their data ----------------------------------------------------------------------


class Purpose(StrEnum):
    """For what somebody agreed that their data is used; or what else they were told or said of it.

    `NOTICE`: they were told. `RESTRICTED`: it is kept and not used, besides what they asked for.
    `OBJECTED`: nobody learns from what they write.
    """

    NOTICE = "notice"
    COMPLAINT = "complaint"
    REGISTRATION = "registration"
    SENSITIVE = "sensitive"
    GUARDIAN = "guardian"
    RESTRICTED = "restricted"
    OBJECTED = "objected"


AGREED = (Purpose.COMPLAINT, Purpose.REGISTRATION, Purpose.SENSITIVE, Purpose.GUARDIAN)
"""What is an agreement, and can be withdrawn."""


class Way(StrEnum):
    """How it was said: a button, words, a member of staff who heard it; `SHOWN`: it was only told."""

    PRESSED = "pressed"
    TYPED = "typed"
    STAFF = "staff"
    SHOWN = "shown"


@dataclass(frozen=True, slots=True)
class Consent:
    """`for_whom` is whom it is given for where that is not the person, by the name of the relation (never
    a name of somebody); `about` is the number of what it was given for, 0 for none. `language` is the one
    they were spoken to in. Times are UTC."""

    purpose: Purpose
    way: Way
    version: str
    at: datetime
    by_guardian: bool = False
    for_whom: str = ""
    about: int = 0
    language: str = ""
    withdrawn_at: datetime | None = None

    @property
    def stands(self) -> bool:
        return self.withdrawn_at is None


TOPIC, PRESSED, LISTED = "privacy", "request-", "data-requests"
"""The topic in which a person speaks of their data; how the actions begin that name a request; and the
press that lists those that are open."""

# What somebody asks for ---------------------------------------------------------------------------------


class RequestKind(StrEnum):
    COPY = "copy"
    CORRECT = "correct"
    RESTRICT = "restrict"
    ERASE = "erase"
    OBJECT = "object"


class RequestStatus(StrEnum):
    OPEN = "open"
    DONE = "done"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Request:
    """A request about one's data. Times are UTC.

    `contact` is whose it is, 0 for somebody who has no conversation here, and `conversation` where they
    are answered, 0 for nowhere. `words` is what they ask for in their own words; `reason` why it was
    refused, and `longer_for` why it was prolonged, both as the person reads them. `about` are the
    numbers of the person's cases and registrations as they stood then. `by` is the staff id of
    who recorded an oral one, `closed_by` of who closed it (empty: Rida did at once).
    """

    number: int
    contact: int
    kind: RequestKind
    asked_at: datetime
    due_at: datetime
    status: RequestStatus = RequestStatus.OPEN
    conversation: int = 0
    words: str = ""
    prolonged_until: datetime | None = None
    longer_for: str = ""
    reason: str = ""
    by: str = ""
    about: tuple[int, ...] = ()
    closed_at: datetime | None = None
    closed_by: str = ""

    @property
    def is_open(self) -> bool:
        return self.status is RequestStatus.OPEN

    @property
    def until(self) -> datetime:
        return self.prolonged_until or self.due_at

    @property
    def can_be_prolonged(self) -> bool:
        return self.is_open and self.prolonged_until is None


# What is done with it (effects) -------------------------------------------------------------------------


class AboutData:
    """What such an effect is: it changes nothing of a case."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class RecordConsent(AboutData):
    """Keep what this contact agreed to, or was told. `by_guardian` says that it is of the guardian of
    whom it is for."""

    contact: int
    purpose: Purpose
    way: Way
    version: str
    by_guardian: bool = False
    for_whom: str = ""
    about: int = 0
    language: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawConsent(AboutData):
    """They agree no more, from now on; what was done until now stays as it was."""

    contact: int
    purposes: tuple[Purpose, ...]


@dataclass(frozen=True, slots=True)
class SaveRequest(AboutData):
    """Insert or replace the request of this number."""

    request: Request


PrivacyEffect = RecordConsent | WithdrawConsent | SaveRequest
