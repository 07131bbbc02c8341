"""How fast the bot may speak (platform-facts: 30 messages/s overall, about one a second in a chat, 20 a
minute in a group).

The rules this module guards: nobody waits behind a chat that has had its share, and of a group's share
some is kept for a cry for help and for the word of staff. What is too much for a group is given back to
the outbox with the time to come again; its own conversation waits, the others go on. What the server asks
for holds: for the chat that it was asked of, and for everybody where it was asked of several.
"""

import asyncio
import sys
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.channels.shared.rate_windows import ALL_SPAN, Flow, Place, Trip, Window, now_of
from bot.core.messages import Urgency

CHAT_SENDS, CHAT_SPAN = 3, 3.06
"""One a second in a person's chat, and what is said in one breath at once."""

GROUP_SENDS, GROUP_SPAN = 20, 61.0
"""Seconds: one more than Telegram's, for the way there takes its time."""

KEPT_FREE = 4  # of a group's share, for what is most urgent
MANY = 500  # chats whose windows are kept before the empty ones are let go
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


class Limits(BaseRateLimiter[None]):
    """`per_second` 0 sets no bounds of ours: a test server has none. What the server asks for always
    holds, and `on_asked` is called at each time."""

    def __init__(self, per_second: int) -> None:
        self._bounded = per_second > 0
        self._trip = Trip()
        self._all = Flow(per_second, ALL_SPAN, self._trip)
        self._chats: dict[str, Window] = {}
        self._asked: dict[str, float] = {}
        self.on_asked: Callable[[], None] = lambda: None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    # what may go

    def room(self) -> int:
        """How many may go now, over all chats."""
        now = now_of()
        if self._asked_of_all(now) > 0:
            return 0
        return self._all.room(now) if self._bounded else sys.maxsize

    def opens_in(self) -> float:
        """Seconds until any chat may hear anything."""
        now = now_of()
        return max(self._asked_of_all(now), self._all.opens_in(now) if self._bounded else 0.0)

    def left(self, chat: str, urgency: Urgency) -> float:
        """Seconds until something as urgent as this may be sent there."""
        now = now_of()
        asked = max(self._asked.get(chat, 0.0) - now, self._asked_of_all(now))
        if asked > 0 or not self._bounded:
            return max(0.0, asked)
        is_urgent = urgency <= Urgency.WORDS
        if _is_group(chat):
            return self._window(chat).left(now, 0 if is_urgent else KEPT_FREE)
        return 0.0 if is_urgent else self._window(chat).left(now)

    def asked_for(self) -> timedelta:
        """The longest patience that the server asks for now."""
        return timedelta(seconds=max([0.0, *(at - now_of() for at in self._asked.values())]))

    def _asked_of_all(self, now: float) -> float:
        """Telegram does not say whom it means. Two chats that must wait at once mean the bot: it tries
        neither these nor another one until the first of them may be tried."""
        if len(self._asked) < 2:
            return 0.0
        waits = sorted(at - now for chat, at in self._asked.items() if chat and at > now)
        return waits[0] if len(waits) > 1 else 0.0

    def _window(self, chat: str) -> Window:
        if chat not in self._chats:
            self._let_go()
            shape = (GROUP_SENDS, GROUP_SPAN) if _is_group(chat) else (CHAT_SENDS, CHAT_SPAN)
            self._chats[chat] = Window(*shape, self._trip)
        return self._chats[chat]

    def _let_go(self) -> None:
        """Of chats that have their whole share nothing need be known."""
        if len(self._chats) >= MANY:
            now = now_of()
            self._chats = {chat: each for chat, each in self._chats.items() if not each.is_empty(now)}

    # what goes

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
        place = await self._place(chat) if counted else Place(now_of(), 0.0)
        try:
            answer = await callback(*args, **kwargs)
            if counted:
                self._trip.took(now_of() - place.begun)
            return answer
        except RetryAfter as error:
            asked = error.retry_after
            seconds = asked.total_seconds() if isinstance(asked, timedelta) else asked
            self._asked[chat] = now_of() + seconds
            self.on_asked()
            raise
        finally:
            place.answered = now_of()

    async def _place(self, chat: str) -> Place:
        """One of the chat's, and of all chats' together.

        Raises:
            RetryAfter: this group has had its share, or the server asked for patience.
        """
        await self._until_room(chat)
        self._asked.pop(chat, None)
        place = Place(now_of(), now_of())
        if self._bounded:
            self._window(chat).take(place)
            await self._all.turn(place)
        return place

    async def _until_room(self, chat: str) -> None:
        """In a person's chat a message of many parts goes on by itself."""
        left = self.left(chat, _urgency.get())
        if left > 0 and (_is_group(chat) or left > CHAT_SPAN):
            raise RetryAfter(timedelta(seconds=left))
        if left > 0:
            await asyncio.sleep(left)
            await self._until_room(chat)


def _is_group(chat: str) -> bool:
    return chat.startswith("-")
