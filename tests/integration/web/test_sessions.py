"""A telephone that others use, too: a conversation is ended and hidden, for good, and for its copies."""

import asyncio
import json
import re
from datetime import timedelta
from pathlib import Path

import httpx
from sqlalchemy import select

from bot.core.events import CaseTaken
from bot.runtime.views import Reading
from bot.store.queries import following
from bot.store.schema import conversations, inbox
from tests.integration.web_site import Options, Server, Visitor, serving

ENDS = {"x-rida": "1", "content-type": "application/json"}


async def end(visitor: Visitor) -> httpx.Response:
    return await visitor.client.post("/chat/end", content="{}", headers=ENDS)


async def history(client: httpx.AsyncClient) -> list[str]:
    async with client.stream("GET", "/chat/events") as answer:
        async for line in answer.aiter_lines():
            if line.startswith("data: "):
                return [item["text"] for item in json.loads(line.removeprefix("data: "))["items"]]
    raise AssertionError("no snapshot")


async def copied(site: Server, visitor: Visitor) -> Visitor:
    """Somebody who took the cookie before it was ended."""
    client = httpx.AsyncClient(base_url=site.url, cookies=dict(visitor.client.cookies), timeout=10)
    site.clients.append(client)
    return Visitor(client, site.runtime)


async def test_an_ended_conversation_is_opened_by_no_copy_of_its_cookie(tmp_path: Path) -> None:
    async with serving(tmp_path, Options(demo=False)) as site:
        visitor = await site.visitor()
        assert (await visitor.write("سر لا يراه غيري")).status_code == 202
        thief = await copied(site, visitor)
        assert any("سر" in text for text in await history(thief.client))
        ended = await end(visitor)
        assert ended.status_code == 204 and "storage" in ended.headers["clear-site-data"]
        assert (await thief.write("أنا هي")).status_code == 403
        assert await history(thief.client) == []
        await visitor.client.get("/chat")
        assert await history(visitor.client) == []


async def test_it_stays_ended_after_a_restart(tmp_path: Path) -> None:
    async with serving(tmp_path, Options(demo=False)) as site:
        visitor = await site.visitor()
        await visitor.write("سر")
        cookies = dict(visitor.client.cookies)
        await end(visitor)
    async with (
        serving(tmp_path, Options(demo=False)) as site,
        httpx.AsyncClient(base_url=site.url, cookies=cookies, timeout=10) as client,
    ):
        assert await history(client) == []


async def test_pages_that_show_it_are_told_and_their_streams_end(tmp_path: Path) -> None:
    async with serving(tmp_path, Options(demo=False)) as site:
        visitor = await site.visitor()
        await visitor.write("سر")
        other, told = await copied(site, visitor), []

        async def watch() -> None:
            async with other.client.stream("GET", "/chat/events") as answer:
                async for line in answer.aiter_lines():
                    told.append(line)

        watching = asyncio.create_task(watch())
        async with asyncio.timeout(20):
            while not any(line.startswith("data: ") for line in told):
                await asyncio.sleep(0.01)
            await end(visitor)
            await watching
        assert "event: ended" in told


async def test_nobody_ends_another_s_conversation(tmp_path: Path) -> None:
    async with serving(tmp_path, Options(demo=False)) as site:
        mine, theirs = await site.visitor(), await site.visitor()
        await mine.write("حديثي")
        await end(theirs)
        assert "حديثي" in await history(mine.client)
        foreign = await mine.client.post(
            "/chat/end", content="{}", headers={**ENDS, "origin": "https://evil.example.org"}
        )
        assert foreign.status_code == 403 and "حديثي" in await history(mine.client)


async def test_a_session_lasts_as_long_as_configured(tmp_path: Path) -> None:
    async with serving(tmp_path, Options(demo=False, session_lasts=timedelta(days=2))) as site:
        visitor = await site.visitor()
        answer = await visitor.client.get("/chat")
        assert f"Max-Age={2 * 86400}" in answer.headers["set-cookie"]


async def test_what_had_reached_us_stays_with_the_staff(tmp_path: Path) -> None:
    async with serving(tmp_path, Options(demo=False)) as site:
        visitor = await site.visitor()
        for text in ("موظف", "سؤال لموظف"):
            await visitor.write(text)
        await site.runtime.settle()
        await end(visitor)
        reading = Reading(site.runtime.database)
        (room,) = [row for row in await reading.rooms() if row.case]
        assert any("سؤال لموظف" in item.text for item in await reading.history(room.address))


async def until(visitor: Visitor, has: str) -> str:
    for _ in range(100):
        found = [text for text in await history(visitor.client) if has in text]
        if found:
            return found[-1]
        await asyncio.sleep(0.05)
    raise AssertionError(f"{has!r} was not shown")


async def test_of_two_linked_telephones_the_one_whose_conversation_was_ended_shows_nothing_more(
    tmp_path: Path,
) -> None:
    """What concerns its person comes to the other one from then on, whichever they wrote from last."""
    async with serving(tmp_path, Options(demo=False)) as site:
        own, shared = await site.visitor(), await site.visitor()
        await own.write("ربط")
        code = re.search(r"\d{4} \d{4}", await until(own, "رمز الربط"))
        assert code
        await shared.write(code[0])
        await until(shared, "هل المحادثتان لك")
        await shared.write("نعم")
        await until(shared, "ربطنا هذه المحادثة")
        async with site.runtime.database.read() as conn:
            rows = (await conn.execute(select(conversations.c.id).order_by(conversations.c.id))).scalars()
            first, second = list(rows)[:2]
        await end(shared)
        async with site.runtime.database.write() as conn:
            now = site.runtime.clock.now()
            kept = [
                await following.post(conn, each, "internal", f"t{each}", CaseTaken(1), now)
                for each in (first, second)
            ]
            query = select(inbox.c.conversation_id).where(inbox.c.id.in_([each.id for each in kept]))
            assert set((await conn.execute(query)).scalars()) == {first}
        assert await history((await copied(site, shared)).client) == []
        assert any("ربط" in text for text in await history(own.client))
