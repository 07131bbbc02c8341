"""Running everything in one process: the pages, the turns, the deliveries, and one clean end for all."""

import asyncio
import logging
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
import uvloop

from bot.app import App, opened, web_of
from bot.config import Settings
from bot.rereading import Rereading
from bot.store import staff

logger = logging.getLogger("rida")

GRACE = 2  # seconds that open pages are given at the end; the whole stop stays within five


class PortTaken(Exception):
    """Another program listens where the pages should be."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(
            f"cannot listen on {host}:{port}: another program has it, or it is not ours to take. "
            f"Stop that program, or choose another port: RIDA_WEB__PORT={port + 1} rida run"
        )


class NobodyWorksHere(Exception):
    """People would complain to nobody: no notice of the ladder would have a reader."""

    def __init__(self) -> None:
        super().__init__(
            "staff: nobody works here, so nobody would hear of a complaint. Add a member with "
            "role: supervisor and an email to config.yaml, or `rida staff invite --role supervisor` first"
        )


def run(settings: Settings, on_up: Callable[[str], None], file: Path | None = None) -> None:
    """Everything in one process, until SIGTERM or Ctrl-C. `on_up` is told the address once it is up.
    `file`, which the settings were read from, is looked at for changes.

    Raises:
        StoreError: the database cannot be used.
        PortTaken: the pages have nowhere to listen.
        NobodyWorksHere: there are no staff, and this is no demonstration.
    """
    _log(settings.log_level.upper())
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_serve(settings, on_up, file))


OURS = ("rida", "bot", "handlers", "faq")


def _log(level: str) -> None:
    """The level is ours alone: what libraries say below a warning quotes talks, addresses and tokens."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    for ours in OURS:
        logging.getLogger(ours).setLevel(level)


async def _serve(settings: Settings, on_up: Callable[[str], None], file: Path | None) -> None:
    async with opened(settings) as app:
        await _somebody(app)
        stop = asyncio.Event()
        listening = _listening(settings.web.host, settings.web.port)
        server = _Server(
            uvicorn.Config(
                web_of(app), log_config=None, access_log=False, timeout_graceful_shutdown=GRACE
            )
        )
        _on_signals(stop, server)
        async with asyncio.TaskGroup() as together:
            together.create_task(_pages(server, listening, stop))
            together.create_task(app.runtime.run(stop))
            if file:
                together.create_task(Rereading(app, file).run(stop))
            if app.telegram:
                together.create_task(app.telegram.run(app.runtime.intake, stop))
            on_up(settings.web.url)
            _say_where(settings)
            _deepen(app)


async def _somebody(app: App) -> None:
    """The demonstration may be looked at without staff; people may not be left to nobody."""
    if app.settings.members:
        return
    async with app.database.read() as conn:
        is_anybody = await staff.is_anybody(conn, app.runtime.clock.now())
    if is_anybody:
        return
    if not app.settings.demo:
        raise NobodyWorksHere
    logger.warning(
        "nobody works here (staff in config.yaml): complaints are kept, and nobody hears of them"
    )


def _say_where(settings: Settings) -> None:
    if not settings.demo and not settings.web.public_url:
        logger.warning("web.public_url is not set: write there the address at which people open the page")


def _deepen(app: App) -> None:
    """The sentence encoder takes seconds to build: people are answered by words meanwhile, and a stop
    does not wait for it."""
    threading.Thread(target=app.answers.deepen, name="faq", daemon=True).start()


def _listening(host: str, port: int) -> socket.socket:
    """Answers leave at once: asyncio sees to that only on sockets that it made itself, and without it an
    answer in two pieces waits 40 ms for the other side."""
    try:
        listening = socket.create_server((host, port))
    except OSError as error:
        raise PortTaken(host, port) from error
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # each connection inherits it
    return listening


async def _pages(server: uvicorn.Server, listening: socket.socket, stop: asyncio.Event) -> None:
    """Pages that end, for whatever reason, end everything."""
    try:
        await server.serve(sockets=[listening])
    finally:
        stop.set()


class _Server(uvicorn.Server):
    """Signals are ours: pages, turns and deliveries end together."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def _on_signals(stop: asyncio.Event, server: uvicorn.Server) -> None:
    def end() -> None:
        logger.info("stopping")
        stop.set()
        server.should_exit = True

    loop = asyncio.get_running_loop()
    for each in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(each, end)
