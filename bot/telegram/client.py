"""The bot as a client: who it is, where its server is, and which kind of failure an error is.

The rule this module guards: an error leaves here as one of the three kinds, and its text names no
token, no address and no words of anyone.
"""

import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter, TelegramError, TimedOut
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from bot.channels.base import Refused, SendError, TryLater, Unreachable
from bot.telegram.limits import Limits

CONNECTIONS = 32
READ_TIMEOUT = 20.0  # seconds; the outbox gives up a send after a minute
FILE_TIMEOUT = 60.0  # seconds, for what is uploaded
GONE = ("chat not found", "user is deactivated", "peer_id_invalid", "bot can't initiate conversation")
NOISY = ("telegram", "httpx", "httpcore")

Client = ExtBot[None]


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
    return ExtBot(
        account.token,
        base_url=f"{account.api_base_url}/bot",
        base_file_url=f"{account.api_base_url}/file/bot",
        request=HTTPXRequest(
            CONNECTIONS, READ_TIMEOUT, READ_TIMEOUT, pool_timeout=10, media_write_timeout=FILE_TIMEOUT
        ),
        rate_limiter=Limits(account.per_second),
    )


def kind_of(error: TelegramError, *, group: bool = False) -> SendError:
    """What a failure means to the outbox. A group that lost the bot gets it back: its news waits."""
    return next(_kinds(error, group))


def _kinds(error: TelegramError, group: bool) -> Iterator[SendError]:
    name = type(error).__name__
    if isinstance(error, RetryAfter):
        asked = error.retry_after
        yield TryLater("too many", asked if isinstance(asked, timedelta) else timedelta(seconds=asked))
    if isinstance(error, InvalidToken):
        yield TryLater("the token is refused", timedelta(minutes=1))
    gone = isinstance(error, Forbidden) or any(each in error.message.lower() for each in GONE)
    if gone:
        yield (
            TryLater("the group is closed to the bot", timedelta(minutes=1))
            if group
            else Unreachable(name)
        )
    if isinstance(error, BadRequest):
        yield Refused(name)
    yield TryLater("no answer in time" if isinstance(error, TimedOut) else name)
