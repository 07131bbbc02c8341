"""What a group or a chat was shown is deleted there again, as far as Telegram lets a bot, and whoever asked is told
the truth: against a server that deletes nothing older than two days and asks for the right to."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.core.conversation import Address, Party, room_of
from bot.core.events import TakenBack
from bot.runtime.shared.clock import wall_time
from bot.store.codec import load_event
from bot.store.queries import conversations, takebacks
from bot.store.schema import inbox, takeback_posts
from tests.fixtures.bot_api import BotApi
from tests.integration.telegram_rig import GROUP, HUDA, SUPERVISOR, Rig, Wall, rida, said, staff_group

ROOM = room_of(1001, "telegram")
TALK = Address("telegram", str(HUDA), Party.PERSON)
ASKER = Address("telegram", str(SUPERVISOR), Party.PERSON)


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
async def rig(tmp_path: Path, api: BotApi, wall: Wall) -> AsyncIterator[Rig]:
    staff_group(api)
    async with rida(tmp_path, api, wall=wall) as rig:
        await rig.says(SUPERVISOR, "/start")
        yield rig


async def asked(rig: Rig, at: Address, of: str, now: datetime | None = None) -> None:
    now = now or wall_time()
    async with rig.app.database.write() as conn:
        to = (await conversations.at(conn, at, "ar", now)).id
        tell = (await conversations.at(conn, ASKER, "ar", now)).id
        await takebacks.queue(conn, to, of, now, tell=tell)
    rig.app.runtime.wakeups.wake()


async def told(rig: Rig) -> TakenBack:
    """What whoever asked hears, once it is over."""
    await rig.until(lambda: any("أُزيل ما كان ظاهرًا" in text for text in rig.shown(SUPERVISOR)))
    assert await rig.rows(takeback_posts) == []
    async with rig.app.database.read() as conn:
        stored = select(inbox.c.event).where(inbox.c.kind == TakenBack.__name__)
        event = load_event((await conn.execute(stored)).scalar_one())
    assert isinstance(event, TakenBack)
    return event


def gets_old(rig: Rig, wall: Wall, chat: int) -> None:
    wall.ahead += timedelta(hours=49)
    rig.api.people.grows_old(chat, hours=49)


async def test_the_topic_of_a_case_goes_with_all_that_stands_in_it(rig: Rig, wall: Wall) -> None:
    await rig.complains()
    thread = await rig.topic()
    rig.api.people.writes(SUPERVISOR, "كلام بيننا", chat=GROUP, thread=thread)
    gets_old(rig, wall, GROUP)
    await asked(rig, ROOM, "case:1001", wall())
    event = await told(rig)
    assert rig.api.state.chats[GROUP].topics[thread].deleted
    assert event.taken > 0 and (event.emptied, event.left) == (0, 0)


async def test_without_the_right_ours_are_deleted_and_those_of_staff_are_left_and_told(
    tmp_path: Path, api: BotApi
) -> None:
    staff_group(api, rights=("can_manage_topics",))
    async with rida(tmp_path, api) as rig:
        await rig.says(SUPERVISOR, "/start")
        await rig.complains()
        thread = await rig.topic()
        wrote = api.people.writes(SUPERVISOR, "كلام بيننا", chat=GROUP, thread=thread)
        await rig.until(lambda: not api.delivery.pending)
        await rig.app.runtime.settle()
        await asked(rig, ROOM, "case:1001")
        event = await told(rig)
    assert api.sent(GROUP, thread) == [] and wrote["message_id"] in api.state.chats[GROUP].messages
    assert (event.left, event.reasons) == (1, ("rights",))
    assert "ليس للبوت صلاحية حذف الرسائل" in api.sent(SUPERVISOR)[-1]["text"]


async def test_of_what_is_two_days_old_the_words_are_wiped_and_what_the_person_wrote_is_left(
    rig: Rig, wall: Wall
) -> None:
    await rig.says(HUDA, "/start")
    gets_old(rig, wall, HUDA)
    fresh = await rig.says(HUDA, "/menu")
    await asked(rig, TALK, "person", wall())
    event = await told(rig)
    assert {said(message) for message in rig.api.sent(HUDA)} == {"···"}
    assert fresh["message_id"] not in rig.api.state.chats[HUDA].messages
    assert event.emptied >= 1 and (event.left, event.reasons) == (1, ("age",))
    assert not any("reply_markup" in message for message in rig.api.sent(HUDA))


async def test_what_somebody_deleted_already_is_gone_and_no_harm(rig: Rig) -> None:
    first = await rig.says(HUDA, "/start")
    await rig.api.answer("deleteMessage", {"chat_id": HUDA, "message_id": first["message_id"]})
    await asked(rig, TALK, "person")
    event = await told(rig)
    assert rig.api.sent(HUDA) == [] and event.left == 0


@pytest.mark.parametrize("trouble", [429, 502, "drop"])
async def test_it_is_tried_again_and_asked_for_the_rest_alone(rig: Rig, trouble: int | str) -> None:
    await rig.says(HUDA, "/start")
    rig.api.fails("deleteMessages", trouble)
    rig.api.fails("deleteMessages", trouble, after=True)
    await asked(rig, TALK, "person")
    event = await told(rig)
    assert rig.api.sent(HUDA) == [] and event.left == 0


async def test_a_process_that_ends_in_the_middle_takes_back_the_rest_when_it_comes_back(
    tmp_path: Path, api: BotApi
) -> None:
    staff_group(api)
    async with rida(tmp_path, api) as rig:
        await rig.says(SUPERVISOR, "/start")
        await rig.says(HUDA, "/start")
        api.fails("deleteMessages", "hang", times=None)
        await asked(rig, TALK, "person")
        await rig.until(lambda: any(method == "deleteMessages" for method, _ in api.calls))
    api.faults.planned.clear()
    async with rida(tmp_path, api) as rig:
        event = await told(rig)
    assert api.sent(HUDA) == [] and event.left == 0


async def test_what_was_under_way_when_it_was_asked_for_is_deleted_too(rig: Rig) -> None:
    rig.api.network = 0.5
    rig.api.people.writes(HUDA, "/start")
    async with asyncio.timeout(20):
        while not any(m == "sendMessage" and p["chat_id"] == str(HUDA) for m, p in rig.api.calls):
            await asyncio.sleep(0.01)
    await asked(rig, TALK, "person")
    rig.api.network = 0.0
    await told(rig)
    assert rig.api.sent(HUDA) == []


async def test_a_chat_that_is_gone_is_told_as_left(rig: Rig) -> None:
    await rig.says(HUDA, "/start")
    rig.api.fails("deleteMessages", 400, description="Bad Request: chat not found", times=None)
    await asked(rig, TALK, "person")
    event = await told(rig)
    assert event.taken == 0 and event.left > 0
    assert "رفضت المنصة حذفها" in rig.api.sent(SUPERVISOR)[-1]["text"]
