"""How much a platform takes in a time: windows that are counted where the platform counts.

The rule this module guards: nobody waits longer than the platform would make them, and what goes to all
goes evenly after its first breath.
"""

import asyncio
import math
from collections import deque
from dataclasses import dataclass

ALL_SPAN = 1.005
"""Seconds: a little more than a platform's, for ways there are not all of one length."""

BREATH, GAP = 3, 0.8
"""A third of what all chats may hear in a second goes at once, the rest evenly, a little faster than it
may: a burst would come back as one, and its answers would wait for each other."""

IN_LINE = (
    3  # sends that wait for their turn among all: enough that none is missed, few that may be passed
)


class Trip:
    """There and back in seconds: the shortest of late, for networks change."""

    def __init__(self) -> None:
        self._late: deque[float] = deque(maxlen=30)
        self.shortest = math.inf

    def took(self, seconds: float) -> None:
        self._late.append(seconds)
        self.shortest = min(self._late)


@dataclass
class Place:
    """One of a window's. It counts from when the platform had it at the latest: what its way there and
    back took longer than the shortest one, it may have taken on the way there."""

    begun: float
    answered: float

    def at(self, trip: Trip) -> float:
        return max(self.begun, self.answered - trip.shortest)


class Window:
    """At most `sends` in any `span` seconds, where the platform sees them."""

    def __init__(self, sends: int, span: float, trip: Trip) -> None:
        self._sends, self._span, self._trip = sends, span, trip
        self._taken: list[Place] = []

    def room(self, now: float) -> int:
        """How many may go now."""
        return max(0, self._sends - self._count(now))

    def is_empty(self, now: float) -> bool:
        return not self._count(now)

    def left(self, now: float, free: int = 0) -> float:
        """Seconds until one more may go and `free` places are left then."""
        over = self._count(now) - (self._sends - free)
        if over < 0:
            return 0.0
        return sorted(place.at(self._trip) for place in self._taken)[over] + self._span - now

    def take(self, place: Place) -> None:
        self._taken.append(place)

    def _count(self, now: float) -> int:
        after = now - self._span
        self._taken = [place for place in self._taken if place.at(self._trip) > after]
        return len(self._taken)


class Flow(Window):
    """Of all chats together: after the first breath one follows the other evenly."""

    def __init__(self, sends: int, span: float, trip: Trip) -> None:
        super().__init__(sends, span, trip)
        self._turn = asyncio.Lock()  # given in the order in which it was asked for
        self._in_line = 0

    def left(self, now: float, free: int = 0) -> float:
        taken = self._count(now)
        gap = GAP / self._sends if taken > self._sends / BREATH else 0.0
        return max(super().left(now, free), self._taken[-1].begun + gap - now if gap else 0.0)

    def room(self, now: float) -> int:
        """How many may join the line."""
        is_soon = self.left(now) <= self._soon
        few = self._sends // BREATH if self._count(now) <= self._sends / BREATH else IN_LINE
        return max(0, few - self._in_line) if is_soon else 0

    def opens_in(self, now: float) -> float:
        """Seconds until one more may join the line."""
        if self.room(now):
            return 0.0
        return max(self.left(now) - self._soon, GAP / self._sends)

    @property
    def _soon(self) -> float:
        """The line moves on in that time."""
        return IN_LINE / self._sends

    async def turn(self, place: Place) -> None:
        """Wait for it, and take it."""
        self._in_line += 1
        try:
            async with self._turn:
                await self._wait()
                place.begun = place.answered = now_of()
                self.take(place)
        finally:
            self._in_line -= 1

    async def _wait(self) -> None:
        left = self.left(now_of())
        if left > 0:
            await asyncio.sleep(left)
            await self._wait()


def now_of() -> float:
    """The time of the running loop."""
    return asyncio.get_running_loop().time()
