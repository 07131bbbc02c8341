"""What staff keep among themselves in a topic, over real HTTP: marks that nobody sees, what is passed on, what
is said to a colleague, albums; held until a press, over restarts too."""

from pathlib import Path

import pytest

from bot.store.schema import case_entries
from tests.fixtures.bot_api import BotApi
from tests.integration.telegram.test_people import JPEG, OGG
from tests.integration.telegram_rig import (
    AGENT,
    GROUP,
    HUDA,
    SUPERVISOR,
    Json,
    Rig,
    rida,
    said,
    staff_group,
)

ORIGINS: list[Json] = [
    {"type": "user", "date": 1, "sender_user": {"id": 9, "is_bot": False, "first_name": "السائق"}},
    {"type": "hidden_user", "date": 1, "sender_user_name": "السائق"},
    {
        "type": "channel",
        "date": 1,
        "chat": {"id": -1009, "type": "channel", "title": "أخبار"},
        "message_id": 4,
    },
    {"type": "chat", "date": 1, "sender_chat": {"id": -1008, "type": "supergroup", "title": "السائقون"}},
    {"type": "of a year to come", "date": 1},
]
HOLD, KEEP, HELD = "أرسلها إلى المستفيد", "ملاحظة بيننا", "لم تُرسل بعد. هل هي"


async def quiet(rig: Rig) -> None:
    """Everything before has been carried out once this answer is there."""
    await rig.says(HUDA, "/menu")


async def held(rig: Rig, thread: int, count: int = 1) -> Json:
    def found() -> Json | None:
        waiting = [m for m in rig.api.sent(GROUP, thread) if HELD in said(m)]
        return waiting[-1] if len(waiting) == count else None

    message: Json = await rig.until(found)
    return message


def shown(rig: Rig) -> str:
    return "\n".join(rig.shown(HUDA))


@pytest.mark.parametrize("origin", ORIGINS, ids=lambda origin: str(origin["type"]))
async def test_what_staff_pass_on_waits_for_the_press(rig: Rig, origin: Json) -> None:
    thread = await rig.topic()
    body = {"text": "المستفيد يماطل", "forward_origin": origin}
    rig.api.people.says(AGENT, body, chat=GROUP, thread=thread)
    waiting = await held(rig, thread)
    await quiet(rig)
    assert "يماطل" not in shown(rig)
    rig.api.people.presses(AGENT, waiting, HOLD)
    await rig.until(lambda: "يماطل" in shown(rig))


async def test_an_answer_to_a_colleague_waits_and_one_to_the_bot_goes(rig: Rig) -> None:
    thread = await rig.topic()
    note = rig.api.people.writes(AGENT, "// هل نصدقه؟", chat=GROUP, thread=thread)
    await rig.in_topic("حُفظت الملاحظة", thread)
    rig.api.people.writes(SUPERVISOR, "لا أظن", chat=GROUP, thread=thread, reply_to=note["message_id"])
    waiting = await held(rig, thread)
    rig.api.people.presses(SUPERVISOR, waiting, KEEP)
    await rig.until(lambda: sum("حُفظت الملاحظة" in said(m) for m in rig.api.sent(GROUP, thread)) == 2)
    card = await rig.in_topic("شكوى رقم 1001", thread)
    rig.api.people.writes(AGENT, "نتابع طلبك", chat=GROUP, thread=thread, reply_to=card["message_id"])
    await rig.until(lambda: "نتابع طلبك" in shown(rig))
    assert "لا أظن" not in shown(rig)


async def test_what_begins_with_a_colleague_s_name_waits(rig: Rig) -> None:
    thread = await rig.topic()
    rig.api.people.writes(AGENT, "@omar هل نصدقه؟", chat=GROUP, thread=thread)
    await held(rig, thread)
    called = {
        "type": "text_mention",
        "offset": 1,
        "length": 4,
        "user": {"id": 9, "is_bot": False, "first_name": "سارة"},
    }
    body = {"text": "\u200fسارة هل نصدقه؟", "entities": [called]}
    rig.api.people.says(AGENT, body, chat=GROUP, thread=thread)
    await held(rig, thread, 2)
    await quiet(rig)
    assert "نصدقه" not in shown(rig)


@pytest.mark.parametrize("text", ["/كلام", "\u061c/ اتصلت", "\\اتصلت", "/unknown word", "\u2067／x"])
async def test_what_begins_like_a_command_waits_over_a_restart(
    tmp_path: Path, api: BotApi, text: str
) -> None:
    staff_group(api)
    async with rida(tmp_path, api) as rig:
        await rig.complains()
        thread = await rig.topic()
        wrote = rig.api.people.writes(AGENT, text, chat=GROUP, thread=thread)
        waiting = await held(rig, thread)
        rig.api.people.edits(AGENT, wrote, f"{text} أحمد")
        await rig.until(lambda: "أحمد" in said(api.state.chats[GROUP].messages[waiting["message_id"]]))
    async with rida(tmp_path, api) as rig:
        rig.api.people.presses(SUPERVISOR, waiting, HOLD)
        await rig.in_topic("فالإرسال باختياره", thread)
        rig.api.people.presses(AGENT, waiting, HOLD)
        await rig.until(lambda: "أحمد" in shown(rig))
        rig.api.people.presses(AGENT, waiting, HOLD)
        await rig.in_topic("اختير لها من قبل", thread)
        assert sum("أحمد" in text for text in rig.shown(HUDA)) == 1


@pytest.mark.parametrize("at", [0, 2])
async def test_an_album_s_photos_share_the_fate_of_its_caption(rig: Rig, at: int) -> None:
    thread = await rig.topic()
    for number in range(3):
        caption = {"caption": "\u200f// صور بيته"} if number == at else {}
        rig.api.people.sends_file(AGENT, "photo", JPEG, album="a7", chat=GROUP, thread=thread, **caption)
    await rig.in_topic("حُفظت الملاحظة", thread)
    await quiet(rig)
    assert not [m for m in rig.api.sent(HUDA) if "photo" in m]
    kept = [r["entry"]["words"] for r in await rig.rows(case_entries) if r["kind"] == "noted"]
    assert [(words["text"], len(words["attachments"])) for words in kept] == [("صور بيته", 3)]


async def test_an_album_s_late_photo_shares_its_fate_too(rig: Rig) -> None:
    thread = await rig.topic()
    more = {"album": "a7", "chat": GROUP, "thread": thread}
    rig.api.people.sends_file(AGENT, "photo", JPEG, caption="// صور بيته", **more)
    await rig.in_topic("حُفظت الملاحظة", thread)
    rig.api.people.sends_file(AGENT, "photo", JPEG, **more)
    await rig.until(lambda: sum("حُفظت الملاحظة" in said(m) for m in rig.api.sent(GROUP, thread)) == 2)
    assert not [m for m in rig.api.sent(HUDA) if "photo" in m]


async def test_a_voice_note_s_caption_makes_a_note_of_it(rig: Rig) -> None:
    thread = await rig.topic()
    rig.api.people.sends_file(AGENT, "voice", OGG, caption="ملاحظة: سجّلته", chat=GROUP, thread=thread)
    await rig.in_topic("حُفظت الملاحظة", thread)
    await quiet(rig)
    assert not [m for m in rig.api.sent(HUDA) if "voice" in m]


async def test_a_group_without_topics_keeps_the_same(tmp_path: Path, api: BotApi) -> None:
    staff_group(api, forum=False)
    async with rida(tmp_path, api) as rig:
        await rig.complains()
        card = await rig.in_topic("شكوى رقم 1001")
        await rig.app.runtime.settle()
        answer = {"chat": GROUP, "reply_to": card["message_id"]}
        api.people.writes(AGENT, "\ufeff// هو يماطل", **answer)
        await rig.in_topic("حُفظت الملاحظة")
        api.people.writes(AGENT, "/كلام يماطل", **answer)
        await rig.in_topic(HELD)
        api.people.says(AGENT, {"text": "يماطل", "forward_origin": ORIGINS[0]}, **answer)
        await rig.until(lambda: sum(HELD in said(m) for m in api.sent(GROUP)) == 2)
        await quiet(rig)
        assert "يماطل" not in shown(rig)
