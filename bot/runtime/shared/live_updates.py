"""News within the process: what became visible, so that pages need not ask.

The rule this module guards: news is told after its commit, and telling it never waits. A reader that
is too slow loses its news, gets one `Resync` instead, and reads the history again.
"""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from bot.core.conversation import Address
from bot.store.queries.history import HistoryItem

BACKLOG = 256


@dataclass(frozen=True, slots=True)
class Received:
    conversation_id: int
    address: Address
    item: HistoryItem


@dataclass(frozen=True, slots=True)
class Delivered:
    """An outgoing message came to its end: `item.status` is `sent`, or `parked` for a mail given up."""

    conversation_id: int
    address: Address
    item: HistoryItem


@dataclass(frozen=True, slots=True)
class Typing:
    """A turn is pending: somebody is typing."""

    address: Address


@dataclass(frozen=True, slots=True)
class CaseChanged:
    number: int


@dataclass(frozen=True, slots=True)
class ClockMoved:
    """`now` is UTC."""

    now: datetime


@dataclass(frozen=True, slots=True)
class Restarted:
    """The case book was emptied."""


@dataclass(frozen=True, slots=True)
class Resync:
    """News was lost for this reader: read the history again."""


@dataclass(frozen=True, slots=True)
class ConversationEnded:
    """Its person ended and hid it: no page shows it any more."""

    address: Address


@dataclass(frozen=True, slots=True)
class ShownTakenBack:
    """What this conversation showed was taken back: whoever has it on a page reads the history again."""

    address: Address


News = (
    Received
    | Delivered
    | Typing
    | CaseChanged
    | ClockMoved
    | Restarted
    | Resync
    | ConversationEnded
    | ShownTakenBack
)


class Subscription:
    """One reader's news: `async for news in subscription`, and `close()` (or `with`) at the end."""

    def __init__(self, live_updates: "LiveUpdates") -> None:
        self._live_updates = live_updates
        self._queue: asyncio.Queue[News | None] = asyncio.Queue(BACKLOG)

    def put(self, news: News | None) -> None:
        if self._queue.full():
            while not self._queue.empty():
                self._queue.get_nowait()
            self._queue.put_nowait(Resync())
        self._queue.put_nowait(news)

    async def get(self) -> News | None:
        """The next news; None once they have ended."""
        return await self._queue.get()

    def close(self) -> None:
        self._live_updates.forget(self)

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> News:
        news = await self.get()
        if news is None:
            raise StopAsyncIteration
        return news

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class LiveUpdates:
    def __init__(self) -> None:
        self._readers: set[Subscription] = set()
        self._closed = False

    def publish(self, news: News) -> None:
        for reader in self._readers:
            reader.put(news)

    def subscribe(self) -> Subscription:
        """From now on. After `close` the subscription ends at once."""
        reader = Subscription(self)
        self._readers.add(reader)
        if self._closed:
            reader.put(None)
        return reader

    def forget(self, reader: Subscription) -> None:
        self._readers.discard(reader)

    def close(self) -> None:
        """End every subscription, so that no open page holds up the end of the process."""
        self._closed = True
        for reader in self._readers:
            reader.put(None)
