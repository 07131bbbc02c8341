"""What a person passes on and answers on Telegram, as its server tells it, and as the staff's topic shows it."""

import pytest

from bot.store.schema import cases
from tests.integration.telegram_rig import (
    AGENT,
    GROUP,
    HUDA,
    Json,
    Rig,
    said,
)

USER: Json = {
    "type": "user",
    "date": 1795942800,
    "sender_user": {"id": 9, "is_bot": False, "first_name": "أبو فهد"},
}
OWN: Json = {
    "type": "user",
    "date": 1795942800,
    "sender_user": {"id": HUDA, "is_bot": False, "first_name": "هدى"},
}
HIDDEN: Json = {"type": "hidden_user", "date": 1795942800, "sender_user_name": "هدى"}


async def talking(rig: Rig) -> Json:
    """Staff have written; gives the bot's message that said it."""
    thread = await rig.topic()
    rig.api.people.writes(AGENT, "وصلتك السلة أمس", chat=GROUP, thread=thread)
    await rig.until(lambda: any("وصلتك السلة" in text for text in rig.shown(HUDA)))
    return next(m for m in rig.api.sent(HUDA) if "وصلتك السلة" in said(m))


async def test_a_forwarded_message_says_whose_it_is(rig: Rig) -> None:
    await talking(rig)
    rig.api.people.says(HUDA, {"text": "لن نوصل لك شيئًا", "forward_origin": USER})
    shown = said(await rig.in_topic("لن نوصل"))
    assert "محوّلة من أبو فهد:\nكُتبت: " in shown and "لن نوصل" in shown.partition("كُتبت")[2]


@pytest.mark.parametrize("origin", [OWN, HIDDEN], ids=["user", "hidden"])
async def test_a_person_s_own_name_is_not_told(rig: Rig, origin: Json) -> None:
    await talking(rig)
    rig.api.people.says(HUDA, {"text": "كتبته من قبل", "forward_origin": origin})
    shown = said(await rig.in_topic("كتبته من قبل"))
    assert "محوّلة من رسالة سابقة لكاتبها" in shown and "هدى" not in shown


async def test_an_answer_keeps_the_part_that_it_answers(rig: Rig) -> None:
    message = await talking(rig)
    body = {"text": "هذا غير صحيح", "quote": {"text": "السلة أمس", "position": 6, "is_manual": True}}
    rig.api.people.says(HUDA, body, reply_to=message["message_id"])
    assert "ردًّا على رسالة الجمعية: «السلة أمس»\nهذا غير صحيح" in said(await rig.in_topic("غير صحيح"))
    rig.api.people.says(HUDA, {"text": "ولا هذه"}, reply_to=message["message_id"])
    assert "وصلتك السلة أمس" in said(await rig.in_topic("ولا هذه"))


async def test_an_answer_to_a_message_elsewhere_says_so(rig: Rig) -> None:
    await talking(rig)
    other = {"origin": USER, "message_id": 5, "chat": {"id": -1009, "type": "channel", "title": "أخبار"}}
    body = {
        "text": "وهذا دليلي",
        "external_reply": other,
        "quote": {"text": "أُلغي التوصيل", "position": 0},
    }
    rig.api.people.says(HUDA, body)
    assert "ردًّا على رسالة من شخص آخر: «أُلغي التوصيل»" in said(await rig.in_topic("دليلي"))
    (case,) = await rig.rows(cases)
    assert case["number"] == 1001
