"""The ways in: how what a person says reaches the bot over real HTTP, and what came back to the person."""

import asyncio
import copy
import json
import re
import uuid
from base64 import b64encode
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, Protocol

import httpx
import itsdangerous

from bot.channels.shared.button_data import WHOLE
from tests.crash.book import Book
from tests.crash.places import PLACES, WHERE_REPORTED
from tests.fixtures.bot_api import BotApi
from tests.fixtures.botapi.checks import pressable
from tests.fixtures.graph_api import GraphApi
from tests.fixtures.graphapi.people import pressable as replies
from tests.fixtures.graphapi.settings import settings_of

UUIDS = uuid.UUID("6f1c2f0e-52f5-4f0b-9d5e-000000000000")
SECRET = "secret-of-the-crash-runs"
FIRST = 7001  # user id of the first person on Telegram
FIRST_NUMBER = 966_500_100_000  # and the telephone of the first one on WhatsApp
UNSEEN = re.compile("[\u200e\u200f\u2066-\u2069]")
NETWORK = 0.05  # seconds to Telegram and back: several sends are under way when the process dies
RETRY = 0.02  # seconds after which a page, whose message was not taken, sends it again


class Edge(Protocol):
    """One way in. What cannot be handed over now is handed over again until it is taken. A crash may repeat
    so many messages of a conversation: none where the platform reports what it has."""

    name: str
    repeats_a_crash: int

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

    def missing(self) -> int:
        """How many messages the book says were sent since, and nobody has."""
        ...


class Web:
    """The public chat. A page keeps what was not taken and sends it again under the same id."""

    name = "web"
    repeats_a_crash = 1

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

    def missing(self) -> int:
        return 0  # what is in the book has arrived


class Telegram:
    """Our local Bot API: polling, or webhook. What was not confirmed it sends again, as Telegram does."""

    repeats_a_crash = 1

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

    def missing(self) -> int:
        return 0  # what was edited in its place is not there any more


class WhatsApp:
    """Our local Cloud API. What was not taken is posted again, messages and statuses alike."""

    name = "whatsapp"
    repeats_a_crash = 0

    def environ(self, port: int) -> Mapping[str, str]:
        return settings_of(self._api)

    async def open(self, folder: Path, port: int) -> None:
        self._book, self._port = Book(folder / "rida.db"), port
        self._after = self._seen = 0
        self._api = GraphApi()
        self._api.network = NETWORK
        self._serving = self._api.serving()
        await self._serving.__aenter__()
        self._listen()

    def _listen(self) -> None:
        self._api.webhooks.listens(f"http://127.0.0.1:{self._port}/whatsapp")

    async def close(self) -> None:
        await self._serving.__aexit__(None, None, None)

    def address(self, person: int) -> str:
        return str(FIRST_NUMBER + person)

    async def write(self, person: int, id: str, text: str) -> None:
        who = self.address(person)
        if self._api.state.find(who) is None:
            self._api.people.person(who)
        self._api.people.writes(who, text)

    async def press(self, person: int, id: str, action: str) -> None:
        """Whoever sees it presses it: the message is there, or will be."""
        who = self.address(person)
        shown = [
            (message, title)
            for message in self._api.sent(who)
            for title, reply in replies(message)
            if WHOLE + action + WHOLE in str(reply.get(reply["type"], {}).get("id"))
        ]
        self._api.people.presses(who, *shown[-1])

    def keep(self) -> None:
        self._seen = len(self._api.state.sent)

    def begin(self) -> None:
        """What the platform did not get rid of in the round before concerns nobody any more."""
        self._api.webhooks.stops()
        self._api.webhooks.pending.clear()
        del self._api.state.sent[self._seen :]
        self._after = self._book.last_message()
        self._listen()

    def _people(self) -> list[tuple[Counter[str], list[str]]]:
        """For each: how often the book says that something was sent, and all that they were sent since."""
        new = self._api.state.sent[self._seen :]
        return [
            (
                Counter(filter(None, map(bare, self._book.sent(person.wa_id, self._after)))),
                [bare(body_of(each.posted)) for each in new if each.to is person],
            )
            for person in self._api.state.people
        ]

    def repeats(self) -> list[int]:
        """Words of one message of ours may stand in one of WhatsApp's beside others; each only once."""
        return [
            sum(max(0, _standing(text, bodies) - often) for text, often in told.items())
            for told, bodies in self._people()
        ]

    def missing(self) -> int:
        return sum(
            max(0, often - _standing(text, bodies))
            for told, bodies in self._people()
            for text, often in told.items()
        )


def _standing(text: str, bodies: list[str]) -> int:
    return sum(body.count(text) for body in bodies)


def body_of(message: Mapping[str, Any]) -> str:
    """The words of a message as it was posted."""
    kind = message["type"]
    content = message[kind]
    return str(content["body"]["text"] if kind == "interactive" else content.get("body", ""))


def bare(text: str) -> str:
    """Without what nobody sees, and however its lines are broken."""
    return " ".join(UNSEEN.sub("", text).split())


def places_of(edge: Edge) -> list[str]:
    """Where the process can die on this way."""
    return [place for place in PLACES if not edge.repeats_a_crash or place not in WHERE_REPORTED]


def unique(id: str) -> str:
    """A page names its messages by UUIDs; the same id is the same message."""
    return str(uuid.uuid5(UUIDS, id))
