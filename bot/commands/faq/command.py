"""`rida faq`: ask the shipped answers, measure them, and find what is wrong with them.

What is printed is JSON with `--json` or when nobody watches (a pipe), else a table.
"""

import asyncio
import json
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands.common import refuse, settings_of
from bot.commands.language import say
from bot.commands.refusals import told
from bot.commands.tables import Rows
from bot.policy.languages import FIRST
from faq.engine.kept import SHIPPED, Kept
from faq.engine.lint import Finding, lint
from faq.engine.lint_words import lint_words
from faq.engine.messages import FOLDER as ACTS
from faq.entries import FOLDER, Entry, EntryError, load, load_all, outside
from faq.lexicon import LexiconError

if TYPE_CHECKING:
    from bot.commands.faq.pull import Pulled
    from faq.engine.answering import Answering
    from faq.engine.evaluate import Figures, Question
    from faq.engine.index import Understood

faq_app = typer.Typer(no_args_is_help=True, add_completion=False)

LINTED = ("file", "line", "problem")
"""The columns of what is wrong with the files."""

AsJson = Annotated[bool, typer.Option("--json")]
Folder = Annotated[
    Path,
    typer.Option("--folder", show_default=False, exists=True, file_okay=False),
]


ActsFolder = Annotated[
    Path,
    typer.Option(
        "--acts-folder",
        show_default=False,
        exists=True,
        file_okay=False,
    ),
]


@faq_app.command("ask")
def ask(
    ctx: typer.Context,
    text: Annotated[str, typer.Argument()],
    as_json: AsJson = False,
    folder: Folder = FOLDER,
) -> None:
    """Say what the bot would do with a question: answer, offer choices, or hand over to a person.

    What holds no word (nothing, emoji only) is handed over without candidates.
    """
    understood = _answering(ctx, folder, _readable(folder), outside()).ask(text)
    _show(_understood_json(understood), _understood_table(understood), as_json)


@faq_app.command("eval")
def eval_(
    ctx: typer.Context,
    questions: Annotated[Path, typer.Argument()],
    entries: Annotated[Path | None, typer.Option()] = None,
    as_json: AsJson = False,
    folder: Folder = FOLDER,
) -> None:
    """Measure the answers to questions whose right entry is known."""
    from faq.engine.evaluate import evaluate

    asked = tuple(_read_questions(questions))  # a wrong line is named before anything is built
    answering = (
        _answering(ctx, folder, _whole(folder), outside())
        if entries is None
        else _answering(ctx, entries, _read_entries(entries))
    )
    figures = evaluate(answering, asked, time.perf_counter)
    _show(figures.as_json(), _figures_table(figures), as_json)


@faq_app.command("lint")
def lint_(as_json: AsJson = False, folder: Folder = FOLDER) -> None:
    """Find entries that are wrong, undated, too long or fighting each other. Exit 1 if any is.

    The lists of words in faq/lexicon are looked at too: words that do nothing, or stand in two lists."""
    loaded = load_all(folder)
    broken = [Finding(error.file, error.line, error.problem) for error in loaded.errors]
    findings = [*broken, *lint(loaded.entries), *lint_words()]
    _show(
        [_finding_json(one) for one in findings], _findings_table(findings, len(loaded.entries)), as_json
    )
    raise typer.Exit(1 if findings else 0)


@faq_app.command("build")
def build_(
    folder: Annotated[Path, typer.Option("--folder", show_default=False, file_okay=False)] = SHIPPED,
) -> None:
    """Build the answers as they ship, beside the program: no start on this machine, or of an image or a
    wheel that is made here, builds them again. A second time it changes nothing.
    """
    from faq.engine.shipped import shipped

    answers, errors = shipped()
    for error in errors:
        typer.echo(told(f"left out: {error}"), err=True)
    answers.deepen(kept := Kept(folder, shipped=folder))
    if not kept.whole(answers.sources):
        raise refuse(f"{folder} cannot be written: nothing is kept there")
    typer.echo(f"the answers are built: {folder}")


@faq_app.command("pull")
def pull_(
    ctx: typer.Context, as_json: AsJson = False, folder: Folder = FOLDER, acts: ActsFolder = ACTS
) -> None:
    """Write what the staff taught into entry and act files. Done twice, the second time changes nothing.

    Exit 1 when something was left out; each is named with why.
    """
    from bot.commands.faq.pull import approved, pull
    from bot.store.sqlite.database import file_of

    settings = settings_of(ctx)
    file = file_of(settings.database)
    if not file.exists():
        raise refuse("there is no database yet: start Rida first")
    try:
        pulled = pull(asyncio.run(approved(file)), folder, settings.working_time.zone, acts)
    except (EntryError, LexiconError) as error:
        raise refuse(f"{error}: mend the file first, nothing was written") from None
    data = {"written": [list(each) for each in pulled.written], "conflicts": list(pulled.conflicts)}
    _show(data, _pulled_table(pulled), as_json)
    raise typer.Exit(1 if pulled.conflicts else 0)


def _pulled_table(pulled: "Pulled") -> Rows:
    title = say("faq-pulled", written=len(pulled.written), left=len(pulled.conflicts))
    table = Rows(say("faq-lint-file"), say("faq-pulled-what"), title=title)
    for name, what in pulled.written:
        table.add(name, what)
    for conflict in pulled.conflicts:
        table.add("", conflict)
    return table


def _readable(folder: Path) -> Sequence[Entry]:
    """What the bot answers with: what is wrong is left out, and named."""
    loaded = load_all(folder)
    for error in loaded.errors:
        typer.echo(told(f"left out: {error}"), err=True)
    return loaded.entries


def _whole(folder: Path) -> Sequence[Entry]:
    try:
        return load(folder)
    except EntryError as error:
        raise refuse(f"{error}: mend the file first, `rida faq lint` shows more") from None


def _answering(
    ctx: typer.Context, read_from: Path, entries: Iterable[Entry], outside: Sequence[str] = ()
) -> "Answering":
    """The whole engine as the bot asks it, imported here so that the other verbs start quickly. Only what
    ships is kept: other files may hold words of people."""
    from bot.commands.answers import building_of
    from faq.engine.answering import Answering
    from faq.engine.building import Building

    kept = building_of(ctx)
    answering = Answering(tuple(entries), outside)
    answering.deepen(kept if read_from == FOLDER else Building(kept.sense))
    return answering


def _read_questions(path: Path) -> Iterator["Question"]:
    from faq.engine.evaluate import Question

    for line, row in _rows(path):
        if not isinstance(row.get("q"), str) or not isinstance(row.get("id"), str | None):
            raise _refusal(path, line, 'a question is {"q": text, "id": text or null}')
        yield Question(row["q"], row["id"])


def _read_entries(path: Path) -> Iterator[Entry]:
    for line, row in _rows(path):
        examples = row.get("examples")
        if not isinstance(row.get("id"), str) or not isinstance(examples, list):
            raise _refusal(path, line, 'an entry is {"id": text, "examples": [texts]}')
        yield _entry(row["id"], [str(example) for example in examples])


def _entry(id: str, examples: Sequence[str]) -> Entry:
    """An id in Arabic words is the entry's title, and so one more way to ask."""
    return Entry(id, title={} if id.isascii() else {FIRST: id}, ask={FIRST: tuple(examples)})


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise typer.BadParameter(f"{path} cannot be read: {error}") from error
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, _row(path, number, line)


def _row(path: Path, number: int, line: str) -> Mapping[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise _refusal(path, number, f"is not JSON: {error.msg}") from error
    if not isinstance(row, dict):
        raise _refusal(path, number, "must be a JSON object")
    return row


def _refusal(path: Path, line: int, problem: str) -> typer.BadParameter:
    return typer.BadParameter(f"{path}:{line}: {problem}")


def _show(data: object, table: Rows, as_json: bool) -> None:
    if as_json or not sys.stdout.isatty():
        typer.echo(json.dumps(data, ensure_ascii=False))
    else:
        table.show()


def _understood_json(understood: "Understood") -> Mapping[str, object]:
    candidates = [{"id": one.id, "score": one.score} for one in understood.candidates]
    return {"decision": understood.decision.value, "candidates": candidates}


def _understood_table(understood: "Understood") -> Rows:
    table = Rows("entry", "score", title=understood.decision.value)
    for candidate in understood.candidates:
        table.add(candidate.id, f"{candidate.score:.2f}")
    return table


def _figures_table(figures: "Figures") -> Rows:
    table = Rows("figure", "value")
    for name, value in figures.as_json().items():
        table.add(name, f"{value:g}")
    return table


def _finding_json(finding: Finding) -> Mapping[str, object]:
    return {"file": finding.file.name, "line": finding.line, "problem": finding.problem}


def _findings_table(findings: list[Finding], read: int) -> Rows:
    title = say("faq-linted", read=read, count=len(findings))
    table = Rows(*(say(f"faq-lint-{each}") for each in LINTED), title=title)
    for finding in findings:
        table.add(finding.file.name, str(finding.line), told(finding.problem))
    return table
