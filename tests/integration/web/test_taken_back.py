"""What the page showed and is taken back is gone from it at once, also where it stands open, and from no one else's."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from sqlalchemy import select

from bot.store.queries import takebacks
from bot.store.schema import conversations
from tests.integration.web_site import Server, Visitor, serving
from tests.unit.world import SUNDAY_TEN


@pytest_asyncio.fixture
async def site(tmp_path: Path) -> AsyncIterator[Server]:
    async with serving(tmp_path) as server:
        yield server


async def taken_back(visitor: Visitor) -> None:
    """Of the talk that was begun first."""
    database = visitor.runtime.database
    async with database.write() as conn:
        first = select(conversations.c.id).where(conversations.c.party == "person")
        id = (await conn.execute(first.order_by(conversations.c.id).limit(1))).scalar_one()
        await takebacks.queue(conn, id, "person", SUNDAY_TEN)
    visitor.runtime.wakeups.wake()


async def test_an_open_page_shows_nothing_of_it_any_more(site: Server) -> None:
    visitor, other = await site.visitor(), await site.visitor()
    await visitor.write("لا أريد أن يبقى هذا")
    await other.write("وهذا لي")
    await site.runtime.settle()
    async with visitor.events() as events, other.events() as others:
        assert (await events.next("snapshot"))["items"]
        await others.next("snapshot")
        await taken_back(visitor)
        async with asyncio.timeout(10):
            assert (await events.next("snapshot"))["items"] == []
    assert await visitor.items() == [] and await other.items()
    await visitor.write("من جديد")
    assert [item["text"] for item in await visitor.items()][:1] == ["من جديد"]
