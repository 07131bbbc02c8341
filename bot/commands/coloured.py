"""What the verbs draw for eyes: refusals, and rows of tables."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.commands.printable import printable
from bot.config import ConfigError
from bot.policy.refusal import Problem


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


def refused(text: str) -> None:
    Console(stderr=True, highlight=False, soft_wrap=True).print(Text(text, style="bold red"))


def add_row(table: Table, *cells: str) -> None:
    """A row of what is shown as it is: no cell is markup, and none moves the terminal."""
    table.add_row(*(Text(printable(cell)) for cell in cells))
