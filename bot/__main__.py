"""The `rida` command: one file of bot/commands/ a verb."""

import os
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.language import VARIABLE, known, say, speak
from bot.commands.verbs import Verbs, listed_in
from bot.commands.version import tell_version
from bot.policy.languages import LANGUAGES

app = typer.Typer(
    cls=Verbs,
    no_args_is_help=True,
    invoke_without_command=True,  # for --version, which asks for no verb
    pretty_exceptions_show_locals=False,  # a traceback must not show what people wrote
)


def _speak(written: str) -> str:
    """Eager, so that also the help that is asked for behind it is in this language."""
    if written and not known(written):
        raise typer.BadParameter(say("command-language-unknown", known=", ".join(LANGUAGES)))
    speak(known(written))
    return written


@app.callback()
def rida(
    ctx: typer.Context,
    config: Annotated[Path, typer.Option(metavar="FILE")] = Path("config.yaml"),
    language: Annotated[
        str,
        typer.Option(
            metavar="|".join(LANGUAGES),
            envvar=VARIABLE,
            is_eager=True,
            callback=_speak,
        ),
    ] = "",
    version: Annotated[bool, typer.Option("--version")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    if version:
        tell_version(as_json=as_json)
        raise typer.Exit(0)
    if as_json:
        ctx.fail(say("command-json-first"))
    if ctx.invoked_subcommand is None:
        ctx.fail(say("command-no-verb"))


listed_in(app)


PRIVATE = 0o077


def main() -> None:
    """Whatever is written, of people's words above all, only its owner reads."""
    os.umask(PRIVATE)
    app()


if __name__ == "__main__":
    main()
