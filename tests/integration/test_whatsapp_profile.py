"""What WhatsApp is told of the society at the start: what the card holds, once, whatever goes wrong."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.app.whatsapp import COMMANDS, profile_of
from bot.channels.shared.commands import PERSON
from bot.channels.whatsapp.api.account import Account
from bot.channels.whatsapp.api.client import Client
from bot.channels.whatsapp.identity import Identity
from bot.channels.whatsapp.profile import Introduction, Profile
from bot.config import load
from bot.store.sqlite.database import Database
from faq.text.normalise import fold
from handlers.shared.keywords import PERSON as WORDS
from handlers.shared.keywords import commands
from tests.fixtures.graph_api import GraphApi
from tests.unit.world import World, person

SETTINGS = load(Path(__file__).parents[2] / "config.yaml", {})
CARD = profile_of(SETTINGS)
HUDA = person("huda")


@asynccontextmanager
async def introducing(
    api: GraphApi, folder: Path, profile: Profile = CARD, me: Identity | None = None
) -> AsyncIterator[Introduction]:
    database = await Database.open(f"sqlite:///{folder}/rida.db")
    account = Account(token=api.token, phone_number_id=api.phone_number_id, api_base_url=api.url)
    client = Client(account)
    try:
        yield Introduction(client, database, api.phone_number_id, profile, me or Identity("9665"))
    finally:
        await client.close()
        await database.close()


async def introduced(api: GraphApi, folder: Path, profile: Profile = CARD) -> list[tuple[str, str, Any]]:
    """The calls of one start."""
    api.calls.clear()
    async with introducing(api, folder, profile) as introduction:
        await introduction.introduce()
    return list(api.calls)


def posts(calls: list[tuple[str, str, Any]]) -> list[str]:
    return [path.rpartition("/")[2] for method, path, _ in calls if method == "POST"]


async def test_the_card_is_told_once_and_again_when_it_changes(tmp_path: Path) -> None:
    async with GraphApi().serving() as api:
        first = await introduced(api, tmp_path)
        assert posts(first) == ["whatsapp_business_profile", "conversational_automation"]
        assert api.pages.profile["email"] == SETTINGS.society.email
        assert SETTINGS.society.name.model_dump()["ar"] in api.pages.profile["description"]
        assert "\u2068" not in "".join(map(str, api.pages.profile.values()))
        assert len(api.pages.automation["prompts"]) == 4
        assert await introduced(api, tmp_path) == []
        moved = await introduced(api, tmp_path, replace(CARD, address="جدة، حي الروضة"))
        assert posts(moved) == ["whatsapp_business_profile"]
        (said,) = (body for method, _, body in moved if method == "POST")
        assert said == {"messaging_product": "whatsapp", "address": "جدة، حي الروضة"}


async def test_what_the_society_wrote_at_meta_stands_until_the_card_changes(tmp_path: Path) -> None:
    async with GraphApi().serving() as api:
        await introduced(api, tmp_path)
        api.pages.profile |= {"description": "كتبناه بأنفسنا", "vertical": "NONPROFIT"}
        await introduced(api, tmp_path)
        assert api.pages.profile["description"] == "كتبناه بأنفسنا"
        assert api.pages.profile["vertical"] == "NONPROFIT"


async def test_what_stands_there_already_is_not_said(tmp_path: Path) -> None:
    site = replace(CARD, websites=("https://rida.example.org",))
    async with GraphApi().serving() as api:
        await introduced(api, tmp_path, site)
        api.pages.profile["websites"] = ["https://rida.example.org/"]
        (tmp_path / "rida.db").unlink()
        assert posts(await introduced(api, tmp_path, site)) == []


async def test_nothing_is_said_empty_and_nothing_too_long(tmp_path: Path) -> None:
    long = Profile(
        about="كلمة " * 60,
        description="كلمة " * 300,
        address="كلمة " * 100,
        email="a" * 130 + "@b.c",
        websites=("https://x.example/" + "a" * 300, "https://y.example", "", "https://z.example"),
        prompts=("قصير", "ط" * 81, *"أبجد"),
        commands=tuple((f"c{n}", "وصف " * 90) for n in range(30)),
    )
    async with GraphApi().serving() as api:
        await introduced(api, tmp_path, long)
        assert "email" not in api.pages.profile
        assert api.pages.profile["about"].endswith("كلمة…")
        assert api.pages.profile["websites"] == ["https://y.example", "https://z.example"]
        assert api.pages.automation["prompts"] == ["قصير", *"أبج"]
        api.pages.profile = {"about": "ما كُتب هناك"}
        await introduced(api, tmp_path, Profile())
        assert api.pages.profile == {"about": "ما كُتب هناك"}


async def test_what_is_refused_takes_nothing_else_with_it(tmp_path: Path) -> None:
    wrong = replace(CARD, websites=("no address",), address="جدة")
    async with GraphApi().serving() as api:
        await introduced(api, tmp_path, wrong)
        assert api.pages.profile["address"] == "جدة" and api.pages.profile["email"]
        assert "websites" not in api.pages.profile
        assert api.pages.automation["prompts"]


@pytest.mark.parametrize(
    "fault", [{"http": 500}, {"page": 502}, {"drop": True}, {"code": 190}, {"code": 4}]
)
async def test_while_whatsapp_is_away_nothing_ends_and_it_is_said_at_the_next_start(
    tmp_path: Path, fault: dict[str, Any]
) -> None:
    async with GraphApi().serving() as api:
        api.faults.next(**fault, on="profile", times=None)
        await introduced(api, tmp_path)
        assert not api.pages.profile.get("description")
        api.faults.planned.clear()
        assert "whatsapp_business_profile" in posts(await introduced(api, tmp_path))


async def test_a_number_that_is_not_written_is_asked_until_it_is_told(tmp_path: Path) -> None:
    async with GraphApi().serving() as api:
        me = Identity()
        async with introducing(api, tmp_path, me=me) as introduction:
            await asyncio.wait_for(introduction.run(asyncio.Event()), 10)
        assert me.number == api.number


async def test_while_the_number_is_not_told_a_stop_ends_the_waiting(tmp_path: Path) -> None:
    async with GraphApi().serving() as api:
        api.account.token_revoked = True
        stop, me = asyncio.Event(), Identity()
        async with introducing(api, tmp_path, me=me) as introduction:
            waiting = asyncio.create_task(introduction.run(stop))
            await asyncio.sleep(0.3)
            stop.set()
            await asyncio.wait_for(waiting, 5)
        assert me.number == ""


def test_whatever_a_touch_sends_leads_where_it_says() -> None:
    asked = {prompt: World() for prompt in CARD.prompts}
    keys = [[m.key for m in world.write(HUDA, prompt)][-1] for prompt, world in asked.items()]
    assert keys == ["complaint-begin", "registration-which", "no-cases", "human-ask"]


def test_every_command_of_the_list_can_be_typed() -> None:
    known = commands(WORDS, fold)
    assert {name: known.get(fold(f"/{name}")) for name in COMMANDS} == {
        name: PERSON[name] for name in COMMANDS
    }
