"""The way out. The rules this module guards: of a conversation only the oldest queued message is sent, so
order holds; nothing is sent inside a transaction; whatever is given up, the staff hear of it.

A process that dies between the sending and the mark sends that one message again:
no platform offers better.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.channels.base import Channel, ChannelDown, Delivery, Refused, SendError, TryLater, Unreachable
from bot.core.conversation import Party, desk, room_of
from bot.core.events import (
    DeliveryParked,
    Event,
    Notice,
    StaffEdited,
    StaffWordsDelivered,
    StaffWordsRefused,
    StaffWrote,
)
from bot.runtime.bell import Bells, Pulse
from bot.runtime.clock import Clock
from bot.runtime.crashpoints import reached
from bot.runtime.effects import INTERNAL, Hands, Voice
from bot.runtime.failures import backoff, trace
from bot.runtime.hub import Delivered, Hub
from bot.runtime.outages import Outages
from bot.store import inbox, outages, outbox
from bot.store.codec import load_event
from bot.store.database import Database
from bot.store.history import outgoing
from bot.store.outbox import OutboxRow, Outcome
from bot.store.schema import LONGEST_WAIT

logger = logging.getLogger(__name__)

STAFF_WORDS = "staff-wrote"  # the keys of the texts that bring a person the words of staff begin so


@dataclass(frozen=True, slots=True)
class DeliveryPolicy:
    """When a message that a platform did not take is tried again, and when it is given up.

    `at_once` bounds the sends of one channel; `grace` is how long a stop waits for those under way.
    """

    first_wait: timedelta = timedelta(seconds=2)
    longest_wait: timedelta = timedelta(minutes=15)
    attempts: int = 300
    age: timedelta = timedelta(days=3)
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
        hub: Hub,
        bells: Bells,
        pulse: Pulse,
        voice: Voice,
        channels: Mapping[str, Channel],
        staff_channel: str,
        policy: DeliveryPolicy,
        jitter: Callable[[], float],
    ) -> None:
        self._database, self._clock, self._hub = database, clock, hub
        self._bells, self._pulse, self._voice = bells, pulse, voice
        self._channels, self._staff_channel = channels, staff_channel
        self._desk = desk(staff_channel)
        self._policy, self._jitter = policy, jitter
        self._outages = Outages(voice, bells, staff_channel, policy.outage)
        self._under_way: dict[int, tuple[str, asyncio.Task[None]]] = {}
        self._pumping = asyncio.Lock()

    async def run(self, stop: asyncio.Event) -> None:
        """Send until `stop`; then let what is under way end, and cut it after the grace."""
        try:
            while not stop.is_set():
                self._pulse.beat("outbox")
                await self.pump()
                await self._bells.outbox.wait()
        finally:
            await self._end()

    async def _end(self) -> None:
        tasks = [task for _, task in self._under_way.values()]
        if not tasks:
            return
        _, late = await asyncio.wait(tasks, timeout=self._policy.grace.total_seconds())
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        self._reap()

    async def drain(self) -> bool:
        """Send everything that may be sent now; whether there was anything."""
        worked = False
        while True:
            worked |= await self.pump()
            if not self._under_way:
                return worked
            tasks = [task for _, task in self._under_way.values()]
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)

    async def pump(self) -> bool:
        """Start a send for every conversation that is due and free; whether any was started."""
        started = False
        async with self._pumping:
            self._reap()
            while rows := await self._due():
                started = True
                for row in rows:
                    self._start(row)
        return started

    def _reap(self) -> None:
        """Forget the sends that ended. One that raised met a failing database: the process ends."""
        for conversation_id, (_, task) in list(self._under_way.items()):
            if task.done():
                del self._under_way[conversation_id]
                if not task.cancelled():
                    task.result()

    async def _due(self) -> list[OutboxRow]:
        full = {channel for channel, _ in self._under_way.values() if self._is_full(channel)}
        busy, limit = tuple(self._under_way), self._policy.at_once
        async with self._database.read() as conn:
            return await outbox.due_heads(conn, self._clock.now(), limit, busy, tuple(full))

    def _is_full(self, channel: str) -> bool:
        return sum(each == channel for each, _ in self._under_way.values()) >= self._policy.at_once

    def _start(self, row: OutboxRow) -> None:
        if self._is_full(row.address.channel):
            return
        task = asyncio.create_task(self._deliver(row))
        task.add_done_callback(lambda _: self._bells.outbox.ring())
        self._under_way[row.conversation_id] = (row.address.channel, task)

    async def _deliver(self, row: OutboxRow) -> None:
        replaces = await self._replaced(row)
        reached("delivery-claimed")
        attempt = row.attempts + 1
        delivery = Delivery(row.id, row.address, row.message, row.created_at, attempt, replaces)
        try:
            external_id = await self._send(delivery)
        except SendError as error:
            await self._not_sent(row, error)
        else:
            await self._sent(row, external_id)

    async def _replaced(self, row: OutboxRow) -> str:
        if not row.message.slot:
            return ""
        async with self._database.read() as conn:
            return await outbox.replaced(conn, row)

    async def _send(self, delivery: Delivery) -> str:
        channel = self._channels.get(delivery.address.channel)
        if channel is None:
            raise _Silence("the channel is off")
        reached("delivery-begun")
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

    async def _sent(self, row: OutboxRow, external_id: str) -> None:
        reached("delivery-sent")
        now = self._clock.now()
        async with self._database.write() as conn:
            if not await outbox.is_queued(conn, row.id):
                return  # the case book was emptied meanwhile
            await outbox.attempted(conn, row, now, Outcome.SENT)
            await outbox.sent(conn, row.id, external_id, now)
            await self._tell_writer(conn, row, now)
            await self._outages.works(conn, row.address.channel, now)
            reached("delivery-marked")
        reached("delivery-committed")
        self._tell(row, now, "sent")

    def _tell(self, row: OutboxRow, now: datetime, status: str) -> None:
        item = outgoing(row.id, row.message, now, status)
        self._hub.publish(Delivered(row.conversation_id, row.address, item))

    async def _not_sent(self, row: OutboxRow, error: SendError) -> None:
        now = self._clock.now()
        async with self._database.write() as conn:
            if not await outbox.is_queued(conn, row.id):
                return
            await outbox.attempted(conn, row, now, _outcome(error), str(error))
            await self._heard_of(conn, row.address.channel, error, now)
            parked = await self._to_park(conn, row, error, now)
            await self._park(conn, parked, error, now)
            if not parked and isinstance(error, TryLater):
                await outbox.try_later(conn, row.id, now + self._wait(row.attempts + 1, error))
        self._tell_parked(parked, now)

    async def _heard_of(
        self, conn: AsyncConnection, channel: str, error: SendError, now: datetime
    ) -> None:
        """Whoever refuses or asks for patience is there."""
        if isinstance(error, ChannelDown):
            await self._outages.failed(conn, channel, now)
        elif not isinstance(error, _Silence):
            await self._outages.works(conn, channel, now)

    async def _to_park(
        self, conn: AsyncConnection, row: OutboxRow, error: SendError, now: datetime
    ) -> list[OutboxRow]:
        """A gone reader takes nothing any more; otherwise only this message is given up, or none yet.
        While its channel is down no message is given up, however long that takes."""
        if isinstance(error, Unreachable):
            return await outbox.queued_of(conn, row.conversation_id)
        if isinstance(error, ChannelDown):
            return []
        back = await outages.back_at(conn, row.address.channel)
        tried_since = max(row.created_at, back or row.created_at)
        tries = row.attempts + 1 if tried_since == row.created_at else 0
        worn_out = tries >= self._policy.attempts or now - tried_since >= self._policy.age
        return [row] if worn_out or isinstance(error, Refused) else []

    async def _park(
        self, conn: AsyncConnection, rows: list[OutboxRow], error: SendError, now: datetime
    ) -> None:
        for row in rows:
            await outbox.park(conn, row.id)
            await self._tell_writer(conn, row, now, _name(error))
        for row in {row.message.case: row for row in reversed(rows)}.values():
            same = [each.message.notices for each in rows if each.message.case == row.message.case]
            notices = tuple(notice for told in same for notice in told)
            await self._tell_staff(conn, row, _name(error), notices, now)

    async def _tell_writer(
        self, conn: AsyncConnection, row: OutboxRow, now: datetime, reason: str = ""
    ) -> None:
        """Whoever of the staff wrote the words learns in the room whether the person has them."""
        if not row.message.key.startswith(STAFF_WORDS):
            return
        wrote = await outbox.cause(conn, row.id)
        event = wrote and _fate(load_event(wrote), reason)
        if event:
            room = await Hands(conn, self._voice, now).at(room_of(event.case, self._staff_channel))
            await inbox.put(conn, room.id, INTERNAL, f"fate-{row.id}", event, now)
            self._bells.turns.ring()  # it waits for this transaction

    async def _tell_staff(
        self,
        conn: AsyncConnection,
        row: OutboxRow,
        reason: str,
        notices: tuple[Notice, ...],
        now: datetime,
    ) -> None:
        """One notice a case. The desk is not told of its own: that notice would be parked as well."""
        logger.warning("delivery %d to %s is parked: %s", row.id, row.address.channel, reason)
        if row.address.party is Party.DESK:
            return
        staff = await Hands(conn, self._voice, now).at(self._desk)
        event = DeliveryParked(row.id, row.address.channel, reason, row.message.case, notices)
        await inbox.put(conn, staff.id, INTERNAL, f"parked-{row.id}", event, now)

    def _tell_parked(self, rows: list[OutboxRow], now: datetime) -> None:
        for row in rows:
            if row.address.party is Party.MAILBOX:
                self._tell(row, now, "parked")
        if rows:
            self._bells.turns.ring()

    def _wait(self, attempt: int, error: TryLater) -> timedelta:
        """A platform that says how long is believed, however often it was asked."""
        times = 1 if error.after else attempt
        wait = backoff(times, self._policy.first_wait, self._policy.longest_wait)
        spread = wait * (0.5 + self._jitter() / 2)
        return min(LONGEST_WAIT, max(spread, error.after or timedelta()))


def _fate(wrote: Event, reason: str) -> StaffWordsDelivered | StaffWordsRefused | None:
    """None where the staff's own message has no name by which they could be told of it."""
    if not isinstance(wrote, StaffWrote | StaffEdited) or not wrote.words.id:
        return None
    if reason:
        return StaffWordsRefused(wrote.case, wrote.words.id, reason)
    return StaffWordsDelivered(wrote.case, wrote.words.id)


def _name(error: SendError) -> str:
    return TryLater.__name__ if isinstance(error, TryLater) else type(error).__name__


def _outcome(error: SendError) -> Outcome:
    if isinstance(error, TryLater):
        return Outcome.TRY_LATER
    return Outcome.UNREACHABLE if isinstance(error, Unreachable) else Outcome.REFUSED
