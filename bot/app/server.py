"""Running everything in one process: the pages, the turns, the deliveries, and one clean end for all."""

import asyncio
import logging
import signal
from collections.abc import Callable
from contextlib import AsyncExitStack, ExitStack
from pathlib import Path

import uvloop

from bot.app import file_descriptors
from bot.app.build import App, opened
from bot.app.config_reload import Rereading
from bot.app.settled import settling
from bot.app.web import web_of
from bot.app.web_listener import Pages
from bot.app.web_listener import PortTaken as PortTaken
from bot.config import Settings
from bot.store.errors import CannotWrite
from bot.store.queries import staff
from bot.web.shared.connections import Crowd
from bot.web.shared.network import Networks
from bot.web.shared.open_streams import Streams
from faq.engine.beside import Beside

logger = logging.getLogger("rida")


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
    async with AsyncExitStack() as stays:
        start = stays.enter_context(ExitStack())
        start.enter_context(settling())
        app = await stays.enter_async_context(opened(settings))
        await _somebody(app)
        await _begin(app)  # before any turn: a turn that asks would build them on the loop
        stays.callback(app.answers.end)
        stop = asyncio.Event()
        pages = _pages(app, file_descriptors.for_strangers(file_descriptors.raised()))
        _on_signals(stop)
        try:
            async with asyncio.TaskGroup() as together:
                together.create_task(pages.run(stop))
                together.create_task(app.runtime.run(stop))
                if file:
                    together.create_task(Rereading(app, file).run(stop))
                if app.telegram:
                    together.create_task(app.telegram.run(app.runtime.intake, stop))
                together.create_task(_give_up(app, stop))
                on_up(settings.web.url)
                _say_where(settings)
                start.close()
        except* CannotWrite as ended:
            logger.warning("%s", ended.exceptions[0])


async def _begin(app: App) -> None:
    """From what an earlier start has built, with what staff taught."""
    settings = app.settings
    app.answers.begin(Beside(settings.built_answers, settings.answers.sense, is_own=True))
    async with app.database.read() as conn:
        await app.learned.load(conn)


def _pages(app: App, most: int) -> Pages:
    """Streams leave a quarter of the places to whoever writes."""
    networks, web = Networks(app.settings.web.proxies), app.settings.web
    site = web_of(app, networks, Streams(most - most // 4))
    return Pages(site, web.host, web.port, Crowd(most, networks))


async def _give_up(app: App, stop: asyncio.Event) -> None:
    """A stop waits a second for a database that cannot be written, and then for it no longer."""
    await stop.wait()
    asyncio.get_running_loop().call_later(1.0, app.database.give_up)


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


def _on_signals(stop: asyncio.Event) -> None:
    def end() -> None:
        logger.info("stopping")
        stop.set()

    loop = asyncio.get_running_loop()
    for each in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(each, end)
