"""Running everything in one process: the pages, the turns, the deliveries, and one clean end for all."""

import asyncio
import logging
import signal
from collections.abc import Callable
from contextlib import AsyncExitStack, ExitStack
from functools import partial
from pathlib import Path

import uvloop

from bot.app import file_descriptors, logs
from bot.app.build import App, opened
from bot.app.config_reload import Rereading
from bot.app.mail import mail_door
from bot.app.service_manager import ServiceManager
from bot.app.settled import settling
from bot.app.web import web_of
from bot.app.web_listener import Door, Pages
from bot.app.web_listener import PortTaken as PortTaken
from bot.config import Settings
from bot.runtime.shared.metrics import ErrorsHeard, Metrics
from bot.runtime.shared.restarting import OF_THE_DATABASE, restarted
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
    logs.set_up(settings.log_level, settings.log_format)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_serve(settings, on_up, file))


async def _serve(settings: Settings, on_up: Callable[[str], None], file: Path | None) -> None:
    lives, door = Lives(settings), Door(settings.web.host, settings.web.port)
    _on_signals(lives.end)
    try:
        while now := lives.begin():
            await _live(now, lives, door, on_up, file)
            on_up = _said_already
    finally:
        door.close()


def _said_already(_: str) -> None:
    """The address is the same as before."""


class Lives:
    """One after the other in this process: each is put together from settings, and ends where a changed
    config.yaml asks for another one, or the process ends."""

    def __init__(self, first: Settings) -> None:
        self._next: Settings | None = first
        self._is_over = False
        self.stop = asyncio.Event()

    def begin(self) -> Settings | None:
        """The settings of the next one; None: there is none."""
        settings, self._next = self._next, None
        self.stop = asyncio.Event()
        return None if self._is_over else settings

    def is_over(self) -> bool:
        """The process ends."""
        return self._is_over

    def anew(self, settings: Settings) -> None:
        logger.info("taking up what config.yaml says now; nobody who writes notices")
        self._next = settings
        self.stop.set()

    def end(self) -> None:
        logger.info("stopping")
        self._is_over = True
        self.stop.set()


async def _live(
    settings: Settings, lives: Lives, door: Door, on_up: Callable[[str], None], file: Path | None
) -> None:
    async with AsyncExitStack() as stays:
        start = stays.enter_context(ExitStack())
        start.enter_context(settling())
        app = await stays.enter_async_context(opened(settings, config=file))
        stays.callback(_heard(app.runtime.metrics))
        await _somebody(app)
        await _begin(app)  # before any turn: a turn that asks would build them on the loop
        stays.callback(app.answers.end)
        stop = lives.stop
        pages = _pages(app, door, file_descriptors.for_strangers(file_descriptors.raised()))
        try:
            async with asyncio.TaskGroup() as together:
                together.create_task(pages.run(stop))
                together.create_task(app.runtime.run(stop))
                together.create_task(ServiceManager(app.runtime).run(pages.answer, stop, lives.is_over))
                if file:
                    rereading = partial(Rereading(app, file, lives.anew).run, stop)
                    together.create_task(restarted(rereading, stop, OF_THE_DATABASE))
                for platform in (app.telegram, app.whatsapp):
                    if platform:
                        together.create_task(platform.run(app.runtime.intake, stop))
                if app.mailbox:
                    sink = mail_door(settings, app.runtime, app.roster, app.book)
                    reading = partial(app.mailbox.run, sink, app.runtime.intake, stop)
                    together.create_task(restarted(reading, stop, OF_THE_DATABASE))
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


def _heard(metrics: Metrics) -> Callable[[], None]:
    """Count errors from now on; gives what ends that."""
    root, errors = logging.getLogger(), ErrorsHeard(metrics)
    root.addHandler(errors)
    return lambda: root.removeHandler(errors)


def _pages(app: App, door: Door, most: int) -> Pages:
    """Streams leave a quarter of the places to whoever writes."""
    networks = Networks(app.settings.web.proxies)
    site = web_of(app, networks, Streams(most - most // 4))
    return Pages(site, door, Crowd(most, networks))


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


def _on_signals(end: Callable[[], None]) -> None:
    loop = asyncio.get_running_loop()
    for each in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(each, end)
