"""What wakes the loops, and what shows that they turn.

The rule this module guards: a loop sleeps until it is woken, and looks by itself once a second, so
that neither a lost wakeup nor a clock that was moved leaves anything lying.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

POLL = 1.0  # seconds


async def first_of(*events: asyncio.Event, seconds: float | None) -> None:
    """Until one of them is set, at most `seconds`."""
    waiting = {asyncio.create_task(event.wait()) for event in events}
    try:
        await asyncio.wait(waiting, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in waiting:
            task.cancel()


class Wakeup:
    def __init__(self) -> None:
        self._event = asyncio.Event()

    def wake(self) -> None:
        self._event.set()

    def wake_in(self, span: timedelta) -> asyncio.TimerHandle:
        """Unless what it gives is cancelled before."""
        return asyncio.get_running_loop().call_later(span.total_seconds(), self.wake)

    async def wait(self, seconds: float = POLL) -> bool:
        """Until it is woken, at most `seconds`; whether it was. A wakeup before the wait counts."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._event.wait()
        is_woken = self._event.is_set()
        self._event.clear()
        return is_woken


class UnderWay:
    """Work that somebody outside waits for and that is many pieces. True while there is any."""

    def __init__(self) -> None:
        self._count = 0

    def __enter__(self) -> None:
        self._count += 1

    def __exit__(self, *_how: object) -> None:
        self._count -= 1

    def __bool__(self) -> bool:
        return self._count > 0


class Wakeups:
    """One for each loop that waits for work, and the posts whose platform waits for our answer."""

    def __init__(self) -> None:
        self.posts = UnderWay()
        self.turns, self.outbox, self.files = Wakeup(), Wakeup(), Wakeup()
        self.erasures, self.check = Wakeup(), Wakeup()

    def wake(self) -> None:
        self.turns.wake()
        self.outbox.wake()
        self.files.wake()
        self.erasures.wake()
        self.check.wake()


class Heartbeat:
    """When each loop last came round. `elapsed` gives seconds of a clock that is never set."""

    def __init__(self, elapsed: Callable[[], float]) -> None:
        self._elapsed = elapsed
        self._beats: dict[str, float] = {}

    def beat(self, loop: str) -> None:
        self._beats[loop] = self._elapsed()

    def since(self, loop: str) -> float:
        """Seconds since its last beat; infinite before the first."""
        return self._elapsed() - self._beats.get(loop, float("-inf"))
