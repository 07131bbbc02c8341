"""Work that is tried until it is kept. The rule this module guards: a disk that was full in the middle of
it undoes it whole, and the next try waits for room (`bot.store.sqlite.obstacles`)."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.store.errors import NoRoom

T = TypeVar("T")


async def until_kept(work: Callable[[], Awaitable[T]]) -> T:
    while True:
        try:
            return await work()
        except NoRoom:
            continue
