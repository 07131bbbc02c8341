"""Another program with the bot's token: staff hear of it once, with the mend, and once when it is over."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from bot.channels.telegram.incoming import update_conflicts
from tests.fixtures.bot_api import BotApi
from tests.integration.telegram_rig import (
    GROUP,
    HUDA,
    MODES,
    Rig,
    Wall,
    rida,
    said,
)

pytestmark = pytest.mark.usefixtures("group")


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(update_conflicts, "PATIENCE", timedelta(seconds=3))
    monkeypatch.setattr(update_conflicts, "LOOK", 0.2)


@asynccontextmanager
async def another_program(api: BotApi) -> AsyncIterator[None]:
    """It polls, and asks again after every refusal."""

    async def poll() -> None:
        async with httpx.AsyncClient(timeout=60) as client:
            while True:
                await client.post(f"{api.base_url}{api.token}/getUpdates", data={"timeout": 30})
                await asyncio.sleep(0.1)

    polling = asyncio.create_task(poll())
    try:
        yield
    finally:
        polling.cancel()
        with suppress(asyncio.CancelledError):
            await polling


def told(api: BotApi, what: str) -> int:
    return sum(what in said(message) for message in api.sent(GROUP))


async def over(rig: Rig, wall: Wall) -> None:
    """A while later something comes, to us alone."""
    wall.ahead += timedelta(minutes=11)
    rig.api.people.writes(HUDA, "/menu")
    await rig.in_topic("عادت رسائل المستفيدين كلها إلينا")


async def test_staff_hear_once_of_a_program_that_polls_beside_us(tmp_path: Path, api: BotApi) -> None:
    wall = Wall()
    async with rida(tmp_path, api, wall=wall) as rig:
        assert rig.app.telegram
        async with another_program(api):
            notice = await rig.in_topic("برنامج آخر يستقبل رسائل هذا البوت")
            assert "@BotFather" in said(notice)
            assert rig.app.telegram.warnings() == ["telegram-bot-shared"]
            await asyncio.sleep(2)
        assert told(api, "برنامج آخر يستقبل") == 1
        mails = await rig.mails("برنامج آخر يستقبل رسائل المستفيدين")
        assert sorted(to for to, _ in mails) == ["director@example.org", "supervisor@example.org"]
        assert all("رمزًا جديدًا" in text for _, text in mails)
        await over(rig, wall)
        assert rig.app.telegram.warnings() == []


async def test_a_new_start_in_the_midst_of_it_does_not_tell_again(tmp_path: Path, api: BotApi) -> None:
    wall = Wall()
    async with another_program(api):
        async with rida(tmp_path, api, wall=wall) as rig:
            await rig.in_topic("برنامج آخر يستقبل رسائل هذا البوت")
        async with rida(tmp_path, api, wall=wall) as rig:
            assert rig.app.telegram
            await rig.until(lambda: rig.app.telegram and rig.app.telegram.warnings())
            await asyncio.sleep(4)
            assert told(api, "برنامج آخر يستقبل") == 1
    async with rida(tmp_path, api, wall=wall) as rig:
        await over(rig, wall)


async def test_a_short_overlap_tells_nobody(tmp_path: Path, api: BotApi) -> None:
    wall = Wall()
    async with rida(tmp_path, api, wall=wall) as rig:
        assert rig.app.telegram
        await rig.says(HUDA, "/menu")
        async with another_program(api):
            await asyncio.sleep(1)
        wall.ahead += timedelta(minutes=11)
        await rig.says(HUDA, "/contact", "966503011458")
        assert (told(api, "برنامج آخر"), told(api, "عادت رسائل")) == (0, 0)
        assert rig.app.telegram.warnings() == []


@pytest.mark.parametrize("mode", MODES)
async def test_a_webhook_that_leads_elsewhere_is_told(tmp_path: Path, api: BotApi, mode: str) -> None:
    """By polling Telegram refuses us; with a webhook of our own nothing comes any more, and we look."""
    wall = Wall()
    async with rida(tmp_path, api, mode, wall=wall) as rig:
        await rig.says(HUDA, "/menu")
        ours = api.delivery.webhook
        api.delivery.set_webhook("http://127.0.0.1:9/elsewhere", "", 1)
        await rig.in_topic("رسائل هذا البوت موجّهة إلى برنامج آخر")
        api.delivery.stop_webhook()
        if ours:
            api.delivery.set_webhook(ours.url, ours.secret, ours.connections)
        await over(rig, wall)
        assert told(api, "موجّهة إلى برنامج آخر") == 1


async def test_another_program_that_takes_our_webhook_away_is_told(tmp_path: Path, api: BotApi) -> None:
    async with rida(tmp_path, api, "webhook") as rig:
        await rig.says(HUDA, "/menu")
        api.delivery.stop_webhook()
        await rig.in_topic("رسائل هذا البوت موجّهة إلى برنامج آخر")
