"""`rida --version`, and the Tab key."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app

ROOT = Path(__file__).parents[3]
BIN = Path(sys.executable).parent
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]


def test_the_version_is_the_package_s() -> None:
    assert CliRunner().invoke(app, ["--version"]).output == f"rida {VERSION}\n"
    for asked in (["--version", "--json"], ["--json", "--version"], ["--version", "--json", "check"]):
        done = CliRunner().invoke(app, asked)
        assert done.exit_code == 0 and json.loads(done.output)["version"] == VERSION


@pytest.mark.parametrize("asked", [["--json"], ["--json", "check"], ["--config", "x"]])
def test_what_asks_for_nothing_is_refused(asked: list[str]) -> None:
    assert CliRunner().invoke(app, asked).exit_code == 2


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("sta", {"staff"}),
        ("staff in", {"invite"}),
        ("staff invite --ro", {"--role"}),
        ("staff invite --role ", {"agent", "supervisor", "director", "confidential"}),
        ("init --an", {"--answers"}),
        ("nosuch ", set()),
    ],
)
def test_the_tab_key_completes_verbs_options_and_values(typed: str, completed: set[str]) -> None:
    words = f"rida {typed}"
    told = {"COMP_WORDS": words, "COMP_CWORD": str(words.count(" ")), "_RIDA_COMPLETE": "complete_bash"}
    done = subprocess.run([BIN / "rida"], env={**os.environ, **told}, capture_output=True, text=True)
    assert set(done.stdout.split()) == completed


def test_the_shell_s_own_completion_calls_us() -> None:
    script = 'eval "$(rida --show-completion bash)" && complete -p rida'
    environ = {**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}"}
    done = subprocess.run(["bash", "-c", script], env=environ, capture_output=True, text=True)
    assert "rida" in done.stdout, done.stderr
