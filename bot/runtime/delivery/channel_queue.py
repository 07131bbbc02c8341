"""Who is next on the way out. The rules this module guards, for each channel by itself:

- Of a conversation one send is under way at a time, and over all of them no more than the bound: a send
  that hangs holds its own place, and the platform's refusals and our own timeouts end it.
- Conversations take turns in rounds, one message each: nobody waits behind another's thousand. In a
  round people come before rooms and mailboxes.
- A cry for help, the word of staff to a person and the sign under it pass the round. What may not go yet,
  because a chat or a group has had its share, is passed by and stays as it is.
- Rooms share one chat, which may hang as a whole: they have a part of the places only. So has what was
  tried before: chats that take nothing do not stop those that do.
"""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Party
from bot.runtime.delivery.channel import Channel, Joining, Metered, Paced, Reconciling
from bot.store.queries import outbox, outbox_order
from bot.store.queries.outbox import OutboxRow, QueueHead

ROUND = 64  # messages that are looked up together
URGENT = 8  # of those that pass them
SOON = 0.03  # seconds: what was just begun has not yet told its channel's meter


@dataclass
class ChannelQueue:
    """`elapsed` gives seconds of a clock that is never set; `at_once` is how many sends may be under way.
    Whoever calls `over` and `next` does nothing else between that looks at the queue."""

    name: str
    channel: Channel | None
    at_once: int
    elapsed: Callable[[], float]
    _round: deque[int] = field(default_factory=deque)
    _under_way: dict[int, OutboxRow] = field(default_factory=dict)
    """By conversation."""
    _held: dict[int, float] = field(default_factory=dict)
    """Conversations that may hear nothing yet, and until when."""

    def __post_init__(self) -> None:
        channel: object = self.channel
        self._paced = channel if isinstance(channel, Paced) else None
        self._meter = channel if isinstance(channel, Metered) else None
        self.joining = channel if isinstance(channel, Joining) else None
        self.patience = channel.patience if isinstance(channel, Reconciling) else None
        """How long what may have arrived waits for its report; None: nothing is reported there."""

    async def next(self, conn: AsyncConnection, now: datetime) -> list[OutboxRow]:
        """Those whose send is under way from now on. `now` is UTC, and what `conn` reads is not older
        than the last call of `over`."""
        self._let_go()
        most, passed, found = self.places, set[int](), list[OutboxRow]()
        if most and (self._round or self._held):
            found += await self._chosen(await self._urgent(conn, now), most, passed)
        while left := most - len(found):
            heads, is_last = await self._following(conn, now, left, passed)
            found += await self._chosen(heads, left, passed)
            if is_last:
                break
        return found

    def over(self, row: OutboxRow) -> None:
        """Its send is under way no longer, and its mark is committed."""
        del self._under_way[row.conversation_id]

    @property
    def is_idle(self) -> bool:
        return not self._under_way

    @property
    def places(self) -> int:
        """How many sends may begin now."""
        free = self.at_once - len(self._under_way)
        return max(0, min(self._meter.room(), free) if self._meter else free)

    @property
    def opens_in(self) -> float | None:
        """Seconds until something may go that could not before, though a place was free; None: nothing
        waits for that."""
        if (closed := self.closed_for) > 0:
            return closed
        waits = [until - self.elapsed() for until in self._held.values()]
        if self._round and self._meter:
            waits.append(SOON)
        return min(waits, default=None)

    @property
    def closed_for(self) -> float:
        """Seconds until the channel takes anything at all."""
        return self._meter.opens_in() if self._meter else 0.0

    def _let_go(self) -> None:
        now = self.elapsed()
        self._held = {whose: until for whose, until in self._held.items() if until > now}

    async def _following(
        self, conn: AsyncConnection, now: datetime, most: int, passed: Iterable[int]
    ) -> tuple[list[QueueHead], bool]:
        """Of the round, or of the next one; and whether nothing else waits."""
        while self._round:
            ids = [self._round.popleft() for _ in range(min(most, len(self._round)))]
            if heads := await outbox.queued(conn, ids):
                return heads, False
        without = {*self._under_way, *self._held, *passed}
        heads = await outbox_order.due_heads(conn, now, self.name, ROUND, without)
        self._round.extend(head.id for head in heads[most:])
        return heads[:most], len(heads) < min(most, ROUND)

    async def _urgent(self, conn: AsyncConnection, now: datetime) -> list[QueueHead]:
        return await outbox_order.urgent_heads(conn, now, self.name, URGENT, self._under_way)

    async def _chosen(self, heads: Iterable[QueueHead], most: int, passed: set[int]) -> list[OutboxRow]:
        """Of these the ones that may go."""
        rows = list[OutboxRow]()
        for head in heads:
            passed.add(head.conversation_id)
            if len(rows) < most and head.conversation_id not in self._under_way:
                row = head.row()
                if self._has_place(row) and await self._may_go(row):
                    self._under_way[row.conversation_id] = row
                    rows.append(row)
        return rows

    def _has_place(self, row: OutboxRow) -> bool:
        shares = [(_was_tried, self.at_once // 2)]
        if self._paced:
            shares.append((_is_of_staff, self.at_once // 4))
        return all(self._count(kind) < max(1, most) for kind, most in shares if kind(row))

    def _count(self, kind: Callable[[OutboxRow], bool]) -> int:
        return sum(map(kind, self._under_way.values()))

    async def _may_go(self, row: OutboxRow) -> bool:
        if not self._paced:
            return True
        wait = await self._paced.wait(row.address, row.message, row.urgency)
        if wait > 0:
            self._held[row.conversation_id] = self.elapsed() + wait
        return wait <= 0


def _is_of_staff(row: OutboxRow) -> bool:
    return row.address.party in (Party.ROOM, Party.DESK)


def _was_tried(row: OutboxRow) -> bool:
    return row.attempts > 0
