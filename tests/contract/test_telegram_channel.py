"""What the Telegram channel makes of faults that no run against the local Bot API can bring about."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import httpx
import pytest
from telegram.error import BadRequest

from bot.channels.shared.button_data import Signer
from bot.channels.telegram.api.client import Client
from bot.channels.telegram.api.files import Files
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.group.topics import ChatTarget, Desk
from bot.channels.telegram.incoming.webhook import webhook
from bot.core.conversation import Address, Party, room_of
from bot.core.events import Attachment, AttachmentKind
from bot.core.messages import Delivery, Message
from bot.runtime.delivery.channel import Refused
from bot.runtime.shared.clock import Clock
from bot.store.errors import CannotWrite, NoRoom
from bot.store.sqlite.database import Database
from tests.machine import NOON

GROUP, HUDA = -100, Address("telegram", "5", Party.PERSON)
PHOTO = Attachment("f.jpg", AttachmentKind.PHOTO, "image/jpeg", 10)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = await Database.open(f"sqlite:///{tmp_path}/rida.db")
    yield database
    await database.close()


class Fails:
    """Every call of the group's topics is refused with this text."""

    def __init__(self, text: str) -> None:
        self.text, self.asked = text, 0

    async def get_chat(self, _: int) -> Any:
        return SimpleNamespace(is_forum=True)

    async def get_forum_topic_icon_stickers(self) -> list[Any]:
        return []

    async def create_forum_topic(self, *_: Any, **__: Any) -> Any:
        self.asked += 1
        raise BadRequest(self.text)


def desk_of(client: Fails, database: Database) -> Desk:
    clock = cast(Clock, SimpleNamespace(elapsed=lambda: 100.0))
    return Desk(cast(Client, client), database, clock, GROUP, lambda case: str(case.number))


@pytest.mark.parametrize("error", [KeyError("f.jpg"), FileNotFoundError(), PermissionError()])
async def test_a_file_that_is_missing_gives_up_its_message_alone(
    database: Database, error: Exception
) -> None:
    async def send(*_: object, **__: object) -> None:
        raise error

    desk = desk_of(Fails(""), database)
    files = cast(Files, SimpleNamespace(send=send))
    client = cast(Client, SimpleNamespace())
    channel = TelegramChannel(client, Signer("a token"), desk, files, database, lambda: "")
    delivery = Delivery(1, HUDA, Message("", "ar", attachments=(PHOTO,)), NOON)
    with pytest.raises(Refused):
        await channel.send(delivery)


async def test_an_odd_refusal_is_told_and_leaves_the_topics_on(database: Database) -> None:
    """The next case asks for its topic again."""
    client = Fails("Bad Request: something that nobody has read before")
    desk, changes = desk_of(client, database), list[bool]()
    desk.on_change = lambda: changes.append(True)
    for number in (1001, 1002):
        with pytest.raises(BadRequest):
            await desk.target(room_of(number, "telegram"))
    assert client.asked == 2 and not changes


async def test_a_refusal_of_topics_sends_to_the_group_itself_for_a_while(database: Database) -> None:
    client = Fails("Bad Request: not enough rights to create a topic")
    desk, changes = desk_of(client, database), list[bool]()
    desk.on_change = lambda: changes.append(True)
    for number in (1001, 1002):
        assert await desk.target(room_of(number, "telegram")) == ChatTarget(GROUP)
    assert client.asked == 1 and changes == [True]


def test_a_webhook_without_a_secret_is_refused() -> None:
    async def heard(_: object) -> None: ...

    with pytest.raises(ValueError, match="secret"):
        webhook(cast(Any, None), "", heard)


# The webhook -----------------------------------------------------------------------------------------


class Taken:
    """Keeps what comes in, and the numbers that were heard."""

    def __init__(self, error: Exception | None = None) -> None:
        self.updates: list[Any] = []
        self.numbers: list[list[int]] = []
        self.error = error

    async def take(self, update: Any) -> None:
        if self.error:
            raise self.error
        self.updates.append(update)

    async def heard(self, numbers: Any) -> None:
        self.numbers.append(list(numbers))


@asynccontextmanager
async def calling(taken: Taken) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(webhook(cast(Any, taken), "secret", taken.heard))
    async with httpx.AsyncClient(transport=transport, base_url="http://rida") as client:
        yield client


GOOD = {"x-telegram-bot-api-secret-token": "secret"}


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        (GOOD, b'{"update_id": 7}', 200),
        ({}, b'{"update_id": 7}', 403),
        ({"x-telegram-bot-api-secret-token": "secre"}, b'{"update_id": 7}', 403),
        ({"x-telegram-bot-api-secret-token": ""}, b'{"update_id": 7}', 403),
        (GOOD, b"{", 400),
        (GOOD, b"[" * 100_000, 400),
        (GOOD, b'"' + b"x" * (1024 * 1024) + b'"', 413),
    ],
    ids=lambda each: str(each)[:30],
)
async def test_the_webhook_takes_what_telegram_sends_and_nothing_else(
    headers: dict[str, str], body: bytes, status: int
) -> None:
    taken = Taken()
    async with calling(taken) as client:
        answer = await client.post("/telegram", content=body, headers=headers)
    assert (answer.status_code, answer.content) == (status, b"")
    assert (taken.updates, taken.numbers) == (([{"update_id": 7}], [[7]]) if status == 200 else ([], []))


async def test_the_webhook_is_only_posted_to() -> None:
    taken = Taken()
    async with calling(taken) as client:
        answer = await client.get("/telegram", headers=GOOD)
    assert (answer.status_code, answer.headers["allow"], taken.numbers) == (405, "POST", [])


@pytest.mark.parametrize("error", [CannotWrite(Path("rida.db"), "locked"), NoRoom(Path("rida.db"))])
async def test_what_could_not_be_kept_is_asked_for_again(error: Exception) -> None:
    async with calling(Taken(error)) as client:
        answer = await client.post("/telegram", content=b'{"update_id": 7}', headers=GOOD)
    assert answer.status_code == 503


async def test_an_update_that_comes_in_pieces_is_one() -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for piece in (b'{"upd', b"", b'ate_id": ', b"7}"):
            yield piece

    taken = Taken()
    async with calling(taken) as client:
        answer = await client.post("/telegram", content=pieces(), headers=GOOD)
    assert (answer.status_code, taken.updates) == (200, [{"update_id": 7}])


async def test_an_update_that_is_cut_off_is_not_taken() -> None:
    """Whole or not, it comes again: nobody was told that it arrived."""
    taken, coming = Taken(), [{"type": "http.request", "body": b'{"update_id": 7}', "more_body": True}]
    said: list[Any] = []

    async def receive() -> Any:
        return coming.pop() if coming else {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        said.append(message.get("status"))

    scope = {"method": "POST", "headers": [(b"x-telegram-bot-api-secret-token", b"secret")]}
    await webhook(cast(Any, taken), "secret", taken.heard)(scope, receive, send)
    assert taken.updates == [] and 200 not in said
