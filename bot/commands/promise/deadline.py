"""`rida deadline`: what a complaint of a given time is promised, and who is told on the way (C24).

The rule this module guards: every time gets its line, and one that cannot be read is named and does not
stop the others.
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

import typer

from bot.commands.common import settings_of, time_of, wants_json
from bot.commands.language import say
from bot.commands.promise.promised import Promise
from bot.config import Settings
from bot.policy.dates import DateOutOfRange

Times = Annotated[
    list[str],
    typer.Argument(metavar="TIME… | -"),
]
AsJson = Annotated[bool, typer.Option("--json")]


@dataclass(frozen=True, slots=True)
class Unreadable:
    where: str
    problem: str


def deadline(ctx: typer.Context, times: Times, as_json: AsJson = False) -> None:
    """Say when the clock starts, when the answer is due, and who is told before."""
    answers = _answers(_texts(times), settings_of(ctx))
    plain = wants_json(as_json) or "-" in times
    failed = _print_lines(answers) if plain else _print_table(list(answers))
    raise typer.Exit(2 if failed else 0)


def _texts(times: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each time with where it was read."""
    for time in times:
        if time != "-":
            yield "TIME", time
            continue
        for number, line in enumerate(sys.stdin, start=1):
            if line.strip():
                yield f"line {number}", line.strip()


def _answers(texts: Iterable[tuple[str, str]], settings: Settings) -> Iterator[Promise | Unreadable]:
    for where, text in texts:
        try:
            yield _promise(time_of(text, settings.working_time.zone), settings)
        except DateOutOfRange as error:
            yield Unreadable(where, f"{text!r}: {error}")
        except (ValueError, OverflowError):
            yield Unreadable(where, say("command-no-time", text=repr(text)))


def _promise(received: datetime, settings: Settings) -> Promise:
    calendar = settings.working_time
    due = calendar.due(received)
    steps = settings.escalation.steps("complaint", received, due)
    zone = calendar.zone
    starts = calendar.starts(received)
    return Promise(received.astimezone(zone), starts.astimezone(zone), due.astimezone(zone), steps)


def _print_lines(answers: Iterable[Promise | Unreadable]) -> bool:
    failed = False
    for answer in answers:
        if isinstance(answer, Promise):
            sys.stdout.write(answer.as_json() + "\n")
        else:
            _complain(answer)
            failed = True
    return failed


def _print_table(answers: list[Promise | Unreadable]) -> bool:
    from bot.commands.promise.deadline_table import print_table

    print_table([answer for answer in answers if isinstance(answer, Promise)])
    failures = [answer for answer in answers if isinstance(answer, Unreadable)]
    for failure in failures:
        _complain(failure)
    return bool(failures)


def _complain(answer: Unreadable) -> None:
    typer.echo(f"{answer.where}: {answer.problem}", err=True)
