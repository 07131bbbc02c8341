"""Imported by the fork server alone: builds the bot once, so that what it reads and keeps (answers,
calendars) is there in every fork. A start then takes half a second instead of six."""

import asyncio
import tempfile
from pathlib import Path

import bot.app.server  # noqa: F401  every fork needs it
from bot.app.build import opened
from bot.config import load
from faq.engine.shipped import shipped
from tests.crash.process import CONFIG


async def _once(folder: Path) -> None:
    environ = {"RIDA_DATABASE": f"sqlite:///{folder / 'rida.db'}", "RIDA_DATA_DIR": str(folder)}
    async with opened(load(CONFIG, environ)):
        pass


with tempfile.TemporaryDirectory() as folder:
    asyncio.run(_once(Path(folder)))
shipped()[0].ask("shlon")
