"""Whose account of a messenger is whose place on the staff list.

The rule this module guards: whoever presses a member's button has nothing by that alone. They are shown a
number, and the place is theirs when somebody who may let them in has named the same number.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.address import Address
from bot.core.society import Role

CLAIM = timedelta(hours=1)
"""So long a press waits to be confirmed; then somebody else may press."""

LET_IN_BY = {
    Role.AGENT: frozenset({Role.SUPERVISOR, Role.DIRECTOR}),
    Role.SUPERVISOR: frozenset({Role.SUPERVISOR, Role.DIRECTOR}),
    Role.DIRECTOR: frozenset({Role.SUPERVISOR, Role.DIRECTOR}),
    Role.CONFIDENTIAL: frozenset[Role](),
}
"""Whose word at the desk lets somebody into a place of that role. Who reads what is confided is let in at
the command line alone: a disclosure may be about a leader."""


@dataclass(frozen=True, slots=True)
class StaffPlace:
    """Of a `member` of config.yaml. `code` is what the button carries, and `link` opens it. `account` is
    whose place it is; `claim` who pressed and waits since `claimed_at` (UTC), having been shown `number`.
    Both are addresses of one messenger, and empty where there is nobody."""

    member: str
    code: str
    link: str = ""
    account: str = ""
    claim: str = ""
    number: str = ""
    claimed_at: datetime | None = None

    def is_waiting(self, now: datetime) -> bool:
        """Somebody pressed, and is not confirmed yet."""
        return bool(self.claim and self.claimed_at and now - self.claimed_at < CLAIM)


@dataclass(frozen=True, slots=True)
class ClaimPlace:
    """Whoever talks at `address` pressed the button of `member` and was shown `number`."""

    member: str
    address: Address
    number: str


@dataclass(frozen=True, slots=True)
class TakePlace:
    """Whoever talks at `address` is `member` from now on, by the word of `by` (a staff id)."""

    member: str
    address: Address
    by: str


@dataclass(frozen=True, slots=True)
class FreePlace:
    """Nobody has the place of `member` any more, nor a claim to it, and its button is another one, by the
    word of `by`."""

    member: str
    by: str


PlaceEffect = ClaimPlace | TakePlace | FreePlace


def numbers(right: str, others: str) -> tuple[str, ...]:
    """Three of two digits each, in order: the right one, and two that `others` (four digits) make."""
    found = {int(right)}
    for at in range(0, 100, 7):
        for part in (others[:2], others[2:]):
            if len(found) < 3:
                found.add((int(part) + at) % 100)
    return tuple(f"{each:02}" for each in sorted(found))
