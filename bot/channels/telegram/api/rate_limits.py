"""How fast the bot may speak (platform-facts: 30 messages/s overall, 20 a minute in a group).

The rules this module guards: nobody waits behind a chat that has had its share, and of a group's share
some is kept for a cry for help and for the word of staff. A message that is too much is given back to the
outbox with the time to come again; its own conversation waits, the others go on.
"""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.core.messages import Urgency

GROUP_SENDS, GROUP_SPAN = 20, 61.0
"""Seconds: one more than Telegram's, for the way there takes its time."""

KEPT_FREE = 4  # of a group's share, for what is most urgent
UNCOUNTED = frozenset({"setMessageReaction", "getChat", "getChatMember", "getForumTopicIconStickers"})

_urgency: ContextVar[Urgency] = ContextVar("urgency", default=Urgency.NEWS)


@contextmanager
def urgent(urgency: Urgency) -> Iterator[None]:
    """What is asked of Telegram within is as urgent as this."""
    before = _urgency.set(urgency)
    try:
        yield
    finally:
        _urgency.reset(before)


class Place:
    """One of a window's, taken at a time and held from then on."""

    def __init__(self, at: float) -> None:
        self.at = at


class Window:
    """At most `sends` in any `span` seconds."""

    def __init__(self, sends: int, span: float) -> None:
        self._sends, self._span = sends, span
        self._taken: list[Place] = []

    def left(self, now: float, free: int = 0) -> float:
        """Seconds until one more may go and `free` places are left then."""
        self._taken = [place for place in self._taken if place.at > now - self._span]
        over = len(self._taken) - (self._sends - free)
        if over < 0:
            return 0.0
        return sorted(place.at for place in self._taken)[over] + self._span - now

    def take(self, now: float) -> Place:
        place = Place(now)
        self._taken.append(place)
        return place

    def wait(self, now: float) -> float:
        """Seconds until one more may go; 0 takes its place at once."""
        left = self.left(now)
        if not left:
            self.take(now)
        return left


class Limits(BaseRateLimiter[None]):
    """`per_second` 0 sets no bounds of ours: a test server has none. What the server asks for always
    holds, and `on_asked` is called at each time."""

    def __init__(self, per_second: int) -> None:
        self._bounded = per_second > 0
        self._all = Window(per_second, 1.0)
        self._groups: dict[str, Window] = {}
        self._asked: dict[str, float] = {}
        self.on_asked: Callable[[], None] = lambda: None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    def left(self, chat: str, urgency: Urgency) -> float:
        """Seconds until something as urgent as this may be sent there."""
        now = asyncio.get_running_loop().time()
        asked = self._asked.get(chat, 0.0) - now
        if asked > 0 or not self._bounded or not chat.startswith("-"):
            return max(0.0, asked)
        return self._group(chat).left(now, 0 if urgency <= Urgency.WORDS else KEPT_FREE)

    def asked_for(self) -> timedelta:
        """The longest patience that the server asks for now."""
        now = asyncio.get_running_loop().time()
        return timedelta(seconds=max([0.0, *(at - now for at in self._asked.values())]))

    def _group(self, chat: str) -> Window:
        return self._groups.setdefault(chat, Window(GROUP_SENDS, GROUP_SPAN))

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,
    ) -> Any:
        chat = str(data.get("chat_id", ""))
        counted = bool(chat) and endpoint not in UNCOUNTED
        place = await self._place(chat) if counted else None
        try:
            return await callback(*args, **kwargs)
        except RetryAfter as error:
            asked = error.retry_after
            seconds = asked.total_seconds() if isinstance(asked, timedelta) else asked
            self._asked[chat] = asyncio.get_running_loop().time() + seconds
            self.on_asked()
            raise
        finally:
            if place:  # it counts from when Telegram had it, which is not before now
                place.at = asyncio.get_running_loop().time()

    async def _place(self, chat: str) -> Place | None:
        """Raises RetryAfter: this chat has had its share, or the server asked for patience."""
        left = self.left(chat, _urgency.get())
        if left > 0:
            raise RetryAfter(timedelta(seconds=left))
        self._asked.pop(chat, None)
        is_group = self._bounded and chat.startswith("-")
        place = self._group(chat).take(asyncio.get_running_loop().time()) if is_group else None
        await self._take_turn()
        return place

    async def _take_turn(self) -> None:
        """Among all chats: the waits are short, and whoever waits goes on by itself."""
        pause = self._all.wait(asyncio.get_running_loop().time()) if self._bounded else 0.0
        if pause > 0:
            await asyncio.sleep(pause)
            await self._take_turn()
