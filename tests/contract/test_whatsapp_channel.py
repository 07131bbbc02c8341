"""WhatsApp's own: whatever a turn says keeps WhatsApp's limits, arrives whole, and can be answered.

The server of these tests refuses what breaks a limit; a message of any length, with any buttons, must pass it.
"""

import random
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bot.app.build import App, opened
from bot.channels.shared.button_data import WHOLE
from bot.config import load
from bot.core.conversation import Address, Party
from bot.core.events import Attachment, AttachmentKind
from bot.core.messages import Button, Delivery, Message
from bot.runtime.delivery.channel import Reconciling, Silence
from bot.store.queries import conversations, outbox
from tests.fixtures.graph_api import GraphApi, titles
from tests.fixtures.graphapi.media import LARGEST
from tests.fixtures.graphapi.people import pressable
from tests.fixtures.graphapi.settings import settings_of
from tests.machine import NOON
from tests.transcripts.player import ROOT, SAMPLES

HUDA = Address("whatsapp", "966512345678", Party.PERSON)
WORDS = [
    "السلام",
    "عليكم",
    "ورحمة",
    "الله",
    "شكوى",
    "رقم",
    "\u20681001\u2069",
    "Huda",
    "<b>",
    "*نجمة*",
    "🌷",
    "وأنتظر،",
]
_UNSEEN = re.compile("[\u200e\u200f\u2066-\u2069]")


@dataclass
class Rig:
    app: App
    api: GraphApi
    id: int = 0

    async def sends(self, message: Message) -> list[dict[str, Any]]:
        """What arrived for it, in order."""
        before = len(self.api.sent())
        async with self.app.database.write() as conn:
            there = await conversations.at(conn, HUDA, "ar", NOON)
            self.id = await outbox.queue(conn, there.id, message, NOON)
        assert self.app.whatsapp
        await self.app.whatsapp.channel.send(Delivery(self.id, HUDA, message, NOON))
        return self.api.sent()[before:]

    async def keeps(self, kind: AttachmentKind, name: str) -> Attachment:
        async def once() -> AsyncIterator[bytes]:
            yield SAMPLES[kind][1]

        return await self.app.runtime.attachments.keep(once(), name, kind)


@asynccontextmanager
async def whatsapp(folder: Path) -> AsyncIterator[Rig]:
    (folder / "config.yaml").write_bytes((ROOT / "config.yaml").read_bytes())
    async with GraphApi().serving() as api:
        api.statuses.manual = True
        api.people.person(HUDA.address)
        api.people.writes(HUDA.address, "مرحبا")
        async with opened(load(folder / "config.yaml", settings_of(api))) as app:
            yield Rig(app, api)


def words_of(message: dict[str, Any]) -> str:
    content = message[message["type"]]
    if message["type"] == "interactive":
        rows = [row for s in content["action"].get("sections", []) for row in s["rows"]]
        told = [
            content["body"]["text"],
            *(f"{row['title']} {row.get('description', '')}" for row in rows),
        ]
        return " ".join([*told, *titles(message)])
    return str(content.get("body") or content.get("caption") or "")


def bare(text: str) -> str:
    return " ".join(_UNSEEN.sub("", text).split())


def said(chance: random.Random, length: int) -> str:
    text = ""
    while len(text) < length:
        text += chance.choice(WORDS) + chance.choice((" ", " ", " ", "\n", "\n\n"))
    return text.strip()


def any_message(seed: int) -> Message:
    chance = random.Random(seed)
    labels = {
        said(chance, chance.choice((3, 12, 19, 20, 21, 24, 25, 60))) for _ in range(chance.randint(0, 14))
    }
    buttons = tuple(
        Button(f"choose-{n}", "x" * chance.choice((0, 5, 300)), label.replace("\n", " "))
        for n, label in enumerate(sorted(labels))
    )
    length = chance.choice((1, 60, 900, 1023, 1024, 1025, 4095, 4097, 9000))
    return Message(said(chance, length), "ar", buttons=buttons, stamp=seed)


async def test_any_message_keeps_the_limits_and_arrives_whole(tmp_path: Path) -> None:
    async with whatsapp(tmp_path) as rig:
        for seed in range(120):
            message = any_message(seed)
            arrived = await rig.sends(message)
            told = bare(" ".join(map(words_of, arrived)))
            for line in filter(None, map(bare, message.text.splitlines())):
                assert line in told, (seed, line)
            for button in message.buttons:
                assert bare(button.label) in told, (seed, button.label)


async def test_whatever_is_offered_can_be_pressed_or_is_numbered(tmp_path: Path) -> None:
    async with whatsapp(tmp_path) as rig:
        for count in range(1, 14):
            buttons = tuple(Button("choose", str(n), f"الخيار رقم {n}") for n in range(count))
            arrived = await rig.sends(Message("اختر", "ar", buttons=buttons, stamp=5))
            ids = [str(reply[reply["type"]]["id"]) for m in arrived for _, reply in pressable(m)]
            if count <= 10:
                assert [id.partition(WHOLE)[2] for id in ids] == [
                    f"choose{WHOLE}{n}" for n in range(count)
                ]
                assert arrived[-1]["interactive"]["type"] == ("button" if count <= 3 else "list")
            else:
                numbered = bare(" ".join(map(words_of, arrived)))
                assert all(f"{n + 1}" in numbered for n in range(count)), numbered


async def test_what_leads_to_a_page_names_it(tmp_path: Path) -> None:
    link = Button("open", "", "خريطة الموقع", url="https://example.org/map")
    async with whatsapp(tmp_path) as rig:
        arrived = await rig.sends(Message("هنا", "ar", buttons=(link,)))
        assert "https://example.org/map" in str(arrived)


@pytest.mark.parametrize("kind", [AttachmentKind.PHOTO, AttachmentKind.DOCUMENT, AttachmentKind.VOICE])
async def test_a_file_goes_as_what_it_is_with_the_words(kind: AttachmentKind, tmp_path: Path) -> None:
    async with whatsapp(tmp_path) as rig:
        kept = await rig.keeps(kind, "كشف.bin")
        arrived = await rig.sends(Message("هذا هو المطلوب", "ar", attachments=(kept,)))
        assert "هذا هو المطلوب" in " ".join(map(words_of, arrived))
        sent = [m[m["type"]]["id"] for m in arrived if m["type"] in ("image", "document", "audio")]
        assert [rig.api.state.media[id].content for id in sent] == [SAMPLES[kind][1]]


async def test_a_large_photo_goes_as_a_document(tmp_path: Path) -> None:
    """Photos are taken up to 5 MB, documents up to 100."""
    noise = BytesIO()
    Image.frombytes("RGB", (1400, 1400), random.Random(1).randbytes(1400 * 1400 * 3)).save(noise, "PNG")

    async def once() -> AsyncIterator[bytes]:
        yield noise.getvalue()

    async with whatsapp(tmp_path) as rig:
        kept = await rig.app.runtime.attachments.keep(once(), "a.png", AttachmentKind.PHOTO)
        assert kept.size > LARGEST["image"]
        arrived = await rig.sends(Message("صورة", "ar", attachments=(kept,)))
        assert [m["type"] for m in arrived if m["type"] not in ("text", "interactive")] == ["document"]


async def test_every_send_carries_our_number(tmp_path: Path) -> None:
    """By it the status of a send that timed out is known again."""
    async with whatsapp(tmp_path) as rig:
        arrived = await rig.sends(Message("مرحبا", "ar"))
        assert [each["biz_opaque_callback_data"] for each in arrived] == ["1"]


async def test_a_send_that_was_cut_off_is_not_known_to_have_failed(tmp_path: Path) -> None:
    """It may have arrived: nobody may send it again before a report says that it did not."""
    async with whatsapp(tmp_path) as rig:
        assert rig.app.whatsapp
        assert isinstance(rig.app.whatsapp.channel, Reconciling)
        for order in ({"drop_after_accepting": True}, {"drop": True}):
            rig.api.faults.next(**order)
            with pytest.raises(Silence):
                await rig.sends(Message("مرحبا", "ar"))
