"""A cry for help over real HTTP and on a real file: where it stands, and that only words which have really
reached the person end it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store.schema import case_entries, cases
from tests.fixtures.bot_api import BotApi
from tests.integration.telegram_rig import (
    AGENT,
    GROUP,
    HUDA,
    SUPERVISOR,
    Rig,
    labels,
    rida,
    said,
    staff_group,
)

HELP = "البيت يحترق الحين"
OVER = "فتوقف تنبيه الاستغاثة"


@pytest.fixture
async def rig(tmp_path: Path, api: BotApi) -> AsyncIterator[Rig]:
    staff_group(api)
    async with rida(tmp_path, api) as rig:
        await rig.says(HUDA, HELP, "1001")
        yield rig


async def urgent_topic(rig: Rig) -> int:
    topics = rig.api.state.chats[GROUP].topics
    found: int = await rig.until(
        lambda: next((t.thread for t in topics.values() if t.name.startswith("🆘 1001 · ")), None)
    )
    return found


async def crying(rig: Rig) -> bool:
    (case,) = await rig.rows(cases)
    return case["rest"].get("cry") is not None


async def test_its_topic_is_marked_by_title_and_icon_and_its_first_line(rig: Rig) -> None:
    thread = await urgent_topic(rig)
    icon = rig.api.state.chats[GROUP].topics[thread].icon
    told = await rig.in_topic("🆘 نداء استغاثة في الحالة 1001", thread)
    assert HELP in said(told) and "إنذار كاذب" in labels(told)
    card = await rig.in_topic("سؤال لموظف رقم 1001", thread)
    assert said(card).startswith("🆘 نداء استغاثة لم يكتب أحد لصاحبه بعد")
    assert len(await rig.mails("🆘 عاجل")) == 2
    rig.api.people.writes(SUPERVISOR, "/false_alarm", chat=GROUP, thread=thread)
    await rig.in_topic("اكتب كلمة عن السبب", thread)
    rig.api.people.writes(SUPERVISOR, "كانت مزحة", chat=GROUP, thread=thread)
    await rig.in_topic("أغلق مشرف المشاريع تنبيه الاستغاثة", thread)
    topic = rig.api.state.chats[GROUP].topics[thread]
    await rig.until(lambda: topic.name.startswith("1001 · ") and topic.icon != icon)
    assert not await crying(rig)


async def test_words_that_were_not_delivered_end_nothing_and_those_that_were_do(rig: Rig) -> None:
    thread = await urgent_topic(rig)
    rig.api.people.writes(AGENT, "// أحاول الاتصال", chat=GROUP, thread=thread)
    await rig.in_topic("حُفظت الملاحظة", thread)
    rig.api.people.blocks(HUDA)
    rig.api.people.writes(AGENT, "هل أنت في أمان؟", chat=GROUP, thread=thread)
    await rig.in_topic("لم تصل هذه الرسالة إلى المستفيد", thread)
    assert await crying(rig)
    rig.api.people.blocks(HUDA, blocked=False)
    rig.api.people.writes(AGENT, "أنا معك", chat=GROUP, thread=thread)
    await rig.in_topic(OVER, thread)
    assert not await crying(rig)
    kinds = [row["kind"] for row in await rig.rows(case_entries)]
    assert kinds.count("heard") == 1
