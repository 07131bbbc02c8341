"""The list of verbs: true, and read without the libraries of any verb."""

import asyncio
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import click
import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.commands.help_texts import keys, path_of, tell
from bot.commands.language import say, speak
from bot.commands.verbs import VERBS, Verb
from bot.store.sqlite.database import Database
from bot.texts.catalogue import bundle

ROOT = Path(__file__).parents[3]

ROOT_ASKED = click.Context(click.Group("rida"), info_name="rida")

HEAVY = {"sqlalchemy", "telegram", "alembic", "pydantic", "uvicorn", "aiosmtplib", "numpy"}


def _commands(command: Any, context: click.Context) -> Iterator[tuple[Any, click.Context]]:
    """The verb and the verbs in it, each with the context that it is asked in."""
    yield command, context
    for name, each in getattr(command, "commands", {}).items():
        yield from _commands(each, click.Context(each, info_name=name, parent=context))


@pytest.fixture(params=["ar", "en"])
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    speak(request.param)
    yield request.param
    speak("")


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_the_help_of_a_verb_says_everything(verb: Verb, spoken: str) -> None:
    loaded, root = verb.load(), click.Context(click.Group("rida"), info_name="rida")
    for command, context in _commands(loaded, click.Context(loaded, info_name=verb.name, parent=root)):
        tell(command, context)
        unsaid = [each.name for each in command.get_params(context) if not each.help]
        assert command.help and not unsaid, context.command_path
        told = [command.help, *(each.help for each in command.get_params(context))]
        assert all(bool(re.search("[\u0621-\u064a]", text)) == (spoken == "ar") for text in told), told


def test_no_sentence_of_the_help_is_left_over() -> None:
    """Each is an argument's or an option's, or more of a verb."""
    asked = {"usage-arguments", "usage-options", "usage-commands", "usage-required"}
    asked |= set(
        chain.from_iterable(keys((), each) for each in ("help", "config", "language", "version"))
    )
    asked |= {"usage-install-completion", "usage-show-completion", "usage-as-json"}
    for verb in VERBS:
        loaded = verb.load()
        for command, context in _commands(
            loaded, click.Context(loaded, info_name=verb.name, parent=ROOT_ASKED)
        ):
            path = path_of(context)
            asked |= {f"usage-more-{'-'.join(path)}"}
            asked |= {key for each in command.get_params(context) for key in keys(path, each.name)}
    assert {key for key in bundle("en")._messages if key.startswith("usage-")} <= asked


@pytest.mark.parametrize(
    "verb", ["check", "calendar", "report", "staff list", "notices 1001", "transcript 1001"]
)
def test_a_verb_reads_beside_a_database_that_is_there(tmp_path: Path, verb: str) -> None:
    config = tmp_path / "config.yaml"
    config.write_bytes((ROOT / "config.yaml").read_bytes())
    asyncio.run(_made(tmp_path / "data" / "rida.db"))
    done = CliRunner().invoke(app, ["--config", str(config), *verb.split()])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert "Traceback" not in done.output


async def _made(file: Path) -> None:
    database = await Database.open(f"sqlite:///{file}")
    await database.close()


def test_the_help_lists_every_verb_and_a_typing_error_is_met() -> None:
    shown = CliRunner().invoke(app, ["--help"])
    assert shown.exit_code == 0
    assert all(verb.name in shown.output for verb in VERBS)
    wrong = CliRunner().invoke(app, ["chek"])
    assert wrong.exit_code == 2
    assert "'check'" in wrong.output


@pytest.mark.parametrize("asked", [["--language", "ar", "--help"], ["--help", "--language", "ar"]])
def test_the_list_is_in_the_language_that_was_asked_for(asked: list[str]) -> None:
    shown = CliRunner().invoke(app, asked).output
    speak("")
    assert ("فحص الإعدادات" in shown) == (asked[0] == "--language")


def test_the_tab_key_says_what_each_verb_does(monkeypatch: pytest.MonkeyPatch) -> None:
    completing = {"_RIDA_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "rida exp"}
    shown = CliRunner().invoke(app, [], prog_name="rida", env={**completing, "RIDA_LANGUAGE": "en"})
    assert say_in("en", "verb-export")[:40] in shown.output


def say_in(language: str, key: str) -> str:
    speak(language)
    said = say(key)
    speak("")
    return said


def test_a_verb_s_own_help_names_it_as_it_is_typed() -> None:
    shown = CliRunner().invoke(app, ["staff", "invite", "--help"], prog_name="rida")
    assert shown.exit_code == 0
    assert "rida staff invite" in shown.output
    assert "--role" in shown.output


@pytest.mark.parametrize(
    ("verb", "light"),
    [("--help", HEAVY), ("deadline", HEAVY - {"pydantic"}), ("check", HEAVY - {"pydantic"})],
)
def test_what_a_verb_does_not_need_is_not_read(verb: str, light: set[str]) -> None:
    asked = [verb] if verb == "--help" else [verb, "--help"]
    code = (
        "import sys; from bot.__main__ import app\n"
        f"try: app({asked!r})\n"
        "except SystemExit: pass\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not light & set(done.stderr.split())
