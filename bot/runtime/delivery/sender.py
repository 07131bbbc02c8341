"""The way out. The rules this module guards: conversations are sent to side by side, and of each only the
oldest queued message, so order holds; nothing is sent inside a transaction, and a conversation's next
message only after its last one's mark is committed; whatever is given up, the staff hear of it.

A process that dies between the sending and the mark sends that one message again, one of each
conversation at most: no platform offers better. A mark does not wait for the disk: a power cut may repeat
what was sent in its last instants.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Party
from bot.core.messages import Delivery
from bot.runtime.delivery.channel import Channel, Narrow, SendError
from bot.runtime.delivery.channel_queue import ChannelQueue
from bot.runtime.delivery.failures import DeliveryPolicy, Failures, Silence
from bot.runtime.delivery.outages import Outages
from bot.runtime.delivery.outcomes import DeliveryOutcomes
from bot.runtime.shared.clock import Clock
from bot.runtime.shared.failures import trace
from bot.runtime.shared.live_updates import Delivered, LiveUpdates, ShownTakenBack
from bot.runtime.shared.wakeups import POLL, Heartbeat, Wakeups
from bot.runtime.turns.effects import MessageRenderer
from bot.store.queries import outbox, outbox_order, takebacks
from bot.store.queries.history import outgoing
from bot.store.queries.outbox import OutboxRow
from bot.store.sqlite.database import Database, until_kept

logger = logging.getLogger(__name__)

__all__ = ["DeliveryPolicy", "Outbox"]


@dataclass(frozen=True, slots=True)
class Arrived:
    """A platform has it. `rows` are what it was sent for: that row, and those whose place it took."""

    queue: ChannelQueue
    row: OutboxRow
    rows: list[OutboxRow]
    external_id: str


class Outbox:
    """`jitter` gives numbers from 0 to 1."""

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
        self._policy = policy
        self._outcomes = DeliveryOutcomes(renderer, wakeups, staff_channel)
        self._outages = Outages(renderer, wakeups, staff_channel, policy.outage)
        self._failures = Failures(self._outcomes, self._outages, policy, jitter)
        self._queues: dict[str, ChannelQueue] = {}
        self._sending: set[asyncio.Task[None]] = set()
        self._arrived: list[Arrived] = []
        self._choosing, self._marking, self._ended = asyncio.Lock(), asyncio.Lock(), False
        self._newest = 0  # of the rows that are known to be on the disk
        self._seen = 0  # the newest row when somebody looked
        self._looked: float | None = None  # when at all that waits
        self._alarms: dict[str, asyncio.TimerHandle] = {}

    async def run(self, stop: asyncio.Event) -> None:
        """Send until `stop`; then let what is under way end, and cut it after the grace."""
        self._ended = False
        try:
            while not stop.is_set():
                self._heartbeat.beat("outbox")
                await self._look()
                await self._wakeups.outbox.wait()
        finally:
            await self._end()

    async def _end(self) -> None:
        self._ended = True
        for alarm in self._alarms.values():
            alarm.cancel()
        if not self._sending:
            return
        await asyncio.wait(self._sending, timeout=self._policy.grace.total_seconds())
        late = [task for task in self._sending if not task.done()]
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        self._reap()

    async def drain(self) -> bool:
        """Send everything that may be sent now; whether there was anything."""
        worked = False
        while await self.pump() or self._sending or await self._opened():
            worked = True
            while self._sending:
                await asyncio.wait(self._sending, return_when=asyncio.FIRST_COMPLETED)
                self._reap()
        return worked

    async def _opened(self) -> bool:
        """Whether something may go soon that a channel's rate alone holds up: then it may go now."""
        waits = [queue.closed_for for queue in self._queues.values()]
        soon = min((wait for wait in waits if wait > 0), default=POLL)
        if soon < POLL:
            await asyncio.sleep(soon)
        return soon < POLL

    async def pump(self) -> bool:
        """Begin to send whatever waits and may go; whether anything did."""
        self._looked = None
        return await self._look()

    async def _look(self) -> bool:
        """The same once a second; between, for what is new: each turn wakes us, and no look may be at
        all that waits for a place on its channel."""
        self._reap()
        return await self._begin(None)

    def _reap(self) -> None:
        """Forget the sends that ended. One that raised met a failing database: the process ends."""
        for task in [task for task in self._sending if task.done()]:
            self._sending.discard(task)
            if not task.cancelled():
                task.result()

    # who is next

    async def _begin(
        self, queues: Iterable[ChannelQueue] | None, over: Sequence[tuple[ChannelQueue, OutboxRow]] = ()
    ) -> bool:
        """Begin what may go in these queues, or in all. What is `over` is kept, and its conversation may
        hear the next; what is looked at is younger than that."""
        async with self._choosing:
            for queue, row in over:
                queue.over(row)
            chosen = await self._chosen(queues)
        rows = [row.id for _, rows in chosen for row in rows]
        if rows and max(rows) > self._newest:
            await self._database.on_disk()  # nobody is told what a power cut might undo
            self._newest = max(self._newest, *rows)
        for queue, its_rows in chosen:
            for row in its_rows:
                self._start(queue, row)
        return bool(rows)

    async def _chosen(
        self, queues: Iterable[ChannelQueue] | None
    ) -> list[tuple[ChannelQueue, list[OutboxRow]]]:
        now = self._clock.now()
        asked = None if queues is None else [queue for queue in queues if queue.places]
        if asked is None or asked:
            async with self._database.read() as conn:
                if asked is None:
                    asked = [self._queue(name) for name in await self._waiting(conn, now)]
                chosen = [(queue, await queue.next(conn, now)) for queue in asked]
        else:
            chosen = []
        for queue in queues or asked:
            self._set_alarm(queue)
        return chosen

    async def _waiting(self, conn: AsyncConnection, now: datetime) -> list[str]:
        """The channels to look at."""
        last, self._seen = self._seen, await outbox_order.newest(conn)
        if self._looked is None or self._clock.elapsed() - self._looked >= POLL:
            self._looked = self._clock.elapsed()
            return await outbox_order.channels_waiting(conn, now)
        held = [name for name, queue in self._queues.items() if queue.opens_in is not None]
        return sorted({*held, *await outbox_order.channels_of_new(conn, last)})

    def _set_alarm(self, queue: ChannelQueue) -> None:
        """Look again when what may not go yet may."""
        if alarm := self._alarms.pop(queue.name, None):
            alarm.cancel()
        wait = queue.opens_in
        if wait is not None and wait < POLL:
            self._alarms[queue.name] = self._wakeups.outbox.wake_in(timedelta(seconds=max(0.0, wait)))

    def _queue(self, name: str) -> ChannelQueue:
        if name not in self._queues:
            channel, most = self._channels.get(name), self._policy.at_once
            if isinstance(channel, Narrow):
                most = min(most, channel.at_once)
            self._queues[name] = ChannelQueue(name, channel, most, self._clock.elapsed)
        return self._queues[name]

    # a send

    def _start(self, queue: ChannelQueue, row: OutboxRow) -> None:
        task = asyncio.create_task(self._deliver(queue, row))
        task.add_done_callback(self._done)
        self._sending.add(task)

    def _done(self, task: asyncio.Task[None]) -> None:
        if task.cancelled() or task.exception():
            self._wakeups.outbox.wake()  # whoever reaps it ends the process
        else:
            self._sending.discard(task)

    async def _deliver(self, queue: ChannelQueue, row: OutboxRow) -> None:
        """Send it and keep what became of it, and of what it was sent for; then begin what is next."""
        rows = await self._merged(row)
        last, attempt = rows[-1], row.attempts + 1
        delivery = Delivery(
            last.id, row.address, last.message, row.created_at, attempt, row.replaces, row.urgency
        )
        try:
            external_id = await self._send(delivery)
        except SendError as error:
            await until_kept(partial(self._not_sent, rows, error))
            await self._go_on([(queue, row)])
        else:
            self._arrived.append(Arrived(queue, row, rows, external_id))
            await asyncio.sleep(0)  # what came back in the same instant
            await self._keep()

    async def _merged(self, row: OutboxRow) -> list[OutboxRow]:
        """The message and those that wait to take its place in a room, of which the last is sent for
        all."""
        if not row.message.slot or not _merges(row):
            return [row]
        async with self._database.read() as conn:
            later = await outbox.later_of_slot(conn, row)
        return [row, *later] if all(map(_merges, later)) else [row]

    async def _send(self, delivery: Delivery) -> str:
        channel = self._channels.get(delivery.address.channel)
        if channel is None:
            raise Silence("the channel is off")
        try:
            async with asyncio.timeout(self._policy.send_timeout.total_seconds()):
                return await channel.send(delivery)
        except SendError:
            raise
        except TimeoutError as error:
            raise Silence("no answer in time") from error
        except Exception as error:
            # a fault of a channel holds up its own message, not the house
            logger.error("channel %s failed on delivery %d\n%s", channel.name, delivery.id, trace(error))
            raise Silence(type(error).__name__) from error

    # what became of it

    async def _keep(self) -> None:
        """Mark all that arrived and is not marked yet, together: this one may be among another's."""
        async with self._marking:
            arrived = await until_kept(self._sent) if self._arrived else []
        if arrived:
            await self._go_on([(each.queue, each.row) for each in arrived])

    async def _sent(self) -> list[Arrived]:
        now = self._clock.now()
        async with self._database.write_behind() as conn:
            arrived = list(self._arrived)
            marked = await self._mark(conn, arrived, now)
        del self._arrived[: len(arrived)]
        for row in marked:
            self._tell(row, now, "sent")
        return arrived

    async def _mark(
        self, conn: AsyncConnection, arrived: Iterable[Arrived], now: datetime
    ) -> list[OutboxRow]:
        """Those that are marked as sent: none of which the case book was emptied meanwhile."""
        named = {row.id: each.external_id for each in arrived for row in each.rows}
        kept = await outbox.sent(conn, named, now)
        marked = [row for each in arrived for row in each.rows if row.id in kept]
        for row in marked:
            await self._outcomes.arrived(conn, row, now)
            await self._outages.works(conn, row.address.channel, now)
        for each in [each for each in arrived if each.row.id not in kept]:
            row = each.row
            await takebacks.came_late(conn, row.id, row.conversation_id, each.external_id, now)
        return marked

    async def _go_on(self, over: Sequence[tuple[ChannelQueue, OutboxRow]]) -> None:
        """What is kept has made room for the next; nothing begins any more once the end has come."""
        queues = {queue.name: queue for queue, _ in over}
        await self._begin(() if self._ended else queues.values(), over)
        if all(queue.is_idle for queue in self._queues.values()):
            await self._database.on_disk()

    def _tell(self, row: OutboxRow, now: datetime, status: str) -> None:
        item = outgoing(row.id, row.message, now, status)
        told = Delivered(row.conversation_id, row.address, item)
        is_taken = takebacks.takeback_of(row.message)
        self._live_updates.publish(ShownTakenBack(row.address) if is_taken else told)

    async def _not_sent(self, rows: list[OutboxRow], error: SendError) -> None:
        now = self._clock.now()
        async with self._database.write() as conn:
            parked = await self._failures.kept(conn, rows, error, now)
        for row in parked:
            if row.address.party is Party.MAILBOX:
                self._tell(row, now, "parked")
        if parked:
            self._wakeups.turns.wake()


def _merges(row: OutboxRow) -> bool:
    """Whether only the last state of it is worth a message: the running state of a room, and no sign or
    proof of anything."""
    message = row.message
    return row.address.party is Party.ROOM and not (message.about or message.mark or message.notices)
