"""Which language the command speaks, and that what it says stands in any terminal as it is."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.commands.check.installation import _environment
from bot.commands.language import say, speak, spoken_in

ROOT = Path(__file__).parents[3]
RIDA = Path(sys.executable).with_name("rida")


@pytest.fixture(autouse=True)
def _afterwards_the_environment_decides() -> Iterator[None]:
    yield
    speak("")


@pytest.mark.parametrize(
    ("environ", "spoken"),
    [
        ({}, "en"),
        ({"LANG": "ar_SA.UTF-8"}, "ar"),
        ({"LANG": "ar"}, "ar"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "arz_EG.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LC_MESSAGES": "ar_EG", "LANG": "en_US"}, "ar"),
        ({"LC_ALL": "C", "LANG": "ar_SA"}, "en"),
        ({"LC_ALL": "", "LANG": "ar_SA"}, "ar"),
        ({"RIDA_LANGUAGE": "ar", "LC_ALL": "en_US.UTF-8"}, "ar"),
        ({"RIDA_LANGUAGE": "EN", "LANG": "ar_SA"}, "en"),
        ({"RIDA_LANGUAGE": "", "LANG": "ar_SA"}, "ar"),
    ],
)
def test_the_environment_says_the_language(environ: dict[str, str], spoken: str) -> None:
    assert spoken_in(environ) == spoken


@pytest.mark.parametrize(("language", "said"), [("ar", "شيئان يحتاجان"), ("en", "2 things are wrong")])
@pytest.mark.parametrize("way", ["option", "variable"])
def test_a_refusal_is_in_the_language_that_was_asked_for(
    tmp_path: Path, language: str, said: str, way: str
) -> None:
    wrong = tmp_path / "config.yaml"
    wrong.write_text("web: {port: x}\nlog_level: loud\n", "utf-8")
    asked = ["--language", language] if way == "option" else []
    environ = {"RIDA_LANGUAGE": language if way == "variable" else "", "PATH": "/usr/bin:/bin"}
    command = [RIDA, "--config", wrong, *asked, "calendar"]
    done = subprocess.run(command, env=environ, capture_output=True, text=True)
    assert done.returncode == 1
    assert said in done.stderr
    assert not set(done.stderr) & set("\u2066\u2067\u2068\u2069\u200e\u200f")


@pytest.mark.parametrize("written", ["fr", "arabic", "x"])
def test_a_language_that_nobody_here_speaks_is_refused_with_those_that_are(written: str) -> None:
    done = CliRunner().invoke(app, ["--language", written, "calendar"])
    assert done.exit_code == 2
    assert "ar, en" in done.output


def test_the_variable_of_the_language_is_no_stranger(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RIDA_LANGUAGE", "ar")
    assert [finding for finding in _environment() if "LANGUAGE" in finding.what] == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_a_value_holds_moves_no_terminal(language: str) -> None:
    speak(language)
    said = say("command-config-refused", file="a\x1b[2J\u202eb", count=3)
    assert not set(said) & set("\x1b\u202e\u2068\u2069")
    assert "3" in said
