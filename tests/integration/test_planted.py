"""One long day on a real file: people confide, complain, thank and ask, staff work, and everything that an operator
can have written is written. What was planted is looked for in all of it (tests/fixtures/planted.py)."""

import asyncio
from pathlib import Path

from typer.testing import CliRunner

from bot.__main__ import app
from bot.core.conversation import Address, Party
from bot.core.events import ButtonPressed, MessageReceived, Words
from bot.core.messages import Incoming
from tests.fixtures.bot_api import BotApi
from tests.fixtures.planted import Planted
from tests.integration.telegram_rig import (
    GROUP,
    HUDA,
    SUPERVISOR,
    Rig,
    environment,
    rida,
    said,
    staff_group,
)

DIRECTOR = 103
VISITOR = Address("web", "visitor", Party.PERSON)
CONFIDED = ("inbox", "outbox", "disclosures")
"""Where it may stand: with its person, and with whoever reads it."""

OF_A_CASE = ("inbox", "outbox", "cases", "case_entries", "conversations")


async def on_the_page(rig: Rig, *events: MessageReceived | ButtonPressed) -> None:
    for number, event in enumerate(events):
        await rig.app.runtime.intake.accept(Incoming(f"page-{number}", VISITOR, event))
        await rig.app.runtime.settle()


async def a_day(rig: Rig, confided: str, told: str, identity: str) -> None:
    await rig.says(DIRECTOR, "/start")
    await rig.says(HUDA, "أمر خاص")
    await rig.says(HUDA, f"أحدهم يأخذ مالًا {confided} وهويتي {identity}")
    await rig.presses(HUDA, "أوصلوه لشخص مؤتمن", "9001")
    await rig.until(lambda: any("9001" in text for text in rig.shown(DIRECTOR)))
    await rig.presses(HUDA, "يكفي الآن")
    await rig.complains(text=f"لم يصلني رد {told} وهويتي {identity}")
    thread = await rig.topic()
    for command in ("/said", "/note مهم"):
        rig.api.people.writes(SUPERVISOR, command, chat=GROUP, thread=thread)
    for command in ("/open", "/report", "/list"):
        rig.api.people.writes(SUPERVISOR, command, chat=GROUP)
    words = [f"كم رسوم {identity} هذه الدورة الغريبة", "شكرا لكم"]
    await on_the_page(rig, *(MessageReceived(Words(each)) for each in words))
    await rig.app.runtime.settle()


async def written(folder: Path, api: BotApi, *verb: str) -> str:
    """What an operator's verb prints."""
    asked = ["--config", str(folder / "config.yaml"), *verb]
    done = await asyncio.to_thread(CliRunner().invoke, app, asked, env=environment(api))
    assert done.exit_code == 0, done.output
    return done.output


async def test_planted_words_are_found_in_nothing_that_a_day_wrote(
    planted: Planted, tmp_path: Path, api: BotApi
) -> None:
    told = planted.word("told in a complaint", tables=OF_A_CASE, files=("*.zip", "*.txt"))
    confided = planted.word("confided", tables=CONFIDED, files=("*.zip",))
    identity = planted.number("identity")
    staff_group(api)
    api.people.person(DIRECTOR, "Director")
    async with rida(tmp_path, api, RIDA_STAFF__3__TELEGRAM_ID=str(DIRECTOR)) as rig:
        await a_day(rig, confided, told, identity)
        shown = {who: list(map(said, api.sent(who))) for who in (GROUP, SUPERVISOR)}
        topics = [topic.name for topic in api.state.chats[GROUP].topics.values()]
        mails = [text for _, text in await rig.mails("")]
    everything = "\n".join(text for texts in shown.values() for text in texts)
    assert told in everything and confided not in everything
    assert not any(confided in text for text in (*topics, *mails))
    assert not any(identity in text for text in (everything, *topics, *mails))
    talk = await written(tmp_path, api, "transcript", "1001")
    (tmp_path / "transcript-1001.txt").write_text(talk, "utf-8")
    await written(tmp_path, api, "backup", str(tmp_path / "backup.zip"))
