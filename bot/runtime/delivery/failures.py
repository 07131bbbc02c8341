"""A send that did not bring its message over. The rule this module guards: it is tried again as long as
the policy says, then given up, and the staff hear of whatever is given up.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.runtime.delivery.channel import (
    ChannelDown,
    Deleted,
    Refused,
    SendError,
    TryLater,
    Unreachable,
)
from bot.runtime.delivery.outages import Outages
from bot.runtime.delivery.outcomes import DeliveryOutcomes
from bot.runtime.shared.failures import backoff
from bot.store.queries import outages, outbox
from bot.store.queries.outbox import OutboxRow, Outcome
from bot.store.schema import LONGEST_WAIT


@dataclass(frozen=True, slots=True)
class DeliveryPolicy:
    """When a message that a platform did not take is tried again, and when it is given up.

    `at_once` is how many sends of a channel may be under way, each to another conversation. `grace` is
    how long a stop waits for them.
    """

    first_wait: timedelta = timedelta(seconds=2)
    longest_wait: timedelta = timedelta(minutes=15)
    attempts: int = 300
    age: timedelta = timedelta(days=3)
    at_once: int = 16
    send_timeout: timedelta = timedelta(seconds=60)
    grace: timedelta = timedelta(seconds=3)
    outage: timedelta = timedelta(minutes=5)


class Silence(TryLater):
    """Nothing was heard from the platform: whether it is down cannot be told."""


class Failures:
    """`jitter` gives numbers from 0 to 1: waits are spread, so that not all come back at once."""

    def __init__(
        self,
        outcomes: DeliveryOutcomes,
        outages: Outages,
        policy: DeliveryPolicy,
        jitter: Callable[[], float],
    ) -> None:
        self._outcomes, self._outages = outcomes, outages
        self._policy, self._jitter = policy, jitter

    async def kept(
        self, conn: AsyncConnection, rows: list[OutboxRow], error: SendError, now: datetime
    ) -> list[OutboxRow]:
        """Write down that it failed; gives what is given up because of it."""
        row = rows[0]
        if not await outbox.failed(conn, row.id, now, _outcome(error), str(error)):
            return []
        await self._heard_of(conn, row.address.channel, error, now)
        parked = await self._to_park(conn, rows, error, now)
        await self._outcomes.park(conn, parked, _name(error), now)
        if not parked and isinstance(error, TryLater):
            await outbox.try_later(conn, row.id, now + self._wait(row.attempts + 1, error))
        return parked

    async def _heard_of(
        self, conn: AsyncConnection, channel: str, error: SendError, now: datetime
    ) -> None:
        """Whoever refuses or asks for patience is there."""
        if isinstance(error, ChannelDown):
            await self._outages.failed(conn, channel, now)
        elif not isinstance(error, Silence):
            await self._outages.works(conn, channel, now)

    async def _to_park(
        self, conn: AsyncConnection, rows: list[OutboxRow], error: SendError, now: datetime
    ) -> list[OutboxRow]:
        """A gone reader takes nothing any more; otherwise only this message is given up, or none yet.
        While its channel is down no message is given up, however long that takes."""
        row = rows[0]
        if isinstance(error, Unreachable):
            return await outbox.queued_of(conn, row.conversation_id)
        if isinstance(error, ChannelDown):
            return []
        back = await outages.back_at(conn, row.address.channel)
        tried_since = max(row.created_at, back or row.created_at)
        tries = row.attempts + 1 if tried_since == row.created_at else 0
        worn_out = tries >= self._policy.attempts or now - tried_since >= self._policy.age
        return rows if worn_out or isinstance(error, Refused) else []

    def _wait(self, attempt: int, error: TryLater) -> timedelta:
        """A platform that says how long is believed, however often it was asked."""
        times = 1 if error.after else attempt
        wait = backoff(times, self._policy.first_wait, self._policy.longest_wait)
        spread = wait * (0.5 + self._jitter() / 2)
        return min(LONGEST_WAIT, max(spread, error.after or timedelta()))


def _name(error: SendError) -> str:
    """The kind, or what the channel says more exactly."""
    if error.why:
        return error.why
    kinds = (TryLater, Deleted, Unreachable, Refused)
    return next((kind.__name__ for kind in kinds if isinstance(error, kind)), type(error).__name__)


def _outcome(error: SendError) -> Outcome:
    if isinstance(error, TryLater):
        return Outcome.TRY_LATER
    return Outcome.UNREACHABLE if isinstance(error, Unreachable) else Outcome.REFUSED
