"""The numbers of documents and accounts are hidden before anything is kept: looked for in all that was written and in
all that went out, over real HTTP and on a real file."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.core.conversation import Address, Party
from bot.core.events import MessageReceived, VoiceHeard, Words
from bot.core.messages import Incoming
from bot.store.schema import metadata
from tests.fixtures.bot_api import BotApi
from tests.fixtures.files import photo
from tests.integration.telegram_rig import AGENT, GROUP, HUDA, SUPERVISOR, Rig, rida, said, staff_group

VISITOR = Address("web", "visitor", Party.PERSON)
IDENTITY, IQAMA, CARD, ACCOUNT = (
    "1098765439",
    "2345678901",
    "4111111111111111",
    "SA0380000000608010167519",
)
NUMBERS = (IDENTITY, IQAMA, CARD, ACCOUNT.removeprefix("SA"))
MOBILE = "0551234567"


@pytest.fixture
async def rig(tmp_path: Path, api: BotApi) -> AsyncIterator[Rig]:
    staff_group(api)
    async with rida(tmp_path, api) as rig:
        yield rig


def digits(text: str) -> str:
    return "".join(str(int(c)) for c in text if c.isdecimal())


async def everywhere(rig: Rig) -> dict[str, str]:
    """All that stands in the database, in the files of the folder, and all that the bot ever asked of Telegram."""
    await rig.app.runtime.settle()
    found = {"calls": repr([call for call in rig.api.calls if call[0] != "getUpdates"])}
    async with rig.app.database.read() as conn:
        for table in metadata.sorted_tables:
            found[table.name] = repr((await conn.execute(select(table))).all())
    return found


async def assert_hidden(rig: Rig) -> None:
    found = await everywhere(rig)
    for place, text in found.items():
        for number in NUMBERS:
            assert number not in digits(text), place
            assert not re.search(r"[\s\-]?".join(number), text), place


async def test_of_a_complaint_no_number_is_kept_and_the_person_is_told(rig: Rig) -> None:
    await rig.says(HUDA, "/complaint")
    shown = await rig.says(HUDA, f"لم يصلني الدعم وهويتي {IDENTITY} وجوالي {MOBILE}", "أخفينا من رسالتك")
    assert "لا نحتفظ به" in said(shown)
    wrote = rig.api.people.sends_file(
        HUDA, "photo", photo("JPEG"), caption="إقامتي ٢٣٤٥٦٧٨٩٠١ " + f"وحسابي {ACCOUNT}"
    )
    await rig.until(lambda: any("رقمين" in text for text in rig.shown(HUDA)))
    rig.api.people.sends_file(HUDA, "document", b"%PDF-1.4\n%%EOF", name=f"{IDENTITY}.pdf")
    rig.api.people.edits(HUDA, wrote, f"بطاقتي {CARD[:4]} {CARD[4:8]} {CARD[8:12]} {CARD[12:]}")
    await rig.app.runtime.settle()
    await rig.presses(HUDA, "هذا كل شيء")
    await rig.presses(HUDA, "أترك الحل لكم")
    await rig.presses(HUDA, "نعم، صحيح", "1001")
    thread = await rig.topic()
    card = await rig.in_topic("شكوى رقم 1001", thread)
    assert "●●●●" in said(card) and MOBILE in said(card)
    rig.api.people.writes(SUPERVISOR, "/said", chat=GROUP, thread=thread)
    rig.api.people.writes(AGENT, "/list", chat=GROUP)
    await assert_hidden(rig)


async def test_of_a_voice_note_that_was_written_out_too(rig: Rig) -> None:
    intake = rig.app.runtime.intake
    await intake.accept(Incoming("v:1", VISITOR, MessageReceived(Words("عندي شكوى"))))
    await rig.app.runtime.settle()
    await intake.accept(Incoming("v:2", VISITOR, VoiceHeard("x.ogg", f"رقم هويتي {IDENTITY}")))
    await intake.accept(Incoming("v:3", VISITOR, MessageReceived(Words(f"{IQAMA} و{CARD} بطاقة"))))
    await assert_hidden(rig)


async def test_what_staff_write_in_their_rooms_stays_as_it_is(rig: Rig) -> None:
    await rig.complains()
    thread = await rig.topic()
    rig.api.people.writes(SUPERVISOR, f"آيبان الجمعية {ACCOUNT}", chat=GROUP, thread=thread)
    await rig.until(lambda: not rig.api.delivery.pending)
    assert ACCOUNT in (await everywhere(rig))["inbox"]
