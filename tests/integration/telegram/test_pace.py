"""What goes out first when a group may hear 20 things a minute and a bot may say 30 a second."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.channels.telegram.api import rate_limits
from bot.core.conversation import Address, Party
from bot.core.messages import Message
from bot.store.queries import conversations, outbox
from bot.store.schema import outbox as outbox_table
from tests.fixtures.bot_api import BotApi
from tests.integration.telegram_rig import (
    BADR,
    GROUP,
    HUDA,
    SUPERVISOR,
    Rig,
    local_api,
    rida,
    said,
    staff_group,
)

PEOPLE = range(1000, 1030)
CRY = "الحقوني البيت يحترق"
REAL = {"RIDA_TELEGRAM__PER_SECOND": "30"}


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with local_api() as api:
        staff_group(api)
        for person in PEOPLE:
            api.people.person(person, f"Person {person}")
        yield api


def topics(api: BotApi) -> list[int]:
    return sorted(topic.thread for topic in api.state.chats[GROUP].topics.values())


async def test_among_thirty_complaints_a_cry_and_the_word_of_staff_wait_for_nobody(
    tmp_path: Path, api: BotApi
) -> None:
    async with rida(tmp_path, api, **REAL) as rig:
        for person in PEOPLE:
            await rig.says(person, "/complaint")
            await rig.says(person, "لم يصلني رد")
            await rig.presses(person, "هذا كل شيء")
            await rig.presses(person, "أترك الحل لكم")
        confirm = {person: rig.button(person, "نعم، صحيح") for person in PEOPLE}
        api.rates.on = True
        for person, message in confirm.items():
            api.people.presses(person, message, "نعم، صحيح")
        await rig.until(lambda: all("شكوا" in rig.shown(person)[-1] for person in PEOPLE), 60)
        calls = rate_limits.GROUP_SENDS - rate_limits.KEPT_FREE
        await rig.until(lambda: sum(counted(api)) >= calls, 60)
        assert len(topics(api)) < len(PEOPLE), "the group has had its share"

        begun = asyncio.get_running_loop().time()
        api.people.writes(HUDA, CRY)
        await rig.in_topic("نداء استغاثة في الحالة")
        assert asyncio.get_running_loop().time() - begun < 10

        first = next(t for t in topics(api) if api.sent(GROUP, t))
        begun = asyncio.get_running_loop().time()
        word = api.people.writes(SUPERVISOR, "نتابع شكواك الآن", chat=GROUP, thread=first)
        await rig.reaction(word["message_id"], "👍")
        assert asyncio.get_running_loop().time() - begun < 10
        assert any("نتابع شكواك الآن" in text for person in PEOPLE for text in rig.shown(person))
        assert GROUP not in api.rates.met


def counted(api: BotApi) -> list[bool]:
    """Which calls count to the group's share."""
    return [
        str(params.get("chat_id")) == str(GROUP) and method not in rate_limits.UNCOUNTED
        for method, params in api.calls
    ]


async def test_a_cry_is_answered_before_two_hundred_queued_answers(tmp_path: Path, api: BotApi) -> None:
    async with rida(tmp_path, api, **REAL) as rig:
        for person in (*PEOPLE, HUDA, BADR):
            api.people.starts(person)
        await rig.until(lambda: all(api.sent(person) for person in (*PEOPLE, HUDA, BADR)))
        await rig.app.runtime.settle()
        database, now = rig.app.database, rig.app.runtime.clock.now()
        async with database.write() as conn:
            for person in (*PEOPLE, HUDA):
                there = await conversations.find(conn, Address("telegram", str(person), Party.PERSON))
                assert there
                for number in range(7):
                    await outbox.queue(conn, there.id, Message(f"جواب {number}", "ar"), now)
        api.people.writes(HUDA, CRY)
        await rig.until(lambda: "998" in " ".join(rig.shown(HUDA)))
        assert await waiting(rig) > 100, "the cry passed them, her own answers, too"
        await rig.until(lambda: rig.shown(HUDA).count("جواب 6"), 60)
        mine = [text for text in rig.shown(HUDA) if text.startswith("جواب")]
        assert mine == [f"جواب {number}" for number in range(7)], "what does not pass keeps its order"


async def waiting(rig: Rig) -> int:
    return sum(row["status"] == "queued" for row in await rig.rows(outbox_table))


async def test_what_waits_to_change_a_card_becomes_one_change(
    tmp_path: Path, api: BotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rate_limits, "GROUP_SPAN", 2.0)  # a minute that passes soon
    async with rida(tmp_path, api, **REAL) as rig:
        await rig.complains()
        thread = await rig.topic()
        card = await rig.in_topic("شكوى رقم 1001", thread)
        await rig.app.runtime.settle()
        fault = api.fails("editMessageText", 429, times=1, retry_after=2, chat_id=GROUP)
        for label in ("المزيد", "أستلمها"):
            api.people.presses(SUPERVISOR, card, label)
        await rig.until(lambda: fault.times == 0)
        api.calls.clear()
        await rig.until(lambda: "المسؤول: مشرف المشاريع" in said(now(api, card)), 30)
        await rig.app.runtime.settle()
        edits = [params for method, params in api.calls if method == "editMessageText"]
        assert len(edits) == 1, "the last state is the only one that is told"
        assert {row["status"] for row in await rig.rows(outbox_table)} == {"sent"}
        await rig.until(lambda: api.state.chats[GROUP].topics[thread].icon == "5238156910363950406")


def now(api: BotApi, message: dict[str, int]) -> dict[str, object]:
    found: dict[str, object] = api.state.chats[GROUP].messages[message["message_id"]]
    return found
