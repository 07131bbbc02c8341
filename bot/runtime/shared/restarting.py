"""Work that goes on beside the turns until the stop, whatever happens to it.

The rule this module guards: what watches over something never ends unseen while its process lives.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.runtime.shared.failures import trace
from bot.runtime.shared.wakeups import first_of

logger = logging.getLogger(__name__)

SHORTEST, LONGEST = 1.0, 300.0
"""Seconds until it is begun anew: twice as many each time."""


async def restarted(work: Callable[[], Awaitable[None]], stop: asyncio.Event) -> None:
    """Until `work` is done by itself, or the stop. An error is logged by its type and place, without what
    it says, since that may quote a person."""
    wait = SHORTEST
    while not stop.is_set():
        try:
            await work()
            break
        except Exception as error:  # noqa: BLE001 - logged, and begun anew
            logger.error("a watch ended, and is begun anew in %d seconds\n%s", wait, trace(error))
        await first_of(stop, seconds=wait)
        wait = min(wait * 2, LONGEST)
