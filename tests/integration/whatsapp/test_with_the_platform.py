"""Receiving beside a strict local Cloud API: files are fetched, presses are ours or late, what was read is
marked, and whatever comes twice, late or all at once is one."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.core.conversation import Address, Party
from bot.core.messages import Button, Message
from bot.store.queries import conversations, outbox
from bot.store.schema import attachments, inbox
from tests.fixtures.day import on_the_day
from tests.fixtures.files import PDF, photo
from tests.fixtures.graph_api import GraphApi, titles
from tests.integration.whatsapp.posting import Posting, rida

HUDA = "966512345678"
JPEG = photo("JPEG")
OGG = b"OggS\0\2" + b"\0" * 20 + b"\1\x13OpusHead" + b"\0" * 40


@pytest.fixture
async def api() -> AsyncIterator[GraphApi]:
    async with GraphApi(now=on_the_day).serving() as api:
        api.people.person(HUDA, "هدى")
        yield api


@asynccontextmanager
async def talking(folder: Path, api: GraphApi, **more: str) -> AsyncIterator[Posting]:
    its = {
        "RIDA_WHATSAPP__TOKEN": api.token,
        "RIDA_WHATSAPP__PHONE_NUMBER_ID": api.phone_number_id,
        "RIDA_WHATSAPP__APP_SECRET": api.app_secret,
        "RIDA_WHATSAPP__VERIFY_TOKEN": api.verify_token,
    }
    async with rida(folder, url=api.url, **its, **more) as there:
        there.secret = api.app_secret
        yield there


async def hears(there: Posting, api: GraphApi, **how: Any) -> None:
    statuses = await api.webhooks.deliver(f"{there.client.base_url}/whatsapp".replace("//w", "/w"), **how)
    assert set(statuses) == {200}


async def until(there: Posting, key: str) -> None:
    """Something of that key is said to Huda."""
    async with asyncio.timeout(30):
        while key not in await there.keys(HUDA):
            await asyncio.sleep(0.02)


# Files ---------------------------------------------------------------------------------------------------


async def kept(there: Posting) -> list[dict[str, Any]]:
    async with asyncio.timeout(30):
        while not (rows := await there.rows(attachments)):
            await asyncio.sleep(0.02)
    return rows


@pytest.mark.parametrize(
    ("kind", "data", "name", "as_kind", "mime"),
    [
        ("image", JPEG, "", "photo", "image/jpeg"),
        ("document", PDF, "بطاقة.pdf", "document", "application/pdf"),
        ("voice", OGG, "", "voice", "audio/ogg"),
    ],
)
async def test_a_file_is_fetched_and_is_ours_from_then_on(
    tmp_path: Path, api: GraphApi, kind: str, data: bytes, name: str, as_kind: str, mime: str
) -> None:
    async with talking(tmp_path, api) as there:
        api.people.sends_media(HUDA, kind, data, name=name, caption="" if kind == "voice" else "هذه")
        await hears(there, api)
        (file,) = await kept(there)
        assert (file["kind"], file["mime"]) == (as_kind, mime)


@pytest.mark.parametrize(
    ("kind", "data", "name", "key"),
    [
        ("image", b"MZ" + b"\0" * 200, "", "file-unknown-type"),
        ("image", PDF, "", "file-mismatch"),
        ("document", b"", "a.pdf", "file-empty"),
        ("document", b"<html><script>1</script>", "a.pdf", "file-unknown-type"),
        ("document", PDF.ljust(20 * 1024 * 1024 + 1, b" "), "a.pdf", "file-too-large"),
    ],
    ids=["program", "another kind", "empty", "page", "too large"],
)
async def test_a_file_that_is_not_what_it_says_is_told_kindly(
    tmp_path: Path, api: GraphApi, kind: str, data: bytes, name: str, key: str
) -> None:
    async with talking(tmp_path, api) as there:
        api.people.sends_media(HUDA, kind, data, name=name)
        await hears(there, api)
        await until(there, key)
        assert await there.rows(attachments) == []


async def test_a_file_that_meta_has_no_more_is_told_kindly(tmp_path: Path, api: GraphApi) -> None:
    async with talking(tmp_path, api) as there:
        sent = api.people.sends_media(HUDA, "image", JPEG)
        del api.state.media[sent["image"]["id"]]
        await hears(there, api)
        await until(there, "file-unavailable")


# Presses and words -----------------------------------------------------------------------------------------


async def answer(api: GraphApi, before: int = 0) -> Any:
    return (await api.waits_for(HUDA, before + 1, seconds=30))[-1]


async def test_a_press_of_ours_is_taken_and_one_that_was_made_up_is_answered_as_late(
    tmp_path: Path, api: GraphApi
) -> None:
    async with talking(tmp_path, api) as there:
        api.people.writes(HUDA, "السلام عليكم")
        await hears(there, api)
        shown = await answer(api)
        title = titles(shown)[0]
        api.people.presses(HUDA, shown, title)
        api.people.presses_id(HUDA, "AAAAAAAA1|complaint|", "شكوى")
        await hears(there, api)
        await answer(api, len(api.sent(HUDA)))
        pressed = [row["event"] for row in await there.came() if row["kind"] == "ButtonPressed"]
        assert [each["action"] for each in pressed][1] == "forged"
        assert pressed[0]["action"] != "forged" and pressed[0]["label"] == title


WHOLE = "أوصلوه لشخص مؤتمن عندكم ولا يقرؤه غيره"


@pytest.mark.parametrize("labels", [(WHOLE, "لا"), (WHOLE, WHOLE.replace("غيره", "سواه")), ("😀", "😀 ")])
async def test_the_history_keeps_the_whole_label_of_a_row_that_was_cut(
    tmp_path: Path, api: GraphApi, labels: tuple[str, str]
) -> None:
    async with talking(tmp_path, api) as there:
        api.people.writes(HUDA, "السلام عليكم")
        await hears(there, api)
        await answer(api)
        before, now = len(api.sent(HUDA)), there.app.runtime.clock.now()
        shown = tuple(Button("choose", str(n), label) for n, label in enumerate(labels))
        async with there.app.database.write() as conn:
            at = await conversations.at(conn, Address("whatsapp", HUDA, Party.PERSON), "ar", now)
            await outbox.queue(conn, at.id, Message("اختر", "ar", "k", buttons=shown, stamp=7), now)
        there.app.runtime.wakeups.wake()
        rows = titles(await answer(api, before))
        for number, label in enumerate(labels):
            api.people.presses(HUDA, api.sent(HUDA)[before], rows[number])
            await hears(there, api)
            assert (await there.came())[-1]["event"]["label"] == label
        assert rows != list(labels)


@pytest.mark.parametrize(
    ("words", "action", "arg", "left"),
    [
        ("/start", "start", "", ""),
        ("/start init-ibda", "start", "init-ibda", ""),
        ("/COMPLAINT", "complaint", "", ""),
        ("/complaint لم يصلني رد", "complaint", "", "لم يصلني رد"),
        ("/nothing", "", "", "/nothing"),
    ],
)
async def test_what_is_typed_with_a_slash_is_the_press_that_it_stands_for(
    tmp_path: Path, api: GraphApi, words: str, action: str, arg: str, left: str
) -> None:
    async with talking(tmp_path, api) as there:
        api.people.writes(HUDA, words)
        await hears(there, api, twice=True)
        events = [row["event"] for row in await there.came()]
        pressed = [each for each in events if each["type"] == "ButtonPressed"]
        said = [each["words"]["text"] for each in events if each["type"] == "MessageReceived"]
        assert [(each["action"], each.get("arg", "")) for each in pressed] == (
            [(action, arg)] if action else []
        )
        assert said == ([left] if left else [])


async def test_what_is_answered_is_known_by_its_name_and_by_what_it_said(
    tmp_path: Path, api: GraphApi
) -> None:
    async with talking(tmp_path, api) as there:
        api.people.writes(HUDA, "السلام عليكم")
        await hears(there, api)
        shown = await answer(api)
        api.people.writes(HUDA, "نعم هذه", reply_to=shown["id"])
        api.people.writes(HUDA, "وهذه", reply_to="wamid.of somebody else")
        await hears(there, api)
        answered = {row["event"]["words"]["text"]: row["event"]["words"] for row in await there.came()}
        assert answered["نعم هذه"]["reply_to"] == shown["id"]
        assert answered["نعم هذه"]["quoted"]["whose"] == "ours"
        assert answered["نعم هذه"]["quoted"]["text"].split()[0] in str(shown)
        assert answered["وهذه"].get("quoted") is None


# Marks -------------------------------------------------------------------------------------------------------


async def test_what_was_read_is_marked_and_shows_that_we_write(tmp_path: Path, api: GraphApi) -> None:
    async with talking(tmp_path, api) as there:
        said = api.people.writes(HUDA, "السلام عليكم")
        api.people.reacts(HUDA, said, "👍")
        await hears(there, api, twice=True)
        await answer(api)
        marks = [body for method, path, body in api.calls if isinstance(body, dict) and "status" in body]
        assert [each["message_id"] for each in marks] == [said["id"]]
        assert marks[0]["typing_indicator"] == {"type": "text"}


@pytest.mark.parametrize("fault", [{"code": 131009}, {"http": 500}, {"drop": True}], ids=str)
async def test_nobody_waits_for_a_mark_and_nothing_fails_by_it(
    tmp_path: Path, api: GraphApi, fault: dict[str, Any]
) -> None:
    api.faults.next(on="read", times=None, **fault)
    async with talking(tmp_path, api) as there:
        api.people.writes(HUDA, "السلام عليكم")
        await hears(there, api)
        assert await answer(api)


# At once, twice, in any order ----------------------------------------------------------------------------------


async def test_an_album_that_comes_all_at_once_is_six_messages_of_one_talk(
    tmp_path: Path, api: GraphApi
) -> None:
    async with talking(tmp_path, api) as there:
        sent = api.people.sends_album(HUDA, [JPEG] * 6, caption="هذه الأوراق")
        await hears(there, api, together=True, twice=True)
        assert len(await there.people()) == 1
        rows = await there.came()
        assert sorted(row["message"] for row in rows) == sorted(each["id"] for each in sent)
        async with asyncio.timeout(60):
            while len(await there.rows(attachments)) < 6:
                await asyncio.sleep(0.05)


async def test_whatever_order_they_come_in_nothing_is_lost_and_nothing_is_twice(
    tmp_path: Path, api: GraphApi
) -> None:
    async with talking(tmp_path, api) as there:
        sent = [api.people.writes(HUDA, f"رسالة {n}") for n in range(5)]
        await hears(there, api, batched=True, twice=True, disordered=True)
        rows = [row for row in await there.rows(inbox) if row["channel"] == "whatsapp"]
        assert sorted(row["message"] for row in rows) == sorted(each["id"] for each in sent)


# Across the window ---------------------------------------------------------------------------------------------


async def test_a_template_is_pressed_by_its_payload_and_by_its_words(
    tmp_path: Path, api: GraphApi
) -> None:
    """What is held goes out with the first of them; the words of the button are a press as well."""
    async with talking(tmp_path, api) as there:
        api.people.raw({**quick(api, "w1"), "button": {"text": "اعرض الرد"}}, HUDA)
        api.people.raw({**quick(api, "w2"), "button": {"payload": "forged", "text": "اعرض الرد"}}, HUDA)
        await hears(there, api, twice=True)
        async with asyncio.timeout(30):
            while "held-all-shown" not in await there.keys(HUDA):
                await asyncio.sleep(0.02)
        assert len(await there.came()) == 2


def quick(api: GraphApi, id: str) -> dict[str, Any]:
    return {"id": id, "from": HUDA, "type": "button", "timestamp": api.webhooks.time()}
