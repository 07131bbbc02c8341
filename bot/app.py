"""Puts the bot together from settings. This file alone imports every room, and decides nothing."""

import asyncio
import logging
import secrets
import signal
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from bot.channels.base import Channel, Message
from bot.channels.email import EmailChannel, EmailSettings, MailPanelChannel, Security
from bot.channels.mail_html import html_of
from bot.channels.web import WebChannel
from bot.config import Settings
from bot.policy.kindness import Coach
from bot.runtime.attachments import Attachments
from bot.runtime.clock import Clock, wall_time
from bot.runtime.facts import FactsLoader
from bot.runtime.hub import Hub
from bot.runtime.reading import HistoryItem
from bot.runtime.runtime import Runtime, Wiring
from bot.store.database import Database
from bot.texts.catalogue import sentence
from bot.texts.dates import Dates
from bot.texts.kindness import unkind_words
from bot.texts.render import Renderer
from bot.texts.society import CHANNELS, Initiative, Society
from bot.web.app import build_web
from faq.index import Index
from faq.normalise import fold
from faq.shipped import shipped
from handlers.tables import TABLES

logger = logging.getLogger("rida")

STAFF_CHANNEL = "web"
GRACE = 2  # seconds that open pages are given at the end; the whole stop stays within five


@dataclass(frozen=True, slots=True)
class App:
    settings: Settings
    database: Database
    runtime: Runtime
    renderer: Renderer


@asynccontextmanager
async def opened(settings: Settings, *, wall: Callable[[], datetime] = wall_time) -> AsyncIterator[App]:
    """The bot, with its database open and nothing running yet. `wall` is what the clock goes by.

    Raises:
        StoreError: the database cannot be used; the text says why and what mends it.
    """
    database = await Database.open(settings.database)
    try:
        hub = Hub()
        clock = await Clock.open(database, hub, demo=settings.demo, wall=wall)
        yield _assembled(settings, database, hub, clock)
    finally:
        await database.close()


def _assembled(settings: Settings, database: Database, hub: Hub, clock: Clock) -> App:
    renderer = _renderer(settings)
    attachments = Attachments(database, clock, settings.data_dir / "attachments")
    wiring = Wiring(
        database=database,
        clock=clock,
        hub=hub,
        attachments=attachments,
        channels=_channels(settings, attachments),
        handlers=TABLES,
        load_facts=_facts(settings, renderer, clock),
        render=renderer.message,
        render_email=renderer.email,
        staff_channel=STAFF_CHANNEL,
        demo=settings.demo,
        real_channels=("email",) if settings.smtp.enabled else (),
    )
    return App(settings, database, Runtime(wiring), renderer)


# Rooms from settings --------------------------------------------------------------------------------


def _renderer(settings: Settings) -> Renderer:
    society, dates = settings.society, Dates(settings.working_time.zone)
    values = Society(
        name=society.name.model_dump(),
        channels={channel: getattr(society, channel) for channel in CHANNELS},
        extension=society.extension,
        initiatives=tuple(_initiatives(settings)),
        calendar=settings.working_time,
        dates=dates,
    )
    return Renderer(dates, values, _case_address(settings))


def _initiatives(settings: Settings) -> Iterator[Initiative]:
    for each in settings.initiatives:
        name, terms = each.name.model_dump(), each.terms.model_dump()
        yield Initiative(each.id, name, each.link, terms, each.opens, each.closes)


def _case_address(settings: Settings) -> Callable[[int], str]:
    """Where a mail's reader finds the case: on the two-phone page while it is shown."""
    return lambda case: f"{settings.web.url}/#case-{case}" if settings.demo else ""


def _facts(settings: Settings, renderer: Renderer, clock: Clock) -> FactsLoader:
    return FactsLoader(
        clock=clock,
        calendar=settings.working_time,
        ladder=settings.escalation,
        answers=_answers(),
        coach=Coach(unkind_words(), fold),
        text=renderer.text,
        fold=fold,
        staff_channel=STAFF_CHANNEL,
        staff=settings.members,
        pace=settings.pace.pace,
    )


def _answers() -> Index:
    """An entry that cannot be read is left out and named; the others answer."""
    index, errors = shipped()
    for error in errors:
        logger.error("faq entry left out: %s", error)
    return index


def _channels(settings: Settings, attachments: Attachments) -> dict[str, Channel]:
    smtp, web = settings.smtp, WebChannel()
    if not smtp.enabled:
        return {"web": web, "email": MailPanelChannel()}
    email = EmailSettings(
        host=smtp.host,
        port=smtp.port,
        sender=smtp.sender,
        sender_name=settings.society.name.ar,
        username=smtp.username,
        password=smtp.password.get_secret_value(),
        security=Security(smtp.security),
        domain=smtp.sender.rpartition("@")[2],
    )
    return {"web": web, "email": EmailChannel(email, attachments.path)}


def web_of(app: App) -> Starlette:
    settings, renderer = app.settings, app.renderer
    return build_web(
        runtime=app.runtime,
        text=lambda key, language, /, **args: sentence(key, language, args),
        day=renderer.dates.day,
        mail_html=_mail_html,
        society=settings.society.name.model_dump(),
        staff=settings.members,
        calendar=settings.working_time,
        zone=settings.working_time.zone,
        secret=_secret(settings.data_dir / "session.key"),
        public_url=settings.web.url,
        demo=settings.demo,
    )


def _mail_html(item: HistoryItem) -> str:
    return html_of(Message(item.text, "ar", subject=item.subject, attachments=item.attachments))


def _secret(file: Path) -> str:
    """What signs the session cookies: made once, readable by us alone."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(32), "ascii")
    return file.read_text("ascii").strip()


# Running --------------------------------------------------------------------------------------------


class PortTaken(Exception):
    """Another program listens where the pages should be."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(
            f"cannot listen on {host}:{port}: another program has it, or it is not ours to take. "
            f"Stop that program, or choose another port: RIDA_WEB__PORT={port + 1} rida run"
        )


def run(settings: Settings, on_up: Callable[[str], None]) -> None:
    """Everything in one process, until SIGTERM or Ctrl-C. `on_up` is told the address once it is up.

    Raises:
        StoreError: the database cannot be used.
        PortTaken: the pages have nowhere to listen.
    """
    logging.basicConfig(level=settings.log_level.upper(), format="%(asctime)s %(levelname)s %(message)s")
    for noisy in ("alembic", "apscheduler", "aiosqlite", "httpx", "uvicorn"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    asyncio.run(_serve(settings, on_up))


async def _serve(settings: Settings, on_up: Callable[[str], None]) -> None:
    async with opened(settings) as app:
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
            on_up(settings.web.url)


def _listening(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port))
    except OSError as error:
        raise PortTaken(host, port) from error


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
