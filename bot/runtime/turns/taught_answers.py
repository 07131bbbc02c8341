"""What the staff taught, brought into the answers while people keep asking.

The rules this module guards: the answers of before stay until the new ones are ready, and for good when
they cannot be built; the work is done on a thread, one at a time.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.learning import Addition, AdditionStatus
from bot.runtime.shared.failures import trace
from bot.store.queries import learning

logger = logging.getLogger(__name__)

Adopt = Callable[[Sequence[Addition]], None]
"""Answers with these additions from now on: seconds of work. Raises: the answers stay as they were."""


class Learned:
    def __init__(self, adopt: Adopt) -> None:
        self._adopt = adopt
        self._seen: tuple[int, datetime | None] | None = None
        self._next: Sequence[Addition] | None = None
        self._work: asyncio.Task[None] | None = None

    async def load(self, conn: AsyncConnection) -> None:
        """Begin to learn what was approved since the last time; nobody waits for it here."""
        version = await learning.version(conn)
        if version == self._seen:
            return
        self._seen = version
        self._next = await learning.of_status(conn, AdditionStatus.APPROVED)
        if not self._work or self._work.done():
            self._work = asyncio.create_task(self._work_off())

    async def _work_off(self) -> None:
        """What was approved during the work is learnt right after it; of several, the last holds all."""
        while self._next is not None:
            taught, self._next = self._next, None
            await self._learn(taught)

    async def _learn(self, taught: Sequence[Addition]) -> None:
        try:
            await asyncio.to_thread(self._adopt, taught)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with it, the answers of before stay
            logger.error("what the staff taught could not be adopted\n%s", trace(error))

    async def caught_up(self) -> None:
        """Wait until what was begun is done."""
        if self._work:
            await self._work
