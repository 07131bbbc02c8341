"""A send that did not bring its message over. The rule this module guards: it is tried again as long as
the policy says, then given up, and the staff hear of whatever is given up.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.message_costs import Budget
from bot.core.purpose import Purpose, purpose_of
from bot.runtime.delivery.channel import (
    ChannelDown,
    Deleted,
    Held,
    Refused,
    SendError,
    Silence,
    TryLater,
    Unreachable,
)
from bot.runtime.delivery.holding import Holding
from bot.runtime.delivery.outages import Outages
from bot.runtime.delivery.outcomes import DeliveryOutcomes
from bot.runtime.shared.failures import backoff
from bot.store.queries import held, outages, outbox
from bot.store.queries.outbox import OutboxRow, Outcome
from bot.store.schema import LONGEST_WAIT


@dataclass(frozen=True, slots=True)
class DeliveryPolicy:
    """When a message that a platform did not take is tried again, and when it is given up.

    `at_once` is how many sends of a channel may be under way, each to another conversation. `grace` is
    how long a stop waits for them. `budget` is what messages cost where each has its price, `zone` the
    society's, by which its months are told.
    """

    first_wait: timedelta = timedelta(seconds=2)
    longest_wait: timedelta = timedelta(minutes=15)
    attempts: int = 300
    age: timedelta = timedelta(days=3)
    at_once: int = 16
    send_timeout: timedelta = timedelta(seconds=60)
    grace: timedelta = timedelta(seconds=3)
    outage: timedelta = timedelta(minutes=5)
    budget: Budget = field(default_factory=Budget)
    zone: tzinfo = UTC


class Failures:
    """`jitter` gives numbers from 0 to 1: waits are spread, so that not all come back at once."""

    def __init__(
        self,
        outcomes: DeliveryOutcomes,
        outages: Outages,
        holding: Holding,
        policy: DeliveryPolicy,
        jitter: Callable[[], float],
    ) -> None:
        self._outcomes, self._outages, self._holding = outcomes, outages, holding
        self._policy, self._jitter = policy, jitter

    async def kept(
        self,
        conn: AsyncConnection,
        rows: list[OutboxRow],
        error: SendError,
        now: datetime,
        patience: timedelta | None = None,
        *,
        is_report: bool = False,
    ) -> list[OutboxRow]:
        """Write down that it failed; gives what is given up because of it. With `patience` the platform
        reports what became of a message, and `is_report` says that it did."""
        row, is_open = rows[0], patience is not None and isinstance(error, Silence)
        how = (now, outcome_of(error), str(error))
        tried = [await outbox.failed(conn, each.id, *how, is_open=is_open) for each in rows]
        if not tried[0]:
            return []
        await self._heard_of(conn, row.address.channel, error, now, is_report=is_report)
        again = now if isinstance(error, Held) else now + self._wait(row, error, patience, is_report)
        if patience:
            await outbox.try_later(conn, [each.id for each in rows], again, is_open=is_open)
        if isinstance(error, Held):
            await self._holding.hold(conn, rows, now)
            return []
        if isinstance(error, Refused) and purpose_of(row.message) is Purpose.TEMPLATE:
            await self._holding.calls.refused(conn, row, error, now)
            return []
        parked = await self._to_park(conn, rows, error, now)
        await self._holding.calls.ended(conn, parked)
        is_gone = isinstance(error, Unreachable)
        await self._outcomes.park(conn, parked, _name(error), now, is_gone=is_gone)
        if not (parked or patience):
            await outbox.try_later(conn, [row.id], again)
        return parked

    async def _heard_of(
        self,
        conn: AsyncConnection,
        channel: str,
        error: SendError,
        now: datetime,
        *,
        is_report: bool,
    ) -> None:
        """Whoever refuses or asks for patience is there."""
        if isinstance(error, ChannelDown):
            await self._outages.failed(conn, channel, now, error.why, is_report=is_report)
        elif not isinstance(error, Silence):
            await self._outages.works(conn, channel, now)

    async def _to_park(
        self, conn: AsyncConnection, rows: list[OutboxRow], error: SendError, now: datetime
    ) -> list[OutboxRow]:
        """A gone reader takes nothing any more; otherwise only this message is given up, or none yet.
        While its channel is down no message is given up, however long that takes."""
        row = rows[0]
        if isinstance(error, Unreachable):
            waits = await held.of(conn, row.conversation_id) if row.free_until else []
            waits += await outbox.queued_of(conn, row.conversation_id)
            return sorted(waits, key=lambda each: each.id)
        if isinstance(error, ChannelDown):
            return []
        back = await outages.back_at(conn, row.address.channel)
        asked = row.released_at or row.created_at
        tried_since = max(asked, back or asked)
        tries = row.attempts + 1 if tried_since == asked else 0
        worn_out = tries >= self._policy.attempts or now - tried_since >= self._policy.age
        return rows if worn_out or isinstance(error, Refused) else []

    def _wait(
        self, row: OutboxRow, error: SendError, patience: timedelta | None, is_report: bool
    ) -> timedelta:
        """A platform that says how long is believed, however often it was asked. Where it takes what it
        does not deliver, each try is one more message there: they come ever more seldom."""
        if patience and isinstance(error, Silence):
            return _doubled(patience, row.attempts)
        asked = error.after if isinstance(error, TryLater) else None
        times = row.attempts + 1 if is_report or not asked else 1
        wait = backoff(times, self._policy.first_wait, self._policy.longest_wait)
        spread = wait * (0.5 + self._jitter() / 2)
        return min(LONGEST_WAIT, max(spread, asked or timedelta()))


def _doubled(patience: timedelta, times: int) -> timedelta:
    """What is never answered may arrive each time: it is sent ever more seldom."""
    longest: timedelta = LONGEST_WAIT / 2
    return min(longest, patience * float(2 ** min(times, 12)))


def _name(error: SendError) -> str:
    """The kind, or what the channel says more exactly."""
    if error.why:
        return error.why
    kinds = (TryLater, Deleted, Unreachable, Held, Refused)
    return next((kind.__name__ for kind in kinds if isinstance(error, kind)), type(error).__name__)


def outcome_of(error: SendError) -> Outcome:
    if isinstance(error, TryLater):
        return Outcome.TRY_LATER
    if isinstance(error, Held):
        return Outcome.HELD
    return Outcome.UNREACHABLE if isinstance(error, Unreachable) else Outcome.REFUSED
