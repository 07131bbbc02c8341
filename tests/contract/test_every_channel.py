"""What every channel must do, whatever its platform: each in front of a server as strict as the real one.

A message arrives whole, with what it offers and its files; a failure is one of the kinds that the outbox knows;
and no failure repeats a word, a token or an address.
"""

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from bot.app.build import App, opened
from bot.channels.web.channel import WebChannel
from bot.config import load
from bot.core.conversation import Address, Party, mailbox
from bot.core.events import Attachment, AttachmentKind
from bot.core.messages import Button, Delivery, Message
from bot.runtime.delivery.channel import (
    Channel,
    ChannelDown,
    Held,
    Refused,
    SendError,
    TryLater,
    Unreachable,
)
from bot.store.queries import conversations, outbox
from bot.store.sqlite.database import Database
from tests.contract.test_channel_email import Server, free_port
from tests.contract.test_channel_email import channel as mail_channel
from tests.contract.test_channel_email import settings as mail_settings
from tests.fixtures.bot_api import BotApi
from tests.fixtures.graph_api import GraphApi, titles
from tests.fixtures.graphapi.settings import settings_of
from tests.machine import NOON
from tests.transcripts.player import ROOT, SAMPLES

SECRET = "كلام خاص جدا"
TEXTS = (
    "السلام عليكم",
    "سطر\n\nسطر بعد فراغ",
    "<b>ليست</b> *علامات* _نص_ `x` [رابط](y)",
    "رقم \u20681001\u2069 وموعده \u20682026-11-24\u2069",
    "🌷" * 30,
    "كلمة " * 1500,
)
LABELS = ("نعم، صحيح", "أترك الحل لكم وأنتظر ردكم غدا", "لا")
PDF = SAMPLES["document"][1]
_UNSEEN = re.compile("[\u200e\u200f\u2066-\u2069]")
Trouble = Callable[[], Any]


def bare(text: str) -> str:
    return " ".join(_UNSEEN.sub("", text).split())


@dataclass
class Rig:
    """`read` gives all words that arrived, in order; `offered` what can be chosen; `files` the bytes that came;
    `troubles` the kinds of failure and what brings each about."""

    channel: Channel
    there: Address
    read: Callable[[], str] = lambda: ""
    offered: Callable[[], list[str]] = list
    files: Callable[[], list[bytes]] = list
    keep: Callable[[bytes, str, AttachmentKind], Awaitable[Attachment]] | None = None
    database: Database | None = None
    troubles: Mapping[str, tuple[Trouble, type[SendError]]] = field(default_factory=dict)
    secrets: tuple[str, ...] = ()
    ids: "count[int]" = field(default_factory=lambda: count(1))

    async def sends(self, text: str = "السلام عليكم", **more: Any) -> str:
        message = Message(text, "ar", subject="موضوع", **more)
        id = await self._row(message)
        return await self.channel.send(Delivery(id, self.there, message, NOON))

    async def _row(self, message: Message) -> int:
        """A channel may keep something beside the row that it sends."""
        if self.database is None:
            return next(self.ids)
        async with self.database.write() as conn:
            there = await conversations.at(conn, self.there, "ar", NOON)
            return await outbox.queue(conn, there.id, message, NOON)


# Each with its platform ------------------------------------------------------------------------------


@asynccontextmanager
async def web(folder: Path) -> AsyncIterator[Rig]:
    yield Rig(WebChannel(), Address("web", "s", Party.PERSON))


@asynccontextmanager
async def app_with(folder: Path, environment: dict[str, str]) -> AsyncIterator[App]:
    (folder / "config.yaml").write_bytes((ROOT / "config.yaml").read_bytes())
    async with opened(load(folder / "config.yaml", environment)) as app:
        yield app


def keeping(app: App) -> Callable[[bytes, str, AttachmentKind], Awaitable[Attachment]]:
    async def once(data: bytes) -> AsyncIterator[bytes]:
        yield data

    async def keep(data: bytes, name: str, kind: AttachmentKind) -> Attachment:
        return await app.runtime.attachments.keep(once(data), name, kind)

    return keep


@asynccontextmanager
async def telegram(folder: Path) -> AsyncIterator[Rig]:
    async with AsyncExitStack() as stack:
        api = await stack.enter_async_context(BotApi().serving())
        api.people.person(5)
        api.people.starts(5)
        environment = {
            "RIDA_TELEGRAM__ENABLED": "true",
            "RIDA_TELEGRAM__TOKEN": api.token,
            "RIDA_TELEGRAM__API_BASE_URL": api.url,
            "RIDA_TELEGRAM__PER_SECOND": "0",
        }
        app = await stack.enter_async_context(app_with(folder, environment))
        assert app.telegram

        def markup() -> list[Any]:
            return [m["reply_markup"]["inline_keyboard"] for m in api.sent(5) if "reply_markup" in m]

        yield Rig(
            app.telegram.channel,
            Address("telegram", "5", Party.PERSON),
            read=lambda: " ".join(m.get("text") or m.get("caption") or "" for m in api.sent(5)),
            offered=lambda: [b["text"] for rows in markup() for row in rows for b in row],
            files=lambda: [f.content for f in api.state.files.values()],
            keep=keeping(app),
            database=app.database,
            troubles={
                "its server fails": (lambda: api.fails("sendMessage", 502), TryLater),
                "a proxy answers": (lambda: api.fails("sendMessage", "page"), TryLater),
                "the connection is cut": (lambda: api.fails("sendMessage", "drop"), TryLater),
                "never": (lambda: api.fails("sendMessage", 400), Refused),
                "the token is none": (lambda: api.fails("sendMessage", 401), TryLater),
                "the person is gone": (lambda: api.fails("sendMessage", 403), Unreachable),
                "a limit": (lambda: api.fails("sendMessage", 429, retry_after=7), TryLater),
            },
            secrets=(api.token, api.url),
        )


@asynccontextmanager
async def email(folder: Path) -> AsyncIterator[Rig]:
    server = Server()
    port = free_port()
    controller = Controller(server, hostname="127.0.0.1", port=port)
    controller.start()
    running = [controller]
    try:
        keep = Keeper(folder)
        channel = mail_channel(mail_settings(port), folder)

        def says(step: str, answer: str) -> Callable[[], None]:
            return lambda: vars(server).update({"rcpt": "250 OK", "data": "250 OK", step: answer})

        yield Rig(
            channel,
            mailbox("sara@example.org"),
            read=lambda: " ".join(_plain_of(server)),
            files=lambda: [f.get_content() for f in server.only().iter_attachments()],
            keep=keep,
            troubles={
                "a limit": (says("rcpt", "450 4.2.1 slow down"), TryLater),
                "never": (says("data", "554 5.7.1 spam"), Refused),
                "the person is gone": (says("rcpt", "550 5.1.1 no such user"), Unreachable),
                "its server is away": (lambda: running.pop().stop(), ChannelDown),
            },
            secrets=("sara@example.org",),
        )
    finally:
        for each in running:
            each.stop()


@dataclass
class Keeper:
    folder: Path

    async def __call__(self, data: bytes, name: str, kind: AttachmentKind) -> Attachment:
        (self.folder / "f.pdf").write_bytes(data)
        return Attachment("f.pdf", kind, "application/pdf", len(data), name)


def _plain_of(server: Server) -> list[str]:
    body = server.only().get_body(("plain",))
    return [body.get_content()] if body else []


@asynccontextmanager
async def whatsapp(folder: Path) -> AsyncIterator[Rig]:
    async with AsyncExitStack() as stack:
        api = await stack.enter_async_context(GraphApi().serving())
        who = api.people.person("966512345678")
        api.people.writes(who, "مرحبا")
        app = await stack.enter_async_context(app_with(folder, settings_of(api)))
        assert app.whatsapp
        orders = {
            "a limit": ({"code": 130429}, TryLater),
            "a limit of the person": ({"code": 131056, "retry_after": 7}, TryLater),
            "its server fails": ({"http": 500}, TryLater),
            "a proxy answers": ({"page": 502}, TryLater),
            "a proxy answers as if all were well": ({"page": 200}, TryLater),
            "the connection is cut": ({"drop": True}, TryLater),
            "it is cut once it was taken": ({"drop_after_accepting": True}, TryLater),
            "never": ({"code": 131009}, Refused),
            "the token is none": ({"code": 190}, ChannelDown),
            "the account is unpaid": ({"code": 131042}, ChannelDown),
            "the person is gone": ({"code": 131026}, Unreachable),
            "the window is closed": ({"code": 131047}, Held),
        }

        def ordered(order: dict[str, Any]) -> Callable[[], object]:
            return lambda: api.faults.next(**order)

        yield Rig(
            app.whatsapp.channel,
            Address("whatsapp", who.wa_id, Party.PERSON),
            read=lambda: " ".join(words_of(m) for m in api.sent()),
            offered=lambda: [title for m in api.sent() for title in titles(m)],
            files=lambda: [m.content for m in api.state.media.values()],
            keep=keeping(app),
            database=app.database,
            troubles={name: (ordered(order), kind) for name, (order, kind) in orders.items()},
            secrets=(api.token, api.url, who.wa_id),
        )


def words_of(message: Mapping[str, Any]) -> str:
    content = message[message["type"]]
    return str(content["body"]["text"] if "body" in content and message["type"] == "interactive" else
               content.get("body") or content.get("caption") or "")  # fmt: skip


RIGS = {"web": web, "telegram": telegram, "email": email, "whatsapp": whatsapp}
PUSHING = [name for name in RIGS if name != "web"]
"""Those that hand over; the page reads for itself."""


# What each must do -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", RIGS)
async def test_it_is_called_as_its_addresses_and_names_what_it_sent(name: str, tmp_path: Path) -> None:
    async with RIGS[name](tmp_path) as rig:
        assert rig.channel.name == rig.there.channel == name
        first, second = await rig.sends(), await rig.sends()
        assert first and second and first != second


@pytest.mark.parametrize("name", [name for name in PUSHING if name != "email"])
async def test_every_word_arrives_in_its_order(name: str, tmp_path: Path) -> None:
    async with RIGS[name](tmp_path) as rig:
        for text in TEXTS:
            await rig.sends(text)
        assert bare(rig.read()) == bare(" ".join(TEXTS))


@pytest.mark.parametrize("name", [name for name in PUSHING if name != "email"])
async def test_what_is_offered_can_be_chosen_and_read(name: str, tmp_path: Path) -> None:
    """A label that is too long for its place is cut between words, and stands whole somewhere."""
    buttons = tuple(Button("choose", str(n), label) for n, label in enumerate(LABELS))
    async with RIGS[name](tmp_path) as rig:
        await rig.sends(text="اختر", buttons=buttons, stamp=3)
        offered = rig.offered()
        assert len(offered) == len(LABELS)
        for title, label in zip(offered, LABELS, strict=True):
            assert label.startswith(title.rstrip("… ")), (title, label)


@pytest.mark.parametrize("name", PUSHING)
async def test_a_file_arrives_as_it_was_kept(name: str, tmp_path: Path) -> None:
    async with RIGS[name](tmp_path) as rig:
        assert rig.keep
        kept = await rig.keep(PDF, "كشف الحساب.pdf", AttachmentKind.DOCUMENT)
        await rig.sends(text="المستند", attachments=(kept,))
        assert rig.files() == [PDF]
        assert "المستند" in rig.read()


@pytest.mark.parametrize("name", PUSHING)
async def test_a_file_that_is_missing_is_refused(name: str, tmp_path: Path) -> None:
    gone = Attachment("0" * 32 + ".pdf", AttachmentKind.DOCUMENT, "application/pdf", 10, "a.pdf")
    async with RIGS[name](tmp_path) as rig:
        with pytest.raises(Refused):
            await rig.sends(text="المستند", attachments=(gone,))


@pytest.mark.parametrize("name", PUSHING)
async def test_each_failure_has_its_kind_and_tells_nothing(name: str, tmp_path: Path) -> None:
    async with RIGS[name](tmp_path) as rig:
        for what, (bring_about, kind) in rig.troubles.items():
            bring_about()
            with pytest.raises(SendError) as caught:
                await rig.sends(text=SECRET)
            assert isinstance(caught.value, kind), f"{what}: {caught.value!r}"
            assert isinstance(caught.value, TryLater) == issubclass(kind, TryLater), what
            told = f"{caught.value} {caught.value!r} {caught.value.why}"
            assert not [each for each in (SECRET, *rig.secrets) if each in told], what
