"""Named places between intake and delivery where the crash tests kill the process (SIGKILL, as a power
cut).

`RIDA_CRASH_AT=turn-carried-out:3` in the environment: the third time that this place is reached is the
end. Unset, as in every real run, a place costs one comparison. tests/crash/ goes through all of `PLACES`.
"""

import os
import signal
from collections import Counter
from functools import cache

VARIABLE = "RIDA_CRASH_AT"

PLACES = (
    "intake-begun",  # before anything is written
    "intake-written",  # written, not yet committed
    "intake-committed",  # on the disk, the platform not yet answered
    "turn-claimed",  # the row is read
    "turn-decided",  # the core has decided, nothing is written
    "turn-carried-out",  # all effects written, not yet committed
    "turn-committed",  # on the disk, nobody told
    "delivery-claimed",  # the outbox row is read
    "delivery-begun",  # just before the platform is called
    "delivery-sent",  # the platform has it, we have not written so: the one place of a repeat
    "delivery-marked",  # written, not yet committed
    "delivery-committed",  # on the disk, the pages not yet told
)

_counts: Counter[str] = Counter()


def reached(place: str) -> None:
    """Dies here if the environment says so; else does nothing."""
    wanted = _wanted()
    if wanted is not None:
        _count(place, *wanted)


@cache
def _wanted() -> tuple[str, int] | None:
    place, _, time = os.environ.get(VARIABLE, "").partition(":")
    return (place, int(time or 1)) if place else None


def _count(place: str, wanted: str, time: int) -> None:
    _counts[place] += 1
    if place == wanted and _counts[place] == time:
        os.kill(os.getpid(), signal.SIGKILL)
