"""The `rida` command: one file of bot/commands/ a verb."""

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.calendar import calendar
from bot.commands.check import check
from bot.commands.deadline import deadline
from bot.commands.faq import faq_app
from bot.commands.notices import notices
from bot.commands.run import run
from bot.commands.staff import staff_app
from bot.commands.transcript import transcript

app = typer.Typer(
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


app.command()(run)
app.command()(check)
app.command()(deadline)
app.command()(calendar)
app.command()(notices)
app.command()(transcript)
app.add_typer(faq_app, name="faq")
app.add_typer(staff_app, name="staff")


def main() -> None:
    app()


if __name__ == "__main__":
    main()
