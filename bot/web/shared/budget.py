"""How many bytes of files may come in a day: of one session, and from one network.

The rule this module guards: it bounds files only, never words, and refuses nobody whose network cannot be
known by what others sent.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator

DAY = 86_400.0  # seconds
MEGABYTE = 1024 * 1024


class Budget:
    """In bytes. The day is counted from its first file on; what was sent before a start is forgotten."""

    def __init__(
        self,
        of_session: int = 200 * MEGABYTE,
        of_network: int = 4000 * MEGABYTE,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._bounds = {"session": of_session, "network": of_network}
        self._now, self._since = now, now()
        self._sent: Counter[tuple[str, str]] = Counter()

    def has(self, session: str, network: str, size: int) -> bool:
        """Whether so many more may come."""
        if self._now() - self._since >= DAY:
            self._sent.clear()
            self._since = self._now()
        return all(self._sent[key] + size <= self._bounds[key[0]] for key in _keys(session, network))

    def spend(self, session: str, network: str, size: int) -> None:
        for key in _keys(session, network):
            self._sent[key] += size


def _keys(session: str, network: str) -> Iterator[tuple[str, str]]:
    yield "session", session
    if network:
        yield "network", network
