"""What the verbs share: the settings, and how a refusal is shown.

The rule this module guards: whoever is refused reads what is wrong and how to mend it, never a traceback.
What draws tables and colours is read where one is drawn (`coloured.py`): most verbs are read by programs.
"""

import sys
from collections.abc import Mapping
from datetime import datetime, tzinfo
from pathlib import Path

import typer

from bot.config import ConfigError, Settings, load

DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def time_of(text: str, zone: tzinfo) -> datetime:
    """A time without an offset is the calendar's own."""
    read = datetime.fromisoformat(text.translate(DIGITS))
    return read if read.tzinfo else read.replace(tzinfo=zone)


def file_of(ctx: typer.Context) -> Path:
    """The file that `--config` named, before the verb."""
    return Path(ctx.find_root().params["config"])


def settings_of(ctx: typer.Context, environ: Mapping[str, str] | None = None) -> Settings:
    """The settings, or the end of the command with status 1 and every problem on standard error.
    `environ` stands in the place of the environment."""
    try:
        return load(file_of(ctx), environ)
    except ConfigError as error:
        from bot.commands.coloured import show_refusal

        show_refusal(error)
        raise typer.Exit(1) from None


def refuse(text: str) -> typer.Exit:
    """Say why the command ends; raise what this gives back."""
    from bot.commands.coloured import refused

    refused(text)
    return typer.Exit(1)


def wants_json(as_json: bool) -> bool:
    """Programs get JSON: asked for, or when nobody watches the output."""
    return as_json or not sys.stdout.isatty()
