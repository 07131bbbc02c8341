"""How fast one session is answered: a burst at once, then at a steady pace.

The rule this module guards: nothing that was written is refused for its pace. It is kept first; only the
answer that it was kept waits a moment, so that whoever sends without a pause cannot send without end.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable


class Allowance:
    """A bucket for each session, in memory; the longest unused ones are forgotten."""

    def __init__(
        self,
        burst: int = 120,
        per_second: float = 5.0,
        now: Callable[[], float] = time.monotonic,
        sessions: int = 10_000,
        pause: float = 1.0,
    ) -> None:
        """`pause` is in seconds."""
        self._pause = pause
        self._burst, self._per_second, self._now, self._sessions = burst, per_second, now, sessions
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, session: str) -> bool:
        """Whether one more is allowed now; if so, it is counted."""
        left = self._left(session)
        allowed = left >= 1
        self._buckets[session] = (left - allowed, self._now())
        self._buckets.move_to_end(session)
        if len(self._buckets) > self._sessions:
            self._buckets.popitem(last=False)
        return allowed

    async def paced(self, session: str) -> None:
        """Count one more, and wait where it is one too many."""
        if not self.take(session):
            await asyncio.sleep(self._pause)

    def _left(self, session: str) -> float:
        left, at = self._buckets.get(session, (float(self._burst), self._now()))
        return min(float(self._burst), left + (self._now() - at) * self._per_second)
