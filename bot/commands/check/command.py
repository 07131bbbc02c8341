"""`rida check`: what is wrong with this installation, and how to mend it.

The rule this module guards: whatever is found names its mend, and the status is 1 if anything is wrong.
The check changes nothing and sends nothing.
"""

import asyncio
import json
from collections.abc import Iterable, Sequence
from typing import Annotated

import typer
from rich.console import Console, Group
from rich.text import Text

from bot.commands.check.findings import Finding, Level
from bot.commands.common import file_of
from bot.commands.language import say
from bot.config import ConfigError, Settings, load

MARKS = {
    Level.OK: ("✓", "green"),
    Level.NOTE: ("·", "cyan"),
    Level.WARNING: ("!", "yellow"),
    Level.ERROR: ("✗", "bold red"),
}
AsJson = Annotated[bool, typer.Option("--json")]


def check(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Look at settings, secrets, database, mail, clock, fonts and answers. Exit 1 if one is wrong."""
    try:
        settings: Settings | None = load(file_of(ctx))
        findings = [Finding(Level.OK, "config", say("check-config", file=str(file_of(ctx))))]
    except ConfigError as error:
        settings, findings = None, _refused(error)
    if settings:
        from bot.commands.check.installation import inspected  # here, so that other verbs start quickly

        findings += asyncio.run(inspected(settings, file_of(ctx)))
    _show(findings, as_json)
    raise typer.Exit(1 if _wrong(findings) else 0)


def _refused(error: ConfigError) -> list[Finding]:
    from bot.commands.refusals import told  # here: where nothing is wrong, nobody waits for it

    return [
        Finding(
            Level.ERROR,
            "config",
            _where(error, problem.line, f"{problem.key}: {told(problem.problem)}"),
            told(problem.mend),
            f"config:{problem.key}",
        )
        for problem in error.problems
    ]


def _where(error: ConfigError, line: int | None, text: str) -> str:
    return f"{error.file}:{line}: {text}" if line else f"{error.file}: {text}"


def _wrong(findings: Iterable[Finding]) -> bool:
    return any(finding.level is Level.ERROR for finding in findings)


def _show(findings: Sequence[Finding], as_json: bool) -> None:
    if as_json:
        rows = [finding.as_json() for finding in findings]
        typer.echo(json.dumps({"ok": not _wrong(findings), "findings": rows}, ensure_ascii=False))
    else:
        Console(highlight=False, soft_wrap=True).print(Group(*map(_line, findings)))


def _line(finding: Finding) -> Text:
    mark, style = MARKS[finding.level]
    line = Text.assemble((f"{mark} ", style), (f"{finding.about:<9} ", "bold"), finding.what)
    if finding.mend:
        line.append(f"\n            → {finding.mend}", style="dim")
    return line
