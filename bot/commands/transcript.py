"""`rida transcript NUMBER`: the talk of a case or a registration as text, which replays as a test."""

import asyncio
from typing import Annotated

import typer

from bot.commands.beside import reading
from bot.commands.common import refuse, settings_of
from bot.commands.language import say
from bot.commands.noted import noted
from bot.commands.printable import printable
from bot.config import Settings
from bot.core.audit import Action, Reason
from bot.runtime.transcript import person_of, transcript_of
from bot.store.queries import cases


def transcript(
    ctx: typer.Context,
    number: Annotated[int, typer.Argument()],
) -> None:
    """Print the whole talk of a case's or a registration's person, to read or to keep as a test.

    It holds what the person wrote: keep it as you would keep the case.
    """
    settings = settings_of(ctx)
    try:
        subject, person, told = asyncio.run(_read(settings, number))
        noted(settings, Action.EXPORTED, subject, Reason.TRANSCRIPT, person)
        typer.echo(printable(told), nl=False)
    except KeyError:
        raise refuse(say("command-no-number", number=number)) from None


async def _read(settings: Settings, number: int) -> tuple[str, int, str]:
    """What it is of, whose it is, and the talk."""
    async with reading(settings) as conn:
        kind = "registration" if await cases.get(conn, number) is None else "case"
        person = await person_of(conn, number)
        talk = await transcript_of(conn, number, settings.staff_channel, settings.working_time.zone)
        return f"{kind}:{number}", person, talk
