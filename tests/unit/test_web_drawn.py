"""QR codes and posters on the page: drawn for those in whose talk they are, and what a link opens."""

from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from tests.unit.web_site import Server, Visitor, serving

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
