"""`rida run`: everything in one process."""

import typer

from bot.commands.common import refuse, settings_of
from bot.store.errors import StoreError


def run(ctx: typer.Context) -> None:
    """Start Rida: the pages, the conversations, the mail and the clock, in one process."""
    settings = settings_of(ctx)
    from bot.app import run as start  # here, so that the other verbs start quickly

    try:
        start(settings)
    except StoreError as error:
        raise refuse(str(error)) from None
