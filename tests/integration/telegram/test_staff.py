"""The staff's desk in a forum group, over real HTTP: topics, replies, signs, edits, commands; and what
goes wrong."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from bot.channels.telegram.api.rate_limits import GROUP_SENDS, KEPT_FREE
from bot.core.staff_text import commands
from bot.store.schema import case_entries, cases, outbox
from handlers.shared.permissions import MAY
from tests.fixtures.bot_api import BotApi
from tests.fixtures.day import on_the_day
from tests.integration.telegram.test_people import JPEG
from tests.integration.telegram_rig import (
    AGENT,
    GROUP,
    HUDA,
    STRANGER,
    SUPERVISOR,
    Rig,
    Wall,
    labels,
    rida,
    said,
    staff_group,
)

# topics


async def test_a_case_is_a_topic_with_number_kind_deadline_and_state(rig: Rig) -> None:
    thread = await rig.topic()
    topic = rig.api.state.chats[GROUP].topics[thread]
    assert topic.name.startswith("1001 · شكوى · ")
    assert "2026" in topic.name or "20" in topic.name
    fresh = topic.icon
    assert fresh
    card = await rig.in_topic("شكوى رقم 1001", thread)
    assert {"أستلمها", "إنجاز"} <= set(labels(card))
    rig.api.people.presses(AGENT, card, "أستلمها")
    await rig.in_topic("استلمها", thread)
    await rig.until(lambda: rig.api.state.chats[GROUP].topics[thread].icon != fresh)
    assert len(rig.api.state.chats[GROUP].topics) == 1


async def test_a_card_is_one_message_that_is_kept_up_to_date(rig: Rig) -> None:
    thread = await rig.topic()
    card = await rig.in_topic("شكوى رقم 1001", thread)
    rig.api.people.presses(AGENT, card, "أستلمها")
    await rig.until(lambda: "قيد العمل" in said(rig.api.state.chats[GROUP].messages[card["message_id"]]))
    assert sum("شكوى رقم 1001" in said(m) for m in rig.api.sent(GROUP, thread)) == 1


@pytest.mark.parametrize("how", ["deleted", "closed"])
async def test_a_topic_that_is_gone_is_made_again(rig: Rig, how: str) -> None:
    thread = await rig.topic()
    await rig.in_topic("شكوى رقم 1001", thread)
    if how == "deleted":
        rig.api.people.deletes_topic(GROUP, thread)
    else:
        rig.api.people.closes_topic(SUPERVISOR, GROUP, thread)
    rig.api.people.writes(AGENT, "/case 1001", chat=GROUP)

    def open_topic() -> int | None:
        topics = rig.api.state.chats[GROUP].topics.values()
        return next((t.thread for t in topics if not t.deleted and not t.closed), None)

    again = await rig.until(open_topic)
    await rig.until(lambda: any("شكوى رقم 1001" in said(m) for m in rig.api.sent(GROUP, again)))
    rig.api.people.writes(AGENT, "نعتذر لك", chat=GROUP, thread=again)
    await rig.until(lambda: any("نعتذر لك" in text for text in rig.shown(HUDA)))


async def test_a_group_that_migrates_is_followed(tmp_path: Path, api: BotApi) -> None:
    api.people.group(-55, "الموظفون", forum=False)
    api.people.joins(-55, AGENT)
    async with rida(tmp_path, api, group=-55) as rig:
        await rig.complains()
        await rig.until(lambda: any("شكوى رقم 1001" in said(m) for m in api.sent(-55)))
        api.people.migrates(-55, -100777)
        api.people.writes(AGENT, "/open", chat=-100777)
        await rig.until(lambda: any("الحالات المفتوحة" in said(m) for m in api.sent(-100777)))
        await rig.says(HUDA, "/my_cases")
    async with rida(tmp_path, api, group=-55) as rig:
        api.people.writes(AGENT, "/mine", chat=-100777)
        await rig.until(lambda: any("حالات" in said(m) for m in api.sent(-100777)[1:]))


async def test_a_migration_that_is_learned_by_sending_is_followed(tmp_path: Path, api: BotApi) -> None:
    api.people.group(-55, "الموظفون", forum=False)
    async with rida(tmp_path, api, group=-55) as rig:
        api.delivery.allowed = frozenset({"message"})
        api.people.migrates(-55, -100777)
        await rig.complains()
        await rig.until(lambda: any("شكوى رقم 1001" in said(m) for m in api.sent(-100777)))


# a group without topics


async def test_a_group_without_topics_works_by_replies(tmp_path: Path, api: BotApi) -> None:
    staff_group(api, forum=False)
    async with rida(tmp_path, api) as rig:
        await rig.complains()
        card = await rig.in_topic("شكوى رقم 1001")
        await rig.app.runtime.settle()
        api.people.writes(AGENT, "نتابع طلبك", chat=GROUP, reply_to=card["message_id"])
        await rig.until(lambda: any("نتابع طلبك" in text for text in rig.shown(HUDA)))
        api.people.writes(AGENT, "صباح الخير جميعًا", chat=GROUP)
        api.people.presses(SUPERVISOR, card, "أستلمها")
        await rig.in_topic("استلمها")
    assert not any("صباح الخير" in text for text in rig.shown(HUDA))


async def test_a_bot_without_the_right_to_topics_works_by_replies(tmp_path: Path, api: BotApi) -> None:
    staff_group(api, rights=("can_delete_messages",))
    async with rida(tmp_path, api) as rig:
        await rig.complains()
        card = await rig.in_topic("شكوى رقم 1001")
        await rig.app.runtime.settle()
        api.people.writes(AGENT, "نتابع طلبك", chat=GROUP, reply_to=card["message_id"])
        await rig.until(lambda: any("نتابع طلبك" in text for text in rig.shown(HUDA)))


# writing to the person


async def test_a_staff_message_goes_out_and_gets_its_signs(rig: Rig) -> None:
    thread = await rig.topic()
    written = rig.api.people.writes(AGENT, "نتابع طلبك اليوم", chat=GROUP, thread=thread)
    await rig.until(lambda: any("نتابع طلبك اليوم" in text for text in rig.shown(HUDA)))
    await rig.reaction(written["message_id"], "👍")
    signs = [str(p["reaction"]) for m, p in rig.api.calls if m == "setMessageReaction"]
    assert ["👀" in signs[0], "👍" in signs[-1]] == [True, True]


async def test_an_edit_follows_to_the_person(rig: Rig) -> None:
    thread = await rig.topic()
    written = rig.api.people.writes(AGENT, "الموعد يوم الأحد", chat=GROUP, thread=thread)
    await rig.until(lambda: any("الموعد يوم الأحد" in text for text in rig.shown(HUDA)))
    count = len(rig.api.sent(HUDA))
    rig.api.people.edits(AGENT, written, "الموعد يوم الاثنين")
    await rig.until(lambda: any("الموعد يوم الاثنين" in text for text in rig.shown(HUDA)))
    assert len(rig.api.sent(HUDA)) == count, "changed where it stands, not said twice"
    assert not any("الموعد يوم الأحد" in text for text in rig.shown(HUDA))


async def test_a_note_and_its_edits_never_reach_the_person(rig: Rig) -> None:
    thread = await rig.topic()
    note = rig.api.people.writes(AGENT, "// اتصلت ولم يرد", chat=GROUP, thread=thread)
    await rig.in_topic("حُفظت الملاحظة", thread)
    rig.api.people.edits(AGENT, note, "اتصلت ولم يرد أحد")
    await rig.until(lambda: sum("حُفظت الملاحظة" in said(m) for m in rig.api.sent(GROUP, thread)) == 2)
    rig.api.people.presses(AGENT, await rig.whole_card(thread, AGENT), "ملاحظة داخلية")
    await rig.in_topic("اكتب الملاحظة", thread)
    answer = rig.api.people.writes(AGENT, "سر بيننا", chat=GROUP, thread=thread)
    await rig.until(lambda: sum("حُفظت الملاحظة" in said(m) for m in rig.api.sent(GROUP, thread)) == 3)
    rig.api.people.edits(AGENT, answer, "سر بيننا نحن")
    await rig.until(lambda: sum("حُفظت الملاحظة" in said(m) for m in rig.api.sent(GROUP, thread)) == 4)
    notes = [r["entry"]["words"]["text"] for r in await rig.rows(case_entries) if r["kind"] == "noted"]
    assert notes == ["اتصلت ولم يرد", "اتصلت ولم يرد أحد", "سر بيننا", "سر بيننا نحن"]
    assert not any("يرد" in text or "سر" in text for text in rig.shown(HUDA))


async def test_a_typed_note_keeps_its_file_and_its_edit(rig: Rig) -> None:
    thread = await rig.topic()
    note = rig.api.people.sends_file(
        AGENT, "photo", JPEG, caption="/note صورة الكرت", chat=GROUP, thread=thread
    )
    await rig.in_topic("حُفظت الملاحظة", thread)
    rig.api.people.edits(AGENT, note, "/note صورة الكرت القديم")
    await rig.until(lambda: sum("حُفظت الملاحظة" in said(m) for m in rig.api.sent(GROUP, thread)) == 2)
    kept = [r["entry"]["words"] for r in await rig.rows(case_entries) if r["kind"] == "noted"]
    assert [words["text"] for words in kept] == ["صورة الكرت", "صورة الكرت القديم"]
    assert len(kept[0]["attachments"]) == 1
    assert not [m for m in rig.api.sent(HUDA) if "photo" in m or "الكرت" in said(m)]


async def test_an_edited_answer_to_the_room_s_own_question_stays_in_the_room(rig: Rig) -> None:
    thread = await rig.topic()
    rig.api.people.writes(SUPERVISOR, "/delegate", chat=GROUP, thread=thread)
    asked = await rig.in_topic("إلى من تفوّضها", thread)
    rig.api.people.presses(SUPERVISOR, asked, labels(asked)[0])
    await rig.in_topic("ما المطلوب منه", thread)
    task = rig.api.people.writes(SUPERVISOR, "كلّم السائق", chat=GROUP, thread=thread)
    await rig.in_topic("إلى متى", thread)
    rig.api.people.edits(SUPERVISOR, task, "كلّم السائق فهد")
    await rig.in_topic("هذا التعديل لا يصل", thread)
    assert not any("السائق" in text for text in rig.shown(HUDA))


async def test_whoever_is_not_on_the_staff_list_reaches_nobody(rig: Rig) -> None:
    thread = await rig.topic()
    rig.api.people.writes(STRANGER, "أنا فضولي", chat=GROUP, thread=thread)
    await rig.in_topic("ليست من صلاحياتك", thread)
    rig.api.people.presses(STRANGER, await rig.in_topic("شكوى رقم 1001", thread), "إنجاز")
    await rig.until(lambda: len(rig.api.state.answered_presses) == 4)
    assert not any("فضولي" in text for text in rig.shown(HUDA))
    (case,) = await rig.rows(cases)
    assert case["status"] == "open"


async def test_staff_talk_outside_the_topics_is_left_alone(rig: Rig) -> None:
    await rig.topic()
    before = len(rig.api.sent(GROUP))
    rig.api.people.writes(AGENT, "من عنده مفتاح المستودع؟", chat=GROUP)
    own = rig.api.people.makes_topic(AGENT, GROUP, "دردشة")
    rig.api.people.writes(AGENT, "صباح الخير", chat=GROUP, thread=own)
    await rig.says(HUDA, "/menu")
    assert len(rig.api.sent(GROUP)) == before


# alternatives


async def test_the_longest_alternatives_arrive_whole_with_buttons_that_telegram_takes(rig: Rig) -> None:
    """Eight of 2,000 characters: their labels alone were more than Telegram takes of buttons."""
    thread = await rig.topic()
    rig.api.people.writes(AGENT, "/offer", chat=GROUP, thread=thread)
    await rig.in_topic("اكتب كل حل في رسالة", thread)
    offered = [f"حل {n}: " + "نرتب لك موعدًا جديدًا " * 90 for n in range(1, 9)]
    for number, text in enumerate(offered, start=1):
        rig.api.people.writes(AGENT, text, chat=GROUP, thread=thread)
        await rig.in_topic(f"{number}. حل {number}:", thread)
    rig.api.people.presses(AGENT, rig.button(GROUP, "أرسل الحلول", thread), "أرسل الحلول")
    await rig.until(
        lambda: any(label.startswith("8. ") for m in rig.api.sent(HUDA) for label in labels(m))
    )
    shown = "\n".join(rig.shown(HUDA))
    assert all(shown.count(f"{number}. حل {number}: نرتب") == 1 for number in range(1, 9))
    assert shown.count("نرتب لك موعدًا جديدًا") == 8 * 90
    await rig.says(HUDA, "ابي الحل الثاني", "اخترت لطلبك")
    (case,) = await rig.rows(cases)
    assert case["status"] == "agreed"


# commands


async def test_every_command_does_what_its_button_does(rig: Rig) -> None:
    thread = await rig.topic()

    async def typed(text: str, has: str, by: int = SUPERVISOR, at: int | None = thread) -> None:
        rig.api.people.writes(by, text, chat=GROUP, **({"thread": at} if at else {}))
        await rig.in_topic(has)

    await typed("/open", "1001:", at=None)
    await typed("/mine", "لا توجد عندك حالات", at=None)
    await typed("/take@rida_local_bot", "استلمها")
    await typed("/mine", "الحالات التي عندك", at=None)
    await typed("/take", "اكتب رقم الحالة", at=None)
    await typed("/case 4711", "لا توجد حالة بهذا الرقم", at=None)
    await typed("/case 1001", "تجد ذلك في مكان الحالة", at=None)
    await typed("/faq متى يفتح التسجيل", "التسجيل")
    await typed("/faq", "اكتب السؤال بعد الأمر")
    await typed("/note راجعتها", "حُفظت الملاحظة")
    await typed("/goodwill", "أي ميزة تقدّمونها")
    await typed("/identity", "لماذا تحتاجون اسمه")
    await typed("/ask", "ما الذي تحتاجه من المستفيد")
    await typed("/late", "ما سبب التأخر")
    await typed("/offer", "اكتب كل حل في رسالة")
    await typed("/delegate", "إلى من تفوّضها")
    await typed("/resolve", "ما الذي نُفّذ")
    rig.api.people.writes(SUPERVISOR, "صرفنا الكرت", chat=GROUP, thread=thread)
    await rig.in_topic("أُنجزت الحالة")
    await typed("/reopen 1001", "أُعيد فتح الحالة", at=None)
    await rig.until(lambda: any("أعدنا فتح طلبك" in text for text in rig.shown(HUDA)))
    (case,) = await rig.rows(cases)
    assert (case["status"], case["rounds"]) == ("reopened", 2)


async def test_the_desk_s_commands_arrive_unchanged(tmp_path: Path, api: BotApi, group: None) -> None:
    """In Latin and Arabic letters and digits, with our name behind them, and in a case's own topic."""
    async with rida(tmp_path, api, wall=on_the_day) as rig:
        await rig.complains()
        await _desk_s_commands(rig)


async def _desk_s_commands(rig: Rig) -> None:
    thread = await rig.topic()

    async def typed(text: str, has: str, by: int = SUPERVISOR, at: int | None = None) -> None:
        rig.api.people.writes(by, text, chat=GROUP, **({"thread": at} if at else {}))
        await rig.in_topic(has)

    await typed("/holiday 2027-03-10 عيد الفطر", "صارت إجازة «عيد الفطر»:\nالأربعاء 10 مارس 2027")
    await typed("/عطلة ٢٠٢٧-٠٣-١١ ٢٠٢٧-٠٣-١٤ العيد", "الأحد 14 مارس 2027")
    await typed("/holiday@rida_local_bot -2027-03-14", "أُلغيت إجازة «العيد»")
    await typed("/عطلة", "10 مارس 2027، الموافق 2 شوال 1448هـ: عيد الفطر")
    await typed("/holiday 2027-13-45 عيد", "اكتبها هكذا")
    await typed("/holiday 2027-04-10 عيد", "إعلان الإجازات", by=AGENT)
    await typed("/away 2027-01-03 ٢٠٢٧-٠١-١٠ coordinator", "ينوب عنه منسق المبادرات", by=AGENT)
    await typed("/عودة", "أهلًا بعودتك", by=AGENT)
    heard = len(rig.shown(HUDA))
    await typed("/عطلة 2027-05-02 تجربة", "صارت إجازة «تجربة»", at=thread)
    await typed("/holiday", "2 مايو 2027")
    await typed("/أسئلة", "أسئلة بلا جواب")
    await typed("/اسئله متى يفتح التسجيل", "التسجيل", at=thread)
    await typed("/faq ٧", "هذا أمر للمكتب المشترك", at=thread)
    assert len(rig.shown(HUDA)) == heard
    assert not [row for row in await rig.rows(case_entries) if row["kind"] == "staff_wrote"]


async def test_commands_of_other_bots_and_of_strangers_do_nothing(rig: Rig) -> None:
    thread = await rig.topic()
    rig.api.people.writes(AGENT, "/take@another_bot", chat=GROUP, thread=thread)
    rig.api.people.writes(STRANGER, "/take", chat=GROUP, thread=thread)
    await rig.in_topic("ليست من صلاحياتك", thread)
    (case,) = await rig.rows(cases)
    assert case["assignee"] == ""


def test_whatever_can_be_pressed_can_be_typed() -> None:
    """`more` only unfolds the card, `write` is writing, the coach's button is told to be sent again, those of what waits name it, and
    the others are steps of what a command begins."""
    unfolded = {"more", "take-anyway", "write", "send-as-it-is", "hold-send", "hold-note"}
    unfolded |= {"learn-way", "learn-answer", "act-is", "draw-sure"}
    unfolded |= {
        "category-is",
        "relationship-is",
        "initiative-is",
        "assess-is",
        "action-keep",
        "action-drop",
        "action-other",
        "action-done",
        "action-cancel",
    }
    unfolded |= {
        "merge-sure",
        "unmerge",
        "same-incident",
        "incident-out",
        "to-all",
        "to-all-sure",
        "to-all-otherwise",
        "only-this",
        "notice-keep",
        "notice-off",
    }
    assert set(commands.ROOM.values()) - {"faq"} == set(MAY) - unfolded


# trouble


async def test_a_bot_that_is_removed_loses_nothing_and_says_so_by_e_mail_once(rig: Rig) -> None:
    thread = await rig.topic()
    rig.api.people.bot_becomes(GROUP, "kicked")
    await rig.says(HUDA, "/human")
    await rig.says(HUDA, "أين وصل طلبي؟")
    rig.api.people.bot_becomes(GROUP, "left")
    sent = await rig.mails("رضا خارج مجموعة الموظفين")
    assert sorted(to for to, _ in sent) == ["director@example.org", "supervisor@example.org"]
    assert all("حالة مفتوحة واحدة" in text for _, text in sent)
    before = len(rig.api.sent(GROUP))
    rig.api.people.bot_becomes(GROUP, "administrator", ("can_manage_topics",))
    await rig.in_topic("رضا الآن في هذه المجموعة")
    await rig.in_topic("أين وصل طلبي؟")
    assert rig.api.state.chats[GROUP].topics[thread]
    assert len(rig.api.sent(GROUP)) > before
    assert "parked" not in {row["status"] for row in await rig.rows(outbox)}
    assert await rig.mails("رضا خارج مجموعة الموظفين") == sent


async def test_a_group_that_was_closed_for_longer_than_anything_waits_gets_it_all(
    tmp_path: Path, api: BotApi
) -> None:
    """An Eid's holidays: what was given up meanwhile goes out when the bot is back, in order."""
    staff_group(api)
    wall = Wall()
    async with rida(tmp_path, api, wall=wall) as rig:
        await rig.says(HUDA, "/menu")
        api.people.bot_becomes(GROUP, "kicked")
        await rig.complains()
        for _ in range(3):
            wall.ahead += timedelta(days=3)
            await rig.app.runtime.settle()
        assert "parked" in {row["status"] for row in await rig.rows(outbox)}
        assert api.sent(GROUP) == []
        api.people.bot_becomes(GROUP, "administrator", ("can_manage_topics",))
        thread = await rig.topic()
        await rig.in_topic("شكوى رقم 1001", thread)
        await rig.in_topic("رضا الآن في هذه المجموعة")
        await rig.app.runtime.settle()
        assert "parked" not in {row["status"] for row in await rig.rows(outbox)}


async def test_a_group_that_mutes_the_bot_loses_no_card(tmp_path: Path, api: BotApi) -> None:
    staff_group(api)
    wall = Wall()
    async with rida(tmp_path, api, wall=wall) as rig:
        muted = "Bad Request: not enough rights to send text messages to the chat"
        api.fails("sendMessage", 400, description=muted, chat_id=GROUP)
        await rig.complains()
        await rig.app.runtime.settle()
        assert api.sent(GROUP) == []
        wall.ahead += timedelta(minutes=20)
        await rig.in_topic("شكوى رقم 1001", await rig.topic())
        assert "parked" not in {row["status"] for row in await rig.rows(outbox)}


async def test_another_group_takes_the_place_of_one_that_is_lost(
    tmp_path: Path, api: BotApi, caplog: pytest.LogCaptureFixture
) -> None:
    """As docs/telegram.md says: /open of a member of staff in the new group, its number from the log."""
    staff_group(api)
    async with rida(tmp_path, api, RIDA_DEMO="false") as rig:
        await rig.complains()
        await rig.topic()
        api.people.bot_becomes(GROUP, "kicked")
        await rig.says(HUDA, "/human")
        await rig.says(HUDA, "أين وصل طلبي؟")
        api.people.group(-1003, "الموظفون، الجديدة")
        api.people.joins(-1003, AGENT)
        api.people.writes(AGENT, "/open", chat=-1003)
        await rig.until(lambda: "write telegram.staff_group: -1003" in caplog.text)
        assert not any(method == "leaveChat" for method, _ in api.calls)
    async with rida(tmp_path, api, group=-1003, RIDA_DEMO="false") as rig:
        await rig.until(lambda: any("أين وصل طلبي؟" in said(m) for m in api.sent(-1003)))
        api.people.writes(AGENT, "/open", chat=-1003)
        await rig.until(lambda: any("1001:" in said(m) for m in api.sent(-1003)))
        api.people.writes(AGENT, "/case 1001", chat=-1003)
        await rig.until(lambda: any("شكوى رقم 1001" in said(m) for m in api.sent(-1003)))


async def test_a_group_that_is_not_the_staff_s_is_left(rig: Rig) -> None:
    rig.api.people.group(-1002, "غرباء")
    rig.api.people.joins(-1002, STRANGER)
    rig.api.people.writes(STRANGER, "مرحبا", chat=-1002)
    await rig.until(lambda: any(method == "leaveChat" for method, _ in rig.api.calls))
    assert rig.api.sent(-1002) == []


async def test_a_stranger_s_group_is_offered_to_nobody(
    tmp_path: Path, api: BotApi, caplog: pytest.LogCaptureFixture
) -> None:
    """Also while no group is set: whoever adds the bot to a group of theirs would read everything there."""
    async with rida(tmp_path, api, group=None) as rig:
        api.people.group(-1002, "غرباء")
        api.people.joins(-1002, STRANGER)
        api.people.writes(STRANGER, "/open", chat=-1002)
        await rig.until(lambda: any(method == "leaveChat" for method, _ in api.calls))
        assert "-1002" not in caplog.text
        api.people.group(GROUP, "الموظفون")
        api.people.joins(GROUP, AGENT)
        api.people.writes(AGENT, "/open", chat=GROUP)
        await rig.until(lambda: f"write telegram.staff_group: {GROUP}" in caplog.text)


async def test_one_full_group_holds_up_nobody(tmp_path: Path, api: BotApi) -> None:
    """Twenty calls a minute are what a group may have, and a few of them are kept for what is urgent: the
    rest waits in the outbox, and people do not."""
    staff_group(api)
    async with rida(tmp_path, api, RIDA_TELEGRAM__PER_SECOND="30") as rig:
        await rig.complains()
        thread = await rig.topic()
        for number in range(30):
            api.people.writes(AGENT, f"/faq {number}", chat=GROUP, thread=thread)
        await rig.until(lambda: len(api.sent(GROUP)) >= GROUP_SENDS - KEPT_FREE - 2)
        await rig.says(HUDA, "/menu")
        await rig.says(HUDA, "/contact")
    assert len(api.sent(GROUP)) <= GROUP_SENDS - KEPT_FREE


async def test_nothing_in_the_group_says_who_the_person_is(rig: Rig) -> None:
    await rig.topic()
    await rig.says(HUDA, "/human")
    await rig.says(HUDA, "عندي سؤال عن نقل الأثاث")
    await rig.in_topic("1002")
    everything = str([p for m, p in rig.api.calls if str(p.get("chat_id")) == str(GROUP)])
    assert "هدى" not in everything
    assert f"'{HUDA}'" not in everything


async def test_the_desk_sends_a_code_that_opens_this_bot_and_a_poster(rig: Rig) -> None:
    rig.api.people.writes(AGENT, "/qr ibda", chat=GROUP)
    await rig.in_topic("رمز التسجيل في مبادرة ابدأ")
    photo = await rig.until(lambda: next((m for m in rig.api.sent(GROUP) if "photo" in m), None))
    page = await rig.until(lambda: next((m for m in rig.api.sent(GROUP) if "document" in m), None))
    code = rig.api.state.files[photo["photo"][-1]["file_id"]].content
    with Image.open(BytesIO(code)) as shown:
        (found,) = zxingcpp.read_barcodes(shown.convert("L"))
    assert found.text == "https://t.me/rida_local_bot?start=reg-ibda"
    assert page["document"]["file_name"] == "ibda.pdf"
    assert rig.api.state.files[page["document"]["file_id"]].content.startswith(b"%PDF")
