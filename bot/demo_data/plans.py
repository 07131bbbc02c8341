"""What the staff will do with a case, and when: some are quick, and some forget."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

HOUR = timedelta(hours=1)

Doing = list[tuple[datetime, int, str]]
"""What will happen: when by the wall, to which case, and what."""

ASSESSED = 0.9
"""Of what was taken; it is one press on the same card."""

USUAL = (("write", 0.5), ("ask", 0.15), ("answer", 0.1), ("late", 0.05))
"""What is done between the taking up and the end, and how often."""


def plan(
    chance: Random, at: datetime, number: int, doing: tuple[tuple[str, float], ...] = USUAL
) -> Iterator[tuple[datetime, int, str]]:
    """What staff will do with what was opened `at`: some are quick, some forget."""
    if chance.random() < 0.93:
        at += chance.choice((0.2, 1, 5)) * HOUR * chance.random() * 4
        yield at, number, "take"
        if chance.random() < ASSESSED:
            yield at, number, "assess"
    for what, share in doing:
        if chance.random() < share:
            at += 12 * HOUR * chance.random()
            yield at, number, what
    yield at + chance.choice((4, 24, 60, 96, 200)) * HOUR * chance.random(), number, "resolve"
