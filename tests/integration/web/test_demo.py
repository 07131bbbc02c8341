"""The demonstration over real HTTP: both sides, the e-mails, and the clock that can be moved."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.integration.web_site import PNG, Options, Server, Visitor, serving

STAFF_MESSAGES, STAFF_PRESSES = "/demo/staff/messages", "/demo/staff/presses"


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Server]:
    async with serving(tmp_path) as server:
        yield server


@pytest.fixture
async def visitor(site: Server) -> Visitor:
    return await site.visitor("/")


async def complain(visitor: Visitor) -> None:
    """A complaint with a photo, told and confirmed."""
    await visitor.press("menu")
    await press_last(visitor, "complaint")
    await visitor.write("تأخرت السلة", files=[("files", ("سلة.png", PNG, "image/png"))])
    await press_last(visitor, "heard-all")
    await visitor.write("أن تصل هذا الأسبوع")
    await press_last(visitor, "confirm")
    await visitor.runtime.settle()


async def press_last(visitor: Visitor, action: str) -> None:
    shown = [item for item in await visitor.items() if item["buttons"]][-1]
    assert (await visitor.press(action, stamp=shown["stamp"])).status_code == 202


async def snapshot(visitor: Visitor) -> Any:
    await visitor.runtime.settle()
    async with visitor.events("/demo/events") as events:
        return await events.next("snapshot")


async def room(visitor: Visitor, id: str = "case-1001") -> list[dict[str, Any]]:
    await visitor.runtime.settle()
    items: list[dict[str, Any]] = (await visitor.client.get(f"/demo/rooms/{id}")).json()["items"]
    return items


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/demo/events"),
        ("GET", "/demo/rooms/desk"),
        ("GET", "/demo/mails/out-1"),
        ("GET", "/demo/clock"),
        ("POST", "/demo/clock"),
        ("POST", "/demo/restart"),
        ("POST", STAFF_MESSAGES),
        ("POST", STAFF_PRESSES),
    ],
)
async def test_without_demo_nothing_of_it_exists(tmp_path: Path, method: str, path: str) -> None:
    async with serving(tmp_path, Options(demo=False)) as site:
        visitor = await site.visitor()
        assert (await visitor.client.request(method, path, json={})).status_code == 404


async def test_the_page_shows_two_phones_the_mails_and_the_clock(visitor: Visitor) -> None:
    page = (await visitor.client.get("/")).text
    for part in ("person-phone", "staff-phone", "mails", "clock", "restart", "demo-note"):
        assert f'data-testid="{part}"' in page


async def test_an_empty_case_book_has_the_common_desk(visitor: Visitor) -> None:
    everything = await snapshot(visitor)
    assert [each["id"] for each in everything["rooms"]] == ["desk"]
    assert everything["mails"] == []
    assert everything["clock"]["text"].startswith("\u2068الأحد")
    assert everything["clock"]["moved"] is False
    assert {"id", "name", "role"} == everything["members"][0].keys()


async def test_a_complaint_opens_a_room_with_its_card_and_an_official_mail(visitor: Visitor) -> None:
    await complain(visitor)
    everything = await snapshot(visitor)
    [case] = [each["case"] for each in everything["rooms"] if each["case"]]
    [mail] = everything["mails"]
    card = [item for item in await room(visitor) if item["slot"] == "card"][-1]
    assert (case["number"], case["open"], case["late"]) == (1001, True, False)
    assert "1001" in mail["subject"]
    assert mail["to"] == "supervisor@example.org"
    assert "تأخرت السلة" in card["text"]
    assert card["buttons"]
    assert (await visitor.client.get(card["files"][0]["url"])).content == PNG


async def test_the_mail_is_shown_in_a_frame_that_can_do_nothing(visitor: Visitor) -> None:
    await complain(visitor)
    [mail] = (await snapshot(visitor))["mails"]
    answer = await visitor.client.get(mail["url"])
    assert 'dir="rtl"' in answer.text
    assert "sandbox" in answer.headers["content-security-policy"]
    assert "script" not in answer.headers["content-security-policy"]
    assert (await visitor.client.get("/demo/mails/out-99999")).status_code == 404


async def test_staff_act_by_name_and_the_person_reads_their_words(visitor: Visitor) -> None:
    await complain(visitor)
    written = {"room": "case-1001", "member": "supervisor", "path": STAFF_MESSAGES}
    assert (await visitor.write("نتابعها الآن", **written)).status_code == 202
    mine = next(item for item in await room(visitor) if item["text"] == "نتابعها الآن")
    assert (mine["by"], mine["name"]) == ("supervisor", "مشرف المشاريع")
    assert any("نتابعها الآن" in item["text"] for item in await visitor.items() if item["outgoing"])


async def test_staff_keep_their_words_inside_and_type_every_command(visitor: Visitor) -> None:
    await complain(visitor)
    at = {"room": "case-1001", "member": "supervisor", "path": STAFF_MESSAGES}
    for text in ("/ملاحظة يماطل", "/note يماطل", "\u200f// يماطل", "/كلام يماطل"):
        assert (await visitor.write(text, **at)).status_code == 202
    shown = await room(visitor)
    assert sum("حُفظت الملاحظة" in item["text"] for item in shown) == 3
    held = next(item for item in shown if "لم تُرسل بعد" in item["text"])
    await visitor.write("/استلام", **at)
    assert any("استلمها" in item["text"] for item in await room(visitor))
    assert not any("يماطل" in item["text"] for item in await visitor.items())
    press = {**at, "path": STAFF_PRESSES}
    for _ in range(2):
        assert (
            await visitor.press("hold-send", held["buttons"][0]["arg"], held["stamp"], **press)
        ).status_code == 202
    await room(visitor)
    assert sum("/كلام يماطل" in item["text"] for item in await visitor.items()) == 1
    await visitor.write("/حالة \u20681001\u2069", **{**at, "room": "desk"})
    assert any("في مكان الحالة" in item["text"] for item in await room(visitor, "desk"))


async def test_staff_press_only_what_the_room_was_shown(visitor: Visitor) -> None:
    await complain(visitor)
    card = [item for item in await room(visitor) if item["slot"] == "card"][-1]
    at = {"room": "case-1001", "member": "supervisor", "path": STAFF_PRESSES}
    shown, forged = card["buttons"][0], "withdraw-everything"
    pressed = await visitor.press(shown["action"], shown["arg"], card["stamp"], **at)
    assert pressed.status_code == 202
    assert (await visitor.press(forged, stamp=card["stamp"], **at)).status_code == 403
    assert (await visitor.press(shown["action"], stamp=card["stamp"] + 99, **at)).status_code == 403
    assert any(item["text"] == shown["label"] and item["by"] for item in await room(visitor))


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"room": "case-9999", "member": "supervisor"}, 404),
        ({"room": "../secret", "member": "supervisor"}, 404),
        ({"room": "desk", "member": "nobody"}, 422),
        ({"room": "desk"}, 422),
    ],
)
async def test_staff_need_a_room_and_a_name(
    visitor: Visitor, fields: dict[str, str], status: int
) -> None:
    assert (await visitor.write("x", path=STAFF_MESSAGES, **fields)).status_code == status
    assert (await visitor.press("menu", path=STAFF_PRESSES, **fields)).status_code == status


async def test_the_staffs_stream_tells_of_a_new_case(visitor: Visitor) -> None:
    async with visitor.events("/demo/events") as events:
        await events.next("snapshot")
        await complain(visitor)
        item = await events.next("item", lambda told: told["item"]["slot"] == "card")
        assert item["room"] == "case-1001"
    async with visitor.events("/demo/events") as events:
        await events.next("snapshot")
        await visitor.write("أضيف", path="/chat/messages")


async def test_the_staffs_stream_tells_of_a_mail(visitor: Visitor) -> None:
    async with visitor.events("/demo/events") as events:
        await events.next("snapshot")
        await complain(visitor)
        mail = await events.next("mail")
    assert mail["status"] == "sent"


# The clock -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("to", "iso"),
    [("office-hour", "2026-11-22T11:00:00+03:00"), ("working-day", "2026-11-23T10:00:00+03:00")],
)
async def test_the_clock_moves_by_an_office_hour_or_a_working_day(
    visitor: Visitor, to: str, iso: str
) -> None:
    async with visitor.events("/demo/events") as events:
        await events.next("snapshot")
        answer = await visitor.post("/demo/clock", {"to": to})
        told = await events.next("clock")
    assert answer.json()["iso"] == told["iso"] == iso
    assert told["moved"] is True
    assert (await visitor.client.get("/demo/clock")).json()["iso"] == iso


async def test_moving_the_clock_tells_which_rooms_are_late(visitor: Visitor) -> None:
    await complain(visitor)
    async with visitor.events("/demo/events") as events:
        await events.next("snapshot")
        await visitor.post("/demo/clock", {"to": "deadline"})
        late = await events.next("room", lambda room: room["case"] and room["case"]["late"])
    assert late["id"] == "case-1001"


async def test_the_clock_moves_past_the_deadline_and_the_escalation_is_mailed(visitor: Visitor) -> None:
    await complain(visitor)
    before = await snapshot(visitor)
    answer = await visitor.post("/demo/clock", {"to": "deadline"})
    after = await snapshot(visitor)
    [case] = [each["case"] for each in after["rooms"] if each["case"]]
    assert answer.json()["iso"] == "2026-11-25T10:01:00+03:00"
    assert case["late"]
    assert len(after["mails"]) > len(before["mails"])


async def test_without_an_open_case_there_is_no_deadline_to_move_to(visitor: Visitor) -> None:
    answer = await visitor.post("/demo/clock", {"to": "deadline"})
    assert answer.status_code == 409
    assert answer.json()["error"]


@pytest.mark.parametrize("body", [{}, {"to": "yesterday"}, {"to": 7}])
async def test_the_clock_goes_nowhere_else(visitor: Visitor, body: dict[str, object]) -> None:
    assert (await visitor.post("/demo/clock", body)).status_code == 422


# Starting over -------------------------------------------------------------------------------------


async def test_starting_over_empties_everything_and_every_page_is_told(visitor: Visitor) -> None:
    await complain(visitor)
    await visitor.post("/demo/clock", {"to": "working-day"})
    async with visitor.events() as mine, visitor.events("/demo/events") as theirs:
        await mine.next("snapshot")
        await theirs.next("snapshot")
        assert (await visitor.post("/demo/restart")).status_code == 200
        await mine.next("reset")
        await theirs.next("restarted")
        assert (await mine.next("snapshot"))["items"] == []
        again = await theirs.next("snapshot")
    assert [each["id"] for each in again["rooms"]] == ["desk"]
    assert again["mails"] == []
    assert again["clock"]["moved"] is False
    await complain(visitor)
    assert next(each["id"] for each in (await snapshot(visitor))["rooms"]) == "case-1001"


async def test_nobody_starts_over_while_a_real_channel_is_on(tmp_path: Path) -> None:
    async with serving(tmp_path, Options(real_channels=("telegram",))) as site:
        visitor = await site.visitor("/")
        answer = await visitor.post("/demo/restart")
    assert answer.status_code == 409
    assert answer.json()["error"]


async def test_a_foreign_page_cannot_start_over(visitor: Visitor) -> None:
    answer = await visitor.client.post(
        "/demo/restart", json={}, headers={"origin": "https://evil.example"}
    )
    assert answer.status_code == 403
