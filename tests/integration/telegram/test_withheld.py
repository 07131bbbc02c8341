"""What Telegram does not tell with a press or an answer: its message, its topic. Nothing of it is dropped
without a word; and a topic that is made again tells what was in it."""

from bot.channels.telegram.group.topics import ANEW
from bot.store.queries import settings
from bot.store.queries import telegram as store
from bot.store.schema import cases
from tests.fixtures.botapi.checks import pressable
from tests.integration.telegram_rig import (
    AGENT,
    GROUP,
    HUDA,
    SUPERVISOR,
    Json,
    Rig,
    labels,
    said,
)


def data(message: Json, label: str) -> str:
    return pressable(message["reply_markup"])[label]


async def test_a_press_on_an_old_card_counts_in_its_room(rig: Rig) -> None:
    thread = await rig.topic()
    card = await rig.in_topic("شكوى رقم 1001", thread)
    label = next(each for each in labels(card) if "أستلم" in each)
    rig.api.people.presses_data(SUPERVISOR, card, data(card, label), withheld=True)
    await rig.in_topic("استلمها", thread)
    (case,) = await rig.rows(cases)
    assert case["assignee"]


async def test_a_persons_press_on_an_old_message_is_answered(rig: Rig) -> None:
    menu = await rig.says(HUDA, "/menu")
    label = next(each for each in labels(menu) if "طلباتي" in each)
    rig.api.people.presses_data(HUDA, menu, data(menu, label), withheld=True)
    await rig.until(lambda: any("1001" in said(m) for m in rig.api.sent(HUDA)[-1:]))


async def test_a_press_without_any_message_is_answered(rig: Rig) -> None:
    menu = await rig.says(HUDA, "/menu")
    label = next(each for each in labels(menu) if "طلباتي" in each)
    who = rig.api.state.users[HUDA].json()
    press = {"id": "77", "from": who, "chat_instance": "1", "data": data(menu, label)}
    rig.api.state.open_presses.add("77")
    rig.api.delivery.add_raw({"callback_query": press})
    await rig.until(lambda: any("1001" in said(m) for m in rig.api.sent(HUDA)[-1:]))


async def test_an_answer_that_does_not_say_its_topic_goes_where_it_was_meant(rig: Rig) -> None:
    thread = await rig.topic()
    card = await rig.in_topic("شكوى رقم 1001", thread)
    rig.api.people.writes(
        AGENT, "نتابع طلبك", chat=GROUP, thread=thread, reply_to=card["message_id"], told_thread=False
    )
    await rig.until(lambda: any("نتابع طلبك" in text for text in rig.shown(HUDA)))
    rig.api.people.writes(AGENT, "وصلت؟", chat=GROUP, thread=thread, told_thread=False)
    await rig.until(lambda: any("وصلت؟" in text for text in rig.shown(HUDA)))


async def test_an_answer_of_no_case_is_told_to_have_gone_nowhere(rig: Rig) -> None:
    await rig.topic()
    rig.api.people.writes(SUPERVISOR, "/open", chat=GROUP)

    def in_general() -> Json | None:
        return next((m for m in rig.api.sent(GROUP) if "message_thread_id" not in m), None)

    listed = await rig.until(in_general)
    rig.api.people.writes(SUPERVISOR, "تم التواصل معها", chat=GROUP, reply_to=listed["message_id"])
    told = await rig.in_topic("لا أعرف الحالة")
    assert told["reply_to_message"]["text"] == "تم التواصل معها"
    assert not any("تم التواصل" in text for text in rig.shown(HUDA))


async def test_a_topic_that_is_made_again_begins_with_the_card_and_the_story(rig: Rig) -> None:
    api = rig.api
    first = await rig.topic()
    api.people.writes(AGENT, "نتابع طلبك", chat=GROUP, thread=first)
    await rig.until(lambda: any("نتابع طلبك" in text for text in rig.shown(HUDA)))
    await rig.app.runtime.settle()
    api.people.deletes_topic(GROUP, first)
    api.people.writes(SUPERVISOR, "/card 1001", chat=GROUP)

    def threads() -> list[int]:
        topics = api.state.chats[GROUP].topics.values()
        return [t.thread for t in topics if t.name.startswith("1001 ") and not t.deleted]

    (again,) = await rig.until(threads)
    await rig.until(lambda: any("نتابع طلبك" in said(m) for m in api.sent(GROUP, again)))
    api.people.writes(AGENT, "كلمة جديدة", chat=GROUP, thread=again)
    await rig.until(lambda: any("كلمة جديدة" in text for text in rig.shown(HUDA)))
    await rig.in_topic("شكوى رقم 1001", again)  # the person's word does not wait for it
    shown = [said(message) for message in api.sent(GROUP, again)]
    (card,) = [text for text in shown if "شكوى رقم 1001" in text.splitlines()[0]]
    (story,) = [text for text in shown if "فُتح موضوع هذه الحالة من جديد" in text]
    assert {shown.index(card), shown.index(story)} == {0, 1}


async def test_what_is_said_first_in_a_new_topic_comes_after_its_card(rig: Rig) -> None:
    api = rig.api
    first = await rig.topic()
    api.people.writes(AGENT, "نتابع طلبك", chat=GROUP, thread=first)
    await rig.until(lambda: any("نتابع طلبك" in text for text in rig.shown(HUDA)))
    await rig.app.runtime.settle()
    api.people.deletes_topic(GROUP, first)
    await rig.says(HUDA, "هذا عنوان بيتي الجديد")
    again = await rig.until(
        lambda: next((t for t in api.state.chats[GROUP].topics.values() if not t.deleted), None)
    )
    await rig.until(lambda: any("عنوان بيتي" in said(m) for m in api.sent(GROUP, again.thread)[2:]))
    card, story, *_ = [said(message) for message in api.sent(GROUP, again.thread)]
    assert "شكوى رقم 1001" in card
    assert story.startswith("فُتح موضوع هذه الحالة من جديد")
    assert "✍ نتابع طلبك" in story


async def test_of_a_long_word_a_new_topic_tells_the_beginning(rig: Rig) -> None:
    api = rig.api
    first = await rig.topic()
    api.people.writes(AGENT, "بداية القصة " + "وكلام كثير " * 330, chat=GROUP, thread=first)
    await rig.until(lambda: any("بداية القصة" in text for text in rig.shown(HUDA)))
    await rig.app.runtime.settle()
    api.people.deletes_topic(GROUP, first)
    api.people.writes(SUPERVISOR, "/card 1001", chat=GROUP)
    story = await rig.in_topic("فُتح موضوع هذه الحالة من جديد")
    assert "بداية القصة" in story["text"]
    assert story["text"].endswith("…")
    assert len(story["text"]) <= 4096


async def test_what_waits_is_said_though_the_new_topic_cannot_be_told_what_was(rig: Rig) -> None:
    thread = await rig.topic()
    rig.api.people.writes(AGENT, "نتابع طلبك", chat=GROUP, thread=thread)
    await rig.until(lambda: any("نتابع طلبك" in text for text in rig.shown(HUDA)))
    await rig.app.runtime.settle()
    anew = f"{ANEW}case-1001"
    async with rig.app.database.write() as conn:
        await settings.put(conn, anew, "yes")
    rig.api.fails("sendMessage", 400, chat_id=GROUP)
    rig.api.people.writes(HUDA, "هذا عنوان بيتي الجديد")
    await rig.in_topic("عنوان بيتي", thread)
    async with rig.app.database.read() as conn:
        assert await settings.get(conn, anew) is None


async def test_a_lost_topic_is_not_renamed_and_counts_for_none(rig: Rig) -> None:
    await rig.topic()
    async with rig.app.database.write() as conn:
        await store.let_rename(conn, "case-1001")
        await store.lose_topic(conn, "case-1001")
        await store.let_rename(conn, "case-1001")
        assert await store.stale_topics(conn) == []
        assert not await store.has_topics(conn, GROUP)
        assert await store.topic_of(conn, "case-1001", GROUP) is None
        assert await store.had_topic(conn, "case-1001")
