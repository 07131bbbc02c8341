"""What somebody confides, over real HTTP and on a real file: planted words are looked for in everything that was
written and sent, and stand with their person and with whoever may read them, and nowhere else."""

import asyncio
import logging
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.core.conversation import Address, Party
from bot.core.events import ButtonPressed, MessageReceived, Words
from bot.core.messages import Incoming
from bot.runtime.transcript import transcript_of
from bot.store.schema import disclosures, metadata, outbox
from tests.fixtures.bot_api import BotApi
from tests.integration.telegram_rig import GROUP, HUDA, SUPERVISOR, Rig, labels, rida, said, staff_group

DIRECTOR = 103
VISITOR = Address("web", "visitor", Party.PERSON)
PLANTED = ("نبتةالأولى", "نبتةالثانية", "نبتةالثالثة", "نبتةالرابعة", "نبتةالخامسة")
FIRST, MORE, ANSWER, AFTER, ON_PAGE = PLANTED
MAY_STAND = {"inbox", "outbox", "disclosures"}
"""In these tables it may stand at all: in the rows of its person and of whoever reads it."""


@pytest.fixture
async def rig(tmp_path: Path, api: BotApi, caplog: pytest.LogCaptureFixture) -> AsyncIterator[Rig]:
    caplog.set_level(logging.DEBUG)
    staff_group(api)
    api.people.person(DIRECTOR, "Director")
    async with rida(tmp_path, api, RIDA_STAFF__3__TELEGRAM_ID=str(DIRECTOR)) as rig:
        await rig.says(DIRECTOR, "/start")
        yield rig


async def confides(rig: Rig) -> None:
    await rig.says(HUDA, "أمر خاص", "لن يقرأه إلا مدير الجمعية")
    await rig.says(HUDA, f"أحدهم يأخذ مالًا {FIRST}", "فعلت الصواب")
    await rig.says(HUDA, f"كل شهر {MORE}", "كل ما كتبته محفوظ")
    await rig.presses(HUDA, "أوصلوه لشخص مؤتمن", "ورقمك الخاص 9001")


async def told(rig: Rig, person: int, has: str) -> str:
    found: str = await rig.until(lambda: next((t for t in rig.shown(person) if has in t), None))
    return found


async def opens(rig: Rig) -> str:
    """The first notice holds no word of it; one press shows them."""
    notice = await told(rig, DIRECTOR, "أمر خاص رقمه 9001")
    assert not of_planted(notice)
    await rig.presses(DIRECTOR, "أفتحه")
    return await told(rig, DIRECTOR, "الأمر الخاص 9001، ونوعه")


async def talk_both_ways(rig: Rig) -> None:
    shown = await opens(rig)
    assert FIRST in shown and MORE in shown
    await rig.presses(DIRECTOR, "أكتب ردًّا", "اكتب ردّك")
    await rig.says(DIRECTOR, f"نحن معك {ANSWER}", "نوصل ردّك")
    await told(rig, HUDA, ANSWER)
    assert sum("شخص مؤتمن قرأ رسالتك" in text for text in rig.shown(HUDA)) == 1
    await rig.says(HUDA, f"شكرًا، وهذا آخر ما عندي {AFTER}", "أضفناه")
    await told(rig, DIRECTOR, AFTER)


async def on_the_page(rig: Rig, number: int, event: MessageReceived | ButtonPressed) -> None:
    await rig.app.runtime.intake.accept(Incoming(f"page-{number}", VISITOR, event))
    await rig.app.runtime.settle()


async def a_visitor_confides_too(rig: Rig) -> None:
    for number, text in enumerate(("أمر خاص", f"يبتزونني {ON_PAGE}")):
        await on_the_page(rig, number, MessageReceived(Words(text)))
    await on_the_page(rig, 9, ButtonPressed("confide"))
    await told(rig, DIRECTOR, "أمر خاص رقمه 9002")
    await rig.presses(DIRECTOR, "أفتحه")
    await told(rig, DIRECTOR, ON_PAGE)


async def test_planted_words_stand_nowhere_but_with_their_person_and_their_reader(
    rig: Rig, api: BotApi, caplog: pytest.LogCaptureFixture
) -> None:
    await confides(rig)
    await talk_both_ways(rig)
    await rig.presses(HUDA, "يكفي الآن")
    await a_visitor_confides_too(rig)
    await rig.complains()  # the same person, so that there are a room, a card and mails
    thread = await rig.topic()
    rig.api.people.writes(SUPERVISOR, "/said", chat=GROUP, thread=thread)
    await rig.in_topic("لم يصلني رد", thread)
    api.people.writes(SUPERVISOR, "/report", chat=GROUP)
    api.people.writes(SUPERVISOR, "/open", chat=GROUP)
    await rig.app.runtime.settle()

    assert await found_in(rig) == MAY_STAND
    assert not of_planted("\n".join(map(str, api.sent(GROUP))))
    assert not of_planted("\n".join(map(str, api.sent(SUPERVISOR))))
    assert not of_planted("\n".join(topic.name for topic in api.state.chats[GROUP].topics.values()))
    assert not of_planted("\n".join(text for _, text in await rig.mails("")))
    assert not of_planted(caplog.text)
    assert not of_planted(await transcript(rig))
    assert await rig.topic() and "1001" in "".join(rig.shown(HUDA)), "no number of a case is missing"


async def found_in(rig: Rig) -> set[str]:
    """The tables in whose rows it stands; where those are somebody's, they are its person's or reader's."""
    own = {str(HUDA), str(DIRECTOR), VISITOR.address}
    found: set[str] = set()
    async with rig.app.database.read() as conn:
        talks = metadata.tables["conversations"]
        whose = {row["id"]: row["address"] for row in (await conn.execute(select(talks))).mappings()}
        for table in metadata.sorted_tables:
            for row in (await conn.execute(select(table))).mappings():
                if of_planted(str(dict(row))):
                    found.add(table.name)
                    talk = row["id"] if table is talks else row.get("conversation_id", row.get("person"))
                    assert whose[talk] in own, f"{table.name} of {whose[talk]}"
    return found


def of_planted(text: str) -> list[str]:
    return [word for word in PLANTED if re.search(word, text) or ascii(word)[1:-1] in text]


async def transcript(rig: Rig) -> str:
    async with rig.app.database.read() as conn:
        zone = rig.app.settings.working_time.zone
        told = await transcript_of(conn, 1001, "telegram", zone)
    assert "لم يصلني رد" in told, "what is ordinary is told"
    return told


async def test_a_reader_without_a_talk_gets_a_mail_that_says_nothing(tmp_path: Path, api: BotApi) -> None:
    staff_group(api)
    api.people.person(DIRECTOR, "Director")
    async with rida(tmp_path, api, RIDA_STAFF__3__TELEGRAM_ID=str(DIRECTOR)) as rig:
        await confides(rig)
        mails: list[tuple[str, str]] = []
        for _ in range(200):
            mails = await rig.mails("أمر خاص ينتظرك")
            if mails:
                break
        ((to, text),) = mails
        assert to == "director@example.org"
        assert not of_planted(text) and "9001" not in text
        assert not any("9001" in text for text in map(said, api.sent(GROUP)))
        (row,) = await rig.rows(disclosures)
        assert row["seen_at"] is None


async def test_an_answer_that_does_not_arrive_is_told_to_whoever_wrote_it_alone(
    rig: Rig, api: BotApi
) -> None:
    await confides(rig)
    await opens(rig)
    assert "أفتحه" in labels(rig.button(DIRECTOR, "أفتحه"))
    await rig.until(lambda: any("شخص مؤتمن قرأ" in text for text in rig.shown(HUDA)))
    api.people.blocks(HUDA)
    await rig.presses(DIRECTOR, "أكتب ردًّا", "اكتب ردّك")
    await rig.says(DIRECTOR, f"نحن معك {ANSWER}")
    await told(rig, DIRECTOR, "لم يصل ردّك")
    assert not api.sent(GROUP)


async def test_that_it_was_read_is_told_to_no_room_when_it_does_not_arrive(rig: Rig, api: BotApi) -> None:
    await confides(rig)
    await told(rig, DIRECTOR, "أمر خاص رقمه 9001")
    api.people.blocks(HUDA)
    await rig.presses(DIRECTOR, "أفتحه")
    async with asyncio.timeout(30):
        while "parked" not in {row["status"] for row in await rig.rows(outbox)}:
            await asyncio.sleep(0.05)
    await rig.app.runtime.settle()
    assert not api.sent(GROUP)
