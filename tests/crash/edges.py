"""The ways in: how what a person says reaches the bot over real HTTP, and what came back to the person."""

import asyncio
import copy
import json
import uuid
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, Protocol

import httpx
import itsdangerous

from tests.crash.book import Book
from tests.fixtures.bot_api import BotApi
from tests.fixtures.botapi.checks import pressable

UUIDS = uuid.UUID("6f1c2f0e-52f5-4f0b-9d5e-000000000000")
SECRET = "secret-of-the-crash-runs"
FIRST = 7001  # user id of the first person on Telegram
NETWORK = 0.05  # seconds to Telegram and back: several sends are under way when the process dies
RETRY = 0.02  # seconds after which a page, whose message was not taken, sends it again


class Edge(Protocol):
    """One way in. What cannot be handed over now is handed over again until it is taken."""

    name: str

    def environ(self, port: int) -> Mapping[str, str]:
        """Settings that this edge needs."""
        ...

    async def open(self, folder: Path, port: int) -> None: ...

    async def close(self) -> None: ...

    def address(self, person: int) -> str:
        """Of the person's conversation in the case book."""
        ...

    async def write(self, person: int, id: str, text: str) -> None: ...

    async def press(self, person: int, id: str, action: str) -> None: ...

    def keep(self) -> None:
        """Everybody stands before the last step: remember how it looks on their side."""
        ...

    def begin(self) -> None:
        """Everybody stands there again; from now on count what arrives."""
        ...

    def repeats(self) -> list[int]:
        """How many messages arrived more than once since, for each conversation."""
        ...


class Web:
    """The public chat. A page keeps what was not taken and sends it again under the same id."""

    name = "web"

    def environ(self, port: int) -> Mapping[str, str]:
        return {}

    async def open(self, folder: Path, port: int) -> None:
        self._book = Book(folder / "rida.db")
        self._folder = folder
        self._after = 0
        limits = httpx.Limits(max_connections=40)
        self._client = httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", limits=limits, timeout=20)

    async def close(self) -> None:
        await self._client.aclose()

    def address(self, person: int) -> str:
        return f"session-{person}"

    async def write(self, person: int, id: str, text: str) -> None:
        fields = {"client_id": (None, unique(id)), "text": (None, text)}
        await self._post(person, "/chat/messages", files=fields)

    async def press(self, person: int, id: str, action: str) -> None:
        stamp, button = self._book.button(self.address(person), action)
        press = {"client_id": unique(id), "action": action, "arg": button["arg"], "stamp": stamp}
        await self._post(person, "/chat/presses", json=press)

    async def _post(self, person: int, path: str, **body: object) -> None:
        while True:
            try:
                answer = await self._client.post(path, headers=self._headers(person), **body)  # type: ignore[arg-type]
            except httpx.TransportError:
                await asyncio.sleep(RETRY)
                continue
            assert answer.status_code == 202, f"{answer.status_code} {answer.text[:200]}"
            return

    def _headers(self, person: int) -> dict[str, str]:
        """The session's cookie, signed as the bot signs it: the key lies in its folder."""
        key = (self._folder / "session.key").read_text("ascii").strip()
        session = b64encode(json.dumps({"id": self.address(person)}).encode())
        cookie = itsdangerous.TimestampSigner(key).sign(session).decode()
        return {"cookie": f"rida_session={cookie}", "x-rida": "1"}

    def keep(self) -> None:
        pass  # a page shows what is in the book

    def begin(self) -> None:
        self._after = self._book.last_message()

    def repeats(self) -> list[int]:
        """The page reads what is in the book, each row once; so a repeat could only be one in the book."""
        return self._book.attempts_repeated(self._after)


class Telegram:
    """Our local Bot API: polling, or webhook. What was not confirmed it sends again, as Telegram does."""

    def __init__(self, mode: Literal["polling", "webhook"]) -> None:
        self.name = f"telegram {mode}"
        self._mode = mode

    def environ(self, port: int) -> Mapping[str, str]:
        return {
            "RIDA_TELEGRAM__ENABLED": "true",
            "RIDA_TELEGRAM__TOKEN": self._api.token,
            "RIDA_TELEGRAM__API_BASE_URL": self._api.url,
            "RIDA_TELEGRAM__MODE": self._mode,
            "RIDA_TELEGRAM__SECRET_TOKEN": SECRET,
            "RIDA_TELEGRAM__PER_SECOND": "0",  # the rate limit is not what is tried here
        }

    async def open(self, folder: Path, port: int) -> None:
        self._book, self._port = Book(folder / "rida.db"), port
        self._api = BotApi()
        self._api.network = NETWORK
        self._serving = self._api.serving()
        await self._serving.__aenter__()
        self._listen()

    def _listen(self) -> None:
        if self._mode == "webhook":
            self._api.delivery.set_webhook(f"http://127.0.0.1:{self._port}/telegram", SECRET, 40)

    async def close(self) -> None:
        await self._serving.__aexit__(None, None, None)

    def address(self, person: int) -> str:
        return str(FIRST + person)

    async def write(self, person: int, id: str, text: str) -> None:
        if FIRST + person not in self._api.state.users:
            self._api.people.person(FIRST + person)
        self._api.people.writes(FIRST + person, text)

    async def press(self, person: int, id: str, action: str) -> None:
        """Whoever sees it presses it: the message is there, or will be."""
        _, button = self._book.button(self.address(person), action)
        shown = [
            m
            for m in self._api.sent(FIRST + person)
            if button["label"] in pressable(m.get("reply_markup"))
        ]
        self._api.people.presses(FIRST + person, shown[-1], button["label"])

    def keep(self) -> None:
        self._chats = copy.deepcopy(self._api.state.chats)

    def begin(self) -> None:
        self._api.delivery.pending.clear()
        self._api.state.chats = copy.deepcopy(self._chats)
        self._seen = {m["message_id"] for chat in self._chats for m in self._api.sent(chat)}
        self._listen()

    def repeats(self) -> list[int]:
        chats = self._api.state.chats
        new = [[m["text"] for m in self._api.sent(c) if m["message_id"] not in self._seen] for c in chats]
        return [len(texts) - len(set(texts)) for texts in new]


def unique(id: str) -> str:
    """A page names its messages by UUIDs; the same id is the same message."""
    return str(uuid.uuid5(UUIDS, id))
