"""Turns. The rule this module guards: one event, one turn, one transaction, and nobody left unanswered.

Conversations take turns in rounds, one event each, so nobody waits behind another's thousand messages. A
turn does not wait for the disk before the next one begins: those that are ready together share a sync.

A turn that needs what is still being built (`not_yet`) is undone whole and taken in a moment: those that
do not, a cry for help first of all, pass it meanwhile.

A turn that fails is undone whole and tried again; given up, its message stays in the inbox, the staff
are told and the person gets an answer. Meanwhile every other conversation goes on.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.advance import advance
from bot.core.conversation import Address, Party, desk
from bot.core.effects import (
    Effect,
    ErasePerson,
    Reply,
    SendEmail,
    SendReply,
    Text,
    changed_case,
)
from bot.core.events import DeliveryParked, TurnFailed
from bot.core.takeback import TakeBack
from bot.core.topic import Handlers
from bot.core.turn import Turn
from bot.runtime.shared.clock import Clock
from bot.runtime.shared.failures import backoff, trace
from bot.runtime.shared.live_updates import CaseChanged, LiveUpdates
from bot.runtime.shared.metrics import Metrics, known
from bot.runtime.shared.wakeups import Heartbeat, Wakeups
from bot.runtime.turns import held_elsewhere
from bot.runtime.turns.effects import EffectApplier, MessageRenderer
from bot.runtime.turns.facts import LoadFacts
from bot.runtime.turns.release import release
from bot.store.codec import load_event
from bot.store.errors import NoRoom
from bot.store.queries import inbox
from bot.store.queries.history import SPOKEN
from bot.store.queries.inbox import InboxRow
from bot.store.schema import ERASED
from bot.store.sqlite.database import Database

logger = logging.getLogger(__name__)

ROUND = 1_000  # conversations that are looked up together: once through what waits serves all of them
PIECES = 16
"""So many messages of a post are taken in between two turns, while its platform waits."""

# What tells of a failure is not told of in turn, or a broken desk would tell itself for ever.
_NOTICES = (TurnFailed.__name__, DeliveryParked.__name__, "ChannelWentDown", "ChannelCameBack")


@dataclass(frozen=True, slots=True)
class TurnPolicy:
    """How often a failing turn is tried, and the first wait between; each further one is doubled."""

    attempts: int = 5
    first_wait: timedelta = timedelta(seconds=1)
    longest_wait: timedelta = timedelta(minutes=5)


class NeverRaised(Exception):
    """For whoever builds nothing beside the turns."""


class Turns:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        live_updates: LiveUpdates,
        wakeups: Wakeups,
        heartbeat: Heartbeat,
        renderer: MessageRenderer,
        handlers: Mapping[Party, Handlers],
        load_facts: LoadFacts,
        staff_channel: str,
        policy: TurnPolicy,
        not_yet: type[Exception],
        metrics: Metrics,
    ) -> None:
        self._metrics = metrics
        self._database, self._clock, self._live_updates = database, clock, live_updates
        self._wakeups, self._heartbeat, self._renderer = wakeups, heartbeat, renderer
        self._handlers, self._load_facts = handlers, load_facts
        self._desk: Address = desk(staff_channel)
        self._policy, self._not_yet = policy, not_yet
        self._round: deque[int] = deque()  # the conversations whose turn it still is
        self._too_early: set[int] = set()  # the conversations that wait for what is being built
        self._after: set[asyncio.Task[None]] = set()

    async def run(self, stop: asyncio.Event) -> None:
        """Take turns until `stop`; sleep when there is none to take."""
        while not stop.is_set():
            self._heartbeat.beat("turns")
            if await self._take():
                await self._let_in()
            else:
                await self._wakeups.turns.wait()
                self._too_early.clear()
            await self._committed(wait=False)
        await self._committed(wait=True)

    async def _let_in(self) -> None:
        """A turn waits for nothing: let in whoever waits for it. A platform waits only some seconds for
        its answer, and then posts all of it again."""
        for _ in range(PIECES if self._wakeups.posts else 1):
            await asyncio.sleep(0)

    async def drain(self) -> int:
        """Take every turn that is due now; gives back how many."""
        taken = 0
        while await self._take():
            taken += 1
        await self._committed(wait=True)
        return taken

    async def take_one(self) -> bool:
        """Take the next turn that is due; False when none is."""
        taken = await self._take()
        await self._committed(wait=True)
        return taken

    async def _take(self) -> bool:
        """The same, without waiting for the disk."""
        if not await self._is_any_due():
            return False
        row: InboxRow | None = None
        began = self._clock.elapsed()
        try:
            async with self._database.write_behind() as conn:
                row = await self._next(conn)
                if row is None:
                    return True  # taken back meanwhile: the next round tells
                turn = await self._carry_out(conn, row)
        except NoRoom:
            return True  # undone whole; the next one waits for room
        except self._not_yet:
            self._too_early |= {row.conversation.id} if row else set()
            return True
        except Exception as error:
            if row is None:
                raise  # the database itself: the process ends, loudly
            await self._failed(row, error)
            return True
        self._metrics.turn(row.kind, row.conversation.address.channel, self._clock.elapsed() - began)
        self._after.add(asyncio.create_task(self._over(turn)))
        return True

    async def _is_any_due(self) -> bool:
        """Whether somebody is left of this round, or there is a next one."""
        if not self._round:
            async with self._database.read() as conn:
                most = ROUND + len(self._too_early)
                due = await inbox.due(conn, self._clock.now(), most)
            self._round.extend(each for each in due if each not in self._too_early)
        return bool(self._round)

    async def _next(self, conn: AsyncConnection) -> InboxRow | None:
        """Of the next conversation of this round."""
        while self._round:
            row = await inbox.first(conn, self._round.popleft())
            if row and row.conversation.address.channel == ERASED:
                await inbox.done(conn, row.id)  # somebody told who is there no more
            elif row:
                return row
        return None

    async def _carry_out(self, conn: AsyncConnection, row: InboxRow) -> Turn:
        event, here = load_event(row.event), row.conversation
        if row.kind in SPOKEN:
            await release(conn, here.id, row.id, here.free_until, self._clock.now())
        if row.conversation.linked and row.kind in SPOKEN:
            await held_elsewhere.bring(conn, row.conversation, self._clock.now())
        facts = await self._load_facts(conn, row.conversation, event)
        handlers = self._handlers[row.conversation.address.party]
        turn = advance(row.conversation, event, facts, handlers)
        await EffectApplier(conn, self._renderer, facts.now, row.id).carry_out(turn)
        await inbox.done(conn, row.id)
        return turn

    async def _over(self, turn: Turn) -> None:
        await self._database.on_disk()
        self._tell(turn.effects, has_window=turn.conversation.free_until is not None)

    async def _committed(self, *, wait: bool) -> None:
        """Look after the turns that are carried out.

        Raises:
            DiskFailed: the process ends, and what was not kept is taken again.
        """
        over = {task for task in self._after if task.done()}
        if wait and self._after:
            over, _ = await asyncio.wait(self._after)
        self._after -= over
        for task in over:
            task.result()

    def _tell(self, effects: Sequence[Effect], *, has_window: bool) -> None:
        if has_window or any(isinstance(e, SendReply | SendEmail | TakeBack) for e in effects):
            self._wakeups.outbox.wake()  # where there is a window, what was held may go out silently
        if any(isinstance(effect, ErasePerson) for effect in effects):
            self._wakeups.erasures.wake()
        changed = {changed_case(effect) for effect in effects} - {None}
        for number in sorted(number for number in changed if number):
            self._live_updates.publish(CaseChanged(number))

    async def _failed(self, row: InboxRow, error: Exception) -> None:
        attempts, name = row.attempts + 1, type(error).__name__
        self._metrics.failed_turns[known(row.conversation.address.channel)] += 1
        logger.error("the turn of inbox row %d failed, attempt %d\n%s", row.id, attempts, trace(error))
        if attempts >= self._policy.attempts:
            await self._give_up(row, attempts, name)
            return
        wait = backoff(attempts, self._policy.first_wait, self._policy.longest_wait)
        async with self._database.write() as conn:
            await inbox.try_later(conn, row.id, attempts, self._clock.now() + wait, name)

    async def _give_up(self, row: InboxRow, attempts: int, name: str) -> None:
        try:
            async with self._database.write() as conn:
                await inbox.park(conn, row.id, attempts, name)
                await self._tell_of_failure(conn, row)
        except Exception as error:  # noqa: BLE001 - logged by type; the row must not block the others
            logger.error("inbox row %d is parked, and nobody could be told\n%s", row.id, trace(error))
            async with self._database.write() as conn:
                await inbox.park(conn, row.id, attempts, name)
        self._wakeups.wake()

    async def _tell_of_failure(self, conn: AsyncConnection, row: InboxRow) -> None:
        applier, conversation = (
            EffectApplier(conn, self._renderer, self._clock.now(), row.id),
            row.conversation,
        )
        if row.kind not in _NOTICES:
            staff, event = await applier.at(self._desk), TurnFailed(row.id, conversation.address.channel)
            await inbox.put(conn, staff.id, inbox.INTERNAL, f"{row.id}:failed", event, applier.now)
        if row.kind in SPOKEN:  # whoever wrote or pressed waits for an answer, a person or staff
            await release(conn, conversation.id, row.id, conversation.free_until, applier.now)
            await applier.say(conversation, Reply(Text("turn-failed")), conversation.stamp)
