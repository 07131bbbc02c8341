"""Every night, and at each start, what is old enough goes.

The rules this module guards: in small pieces, so that nobody waits; what is not set in the configuration
is kept for good.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.runtime.shared.clock import Clock
from bot.store.erasure import retention
from bot.store.sqlite.database import Database

logger = logging.getLogger(__name__)

Find = Callable[[AsyncConnection, datetime], Awaitable[list[int]]]
Forget = Callable[[AsyncConnection, int, datetime], Awaitable[tuple[str, ...]]]
"""Gives the names of the files that are to go afterwards."""


def nothing_runs(_now: datetime) -> Collection[str]:
    return ()


@dataclass(frozen=True, slots=True)
class RetentionPolicy:
    """How long what is over is kept; None: for good. `running` are the ids of the initiatives that still
    run: nothing of them is old."""

    cases: timedelta | None = None
    registrations: timedelta | None = None
    disclosures: timedelta | None = None
    people: timedelta | None = None
    running: Callable[[datetime], Collection[str]] = nothing_runs


class Retention:
    """`files` is the folder of attachments. A file whose row is gone goes with the next tidying, too."""

    def __init__(self, database: Database, clock: Clock, files: Path, policy: RetentionPolicy) -> None:
        self._database, self._clock, self._files, self._policy = database, clock, files, policy

    async def apply(self) -> dict[str, int]:
        """How many of each kind went."""
        policy, now = self._policy, self._clock.now()
        running = policy.running(now)
        kinds: tuple[tuple[str, timedelta | None, Find, Forget], ...] = (
            ("cases", policy.cases, retention.old_cases, retention.forget_case),
            (
                "registrations",
                policy.registrations,
                lambda conn, at: retention.old_registrations(conn, at, running),
                retention.forget_registration,
            ),
            ("disclosures", policy.disclosures, retention.old_disclosures, retention.forget_disclosure),
            (
                "people",
                policy.people,
                lambda conn, at: retention.quiet_people(conn, at, running),
                retention.forget_person,
            ),
        )
        gone = {
            name: await self._all(find, forget, now - kept, now)
            for name, kept, find, forget in kinds
            if kept is not None
        }
        if any(gone.values()):
            told = ", ".join(f"{many} {name}" for name, many in gone.items() if many)
            logger.info("kept no longer: %s", told)
        return gone

    async def _all(self, find: Find, forget: Forget, before: datetime, now: datetime) -> int:
        count, seen = 0, set[int]()
        while some := await self._found(find, before, seen):
            async with self._database.write() as conn:
                files = [name for each in some for name in await forget(conn, each, now)]
            for name in files:
                await asyncio.to_thread((self._files / name).unlink, missing_ok=True)
            seen |= set(some)
            count += len(some)
            await asyncio.sleep(0)  # whoever waits to write goes between
        return count

    async def _found(self, find: Find, before: datetime, seen: Collection[int]) -> list[int]:
        async with self._database.read() as conn:
            return [each for each in await find(conn, before) if each not in seen]
