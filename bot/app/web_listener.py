"""The pages, listening. The rule this module guards: whatever befalls the pages ends the pages alone, and
they are begun anew; Telegram, the deadlines and the mail go on.
"""

import asyncio
import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette

from bot.runtime.shared.failures import trace
from bot.runtime.shared.wakeups import first_of
from bot.web.shared.connections import Crowd, guarded

logger = logging.getLogger("rida")

GRACE = 2  # seconds that open pages are given at the end; the whole stop stays within five
PAUSE = 1.0  # seconds until pages that ended are begun anew


class PortTaken(Exception):
    """Another program listens where the pages should be."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(
            f"cannot listen on {host}:{port}: another program has it, or it is not ours to take. "
            f"Stop that program, or choose another port: RIDA_WEB__PORT={port + 1} rida run"
        )


class Door:
    """Where the pages listen, as long as the process lives: while they are put together anew, whoever
    knocks waits and is not turned away. Nothing listens before the first `opened`."""

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port
        self._socket: socket.socket | None = None

    def opened(self) -> None:
        """Raises PortTaken: the pages have nowhere to listen."""
        self._opened()

    def _opened(self) -> socket.socket:
        if self._socket is None:
            self._socket = _listening(self._host, self._port)
            self._port = self._socket.getsockname()[1]
        return self._socket

    def listening(self) -> socket.socket:
        """For one server, which closes it at its end."""
        return self._opened().dup()

    def close(self) -> None:
        if self._socket:
            self._socket.close()


class Pages:
    """Made, they have their port; `run` serves `app` until the stop. `answer` is set once they do.

    Raises:
        PortTaken: the pages have nowhere to listen.
    """

    def __init__(self, app: Starlette, door: Door, crowd: Crowd) -> None:
        self._app, self._crowd, self._door = app, crowd, door
        door.opened()
        self.answer = asyncio.Event()

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            try:
                await self._serve(self._door.listening(), stop)
            except Exception as error:  # noqa: BLE001 - logged by type; the others must not end with the pages
                logger.error("the pages ended, and are begun anew\n%s", trace(error))
            await first_of(stop, seconds=PAUSE)

    async def _serve(self, listening: socket.socket, stop: asyncio.Event) -> None:
        server = _Server(
            uvicorn.Config(
                self._app,
                http=guarded(self._crowd),  # type: ignore[arg-type]  # a class is what it takes
                log_config=None,
                access_log=False,
                proxy_headers=False,  # whose word counts is said by web.trusted_proxies
                timeout_graceful_shutdown=GRACE,
            ),
            self.answer,
        )
        ending = asyncio.create_task(_end_with(stop, server))
        try:
            await server.serve(sockets=[listening])
        finally:
            ending.cancel()
            listening.close()


class _Server(uvicorn.Server):
    """Signals are ours: pages, turns and deliveries end together. `answers` is set when it does."""

    def __init__(self, config: uvicorn.Config, answers: asyncio.Event) -> None:
        super().__init__(config)
        self._answers = answers

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._answers.set()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


async def _end_with(stop: asyncio.Event, server: uvicorn.Server) -> None:
    await stop.wait()
    server.should_exit = True


def _listening(host: str, port: int) -> socket.socket:
    """Answers leave at once: asyncio sees to that only on sockets that it made itself, and without it an
    answer in two pieces waits 40 ms for the other side."""
    try:
        listening = socket.create_server((host, port))
    except OSError as error:
        raise PortTaken(host, port) from error
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # each connection inherits it
    return listening
