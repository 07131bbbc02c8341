"""A Bot API server that takes requests and never answers: it is left after a while and asked again,
nothing is lost, and the house stops in time all the same."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot.channels.telegram.api import client
from bot.channels.telegram.incoming import polling
from bot.store.schema import inbox, outbox
from tests.fixtures.bot_api import BotApi
from tests.integration.telegram_rig import GROUP, HUDA, rida, said

pytestmark = pytest.mark.usefixtures("group")


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "READ_TIMEOUT", 0.5)
    monkeypatch.setattr(polling, "LONG_POLL", 1)
    monkeypatch.setattr(polling, "PATIENCE", 0.5)


@pytest.mark.usefixtures("impatient")
async def test_polling_goes_on_after_requests_that_were_never_answered(
    tmp_path: Path, api: BotApi
) -> None:
    async with rida(tmp_path, api) as rig:
        await rig.says(HUDA, "/menu")
        api.fails("getUpdates", "hang", times=2)
        texts = [f"زقفخظ {number}" for number in range(5)]
        for text in texts:
            api.people.writes(HUDA, text)
        await rig.until(lambda: not api.delivery.pending, 30)
        await rig.app.runtime.settle()
        rows = [
            row["event"]["words"]["text"]
            for row in await rig.rows(inbox)
            if row["kind"] == "MessageReceived"
        ]
        assert rows == texts


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(("after", "most"), [(False, 1), (True, 2)], ids=["unheard", "heard"])
async def test_a_send_that_was_never_answered_is_repeated_at_most_once(
    tmp_path: Path, api: BotApi, after: bool, most: int
) -> None:
    """Whether the server did it before it fell silent cannot be known: then it may come twice."""
    async with rida(tmp_path, api) as rig:
        await rig.complains()
        await rig.topic()
        api.fails("sendMessage", "hang", chat_id=HUDA, after=after)
        api.people.writes(HUDA, "/contact")
        await rig.until(lambda: any("966503011458" in text for text in rig.shown(HUDA)), 30)
        async with asyncio.timeout(30):
            while {row["status"] for row in await rig.rows(outbox)} != {"sent"}:
                await asyncio.sleep(0.1)
        assert 1 <= sum("966503011458" in text for text in rig.shown(HUDA)) <= most


@pytest.mark.usefixtures("impatient")
async def test_a_topic_that_hangs_holds_up_no_person(tmp_path: Path, api: BotApi) -> None:
    async with rida(tmp_path, api) as rig:
        await rig.complains()
        await rig.topic()
        fault = api.fails("*", "hang", chat_id=GROUP, times=None)
        await rig.says(HUDA, "/human")
        await rig.says(HUDA, "متى الرد؟")
        await rig.says(HUDA, "/contact", "966503011458")
        fault.times = 0
        await rig.until(lambda: any("متى الرد؟" in said(m) for m in api.sent(GROUP)), 30)


async def test_it_stops_in_time_while_nothing_answers(tmp_path: Path, api: BotApi) -> None:
    """With the patience of real life: a send is given twenty seconds, a stop five."""
    async with AsyncExitStack() as house:
        rig = await house.enter_async_context(rida(tmp_path, api))
        await rig.says(HUDA, "/menu")
        api.fails("*", "hang", times=None)
        before = len(api.calls)
        api.people.writes(HUDA, "/contact")
        await rig.until(lambda: len(api.calls) > before)
        async with asyncio.timeout(5):
            await house.aclose()
    api.faults.planned.clear()
    async with rida(tmp_path, api) as rig:
        await rig.until(lambda: any("966503011458" in text for text in rig.shown(HUDA)), 30)
        assert not any(row["status"] == "parked" for row in await rig.rows(outbox))


async def test_it_stops_in_time_while_telegram_was_never_reached(tmp_path: Path, api: BotApi) -> None:
    api.fails("*", "hang", times=None)
    async with AsyncExitStack() as house:
        rig = await house.enter_async_context(rida(tmp_path, api))
        await rig.until(lambda: any(method == "getMe" for method, _ in api.calls))
        async with asyncio.timeout(5):
            await house.aclose()
