"""What staff send in a case's topic beside plain words: files, albums, edits of captions, hard words; and the
same in a group without topics."""

from pathlib import Path

import pytest

from bot.store.schema import case_entries, cases
from tests.fixtures.bot_api import BotApi
from tests.integration.telegram.test_people import JPEG, OGG, PDF
from tests.integration.telegram_rig import (
    AGENT,
    GROUP,
    HUDA,
    SUPERVISOR,
    Json,
    Rig,
    labels,
    rida,
    said,
    staff_group,
)


def files_to(rig: Rig, person: int, kind: str) -> list[Json]:
    return [message for message in rig.api.sent(person) if kind in message]


@pytest.mark.parametrize(
    ("kind", "content"), [("photo", JPEG), ("document", PDF), ("voice", OGG)], ids=str
)
async def test_a_file_goes_to_the_person_by_its_id_with_its_caption(
    rig: Rig, kind: str, content: bytes
) -> None:
    thread = await rig.topic()
    sent = rig.api.people.sends_file(
        AGENT, kind, content, caption="هذا هو الإيصال", chat=GROUP, thread=thread
    )
    (got,) = await rig.until(lambda: files_to(rig, HUDA, kind))
    assert any("هذا هو الإيصال" in text for text in rig.shown(HUDA))
    own, theirs = (m[kind][-1] if kind == "photo" else m[kind] for m in (sent, got))
    assert own["file_id"] == theirs["file_id"]
    await rig.reaction(sent["message_id"], "👍")


async def test_an_album_goes_over_whole_and_gets_its_sign(rig: Rig) -> None:
    thread = await rig.topic()
    more = {"album": "a7", "chat": GROUP, "thread": thread}
    first = rig.api.people.sends_file(AGENT, "photo", JPEG, caption="صور الكرت", **more)
    for _ in range(2):
        rig.api.people.sends_file(AGENT, "photo", JPEG, **more)
    await rig.until(lambda: len(files_to(rig, HUDA, "photo")) == 3)
    assert sum("صور الكرت" in text for text in rig.shown(HUDA)) == 1
    await rig.reaction(first["message_id"], "👍")


async def test_an_edited_caption_follows(rig: Rig) -> None:
    thread = await rig.topic()
    sent = rig.api.people.sends_file(
        AGENT, "photo", JPEG, caption="موعدك الأحد", chat=GROUP, thread=thread
    )
    await rig.until(lambda: any("موعدك الأحد" in text for text in rig.shown(HUDA)))
    rig.api.people.edits(AGENT, sent, "موعدك الاثنين")
    await rig.until(lambda: any("موعدك الاثنين" in text for text in rig.shown(HUDA)))
    assert len(files_to(rig, HUDA, "photo")) <= 2


async def test_hard_words_are_held_once_and_sent_when_they_are_sent_again(rig: Rig) -> None:
    thread = await rig.topic()
    rig.api.people.writes(AGENT, "لا تبالغ", chat=GROUP, thread=thread)
    held = await rig.in_topic("لم تُرسل", thread)
    assert not any("تبالغ" in text for text in rig.shown(HUDA))
    assert labels(held)
    rig.api.people.writes(AGENT, "لا تبالغ", chat=GROUP, thread=thread)
    await rig.until(lambda: any("تبالغ" in text for text in rig.shown(HUDA)))


async def test_what_cannot_be_sent_on_is_answered_in_the_topic(rig: Rig) -> None:
    thread, heard = await rig.topic(), len(rig.api.sent(HUDA))
    before = len(rig.api.sent(GROUP, thread))
    rig.api.people.sends_file(AGENT, "sticker", JPEG, chat=GROUP, thread=thread)
    await rig.until(lambda: len(rig.api.sent(GROUP, thread)) > before)
    assert len(rig.api.sent(HUDA)) == heard
    program = rig.api.people.sends_file(
        AGENT, "document", b"MZ\x90\x00" + bytes(200), name="x.exe", chat=GROUP, thread=thread
    )
    told = await rig.in_topic("لم يُرسل هذا الملف إلى المستفيد", thread)
    assert "لا نرسل هذا النوع من الملفات" in said(told)
    assert told["reply_to_message"]["message_id"] == program["message_id"]
    assert len(rig.api.sent(HUDA)) == heard


async def test_an_anonymous_administrator_is_nobody_of_the_staff(rig: Rig) -> None:
    """Who hides behind the group cannot be asked for a permission."""
    thread, heard = await rig.topic(), len(rig.api.sent(HUDA))
    group = rig.api.state.chats[GROUP].json()
    rig.api.people.says(SUPERVISOR, {"text": "نتابع", "sender_chat": group}, chat=GROUP, thread=thread)
    await rig.in_topic("لأنه جاء من مشرف مجهول", thread)
    assert len(rig.api.sent(HUDA)) == heard


async def test_a_group_without_topics_can_do_everything_by_replies(tmp_path: Path, api: BotApi) -> None:
    staff_group(api, forum=False)
    async with rida(tmp_path, api) as rig:
        await rig.complains()
        card = await rig.in_topic("شكوى رقم 1001")
        await rig.app.runtime.settle()

        def replies(text: str, to: Json, by: int = AGENT) -> Json:
            return api.people.writes(by, text, chat=GROUP, reply_to=to["message_id"])

        replies("// اتصلت بها", card)
        await rig.in_topic("حُفظت الملاحظة")
        written = replies("موعدك الأحد", card)
        await rig.until(lambda: any("موعدك الأحد" in text for text in rig.shown(HUDA)))
        await rig.reaction(written["message_id"], "👍")
        api.people.edits(AGENT, written, "موعدك الاثنين")
        await rig.until(lambda: any("موعدك الاثنين" in text for text in rig.shown(HUDA)))
        replies("/take", card)
        await rig.in_topic("هي عندك بالفعل")
        api.people.writes(AGENT, "/resolve 1001", chat=GROUP)
        asked = await rig.in_topic("ما الذي نُفّذ")
        await rig.app.runtime.settle()
        replies("صرفنا الكرت", asked)
        await rig.in_topic("أُنجزت الحالة")
        (case,) = await rig.rows(cases)
        assert case["status"] == "resolved"
        notes = [
            r["entry"]["words"]["text"] for r in await rig.rows(case_entries) if r["kind"] == "noted"
        ]
        assert notes == ["اتصلت بها"]
        assert not any("اتصلت" in text for text in rig.shown(HUDA))
        replies("وصلت رسالتكم الثانية", card)
        again = await rig.until(lambda: next((m for m in api.sent(HUDA) if "الثانية" in said(m)), None))
        assert again


async def test_a_place_can_be_opened_by_whoever_it_was_sent_to(rig: Rig) -> None:
    """Both ways; and one that moves on the map is one place, not a message each step."""
    thread = await rig.topic()
    await rig.says(HUDA, "/human")
    rig.api.people.sends_location(HUDA, 21.4225, 39.8262)
    await rig.in_topic("https://maps.google.com/?q=21.422500,39.826200")
    rig.api.people.sends_location(AGENT, 21.5, 39.2, chat=GROUP, thread=thread)
    await rig.until(lambda: any("?q=21.500000,39.200000" in text for text in rig.shown(HUDA)))


async def test_a_place_that_moves_is_told_once(rig: Rig) -> None:
    await rig.says(HUDA, "/human")
    here = {"latitude": 21.5, "longitude": 39.2, "live_period": 600}
    moving = rig.api.people.says(HUDA, {"location": here})
    await rig.in_topic("?q=21.500000")
    before = len(rig.api.sent(GROUP))
    for step in range(3):
        there = {**here, "latitude": 21.6 + step / 100}
        rig.api.delivery.add("edited_message", {**moving, "location": there, "edit_date": step + 1}, HUDA)
    await rig.says(HUDA, "/contact", "966503011458")
    await rig.app.runtime.settle()
    assert not any("?q=21.6" in said(message) for message in rig.api.sent(GROUP))
    assert len(rig.api.sent(GROUP)) == before
    assert not any("تعديل" in text for text in rig.shown(HUDA))
