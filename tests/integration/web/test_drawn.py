"""QR codes and posters on the page: drawn for those in whose talk they are, and what a link opens."""

from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from tests.integration.web_site import Options, Server, Visitor, serving

LINK = "https://rida.example.org/chat?start=reg-ibda"


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Server]:
    async with serving(tmp_path) as server:
        yield server


async def code(visitor: Visitor) -> dict[str, Any]:
    """What the desk shows after `/qr ibda`."""
    told = {"room": "desk", "member": "agent"}
    sent = await visitor.write("/qr ibda", path="/demo/staff/messages", **told)
    assert sent.status_code == 202
    await visitor.runtime.settle()
    items: list[dict[str, Any]] = (await visitor.client.get("/demo/rooms/desk")).json()["items"]
    return items[-1]


async def test_the_desk_gets_a_picture_and_a_poster(site: Server) -> None:
    visitor = await site.visitor("/")
    picture, poster = (await code(visitor))["files"]
    drawn = await visitor.client.get(picture["url"])
    assert (picture["kind"], drawn.headers["content-type"]) == ("qr", "image/png")
    assert drawn.headers["content-disposition"].startswith("inline")
    with Image.open(BytesIO(drawn.content)) as shown:
        assert [found.text for found in zxingcpp.read_barcodes(shown.convert("L"))] == [LINK]
    page = await visitor.client.get(poster["url"])
    assert page.content.startswith(b"%PDF")
    assert page.headers["content-disposition"] == 'attachment; filename="ibda.pdf"'


async def test_what_was_never_shown_is_not_drawn(site: Server) -> None:
    visitor = await site.visitor("/")
    item = await code(visitor)
    for path in (f"/drawn/{item['id']}/kafaat.pdf", f"/drawn/{item['id']}/x", "/drawn/out-99/qr.png"):
        assert (await visitor.client.get(path)).status_code == 404


async def test_a_link_opens_what_it_names_and_nothing_else(site: Server) -> None:
    visitor = await site.visitor("/chat")
    assert (await visitor.press("start", "reg-ibda")).status_code == 202
    *_, shown = await visitor.items()
    assert shown["outgoing"]
    for arg in ("", "an-invitation-of-staff", "pass-" + "A" * 36, "reg-../x", "reg-" + "a" * 33):
        assert (await visitor.press("start", arg)).status_code == 403


# A pass, and its page ---------------------------------------------------------------------------------


async def registered(visitor: Visitor) -> str:
    """The URL of the pass's picture, once the person has registered."""
    await visitor.press("start", "reg-kursi")
    await press_shown(visitor, "agree")
    await press_shown(visitor, "for-me")
    await visitor.write("0501234567")
    await press_shown(visitor, "confirm-registration")
    (picture,) = (await visitor.items())[-1]["files"]
    url: str = picture["url"]
    return url


async def press_shown(visitor: Visitor, action: str) -> None:
    shown = [
        (i["stamp"], b["arg"])
        for i in await visitor.items()
        for b in i["buttons"]
        if b["action"] == action
    ]
    stamp, arg = shown[-1]
    assert (await visitor.press(action, arg, stamp)).status_code == 202


async def token_of(visitor: Visitor, url: str) -> str:
    with Image.open(BytesIO((await visitor.client.get(url)).content)) as shown:
        (found,) = zxingcpp.read_barcodes(shown.convert("L"))
    assert found.text.startswith("https://rida.example.org/pass/")
    return found.text.rpartition("/")[2]


async def test_a_pass_is_drawn_for_its_person_and_for_nobody_else(tmp_path: Path) -> None:
    async with serving(tmp_path, Options(demo=False)) as site:
        huda, other = await site.visitor("/chat"), await site.visitor("/chat")
        url = await registered(huda)
        assert (await huda.client.get(url)).status_code == 200
        assert (await other.client.get(url)).status_code == 404


async def test_the_page_of_a_pass_tells_what_it_is_worth_and_nothing_else(site: Server) -> None:
    huda, staff = await site.visitor("/chat"), await site.visitor("/")
    token = await token_of(huda, await registered(huda))
    valid = await staff.client.get(f"/pass/{token}")
    assert (valid.status_code, "هذه البطاقة صالحة" in valid.text) == (200, True)
    assert "5001" not in valid.text and "كرسي" not in valid.text and "0501234567" not in valid.text
    assert f'href="/#pass-{token}"' in valid.text
    await scan(staff, token)
    used = await staff.client.get(f"/pass/{token}")
    assert (used.status_code, "استُعملت هذه البطاقة" in used.text) == (200, True)
    forged = await staff.client.get(f"/pass/{token[:-1]}{'A' if token[-1] != 'A' else 'B'}")
    assert (forged.status_code, "غير صالحة" in forged.text) == (404, True)
    assert "/#pass-" not in forged.text


async def scan(staff: Visitor, token: str) -> None:
    """What the page's link does in a demonstration: the pass is written at the desk, and marked."""
    await staff.write(f"/pass {token}", path="/demo/staff/messages", room="desk", member="agent")
    await staff.runtime.settle()
    item = (await staff.client.get("/demo/rooms/desk")).json()["items"][-1]
    (button,) = item["buttons"]
    told = {"room": "desk", "member": "agent"}
    await staff.press(button["action"], button["arg"], item["stamp"], path="/demo/staff/presses", **told)
    await staff.runtime.settle()
    assert "سُجّل الحضور" in (await staff.client.get("/demo/rooms/desk")).json()["items"][-1]["text"]
