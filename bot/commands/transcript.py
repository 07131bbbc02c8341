"""`rida transcript NUMBER`: the talk of a case or a registration as text, which replays as a test."""

import asyncio
from typing import Annotated

import typer

from bot.commands.beside import reading
from bot.commands.common import refuse, settings_of
from bot.commands.printable import printable
from bot.config import Settings
from bot.runtime.transcript import transcript_of


def transcript(
    ctx: typer.Context,
    number: Annotated[int, typer.Argument(help="The number of the case or the registration.")],
) -> None:
    """Print the whole talk of a case's or a registration's person, to read or to keep as a test.

    It holds what the person wrote: keep it as you would keep the case.
    """
    try:
        typer.echo(printable(asyncio.run(_read(settings_of(ctx), number))), nl=False)
    except KeyError:
        raise refuse(f"there is no case and no registration {number}") from None


async def _read(settings: Settings, number: int) -> str:
    async with reading(settings) as conn:
        return await transcript_of(conn, number, settings.staff_channel, settings.working_time.zone)
