"""Files that a platform keeps for us are fetched beside the talk.

The rules this module guards: nobody waits for a file but whoever is to have it. What is awaited stands in
a row, so a restart takes it up again. A download is bounded in time and in tries, and one conversation's
files hold up no other's. A file that is given up is told to its sender, and to the staff of its case.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Protocol

from sqlalchemy.exc import SQLAlchemyError

from bot.core.events import Attachment
from bot.runtime.files.arrival import Arrived
from bot.runtime.shared.clock import Clock
from bot.runtime.shared.failures import backoff, trace
from bot.runtime.shared.wakeups import Wakeups
from bot.store.queries import attachments
from bot.store.queries.attachments import AwaitedFile
from bot.store.sqlite.database import Database

logger = logging.getLogger(__name__)

LOOKED_AT = 200  # awaited files that are looked up together
UNAVAILABLE = "file-unavailable"


class FetchFailed(Exception):
    """It will never be had. `reason` is a key of the texts: `file-` and what was wrong."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class FetchLater(Exception):
    """Not now. `is_counted` False: the platform was not reached, and nothing speaks against the file."""

    def __init__(self, kind: str, *, is_counted: bool = True) -> None:
        super().__init__(kind)
        self.is_counted = is_counted


class Fetch(Protocol):
    async def __call__(self, file: AwaitedFile, /) -> Attachment:
        """Bring the file and keep it.

        Raises:
            FetchFailed: for good.
            FetchLater: it may be had another time.
        """
        ...


@dataclass(frozen=True, slots=True)
class FetchPolicy:
    """`at_once` files are fetched beside one another, `of_one` of a conversation; `one_try` bounds a try,
    `tries` and `age` all of them."""

    at_once: int = 8
    of_one: int = 3
    one_try: timedelta = timedelta(seconds=60)
    tries: int = 7
    first_wait: timedelta = timedelta(seconds=1)
    longest_wait: timedelta = timedelta(minutes=1)
    age: timedelta = timedelta(days=1)


class Fetching:
    """`fetchers` by channel."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        wakeups: Wakeups,
        arrived: Arrived,
        fetchers: Mapping[str, Fetch],
        policy: FetchPolicy,
    ) -> None:
        self._database, self._clock, self._wakeups = database, clock, wakeups
        self._arrived, self._fetchers, self._policy = arrived, fetchers, policy
        self._under_way: dict[str, tuple[int, asyncio.Task[None]]] = {}
        """By file: whose conversation it is of, and its download."""

    async def run(self, stop: asyncio.Event) -> None:
        """Fetch until `stop`; what is under way then is taken up at the next start."""
        try:
            while not stop.is_set():
                await self._start()
                await self._wakeups.files.wait()
                self._reap()
        finally:
            under_way = [task for _, task in self._under_way.values()]
            for task in under_way:
                task.cancel()
            await asyncio.gather(*under_way, return_exceptions=True)

    async def drain(self) -> bool:
        """Fetch everything that may be fetched now; whether there was anything."""
        worked = False
        while await self._start() or self._under_way:
            worked = True
            await asyncio.wait([task for _, task in self._under_way.values()])
            self._reap()
        return worked

    async def _start(self) -> bool:
        """Set downloads going, as many as there may be; whether any was."""
        started = False
        for channel, fetch in self._fetchers.items():
            async with self._database.read() as conn:
                due = await attachments.due_files(conn, channel, self._clock.now(), LOOKED_AT)
            for file in due:
                if self._may_start(file):
                    task = asyncio.create_task(self._try(fetch, file))
                    task.add_done_callback(lambda _: self._wakeups.files.wake())
                    self._under_way[file.id] = (file.conversation_id, task)
                    started = True
        return started

    def _may_start(self, file: AwaitedFile) -> bool:
        whose = Counter(conversation for conversation, _ in self._under_way.values())
        is_free = len(self._under_way) < self._policy.at_once
        return (
            is_free
            and file.id not in self._under_way
            and whose[file.conversation_id] < self._policy.of_one
        )

    def _reap(self) -> None:
        """Forget the downloads that ended. One that raised met a failing database: the process ends."""
        for id, (_, task) in list(self._under_way.items()):
            if task.done():
                del self._under_way[id]
                task.result()

    async def _try(self, fetch: Fetch, file: AwaitedFile) -> None:
        try:
            async with asyncio.timeout(self._policy.one_try.total_seconds()):
                kept = await fetch(file)
        except FetchFailed as failed:
            await self._arrived.missed(file, failed.reason)
        except FetchLater as later:
            await self._later(file, later.is_counted)
        except TimeoutError:
            await self._later(file, is_counted=True)
        except SQLAlchemyError:
            raise
        except Exception as error:  # noqa: BLE001 - logged by type; it must not stop the other files
            logger.error("a file could not be fetched\n%s", trace(error))
            await self._later(file, is_counted=True)
        else:
            await self._arrived.came(file, kept)

    async def _later(self, file: AwaitedFile, is_counted: bool) -> None:
        policy, now = self._policy, self._clock.now()
        tried = replace(file, attempts=file.attempts + is_counted)
        if tried.attempts >= policy.tries or now - file.begun_at >= policy.age:
            await self._arrived.missed(file, UNAVAILABLE)
            return
        wait = backoff(max(1, tried.attempts), policy.first_wait, policy.longest_wait)
        logger.warning("a file is not to be had yet, try %d", tried.attempts)
        async with self._database.write() as conn:
            await attachments.try_file_later(conn, file.id, tried.attempts, now + wait)
        self._wakeups.files.wake_in(wait)
