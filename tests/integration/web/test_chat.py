"""The public chat over real HTTP: what is written is kept once, as written, and seen by its writer only.

Every visitor has a talk of their own, so one server serves all these tests.
"""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
import pytest_asyncio

from bot.web.shared.allowance import Allowance
from bot.web.shared.site import Limits
from tests.fixtures.files import SECRET, photo
from tests.integration.deploy.behind import IN_FRONT, OF_ANY_NAME, OF_THE_MACHINE
from tests.integration.web_site import PNG, Options, Server, Visitor, serving

JSON = {"content-type": "application/json"}
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def site(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Server]:
    async with serving(tmp_path_factory.mktemp("chat"), Options(demo=False)) as server:
        yield server


@pytest_asyncio.fixture(loop_scope="module")
async def visitor(site: Server) -> Visitor:
    return await site.visitor()


def said(items: list[dict[str, object]]) -> list[object]:
    return [item["text"] for item in items if not item["outgoing"]]


# The page and its cookie ---------------------------------------------------------------------------


async def test_the_front_door_leads_to_the_chat(site: Server, visitor: Visitor) -> None:
    answer = await visitor.client.get("/")
    assert answer.status_code == 307
    assert answer.headers["location"] == "http://127.0.0.1:8080/chat"


@OF_ANY_NAME
async def test_nobody_is_led_to_the_name_that_a_request_came_by(site: Server, visitor: Visitor) -> None:
    named = await visitor.client.get("/", headers={"host": "evil.example.org"})
    assert named.headers["location"] == "http://127.0.0.1:8080/chat"
    slash = await visitor.client.get("/chat/", headers={"host": "evil.example.org"})
    assert slash.headers["location"] == "http://127.0.0.1:8080/chat"


async def test_the_page_is_arabic_first_and_english_when_asked(visitor: Visitor) -> None:
    arabic = (await visitor.client.get("/chat")).text
    english = (await visitor.client.get("/chat?lang=en")).text
    assert '<html lang="ar" dir="rtl">' in arabic
    assert '<html lang="en" dir="ltr">' in english
    assert '<html lang="en" dir="ltr">' in (await visitor.client.get("/chat")).text


async def test_the_session_cookie_is_signed_and_out_of_reach_of_scripts(site: Server) -> None:
    async with httpx.AsyncClient(base_url=site.url) as client:
        cookie = (await client.get("/chat")).headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "secure" not in cookie


async def test_the_cookie_is_secure_where_the_public_address_is(tmp_path: Path) -> None:
    options = Options(demo=False, public_url="https://chat.example.org")
    async with serving(tmp_path, options) as site, httpx.AsyncClient(base_url=site.url) as client:
        assert "secure" in (await client.get("/chat")).headers["set-cookie"].lower()


async def test_the_page_may_run_only_our_own_scripts(visitor: Visitor) -> None:
    headers = (await visitor.client.get("/chat")).headers
    assert "script-src 'self'" in headers["content-security-policy"]
    assert "unsafe-inline" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


# Writing -------------------------------------------------------------------------------------------


async def test_a_message_is_kept_and_answered(visitor: Visitor) -> None:
    answer = await visitor.write("السلام عليكم")
    items = await visitor.items()
    assert answer.status_code == 202
    assert items[0] | {"text": "السلام عليكم", "id": answer.json()["id"], "outgoing": False} == items[0]
    assert items[-1]["outgoing"]
    assert items[-1]["buttons"]


async def test_the_same_client_id_is_the_same_message(visitor: Visitor) -> None:
    id = str(uuid4())
    answers = [await visitor.write("مرة واحدة", client_id=id) for _ in range(3)]
    assert {answer.status_code for answer in answers} == {202}
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert said(await visitor.items()) == ["مرة واحدة"]


async def test_the_stream_tells_what_i_wrote_that_it_is_worked_on_and_the_answer(
    visitor: Visitor,
) -> None:
    async with visitor.events() as events:
        first = await events.next("snapshot")
        await visitor.write("مرحبا")
        mine = await events.next("item")
        typing = await events.next("typing")
        answer = await events.next("item", lambda item: item["outgoing"])
    assert first == {"items": [], "language": "ar", "direction": "rtl"}
    assert mine["text"] == "مرحبا"
    assert typing == {"on": True}
    assert answer["time"] == "10:00\u202fص" or "10:00" in answer["time"]
    assert answer["day"] == "2026-11-22"


async def test_nobody_sees_another_ones_talk(site: Server, visitor: Visitor) -> None:
    await visitor.write("سرّي")
    other = await site.visitor()
    assert await other.items() == []
    async with other.events() as events:
        await events.next("snapshot")
        await visitor.write("سرّي أيضًا")
        await other.write("لي أنا")
        assert (await events.next("item"))["text"] == "لي أنا"


async def test_a_talk_begun_on_the_english_page_is_english(visitor: Visitor) -> None:
    await visitor.client.get("/chat?lang=en")
    await visitor.press("menu")
    await visitor.runtime.settle()
    async with visitor.events() as events:
        assert (await events.next("snapshot"))["language"] == "en"


# Bad input -----------------------------------------------------------------------------------------


async def test_an_empty_message_is_refused_kindly(visitor: Visitor) -> None:
    for text in ("", " \n ", "\u200f"[:0]):
        answer = await visitor.write(text)
        assert answer.status_code == 422
        assert "فارغة" in answer.json()["error"]
    assert await visitor.items() == []


async def test_the_longest_message_is_taken_whole_and_a_longer_one_is_told_its_limit(
    visitor: Visitor,
) -> None:
    longest = "ش" * 4096
    assert (await visitor.write(longest)).status_code == 202
    refused = await visitor.write(longest + "ش")
    assert refused.status_code == 413
    assert "4096" in refused.json()["error"] and "4097" in refused.json()["error"]
    assert said(await visitor.items()) == [longest]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("\u202eمقلوب\u202c والباقي\u2067", "\u202eمقلوب\u202c والباقي\u2067"),
        ("a\x07b\x1b[31m\u200b", "a\x07b\x1b[31m\u200b"),
        ("قبل\x00بعد", "قبل\ufffdبعد"),
        ("سطر\r\nسطر\nسطر", "سطر\nسطر\nسطر"),
        ("<script>alert(1)</script> & {{ x }}", "<script>alert(1)</script> & {{ x }}"),
        (
            "\U0001f468\u200d\U0001f469\u200d\U0001f467 ٠١٢",
            "\U0001f468\u200d\U0001f469\u200d\U0001f467 ٠١٢",
        ),
    ],
)
async def test_what_is_written_is_kept_as_written(visitor: Visitor, written: str, kept: str) -> None:
    assert (await visitor.write(written)).status_code == 202
    assert said(await visitor.items()) == [kept]


async def test_a_foreign_page_cannot_write(visitor: Visitor) -> None:
    foreign = {"origin": "https://evil.example"}
    assert (await visitor.write("x", headers=foreign)).status_code == 403
    assert (await visitor.write("x", headers={"origin": "null"})).status_code == 403
    assert (await visitor.press("menu", headers=foreign)).status_code == 403
    assert await visitor.items() == []


async def test_our_own_origin_may_write(site: Server, visitor: Visitor) -> None:
    assert (await visitor.write("x", headers={"origin": site.url})).status_code == 202


async def test_a_plain_form_cannot_write(visitor: Visitor) -> None:
    files = [("client_id", (None, str(uuid4()))), ("text", (None, "x"))]
    assert (await visitor.client.post("/chat/messages", files=files)).status_code == 403
    urlencoded = await visitor.client.post("/chat/messages", data={"text": "x"}, headers={"x-rida": "1"})
    assert urlencoded.status_code == 415


async def test_without_a_session_nothing_is_taken(site: Server) -> None:
    async with httpx.AsyncClient(base_url=site.url, cookies={"rida_session": "forged.by.me"}) as client:
        answer = await Visitor(client, site.runtime).write("x")
    assert answer.status_code == 403
    assert answer.json()["error"]


@pytest.mark.parametrize("id", ["", "short", "x" * 36, "../../etc/passwd"])
async def test_a_message_needs_an_id_of_its_own(visitor: Visitor, id: str) -> None:
    assert (await visitor.write("x", client_id=id)).status_code == 422


async def test_a_broken_form_is_refused(visitor: Visitor) -> None:
    for kind in ("multipart/form-data", "multipart/form-data; boundary=b"):
        headers = {"x-rida": "1", "content-type": kind}
        answer = await visitor.client.post("/chat/messages", content=b"nonsense", headers=headers)
        assert answer.status_code == 400
        assert answer.json()["error"]


async def test_whoever_writes_too_fast_is_kept_and_answered_later(tmp_path: Path) -> None:
    slow = Options(demo=False, allowance=Allowance(burst=2, per_second=0.0, pause=60))
    async with serving(tmp_path, slow) as site:
        visitor, other = await site.visitor(), await site.visitor()
        statuses = [(await visitor.write("x")).status_code for _ in range(2)]
        assert statuses == [202, 202]
        third = asyncio.create_task(visitor.write("the third"))
        async with asyncio.timeout(20):
            while not any(item["text"] == "the third" for item in await visitor.items()):
                await asyncio.sleep(0.02)
        assert not third.done()
        third.cancel()
        assert (await other.write("x")).status_code == 202


# Files and places ----------------------------------------------------------------------------------


async def test_a_photo_is_kept_and_given_back_to_its_sender_alone(site: Server, visitor: Visitor) -> None:
    await visitor.write("", files=[("files", ("صورة ١.png", PNG, "image/png"))])
    [file] = (await visitor.items())[0]["files"]
    answer = await visitor.client.get(file["url"])
    assert (file["kind"], file["name"], file["size"]) == ("photo", "صورة ١.png", len(PNG))
    assert answer.content == PNG
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["content-disposition"].startswith("inline")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    stranger = await site.visitor()
    assert (await stranger.client.get(file["url"])).status_code == 404


async def test_a_document_is_downloaded_never_opened(visitor: Visitor) -> None:
    await visitor.write("", files=[("files", ("report.pdf", PDF, "application/pdf"))])
    [file] = (await visitor.items())[0]["files"]
    answer = await visitor.client.get(file["url"])
    assert answer.headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("name", "content", "status"),
    [
        ("page.html", b"\x00<html><script>alert(1)</script></html>", 415),
        ("empty.png", b"", 422),
        ("big.png", PNG + bytes(1024 * 1024), 413),
    ],
)
async def test_a_file_that_cannot_be_taken_is_named(
    visitor: Visitor, name: str, content: bytes, status: int
) -> None:
    answer = await visitor.write("معها ملف", files=[("files", (name, content))])
    assert answer.status_code == status
    assert name in answer.json()["error"]
    assert await visitor.items() == []


async def test_what_cannot_be_taken_is_told_without_blame_and_with_a_way(visitor: Visitor) -> None:
    for name in ("virus.exe", "شكوى.html", "صور.zip"):
        answer = await visitor.write("", files=[("files", (name, b"<html><p>x"))])
        assert answer.json()["error"].startswith("لا نستطيع استقبال هذا الملف. تكفينا صورة للورقة.")
        assert "نوع" not in answer.json()["error"]


async def test_a_file_is_given_back_as_what_it_is(visitor: Visitor) -> None:
    await visitor.write("", files=[("files", ("invoice.pdf.exe", PDF, "application/x-msdownload"))])
    [file] = (await visitor.items())[0]["files"]
    answer = await visitor.client.get(file["url"])
    assert file["name"] == "invoice.pdf" and answer.headers["content-type"] == "application/pdf"
    assert "exe" not in answer.headers["content-disposition"]


async def test_a_picture_does_not_say_where_it_was_taken(visitor: Visitor) -> None:
    await visitor.write("", files=[("files", ("IMG_1.jpg", photo("JPEG"), "image/jpeg"))])
    [file] = (await visitor.items())[0]["files"]
    got = (await visitor.client.get(file["url"])).content
    assert got.startswith(b"\xff\xd8") and SECRET.encode() not in got and b"Exif" not in got


async def test_a_whole_request_has_a_limit_too(tmp_path: Path) -> None:
    small = Options(demo=False, limits=Limits(request_bytes=10_000, press_bytes=500))
    async with serving(tmp_path, small) as site:
        visitor = await site.visitor()
        refused = [
            await visitor.write("", files=[("files", ("big.png", PNG + bytes(20_000)))]),
            await visitor.press("menu", arg="x" * 1000),
            await visitor.client.post("/chat/presses", content=unannounced(), headers=JSON),
        ]
        assert [answer.status_code for answer in refused] == [413, 413, 413]
        assert all(answer.json()["error"] for answer in refused)
        assert await visitor.items() == []


async def unannounced() -> AsyncIterator[bytes]:
    """A body that does not say beforehand how long it is."""
    for _ in range(4):
        yield b" " * 200


async def test_eleven_files_are_too_many(visitor: Visitor) -> None:
    files = [("files", (f"{n}.png", PNG, "image/png")) for n in range(11)]
    assert (await visitor.write("", files=files)).status_code == 400


async def test_a_place_is_shared(visitor: Visitor) -> None:
    assert (await visitor.write("", latitude=21.54, longitude=39.17)).status_code == 202
    assert (await visitor.items())[0]["location"] == {"latitude": 21.54, "longitude": 39.17}


@pytest.mark.parametrize(("latitude", "longitude"), [("91", "0"), ("nan", "0"), ("1", ""), ("x", "y")])
async def test_a_place_that_is_none_is_refused(visitor: Visitor, latitude: str, longitude: str) -> None:
    answer = await visitor.write("", latitude=latitude, longitude=longitude)
    assert answer.status_code == 422


@pytest.mark.parametrize("path", ["/files/..%2f..%2frida.db", "/files/nothing.png", "/files/%00"])
async def test_no_path_leads_out_of_the_attachments(visitor: Visitor, path: str) -> None:
    """nginx itself refuses what is no path at all."""
    refused = (400, 404) if IN_FRONT else (404,)
    assert (await visitor.client.get(path)).status_code in refused


# Pressing ------------------------------------------------------------------------------------------


async def test_a_button_that_was_shown_can_be_pressed(visitor: Visitor) -> None:
    await visitor.press("menu")
    menu = (await visitor.items())[-1]
    answer = await visitor.press("complaint", stamp=menu["stamp"], label="forged label")
    items = await visitor.items()
    shown = next(button["label"] for button in menu["buttons"] if button["action"] == "complaint")
    assert answer.status_code == 202
    assert said(items) == ["القائمة", shown]


@pytest.mark.parametrize(
    ("action", "arg", "stamp"),
    [
        ("confirm", "", 1),
        ("complaint", "", 99),
        ("complaint", "x", 1),
        ("resolve", "", None),
        ("menu", "x", None),
    ],
)
async def test_a_button_that_was_never_shown_is_forged(
    visitor: Visitor, action: str, arg: str, stamp: int | None
) -> None:
    await visitor.press("menu")
    await visitor.items()
    answer = await visitor.press(action, arg, stamp)
    assert answer.status_code == 403
    assert answer.json()["error"]
    assert said(await visitor.items()) == ["القائمة"]


async def test_a_late_press_is_taken_and_answered_kindly(visitor: Visitor) -> None:
    await visitor.press("menu")
    menu = (await visitor.items())[-1]
    await visitor.press("complaint", stamp=menu["stamp"])
    await visitor.items()
    assert (await visitor.press("complaint", stamp=menu["stamp"])).status_code == 202
    assert (await visitor.items())[-1]["outgoing"]


async def test_one_visitor_cannot_press_the_buttons_of_another(site: Server, visitor: Visitor) -> None:
    await visitor.press("menu")
    menu = (await visitor.items())[-1]
    other = await site.visitor()
    assert (await other.press("complaint", stamp=menu["stamp"])).status_code == 403


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"[" * 4000, b'"menu"', b'{"stamp": "1"}'])
async def test_a_press_that_is_none_is_refused(visitor: Visitor, body: bytes) -> None:
    answer = await visitor.client.post("/chat/presses", content=body, headers=JSON)
    assert answer.status_code in (400, 422)
    assert answer.json()["error"]


# What is missed is made up -------------------------------------------------------------------------


async def test_a_page_that_comes_back_gets_everything_anew(visitor: Visitor) -> None:
    async with visitor.events() as events:
        await events.next("snapshot")
    await visitor.write("في غيابك")
    await visitor.runtime.settle()
    async with visitor.events() as events:
        items = (await events.next("snapshot"))["items"]
    assert said(items) == ["في غيابك"]


async def test_messages_written_at_once_are_all_kept(visitor: Visitor) -> None:
    answers = await asyncio.gather(*(visitor.write(f"رسالة {n}") for n in range(12)))
    assert {answer.status_code for answer in answers} == {202}
    assert sorted(map(str, said(await visitor.items()))) == sorted(f"رسالة {n}" for n in range(12))


@OF_THE_MACHINE
async def test_a_demonstration_answers_to_no_foreign_name(tmp_path: Path) -> None:
    """DNS rebinding: a page of another name that was made to lead to this machine."""
    async with serving(tmp_path, Options(demo=True)) as site:
        visitor = await site.visitor("/")
        port = site.url.rpartition(":")[2]
        for host in (
            f"evil.example.org:{port}",
            "evil.example.org",
            "",
            f"localhost.evil.org:{port}",
            "[x",
        ):
            for path in ("/", "/chat", "/demo/clock", "/healthz", "/static/css/base.css"):
                answer = await visitor.client.get(path, headers={"host": host})
                assert answer.status_code == 421, (host, path)
        refused = await visitor.client.get("/demo/clock", headers={"host": "evil.example.org"})
        assert "ليس عنوان التجربة" in refused.json()["error"]
        for host in (f"localhost:{port}", f"127.0.0.1:{port}", f"[::1]:{port}", "LOCALHOST"):
            assert (await visitor.client.get("/demo/clock", headers={"host": host})).status_code == 200


@OF_ANY_NAME
async def test_behind_a_web_server_that_names_another_host_people_can_write(tmp_path: Path) -> None:
    """As nginx does by default; browsers themselves say whose page it was."""
    own = {"origin": "https://chat.example.org", "host": "rida_upstream"}
    async with serving(tmp_path, Options(demo=False, public_url="")) as site:
        visitor = await site.visitor()
        told = await visitor.write("مرحبا", headers={**own, "sec-fetch-site": "same-origin"})
        assert told.status_code == 202
        for said in ({}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}):
            assert (await visitor.write("مرحبا", headers={**own, **said})).status_code == 403
        assert (await visitor.client.get("/")).headers["location"] == "/chat"


async def test_https_is_kept_where_the_public_address_has_it(tmp_path: Path) -> None:
    async with serving(tmp_path, Options(demo=False, public_url="https://chat.example.org")) as site:
        answer = await (await site.visitor()).client.get("/chat")
        assert answer.headers["strict-transport-security"] == "max-age=31536000"
    async with serving(
        tmp_path / "plain", Options(demo=False, public_url="http://chat.example.org")
    ) as site:
        answer = await (await site.visitor()).client.get("/chat")
        assert "strict-transport-security" not in answer.headers
