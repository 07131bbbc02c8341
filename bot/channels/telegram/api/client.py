"""The bot as a client: who it is, where its server is, and which kind of failure an error is.

The rule this module guards: an error leaves here as one of the three kinds, and its text names no
token, no address and no words of anyone.
"""

import logging
import os
from collections.abc import Awaitable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar, assert_never, cast

from telegram.error import (
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.ext import ExtBot
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.channels.telegram.api.http import NOT_TELEGRAM, AiohttpRequest
from bot.channels.telegram.api.rate_limits import Limits
from bot.channels.telegram.api.refusals import Verdict, verdict_of
from bot.runtime.delivery.channel import Deleted, Refused, SendError, TryLater, Unreachable

CONNECTIONS = 32
READ_TIMEOUT = 20.0  # seconds; the outbox gives up a send after a minute
FILE_TIMEOUT = 60.0  # seconds, for what is uploaded
CLOSED = timedelta(minutes=15)
"""Until a group that lost the bot is tried again: so rarely that the outbox goes on for three days."""

GROUP_CLOSED = "the group is closed to the bot"

_CLOSING = (Verdict.GONE, Verdict.DELETED, Verdict.MUTED)
"""Of a group: it is closed to the bot, or somebody took from it the right to write."""

NOISY = ("telegram", "aiohttp", "httpx", "httpcore")


T = TypeVar("T")


async def heard(asked: Awaitable[T]) -> T:
    """What was asked for, where the answer has the shape of one.

    Raises:
        TelegramError: as the question does, and where something else answered in Telegram's place.
    """
    try:
        return await asked
    except (TypeError, KeyError, AttributeError, ValueError):
        raise NetworkError(NOT_TELEGRAM) from None  # its text may quote what came


class Client(ExtBot[None]):
    """The library's bot, and a short way for what is said most often. The library makes objects of all
    that is asked and answered, which takes longer than the sending."""

    @property
    def limits(self) -> Limits:
        """How fast it may speak."""
        return cast(Limits, self.rate_limiter)  # `client_of` gave it

    async def call(self, method: str, **said: str | int | None) -> Any:
        """What Telegram answers to it. What is JSON to Telegram is given as such; None is left out.

        Raises:
            TelegramError: as the library's own methods do.
        """
        data = {name: value for name, value in said.items() if value is not None}
        return await self.limits.process_request(self._called, (method, data), {}, method, data, None)

    async def _called(self, method: str, data: dict[str, str | int]) -> Any:
        asked = RequestData([RequestParameter(name, value, None) for name, value in data.items()])
        return await self.request.post(f"{self.base_url}/{method}", asked)

    async def say(
        self, chat: int, text: str, *, thread: int | None = None, **around: str | None
    ) -> tuple[int, bool]:
        """As `send_message`, and gives the message's id, and whether its chat has topics.

        Raises:
            TelegramError: as `send_message` does.
        """
        sent = await self.call("sendMessage", chat_id=chat, text=text, message_thread_id=thread, **around)
        return int(sent["message_id"]), bool(sent["chat"].get("is_forum"))


@dataclass(frozen=True, slots=True)
class Account:
    """`api_base_url` without a slash at the end. `per_second` bounds all sends; 0 sets no bound."""

    token: str
    api_base_url: str = "https://api.telegram.org"
    per_second: int = 30

    @property
    def bot(self) -> str:
        """The bot's own id: what stands before the colon."""
        return self.token.partition(":")[0]


def client_of(account: Account) -> Client:
    """A client that has not spoken yet; `initialize` and `shutdown` are for whoever runs it."""
    os.environ.setdefault("PTB_TIMEDELTA", "true")  # spans as timedelta; the library warns of all else
    for name in NOISY:  # they would log addresses with the token in them, and people's words
        logging.getLogger(name).setLevel(logging.WARNING)
    return Client(
        account.token,
        base_url=f"{account.api_base_url}/bot",
        base_file_url=f"{account.api_base_url}/file/bot",
        request=AiohttpRequest(CONNECTIONS, READ_TIMEOUT, FILE_TIMEOUT),
        get_updates_request=AiohttpRequest(1, READ_TIMEOUT),  # unused: polling has its own
        rate_limiter=Limits(account.per_second),
    )


def kind_of(error: TelegramError, *, group: bool = False) -> SendError:
    """What a failure means to the outbox. A group that lost or muted the bot gets it back: its news
    waits."""
    return next(_kinds(error, group))


def _kinds(error: TelegramError, group: bool) -> Iterator[SendError]:
    name = type(error).__name__
    if isinstance(error, RetryAfter):
        asked = error.retry_after
        yield TryLater("too many", asked if isinstance(asked, timedelta) else timedelta(seconds=asked))
    if isinstance(error, InvalidToken):
        yield TryLater("the token is refused", timedelta(minutes=1))
    verdict = verdict_of(error)
    if group and (verdict in _CLOSING or isinstance(error, Forbidden)):
        yield TryLater(GROUP_CLOSED, CLOSED)
    if isinstance(error, Forbidden) and verdict is not Verdict.DELETED:
        yield Unreachable(name)
    yield _meant(verdict, name, "no answer in time" if isinstance(error, TimedOut) else name)


def _meant(verdict: Verdict, name: str, later: str) -> SendError:
    match verdict:
        case Verdict.DELETED:
            return Deleted(name)
        case Verdict.GONE:
            return Unreachable(name)
        case Verdict.LATER:
            return TryLater(later)
        case Verdict.MUTED | Verdict.SAME | Verdict.TOPIC_LOST | Verdict.NO_TOPICS | Verdict.REFUSED:
            return Refused(name)
        case _:
            assert_never(verdict)
