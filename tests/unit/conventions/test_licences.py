"""Each package has its reason in one line, and docs/licences.md names those that the lock names."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
WHY = tomllib.loads((ROOT / "requirements" / "why.toml").read_text())
PAGE = (ROOT / "docs" / "licences.md").read_text()
BESIDES_RUN = {"test": "run.in", "bench": "run.in"}
"""What these name as well: they ask for what run.in asks for, and say the reason once."""


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def asked(file: str) -> set[str]:
    lines = (ROOT / "requirements" / file).read_text().splitlines()
    return {canonical(found[0]) for line in lines if (found := re.match(r"\w[\w.-]*", line))}


@pytest.mark.parametrize("table", ["run", "test", "build", "bench"])
def test_each_package_that_we_ask_for_says_why_in_one_line(table: str) -> None:
    wanted = asked(f"{table}.in")
    if table == "build":
        wanted |= asked("uv.in")
    if table in BESIDES_RUN:
        wanted -= asked("run.in")
    assert {canonical(name) for name in WHY[table]} == wanted
    for name, reason in WHY[table].items():
        assert "\n" not in reason and reason.endswith(".") and len(reason) < 130, name


def test_the_page_names_the_packages_and_versions_of_the_lock() -> None:
    lock = (ROOT / "requirements" / "run.txt").read_text()
    locked: dict[str, list[str]] = {}
    for name, version, rest in re.findall(r"^([\w.-]+)==([^ ;\\]+)(.*)$", lock, re.MULTILINE):
        if "win32" not in rest:
            locked.setdefault(canonical(name), []).append(version)
    tables = PAGE[: PAGE.index("## What else is passed on")]
    rows = re.findall(r"^\| ([\w.-]+) \| ([^|]+) \| ([^|]+) \| ", tables, re.MULTILINE)
    told = {name: versions.split(" · ") for name, versions, _ in rows if name not in ("package", "---")}
    assert told == locked, "run `make licences`"


def test_the_page_says_the_reasons_as_they_stand() -> None:
    for name, reason in WHY["run"].items():
        assert re.search(
            rf"^\| {re.escape(canonical(name))} \|.*\| {re.escape(reason)} \|$", PAGE, re.MULTILINE
        ), f"{name}: run `make licences`"


def test_the_command_knows_the_licence_of_each_and_calls_out_the_lgpl() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / ".ci" / "licences.py"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "not said by the package" not in done.stdout
    lesser = done.stdout[done.stdout.index("## The LGPL") :]
    for name in ("fpdf2", "python-telegram-bot"):
        assert f"`{name}`" in lesser


def test_what_is_in_the_tree_and_not_ours_is_named() -> None:
    """A licence text in the tree stands for something of somebody else: its folder is named on the page."""
    texts = [
        each
        for folder in ("bot", "faq", "handlers")
        for each in (ROOT / folder).rglob("*")
        if _licence(each)
    ]
    assert texts
    for each in texts:
        assert str(each.parent.relative_to(ROOT)) in PAGE


def _licence(file: Path) -> bool:
    is_text = file.suffix in ("", ".txt", ".md")
    return is_text and re.match(r"(OFL|LICEN[CS]E|COPYING|NOTICE)", file.name, re.IGNORECASE) is not None
