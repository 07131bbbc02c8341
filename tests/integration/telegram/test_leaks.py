"""What was confided, and what was drawn into confidence, in the middle of a busy society: planted words are looked for in
everything that came out, and stand with their person and their readers, and nowhere else. What is ordinary is found."""

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select
from typer.testing import CliRunner

from bot.__main__ import app as verbs
from bot.app.logs import JsonLines
from bot.core.conversation import Address, Party
from bot.core.events import MorningCame
from bot.runtime.views import Reading
from bot.store.queries.history import history
from bot.store.schema import metadata
from tests.fixtures.bot_api import BotApi
from tests.integration.telegram_rig import AGENT, BADR, GROUP, HUDA, SUPERVISOR, Rig, rida, staff_group

DIRECTOR = 103
CONFIDED, MORE, ANSWER, NAME = "نبتةاعترفت", "نبتةزادت", "نبتةجواب", "نبتةاسمها"
DRAWN, WISH, REPLY, NOTE = "نبتةشكوى", "نبتةحل", "نبتةرد", "نبتةملاحظة"
ORDINARY = "نبتةعادية"
"""Of a complaint like others: where it is not found, the search finds nothing at all."""

SECRET = (CONFIDED, MORE, ANSWER, NAME, DRAWN, WISH, REPLY, NOTE)
NUMBERS = ("9001", "9002")


@dataclass
class Out:
    """Everything that came out, by what it is."""

    texts: dict[str, str] = field(default_factory=dict)

    def add(self, what: str, *texts: object) -> None:
        self.texts[what] = self.texts.get(what, "") + "\n".join(map(str, texts))

    def leaks(self, words: tuple[str, ...]) -> Mapping[str, list[str]]:
        """Where one of these stands, as letters or as an escape of JSON."""
        found = {
            what: [word for word in words if word in text or ascii(word)[1:-1] in text]
            for what, text in self.texts.items()
        }
        return {what: words for what, words in found.items() if words}


@pytest.fixture
async def rig(tmp_path: Path, api: BotApi, caplog: pytest.LogCaptureFixture) -> AsyncIterator[Rig]:
    caplog.set_level(logging.DEBUG)
    staff_group(api)
    api.people.person(DIRECTOR, "Director")
    async with rida(tmp_path, api, "webhook", RIDA_STAFF__3__TELEGRAM_ID=str(DIRECTOR)) as rig:
        for member in (DIRECTOR, SUPERVISOR, AGENT):
            await rig.says(member, "/start")
        yield rig


async def huda_confides(rig: Rig) -> None:
    await rig.says(HUDA, "أمر خاص", "لن يقرأه إلا")
    await rig.says(HUDA, f"{NAME} يتحرش بالبنات {CONFIDED}")
    await rig.presses(HUDA, "أوصلوه لشخص مؤتمن", "9001")
    await rig.presses(DIRECTOR, "أفتحه", CONFIDED)
    await rig.presses(DIRECTOR, "أكتب ردًّا", "اكتب ردّك")
    await rig.says(DIRECTOR, f"نحن معك {ANSWER}", "نوصل ردّك")
    await rig.until(lambda: any(ANSWER in text for text in rig.shown(HUDA)))
    await rig.says(HUDA, f"وهذا كل شيء {MORE}", "أضفناه")
    await rig.until(lambda: any(MORE in text for text in rig.shown(DIRECTOR)))
    await rig.presses(DIRECTOR, "أفتحه", "لماذا تفتح")
    await rig.presses(DIRECTOR, "لأتابع ما عُمل فيه", CONFIDED)
    await rig.presses(HUDA, "يكفي الآن")


async def badr_complains(rig: Rig) -> int:
    await rig.says(BADR, "/complaint")
    await rig.says(BADR, f"السلة ناقصة {DRAWN}")
    await rig.presses(BADR, "هذا كل شيء")
    await rig.says(BADR, f"أتمنى {WISH}")
    await rig.presses(BADR, "نعم، صحيح", "1001")
    thread = await rig.topic(1001)
    await rig.in_topic(DRAWN, thread)
    rig.api.people.writes(AGENT, f"سنرى ذلك {REPLY}", chat=GROUP, thread=thread)
    await rig.until(lambda: any(REPLY in text for text in rig.shown(BADR)))
    rig.api.people.writes(AGENT, f"// انتبهوا {NOTE}", chat=GROUP, thread=thread)
    await rig.in_topic("ملاحظة", thread)
    await rig.app.runtime.settle()
    return thread


async def it_is_drawn(rig: Rig, thread: int) -> None:
    rig.api.people.writes(AGENT, "/private", chat=GROUP, thread=thread)
    asked = await rig.in_topic("ولا رجوع عن ذلك", thread)
    rig.api.people.presses(AGENT, asked, "نعم، انقلها")
    await rig.until(lambda: any("9002" in text for text in rig.shown(BADR)))
    await rig.until(lambda: any("1001" in text for text in rig.shown(AGENT)))
    await rig.app.runtime.settle()


async def the_rest_goes_on(rig: Rig) -> None:
    await rig.says(HUDA, "/complaint")
    await rig.says(HUDA, f"لم تصلني الرسالة {ORDINARY}")
    await rig.presses(HUDA, "هذا كل شيء")
    await rig.presses(HUDA, "أترك الحل لكم")
    await rig.presses(HUDA, "نعم، صحيح", "1002")
    thread = await rig.topic(1002)
    for command in (
        "/open",
        "/mine",
        "/report",
        "/faq",
        "/thanks",
        "/registered",
        "/case 1001",
        "/case 9001",
    ):
        rig.api.people.writes(SUPERVISOR, command, chat=GROUP)
    rig.api.people.writes(SUPERVISOR, "/history", chat=GROUP, thread=thread)
    async with rig.app.database.write() as conn:
        from bot.store.queries import conversations, inbox
        from bot.store.queries.inbox import INTERNAL

        at = await conversations.at(
            conn, Address("telegram", "desk", Party.DESK), "ar", rig.app.runtime.clock.now()
        )
        await inbox.put(conn, at.id, INTERNAL, "a-morning", MorningCame(), rig.app.runtime.clock.now())
    await rig.app.runtime.settle()


async def everything(rig: Rig, folder: Path, caplog: pytest.LogCaptureFixture) -> Out:
    out, group = Out(), rig.api.state.chats[GROUP]
    gone = {topic.thread for topic in group.topics.values() if topic.deleted}
    there = [each for each in rig.api.sent(GROUP) if each.get("message_thread_id") not in gone]
    out.add("the group", *map(str, there))
    out.add("titles", *(topic.name for topic in group.topics.values()))
    for member in (SUPERVISOR, AGENT):
        out.add("a member's own talk", *rig.shown(member))
    mails = await Reading(rig.app.database).mails()
    out.add("mails", *(f"{mail.address.address} {mail.item.subject} {mail.item.text}" for mail in mails))
    await the_pages(rig, out)
    await the_rooms(rig, out)
    await the_commands(folder, out)
    out.add("logs", caplog.text)
    out.add("logs as JSON", *map(JsonLines().format, caplog.records))
    out.add("names of files", *(str(path.relative_to(folder)) for path in folder.rglob("*")))
    return out


async def the_pages(rig: Rig, out: Out) -> None:
    async with httpx.AsyncClient(base_url=str(rig.app.settings.web.url)) as page:
        for path in ("/metrics", "/healthz", "/chat", "/privacy"):
            answer = await page.get(path)
            out.add(f"page {path}", answer.text, answer.headers)


async def the_rooms(rig: Rig, out: Out) -> None:
    """As a page of the room or of the desk would show it."""
    async with rig.app.database.read() as conn:
        talks = metadata.tables["conversations"]
        rows = (await conn.execute(select(talks).where(talks.c.party != Party.PERSON))).mappings().all()
        for row in rows:
            out.add("rooms and desk", *await history(conn, row["id"]))


async def the_commands(folder: Path, out: Out) -> None:
    config = ["--config", str(folder / "config.yaml")]
    for verb in (
        ["transcript", "1001"],
        ["transcript", "1002"],
        ["report", "--json"],
        ["notices", "--json"],
        ["audit", "--json"],
        ["backup"],
        ["registrations", "--all"],
    ):
        told = await asyncio.to_thread(CliRunner().invoke, verbs, [*config, *verb])
        out.add(f"rida {verb[0]}", told.output)


async def test_planted_words_stand_with_their_person_and_their_readers_alone(
    rig: Rig, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await huda_confides(rig)
    await it_is_drawn(rig, await badr_complains(rig))
    await the_rest_goes_on(rig)
    out = await everything(rig, tmp_path, caplog)

    assert out.leaks(SECRET) == {}
    shown_to_staff = {what: out.texts[what] for what in ("the group", "titles", "mails")}
    assert Out(shown_to_staff).leaks(NUMBERS) == {}
    assert {"the group", "mails", "rooms and desk"} <= out.leaks((ORDINARY,)).keys(), (
        "the search finds nothing"
    )
    assert "1001" in out.texts["the group"] + "".join(rig.shown(BADR)), "no number of a case is missing"
    assert await tables_of(rig, SECRET) <= {"inbox", "outbox", "disclosures", "conversations"}


async def tables_of(rig: Rig, words: tuple[str, ...]) -> set[str]:
    """The tables in whose rows one stands; those rows are their person's, or of whoever reads it."""
    own, found = {str(HUDA), str(BADR), str(DIRECTOR)}, set[str]()
    async with rig.app.database.read() as conn:
        talks = metadata.tables["conversations"]
        whose = {row["id"]: row["address"] for row in (await conn.execute(select(talks))).mappings()}
        for table in metadata.sorted_tables:
            for row in (await conn.execute(select(table))).mappings():
                text = str(dict(row))
                if any(word in text or ascii(word)[1:-1] in text for word in words):
                    found.add(table.name)
                    talk = row["id"] if table is talks else row.get("conversation_id", row.get("person"))
                    assert whose[talk] in own, f"{table.name} of {whose[talk]}: {row.get('kind')}"
    return found


@pytest.mark.parametrize("where", ["the group", "mails", "logs", "page /metrics", "titles"])
@pytest.mark.parametrize("how", [str, ascii])
def test_a_leak_would_be_found(where: str, how: object) -> None:
    out = Out()
    out.add(where, f"{ascii(CONFIDED)[1:-1] if how is ascii else CONFIDED} beside others")
    assert out.leaks(SECRET) == {where: [CONFIDED]}
