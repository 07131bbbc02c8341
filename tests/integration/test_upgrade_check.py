"""`rida upgrade-check`: what it says of a book of before, and that it changes nothing but by making a copy."""

import asyncio
import json
import os
import re
import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.app.build import opened
from bot.commands.changes import Section, since
from bot.config import load
from bot.store.migrate import revisions
from bot.store.sqlite.database import Database

ROOT = Path(__file__).parents[2]
OLDER = ROOT / "tests" / "data" / "older" / "0001.sql"


@pytest.fixture(autouse=True)
def _no_settings_around(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.startswith(("RIDA_", "LC_")) or name == "LANG":
            monkeypatch.delenv(name)


@pytest.fixture
def config(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "config.yaml", tmp_path)
    (tmp_path / "data").mkdir()
    return tmp_path / "config.yaml"


@pytest.fixture
def older(config: Path) -> Path:
    """A book of the first schema."""
    path = config.parent / "data" / "rida.db"
    with closing(sqlite3.connect(path)) as file:
        file.executescript(OLDER.read_text("utf-8"))
    return path


def asked(config: Path, *words: str, language: str = "en") -> Any:
    return CliRunner().invoke(
        app, ["--config", str(config), "--language", language, "upgrade-check", *words]
    )


def told(config: Path, *words: str) -> tuple[int, Mapping[str, Any]]:
    done = asked(config, "--json", *words)
    return done.exit_code, json.loads(done.stdout)


def seen(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def test_an_older_book_is_tried_on_a_copy_and_stays_as_it_is(config: Path, older: Path) -> None:
    before = seen(older)
    status, said = told(config)
    assert status == 0 and said["ready"] and said["problems"] == {}
    assert said["schema"]["found"] == "0001" and said["schema"]["latest"] == revisions()[-1]
    assert said["schema"]["steps"] == list(revisions()[1:])
    assert said["trial"]["lost"] == [] and said["trial"]["seconds"] > 0
    assert said["version"] == {"ran": None, "new": version("rida")}
    assert seen(older) == before, "the book itself is only read"
    kept = Path(said["backup"])
    assert kept.is_file() and kept.stat().st_mode & 0o077 == 0
    assert list(older.parent.glob(".rida-upgrade-*")) == [], "the copy is gone"
    asyncio.run(_opened(older))  # what was promised comes true


async def _opened(path: Path) -> None:
    await (await Database.open(f"sqlite:///{path}")).close()


def test_a_book_of_this_version_needs_nothing_and_knows_who_ran_it(config: Path) -> None:
    async def run() -> None:
        async with opened(load(config, {})):
            pass

    asyncio.run(run())
    status, said = told(config, "--no-backup")
    assert status == 0 and said["schema"]["steps"] == [] and said["backup"] is None
    assert said["version"]["ran"] == version("rida")


def test_a_later_book_is_refused_with_the_way_back(config: Path, older: Path) -> None:
    with closing(sqlite3.connect(older)) as file, file:
        file.execute("UPDATE alembic_version SET version_num = '9999'")
    status, said = told(config)
    assert status == 3 and not said["ready"] and said["trial"] is said["backup"] is None
    assert "rida restore" in said["problems"]["downgrade"] and "9999" in said["problems"]["downgrade"]


def test_a_key_that_this_version_does_not_take_is_named_with_its_line(config: Path, older: Path) -> None:
    before = seen(older)
    config.write_text(config.read_text().replace("\nlog_level: info", "\nlog_levl: info"))
    status, said = told(config)
    assert status == 1
    (problem,) = said["config"]["problems"]
    assert problem["key"] == "log_levl" and problem["line"] and "log_level" in problem["mend"]
    assert seen(older) == before and not (older.parent / "backups").exists()


def test_keys_that_are_not_named_are_told_and_are_no_problem(config: Path, older: Path) -> None:
    text = re.sub(r"\nlog_level: info", "", config.read_text())
    config.write_text(re.sub(r"\n  new_cases_in_all: 20", "", text))
    status, said = told(config, "--no-backup")
    assert status == 0
    assert {"log_level", "web.new_cases_in_all"} <= set(said["config"]["unmentioned"])


def test_without_room_nothing_is_tried(
    config: Path, older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.commands.upgrade_check.needed", lambda _: 2**60)
    status, said = told(config)
    assert status == 1 and list(said["problems"]) == ["disk"] and said["trial"] is said["backup"] is None


def test_a_book_that_cannot_be_taken_over_is_told_and_left(config: Path, older: Path) -> None:
    with closing(sqlite3.connect(older)) as file, file:
        file.execute("CREATE TABLE takebacks (x TEXT)")  # in the way of a migration
    before = seen(older)
    status, said = told(config)
    assert status == 1 and list(said["problems"]) == ["trial"]
    assert seen(older) == before and list(older.parent.glob(".rida-upgrade-*")) == []


def test_rows_that_are_lost_on_the_way_are_named(
    config: Path, older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a migration would that deletes what it should not."""
    real = Database.open

    async def loses(url: str) -> Database:
        database = await real(url)
        async with database.write() as conn:
            await conn.exec_driver_sql("DELETE FROM timers")
        return database

    monkeypatch.setattr(Database, "open", loses)
    status, said = told(config)
    assert status == 1 and "timers" in said["problems"]["rows"]


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100])
def test_a_file_that_is_no_book_is_named(config: Path, content: bytes) -> None:
    (config.parent / "data" / "rida.db").write_bytes(content)
    status, said = told(config)
    assert status == 1 and list(said["problems"]) == ["database"]


def test_without_a_book_the_first_start_makes_it(config: Path) -> None:
    status, said = told(config)
    assert status == 0 and said["schema"]["found"] is None
    assert not (config.parent / "data" / "rida.db").exists()


def test_a_backup_that_cannot_be_made_stops_it(config: Path, older: Path) -> None:
    (older.parent / "backups").write_text("a file where the folder should be")
    status, said = told(config)
    assert status == 1 and list(said["problems"]) == ["backup"] and said["trial"] is None


def test_a_copy_that_a_kill_left_is_removed_by_the_next(config: Path, older: Path) -> None:
    left = older.parent / ".rida-upgrade-left"
    left.mkdir()
    (left / "rida.db").write_text("half")
    assert told(config, "--no-backup")[0] == 0 and not left.exists()


@pytest.mark.parametrize(
    ("language", "word"), [("en", "Nothing stands in the way"), ("ar", "لا شيء يمنع")]
)
def test_it_is_told_to_people_in_their_language(
    config: Path, older: Path, language: str, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.commands.upgrade_check.wants_json", lambda as_json: as_json)
    done = asked(config, language=language)
    assert done.exit_code == 0 and word in done.stdout and "Unreleased" in done.stdout
    assert "0001" in done.stdout and "CHANGELOG.md" in done.stdout
    with closing(sqlite3.connect(older)) as file, file:
        file.execute("UPDATE alembic_version SET version_num = '9999'")
    assert asked(config, language=language).exit_code == 3


CHANGES = """# Changelog

## Unreleased

- New: one
  goes on here
- two

## 0.2.0 · 2026-12-15

- three

## 0.1.0 · 2026-11-29

- four
"""


@pytest.mark.parametrize(
    ("ran", "titles"),
    [
        ("0.1.0", ["Unreleased", "0.2.0 · 2026-12-15"]),
        ("0.2.0", ["Unreleased"]),
        ("0.1", ["Unreleased", "0.2.0 · 2026-12-15", "0.1.0 · 2026-11-29"]),
        ("", ["Unreleased", "0.2.0 · 2026-12-15", "0.1.0 · 2026-11-29"]),
    ],
)
def test_changes_are_those_above_the_version_that_ran(ran: str, titles: list[str]) -> None:
    assert [each.title for each in since(CHANGES, ran)] == titles
    assert since(CHANGES, ran)[0] == Section("Unreleased", ("New: one goes on here", "two"))


def test_each_heading_of_the_changelog_can_be_read() -> None:
    heads = [line for line in (ROOT / "CHANGELOG.md").read_text().splitlines() if line.startswith("## ")]
    assert heads[0] == "## Unreleased"
    for head in heads[1:]:
        assert re.fullmatch(r"## \d+(\.\d+)* · \d{4}-\d\d-\d\d", head), head
