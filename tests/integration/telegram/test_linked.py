"""A chat of the page and one of Telegram are one person's: over the local Bot API, as strict as the platform."""

import asyncio
import re
from collections.abc import Callable
from pathlib import Path

from bot.core.conversation import Address, Party
from bot.core.events import Event, MessageReceived, Words
from bot.core.messages import Incoming
from bot.store.queries import conversations
from bot.store.queries.history import history
from bot.store.schema import inbox
from tests.fixtures.bot_api import BotApi
from tests.integration.telegram_rig import AGENT, GROUP, HUDA, Rig, rida, said, staff_group

PAGE = Address("web", "page", Party.PERSON)


async def on_page(rig: Rig, name: str, event: Event) -> None:
    await rig.app.runtime.intake.accept(Incoming(name, PAGE, event))


async def shown_on_page(rig: Rig) -> str:
    async with rig.app.database.read() as conn:
        there = await conversations.find(conn, PAGE)
        items = await history(conn, there.id) if there else []
    return "\n".join(item.text for item in items if item.outgoing)


async def page_has(rig: Rig, has: Callable[[str], object]) -> str:
    for _ in range(400):
        text = await shown_on_page(rig)
        if has(text):
            return text
        await asyncio.sleep(0.05)
    raise AssertionError("it was not shown on the page")


async def test_staff_s_words_come_where_was_written_last_and_elsewhere_when_the_bot_is_blocked(
    tmp_path: Path, api: BotApi
) -> None:
    staff_group(api)
    api.people.person(HUDA, "هدى", language_code="ar")
    async with rida(tmp_path, api) as rig:
        await rig.complains()
        thread = await rig.topic()
        await on_page(rig, "1", MessageReceived(Words("ربط")))
        code = re.search(r"\d{4} \d{4}", await page_has(rig, lambda text: "رمز الربط" in text))
        assert code
        await rig.says(HUDA, f"ربط {code[0]}", "هل المحادثتان لك")
        await rig.presses(HUDA, "نعم، كلتاهما لي", "ربطنا هذه المحادثة")
        assert code[0] not in await page_has(rig, lambda text: "رُبطت هذه المحادثة" in text)
        await on_page(rig, "2", MessageReceived(Words("طلباتي")))
        await page_has(rig, lambda text: "1001" in text)
        await rig.says(HUDA, "طلباتي", "1001")
        api.people.blocks(HUDA)
        rig.api.people.presses(AGENT, await rig.whole_card(thread, AGENT), "أستلمها")
        await page_has(rig, lambda text: "بدأ أحد موظفينا" in text)
        await rig.app.runtime.settle()
        kinds = [row["kind"] for row in await rig.rows(inbox)]
        assert "PersonUnreachable" not in kinds and "DeliveryParked" not in kinds
        assert not any("بدأ أحد موظفينا" in said(message) for message in rig.api.sent(HUDA))
        assert any("استلمها" in said(message) for message in rig.api.sent(GROUP, thread))
