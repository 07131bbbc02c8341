"""A whole Rida on a real file, talking to the local Bot API over real HTTP, by polling or by webhook."""

import asyncio
import re
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Table, select

from bot.app.build import App, opened
from bot.app.web import web_of
from bot.config import load
from bot.runtime.shared.clock import wall_time
from bot.runtime.views import Reading
from tests.fixtures.bot_api import BotApi
from tests.fixtures.day import STAYS_OPEN
from tests.fixtures.serving import serving
from tests.stored import readable

ROOT = Path(__file__).parents[2]
GROUP = -1001
HUDA, BADR = 7, 8
SUPERVISOR, AGENT, STRANGER = 101, 102, 666
SECRET = "a-secret-of-the-webhook"
MODES = ("polling", "webhook")
Json = dict[str, Any]
_ISOLATES = re.compile("[\u2066-\u2069]")


@dataclass
class Wall:
    """A clock that can be put on."""

    ahead: timedelta = timedelta()

    def __call__(self) -> datetime:
        return wall_time() + self.ahead


@dataclass
class Rig:
    app: App
    api: BotApi

    async def rows(self, table: Table) -> list[dict[str, Any]]:
        async with self.app.database.read() as conn:
            found = (await conn.execute(select(table))).mappings()
            return [readable(table, row) for row in found]

    async def mails(self, subject: str) -> list[tuple[str, str]]:
        """The official e-mails of that subject: to whom, and what they say."""
        await self.app.runtime.settle()
        found = await Reading(self.app.database).mails()
        return [
            (m.address.address, _ISOLATES.sub("", m.item.text))
            for m in found
            if subject in m.item.subject
        ]

    async def until(self, true: Callable[[], object], seconds: float = 30) -> Any:
        """What `true` gives once it is something; looked at often, for tests wait for events, not for
        clocks."""
        async with asyncio.timeout(seconds):
            while not (found := true()):
                await asyncio.sleep(0.01)
        return found

    # people

    async def says(self, person: int, text: str, has: str = "") -> Json:
        """Write, and give what the bot answers: the next message it sends or changes."""
        before = self.shown(person)
        self.api.people.writes(person, text)
        return await self._answer(person, before, has)

    async def presses(self, person: int, label: str, has: str = "") -> Json:
        """Press the newest button of that label."""
        await self.until(lambda: any(label in labels(m) for m in self.api.sent(person)))
        before = self.shown(person)
        self.api.people.presses(person, self.button(person, label), label)
        return await self._answer(person, before, has)

    async def _answer(self, person: int, before: list[str], has: str) -> Json:
        def answered() -> Json | None:
            now = self.shown(person)
            new = [m for m in self.api.sent(person) if now.count(said(m)) > before.count(said(m))]
            return next((m for m in reversed(new) if has in said(m)), None)

        found: Json = await self.until(answered)
        return found

    def shown(self, chat: int) -> list[str]:
        return [said(message) for message in self.api.sent(chat)]

    def button(self, chat: int, label: str, thread: int | None = None) -> Json:
        shown = [m for m in self.api.sent(chat, thread) if label in labels(m)]
        assert shown, f"no button {label!r}: {[labels(m) for m in self.api.sent(chat, thread)]}"
        return shown[-1]

    async def complains(self, person: int = HUDA, text: str = "لم يصلني رد") -> None:
        await self.says(person, "/complaint")
        await self.says(person, text)
        await self.presses(person, "هذا كل شيء")
        await self.presses(person, "أترك الحل لكم")
        await self.presses(person, "نعم، صحيح", "1001")

    # staff

    async def topic(self, number: int = 1001) -> int:
        """The thread of a case's topic, once something stands in it."""

        def found() -> int | None:
            topics = self.api.state.chats[GROUP].topics.values()
            return next(
                (t.thread for t in topics if t.name.startswith(f"{number} ") and not t.deleted), None
            )

        thread: int = await self.until(found)
        await self.until(lambda: self.api.sent(GROUP, thread))
        return thread

    async def in_topic(self, has: str, thread: int | None = None) -> Json:
        def found() -> Json | None:
            return next((m for m in reversed(self.api.sent(GROUP, thread)) if has in said(m)), None)

        message: Json = await self.until(found)
        return message

    async def whole_card(self, thread: int, by: int) -> Json:
        """The card of the only case there, with everything that can be pressed."""
        card = await self.in_topic("شكوى رقم 1001", thread)
        self.api.people.presses(by, card, "المزيد")
        await self.until(lambda: "ملاحظة داخلية" in labels(self._now(card)))
        return self._now(card)

    def _now(self, message: Json) -> Json:
        now: Json = self.api.state.chats[GROUP].messages[message["message_id"]]
        return now

    async def reaction(self, message: int, emoji: str) -> None:
        def seen() -> bool:
            return emoji in str(self.api.state.chats[GROUP].reactions.get(message))

        await self.until(seen)


def said(message: Json) -> str:
    """The text without the isolates, which nobody sees."""
    return _ISOLATES.sub("", str(message.get("text") or message.get("caption") or ""))


def labels(message: Json) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


def environment(api: BotApi, mode: str = "polling", group: int | None = GROUP) -> dict[str, str]:
    return {
        **STAYS_OPEN,
        "RIDA_CALENDAR__COUNTRY": "null",
        "RIDA_PACE__STORY_SECONDS": "0",
        "RIDA_PRIVACY__NOTICE_VERSION": "",  # it is looked at where it is the matter
        "RIDA_TELEGRAM__ENABLED": "true",
        "RIDA_TELEGRAM__TOKEN": api.token,
        "RIDA_TELEGRAM__API_BASE_URL": api.url,
        "RIDA_TELEGRAM__MODE": mode,
        "RIDA_TELEGRAM__SECRET_TOKEN": SECRET,
        "RIDA_TELEGRAM__STAFF_GROUP": str(group) if group else "null",
        "RIDA_TELEGRAM__PER_SECOND": "0",
        "RIDA_STAFF__0__TELEGRAM_ID": str(SUPERVISOR),
        "RIDA_STAFF__1__TELEGRAM_ID": str(AGENT),
    }


@asynccontextmanager
async def local_api() -> AsyncIterator[BotApi]:
    async with BotApi().serving() as api:
        api.people.person(HUDA, "هدى", language_code="ar")
        api.people.person(BADR, "<b>Badr</b> *_[x](y)", language_code="ar")
        for user, name in ((SUPERVISOR, "Sara"), (AGENT, "Omar"), (STRANGER, "Nobody")):
            api.people.person(user, name)
        yield api


def staff_group(api: BotApi, **more: Any) -> None:
    api.people.group(GROUP, "الموظفون", **more)
    for user in (SUPERVISOR, AGENT, STRANGER):
        api.people.joins(GROUP, user)


@asynccontextmanager
async def rida(
    folder: Path,
    api: BotApi,
    mode: str = "polling",
    group: int | None = GROUP,
    wall: Callable[[], datetime] = wall_time,
    **more: str,
) -> AsyncIterator[Rig]:
    port = free_port()
    config = folder / "config.yaml"
    config.write_bytes((ROOT / "config.yaml").read_bytes())
    url = {"RIDA_WEB__PUBLIC_URL": f"http://127.0.0.1:{port}"}
    settings = load(config, {**environment(api, mode, group), **url, **more})
    async with AsyncExitStack() as stack:
        app = await stack.enter_async_context(opened(settings, wall=wall))
        app.answers.ask("shlon")  # once a process, and not on the loop in the middle of a test
        if mode == "webhook":
            await stack.enter_async_context(serving(web_of(app), port))
        await stack.enter_async_context(_running(app))
        yield Rig(app, api)


@asynccontextmanager
async def _running(app: App) -> AsyncIterator[None]:
    assert app.telegram
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as together:
        together.create_task(app.runtime.run(stop))
        together.create_task(app.telegram.run(app.runtime.intake, stop))
        try:
            yield
        finally:
            stop.set()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
