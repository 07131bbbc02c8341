"""One person writes thousands of messages in a minute: all are kept, the others are answered meanwhile, and
staff read a few lines. `FLOOD=10000` says how many; a few hundred show the same."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from bot.store.schema import cases, inbox, outbox
from handlers.person.flood_control import AT_ONCE
from tests.fixtures.bot_api import BotApi
from tests.integration.telegram_rig import (
    AGENT,
    BADR,
    GROUP,
    HUDA,
    Rig,
    Wall,
    labels,
    rida,
    said,
)

pytestmark = pytest.mark.usefixtures("group")
MESSAGES = int(os.environ.get("FLOOD", "600"))
PATIENCE = 60 + MESSAGES / 10  # seconds; a test waits for what happens, however slow the machine


async def kept(rig: Rig) -> list[str]:
    rows = await rig.rows(inbox)
    texts = [r["event"]["words"]["text"] for r in rows if r["kind"] == "MessageReceived"]
    return [text for text in texts if text.startswith("سطر ")]


async def test_a_flood_is_kept_whole_and_read_in_a_few_lines(tmp_path: Path, api: BotApi) -> None:
    wall = Wall()
    async with rida(tmp_path, api, wall=wall) as rig:
        await rig.says(HUDA, "/human")
        await rig.says(HUDA, "عندي سؤال عن الدورة")
        thread = await rig.topic()
        calm, before = len(api.sent(HUDA)), len(api.sent(GROUP, thread))
        for number in range(MESSAGES):
            api.people.writes(HUDA, f"سطر {number}")
            if number == MESSAGES // 4:
                api.people.writes(BADR, "/menu")
        await rig.until(lambda: api.sent(BADR), PATIENCE)
        assert len(await kept(rig)) < MESSAGES, "the others need not wait for the end of it"

        await rig.until(lambda: not api.delivery.pending, PATIENCE)
        await rig.app.runtime.settle()
        for _ in range(2):
            wall.ahead += timedelta(minutes=2)
            await rig.app.runtime.settle()

        assert await kept(rig) == [f"سطر {number}" for number in range(MESSAGES)]
        assert sum("وصلتنا رسائلك كلها" in text for text in rig.shown(HUDA)) == 1
        assert len(api.sent(HUDA)) - calm <= 3
        lines = api.sent(GROUP, thread)[before:]
        assert len(lines) <= AT_ONCE + 15, "of which the digests are few, however long each is"
        (case,) = await rig.rows(cases)
        words = case["rest"]["words"]
        told = sum(each["text"].count("سطر ") + each["others"] for each in words)
        assert told == MESSAGES
        assert {row["status"] for row in await rig.rows(outbox)} == {"sent"}

        api.people.writes(AGENT, "/said 1001", chat=GROUP)
        page = await rig.in_topic("ما كتبه صاحب الحالة 1001، الصفحة 1", thread)
        assert "سطر 0" in said(page)
        assert labels(page) == ["الصفحة التالية"]
        api.people.presses(AGENT, page, "الصفحة التالية")
        second = await rig.in_topic("الصفحة 2", thread)
        assert "سطر 40" in said(second)


async def test_a_flood_before_any_case_goes_along_with_the_complaint(tmp_path: Path, api: BotApi) -> None:
    wall = Wall()
    async with rida(tmp_path, api, wall=wall) as rig:
        for number in range(100):
            api.people.writes(BADR, f"سطر {number}")
        await rig.until(lambda: not api.delivery.pending, PATIENCE)
        await rig.app.runtime.settle()
        wall.ahead += timedelta(minutes=2)
        await rig.app.runtime.settle()
        assert len(api.sent(BADR)) <= AT_ONCE + 3
        await rig.presses(BADR, "أسأل موظفًا")
        await rig.topic()
        (case,) = await rig.rows(cases)
        texts = [line for each in case["rest"]["words"] for line in each["text"].splitlines()]
        assert texts == [f"سطر {number}" for number in range(100)]
