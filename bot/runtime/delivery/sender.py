"""The way out. The rules this module guards: conversations are sent to side by side, and of each only the
oldest queued message, so order holds; nothing is sent inside a transaction, and a conversation's next
message only after its last one's mark is committed; whatever is given up, the staff hear of it.

A process that dies between the sending and the mark sends that one message again, one of each
conversation at most; where the platform reports what it has, the message waits for that and is sent once.
A mark does not wait for the disk: a power cut may repeat what was sent in its last instants.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Party
from bot.core.messages import Delivery
from bot.runtime.delivery.channel import Channel, Narrow, SendError, Silence
from bot.runtime.delivery.channel_queue import ChannelQueue
from bot.runtime.delivery.failures import DeliveryPolicy, Failures, outcome_of
from bot.runtime.delivery.holding import Holding
from bot.runtime.delivery.joining import Bundle, bundle_of
from bot.runtime.delivery.marks import Arrived, mark
from bot.runtime.delivery.message_counter import MessageCounter
from bot.runtime.delivery.outages import Outages
from bot.runtime.delivery.outcomes import DeliveryOutcomes
from bot.runtime.delivery.reports import DeliveryReports
from bot.runtime.shared.clock import Clock
from bot.runtime.shared.failures import trace
from bot.runtime.shared.live_updates import Delivered, LiveUpdates, ShownTakenBack
from bot.runtime.shared.metrics import Metrics
from bot.runtime.shared.wakeups import POLL, Heartbeat, Wakeups
from bot.runtime.turns.effects import MessageRenderer
from bot.store.queries import delivery_reports, outbox_order, takebacks
from bot.store.queries.history import outgoing
from bot.store.queries.outbox import OutboxRow
from bot.store.sqlite.database import Database, until_kept

logger = logging.getLogger(__name__)

__all__ = ["DeliveryPolicy", "Outbox"]


class Overtaken(Exception):
    """It waits no longer: it was taken back, or a report told its fate before it was sent again."""


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
        metrics: Metrics,
    ) -> None:
        self._database, self._clock, self._live_updates = database, clock, live_updates
        self._wakeups, self._heartbeat, self._channels = wakeups, heartbeat, channels
        self._policy, self._metrics = policy, metrics
        self.outcomes = DeliveryOutcomes(wakeups, staff_channel)
        self._outages = Outages(wakeups, staff_channel, policy.outage)
        self.holding = Holding(renderer, wakeups, staff_channel, channels)
        self._failures = Failures(self.outcomes, self._outages, self.holding, policy, jitter)
        outcomes = (self.outcomes, self._outages, self._failures)
        self._counter = MessageCounter(policy.budget, policy.zone, wakeups, staff_channel)
        self.reports = DeliveryReports(
            database, clock, live_updates, wakeups, *outcomes, channels, self._counter
        )
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
        await self.reports.listen_again()
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
        if self.holding.calls.may_wait:
            await self.holding.calls.look(self._database, self._clock.now())
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
        now, chosen = self._clock.now(), list[tuple[ChannelQueue, list[OutboxRow]]]()
        asked = None if queues is None else [queue for queue in queues if queue.places]
        if asked is None or asked:
            async with self._database.read() as conn:
                if asked is None:
                    asked = [self._queue(name) for name in await self._waiting(conn, now)]
                chosen = [(queue, await queue.next(conn, now)) for queue in asked]
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
        bundle = await bundle_of(self._database, queue.joining, row)
        try:
            external_id = await self._handed_over(queue, bundle, row) if bundle.is_news else ""
        except Overtaken:
            await self._go_on([(queue, row)])
        except SendError as error:
            await until_kept(partial(self._not_sent, bundle.rows, error, queue.patience))
            await self._go_on([(queue, row)])
        else:
            self._arrived.append(Arrived(queue, row, bundle.rows, external_id, bundle.is_news))
            await asyncio.sleep(0)  # what came back in the same instant
            await self._keep()

    async def _handed_over(self, queue: ChannelQueue, bundle: Bundle, row: OutboxRow) -> str:
        """Gives the channel's id of it. Raises SendError, Overtaken."""
        self.holding.ask(row, self._clock.now())
        if queue.patience:
            await until_kept(partial(self._begun, bundle, queue.patience))
        said, attempt = bundle.message, row.attempts + 1
        delivery = Delivery(
            bundle.last.id, row.address, said, row.created_at, attempt, row.replaces, row.urgency
        )
        return await self._send(delivery)

    async def _begun(self, bundle: Bundle, patience: timedelta) -> None:
        """On the disk before it is sent: its report finds it, and a restart leaves it to that.

        Raises:
            Overtaken: and nothing is kept.
        """
        now, ids = self._clock.now(), [row.id for row in bundle.rows]
        async with self._database.write() as conn:
            if not await delivery_reports.begin(conn, ids, now, now + patience):
                raise Overtaken

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
            marked = await mark(conn, self.outcomes, self._outages, self._counter, arrived, now)
        del self._arrived[: len(arrived)]
        for row in marked:
            self._tell(row, now, "sent")
        self._metrics.sent((each.queue.name, each.is_said) for each in arrived)
        return arrived

    async def _go_on(self, over: Sequence[tuple[ChannelQueue, OutboxRow]]) -> None:
        """What is kept has made room for the next; nothing begins any more once the end has come."""
        queues = {queue.name: queue for queue, _ in over}
        await self._begin(() if self._ended else queues.values(), over)
        if all(queue.is_idle for queue in self._queues.values()):
            await self._database.on_disk()

    def _tell(self, row: OutboxRow, now: datetime, status: str) -> None:
        told = Delivered(row.conversation_id, row.address, outgoing(row.id, row.message, now, status))
        is_taken = takebacks.takeback_of(row.message)
        self._live_updates.publish(ShownTakenBack(row.address) if is_taken else told)

    async def _not_sent(
        self, rows: list[OutboxRow], error: SendError, patience: timedelta | None
    ) -> None:
        now = self._clock.now()
        async with self._database.write() as conn:
            parked = await self._failures.kept(conn, rows, error, now, patience)
        self._metrics.not_sent(rows[0].address.channel, outcome_of(error), len(parked))
        for row in parked:
            if row.address.party is Party.MAILBOX:
                self._tell(row, now, "parked")
        if parked:
            self._wakeups.turns.wake()
