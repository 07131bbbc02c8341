"""A breach of people's data, as far as Rida knows of it: for the notices that the law asks for.

The rule this module guards: it counts, and names nobody.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

NOTICE_WITHIN = timedelta(hours=72)
"""From when the controller knows of it to the authority's notice (article 24 of the regulation)."""


class Scope(StrEnum):
    """What was laid open, where whoever drafts the notice knows it; else the audit trail says it."""

    CASES = "cases"
    REGISTRATIONS = "registrations"
    DISCLOSURES = "disclosures"
    ALL = "all"


PURPOSES = {
    Scope.CASES: ("complaint", "questions", "danger"),
    Scope.REGISTRATIONS: ("registration",),
    Scope.DISCLOSURES: ("sensitive",),
    Scope.ALL: ("complaint", "questions", "danger", "registration", "sensitive"),
}
"""The lines of the register (config.yaml, `privacy.purposes`) whose data such records hold."""


@dataclass(frozen=True, slots=True)
class Concerned:
    """`people` are those whom Rida knows by their key; `anonymous` confided without being known; of
    `unreachable` ones the data was erased since, and nobody can tell them."""

    people: int = 0
    anonymous: int = 0
    unreachable: int = 0
    cases: int = 0
    registrations: int = 0
    disclosures: int = 0


@dataclass(frozen=True, slots=True)
class Access:
    """How often somebody looked or took something out: `who` is a role, `number` tells several of one
    role apart. `action` and `reason` are those of the audit trail."""

    who: str
    number: int
    action: str
    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class Breach:
    """Times are UTC. `what` is what happened, in the words of whoever drafts; `scopes` what is concerned.
    `is_shown` says that the audit trail showed it, and nobody said it."""

    begins: datetime
    ends: datetime
    discovered: datetime
    what: str
    scopes: tuple[Scope, ...]
    is_shown: bool
    concerned: Concerned
    accesses: tuple[Access, ...]

    @property
    def deadline(self) -> datetime:
        return self.discovered + NOTICE_WITHIN

    @property
    def purposes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(each for scope in self.scopes for each in PURPOSES[scope]))
