"""What the verbs draw in colours: refusals."""

from rich.console import Console
from rich.text import Text

from bot.commands.language import say
from bot.commands.refusals import told
from bot.config import ConfigError
from bot.policy.refusal import Problem


def show_refusal(error: ConfigError) -> None:
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    head = say("command-config-refused", file=str(error.file), count=len(error.problems))
    console.print(Text(head, style="bold red"))
    for problem in error.problems:
        console.print(_lines(problem))


def _lines(problem: Problem) -> Text:
    where = f" ({say('command-config-line', line=problem.line)})" if problem.line else ""
    key = (f"  {problem.key}", "bold")
    return Text.assemble(
        key, f"{where}: {told(problem.problem)}\n", ("    → ", "green"), told(problem.mend)
    )


def refused(text: str) -> None:
    Console(stderr=True, highlight=False, soft_wrap=True).print(Text(told(text), style="bold red"))
