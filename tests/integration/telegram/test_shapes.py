"""No message is given up for its file: what is not taken in one shape goes in another."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bot.channels.telegram.api.file_shapes import shown_as
from bot.store.schema import outbox
from tests.fixtures.bot_api import BotApi
from tests.integration.telegram_rig import AGENT, GROUP, HUDA, Rig, rida, said

pytestmark = pytest.mark.usefixtures("group")
OGG = b"OggS" + bytes(24) + b"OpusHead" + bytes(40)


def picture(width: int, height: int) -> bytes:
    made = BytesIO()
    Image.new("RGB", (width, height)).save(made, "JPEG")
    return made.getvalue()


async def complains_with(rig: Rig, kind: str, content: bytes) -> int:
    """What comes over another channel than Telegram must be uploaded: so must what this bot never had."""
    await rig.says(HUDA, "/complaint")
    rig.api.people.sends_file(HUDA, kind, content)
    await rig.presses(HUDA, "هذا كل شيء")
    await rig.presses(HUDA, "أترك الحل لكم")
    rig.api.state.files.clear()  # its id is worth nothing any more
    await rig.presses(HUDA, "نعم، صحيح", "1001")
    return await rig.topic()


async def sent_all(rig: Rig) -> None:
    await rig.app.runtime.settle()
    assert {row["status"] for row in await rig.rows(outbox)} == {"sent"}


@pytest.mark.parametrize(
    ("width", "height", "kind"),
    [(800, 600, "photo"), (9000, 1001, "document"), (100, 2001, "document"), (2001, 100, "document")],
)
async def test_a_picture_above_the_bounds_goes_as_a_document(
    tmp_path: Path, api: BotApi, width: int, height: int, kind: str
) -> None:
    async with rida(tmp_path, api) as rig:
        thread = await complains_with(rig, "photo", picture(width, height))
        await rig.in_topic("شكوى رقم 1001", thread)
        await rig.until(lambda: any(kind in m for m in api.sent(GROUP, thread)))
        await sent_all(rig)


async def test_without_the_right_to_send_pictures_they_go_as_documents_and_then_as_a_line(
    tmp_path: Path, api: BotApi
) -> None:
    async with rida(tmp_path, api) as rig:
        mine = api.state.chats[GROUP].members[api.state.me.id]
        mine["may_not"] = ("photos",)
        thread = await complains_with(rig, "photo", picture(80, 60))
        await rig.until(lambda: any("document" in m for m in api.sent(GROUP, thread)))
        mine["may_not"] = ("photos", "documents")
        api.people.sends_file(HUDA, "photo", picture(81, 60))
        await rig.until(lambda: api.state.files)
        await rig.app.runtime.settle()
        await sent_all(rig)


async def test_a_person_who_takes_no_voice_hears_the_staff_all_the_same(
    tmp_path: Path, api: BotApi
) -> None:
    async with rida(tmp_path, api) as rig:
        await rig.complains()
        thread = await rig.topic()
        api.people.refuses_voice(HUDA)
        word = api.people.sends_file(AGENT, "voice", OGG, chat=GROUP, thread=thread)
        await rig.reaction(word["message_id"], "👍")
        assert any("audio" in m or "document" in m for m in api.sent(HUDA))


async def test_at_last_a_line_names_the_file(tmp_path: Path, api: BotApi) -> None:
    async with rida(tmp_path, api) as rig:
        for method in ("sendPhoto", "sendDocument"):
            api.fails(
                method, 400, times=None, chat_id=GROUP, description="Bad Request: PHOTO_SAVE_FILE_INVALID"
            )
        thread = await complains_with(rig, "photo", picture(80, 60))
        await rig.until(lambda: any(said(m).startswith("📎") for m in api.sent(GROUP, thread)))
        await sent_all(rig)


@pytest.mark.parametrize(
    ("data", "method"),
    [
        (picture(5000, 5000), "photo"),
        (picture(5001, 5000), "document"),
        (picture(2000, 100), "photo"),
        (picture(2001, 100), "document"),
        (picture(9, 9) + bytes(10 * 2**20), "document"),
        (b"no picture", "document"),
    ],
)
def test_the_bounds(data: bytes, method: str) -> None:
    assert shown_as("photo", data) == method
    assert shown_as("voice", data) == "voice"
