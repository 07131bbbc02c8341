"""The way out. The rules this module guards: of a conversation only the oldest queued message is sent, so
order holds; nothing is sent inside a transaction, and the next only after the last one's mark is
committed; whatever is given up, the staff hear of it.

A process that dies between the sending and the mark sends that one message again: no platform offers
better. A mark does not wait for the disk: a power cut may repeat what was sent in its last instants.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Party
from bot.core.messages import Delivery
from bot.runtime.delivery.channel import (
    Channel,
    ChannelDown,
    Deleted,
    Refused,
    SendError,
    TryLater,
    Unreachable,
)
from bot.runtime.delivery.channel_queue import ChannelQueue
from bot.runtime.delivery.outages import Outages
from bot.runtime.delivery.outcomes import DeliveryOutcomes
from bot.runtime.shared.clock import Clock
from bot.runtime.shared.failures import backoff, trace
from bot.runtime.shared.live_updates import Delivered, LiveUpdates
from bot.runtime.shared.wakeups import Heartbeat, Wakeups
from bot.runtime.turns.effects import MessageRenderer
from bot.store.queries import outages, outbox, outbox_order
from bot.store.queries.history import outgoing
from bot.store.queries.outbox import OutboxRow, Outcome
from bot.store.schema import LONGEST_WAIT
from bot.store.sqlite.database import Database, until_kept

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DeliveryPolicy:
    """When a message that a platform did not take is tried again, and when it is given up.

    `patience` is how long a channel's send may take before others start beside it, and `at_once` how many
    there may be then. `grace` is how long a stop waits for those under way.
    """

    first_wait: timedelta = timedelta(seconds=2)
    longest_wait: timedelta = timedelta(minutes=15)
    attempts: int = 300
    age: timedelta = timedelta(days=3)
    patience: timedelta = timedelta(seconds=1)
    at_once: int = 8
    send_timeout: timedelta = timedelta(seconds=60)
    grace: timedelta = timedelta(seconds=3)
    outage: timedelta = timedelta(minutes=5)


class _Silence(TryLater):
    """Nothing was heard from the platform: whether it is down cannot be told."""


class Outbox:
    """`jitter` gives numbers from 0 to 1: waits are spread, so that not all come back at once."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        live_updates: LiveUpdates,
        wakeups: Wakeups,
        heartbeat: Heartbeat,
        renderer: MessageRenderer,
        channels: Mapping[str, Channel],
        staff_channel: str,
        policy: DeliveryPolicy,
        jitter: Callable[[], float],
    ) -> None:
        self._database, self._clock, self._live_updates = database, clock, live_updates
        self._wakeups, self._heartbeat, self._channels = wakeups, heartbeat, channels
        self._policy, self._jitter = policy, jitter
        self._outcomes = DeliveryOutcomes(renderer, wakeups, staff_channel)
        self._outages = Outages(renderer, wakeups, staff_channel, policy.outage)
        self._queues: dict[str, ChannelQueue] = {}
        self._sending: set[asyncio.Task[None]] = set()
        self._pumping, self._ended = asyncio.Lock(), False

    async def run(self, stop: asyncio.Event) -> None:
        """Send until `stop`; then let what is under way end, and cut it after the grace."""
        try:
            while not stop.is_set():
                self._heartbeat.beat("outbox")
                await self.pump()
                await self._wakeups.outbox.wait()
        finally:
            await self._end()

    async def _end(self) -> None:
        self._ended = True
        if not self._sending:
            return
        _, late = await asyncio.wait(self._sending, timeout=self._policy.grace.total_seconds())
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        self._reap()

    async def drain(self) -> bool:
        """Send everything that may be sent now; whether there was anything."""
        worked = False
        while True:
            worked |= await self.pump()
            if not self._sending:
                return worked
            patience = self._policy.patience.total_seconds()
            await asyncio.wait(self._sending, timeout=patience, return_when=asyncio.FIRST_COMPLETED)

    async def pump(self) -> bool:
        """Set every lane going on which something waits and may start; whether any was."""
        self._reap()
        async with self._pumping:
            async with self._database.read() as conn:
                channels = await outbox_order.channels_waiting(conn, self._clock.now())
            rows = [(queue, await queue.next(self._clock.now())) for queue in map(self._queue, channels)]
        for queue, row in rows:
            if row:
                self._start(queue, row)
        return any(row for _, row in rows)

    def _reap(self) -> None:
        """Forget the sends that ended. One that raised met a failing database: the process ends."""
        for task in [task for task in self._sending if task.done()]:
            self._sending.discard(task)
            if not task.cancelled():
                task.result()

    def _queue(self, channel: str) -> ChannelQueue:
        if channel not in self._queues:
            policy = self._policy
            self._queues[channel] = ChannelQueue(
                channel,
                self._channels.get(channel),
                self._database,
                policy.at_once,
                policy.patience,
                self._clock.elapsed,
            )
        return self._queues[channel]

    def _start(self, queue: ChannelQueue, row: OutboxRow) -> None:
        task = asyncio.create_task(self._go_on(queue, row))
        task.add_done_callback(lambda _: self._wakeups.outbox.wake())
        self._sending.add(task)

    async def _go_on(self, queue: ChannelQueue, row: OutboxRow | None) -> None:
        """One message after the other, until the lane has none."""
        while row:
            impatient = self._wakeups.outbox.wake_in(self._policy.patience)
            await self._deliver(row)
            impatient.cancel()
            queue.over(row)
            row = None if self._ended else await queue.next(self._clock.now())
        await self._database.on_disk()

    async def _deliver(self, row: OutboxRow) -> None:
        """Send it and keep what became of it, and of what it was sent for."""
        rows, replaces = await self._merged(row)
        last, attempt = rows[-1], row.attempts + 1
        delivery = Delivery(
            last.id, row.address, last.message, row.created_at, attempt, replaces, row.urgency
        )
        try:
            external_id = await self._send(delivery)
        except SendError as error:
            await until_kept(partial(self._not_sent, rows, error))
        else:
            await until_kept(partial(self._sent, rows, external_id))

    async def _merged(self, row: OutboxRow) -> tuple[list[OutboxRow], str]:
        """The message and those that wait to take its place in a room, of which the last is sent for all;
        and the platform's id of what it takes the place of itself."""
        if not row.message.slot:
            return [row], ""
        async with self._database.read() as conn:
            later = await outbox.later_of_slot(conn, row) if _merges(row) else []
            rows = [row, *later] if all(map(_merges, later)) else [row]
            return rows, await outbox.replaced(conn, row)

    async def _send(self, delivery: Delivery) -> str:
        channel = self._channels.get(delivery.address.channel)
        if channel is None:
            raise _Silence("the channel is off")
        try:
            async with asyncio.timeout(self._policy.send_timeout.total_seconds()):
                return await channel.send(delivery)
        except SendError:
            raise
        except TimeoutError as error:
            raise _Silence("no answer in time") from error
        except Exception as error:
            # a fault of a channel holds up its own message, not the house
            logger.error("channel %s failed on delivery %d\n%s", channel.name, delivery.id, trace(error))
            raise _Silence(type(error).__name__) from error

    async def _sent(self, rows: list[OutboxRow], external_id: str) -> None:
        now = self._clock.now()
        async with self._database.write_behind() as conn:
            marked = await self._mark(conn, rows, external_id, now)
        for row in marked:
            self._tell(row, now, "sent")

    async def _mark(
        self, conn: AsyncConnection, rows: list[OutboxRow], external_id: str, now: datetime
    ) -> list[OutboxRow]:
        """Those that are marked as sent: none, if the case book was emptied meanwhile."""
        marked = [row for row in rows if await outbox.sent(conn, row.id, external_id, now)]
        for row in marked:
            await self._outcomes.tell_writer(conn, row, now)
            await self._outages.works(conn, row.address.channel, now)
        return marked

    def _tell(self, row: OutboxRow, now: datetime, status: str) -> None:
        item = outgoing(row.id, row.message, now, status)
        self._live_updates.publish(Delivered(row.conversation_id, row.address, item))

    async def _not_sent(self, rows: list[OutboxRow], error: SendError) -> None:
        now, parked = self._clock.now(), list[OutboxRow]()
        async with self._database.write() as conn:
            if await outbox.failed(conn, rows[0].id, now, _outcome(error), str(error)):
                parked = await self._after_failure(conn, rows, error, now)
        self._tell_parked(parked, now)

    async def _after_failure(
        self, conn: AsyncConnection, rows: list[OutboxRow], error: SendError, now: datetime
    ) -> list[OutboxRow]:
        """What is given up because of it."""
        row = rows[0]
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
        elif not isinstance(error, _Silence):
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

    def _tell_parked(self, rows: list[OutboxRow], now: datetime) -> None:
        for row in rows:
            if row.address.party is Party.MAILBOX:
                self._tell(row, now, "parked")
        if rows:
            self._wakeups.turns.wake()

    def _wait(self, attempt: int, error: TryLater) -> timedelta:
        """A platform that says how long is believed, however often it was asked."""
        times = 1 if error.after else attempt
        wait = backoff(times, self._policy.first_wait, self._policy.longest_wait)
        spread = wait * (0.5 + self._jitter() / 2)
        return min(LONGEST_WAIT, max(spread, error.after or timedelta()))


def _merges(row: OutboxRow) -> bool:
    """Whether only the last state of it is worth a message: the running state of a room, and no sign or
    proof of anything."""
    message = row.message
    return row.address.party is Party.ROOM and not (message.about or message.mark or message.notices)


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
