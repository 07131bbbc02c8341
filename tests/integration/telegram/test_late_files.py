"""Files that are long in coming, or never come: nobody waits for them, nothing is lost by a restart, and
whoever is to have them has them or hears why not."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from time import monotonic

import pytest

from bot.store.schema import attachments, awaited_files, cases
from tests.fixtures.bot_api import BotApi
from tests.fixtures.botapi.faults import Fault
from tests.integration.telegram_rig import (
    AGENT,
    BADR,
    GROUP,
    HUDA,
    MODES,
    Json,
    Rig,
    rida,
    said,
)

pytestmark = pytest.mark.usefixtures("group")
JPEG = b"\xff\xd8\xff\xe0" + bytes(400)
UNAVAILABLE = "Bad Request: wrong file_id or the file is temporarily unavailable"
AT_ONCE = 8.0  # seconds on a busy machine; a file that hangs takes twenty and more


@pytest.fixture(params=MODES)
async def rig(request: pytest.FixtureRequest, tmp_path: Path, api: BotApi) -> AsyncIterator[Rig]:
    async with rida(tmp_path, api, mode=request.param) as rig:
        await rig.says(HUDA, "/menu")
        yield rig


@pytest.fixture
async def polled(tmp_path: Path, api: BotApi) -> AsyncIterator[Rig]:
    async with rida(tmp_path, api) as rig:
        yield rig


def hangs(api: BotApi) -> Fault:
    return api.fails("getFile", "hang", times=None)


def files_in(api: BotApi, chat: int) -> list[Json]:
    return [message for message in api.sent(chat) if "photo" in message]


# nobody waits


async def test_a_file_that_hangs_holds_up_neither_others_nor_its_sender(rig: Rig) -> None:
    hangs(rig.api)
    for _ in range(12):
        rig.api.people.sends_file(HUDA, "photo", JPEG)
    await rig.until(lambda: any(method == "getFile" for method, _ in rig.api.calls))
    begun = monotonic()
    await rig.says(BADR, "/contact", "966503011458")
    await rig.says(HUDA, "/contact", "966503011458")
    await rig.until(lambda: not rig.api.delivery.pending)
    assert monotonic() - begun < AT_ONCE


async def test_a_cry_for_help_under_a_photo_is_answered_at_once(rig: Rig) -> None:
    hangs(rig.api)
    begun = monotonic()
    rig.api.people.sends_file(HUDA, "photo", JPEG, caption="البيت يحترق الآن ساعدوني")
    await rig.until(lambda: any("999" in text or "911" in text for text in rig.shown(HUDA)))
    assert monotonic() - begun < AT_ONCE


async def test_words_keep_their_order_around_a_file_that_hangs(rig: Rig) -> None:
    fault = hangs(rig.api)
    await rig.says(HUDA, "/complaint")
    rig.api.people.writes(HUDA, "أولًا")
    rig.api.people.sends_file(HUDA, "photo", JPEG, caption="ثانيًا")
    rig.api.people.writes(HUDA, "ثالثًا")
    for label in ("هذا كل شيء", "أترك الحل لكم"):
        await rig.presses(HUDA, label)
    assert "ما زال في الطريق" in rig.shown(HUDA)[-1]
    await rig.presses(HUDA, "نعم، صحيح", "1001")
    (case,) = await rig.rows(cases)
    assert [words["text"] for words in case["rest"]["words"]] == ["أولًا", "ثانيًا", "ثالثًا"]
    await rig.topic()
    assert not files_in(rig.api, GROUP)
    fault.times = 0


# the room has it when it is here


async def on_its_way(rig: Rig) -> Fault:
    """A complaint whose photo hangs."""
    fault = rig.api.fails("getFile", 400, times=None, description=UNAVAILABLE)
    await rig.says(HUDA, "/complaint")
    rig.api.people.sends_file(HUDA, "photo", JPEG, caption="هذا ما حدث")
    for label in ("هذا كل شيء", "أترك الحل لكم"):
        await rig.presses(HUDA, label)
    await rig.presses(HUDA, "نعم، صحيح", "1001")
    await rig.in_topic("ما زال في الطريق")
    return fault


async def test_the_room_sees_that_a_file_is_on_its_way_and_has_it_when_it_is_here(polled: Rig) -> None:
    fault = await on_its_way(polled)
    ((_, mail), *_) = await polled.mails("شكوى")
    assert "ما زال في الطريق" in mail
    fault.times = 0
    await polled.in_topic("وصل الملف الذي أرسله المستفيد")
    await polled.until(lambda: files_in(polled.api, GROUP))
    card = await polled.in_topic("شكوى رقم 1001")
    await polled.until(lambda: "ما زال في الطريق" not in said(polled._now(card)))
    (case,) = await polled.rows(cases)
    (words,) = case["rest"]["words"]
    (kept,) = await polled.rows(attachments)
    assert [each["id"] for each in words["attachments"]] == [kept["id"]]
    assert await polled.rows(awaited_files) == []
    assert not any("لم يصلنا الملف" in text for text in polled.shown(HUDA))


async def test_a_restart_takes_up_again_what_was_on_its_way(tmp_path: Path, api: BotApi) -> None:
    async with AsyncExitStack() as house:
        rig = await house.enter_async_context(rida(tmp_path, api))
        fault = await on_its_way(rig)
        async with asyncio.timeout(8):
            await house.aclose()
    fault.times = 0
    async with rida(tmp_path, api) as rig:
        await rig.in_topic("وصل الملف الذي أرسله المستفيد")
        assert len(await rig.rows(attachments)) == 1


async def test_what_telegram_cannot_give_for_a_moment_is_asked_for_again(polled: Rig) -> None:
    polled.api.fails("getFile", 400, times=2, description=UNAVAILABLE)
    polled.api.fails("file", "page", status=404)
    await polled.says(HUDA, "/complaint")
    polled.api.people.sends_file(HUDA, "photo", JPEG)
    await polled.until(lambda: [method for method, _ in polled.api.calls].count("getFile") == 4)

    async def is_kept() -> bool:
        return bool(await polled.rows(attachments))

    async with asyncio.timeout(20):
        while not await is_kept():
            await asyncio.sleep(0.1)
    assert not any("لم يصلنا الملف" in text for text in polled.shown(HUDA))


# a file that never comes


async def test_a_file_that_never_comes_is_told_to_the_person_and_in_the_room(polled: Rig) -> None:
    fault = await on_its_way(polled)
    fault.description = "Bad Request: invalid file_id"
    await polled.until(lambda: any("لم يصلنا الملف كاملًا" in text for text in polled.shown(HUDA)))
    await polled.in_topic("أرسل المستفيد ملفًا ولم نتمكن من حفظه")
    card = await polled.in_topic("شكوى رقم 1001")
    await polled.until(lambda: "ما زال في الطريق" not in said(polled._now(card)))
    (case,) = await polled.rows(cases)
    (words,) = case["rest"]["words"]
    assert (words["text"], words["attachments"]) == ("هذا ما حدث", [])


async def test_one_that_is_refused_in_a_talk_is_told_in_the_room_too(polled: Rig) -> None:
    await polled.complains()
    thread = await polled.topic()
    polled.api.people.writes(AGENT, "أرسل صورة الكرت", chat=GROUP, thread=thread)
    await polled.until(lambda: any("أرسل صورة الكرت" in text for text in polled.shown(HUDA)))
    polled.api.people.sends_file(HUDA, "document", b"MZ\x90\x00" + bytes(300), name="card.exe")
    await polled.until(lambda: any("لا نستطيع استقبال هذا الملف" in text for text in polled.shown(HUDA)))
    await polled.in_topic("أرسل المستفيد ملفًا ولم نتمكن من حفظه", thread)


# the staff's own


async def test_the_staffs_words_go_at_once_and_their_file_follows(polled: Rig) -> None:
    await polled.complains()
    thread = await polled.topic()
    fault = polled.api.fails("getFile", 400, times=None, description=UNAVAILABLE)
    where = {"chat": GROUP, "thread": thread}
    polled.api.people.sends_file(AGENT, "photo", JPEG, caption="هذا هو الكرت", **where)
    await polled.until(lambda: any("هذا هو الكرت" in text for text in polled.shown(HUDA)))
    assert not files_in(polled.api, HUDA)
    bare = polled.api.people.sends_file(AGENT, "photo", JPEG, **where)
    polled.api.people.writes(AGENT, "وصل؟", **where)
    await polled.until(lambda: any("وصل؟" in text for text in polled.shown(HUDA)))
    fault.times = 0
    await polled.until(lambda: len(files_in(polled.api, HUDA)) == 2)
    await polled.reaction(bare["message_id"], "👍")
