"""A bot that was demoted or muted, topics that were switched off, administrators who hide: everybody is
told."""

from datetime import datetime
from pathlib import Path

import pytest

from bot.channels.telegram.group.bot_rights import Standing, Trouble
from tests.fixtures.bot_api import BotApi
from tests.integration.telegram_rig import (
    AGENT,
    GROUP,
    HUDA,
    SUPERVISOR,
    Rig,
    rida,
    said,
)

pytestmark = pytest.mark.usefixtures("group")
ALL = ("can_manage_topics", "can_delete_messages", "can_pin_messages")
WRONG, WELL = "رضا لا يعمل كما يجب", "رضا يعمل كما يجب"


async def told(rig: Rig, kind: str, has: str) -> None:
    """At the desk, by e-mail, and to whoever watches over the process."""
    assert rig.app.telegram
    await rig.until(lambda: f"telegram-group-{kind}" in rig.app.telegram.warnings())  # type: ignore[union-attr]
    await rig.until(lambda: rig.app.runtime.wakeups)
    mails = await rig.mails(WRONG)
    assert any(to == "supervisor@example.org" and has in text for to, text in mails)


async def well(rig: Rig) -> None:
    assert rig.app.telegram
    await rig.until(lambda: not rig.app.telegram.warnings())  # type: ignore[union-attr]
    assert await rig.mails(WELL)


@pytest.mark.parametrize(
    ("rights", "kind", "has"),
    [(("can_delete_messages",), "rights", "إدارة المواضيع"), ((), "rights", "إدارة المواضيع")],
)
async def test_a_demoted_bot_tells_it_at_once_and_again_when_it_is_well(
    tmp_path: Path, api: BotApi, rights: tuple[str, ...], kind: str, has: str
) -> None:
    async with rida(tmp_path, api) as rig:
        await rig.complains()
        await rig.topic()
        api.people.bot_becomes(GROUP, "administrator" if rights else "member", rights)
        await told(rig, kind, has)
        await rig.in_topic(has)
        api.people.bot_becomes(GROUP, "administrator", ALL)
        await well(rig)
        await rig.in_topic("عادت لرضا صلاحية")


async def test_a_muted_bot_tells_it_by_mail_and_the_group_when_it_may_write(
    tmp_path: Path, api: BotApi
) -> None:
    async with rida(tmp_path, api) as rig:
        await rig.complains()
        await rig.topic()
        api.people.restricts_bot(GROUP, "text messages")
        await told(rig, "muted", "لا يستطيع رضا الكتابة")
        api.people.bot_becomes(GROUP, "administrator", ALL)
        await well(rig)
        await rig.in_topic("عاد رضا يكتب")


async def test_a_bot_that_hears_nothing_says_so(tmp_path: Path, api: BotApi) -> None:
    async with rida(tmp_path, api) as rig:
        api.privacy_mode()
        api.people.bot_becomes(GROUP, "member")
        await told(rig, "deaf", "لا يرى رضا")


async def test_without_topics_words_reach_the_person_by_reply_and_others_are_told_how(
    tmp_path: Path, api: BotApi
) -> None:
    async with rida(tmp_path, api) as rig:
        await rig.complains()
        thread = await rig.topic()
        card = await rig.in_topic("شكوى رقم 1001", thread)
        api.people.switches_topics(GROUP, False)
        lost = api.people.writes(SUPERVISOR, "سنتصل بكم اليوم", chat=GROUP)
        how = await rig.in_topic("اكتبوه ردًّا على رسالة الحالة")
        assert how["reply_to_message"]["message_id"] == lost["message_id"]
        await told(rig, "topics", "أُغلقت المواضيع")

        word = api.people.writes(SUPERVISOR, "نتابع شكواكم", chat=GROUP, reply_to=card["message_id"])
        await rig.reaction(word["message_id"], "👍")
        assert any("نتابع شكواكم" in text for text in rig.shown(HUDA))
        assert not any("سنتصل بكم" in text for text in rig.shown(HUDA))

        api.people.switches_topics(GROUP, True)
        api.people.writes(SUPERVISOR, "عادت المواضيع", chat=GROUP)
        await well(rig)


async def test_topics_that_were_switched_off_unseen_show_in_the_next_message_sent(
    tmp_path: Path, api: BotApi
) -> None:
    async with rida(tmp_path, api) as rig:
        await rig.complains()
        await rig.topic()
        await rig.says(HUDA, "/my_cases")
        api.people.switches_topics(GROUP, False)
        await rig.says(HUDA, "عندي إضافة", "")
        await rig.says(HUDA, "/human")
        await rig.says(HUDA, "متى الرد؟")
        await told(rig, "topics", "أُغلقت المواضيع")


async def test_trouble_is_told_once_over_restarts(tmp_path: Path, api: BotApi) -> None:
    for _ in range(2):
        async with rida(tmp_path, api) as rig:
            api.people.bot_becomes(GROUP, "administrator", ("can_delete_messages",))
            await told(rig, "rights", "إدارة المواضيع")
            assert len({to for to, _ in await rig.mails(WRONG)}) == len(await rig.mails(WRONG))


async def test_hours_of_patience_that_telegram_asks_for_are_told(tmp_path: Path, api: BotApi) -> None:
    async with rida(tmp_path, api) as rig:
        await rig.says(HUDA, "/menu")
        api.fails("sendMessage", 429, retry_after=7200, chat_id=HUDA)
        api.people.writes(HUDA, "/menu")
        await told(rig, "patience", "طلب تيليجرام")
        await rig.in_topic("طلب تيليجرام من رضا")


async def test_an_anonymous_administrator_is_told_why_and_how_to_mend_it(
    tmp_path: Path, api: BotApi
) -> None:
    async with rida(tmp_path, api) as rig:
        await rig.complains()
        thread = await rig.topic()
        group = api.state.chats[GROUP]
        body = {"text": "سنتصل بكم", "sender_chat": group.json()}
        hidden = api.people.says(AGENT, body, chat=GROUP, thread=thread)
        answer = await rig.in_topic("البقاء مجهولًا", thread)
        assert answer["reply_to_message"]["message_id"] == hidden["message_id"]
        api.people.says(AGENT, body | {"text": "مرة أخرى"}, chat=GROUP, thread=thread)
        await rig.until(lambda: not api.delivery.pending)
        await rig.app.runtime.settle()
        assert sum("البقاء مجهولًا" in said(m) for m in api.sent(GROUP)) == 1
        assert not any("سنتصل بكم" in text or "مرة أخرى" in text for text in rig.shown(HUDA))


async def test_a_watch_that_failed_looks_again(
    tmp_path: Path, api: BotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer that breaks it once is no reason to see nothing for the rest of this process's life."""
    looked, breaks = Standing._looked, [ValueError("a group of a new kind")]

    async def fails_once(standing: Standing) -> dict[Trouble, datetime | None]:
        if breaks:
            raise breaks.pop()
        return await looked(standing)

    monkeypatch.setattr(Standing, "_looked", fails_once)
    async with rida(tmp_path, api) as rig:
        api.people.bot_becomes(GROUP, "member")
        await told(rig, "rights", "إدارة المواضيع")
        assert not breaks
