"""`rida run`: everything in one process."""

import logging

import typer
from rich.console import Console

from bot.app.settled import settling
from bot.commands.common import file_of, refuse, settings_of
from bot.commands.language import say
from bot.store.errors import StoreError


def run(ctx: typer.Context) -> None:
    """Start Rida: the pages, the conversations, the mail and the clock, in one process."""
    settings = settings_of(ctx)
    with settling():  # here, so that the other verbs start quickly
        from bot.app.server import NobodyWorksHere, PortTaken
        from bot.app.server import run as start

    try:
        start(settings, _logged if settings.log_format == "json" else _up, file_of(ctx))
    except (StoreError, PortTaken, NobodyWorksHere) as error:
        raise refuse(str(error)) from None


def _logged(url: str) -> None:
    """Where every line is read by a program, this one is, too."""
    logging.getLogger("rida").info("Rida is up: %s", url)


def _up(url: str) -> None:
    up, hint = say("command-running"), say("command-running-hint")
    Console(soft_wrap=True).print(f"[bold green]{up}[/] {url}   [dim]({hint})[/]", highlight=False)
