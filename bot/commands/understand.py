"""`rida understand`: what a person does with a message, and how well that is heard.

What is printed is JSON with `--json` or when nobody watches (a pipe), else a table.
"""

import json
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands.common import refuse, wants_json
from bot.commands.refusals import told
from bot.commands.tables import Rows
from faq.acts.heard import Act, Heard, ScoredAct
from faq.engine.messages import ActMessage

if TYPE_CHECKING:
    from faq.engine.answering import Answering
    from faq.engine.evaluate_acts import ActFigures

EVAL = "eval"
_FEWEST_QUESTIONS = 34
"""Questions of a file of which three in a hundred are at least one."""

_FORM = 'a message is {"q": text, "act": act, "also": [acts]}'


def understand(
    ctx: typer.Context,
    text: Annotated[str, typer.Argument()],
    file: Annotated[Path | None, typer.Argument()] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Say what a person does with a message: asks, complains, thanks …, and what the answers would do.

    `rida understand eval FILE.jsonl` measures it on lines of {"q", "act", "also": [acts as right]}.
    wrongs_at_3 is how many complaints, delays and disclosures are heard where three of a hundred
    questions are taken for one: the questions of the file, and where it has under 34 of them, the
    shipped ways to ask too. danger_at_1 and disclose_at_1: the same where one of a hundred other
    messages is taken for one.
    """
    if text == EVAL and file is not None:
        _measure(ctx, file, wants_json(as_json))
        return
    if file is not None:
        raise typer.BadParameter(f"a file is read with `{EVAL}` before it; put the message into quotes")
    lines = _typed() if text == "-" else iter((text,))
    answers = _answers(ctx)
    for line in lines:
        _show(answers, line, wants_json(as_json))


def _typed() -> Iterator[str]:
    yield from (line.rstrip("\r\n") for line in sys.stdin if line.strip())


def _answers(ctx: typer.Context) -> "Answering":
    """The whole engine as the bot asks it, imported here: a wrong line is named before."""
    from bot.commands.answers import building_of
    from faq.engine.shipped import shipped

    answers, errors = shipped()
    for error in errors:
        typer.echo(told(f"left out: {error}"), err=True)
    answers.deepen(building_of(ctx))
    return answers


def _show(answers: "Answering", line: str, as_json: bool) -> None:
    heard, understood = answers.hear(line), answers.ask(line)
    if not as_json:
        _table(heard, understood.decision.value).show()
        return
    acts = [{"act": each.act.value, "confidence": each.confidence} for each in _all(heard)]
    candidates = [{"id": one.id, "score": one.score} for one in understood.candidates]
    found = {"act": acts[0]["act"], "acts": acts, "decision": understood.decision.value}
    typer.echo(json.dumps({**found, "candidates": candidates}, ensure_ascii=False))


def _all(heard: Heard) -> tuple[ScoredAct, ...]:
    """What holds no word (emoji only) is unclear, and none of the acts is likely."""
    return heard.acts or tuple(
        ScoredAct(act, 0.0) for act in sorted(Act, key=lambda a: a is not Act.OTHER)
    )


def _table(heard: Heard, decision: str) -> Rows:
    table = Rows("act", "confidence", "", title=f"answers: {decision}")
    for each in _all(heard):
        table.add(each.act.value, f"{each.confidence:.2f}", _standing(each.act, heard))
    return table


def _standing(act: Act, heard: Heard) -> str:
    if act in heard.sure:
        return "sure"
    return "may be grave" if act is heard.grave else "likely" if act in heard.likely else ""


def _measure(ctx: typer.Context, file: Path, as_json: bool) -> None:
    from faq.engine.evaluate_acts import evaluate_acts

    messages = tuple(_read(file))  # a wrong line is named before anything is built
    answers = _answers(ctx)
    asks = sum(each.act is Act.ASK for each in messages)
    questions = answers.ways if asks < _FEWEST_QUESTIONS else ()
    figures = evaluate_acts(answers, messages, time.perf_counter, questions)
    if as_json:
        typer.echo(json.dumps(figures.as_json(), ensure_ascii=False))
    else:
        _figures_table(figures).show()


def _figures_table(figures: "ActFigures") -> Rows:
    table = Rows("figure", "value")
    for name, value in figures.as_json().items():
        if isinstance(value, int | float):
            table.add(name, f"{value:g}")
    for act, of in figures.acts.items():
        table.add(act.value, f"recall {of['recall']:.2f}, precision {of['precision']:.2f}")
    return table


def _read(file: Path) -> Iterator[ActMessage]:
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise typer.BadParameter(f"{file} cannot be read: {error}") from error
    lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if not lines:
        raise refuse(f"{file} holds no message: {_FORM}, one a line")
    yield from (_message(file, number, line) for number, line in lines)


def _message(file: Path, number: int, line: str) -> ActMessage:
    try:
        row: Any = json.loads(line)
    except json.JSONDecodeError as error:
        raise _refusal(file, number, f"is not JSON: {error.msg}") from error
    if not isinstance(row, Mapping) or not isinstance(row.get("q"), str):
        raise _refusal(file, number, _FORM)
    also = row.get("also", [])
    if not isinstance(also, list):
        raise _refusal(file, number, _FORM)
    return ActMessage(
        row["q"], _act(file, number, row.get("act")), frozenset(_act(file, number, each) for each in also)
    )


def _act(file: Path, number: int, name: object) -> Act:
    if not isinstance(name, str) or name not in Act.__members__.values():
        raise _refusal(file, number, f"{name!r} is no act; they are {', '.join(Act)}")
    return Act(name)


def _refusal(file: Path, line: int, problem: str) -> typer.BadParameter:
    return typer.BadParameter(f"{file}:{line}: {problem}")
