"""The receipt of what somebody confides without a name: sixteen digits that open it again, anywhere.

The rules this module guards: only a salted, slow digest of it is kept, so that whoever reads the database
opens nothing; and guessing is slowed, for one conversation and for all together. Salt and chance are
given to it.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

COST = 2**14
"""Of one digest: a twentieth of a second, and 16 MB."""

_BLOCK, _LANES = 8, 1

FREE = 5
"""Wrong tries in a conversation that cost nothing."""

FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=5), timedelta(days=1)
"""After the next one, doubled by each further one."""

COUNTED = timedelta(days=1)
"""For so long a wrong try counts in its conversation."""

ALL_FREE, ALL_WITHIN = 60, timedelta(hours=1)
"""So many wrong tries of everybody together within that time; then nobody opens one until it is over."""


@dataclass(frozen=True, slots=True)
class Receipts:
    """`fresh` makes up a receipt that nobody has. Only a test asks for a lower `cost`."""

    salt: bytes
    fresh: Callable[[], str]
    cost: int = COST

    def digest(self, receipt: str) -> str:
        made = hashlib.scrypt(receipt.encode(), salt=self.salt, n=self.cost, r=_BLOCK, p=_LANES, dklen=32)
        return made.hex()


def waits_until(own: Sequence[datetime], everybody: Sequence[datetime], now: datetime) -> datetime | None:
    """Before then nothing is tried, right or wrong; None: it may be tried. Both are the times of wrong
    tries (UTC), oldest first."""
    until = max(_own_wait(own, now), _wait_of_all(everybody, now))
    return until if until > now else None


def counted(own: Sequence[datetime], now: datetime) -> tuple[datetime, ...]:
    """Those of a conversation that still count."""
    return tuple(at for at in own if at > now - COUNTED)


def _own_wait(own: Sequence[datetime], now: datetime) -> datetime:
    still = counted(own, now)
    if len(still) < FREE:
        return now
    wait: timedelta = FIRST_WAIT * 2 ** min(len(still) - FREE, 20)
    return still[-1] + min(LONGEST_WAIT, wait)


def _wait_of_all(everybody: Sequence[datetime], now: datetime) -> datetime:
    still = [at for at in everybody if at > now - ALL_WITHIN]
    return still[-ALL_FREE] + ALL_WITHIN if len(still) >= ALL_FREE else now
