"""Who is next on the way out. The rules this module guards, for each channel by itself:

- One send is under way at a time, so a process that dies repeats one message at most (a platform tells
  nobody whether a send arrived). Only where the platform has let one wait longer than the patience may
  another start beside it: a request that hangs does not hold up everybody.
- What is sent is on the disk before: nobody is told what a power cut might undo.
- Conversations take turns in rounds, one message each: nobody waits behind another's thousand. In a
  round people come before rooms and mailboxes.
- A cry for help, the word of staff to a person and the sign under it pass the round. What may not go yet,
  because a group has had its share, is passed by and stays as it is.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.runtime.delivery.channel import Channel, Paced
from bot.store.queries import outbox, outbox_order
from bot.store.queries.outbox import OutboxRow
from bot.store.queries.outbox_order import QueueHead
from bot.store.sqlite.database import Database

ROUND = 64  # messages that are looked up together
URGENT = 8  # of those that pass them


@dataclass
class ChannelQueue:
    """`elapsed` gives seconds of a clock that is never set; `patience` is how long a send may take before
    it counts as hanging, `at_once` how many may be under way then."""

    name: str
    channel: Channel | None
    database: Database
    at_once: int
    patience: timedelta
    elapsed: Callable[[], float]
    _round: deque[int] = field(default_factory=deque)
    _under_way: dict[int, tuple[int, float]] = field(default_factory=dict)
    """By message: its conversation, and when its send began."""
    _choosing: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def next(self, now: datetime) -> OutboxRow | None:
        """The next message, whose send is under way from now on; None: there is none, or not yet.
        `now` is UTC."""
        async with self._choosing:
            row = await self._following(now) if self._may_start() else None
            if row:
                self._under_way[row.id] = (row.conversation_id, self.elapsed())
            return row

    def over(self, row: OutboxRow) -> None:
        """Its send is under way no longer, and its mark is committed."""
        del self._under_way[row.id]

    def _may_start(self) -> bool:
        begun = [at for _, at in self._under_way.values()]
        if not begun:
            return True
        hangs = self.elapsed() - max(begun) >= self.patience.total_seconds()
        return hangs and len(begun) < self.at_once

    async def _following(self, now: datetime) -> OutboxRow | None:
        await (self._let_pass(now) if self._round else self._begin_round(now))
        async with self.database.read() as conn:
            while self._round:
                row = await outbox.queued(conn, self._round.popleft())
                if row and await self._may_go(row):
                    return row
        return None

    async def _may_go(self, row: OutboxRow) -> bool:
        if any(row.conversation_id == conversation for conversation, _ in self._under_way.values()):
            return False
        if not isinstance(self.channel, Paced):
            return True
        return await self.channel.wait(row.address, row.message, row.urgency) <= 0

    async def _begin_round(self, now: datetime) -> None:
        async with self.database.read() as conn:
            heads = await outbox_order.due_heads(conn, now, self.name, ROUND)
        await self._kept(heads)
        self._round.extend(head.id for head in heads)

    async def _let_pass(self, now: datetime) -> None:
        async with self.database.read() as conn:
            heads = await outbox_order.urgent_heads(conn, now, self.name, URGENT)
        await self._kept(heads)
        self._round.extendleft(head.id for head in reversed(heads))

    async def _kept(self, heads: list[QueueHead]) -> None:
        """What is looked up may have been committed just now."""
        if heads:
            await self.database.on_disk()
