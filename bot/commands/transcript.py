"""`rida transcript NUMBER`: the talk of a case or a registration as text, which replays as a test."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import URL
from sqlalchemy.ext.asyncio import create_async_engine

from bot.commands.common import refuse, settings_of
from bot.config import Settings
from bot.runtime.transcript import transcript_of
from bot.store.database import file_of


def transcript(
    ctx: typer.Context,
    number: Annotated[int, typer.Argument(help="The number of the case or the registration.")],
) -> None:
    """Print the whole talk of a case's or a registration's person, to read or to keep as a test.

    It holds what the person wrote: keep it as you would keep the case.
    """
    settings = settings_of(ctx)
    if not file_of(settings.database).exists():
        raise refuse("there is no database yet: start Rida first")
    try:
        typer.echo(asyncio.run(_read(settings, number)), nl=False)
    except KeyError:
        raise refuse(f"there is no case and no registration {number}") from None


async def _read(settings: Settings, number: int) -> str:
    """Reads beside a running Rida: the file is opened for reading only."""
    from bot.app import staff_channel  # here, so that the other verbs start quickly

    file: Path = file_of(settings.database)
    url = URL.create("sqlite+aiosqlite", database=f"file:{file}", query={"mode": "ro", "uri": "true"})
    engine = create_async_engine(url)
    try:
        async with engine.connect() as conn:
            return await transcript_of(conn, number, staff_channel(settings), settings.working_time.zone)
    finally:
        await engine.dispose()
