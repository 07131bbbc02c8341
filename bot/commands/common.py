"""What the verbs share: the settings, and how a refusal is shown.

The rule this module guards: whoever is refused reads what is wrong and how to mend it, never a traceback.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.config import ConfigError, Settings, load
from bot.policy.refusal import Problem

ISOLATES = "\u2066\u2067\u2068\u2069"


def file_of(ctx: typer.Context) -> Path:
    """The file that `--config` named, before the verb."""
    return Path(ctx.find_root().params["config"])


def settings_of(ctx: typer.Context, environ: Mapping[str, str] | None = None) -> Settings:
    """The settings, or the end of the command with status 1 and every problem on standard error.
    `environ` stands in the place of the environment."""
    try:
        return load(file_of(ctx), environ)
    except ConfigError as error:
        show_refusal(error)
        raise typer.Exit(1) from None


def show_refusal(error: ConfigError) -> None:
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    count = len(error.problems)
    what = "one thing is" if count == 1 else f"{count} things are"
    console.print(Text(f"{error.file}: {what} wrong", style="bold red"))
    for problem in error.problems:
        console.print(_lines(problem))


def _lines(problem: Problem) -> Text:
    where = f" (line {problem.line})" if problem.line else ""
    key = (f"  {problem.key}", "bold")
    return Text.assemble(key, f"{where}: {problem.problem}\n", ("    → ", "green"), problem.mend)


def refuse(text: str) -> typer.Exit:
    """Say why the command ends; raise what this gives back."""
    Console(stderr=True, highlight=False, soft_wrap=True).print(Text(text, style="bold red"))
    return typer.Exit(1)


def printable(text: str) -> str:
    """What people wrote, for a terminal: nothing in it moves the cursor, colours or hides anything. Line
    ends and tabs stay, and so do Arabic's joiners."""
    return "".join(each if _is_harmless(each) else "\ufffd" for each in text)


def _is_harmless(each: str) -> bool:
    return each in "\n\t\u200c\u200d\u200e\u200f\u061c" or each.isprintable() or each in ISOLATES


def add_row(table: Table, *cells: str) -> None:
    """A row of what is shown as it is: no cell is markup, and none moves the terminal."""
    table.add_row(*(Text(printable(cell)) for cell in cells))


def wants_json(as_json: bool) -> bool:
    """Programs get JSON: asked for, or when nobody watches the output."""
    return as_json or not sys.stdout.isatty()
