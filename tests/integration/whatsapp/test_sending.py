"""What the channel sends, over real HTTP to a strict Cloud API: shapes, files, parts, and what becomes of failures."""

import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import select

from bot.app.build import App, opened
from bot.channels.whatsapp.channel import WhatsAppChannel
from bot.config import load
from bot.core.conversation import Address, Party
from bot.core.events import Attachment, AttachmentKind
from bot.core.messages import Button, Delivery, Message
from bot.runtime.delivery.channel import (
    ChannelDown,
    Held,
    Refused,
    SendError,
    Silence,
    TryLater,
    Unreachable,
)
from bot.store.queries import conversations, outbox
from bot.store.schema import contacts
from tests.fixtures.day import on_the_day
from tests.fixtures.graph_api import GraphApi

HUDA = "966512345678"
Json = dict[str, Any]


@pytest.fixture
async def api() -> AsyncIterator[GraphApi]:
    async with GraphApi(now=on_the_day).serving() as api:
        api.people.person(HUDA, "هدى")
        api.people.writes(HUDA, "السلام عليكم")
        yield api


@pytest.fixture
async def app(tmp_path: Path, api: GraphApi, migrated_once: None) -> AsyncIterator[App]:
    file = tmp_path / "config.yaml"
    file.write_text("staff: [{name: نورة, role: supervisor, email: n@example.org}]", "utf-8")
    environ = {
        "RIDA_WHATSAPP__ENABLED": "true",
        "RIDA_WHATSAPP__TOKEN": api.token,
        "RIDA_WHATSAPP__PHONE_NUMBER_ID": api.phone_number_id,
        "RIDA_WHATSAPP__APP_SECRET": api.app_secret,
        "RIDA_WHATSAPP__VERIFY_TOKEN": api.verify_token,
        "RIDA_WHATSAPP__API_BASE_URL": api.url,
    }
    async with opened(load(file, environ), wall=on_the_day) as app:
        yield app


@pytest.fixture
def channel(app: App) -> WhatsAppChannel:
    assert app.whatsapp
    return app.whatsapp.channel


Send = Callable[..., Awaitable[str]]


@pytest.fixture
async def send(app: App, channel: WhatsAppChannel) -> Send:
    """Sends a message as the outbox does; `attempt` says how often it was tried."""
    at = Address("whatsapp", HUDA, Party.PERSON)
    async with app.database.write() as conn:
        there = await conversations.at(conn, at, "ar", on_the_day())
        row = await outbox.queue(conn, there.id, Message("x", "ar"), on_the_day())

    async def sent(text: str = "", *labels: str, attempt: int = 1, **more: Any) -> str:
        shown = tuple(Button("choose", str(n), label) for n, label in enumerate(labels))
        message = Message(text, "ar", buttons=shown, stamp=5, **more)
        return await channel.send(Delivery(row, at, message, on_the_day(), attempt))

    return sent


async def test_words_go_with_our_number_of_them_and_buttons_come_back_to_us(
    api: GraphApi, app: App, send: Send
) -> None:
    id = await send("اختر", "نعم", "لا")
    (sent,) = api.sent(HUDA)
    assert sent["id"] == id and sent["to"] == HUDA
    assert sent["biz_opaque_callback_data"].isdecimal()
    replies = [each["reply"] for each in sent["interactive"]["action"]["buttons"]]
    assert [reply["title"] for reply in replies] == ["نعم", "لا"]
    assert app.whatsapp
    at = Address("whatsapp", HUDA, Party.PERSON)
    press = app.whatsapp.signer.read(replies[1]["id"], at)
    assert press and (press.action, press.arg, press.stamp) == ("choose", "1", 5)


async def test_lists_numbers_and_pages(api: GraphApi, send: Send) -> None:
    await send("اختر", *"أبتثج")
    await send("اختر", *(f"خيار {n}" for n in range(1, 13)))
    listed, written = api.sent(HUDA)
    assert len(listed["interactive"]["action"]["sections"][0]["rows"]) == 5
    assert "12. خيار 12" in written["text"]["body"]


def picture(kind: str = "PNG", size: tuple[int, int] = (8, 8)) -> bytes:
    made = BytesIO()
    Image.effect_noise(size, 100).save(made, kind)
    return made.getvalue()


async def keep(app: App, data: bytes, name: str, mime: str) -> Attachment:
    """A file of ours, as it lies there."""
    id = secrets.token_hex(16) + Path(name).suffix
    folder = app.settings.data_dir / "attachments"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / id).write_bytes(data)
    return Attachment(id, AttachmentKind.DOCUMENT, mime, len(data), name)


@pytest.mark.parametrize(
    ("kind", "mime", "as_kind", "ending"),
    [
        ("PNG", "image/png", "image", ""),
        ("JPEG", "image/jpeg", "image", ""),
        ("WEBP", "image/webp", "document", ".pdf"),
        ("GIF", "image/gif", "document", ".pdf"),
    ],
)
async def test_pictures_go_as_what_whatsapp_takes(
    api: GraphApi, app: App, send: Send, kind: str, mime: str, as_kind: str, ending: str
) -> None:
    file = await keep(app, picture(kind), f"a.{kind.lower()}", mime)
    await send("صورة", attachments=(file,))
    (sent,) = api.sent(HUDA)
    assert sent["type"] == as_kind and sent[as_kind]["caption"] == "صورة"
    assert sent[as_kind].get("filename", "").endswith(ending)


async def test_a_picture_that_is_too_large_is_a_document_that_opens(
    api: GraphApi, app: App, send: Send
) -> None:
    data = picture("PNG", (2600, 2600))
    assert len(data) > 5 * 1024 * 1024
    file = await keep(app, data, "large.png", "image/png")
    await send("صورة", attachments=(file,))
    (sent,) = api.sent(HUDA)
    assert sent["document"]["filename"] == "large.pdf"


async def test_a_file_that_whatsapp_takes_in_no_shape_is_told(
    api: GraphApi, app: App, send: Send
) -> None:
    broken = await keep(app, b"no picture at all", "broken.webp", "image/webp")
    await send("صورة", "نعم", attachments=(broken,))
    (sent,) = api.sent(HUDA)
    assert "broken.webp" in sent["interactive"]["body"]["text"] and "header" not in sent["interactive"]


async def test_codes_posters_and_copies_are_drawn_and_open(api: GraphApi, send: Send) -> None:
    await send("بطاقتك", "تم", qr="pass-abc")
    (sent,) = api.sent(HUDA)
    assert sent["interactive"]["header"]["type"] == "image"
    with pytest.raises(Refused):
        await send("ملصق", poster="nobody-knows-it")


async def test_a_part_that_was_sent_is_not_sent_again(api: GraphApi, app: App, send: Send) -> None:
    first = await keep(app, picture(), "a.png", "image/png")
    second = await keep(app, picture(), "b.png", "image/png")
    more = {"attachments": (first, second)}
    api.faults.next(code=131000, on="messages")
    with pytest.raises(TryLater):
        await send("صورتان", "نعم", **more)
    assert not api.sent(HUDA)
    await send("صورتان", attempt=2, **more)
    api.faults.next(code=131000, on="messages")
    assert [each["type"] for each in api.sent(HUDA)] == ["image", "image"]


async def test_a_file_is_uploaded_once_for_all_and_anew_where_meta_does_not_know_it_any_more(
    api: GraphApi, app: App, send: Send, channel: WhatsAppChannel
) -> None:
    """Whether it was deleted there, has expired, or its send failed by a report."""
    first = await keep(app, picture(), "a.png", "image/png")
    same = await keep(
        app, (app.settings.data_dir / "attachments" / first.id).read_bytes(), "b.png", "image/png"
    )
    for file in (first, same, first):
        await send("صورة", "نعم", attachments=(file,))
    assert len(api.state.media) == 1
    api.state.media.clear()
    await send("صورة", attachments=(same,))
    assert len(api.state.media) == 1 and len(api.sent(HUDA)) == 4
    await send("صورة", attachments=(first,), attempt=2)
    assert len(api.state.media) == 2
    later = channel._uploads._now() + 30 * 86400
    channel._uploads._now = lambda: later
    await send("صورة", attachments=(first,))
    assert len(api.state.media) == 3 and len(api.sent(HUDA)) == 6
    await send("صورة أخرى", attachments=(await keep(app, picture(), "c.png", "image/png"),))
    assert len(api.state.media) == 4


@pytest.mark.parametrize("code", [100, 131009, 131052, 131053])
async def test_a_refused_file_is_uploaded_anew_once_and_what_stays_refused_is_given_back(
    api: GraphApi, app: App, send: Send, code: int
) -> None:
    file = await keep(app, picture(), "a.png", "image/png")
    await send("صورة", attachments=(file,))
    api.faults.next(code=code)
    await send("صورة", attachments=(file,))
    assert (len(api.state.media), len(api.sent(HUDA))) == (2, 2)
    api.faults.next(code=code, times=2)
    with pytest.raises(SendError):
        await send("صورة", attachments=(file,))
    assert len(api.sent(HUDA)) == 2


@pytest.mark.parametrize(
    ("fault", "kind", "why"),
    [
        ({"code": 131056}, TryLater, ""),
        ({"code": 130429}, TryLater, ""),
        ({"code": 131047}, Held, "whatsapp-window"),
        ({"code": 131026}, Unreachable, "whatsapp-unreachable"),
        ({"code": 131042}, ChannelDown, "whatsapp-payment"),
        ({"code": 190}, ChannelDown, "whatsapp-token"),
        ({"code": 131051}, Refused, ""),
        ({"http": 500}, TryLater, ""),
        ({"page": 502}, Silence, ""),
        ({"page": 403}, TryLater, ""),
        ({"drop_after_accepting": True}, Silence, ""),
        ({"drop": True}, Silence, ""),
    ],
)
async def test_what_a_failure_is(
    api: GraphApi, send: Send, fault: Json, kind: type[SendError], why: str
) -> None:
    api.faults.next(**fault)
    with pytest.raises(SendError) as failed:
        await send("words of somebody")
    assert type(failed.value) is kind and failed.value.why == why
    assert "words" not in str(failed.value) and HUDA not in str(failed.value)
    assert api.token not in str(failed.value)


async def test_an_answer_points_at_what_it_answers_and_a_sign_stands_on_it(
    api: GraphApi, send: Send
) -> None:
    said = api.people.writes(HUDA, "سؤال")
    about = said if isinstance(said, str) else said["id"]
    await send("جواب", about=about)
    await send("", about=about, mark="waiting")
    await send("جواب", about="7:12")
    assert await send("", about="7:12", mark="waiting") == ""
    answer, sign, elsewhere = api.sent(HUDA)
    assert answer["context"] == {"message_id": about}
    assert sign["reaction"] == {"message_id": about, "emoji": "👀"}
    assert "context" not in elsewhere


async def test_a_copy_of_ones_data_is_a_text_that_opens(api: GraphApi, app: App, send: Send) -> None:
    async with app.database.read() as conn:
        contact = (await conn.execute(select(contacts.c.id))).scalars().first()
    await send("نسختك", copy=str(contact))
    (sent,) = api.sent(HUDA)
    assert sent["document"]["filename"] == "my-data.txt"
    kept = api.state.media[sent["document"]["id"]]
    text = kept.content.decode("utf-8-sig")
    assert kept.mime == "text/plain" and "whatsapp:" in text
    assert "<" not in text and "{" not in text, "what is there for machines is left out"


async def test_what_a_turn_says_is_joined_as_long_as_no_button_is_lost(channel: WhatsAppChannel) -> None:
    shown = (Button("choose", "1", "نعم"), Button("choose", "2", "لا"))
    assert channel.carries(Message("كلام " * 150, "ar", buttons=shown))
    assert not channel.carries(Message("كلام " * 250, "ar", buttons=shown))
    assert channel.carries(Message("كلام " * 250, "ar"))
    assert not channel.carries(Message("كلام " * 1000, "ar"))
    many = tuple(Button("choose", str(n), f"خيار {n}") for n in range(14))
    assert channel.carries(Message("كلام " * 250, "ar", buttons=many)), "these are typed in any case"
