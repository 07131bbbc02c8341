"""`rida run`: everything in one process."""

import typer
from rich.console import Console

from bot.app.settled import settling
from bot.commands.common import file_of, refuse, settings_of
from bot.store.errors import StoreError


def run(ctx: typer.Context) -> None:
    """Start Rida: the pages, the conversations, the mail and the clock, in one process."""
    settings = settings_of(ctx)
    with settling():  # here, so that the other verbs start quickly
        from bot.app.server import NobodyWorksHere, PortTaken
        from bot.app.server import run as start

    try:
        start(settings, _up, file_of(ctx))
    except (StoreError, PortTaken, NobodyWorksHere) as error:
        raise refuse(str(error)) from None


def _up(url: str) -> None:
    Console().print(f"[bold green]Rida is up:[/] {url}   [dim](Ctrl-C stops it)[/]", highlight=False)
