"""Everything that turns, in one process, around one stop.

The rules this module guards: a loop that dies or ends by itself ends the process with its error, a watch
beside them is begun anew, and a stop ends all of them within five seconds.
"""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.core.advance import understood
from bot.core.audit import MACHINE, Action, AuditNote
from bot.core.conversation import Address, Party
from bot.core.events import Event
from bot.core.topic import Handlers
from bot.core.turn import Turn
from bot.runtime.ailments import AilmentWatch, Probe, always
from bot.runtime.audit_watch import AuditWatch
from bot.runtime.backups import NightlyBackups
from bot.runtime.delivery.bounces import Bounces
from bot.runtime.delivery.channel import Channel
from bot.runtime.delivery.sender import DeliveryPolicy, Outbox
from bot.runtime.delivery.template_news import HeardOfTemplates
from bot.runtime.erasure import Erasing
from bot.runtime.files.arrival import Arrived
from bot.runtime.files.attachments import Attachments
from bot.runtime.files.disk_space import DiskWatch
from bot.runtime.files.fetching import Fetch, Fetching, FetchPolicy
from bot.runtime.intake import Intake
from bot.runtime.number_watch import NumberWatch
from bot.runtime.quiet import Quiet
from bot.runtime.retention import Retention, RetentionPolicy
from bot.runtime.self_check import Inspect, SelfCheck
from bot.runtime.shared.clock import Clock, ClockRefused
from bot.runtime.shared.live_updates import LiveUpdates, Restarted
from bot.runtime.shared.metrics import Metrics
from bot.runtime.shared.restarting import OF_THE_DATABASE, restarted, until_the_stop
from bot.runtime.shared.wakeups import Heartbeat, Wakeups, first_of
from bot.runtime.timers import Timers
from bot.runtime.transcription import Transcriber, Transcription
from bot.runtime.turns.effects import MessageRenderer, Render, RenderEmail
from bot.runtime.turns.facts import LoadFacts
from bot.runtime.turns.worker import NeverRaised, TurnPolicy, Turns
from bot.store.errors import CannotWrite
from bot.store.queries import audit, conversations, kept_payloads, learning, settings, timers
from bot.store.sqlite.database import Database, until_kept
from bot.store.sqlite.noted_numbers import forget as forget_numbers

logger = logging.getLogger(__name__)

Loop = Callable[[asyncio.Event], Awaitable[None]]
LOOPS = ("turns", "outbox", "timers")
DAY = 86_400.0  # seconds
STUCK = 10.0  # seconds without a round
LAST_NEWS = 1.0  # seconds that open pages are told what still ends, after a stop began


class DemoRefused(Exception):
    """The case book is not emptied: `reason` is `not-demo` or `real-channel`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


async def nothing() -> None:
    """For whoever needs nothing made before the turns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependencies:
    """What the app gives. `channels` by name; `real_channels` names those that reach people outside;
    `not_yet` is what a handler raises while something that it asks is still being built, and
    `before_turns` makes what none can do without."""

    database: Database
    clock: Clock
    live_updates: LiveUpdates
    attachments: Attachments
    channels: Mapping[str, Channel]
    handlers: Mapping[Party, Handlers]
    load_facts: LoadFacts
    render: Render
    render_email: RenderEmail
    staff_channel: str
    demo: bool = False
    real_channels: tuple[str, ...] = ()
    transcriber: Transcriber | None = None
    questions_kept: timedelta = timedelta(days=90)
    retention: RetentionPolicy = field(default_factory=RetentionPolicy)
    not_yet: type[Exception] = NeverRaised
    before_turns: Callable[[], Awaitable[None]] = nothing
    turn_policy: TurnPolicy = field(default_factory=TurnPolicy)
    delivery_policy: DeliveryPolicy = field(default_factory=DeliveryPolicy)
    fetchers: Mapping[str, Fetch] = field(default_factory=dict)
    fetch_policy: FetchPolicy = field(default_factory=FetchPolicy)
    jitter: Callable[[], float] = secrets.SystemRandom().random
    backups: NightlyBackups | None = None
    probes: tuple[Probe, ...] = ()
    is_open: Callable[[datetime], bool] = always
    inspect: Inspect | None = None


class Runtime:
    def __init__(self, wiring: Dependencies) -> None:
        w = self._wiring = wiring
        self.database, self.clock, self.live_updates, self.attachments = (
            w.database,
            w.clock,
            w.live_updates,
            w.attachments,
        )
        self.metrics = Metrics()
        self.wakeups, self._heartbeat = Wakeups(), Heartbeat(w.clock.elapsed)
        renderer = MessageRenderer(w.render, w.render_email)
        around = (w.database, w.clock, w.live_updates, self.wakeups)
        self.quiet = Quiet(w.database, w.clock, self.wakeups, w.staff_channel)
        self.intake = Intake(*around, self.quiet)
        self.turns = Turns(
            *around,
            self._heartbeat,
            renderer,
            w.handlers,
            w.load_facts,
            w.staff_channel,
            w.turn_policy,
            w.not_yet,
            self.metrics,
        )
        self.outbox = Outbox(
            *around,
            self._heartbeat,
            renderer,
            w.channels,
            w.staff_channel,
            w.delivery_policy,
            w.jitter,
            self.metrics,
        )
        self.reports = self.outbox.reports
        self.bounces = Bounces(w.database, w.clock, self.wakeups, self.outbox.outcomes)
        calls = self.outbox.holding.calls
        self.templates = HeardOfTemplates(w.database, w.clock, self.wakeups, calls, w.channels)
        self.listening = (
            Transcription(w.transcriber, self.intake, w.attachments, w.live_updates)
            if w.transcriber
            else None
        )
        arrived = Arrived(*around)
        self.fetching = Fetching(w.database, w.clock, self.wakeups, arrived, w.fetchers, w.fetch_policy)
        self.disk_watch = DiskWatch(
            w.attachments.room, w.database, w.clock, self.wakeups, w.staff_channel
        )
        self.retention = Retention(w.database, w.clock, w.attachments.folder, w.retention)
        self.erasing = Erasing(w.database, w.clock, self.wakeups, w.attachments.folder)
        told = (w.database, w.clock, self.wakeups, w.staff_channel)
        self.audit_watch = AuditWatch(*told)
        self.self_check = SelfCheck(*told, w.inspect)
        probes = (*w.probes, *((self.self_check.probe,) if w.inspect else ()))
        self.ailments = AilmentWatch(*told, probes, w.is_open)
        self.backups = w.backups
        self.timers = Timers(w.database, w.clock, self.wakeups, self._heartbeat, self.metrics)
        self.number_watch = NumberWatch(w.database, w.clock)

    async def run(self, stop: asyncio.Event) -> None:
        """Turn until `stop` is set, then end within five seconds; the database stays open.
        Raises ExceptionGroup: a loop died, and the others were ended."""
        await self._swept()
        try:
            async with asyncio.TaskGroup() as loops:
                loops.create_task(self.quiet.run(stop))  # it ends with what it waits for
                for loop in self._loops():
                    loops.create_task(until_the_stop(loop, stop))
                for watch in self._watches():
                    again = restarted(partial(until_the_stop, watch, stop), stop, OF_THE_DATABASE)
                    loops.create_task(again)
        except* CannotWrite as ended:  # told to end, it waits no longer for a lock or for room
            logger.warning("%s", ended.exceptions[0])
        finally:
            self.live_updates.close()

    def _loops(self) -> tuple[Loop, ...]:
        """What people wait for: one that dies or ends takes the house with it, which is begun anew."""
        own = (self._turn, self._wake_all, self._let_pages_go)
        return (*own, *(each.run for each in (self.outbox, self.timers, self.fetching, self.erasing)))

    def _watches(self) -> tuple[Loop, ...]:
        """What looks after the house beside them: people are answered while one of them is mended."""
        always_ = (self.disk_watch, self.audit_watch, self.ailments, self.number_watch, self.self_check)
        more = (each.run for each in (self.listening, self.backups) if each)
        return (self._tidy_daily, *(each.run for each in always_), *more)

    async def _turn(self, stop: asyncio.Event) -> None:
        self._heartbeat.beat("turns")
        await self._wiring.before_turns()
        await self.turns.run(stop)

    async def _let_pages_go(self, stop: asyncio.Event) -> None:
        """A send that hangs may hold up the stop for longer than open pages are given: they end before
        they are cut off."""
        await stop.wait()
        await asyncio.sleep(LAST_NEWS)
        self.live_updates.close()

    async def _swept(self) -> None:
        """A folder that cannot be written ends nobody: files are refused, and words come in."""
        try:
            await self.attachments.sweep()
        except OSError as error:
            logger.error("the folder of attachments cannot be used: %s", error.strerror)

    async def _tidy_daily(self, stop: asyncio.Event) -> None:
        """At once and every day."""
        while not stop.is_set():
            await until_kept(self.tidy)
            await first_of(stop, seconds=DAY)

    async def understood(self, address: Address, event: Event) -> Event:
        """What somebody's words would stand for if they came now: the press of what is shown there, or
        themselves. Nothing is taken and nothing changes."""
        async with self.database.read() as conn:
            here = await conversations.find(conn, address)
            if here is None:
                return event
            facts = await self._wiring.load_facts(conn, here, event)
        return understood(Turn(here, event, facts, self._wiring.handlers[address.party]))

    async def tidy(self) -> None:
        """Let go of what is kept no longer: files of no message, and what people asked long ago."""
        try:
            await self.attachments.sweep_unused()
        except OSError as error:
            logger.error("the folder of attachments cannot be tidied: %s", error.strerror)
        async with self.database.write() as conn:
            await learning.forget(conn, self.clock.now() - self._wiring.questions_kept)
            await kept_payloads.forget(conn, self.clock.now() - kept_payloads.KEPT_FOR)
        await self.retention.apply()
        self.wakeups.erasures.wake()

    async def _wake_all(self, stop: asyncio.Event) -> None:
        await stop.wait()
        self.wakeups.wake()

    async def settle(self) -> None:
        """Do everything that can be done now: due timers, turns, deliveries. May run beside `run`."""
        while await self._settle_once():
            pass

    async def pass_to(self, at: datetime) -> None:
        """Move the demo clock on to `at` (aware); what falls due on the way is done at its own time.

        Raises:
            ClockRefused: this is no demonstration, or `at` is past.
        """
        if at < self.clock.now():
            raise ClockRefused("backward")
        while (due := await self._next_due_at()) and self.clock.now() < due < at:
            await self.clock.move_to(due)
            await self.settle()
        if self.clock.now() < at:  # what fell due took its time, and may have taken us past `at`
            await self.clock.move_to(at)
        await self.settle()

    async def _next_due_at(self) -> datetime | None:
        await self.settle()
        async with self.database.read() as conn:
            return await timers.next_due_at(conn)

    async def _settle_once(self) -> bool:
        fired = await self.timers.claim()
        fetched = await self.fetching.drain()
        taken = await self.turns.drain()
        sent = await self.outbox.drain()
        return bool(fired or fetched or taken or sent)

    def healthy(self) -> bool:
        """Whether every loop came round lately."""
        return all(self._heartbeat.since(loop) < STUCK for loop in LOOPS)

    def beats(self) -> dict[str, float]:
        """Seconds since each loop last came round."""
        return {loop: self._heartbeat.since(loop) for loop in LOOPS}

    async def health(self) -> bool:
        """Whether the loops turn and the database answers."""
        try:
            async with self.database.read() as conn:
                await conn.execute(text("SELECT 1"))
        except SQLAlchemyError:
            return False
        return self.healthy()

    async def restart_demo(self) -> None:
        """Empty the case book, the attachments and the clock's offset, for the next visitor.

        Raises:
            DemoRefused: this is no demonstration, or a channel that reaches real people is on.
        """
        if not self._wiring.demo:
            raise DemoRefused("not-demo")
        if self._wiring.real_channels:
            raise DemoRefused("real-channel")
        async with self.database.write() as conn:
            await settings.empty_everything(conn)
            emptied = AuditNote(Action.EMPTIED, "book", MACHINE)
            await audit.record(conn, emptied, self.clock.now())
        forget_numbers(self.database.path)
        self.clock.back_to_the_wall()
        await self.attachments.clear()
        self.live_updates.publish(Restarted())
