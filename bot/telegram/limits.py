"""How fast the bot may speak (platform-facts: 30 messages/s overall, 20 a minute in a group).

The rule this module guards: nobody waits behind a chat that has had its share. A message that is too
much is given back to the outbox with the time to come again; its own conversation waits, the others go
on.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

GROUP_SENDS, GROUP_SPAN = 20, 60.0
UNCOUNTED = frozenset({"setMessageReaction", "getChat", "getChatMember", "getForumTopicIconStickers"})


class Window:
    """At most `sends` in any `span` seconds."""

    def __init__(self, sends: int, span: float) -> None:
        self._sends, self._span = sends, span
        self._at: deque[float] = deque()

    def wait(self, now: float) -> float:
        """Seconds until one more may go; 0 takes its place at once."""
        while self._at and self._at[0] <= now - self._span:
            self._at.popleft()
        if len(self._at) < self._sends:
            self._at.append(now)
            return 0.0
        return self._at[0] + self._span - now


class Limits(BaseRateLimiter[None]):
    """`per_second` 0 sets no bounds of ours: a test server has none. What the server asks for always
    holds."""

    def __init__(self, per_second: int) -> None:
        self._bounded = per_second > 0
        self._all = Window(per_second, 1.0)
        self._groups: dict[str, Window] = {}
        self._asked: dict[str, float] = {}

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

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
        if chat and endpoint not in UNCOUNTED:
            await self._take_place(chat)
        try:
            return await callback(*args, **kwargs)
        except RetryAfter as error:
            asked = error.retry_after
            seconds = asked.total_seconds() if isinstance(asked, timedelta) else asked
            self._asked[chat] = asyncio.get_running_loop().time() + seconds
            raise

    async def _take_place(self, chat: str) -> None:
        """Raises RetryAfter: this chat has had its share, or the server asked for patience."""
        now = asyncio.get_running_loop().time()
        left = self._asked.get(chat, 0.0) - now
        if left <= 0 and self._bounded and chat.startswith("-"):
            left = self._groups.setdefault(chat, Window(GROUP_SENDS, GROUP_SPAN)).wait(now)
        if left > 0:
            raise RetryAfter(timedelta(seconds=left))
        self._asked.pop(chat, None)
        await self._take_turn()

    async def _take_turn(self) -> None:
        """Among all chats: the waits are short, and whoever waits goes on by itself."""
        pause = self._all.wait(asyncio.get_running_loop().time()) if self._bounded else 0.0
        if pause > 0:
            await asyncio.sleep(pause)
            await self._take_turn()
