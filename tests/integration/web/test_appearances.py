"""The person's phone of the demonstration as WhatsApp and Telegram would show it, over real HTTP."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.integration.web_site import Options, Server, Visitor, serving


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Server]:
    async with serving(tmp_path) as server:
        yield server


@pytest.fixture
async def visitor(site: Server) -> Visitor:
    return await site.visitor("/")


async def appearance(visitor: Visitor, name: str, opened: str = "-", lang: str = "ar") -> dict[str, Any]:
    await visitor.runtime.settle()
    answer = await visitor.client.get(f"/demo/person/{name}/{opened}?lang={lang}")
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


async def test_the_menu_is_a_list_on_whatsapp_and_rows_on_telegram(visitor: Visitor) -> None:
    await visitor.write("السلام عليكم")
    on_whatsapp = (await appearance(visitor, "whatsapp"))["items"]
    assert [item["outgoing"] for item in on_whatsapp] == [False, True]  # one turn, one message
    menu = on_whatsapp[-1]
    assert menu["opener"] == "الخيارات" and len(menu["sheet"]) <= 10 and menu["rows"] == []
    on_telegram = (await appearance(visitor, "telegram"))["items"][-1]
    assert on_telegram["rows"] and on_telegram["sheet"] == []
    assert {row["action"] for row in menu["sheet"]} <= {
        k["action"] for r in on_telegram["rows"] for k in r
    }


async def test_what_is_shown_there_can_be_pressed(visitor: Visitor) -> None:
    await visitor.write("السلام عليكم")
    menu = (await appearance(visitor, "whatsapp"))["items"][-1]
    row = next(row for row in menu["sheet"] if row["action"] == "complaint")
    assert (await visitor.press("complaint", row["arg"], stamp=row["stamp"])).status_code == 202
    begun = (await appearance(visitor, "whatsapp"))["items"][-1]
    assert [[key["action"] for key in keys] for keys in begun["rows"]] == [["heard-all"]]


async def test_how_many_messages_it_took_is_told_in_both_languages(visitor: Visitor) -> None:
    await visitor.write("السلام عليكم")
    assert "رسالة واحدة" in (await appearance(visitor, "whatsapp"))["note"]
    assert "one message" in (await appearance(visitor, "whatsapp", lang="en"))["note"]
    assert "Telegram" in (await appearance(visitor, "telegram", lang="en"))["note"]


async def test_nobody_sees_the_talk_of_another(site: Server, visitor: Visitor) -> None:
    await visitor.write("السلام عليكم")
    other = await site.visitor("/")
    assert (await appearance(other, "whatsapp"))["items"] == []


@pytest.mark.parametrize("path", ["web/-", "signal/-", "whatsapp/-/x"])
async def test_there_are_no_other_appearances(visitor: Visitor, path: str) -> None:
    assert (await visitor.client.get(f"/demo/person/{path}")).status_code in (404, 405)


async def test_outside_the_demonstration_there_is_none(tmp_path: Path) -> None:
    async with serving(tmp_path, Options(demo=False)) as server:
        visitor = await server.visitor("/chat")
        assert (await visitor.client.get("/demo/person/whatsapp/-")).status_code == 404


async def test_an_answer_after_a_day_waits_behind_a_call(site: Server, visitor: Visitor) -> None:
    await visitor.press("menu")
    menu = (await appearance(visitor, "whatsapp"))["items"][-1]
    stamp = next(row["stamp"] for row in menu["sheet"] if row["action"] == "complaint")
    await visitor.press("complaint", stamp=stamp)
    await visitor.write("تأخرت السلة ثلاثة أسابيع")
    for action in ("heard-all", "no-expectation", "confirm"):
        keys = [k for item in (await visitor.items()) for k in item["buttons"] if k["action"] == action]
        shown = [i for i in await visitor.items() if any(b["action"] == action for b in i["buttons"])][-1]
        assert keys
        await visitor.press(action, stamp=shown["stamp"])
    await visitor.runtime.settle()
    now = site.runtime.clock.now()
    await site.runtime.pass_to(now + timedelta(days=2))
    staff = {"room": "case-1001", "member": "agent"}
    await visitor.write("وصلت السلة إلى المستودع", path="/demo/staff/messages", **staff)
    items = (await appearance(visitor, "whatsapp"))["items"]
    (call,) = [item for item in items if item.get("opens")]
    assert "1001" in call["text"] and [[k["action"] for k in r] for r in call["rows"]] == [["show-held"]]
    assert all("المستودع" not in item["text"] for item in items)
    opened = (await appearance(visitor, "whatsapp", call["opens"]))["items"]
    assert "المستودع" in opened[-1]["text"]
    assert any("المستودع" in item["text"] for item in (await appearance(visitor, "telegram"))["items"])
