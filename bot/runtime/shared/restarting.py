"""Work that goes on beside the turns until the stop, whatever happens to it.

The rule this module guards: what watches over something never ends unseen while its process lives.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from sqlalchemy.exc import SQLAlchemyError

from bot.runtime.shared.failures import trace
from bot.runtime.shared.wakeups import first_of
from bot.store.errors import StoreError

logger = logging.getLogger(__name__)

SHORTEST, LONGEST = 1.0, 300.0
"""Seconds until it is begun anew: twice as many each time."""


OF_THE_DATABASE = (StoreError, SQLAlchemyError)
"""Where that fails, nothing goes on."""


class EndedEarly(Exception):
    """What should go on until the stop ended by itself: nobody would do its work any more."""


async def until_the_stop(work: Callable[[asyncio.Event], Awaitable[None]], stop: asyncio.Event) -> None:
    """Raises EndedEarly: it names the work."""
    await work(stop)
    if not stop.is_set():
        raise EndedEarly(getattr(work, "__qualname__", repr(work)))


async def restarted(
    work: Callable[[], Awaitable[None]],
    stop: asyncio.Event,
    fatal: tuple[type[Exception], ...] = (),
) -> None:
    """Until `work` is done by itself, or the stop. An error is logged by its type and place, without what
    it says, since that may quote a person. What is `fatal` ends the house."""
    wait = SHORTEST
    while not stop.is_set():
        try:
            await work()
            break
        except fatal:
            raise
        except Exception as error:  # noqa: BLE001 - logged, and begun anew
            logger.error("a watch ended, and is begun anew in %d seconds\n%s", wait, trace(error))
        await first_of(stop, seconds=wait)
        wait = min(wait * 2, LONGEST)
