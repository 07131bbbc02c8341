"""An update on its way in: in front of sessions, kept in one transaction, and nothing waits for a note of when
Telegram was last heard."""

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import httpx
import pytest
from sqlalchemy import select

from bot.app.build import App, opened
from bot.app.web import web_of
from bot.channels.telegram.incoming.last_heard import NOTED, Hearing, number_of, update_name
from bot.config import load
from bot.core.conversation import Address, Party
from bot.core.events import ChannelMissed, ChannelSilent, Event, MessageReceived, Words
from bot.core.messages import Incoming
from bot.store.schema import settings
from bot.web.shared.guard import SECURITY_HEADERS
from tests.fixtures.bot_api import BotApi
from tests.integration.telegram_rig import HUDA, ROOT, SECRET, Wall, environment

Json = dict[str, Any]
ASKED = {"x-telegram-bot-api-secret-token": SECRET}
SENDER = {"id": HUDA, "is_bot": False, "first_name": "هدى", "language_code": "ar"}
CHAT = {"id": HUDA, "type": "private", "first_name": "هدى"}
MOST = 6  # statements, BEGIN and COMMIT among them


def written(number: int, text: str = "السلام عليكم") -> Json:
    message = {"message_id": number, "date": 1767225600, "chat": CHAT, "from": SENDER, "text": text}
    return {"update_id": number, "message": message}


@contextmanager
def overheard() -> Iterator[list[str]]:
    """What every connection that is opened meanwhile is asked, as long as it is open."""
    said, connect = list[str](), sqlite3.connect

    def listening(*args: Any, **kwargs: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*args, **kwargs)
        connection.set_trace_callback(said.append)
        return connection

    with patch("sqlite3.connect", listening):
        yield said


@asynccontextmanager
async def house(folder: Path, wall: Wall | None = None) -> AsyncIterator[App]:
    """Nothing runs in it: what came waits in the inbox."""
    config = folder / "config.yaml"
    config.write_bytes((ROOT / "config.yaml").read_bytes())
    api = BotApi()
    api.url = "http://127.0.0.1:9"
    async with opened(load(config, environment(api, "webhook")), wall=wall or Wall()) as app:
        yield app


@asynccontextmanager
async def telegram(app: App) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(web_of(app))
    async with httpx.AsyncClient(transport=transport, base_url="http://rida", headers=ASKED) as client:
        yield client


async def test_an_update_is_one_transaction_and_its_answer_has_no_cookie(tmp_path: Path) -> None:
    with overheard() as said:
        async with house(tmp_path) as app, telegram(app) as client:
            await client.post("/telegram", json=written(1))  # makes the conversation, and the note
            said.clear()
            answer = await client.post("/telegram", json=written(2))
    assert answer.status_code == 200
    assert not {name: value for name, value in SECURITY_HEADERS.items() if answer.headers[name] != value}
    assert "set-cookie" not in answer.headers
    taken = said[: said.index("COMMIT") + 1]
    assert taken[0] == "BEGIN IMMEDIATE" and len(taken) <= MOST, taken
    assert not [each for each in said if "settings" in each]


@pytest.mark.parametrize("waiting", [10, 1000])
async def test_what_waits_costs_the_next_update_nothing(tmp_path: Path, waiting: int) -> None:
    with overheard() as said:
        async with house(tmp_path) as app, telegram(app) as client:
            for number in range(waiting):
                await client.post("/telegram", json=written(number + 1))
            said.clear()
            await client.post("/telegram", json=written(waiting + 1))
            assert said.index("COMMIT") < MOST
            plans = [
                step.detail
                async for step in _plans(app, [each for each in said if each.startswith("SELECT")])
            ]
    assert plans and not [step for step in plans if step.startswith("SCAN")]


async def _plans(app: App, asked: list[str]) -> AsyncIterator[Any]:
    async with app.database.read() as conn:
        for each in asked:
            for step in await conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {each}"):
                yield step


# When Telegram was last heard ------------------------------------------------------------------------


class Told:
    def __init__(self) -> None:
        self.events: list[Event] = []

    async def __call__(self, name: str, event: Event) -> None:
        self.events.append(event)


def hearing(app: App, told: Told, bot: str = "7") -> Hearing:
    return Hearing(app.database, app.runtime.clock, bot, told)


async def kept(app: App, number: int, bot: str = "7") -> None:
    there = Address("telegram", str(HUDA), Party.PERSON)
    said = MessageReceived(Words("سلام"))
    await app.runtime.intake.accept(Incoming(update_name(bot, number), there, said, number=number))


async def notes(app: App) -> list[str]:
    async with app.database.read() as conn:
        query = select(settings.c.value).where(settings.c.key.startswith("telegram-heard"))
        return list((await conn.execute(query)).scalars())


async def test_the_time_is_noted_once_a_minute(tmp_path: Path) -> None:
    wall = Wall()
    async with house(tmp_path, wall) as app:
        heard = hearing(app, Told())
        await heard.heard([1])
        before = await notes(app)
        for number in range(2, 50):
            await heard.heard([number])
        assert await notes(app) == before
        wall.ahead += NOTED
        await heard.heard([50])
        assert await notes(app) != before


@pytest.mark.parametrize("ended", ["killed", "stopped"])
async def test_what_came_after_the_note_is_not_missing(tmp_path: Path, ended: str) -> None:
    wall, told = Wall(), Told()
    async with house(tmp_path, wall) as app:
        heard = hearing(app, told)
        for number in range(97, 104):
            await heard.heard([number])
            await kept(app, number)
        if ended == "stopped":
            await heard.heard([104])  # an update that said nothing to us
            await heard.note()
        last = 103 if ended == "killed" else 104
        wall.ahead += timedelta(hours=30)
        await hearing(app, told).heard([last + 3])
    (event,) = told.events
    assert isinstance(event, ChannelSilent) and event.missing == 2


async def test_another_bot_counts_by_itself(tmp_path: Path) -> None:
    wall, told = Wall(), Told()
    async with house(tmp_path, wall) as app:
        await hearing(app, told, "7").heard([5])
        await kept(app, 900, bot="70")
        await kept(app, 900, bot="8")
        wall.ahead += timedelta(hours=30)
        await hearing(app, told, "7").heard([6])
    (event,) = told.events
    assert isinstance(event, ChannelSilent) and event.missing == 0


async def test_updates_that_overtook_one_another_are_not_missing(tmp_path: Path) -> None:
    wall, told = Wall(), Told()
    async with house(tmp_path, wall) as app:
        heard = hearing(app, told)
        for number in (5, 7, 6):
            await heard.heard([number])
        wall.ahead += timedelta(hours=30)
        await heard.heard([])
        await heard.heard([8])
    silent, missed = told.events
    assert isinstance(silent, ChannelSilent) and silent.missing is None
    assert isinstance(missed, ChannelMissed) and missed.missing == 0


@pytest.mark.parametrize(
    ("update", "number"),
    [
        ({"update_id": 5}, 5),
        ({}, 0),
        ({"update_id": "5"}, 0),
        ({"update_id": True}, 0),
        ([], 0),
        (None, 0),
    ],
)
def test_the_number_of_whatever_comes(update: Any, number: int) -> None:
    assert number_of(update) == number
