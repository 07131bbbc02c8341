"""A message that is far longer than any phone writes: kept whole and answered, and the work for it grows
no faster than its length. Calls are counted, never time."""

import cProfile
import pstats
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.core.conversation import Address, Party
from bot.core.events import MessageReceived, Words
from bot.core.messages import Incoming
from bot.store.schema import inbox
from faq.text.normalise import LOOKED_AT
from tests.integration.whatsapp.posting import Posting, rida
from tests.stored import readable

STORY = "قدمت طلب مساعدة في شهر محرم ولم يصلني أي رد منكم رقم 12345 والموعد 2026-10-01. "
VARIED = " ".join(f"كلمة{n}" for n in range(20_000))


async def _calls(there: Posting, text: str) -> int:
    """How many calls intake and turn take."""
    runtime, who = there.app.runtime, Address("whatsapp", f"9665{len(text):08}", Party.PERSON)
    profile = cProfile.Profile()
    profile.enable()
    event = MessageReceived(Words(text))
    await runtime.intake.accept(Incoming(f"long-{len(text)}", who, event, "ar", text=text))
    await runtime.turns.drain()
    profile.disable()
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", [STORY * 900, VARIED], ids=["a story", "no word twice"])
async def test_the_work_grows_no_faster_than_the_message(tmp_path: Path, text: str) -> None:
    async with rida(tmp_path, running=False) as there:
        await _calls(there, text[: LOOKED_AT - 1])  # what is made once
        short, long, longest = [await _calls(there, text[:n]) for n in (8_000, 16_000, 64_000)]
        for_a_letter = (long - short) / 8_000
        assert longest - long <= 48_000 * for_a_letter * 1.3 + 20_000
        assert longest < 48 * 64_000, "few calls for each letter"


async def test_it_is_kept_whole_and_answered(tmp_path: Path) -> None:
    async with rida(tmp_path, running=False) as there:
        text = (STORY * 900)[:65_000]
        await _calls(there, text)
        async with there.app.database.read() as conn:
            (row,) = (await conn.execute(select(inbox).where(inbox.c.channel == "whatsapp"))).mappings()
        kept = readable(inbox, dict(row))
        assert (kept["status"], kept["event"]["words"]["text"]) == ("done", text)
        assert await there.told(f"9665{len(text):08}")


async def test_a_cry_for_help_at_its_very_end_is_heard(tmp_path: Path) -> None:
    async with rida(tmp_path, running=False) as there:
        text = f"{(STORY * 900)[:64_000]} أريد أن أنتحر"
        await _calls(there, text)
        assert any(key.startswith("emergency") for key in await there.told(f"9665{len(text):08}"))
