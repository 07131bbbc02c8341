"""A whole Rida on a real file, to which Meta's posts are made over real HTTP, signed as Meta signs them."""

import asyncio
import hashlib
import hmac
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import Table, select

from bot.app.build import App, opened
from bot.app.web import web_of
from bot.config import load
from bot.store.schema import conversations, inbox, outbox
from tests.fixtures.day import on_the_day
from tests.fixtures.serving import serving
from tests.integration.telegram_rig import free_port
from tests.stored import readable
from tests.unit.channels.whatsapp_bodies import NUMBER_ID, raw

ROOT = Path(__file__).parents[3]
SECRET, TOKEN, VERIFY = "the secret of the app", "EAAG-a-token", "a token for verifying"
NOWHERE = "http://127.0.0.1:9/v25.0"
Row = dict[str, Any]


@dataclass
class Posting:
    app: App
    client: httpx.AsyncClient
    secret: str = SECRET

    async def post(self, body: Any) -> int:
        """The status of the answer. Bytes go as they are."""
        given = body if isinstance(body, bytes) else raw(body)
        signature = hmac.new(self.secret.encode(), given, hashlib.sha256).hexdigest()
        headers = {"X-Hub-Signature-256": f"sha256={signature}", "Content-Type": "application/json"}
        return (await self.client.post("/whatsapp", content=given, headers=headers)).status_code

    async def rows(self, table: Table) -> list[Row]:
        async with self.app.database.read() as conn:
            found = (await conn.execute(select(table))).mappings()
            return [readable(table, row) for row in found]

    async def came(self) -> list[Row]:
        """What the inbox has from WhatsApp, in its order."""
        return [row for row in await self.rows(inbox) if row["channel"] == "whatsapp"]

    async def told(self, address: str) -> list[str]:
        """The keys of what is said to an address, once all is done that can be. The desk's is `desk`."""
        await self.app.runtime.settle()
        return await self.keys(address)

    async def keys(self, address: str) -> list[str]:
        """The same, as far as it is done."""
        talks = {row["id"]: row["address"] for row in await self.rows(conversations)}
        said = await self.rows(outbox)
        return [row["message"]["key"] for row in said if talks[row["conversation_id"]] == address]

    async def people(self) -> list[str]:
        """The addresses of those who wrote."""
        return [row["address"] for row in await self.rows(conversations) if row["channel"] == "whatsapp"]


def environment(url: str = NOWHERE, **more: str) -> dict[str, str]:
    return {
        "RIDA_CALENDAR__COUNTRY": "null",
        "RIDA_PACE__STORY_SECONDS": "0",
        "RIDA_PRIVACY__NOTICE_VERSION": "",
        "RIDA_WHATSAPP__ENABLED": "true",
        "RIDA_WHATSAPP__TOKEN": TOKEN,
        "RIDA_WHATSAPP__PHONE_NUMBER_ID": NUMBER_ID,
        "RIDA_WHATSAPP__APP_SECRET": SECRET,
        "RIDA_WHATSAPP__VERIFY_TOKEN": VERIFY,
        "RIDA_WHATSAPP__API_BASE_URL": url,
        **more,
    }


@asynccontextmanager
async def rida(
    folder: Path,
    *,
    url: str = NOWHERE,
    wall: Callable[[], datetime] = on_the_day,
    running: bool = True,
    **more: str,
) -> AsyncIterator[Posting]:
    """`running` False: what comes is kept, and nothing of it is done."""
    port = free_port()
    config = folder / "config.yaml"
    config.write_bytes((ROOT / "config.yaml").read_bytes())
    public = {"RIDA_WEB__PUBLIC_URL": f"http://127.0.0.1:{port}"}
    settings = load(config, {**environment(url), **public, **more})
    async with AsyncExitStack() as stack:
        app = await stack.enter_async_context(opened(settings, wall=wall))
        app.answers.ask("shlon")  # once a process, and not on the loop in the middle of a test
        there = await stack.enter_async_context(serving(web_of(app), port))
        if running:
            await stack.enter_async_context(_running(app))
        client = httpx.AsyncClient(base_url=there, timeout=600)
        yield Posting(app, await stack.enter_async_context(client))


@asynccontextmanager
async def _running(app: App) -> AsyncIterator[None]:
    assert app.whatsapp
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as together:
        together.create_task(app.runtime.run(stop))
        together.create_task(app.whatsapp.run(app.runtime.intake, stop))
        try:
            yield
        finally:
            stop.set()
