"""The two blue signs on what somebody wrote, and that we write: one call, beside the talk.

The rule this module guards: nobody waits for it, and nothing fails by it.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Protocol

from bot.core.conversation import Address
from bot.runtime.intake import Batch

logger = logging.getLogger(__name__)

PATIENCE = 5.0  # seconds; later it would say nothing any more


class Marks(Protocol):
    def put(self, whose: Address, message: str, /) -> None: ...


@dataclass(frozen=True, slots=True)
class ReadMarks:
    """`mark` puts them on a message, by Meta's name for it."""

    mark: Callable[[str], Awaitable[None]]
    _marking: set[asyncio.Task[None]] = field(default_factory=set)

    def put(self, _: Address, message: str) -> None:
        marking = asyncio.create_task(self._quietly(message))
        self._marking.add(marking)
        marking.add_done_callback(self._marking.discard)

    async def _quietly(self, message: str) -> None:
        try:
            async with asyncio.timeout(PATIENCE):
                await self.mark(message)
        except Exception as error:  # noqa: BLE001 - told by its type: without it everything goes on
            logger.info("a message was not marked as read: %s", type(error).__name__)

    async def close(self) -> None:
        """What is under way is left."""
        for each in self._marking:
            each.cancel()
        await asyncio.gather(*self._marking, return_exceptions=True)


@dataclass(frozen=True, slots=True)
class MarksOfOnePost:
    """They are put once what was written is on the disk, and for each person on the last message alone:
    with it all before it are marked."""

    mark: Callable[[Address, str], None]
    batch: Batch
    _last: dict[Address, str] = field(default_factory=dict)

    def put(self, whose: Address, message: str) -> None:
        if whose not in self._last:
            self.batch.afterwards(lambda: self.mark(whose, self._last[whose]))
        self._last[whose] = message
