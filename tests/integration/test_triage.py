"""A script floods the page with complaints; the staff's group and mailbox stay readable, and a real one is found."""

import asyncio
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from bot.app.web import web_of
from bot.store.queries.cases import get as case_of
from bot.store.schema import cases, timers
from handlers.desk.triage import FIRST_LIST
from tests.fixtures.bot_api import BotApi
from tests.fixtures.serving import serving
from tests.integration.telegram_rig import (
    GROUP,
    HUDA,
    SUPERVISOR,
    Rig,
    Wall,
    labels,
    rida,
    said,
)

pytestmark = pytest.mark.usefixtures("group")
MANY = 40
PER_NETWORK = 5
ISOLATES = dict.fromkeys(range(0x2066, 0x206A))


async def _write(client: httpx.AsyncClient, text: str) -> None:
    parts = {"client_id": (None, str(uuid4())), "text": (None, text)}
    taken = await client.post("/chat/messages", files=parts, headers={"x-rida": "1"})
    assert taken.status_code == 202


async def complain(url: str, text: str, **passed: str) -> None:
    """As a script does: a new visitor, everything typed at once. `passed` is what a proxy says of it."""
    headers = {"accept-language": "ar", **passed}
    async with httpx.AsyncClient(base_url=url, headers=headers, timeout=30) as client:
        assert (await client.get("/chat")).status_code == 200
        for line in ("تقديم شكوى", text, "هذا كل شيء", "أترك الحل لكم", "نعم، صحيح"):
            await _write(client, line)


async def _cases(rig: Rig, wanted: int) -> list[int]:
    async with asyncio.timeout(60):
        while len(found := await rig.rows(cases)) < wanted:
            await asyncio.sleep(0.05)
    return sorted(row["number"] for row in found)


async def test_a_flood_from_the_page_leaves_room_for_the_real_one(tmp_path: Path, api: BotApi) -> None:
    wall = Wall()
    async with rida(tmp_path, api, wall=wall) as rig, serving(web_of(rig.app)) as url:
        for _ in range(MANY):
            await complain(url, "رسالة مكررة من برنامج")
        await complain(url, "لم تصلنا السلة منذ شهرين")
        *others, real = await _cases(rig, MANY + 1)
        await rig.says(HUDA, "موظف", "")
        await rig.says(HUDA, "سؤال من تيليجرام", "1042")
        await rig.topic(1042)
        wall.ahead += FIRST_LIST
        listed = await rig.in_topic("من زوار جدد")
        assert all(str(number) in said(listed) for number in (*others[5:], real))
        assert f"فتح {real}" in labels(listed)[0].translate(ISOLATES)
        made = [topic.name for topic in api.state.chats[GROUP].topics.values()]
        assert len(made) == PER_NETWORK + 1, made
        mails = await rig.mails("")
        assert len(mails) == PER_NETWORK + 1
        assert all(str(number) in mails[-1][1] for number in (*others[5:], real))
        api.people.presses(SUPERVISOR, listed, labels(listed)[0])
        await rig.topic(real)


async def test_a_network_of_many_real_people_loses_nobody(tmp_path: Path, api: BotApi) -> None:
    """Each has a number, a promise and a ladder, whether their case waits or not."""
    async with rida(tmp_path, api) as rig, serving(web_of(rig.app)) as url:
        await asyncio.gather(*(complain(url, f"طلب المستفيد {n}") for n in range(MANY // 2)))
        numbers = await _cases(rig, MANY // 2)
        assert len(numbers) == MANY // 2
        keys = {row["key"] for row in await rig.rows(timers) if row["status"] == "pending"}
        for number in numbers:
            assert any(key.startswith(f"case:{number}:ladder:") for key in keys)


DECLARED = {"RIDA_WEB__TRUSTED_PROXIES": '["127.0.0.1"]'}
FROM = "x-forwarded-for"


@pytest.mark.parametrize(
    ("proxy", "chains", "waiting"),
    [
        (DECLARED, ["203.0.113.9"] * 4 + ["198.51.100.7"], [1003, 1004]),  # two people, two addresses
        (DECLARED, [f"{n}.6.6.6, 203.0.113.9" for n in range(1, 5)], [1003, 1004]),  # what it made up
        (DECLARED, [f"2001:db8::{n}" for n in range(1, 5)] + ["2001:db8:0:1::1"], [1003, 1004]),
        ({}, ["203.0.113.9"] * 4, []),  # the proxy is not declared: it cannot be known whose these are
    ],
    ids=["two-addresses", "made-up", "ipv6", "undeclared"],
)
async def test_a_flood_is_counted_by_the_address_that_a_declared_proxy_tells(
    tmp_path: Path, api: BotApi, proxy: dict[str, str], chains: list[str], waiting: list[int]
) -> None:
    bound = {"RIDA_WEB__NEW_CASES_PER_NETWORK": "2"}
    async with rida(tmp_path, api, **bound, **proxy) as rig, serving(web_of(rig.app)) as url:
        for n, chain in enumerate(chains, 1):
            await complain(url, "رسالة مكررة من برنامج", **{FROM: chain})
            await _cases(rig, n)
        async with rig.app.database.read() as conn:
            found = [await case_of(conn, 1000 + n) for n in range(1, len(chains) + 1)]
        assert [case.number for case in found if case and case.triage] == waiting
