"""Our own polling loop. The rule this module guards: the offset moves only after the commit, because
the next request with a higher offset makes Telegram forget (platform-facts).

The library's own `get_updates` reads a whole batch at once, and one malformed update would lose the
others: so the batch is taken as it is and each update read by itself.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from datetime import timedelta
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from telegram import Chat
from telegram.error import Conflict, InvalidToken, TelegramError

from bot.channels.shared.commands import command_of
from bot.channels.telegram.api.client import Client, kind_of
from bot.channels.telegram.api.http import AiohttpRequest
from bot.channels.telegram.incoming.last_heard import Hearing, number_of
from bot.channels.telegram.incoming.update_conflicts import UpdateConflicts, how
from bot.channels.telegram.incoming.update_handler import UpdateHandler
from bot.runtime.delivery.channel import TryLater

logger = logging.getLogger(__name__)

LONG_POLL = 25  # seconds that Telegram holds a request open while nothing comes
BATCH = 100
KINDS = ("message", "edited_message", "callback_query", "my_chat_member", "chat_member")
SHORTEST, LONGEST = 1.0, 60.0  # seconds between tries while Telegram is away
PATIENCE = 10.0  # seconds beyond the long poll until a request is given up
_ASKED = {"limit": BATCH, "allowed_updates": '["' + '","'.join(KINDS) + '"]'}


class Polling:
    def __init__(
        self, client: Client, update_handler: UpdateHandler, conflicts: UpdateConflicts, hearing: Hearing
    ) -> None:
        self._client, self._update_handler, self._conflicts = client, update_handler, conflicts
        self._hearing = hearing
        self._request = AiohttpRequest(1, LONG_POLL + PATIENCE)
        self._offset = 0
        self.on_token: Callable[[bool], None] = lambda _: None  # told whether Telegram refuses the token

    async def run(self, stop: asyncio.Event) -> None:
        """Take what comes until `stop`. What was taken and is not yet confirmed comes again, and is
        known."""
        try:
            async for batch in self._batches(stop):
                ids = [id for update in batch if (id := number_of(update))]
                await self._hearing.heard(ids)
                await self._take(batch)
                self._offset = max((id + 1 for id in ids), default=self._offset)
        finally:
            await self._request.shutdown()

    async def _take(self, batch: Sequence[Any]) -> None:
        """One chat's updates in their order. Nothing here waits for the network."""
        chats: dict[object, list[Any]] = {}
        for update in batch:
            chats.setdefault(_chat(update), []).append(update)
        async with asyncio.TaskGroup() as together:
            for updates in chats.values():
                together.create_task(self._take_in_order(updates))

    async def _take_in_order(self, updates: Sequence[Any]) -> None:
        for run in _runs(updates):
            async with asyncio.TaskGroup() as together:
                for update in run:
                    together.create_task(self._update_handler.take(update))

    async def _batches(self, stop: asyncio.Event) -> AsyncIterator[Sequence[Any]]:
        stopped, wait = asyncio.create_task(stop.wait()), SHORTEST
        try:
            while not stop.is_set():
                try:
                    batch = await self._asked_until(stopped)
                except TelegramError as error:
                    wait = await self._paused(error, wait, stopped)
                    continue
                wait = SHORTEST
                self.on_token(False)
                await self._conflicts.unmet()
                yield batch
        finally:
            stopped.cancel()

    async def _asked_until(self, stopped: "asyncio.Task[Any]") -> Sequence[Any]:
        """What the next request brings; nothing when the stop comes first. No request outlives this."""
        asked = asyncio.create_task(self._ask())
        try:
            await asyncio.wait({asked, stopped}, return_when=asyncio.FIRST_COMPLETED)
            return asked.result() if asked.done() else []
        finally:
            asked.cancel()
            await asyncio.gather(asked, return_exceptions=True)

    async def _ask(self) -> Sequence[Any]:
        query = urlencode({**_ASKED, "timeout": LONG_POLL, "offset": self._offset})
        found: Any = await self._request.post(f"{self._client.base_url}/getUpdates?{query}")
        return found if isinstance(found, list) else []

    async def _paused(self, error: TelegramError, wait: float, stopped: "asyncio.Task[Any]") -> float:
        logger.warning("no updates: %s", _reason(error))
        if isinstance(error, Conflict):
            await self._conflicts.met(how(error))
        if isinstance(error, InvalidToken):
            self.on_token(True)
        kind = kind_of(error)
        asked = (kind.after if isinstance(kind, TryLater) else None) or timedelta()
        await asyncio.wait({stopped}, timeout=max(wait, asked.total_seconds()))
        return min(wait * 2, LONGEST)


def _reason(error: TelegramError) -> str:
    if isinstance(error, Conflict):
        return (
            "another program asks with the same token, or a webhook is set; stop it, or run `rida check`"
        )
    if isinstance(error, InvalidToken):
        return "Telegram refuses the token; `rida check` says how to mend it"
    return type(error).__name__


def _runs(updates: Sequence[Any]) -> Iterator[list[Any]]:
    """What is taken at the same time and shares a commit: words of a person that follow one another wait
    for nothing on their way to the inbox, and so keep their order. A group is asked about, and behind a
    command more may be said."""
    for is_plain, run in groupby(updates, _is_plain):
        if is_plain:
            yield list(run)
        else:
            yield from ([update] for update in run)


def _is_plain(update: Any) -> bool:
    message = update.get("message") if isinstance(update, dict) else None
    text = message.get("text", message.get("caption", "")) if isinstance(message, dict) else None
    if not isinstance(message, dict) or not isinstance(text, str) or command_of(text):
        return False
    chat = message.get("chat")
    return isinstance(chat, dict) and chat.get("type") == Chat.PRIVATE


def _chat(update: Any) -> object:
    """Which chat's order it belongs to, as far as that can be seen without trusting its shape."""
    bodies = [v for v in update.values() if isinstance(v, dict)] if isinstance(update, dict) else []
    for body in bodies:
        inner = body.get("message")
        chat = (inner if isinstance(inner, dict) else body).get("chat")
        if isinstance(chat, dict) and isinstance(chat.get("id"), int):
            return chat["id"]
    return None
