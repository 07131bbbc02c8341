"""The list of verbs: true, and read without the libraries of any verb."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.commands.language import say, speak
from bot.commands.verbs import VERBS, Verb
from bot.store.sqlite.database import Database

ROOT = Path(__file__).parents[3]

HEAVY = {"sqlalchemy", "telegram", "alembic", "pydantic", "uvicorn", "aiosmtplib", "numpy"}


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_a_verb_says_in_the_list_what_it_says_itself(verb: Verb) -> None:
    assert verb.load().help.strip().startswith(verb.summary)


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


def test_the_list_in_english_says_what_the_verbs_say() -> None:
    speak("en")
    assert [verb.name for verb in VERBS if not verb.is_told] == [], "the list has them in Arabic, too"
    assert {verb.name: say(f"verb-{verb.name}") for verb in VERBS} == {v.name: v.summary for v in VERBS}
    speak("")


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
