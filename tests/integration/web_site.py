"""The real pages over the real runtime, on a free port, for tests that speak HTTP to them."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import uvicorn
from starlette.types import ASGIApp

from bot.app.appearances import appearances
from bot.app.links import Links
from bot.app.pictures import Pictures
from bot.channels.email.channel import MailPanelChannel
from bot.channels.email.html import html_of
from bot.channels.web.channel import WebChannel
from bot.config import load
from bot.core.messages import Message
from bot.core.privacy import Privacy
from bot.runtime.ailments import Probe
from bot.runtime.files.attachments import Attachments
from bot.runtime.runtime import Dependencies, Runtime
from bot.runtime.shared.clock import Clock
from bot.runtime.shared.live_updates import LiveUpdates
from bot.runtime.turns.facts import FactsLoader
from bot.runtime.views import HistoryItem
from bot.store.sqlite.database import Database
from bot.texts.catalogue import sentence
from bot.web.app import build_web
from bot.web.shared.allowance import Allowance
from bot.web.shared.budget import Budget
from bot.web.shared.house import House
from bot.web.shared.network import Networks
from bot.web.shared.open_streams import Streams
from bot.web.shared.site import SESSION_LASTS, Bounds, Limits, Site, Wording
from faq.text.normalise import fold
from handlers.tables import TABLES
from tests.integration.deploy.behind import behind, networks
from tests.unit.world import (
    ALARMS,
    ANSWERS,
    CALENDAR,
    COACH,
    DATES,
    INITIATIVES,
    LADDER,
    PASSES,
    RENDERER,
    SOCIETY,
    STAFF,
    ZONE,
)

SECRET = "a secret of the tests"
SUNDAY_TEN = datetime(2026, 11, 22, 7, tzinfo=UTC)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360f8cf00000003010100c9fe92ef0000000049454e44ae426082"
)
DRAW = Pictures(
    load(Path(__file__).parents[2] / "config.yaml", {}), lambda: Links("https://rida.example.org")
)


def say(key: str, language: str, /, **args: str | int) -> str:
    return sentence(key, language, args)


def mail_html(item: HistoryItem) -> str:
    return html_of(Message(item.text, "ar", subject=item.subject))


@dataclass(kw_only=True)
class Options:
    demo: bool = True
    public_url: str = "http://127.0.0.1:8080"
    limits: Limits = field(default_factory=Limits)
    file_bytes: int = 1024 * 1024
    budget: Budget = field(default_factory=Budget)
    reserve: int = 0
    privacy: Privacy = field(default_factory=Privacy)
    streams: Streams = field(default_factory=Streams)
    allowance: Allowance = field(default_factory=Allowance)
    wall: Callable[[], datetime] = lambda: SUNDAY_TEN
    real_channels: tuple[str, ...] = ()
    turning: bool = True
    port: int = 0
    webhooks: dict[str, ASGIApp] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    house: House = field(default_factory=House)
    networks: Networks = field(default_factory=networks)
    probes: tuple[Probe, ...] = ()
    session_lasts: timedelta = SESSION_LASTS


@dataclass
class Server:
    url: str
    runtime: Runtime
    clients: list[httpx.AsyncClient] = field(default_factory=list)

    async def visitor(self, path: str = "/chat") -> "Visitor":
        """A browser of its own that has opened a page, in Arabic."""
        client = httpx.AsyncClient(base_url=self.url, headers={"accept-language": "ar"}, timeout=60)
        self.clients.append(client)
        assert (await client.get(path)).status_code == 200
        return Visitor(client, self.runtime)


@dataclass
class Visitor:
    client: httpx.AsyncClient
    runtime: Runtime

    async def write(self, text: str = "", path: str = "/chat/messages", **fields: Any) -> httpx.Response:
        headers = fields.pop("headers", {})
        files = fields.pop("files", [])
        data = {"client_id": str(uuid4()), "text": text, **fields}
        parts = [(name, (None, str(value))) for name, value in data.items()] + files
        return await self.client.post(path, files=parts, headers={"x-rida": "1", **headers})

    async def press(
        self,
        action: str,
        arg: str = "",
        stamp: int | None = None,
        path: str = "/chat/presses",
        **more: Any,
    ) -> httpx.Response:
        headers = more.pop("headers", {})
        body = {"client_id": str(uuid4()), "action": action, "arg": arg, "stamp": stamp, **more}
        return await self.client.post(path, json=body, headers=headers)

    async def post(self, path: str, body: object = None) -> httpx.Response:
        return await self.client.post(path, json=body if body is not None else {})

    @asynccontextmanager
    async def events(self, path: str = "/chat/events") -> AsyncIterator["Events"]:
        async with self.client.stream("GET", path) as response:
            assert response.headers["content-type"].startswith("text/event-stream")
            yield Events(response.aiter_lines())

    async def items(self) -> list[dict[str, Any]]:
        """What the person's phone shows once everything is done."""
        await self.runtime.settle()
        async with self.events() as events:
            found: list[dict[str, Any]] = (await events.next("snapshot"))["items"]
            return found


class Events:
    def __init__(self, lines: AsyncIterator[str]) -> None:
        self._lines = lines

    async def next(self, name: str, where: Callable[[Any], bool] = lambda _: True) -> Any:
        """The next event of this name (and that fits); the ones before it are passed over."""
        async with asyncio.timeout(10):
            event = ""
            async for line in self._lines:
                event = line.removeprefix("event: ") if line.startswith("event: ") else event
                if line.startswith("data: ") and event == name:
                    data = json.loads(line.removeprefix("data: "))
                    if where(data):
                        return data
        raise AssertionError(f"the stream ended before {name!r}")


@asynccontextmanager
async def serving(folder: Path, options: Options | None = None) -> AsyncIterator[Server]:
    given = options or Options()
    ANSWERS.ask("shlon")  # once a process, and not on the loop in the middle of a test
    live_updates = LiveUpdates()
    database = await Database.open(f"sqlite:///{folder / 'rida.db'}")
    try:
        clock = await Clock.open(database, live_updates, demo=given.demo, wall=given.wall)
        runtime = Runtime(_wiring(database, clock, live_updates, folder, given))
        async with _running(runtime, given.turning), _listening(runtime, given) as url:
            server = Server(url, runtime)
            try:
                yield server
            finally:
                for client in server.clients:
                    await client.aclose()
    finally:
        await database.close()


def _wiring(
    database: Database, clock: Clock, live_updates: LiveUpdates, folder: Path, given: Options
) -> Dependencies:
    return Dependencies(
        database=database,
        clock=clock,
        live_updates=live_updates,
        attachments=Attachments(
            database, clock, folder / "attachments", limit=given.file_bytes, reserve=given.reserve
        ),
        channels={"web": WebChannel(), "email": MailPanelChannel()},
        handlers=TABLES,
        load_facts=FactsLoader(
            clock=clock,
            calendar=CALENDAR,
            ladder=LADDER,
            answers=ANSWERS,
            text=RENDERER.text,
            fold=fold,
            passes=PASSES,
            alarms=ALARMS,
            coach=COACH,
            staff_channel="web",
            staff=STAFF,
            privacy=given.privacy,
            initiatives=INITIATIVES,
        ),
        render=RENDERER.message,
        render_email=RENDERER.email,
        staff_channel="web",
        demo=given.demo,
        real_channels=given.real_channels,
        probes=given.probes,
    )


@asynccontextmanager
async def _running(runtime: Runtime, turning: bool) -> AsyncIterator[None]:
    stop = asyncio.Event()
    loops = asyncio.create_task(runtime.run(stop)) if turning else None
    try:
        yield
    finally:
        stop.set()
        if loops:
            await loops


def _site(runtime: Runtime, given: Options) -> Site:
    return Site(
        runtime=runtime,
        wording=Wording(say, DATES.day, mail_html, SOCIETY.name),
        staff=STAFF,
        calendar=CALENDAR,
        zone=ZONE,
        passes=PASSES,
        draw=DRAW,
        staff_link=lambda token: f"/#pass-{token}",
        secret=SECRET,
        public_url=given.public_url,
        privacy=given.privacy,
        demo=given.demo,
        session_lasts=given.session_lasts,
        bounds=Bounds(
            limits=given.limits,
            allowance=given.allowance,
            budget=given.budget,
            streams=given.streams,
            networks=given.networks,
        ),
        house=given.house,
        warnings=lambda: given.warnings,
        webhooks=given.webhooks,
        appearances=appearances,
    )


@asynccontextmanager
async def _listening(runtime: Runtime, given: Options) -> AsyncIterator[str]:
    app = build_web(_site(runtime, given))
    with socket.socket() as free:
        free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        free.bind(("127.0.0.1", given.port))
        server = Uvicorn(
            uvicorn.Config(app, log_level="critical", timeout_graceful_shutdown=1, proxy_headers=False)
        )
        serving = asyncio.create_task(server.serve(sockets=[free]))
        await server.up.wait()
        front = behind(f"http://127.0.0.1:{free.getsockname()[1]}")
        try:
            yield await asyncio.to_thread(front.__enter__)
        finally:
            server.should_exit = True
            await serving
            await asyncio.to_thread(front.__exit__, None, None, None)


class Uvicorn(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.up = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.up.set()
