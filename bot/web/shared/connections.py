"""How many connections there may be, and how long one may take. The rule this module guards: strangers'
connections use up neither the memory nor the descriptors that the database, the files and Telegram need.

Nobody's words are refused here. Where there is no more room, a connection that waits for nothing goes
first, then the one that has shown the page's news longest (the page asks again); always of the network
that holds the most, so that whoever takes all the places loses their own.
"""

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from bot.web.shared.network import Networks

logger = logging.getLogger(__name__)

HEAD = 32 * 1024  # bytes of an address line and headers: a browser sends one or two thousand
HEAD_SECONDS = 15.0  # from the first to the last of them
STILL_SECONDS = 30.0  # in which nothing more of a body comes
BODY_SECONDS = 600.0  # for a whole body, at the slowest
BOUND_STREAM = "/events"  # how the addresses of streams end
TOO_LARGE = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
)


class Crowd:
    """All connections of the pages. `most` is how many there may be."""

    def __init__(self, most: int, networks: Networks) -> None:
        self.most, self.networks = most, networks
        self._all: dict[Guarded, None] = {}  # the oldest first
        self._told = 0.0

    def __len__(self) -> int:
        return len(self._all)

    def entered(self, connection: "Guarded") -> None:
        self._all[connection] = None
        if len(self._all) > self.most:
            self._make_room(connection)

    def left(self, connection: "Guarded") -> None:
        self._all.pop(connection, None)

    def _make_room(self, newest: "Guarded") -> None:
        """The first that may go of the most crowded network; else whoever came last."""
        self._tell()
        others = [each for each in self._all if each is not newest]
        for may_go in (Guarded.is_idle, Guarded.is_stream, Guarded.is_sending):
            going = [each for each in others if may_go(each)]
            if going:
                crowded = Counter(each.network for each in going).most_common(1)[0][0]
                next(each for each in going if each.network == crowded).end()
                return
        newest.end()

    def _tell(self) -> None:
        if time.monotonic() - self._told > 60:
            self._told = time.monotonic()
            logger.warning("all %d places for connections are taken: the idle ones are closed", self.most)


class Guarded(HttpToolsProtocol):
    """uvicorn's own, with bounds."""

    def __init__(self, crowd: Crowd, **given: Any) -> None:
        super().__init__(**given)
        self._crowd = crowd
        self.network = ""
        self._head = self._fields = 0  # bytes of the head that is coming in: as sent, and as read
        self._heads = 0  # that came in whole
        self._is_head, self._is_body = True, False
        self._began = self._heard = time.monotonic()
        self._timer: asyncio.TimerHandle | None = None

    # what Crowd asks

    def is_idle(self) -> bool:
        """Nothing was asked, or not yet to the end."""
        is_asked = self.cycle is not None and not self.cycle.response_complete  # type: ignore[redundant-expr]
        return self._is_head and not is_asked

    def is_stream(self) -> bool:
        return not self.is_idle() and self.scope["path"].endswith(BOUND_STREAM)

    def is_sending(self) -> bool:
        return self._is_body

    def end(self) -> None:
        """A page that is in the middle of something asks again by itself."""
        self._crowd.left(self)
        self.transport.close()

    # asyncio's calls

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.network = self._crowd.networks.of((), self.client[0] if self.client else "")
        self._watch(HEAD_SECONDS)
        self._crowd.entered(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self._crowd.left(self)
        if self._timer:
            self._timer.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self._heard = time.monotonic()
        if self._is_head and not self._timer:
            self._watch(HEAD_SECONDS)
        was_head, heads = self._is_head, self._heads  # the end of a body is no head, however large
        super().data_received(data)
        if was_head and heads == self._heads and not self.transport.is_closing():
            self._head += len(data)
            if self._head > HEAD:
                self._too_large()

    # the parser's calls

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._is_head, self._fields = True, 0

    def on_url(self, url: bytes) -> None:
        super().on_url(url)
        self._count(len(url))

    def on_header(self, name: bytes, value: bytes) -> None:
        super().on_header(name, value)
        self._count(len(name) + len(value))

    def _count(self, size: int) -> None:
        self._fields += size
        if self._fields > HEAD:
            raise OverflowError  # the parser stops, and `send_400_response` is called

    def send_400_response(self, msg: str) -> None:
        if self._fields > HEAD:
            self._too_large()
        else:
            super().send_400_response(msg)

    def on_headers_complete(self) -> None:
        self._is_head, self._is_body, self._head = False, True, 0
        self._heads += 1
        self.network = self._crowd.networks.of(self.headers, self.client[0] if self.client else "")
        self._began = time.monotonic()
        self._watch(STILL_SECONDS)
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._is_head, self._is_body = True, False
        self._unwatch()
        super().on_message_complete()

    # time

    def _watch(self, seconds: float) -> None:
        self._unwatch()
        self._timer = self.loop.call_later(seconds, self._look)

    def _unwatch(self) -> None:
        if self._timer:
            self._timer.cancel()
        self._timer = None

    def _look(self) -> None:
        """A body that we ourselves do not read on waits for us, and not for whoever sends it."""
        self._timer = None
        now = time.monotonic()
        waits_for_us = self._is_body and self.flow.read_paused
        still = STILL_SECONDS - (now - self._heard)
        if self._is_body and (waits_for_us or still > 0) and now - self._began < BODY_SECONDS:
            self._watch(STILL_SECONDS if waits_for_us else still)
        elif not self.transport.is_closing():
            self.transport.close()

    def _too_large(self) -> None:
        self.transport.write(TOO_LARGE)
        self.transport.close()


def guarded(crowd: Crowd) -> Callable[..., Guarded]:
    """For uvicorn's `Config(http=...)`."""

    class Ours(Guarded):
        def __init__(self, **given: Any) -> None:
            super().__init__(crowd, **given)

    return Ours
