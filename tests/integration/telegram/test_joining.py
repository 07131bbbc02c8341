"""Joining by a link on Telegram, asking in private who a person is, and leaving. Nothing that the group
is ever sent names the person."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.core.facts import Role
from bot.runtime.views import Reading
from bot.store.queries import profiles, staff
from tests.fixtures.bot_api import BotApi
from tests.integration.telegram.test_people import JPEG, OGG, PDF
from tests.integration.telegram_rig import (
    AGENT,
    GROUP,
    HUDA,
    STRANGER,
    SUPERVISOR,
    Rig,
    labels,
    rida,
    said,
    staff_group,
)

PHONE = "+966551234567"
NAME = "هدى بنت عبدالعزيز الزهراني"
CRY = "بيتنا يحترق وأخاف على أولادي، ساعدوني"

CALLS = (
    "createForumTopic",
    "editForumTopic",
    "sendMessage",
    "editMessageText",
    "sendPhoto",
    "sendVoice",
    "sendDocument",
    "setMessageReaction",
)
LOOKED_AT = (
    "لم يصلني أي رد منكم",
    "مرفق",
    "☎",
    "عدّل المستفيد",
    "المسجلون في المبادرات",
    "أين وصل طلبي؟",
    "لماذا تحتاجون",
    "الحالات المفتوحة",
    "تقرير الشهر",
    "ما كتبه صاحب الحالة",
    "لا يستقبل رسائلنا الآن",
)  # what the group was told, each by another way of a person or of staff


@pytest.fixture
async def rig(tmp_path: Path, api: BotApi) -> AsyncIterator[Rig]:
    staff_group(api)
    api.people.person(HUDA, NAME, language_code="ar")
    async with rida(tmp_path, api) as rig:
        await rig.complains()
        yield rig


async def invited(rig: Rig, role: Role) -> None:
    now = datetime.now(UTC)
    async with rig.app.database.write() as conn:
        await staff.invite(conn, "a-Token_1", role, "سارة", now, now + timedelta(hours=1))


def to_the_group(rig: Rig) -> str:
    """Every call that reaches the group, with all it carries: titles, texts, buttons, names of files."""
    calls = [call for call in rig.api.calls if str(call[1].get("chat_id")) == str(GROUP)]
    assert len(calls) > 3
    return json.dumps(calls, ensure_ascii=False, default=str)


async def test_from_the_link_to_the_private_answer_and_out_again(rig: Rig) -> None:
    thread = await rig.topic()
    card = await rig.whole_card(thread, AGENT)
    assert "هوية المستفيد" in labels(card)
    rig.api.people.presses(STRANGER, card, "هوية المستفيد")
    await rig.in_topic("ليست من صلاحياتك", thread)

    await invited(rig, Role.SUPERVISOR)
    rig.api.people.starts(STRANGER, "a-Token_1")
    await rig.until(lambda: any("أهلًا بك يا سارة" in said(m) for m in rig.api.sent(STRANGER)))
    rig.api.people.presses(STRANGER, card, "هوية المستفيد")
    await rig.in_topic("لماذا تحتاجون", thread)
    rig.api.people.writes(STRANGER, "لإرسال الشهادة", chat=GROUP, thread=thread)
    await rig.until(lambda: any(NAME in said(m) for m in rig.api.sent(STRANGER)))

    rig.api.people.leaves(GROUP, STRANGER)
    rig.api.people.joins(GROUP, STRANGER)
    refusals = sum("ليست من صلاحياتك" in said(m) for m in rig.api.sent(GROUP, thread))
    rig.api.people.writes(STRANGER, "مرحبا", chat=GROUP, thread=thread)
    await rig.until(
        lambda: sum("ليست من صلاحياتك" in said(m) for m in rig.api.sent(GROUP, thread)) > refusals
    )
    rig.api.people.presses(AGENT, card, "أستلمها")
    await rig.in_topic("استلمها", thread)
    group = to_the_group(rig)
    assert not any(part in group for part in NAME.split())


async def test_an_own_number_that_is_shared_stays_out_of_the_group(rig: Rig) -> None:
    contact = {"phone_number": PHONE, "first_name": "هدى", "user_id": HUDA}
    rig.api.people.says(HUDA, {"contact": contact})
    await rig.until(
        lambda: any("أضيفه إلى الطلب \u20681001\u2069" in labels(m) for m in rig.api.sent(HUDA))
    )
    await rig.presses(HUDA, "أضيفه إلى الطلب \u20681001\u2069")
    await rig.in_topic("☎", await rig.topic())
    assert PHONE not in to_the_group(rig)
    async with rig.app.database.read() as conn:
        (known,) = await profiles.of_case(conn, 1001)
    assert (known.name, known.phone) == (NAME, PHONE)


async def test_no_call_to_the_group_carries_who_the_person_is(tmp_path: Path, api: BotApi) -> None:
    """Planted wherever Telegram or a form tells it; everything a person can send, and every way to the staff."""
    staff_group(api)
    planted = ("زمردة", "Zumurruda", "zumurruda_77", PHONE, "0551234567", "19880317", "17/3/1988")
    api.people.person(HUDA, "زمردة", last_name="Zumurruda", username="zumurruda_77", language_code="ar")
    api.people.starts(SUPERVISOR)
    async with rida(tmp_path, api) as rig:
        own = {"phone_number": PHONE, "first_name": "زمردة", "last_name": "Zumurruda", "user_id": HUDA}
        await rig.says(HUDA, "/complaint")
        first = api.people.writes(HUDA, "لم يصلني رد")
        for kind, content in (("photo", JPEG), ("voice", OGG), ("document", PDF)):
            api.people.sends_file(HUDA, kind, content, caption="مرفق")
        api.people.sends_location(HUDA, 21.5, 39.2)
        await rig.until(lambda: "5 رسائل" in rig.shown(HUDA)[-1])
        api.people.edits(HUDA, first, "لم يصلني أي رد")
        await rig.until(lambda: any("وصلنا تعديلك" in text for text in rig.shown(HUDA)))
        for label in ("هذا كل شيء", "أترك الحل لكم", "نعم، صحيح"):
            await rig.presses(HUDA, label)
        thread = await rig.topic()
        api.people.says(HUDA, {"contact": own})
        await rig.presses(HUDA, "أضيفه إلى الطلب \u20681001\u2069")
        await rig.in_topic("☎", thread)
        api.people.edits(HUDA, first, "لم يصلني أي رد منكم")
        await rig.in_topic("عدّل المستفيد", thread)

        await rig.says(HUDA, "/register")
        await rig.presses(HUDA, "مبادرة كفاءات", "الشروط")
        await rig.presses(HUDA, "موافق، نكمل")
        await rig.presses(HUDA, "لي أنا")
        await rig.says(HUDA, "زمردة Zumurruda")
        await rig.says(HUDA, "0551234567")
        await rig.says(HUDA, "17/3/1988")
        await rig.presses(HUDA, "نعم، صحيح", "5001")
        api.people.writes(AGENT, "/registered", chat=GROUP)
        await rig.in_topic("كفاءات")

        await rig.says(HUDA, "/human")
        await rig.says(HUDA, "أين وصل طلبي؟")
        await rig.in_topic("أين وصل طلبي؟")
        api.people.writes(SUPERVISOR, "/identity", chat=GROUP, thread=thread)
        await rig.in_topic("لماذا تحتاجون", thread)
        api.people.writes(SUPERVISOR, "لإرسال الشهادة", chat=GROUP, thread=thread)
        await rig.until(lambda: any("زمردة" in said(m) for m in api.sent(SUPERVISOR)))
        for text in ("/open", "/report", "/case 1001", "/said 1001"):
            api.people.writes(SUPERVISOR, text, chat=GROUP)
        for told in ("الحالات المفتوحة", "تقرير الشهر", "ما كتبه صاحب الحالة"):
            await rig.in_topic(told)
        api.people.blocks(HUDA)
        api.people.writes(AGENT, "نتابع طلبك", chat=GROUP, thread=thread)
        await rig.in_topic("لا يستقبل رسائلنا الآن", thread)
        await rig.app.runtime.settle()
        group, mails = to_the_group(rig), await Reading(rig.app.database).mails()
    letters = [f"{mail.item.subject}\n{mail.item.text}" for mail in mails]
    looked_at = (*LOOKED_AT, *(f'["{call}"' for call in CALLS))
    assert [each for each in looked_at if each not in group] == [] and letters
    for told in (group, *letters):
        assert [each for each in planted if each in told] == []


async def test_a_used_link_admits_nobody(rig: Rig) -> None:
    await invited(rig, Role.AGENT)
    rig.api.people.starts(STRANGER, "a-Token_1")
    await rig.until(lambda: any("أهلًا بك يا سارة" in said(m) for m in rig.api.sent(STRANGER)))
    rig.api.people.starts(HUDA, "a-Token_1")
    await rig.until(lambda: any("هذه الدعوة انتهت" in said(m) for m in rig.api.sent(HUDA)))


async def test_a_member_who_never_opened_a_talk_is_told_so_where_everybody_reads(rig: Rig) -> None:
    """By name, with the link, and nothing of what it was. After Start it arrives."""
    thread = await rig.topic()
    rig.api.people.presses(SUPERVISOR, await rig.whole_card(thread, SUPERVISOR), "هوية المستفيد")
    await rig.in_topic("لماذا تحتاجون", thread)
    rig.api.people.writes(SUPERVISOR, "لإرسال الشهادة", chat=GROUP, thread=thread)
    missed = await rig.in_topic("لم تفتح محادثة معي", thread)
    assert said(missed).startswith("مشرف المشاريع:")
    assert "https://t.me/rida_local_bot" in said(missed)
    assert not any("لم تصل رسالة صادرة" in said(m) for m in rig.api.sent(GROUP))
    assert not any(part in to_the_group(rig) for part in NAME.split())

    rig.api.people.starts(SUPERVISOR)
    rig.api.people.writes(SUPERVISOR, "/identity", chat=GROUP, thread=thread)
    await rig.until(lambda: sum("لماذا تحتاجون" in said(m) for m in rig.api.sent(GROUP, thread)) == 2)
    rig.api.people.writes(SUPERVISOR, "لإرسال الشهادة", chat=GROUP, thread=thread)
    await rig.until(lambda: any(NAME in said(m) for m in rig.api.sent(SUPERVISOR)))


async def test_a_cry_that_the_supervisor_could_not_hear_in_private_has_reached_the_director(
    rig: Rig,
) -> None:
    """It tells all who lead at once, so the director has the letter already, and nothing is left to climb."""
    await rig.says(HUDA, CRY)
    await rig.in_topic("لم تفتح محادثة معي")
    mails = await rig.mails("طلب نجدة")
    assert sorted(to for to, _ in mails) == ["director@example.org", "supervisor@example.org"]
    assert all(CRY in text for _, text in mails)
    assert await rig.mails("تنبيه لم يصل") == []


async def test_a_notice_that_a_member_could_not_hear_in_private_climbs(
    tmp_path: Path, api: BotApi
) -> None:
    """Where a cry tells the supervisor alone, too; without a talk of theirs it goes on to the director."""
    staff_group(api)
    own = {
        "name": "cry",
        "kind": "emergency",
        "after": "0 minutes",
        "repeat": "every hour",
        "tell": "supervisor",
    }
    async with rida(tmp_path, api, RIDA_LADDER=json.dumps([own])) as rig:
        await rig.says(HUDA, CRY)
        await rig.in_topic("لم تفتح محادثة معي")
        await rig.in_topic("تعذّر إيصال تنبيه")
        assert [to for to, _ in await rig.mails("طلب نجدة")] == ["supervisor@example.org"]
        assert [to for to, _ in await rig.mails("تنبيه لم يصل")] == ["director@example.org"]


@pytest.mark.parametrize("status", ["left", "kicked"])
async def test_whoever_leaves_a_large_group_without_a_word_works_here_no_longer(
    rig: Rig, status: str
) -> None:
    thread = await rig.topic()
    await invited(rig, Role.AGENT)
    rig.api.people.starts(STRANGER, "a-Token_1")
    await rig.until(lambda: any("أهلًا بك يا سارة" in said(m) for m in rig.api.sent(STRANGER)))
    rig.api.people.leaves(GROUP, STRANGER, status=status, unsaid=True)
    rig.api.people.joins(GROUP, STRANGER)
    rig.api.people.writes(STRANGER, "/take", chat=GROUP, thread=thread)
    await rig.in_topic("ليست من صلاحياتك", thread)


async def test_an_invitation_with_any_bit_flipped_or_past_its_end_admits_nobody(rig: Rig) -> None:
    await invited(rig, Role.DIRECTOR)
    token, now = b"a-Token_1", datetime.now(UTC)
    async with rig.app.database.write() as conn:
        await staff.invite(conn, "an-old-one", Role.DIRECTOR, "", now, now - timedelta(seconds=1))
    flipped = [
        token[:i] + bytes([token[i] ^ (1 << bit)]) + token[i + 1 :]
        for i in range(len(token))
        for bit in range(8)
    ]
    for person, parameter in enumerate((*flipped, b"an-old-one"), start=2000):
        rig.api.people.person(person, language_code="ar")
        rig.api.people.writes(person, f"/start {parameter.decode('latin-1')}")
    for person in range(2000, 2000 + len(flipped) + 1):
        await rig.until(lambda person=person: any(rig.shown(person)))
    async with rig.app.database.read() as conn:
        assert await staff.all_joined(conn) == []
    rig.api.people.starts(STRANGER, "a-Token_1")
    await rig.until(lambda: any("أهلًا بك يا سارة" in said(m) for m in rig.api.sent(STRANGER)))
