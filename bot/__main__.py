"""The `rida` command: one file of bot/commands/ a verb."""

import os
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.verbs import Verbs, listed_in

app = typer.Typer(
    cls=Verbs,
    help="Rida, the assistant of a charity: questions, complaints, and a promise of three working days.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,  # a traceback must not show what people wrote
)


@app.callback()
def rida(
    config: Annotated[
        Path, typer.Option(metavar="FILE", help="The settings to go by, before the verb.")
    ] = Path("config.yaml"),
) -> None:
    pass


listed_in(app)


PRIVATE = 0o077


def main() -> None:
    """Whatever is written, of people's words above all, only its owner reads."""
    os.umask(PRIVATE)
    app()


if __name__ == "__main__":
    main()
