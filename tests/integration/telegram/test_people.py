"""People on Telegram, over real HTTP, by polling and by webhook: everything they can send arrives and is
answered."""

import asyncio
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest
import zxingcpp
from PIL import Image

from bot.store.schema import attachments, case_entries, cases, inbox, outbox
from tests.fixtures.bot_api import BotApi
from tests.integration.telegram_rig import (
    BADR,
    GROUP,
    HUDA,
    MODES,
    SECRET,
    SUPERVISOR,
    Rig,
    labels,
    rida,
    said,
)

pytestmark = pytest.mark.usefixtures("group")
PNG = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010806000000")
JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000") + bytes(40)
OGG = b"OggS\x00\x02" + bytes(22) + b"\x01\x13OpusHead\x01\x01" + bytes(40)
MP4 = bytes.fromhex("0000001866747970") + b"isom\x00\x00\x02\x00isommp42" + bytes(40)
MP3 = b"ID3\x03\x00\x00\x00\x00\x00\x00" + b"\xff\xfb\x90\x64" + bytes(400)
PDF = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture(params=MODES)
async def rig(request: pytest.FixtureRequest, tmp_path: Path, api: BotApi) -> AsyncIterator[Rig]:
    async with rida(tmp_path, api, request.param) as rig:
        yield rig


@pytest.fixture
async def polled(tmp_path: Path, api: BotApi) -> AsyncIterator[Rig]:
    async with rida(tmp_path, api) as rig:
        yield rig


async def words_of(rig: Rig) -> list[dict[str, object]]:
    rows = await rig.rows(inbox)
    return [r["event"]["words"] for r in rows if r["kind"] == "MessageReceived"]


# the whole way


async def test_a_complaint_from_hello_to_its_promise(rig: Rig) -> None:
    hello = await rig.says(HUDA, "السلام عليكم")
    assert "تقديم شكوى" in labels(hello)
    await rig.complains()
    (case,) = await rig.rows(cases)
    assert (case["number"], case["status"]) == (1001, "open")
    assert any("1001" in text for text in rig.shown(HUDA))
    await rig.until(lambda: len(rig.api.state.answered_presses) == 3)
    await rig.until(lambda: not rig.api.delivery.pending)


async def test_a_new_person_begins_in_the_language_of_their_telegram(polled: Rig) -> None:
    polled.api.people.person(9, "Jane", language_code="en-GB")
    assert "العربية" in labels(await polled.says(9, "/menu"))


# what can be sent


@pytest.mark.parametrize(
    ("kind", "content", "kept"),
    [
        ("photo", JPEG, "photo"),
        ("document", PDF, "document"),
        ("voice", OGG, "voice"),
        ("audio", MP3, "audio"),
        ("video", MP4, "video"),
        ("video_note", MP4, "video"),
    ],
    ids=["photo", "document", "voice", "audio", "video", "video_note"],
)
async def test_a_file_is_kept_with_its_caption_and_goes_to_staff_by_its_id(
    polled: Rig, kind: str, content: bytes, kept: str
) -> None:
    await polled.says(HUDA, "/complaint")
    polled.api.people.sends_file(HUDA, kind, content, caption="هذا ما حدث")
    await polled.until(lambda: any("وصلتنا رسالتك" in text for text in polled.shown(HUDA)))
    (row,) = await polled.rows(attachments)
    assert row["kind"] == kept
    assert (await words_of(polled))[-1]["text"] == "هذا ما حدث"
    for label in ("هذا كل شيء", "أترك الحل لكم", "نعم، صحيح"):
        await polled.presses(HUDA, label)
    thread = await polled.topic()
    method = "send" + kind.title().replace("_", "")

    def forwarded() -> list[object]:
        return [p for m, p in polled.api.calls if m == method and str(p["chat_id"]) == str(GROUP)]

    (call,) = await polled.until(forwarded)
    assert isinstance(call[kind], str), "by the id that Telegram knows the file by, not uploaded again"
    assert str(call["message_thread_id"]) == str(thread)


async def test_an_album_a_place_and_a_contact_are_all_told(polled: Rig) -> None:
    await polled.says(HUDA, "/complaint")
    for _ in range(3):
        polled.api.people.sends_file(HUDA, "photo", JPEG, album="a1")
    polled.api.people.sends_location(HUDA, 21.5, 39.2)
    polled.api.people.sends_contact(HUDA, "+966500000000", "أحمد")
    await polled.until(lambda: "5 رسائل" in polled.shown(HUDA)[-1])
    assert len(await polled.rows(attachments)) == 3
    words = await words_of(polled)
    assert words[-2]["location"] == {"latitude": 21.5, "longitude": 39.2}
    assert words[-1]["text"] == "أحمد\n+966500000000"


@pytest.mark.parametrize(
    ("content", "more", "told"),
    [
        (b"", {}, "وصلنا الملف فارغًا"),
        (b"MZ\x90\x00" + bytes(200), {"name": "game.exe"}, "تكفينا صورة للورقة"),
        (PDF, {"size": 21 * 1024 * 1024}, "حجم الملف أكبر"),
    ],
    ids=["empty", "program", "too-large"],
)
async def test_a_file_that_cannot_be_kept_is_named_and_its_caption_counts(
    polled: Rig, content: bytes, more: dict[str, object], told: str
) -> None:
    await polled.says(HUDA, "/complaint")
    polled.api.people.sends_file(HUDA, "document", content, caption="شرحي", **more)
    await polled.until(lambda: any(told in text for text in polled.shown(HUDA)))
    await polled.until(lambda: any("وصلتنا رسالتك" in text for text in polled.shown(HUDA)))
    assert await polled.rows(attachments) == []
    assert [words["text"] for words in await words_of(polled)].count("شرحي") == 1


async def test_a_file_that_telegram_does_not_give_is_asked_for_again(polled: Rig) -> None:
    polled.api.fails("getFile", 400, times=None, description="Bad Request: invalid file_id")
    polled.api.people.sends_file(HUDA, "photo", JPEG)
    await polled.until(lambda: any("لم يصلنا الملف كاملًا" in text for text in polled.shown(HUDA)))


async def test_what_cannot_be_read_is_said_so(polled: Rig) -> None:
    polled.api.people.sends_file(HUDA, "sticker", PNG)
    await polled.until(lambda: any("لا نستطيع قراءة هذا النوع" in text for text in polled.shown(HUDA)))
    polled.api.people.says(HUDA, {"hologram": {"depth": 3}})
    await polled.until(lambda: len(polled.shown(HUDA)) == 2)


# edits


async def test_an_edited_message_counts_as_it_reads_now_and_its_history_is_kept(rig: Rig) -> None:
    await rig.says(HUDA, "/complaint")
    message = rig.api.people.writes(HUDA, "لم يصلني شيك الدعم")
    await rig.until(lambda: any("وصلتنا رسالتك" in text for text in rig.shown(HUDA)))
    rig.api.people.edits(HUDA, message, "لم يصلني كرت الدعم")
    await rig.until(lambda: any("وصلنا تعديلك" in text for text in rig.shown(HUDA)))
    for label in ("هذا كل شيء", "أترك الحل لكم"):
        await rig.presses(HUDA, label)
    assert "كرت" in " ".join(rig.shown(HUDA))
    await rig.presses(HUDA, "نعم، صحيح", "1001")
    (case,) = await rig.rows(cases)
    assert [words["text"] for words in case["rest"]["words"]] == ["لم يصلني كرت الدعم"]
    kept = [row["entry"]["words"]["text"] for row in await rig.rows(case_entries)]
    assert "لم يصلني شيك الدعم" in kept

    rig.api.people.edits(HUDA, message, "لم تصلني بطاقة الدعم")
    told = await rig.in_topic("عدّل المستفيد")
    assert "كرت" in said(told) and "بطاقة" in said(told)
    await rig.until(lambda: any("محفوظ مع طلبك" in text for text in rig.shown(HUDA)))
    (case,) = await rig.rows(cases)
    assert [words["text"] for words in case["rest"]["words"]] == ["لم تصلني بطاقة الدعم"]


async def test_a_caption_is_edited_and_the_file_stays(polled: Rig) -> None:
    await polled.says(HUDA, "/complaint")
    message = polled.api.people.sends_file(HUDA, "photo", JPEG, caption="هذه صوره")
    await polled.until(lambda: any("وصلتنا رسالتك" in text for text in polled.shown(HUDA)))
    polled.api.people.edits(HUDA, message, "هذه صورة الكرت")
    await polled.until(lambda: any("وصلنا تعديلك" in text for text in polled.shown(HUDA)))
    for label in ("هذا كل شيء", "أترك الحل لكم", "نعم، صحيح"):
        await polled.presses(HUDA, label)
    (case,) = await polled.rows(cases)
    (words,) = case["rest"]["words"]
    assert words["text"] == "هذه صورة الكرت"
    assert len(words["attachments"]) == 1


@pytest.mark.parametrize(
    "text", ["متى ساعات العمل؟", "/contact", "/menu شكرا", "زوجي يضربني الآن", "👍", "١٢٣٤"]
)
async def test_a_reaction_is_no_edit(rig: Rig, text: str) -> None:
    """The first one brings the message as edited, with nothing changed; formatting does the same."""
    message = rig.api.people.writes(HUDA, text)
    await rig.until(lambda: rig.shown(HUDA))
    await rig.says(HUDA, "/language")
    await rig.until(lambda: not rig.api.delivery.pending)
    await rig.app.runtime.settle()
    before = rig.shown(HUDA)
    rig.api.people.reacts(HUDA, message, "❤")
    rig.api.people.edits(HUDA, message, text)
    await rig.until(lambda: not rig.api.delivery.pending)
    await rig.app.runtime.settle()
    assert rig.shown(HUDA) == before


async def test_a_reaction_to_a_photo_or_a_sticker_is_no_edit(polled: Rig) -> None:
    await polled.says(HUDA, "/complaint")
    photo = polled.api.people.sends_file(HUDA, "photo", JPEG, caption="هذه صورة")
    bare = polled.api.people.sends_file(HUDA, "photo", JPEG)
    sticker = polled.api.people.sends_file(HUDA, "sticker", PNG)
    await polled.until(lambda: any("لا نستطيع قراءة هذا النوع" in text for text in polled.shown(HUDA)))
    await polled.until(lambda: not polled.api.delivery.pending)
    await polled.app.runtime.settle()
    before = polled.shown(HUDA)
    for message in (photo, bare, sticker):
        polled.api.people.reacts(HUDA, message, "❤")
    await polled.until(lambda: not polled.api.delivery.pending)
    await polled.app.runtime.settle()
    assert polled.shown(HUDA) == before


async def test_a_reaction_to_words_of_a_case_is_no_edit(polled: Rig) -> None:
    await polled.complains()
    thread = await polled.topic()
    kept = polled.api.state.chats[HUDA].messages.values()
    words = next(m for m in kept if m.get("text") == "لم يصلني رد")
    reply = polled.api.people.writes(SUPERVISOR, "نتابع طلبك", chat=GROUP, thread=thread)
    await polled.until(lambda: any("نتابع طلبك" in text for text in polled.shown(HUDA)))
    await polled.app.runtime.settle()
    before = (polled.shown(HUDA), len(polled.shown(GROUP)))
    polled.api.people.reacts(HUDA, words, "❤")
    polled.api.people.reacts(SUPERVISOR, reply, "❤")
    await polled.until(lambda: not polled.api.delivery.pending)
    await polled.app.runtime.settle()
    assert (polled.shown(HUDA), len(polled.shown(GROUP))) == before


async def test_what_was_not_modified_on_a_later_try_has_arrived(polled: Rig) -> None:
    """The edit was carried out, and its answer was lost."""
    await polled.says(HUDA, "/complaint")
    polled.api.people.writes(HUDA, "أولًا")
    await polled.until(lambda: any("وصلتنا رسالتك" in text for text in polled.shown(HUDA)))
    polled.api.fails("editMessageText", "drop", chat_id=HUDA, after=True)
    polled.api.people.writes(HUDA, "ثانيًا")
    await polled.until(lambda: sum(m == "editMessageText" for m, _ in polled.api.calls) >= 2)
    await polled.app.runtime.settle()
    assert len([text for text in polled.shown(HUDA) if "وصلتنا" in text]) == 1, polled.shown(HUDA)


async def test_a_mended_typing_error_is_a_new_question(polled: Rig) -> None:
    await polled.says(HUDA, "شكزى")
    message = next(m for m in polled.api.state.chats[HUDA].messages.values() if m.get("text") == "شكزى")
    polled.api.people.edits(HUDA, message, "شكوى")
    await polled.until(lambda: any("نأسف" in text for text in polled.shown(HUDA)))


# buttons


async def test_a_forged_press_and_somebody_else_s_are_answered_kindly(polled: Rig) -> None:
    await polled.complains()
    await polled.says(BADR, "/menu")
    mine = polled.button(HUDA, "طلباتي")
    foreign = mine["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    own = polled.api.sent(BADR)[-1]
    genuine = own["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    forged = [
        foreign,
        "",
        "x",
        "take||1",
        "\x00",
        genuine[:-1] + "Z",
        "A" + genuine[1:],
        genuine + "1",
        "ز" * 32,
    ]
    for data in filter(None, forged):
        before = len(polled.shown(BADR))
        polled.api.people.presses_data(BADR, own, data)
        await polled.until(lambda before=before: len(polled.shown(BADR)) > before)
        assert "خطوة سابقة" in polled.shown(BADR)[-1]
    await polled.until(lambda: len(polled.api.state.answered_presses) == 3 + len(forged) - 1)


async def test_callback_data_fits_whatever_the_argument(polled: Rig) -> None:
    await polled.says(HUDA, "/questions")
    rows = polled.api.sent(HUDA)[-1]["reply_markup"]["inline_keyboard"]
    assert all(len(button["callback_data"].encode()) <= 64 for row in rows for button in row)


# start


async def test_a_link_names_an_initiative(polled: Rig) -> None:
    polled.api.people.starts(HUDA, "kursi")
    await polled.until(lambda: polled.shown(HUDA))
    plain = polled.shown(HUDA)[-1]
    assert "كرسي" in plain or "الكرسي" in plain


async def test_a_start_parameter_with_any_byte_flipped_is_welcomed(polled: Rig) -> None:
    word = b"kursi"
    flipped = [
        word[:i] + bytes([word[i] ^ (1 << bit)]) + word[i + 1 :] for i in range(5) for bit in range(8)
    ]
    for person, parameter in enumerate(flipped, start=1000):
        polled.api.people.person(person, language_code="ar")
        polled.api.people.writes(person, f"/start {parameter.decode('latin-1')}")
    for person in range(1000, 1000 + len(flipped)):
        await polled.until(lambda person=person: any(polled.shown(person)), 30)


async def test_what_stands_behind_a_command_is_said_and_its_file_is_kept(polled: Rig) -> None:
    await polled.says(HUDA, "/complaint لم يصلني كرت الدعم", "وصلتنا رسالتك")
    polled.api.people.sends_file(HUDA, "photo", JPEG, caption="/menu")
    await polled.until(lambda: not polled.api.delivery.pending)
    await polled.app.runtime.settle()
    assert [words["text"] for words in await words_of(polled)] == ["لم يصلني كرت الدعم", ""]
    assert len(await polled.rows(attachments)) == 1
    await polled.says(BADR, "/start من أنتم", "جمعية أهلية في جدة")


# names and texts


async def test_markup_in_names_and_texts_is_only_text(polled: Rig) -> None:
    wild = "<b>*bold*</b> _x_ [a](tg://user?id=1) `</code>` &amp; \u202e"
    await polled.complains(BADR, wild)
    card = await polled.in_topic("شكوى رقم 1001")
    assert wild.split("\u202e")[0].strip() in said(card)
    polled.api.people.writes(SUPERVISOR, wild, chat=GROUP, thread=await polled.topic())
    await polled.until(lambda: any(wild.strip() in text for text in polled.shown(BADR)))
    assert not any("parse_mode" in params for _, params in polled.api.calls)
    assert "Badr" not in str(polled.api.sent(GROUP))


async def test_a_text_over_the_limit_comes_in_parts_and_the_last_has_the_buttons(polled: Rig) -> None:
    await polled.says(HUDA, "/complaint")
    sentence = "وصلت إلى المركز في التاسعة ولم أجد أحدًا يستقبلني. "
    for _ in range(3):
        await polled.says(HUDA, sentence * 60)
    await polled.presses(HUDA, "هذا كل شيء")
    before = len(polled.api.sent(HUDA))
    polled.api.people.presses(HUDA, polled.button(HUDA, "أترك الحل لكم"), "أترك الحل لكم")
    await polled.until(lambda: any("نعم، صحيح" in labels(m) for m in polled.api.sent(HUDA)))
    parts = polled.api.sent(HUDA)[before:]
    assert len(parts) >= 3
    assert [bool(labels(part)) for part in parts] == [False] * (len(parts) - 1) + [True]
    assert all(said(part).endswith((".", ":", "؟")) for part in parts)


# slots


async def test_a_running_count_is_edited_where_it_stands(polled: Rig) -> None:
    await polled.says(HUDA, "/complaint")
    await polled.says(HUDA, "أولًا")
    count = len(polled.api.sent(HUDA))
    await polled.says(HUDA, "ثانيًا")
    assert len(polled.api.sent(HUDA)) == count
    assert "رسالتان" in polled.shown(HUDA)[-1]
    await polled.says(HUDA, "/menu")
    await polled.says(HUDA, "/complaint")
    await polled.presses(HUDA, "أكمل شكواي")
    newest = await polled.says(HUDA, "ثالثًا")
    assert newest == polled.api.sent(HUDA)[-1], "an answer far above would not be seen"


# trouble on the way


async def test_a_person_who_blocks_the_bot_is_left_alone_and_staff_hear_of_it(polled: Rig) -> None:
    await polled.complains()
    thread = await polled.topic()
    polled.api.people.blocks(HUDA)
    polled.api.people.writes(101, "نتابع طلبك", chat=GROUP, thread=thread)
    refused = await polled.in_topic("لم تصل هذه الرسالة إلى المستفيد", thread)
    assert (
        said(polled.api.state.chats[GROUP].messages[refused["reply_to_message"]["message_id"]])
        == "نتابع طلبك"
    )
    await polled.in_topic("لا يستقبل رسائلنا الآن", thread)
    other_way = await polled.in_topic("الطريق الآخر الهاتف أو البريد", thread)
    assert labels(other_way) == ["هوية المستفيد"]
    polled.api.people.writes(101, "هل وصلتك؟", chat=GROUP, thread=thread)
    await polled.until(lambda: sum("لم تصل هذه" in said(m) for m in polled.api.sent(GROUP, thread)) == 2)
    assert sum("الطريق الآخر" in said(m) for m in polled.api.sent(GROUP)) == 1, "once a day"


async def test_whoever_blocked_the_bot_and_is_back_is_offered_what_was_missed(polled: Rig) -> None:
    await polled.complains()
    thread = await polled.topic()
    polled.api.people.blocks(HUDA)
    for words in ("نتابع طلبك", "طلبك قيد العمل"):
        polled.api.people.writes(101, words, chat=GROUP, thread=thread)
    await polled.until(lambda: sum("لم تصل هذه" in said(m) for m in polled.api.sent(GROUP, thread)) == 2)
    await polled.until(lambda: "لا تصل رسائلنا إلى المستفيد" in card_of(polled, thread))
    polled.api.people.blocks(HUDA, False)
    before = len(polled.shown(HUDA))
    polled.api.people.writes(HUDA, "/menu")
    await polled.until(
        lambda: any("أهلًا بعودتك. فاتتك رسالتان منا" in text for text in polled.shown(HUDA))
    )
    returned = await polled.in_topic("عاد المستفيد", thread)
    assert "فاتته رسالتان" in said(returned)
    await polled.until(lambda: "لا تصل رسائلنا إلى المستفيد" not in card_of(polled, thread))
    await polled.presses(HUDA, "اعرض ما فاتني")
    await polled.until(lambda: any("هذا كل ما فاتك" in text for text in polled.shown(HUDA)))
    new = polled.shown(HUDA)[before:]
    told = [text for text in new if "نتابع طلبك" in text or "قيد العمل" in text or "هذا كل ما" in text]
    assert ["نتابع" in told[0], "قيد العمل" in told[1], "هذا كل" in told[2]] == [True] * 3 and len(
        told
    ) == 3
    await polled.presses(HUDA, "اعرض ما فاتني")
    await polled.until(lambda: any("لم يفتك شيء" in text for text in polled.shown(HUDA)))


async def test_whose_case_was_done_meanwhile_is_told_and_asked_on_return(polled: Rig) -> None:
    await polled.complains()
    thread = await polled.topic()
    polled.api.people.blocks(HUDA)
    for words in ("/resolve", "صُرفت السلة"):
        polled.api.people.writes(101, words, chat=GROUP, thread=thread)
        await polled.app.runtime.settle()
    await polled.in_topic("ولم يُسأل عن رأيه", thread)
    await polled.until(lambda: "ولم يصل الخبر إلى المستفيد" in card_of(polled, thread))
    assert not any("سألنا المستفيد" in said(m) for m in polled.api.sent(GROUP, thread))
    polled.api.people.blocks(HUDA, False)
    asked = await polled.says(HUDA, "/menu")
    resolved = [m for m in polled.api.sent(HUDA) if "صُرفت السلة" in said(m)]
    assert len(resolved) == 1 and len(labels(resolved[0])) >= 3 and asked
    await polled.in_topic("عاد المستفيد", thread)


async def test_who_only_lets_the_bot_write_again_is_told_as_well(polled: Rig) -> None:
    await polled.complains()
    thread = await polled.topic()
    polled.api.people.blocks(HUDA)
    polled.api.people.writes(101, "نتابع طلبك", chat=GROUP, thread=thread)
    await polled.until(lambda: "لا تصل رسائلنا إلى المستفيد" in card_of(polled, thread))
    polled.api.people.blocks(HUDA, False)
    await polled.until(lambda: any("فاتتك رسالة واحدة منا" in text for text in polled.shown(HUDA)))
    await polled.in_topic("عاد المستفيد", thread)


def card_of(polled: Rig, thread: int) -> str:
    return next((said(m) for m in polled.api.sent(GROUP, thread) if "1001" in said(m)), "")


async def test_patience_is_kept_when_telegram_asks_for_it(polled: Rig) -> None:
    polled.api.fails("sendMessage", 429, retry_after=1, chat_id=HUDA)
    asked = asyncio.get_running_loop().time()
    await polled.says(HUDA, "/menu")
    assert asyncio.get_running_loop().time() - asked >= 1
    tries = [p for m, p in polled.api.calls if m == "sendMessage" and str(p["chat_id"]) == str(HUDA)]
    assert len(tries) == 2


@pytest.mark.parametrize("trouble", [500, 502, "drop"])
async def test_what_fails_for_a_while_arrives_later(polled: Rig, trouble: int | str) -> None:
    polled.api.fails("sendMessage", trouble, chat_id=HUDA)
    await polled.says(HUDA, "/menu")
    await polled.app.runtime.settle()
    (row,) = await polled.rows(outbox)
    assert (row["status"], row["attempts"]) == ("sent", 2)


async def test_a_refused_message_is_parked_and_the_next_one_goes(polled: Rig) -> None:
    polled.api.fails("sendMessage", 400, chat_id=HUDA)
    polled.api.people.writes(HUDA, "/menu")
    await polled.says(HUDA, "/contact")
    notice = await polled.in_topic("لم تصل رسالة صادرة")
    assert "رفضت المنصة الرسالة" in said(notice)


# updates


async def test_duplicates_and_re_orders_count_once(polled: Rig) -> None:
    me = {"id": HUDA, "is_bot": False, "first_name": "هدى", "language_code": "ar"}
    chat = {"id": HUDA, "type": "private", "first_name": "هدى"}
    polled.api.people.starts(HUDA)
    await polled.until(lambda: polled.shown(HUDA))

    def update(number: int) -> dict[str, object]:
        text = f"زقفخظ {number}"
        message = {"message_id": number, "date": 1, "chat": chat, "from": me, "text": text}
        return {"update_id": 900_000 + number, "message": message}

    for number in (3, 1, 1, 2, 3, 2):
        polled.api.delivery.add_raw(update(number))
    await polled.until(lambda: len(polled.shown(HUDA)) >= 4)
    await polled.until(lambda: not polled.api.delivery.pending)
    texts = [words["text"] for words in await words_of(polled)]
    assert sorted(texts) == ["زقفخظ 1", "زقفخظ 2", "زقفخظ 3"]


@pytest.mark.parametrize("mode", MODES)
async def test_malformed_and_future_updates_stop_nothing(tmp_path: Path, api: BotApi, mode: str) -> None:
    api.people.starts(HUDA)
    who = {"id": HUDA, "is_bot": False, "first_name": "هدى"}
    odd_one = {"message_id": 4, "date": 1, "chat": {"id": HUDA, "type": "private"}, "from": who}
    async with rida(tmp_path, api, mode) as rig:
        for odd in (
            {},
            {"message": None},
            {"message": "text"},
            {"message": {"message_id": 1}},
            {"message": {"message_id": "x", "date": "y", "chat": {"id": "z"}}},
            {"callback_query": {"id": 5}},
            {"thought_message": {"id": 1, "chat": {"id": HUDA, "type": "private"}}},
            {"edited_message": {"date": 1, "chat": []}},
            {"my_chat_member": {"chat": {"id": 1}}},
            {"poll": {"id": "1"}},
            {"message": {**odd_one, "text": {"rich": ["text"]}}},
            {"message": {**odd_one, "message_thread_id": 2**70, "text": "a"}},
            {"message": {**odd_one, "from": {"id": HUDA, "is_bot": False, "first_name": {}}}},
            {"callback_query": {"id": "5", "from": None, "message": odd_one, "data": 4}},
        ):
            rig.api.delivery.add_raw(odd)
        await rig.until(lambda: any("لا نستطيع قراءة" in text for text in rig.shown(HUDA)))
        await rig.says(HUDA, "/menu")
        me = {"id": HUDA, "is_bot": False, "first_name": "هدى", "aura": "blue"}
        chat = {"id": HUDA, "type": "private", "first_name": "هدى", "dimension": 4}
        message = {
            "message_id": 5,
            "date": 1,
            "chat": chat,
            "from": me,
            "text": "/contact",
            "mood": {"a": [1]},
        }
        rig.api.delivery.add_raw({"message": message, "telepathy": {"x": 1}})
        await rig.until(lambda: any("966503011458" in text for text in rig.shown(HUDA)))
        await rig.until(lambda: not rig.api.delivery.pending)


async def test_words_and_files_of_one_batch_keep_their_order(tmp_path: Path, api: BotApi) -> None:
    for number in range(0, 60, 3):
        api.people.writes(HUDA, str(number))
        api.people.writes(HUDA, str(number + 1))
        api.people.sends_file(HUDA, "photo", JPEG, caption=str(number + 2))
    async with rida(tmp_path, api) as rig:
        await rig.until(lambda: not api.delivery.pending, 60)
        assert [words["text"] for words in await words_of(rig)] == [str(n) for n in range(60)]
        asked = [p for m, p in api.calls if m == "getUpdates"]
        assert len(asked) <= 4, "one batch, however it is taken"


async def test_nothing_is_confirmed_before_it_is_kept(tmp_path: Path, api: BotApi) -> None:
    """The offset in a request never passes an update that is not in the inbox by then."""
    async with rida(tmp_path, api) as rig:
        for number in range(30):
            api.people.writes(HUDA, f"زقفخظ {number}")
        await rig.until(lambda: not api.delivery.pending, 20)
        kept = [row["external_id"] for row in await rig.rows(inbox) if row["channel"] == "telegram"]
    assert len(set(kept)) == 30


# the webhook


async def test_the_webhook_fails_closed(tmp_path: Path, api: BotApi) -> None:
    async with rida(tmp_path, api, "webhook") as rig, httpx.AsyncClient() as client:
        await rig.until(lambda: api.delivery.webhook)
        assert api.delivery.webhook
        url, header = api.delivery.webhook.url, "X-Telegram-Bot-Api-Secret-Token"
        update = {"update_id": 1}
        for headers in (
            {},
            {header: ""},
            {header: "wrong"},
            {header: SECRET[:-1]},
            {header: SECRET + "x"},
        ):
            assert (await client.post(url, json=update, headers=headers)).status_code == 403
        right = {header: SECRET}
        assert (await client.post(url, json=update, headers=right)).status_code == 200
        assert (await client.post(url, content=b"{", headers=right)).status_code == 400
        assert (await client.post(url, content=b"[" * 100_000, headers=right)).status_code == 400
        assert (await client.post(url, content=b"x" * 2_000_000, headers=right)).status_code == 413
        assert (await client.post(url, json=[1], headers=right)).status_code == 200
        assert (await client.get(url)).status_code == 405


async def test_the_bot_introduces_itself_in_both_languages(polled: Rig) -> None:
    state = polled.api.state
    await polled.until(lambda: len(state.commands) >= 6)
    scopes = {language for _, language in state.commands}
    assert scopes == {"", "ar", "en"}
    listed = [command["command"] for commands in state.commands.values() for command in commands]
    assert {"complaint", "open", "mine", "take", "faq"} <= set(listed)
    wanted = {("description", "en"), ("short_description", "ar")}
    await polled.until(lambda: wanted <= set(state.about))  # commands are told first


async def test_the_token_is_in_no_log(
    tmp_path: Path, api: BotApi, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    async with rida(tmp_path, api) as rig:
        api.fails("sendMessage", 500, chat_id=HUDA)
        await rig.says(HUDA, "رسالة سرية")
    assert api.token not in caplog.text
    assert "رسالة سرية" not in caplog.text


# a pass


async def test_a_pass_is_scanned_at_the_door_and_marked_once(tmp_path: Path, api: BotApi) -> None:
    async with rida(tmp_path, api) as rig:
        await rig.says(HUDA, "/start reg-rawaj", "مركز رواج")
        await rig.says(HUDA, "سجلني", "أي مبادرة")
        await rig.presses(HUDA, "مبادرة كفاءات", "الشروط")
        await rig.presses(HUDA, "موافق، نكمل")
        await rig.presses(HUDA, "لي أنا")
        await rig.says(HUDA, "هدى محمد")
        await rig.says(HUDA, "0501234567")
        await rig.says(HUDA, "15/3/1990")
        shown = await rig.presses(HUDA, "نعم، صحيح", "5001")
        start = read(rig, shown).removeprefix("https://t.me/rida_local_bot?start=")
        stranger = await rig.says(BADR, f"/start {start}")
        assert "يتحقق منه موظفونا" in said(stranger) and not labels(stranger)
        at_door = await rig.says(SUPERVISOR, f"/start {start}", "بطاقة صالحة")
        assert "الاسم الأول: هدى" in said(at_door)
        await rig.presses(SUPERVISOR, "تسجيل الحضور", "سُجّل الحضور")
        await rig.until(lambda: any("سُجّل الحضور في مبادرة كفاءات" in text for text in rig.shown(HUDA)))
        again = await rig.says(SUPERVISOR, f"/start {start}", "استُعملت")
        assert "مشرف المشاريع" in said(again)
        forged = await rig.says(SUPERVISOR, f"/start {start[:-1]}{'A' if start[-1] != 'A' else 'B'}")
        assert "ليست هذه من بطاقاتنا" in said(forged)


def read(rig: Rig, message: dict[str, Any]) -> str:
    code = rig.api.state.files[message["photo"][-1]["file_id"]].content
    with Image.open(BytesIO(code)) as shown:
        (found,) = zxingcpp.read_barcodes(shown.convert("L"))
    text: str = found.text
    return text


# answering a message of ours


async def two_complaints(polled: Rig) -> None:
    await polled.complains()
    await polled.says(HUDA, "/complaint")
    await polled.says(HUDA, "شكوى ثانية")
    await polled.presses(HUDA, "هذا كل شيء")
    await polled.presses(HUDA, "أترك الحل لكم")
    await polled.presses(HUDA, "نعم، صحيح", "1002")


async def test_an_answer_to_a_message_about_a_case_goes_to_that_case(polled: Rig) -> None:
    """Two are open, and no number is written: the answered message says which."""
    await two_complaints(polled)
    first = next(m for m in polled.api.sent(HUDA) if "سجّلنا شكواك" in said(m) and "1001" in said(m))
    polled.api.people.writes(HUDA, "العنوان تغير", reply_to=first["message_id"])
    await polled.until(lambda: any("أضفنا ما كتبته إلى طلبك" in text for text in polled.shown(HUDA)))
    told = {row["number"]: str(row["rest"]) for row in await polled.rows(cases)}
    assert "العنوان تغير" in told[1001] and "العنوان تغير" not in told[1002]


async def test_an_answer_to_a_message_in_several_parts_is_found_by_each(polled: Rig) -> None:
    await two_complaints(polled)
    thread = await polled.topic()
    polled.api.people.writes(SUPERVISOR, "نشرح لك كل شيء. " * 400, chat=GROUP, thread=thread)
    await polled.until(lambda: sum("نشرح لك" in text for text in polled.shown(HUDA)) >= 2)
    polled.api.people.writes(HUDA, "/menu")
    parts = [m for m in polled.api.sent(HUDA) if "نشرح لك" in said(m)]
    await polled.until(lambda: any("كيف نخدمك" in text for text in polled.shown(HUDA)))
    for number, part in enumerate(parts):
        polled.api.people.writes(HUDA, f"جواب على جزء {number}", reply_to=part["message_id"])
        expected = f"جواب على جزء {number}"
        await polled.until(
            lambda expected=expected: any(expected in text for text in polled.shown(GROUP))
        )
    (first,) = [row for row in await polled.rows(cases) if row["number"] == 1001]
    assert all(f"جواب على جزء {number}" in str(first["rest"]) for number in range(len(parts)))
