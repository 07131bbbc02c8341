"""Who is next on the way out. The rules this module guards, for each channel by itself:

- One send is under way at a time, so a process that dies repeats one message at most (a platform tells
  nobody whether a send arrived). Only where the platform has let one wait longer than the patience may
  another start beside it: a request that hangs does not hold up everybody.
- Conversations take turns in rounds, one message each: nobody waits behind another's thousand. In a
  round people come before rooms and mailboxes.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import outbox
from bot.store.outbox import OutboxRow

ROUND = 64  # messages that are looked up together


@dataclass
class Lane:
    """`elapsed` gives seconds of a clock that is never set; `patience` is how long a send may take before
    it counts as hanging, `at_once` how many may be under way then."""

    channel: str
    at_once: int
    patience: timedelta
    elapsed: Callable[[], float]
    _round: deque[int] = field(default_factory=deque)
    _under_way: dict[int, tuple[int, float]] = field(default_factory=dict)
    """By message: its conversation, and when its send began. It stands here until its mark is on the
    disk: before, whoever looks from outside still sees it waiting."""

    async def next(
        self, conn: AsyncConnection, now: datetime, after: OutboxRow | None = None
    ) -> OutboxRow | None:
        """The next message, whose send is under way from now on; None: there is none, or not yet.

        `now` is UTC. `after` is the one that `conn` has just marked."""
        others = [each for id, each in self._under_way.items() if not (after and id == after.id)]
        if not self._may_start([begun for _, begun in others]):
            return None
        row = await self._following(conn, now, {conversation for conversation, _ in others})
        if row:
            self._under_way[row.id] = (row.conversation_id, self.elapsed())
        return row

    def over(self, row: OutboxRow) -> None:
        """Its send is under way no longer, and its mark is on the disk."""
        del self._under_way[row.id]

    def _may_start(self, begun: list[float]) -> bool:
        if not begun:
            return True
        hangs = self.elapsed() - max(begun) >= self.patience.total_seconds()
        return hangs and len(begun) < self.at_once

    async def _following(self, conn: AsyncConnection, now: datetime, busy: set[int]) -> OutboxRow | None:
        if not self._round:
            heads = await outbox.due_heads(conn, now, self.channel, ROUND)
            self._round.extend(head.id for head in heads if head.conversation_id not in busy)
        while self._round:
            row = await outbox.queued(conn, self._round.popleft())
            if row and row.conversation_id not in busy:
                return row
        return None
