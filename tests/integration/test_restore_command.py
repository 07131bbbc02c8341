"""`rida restore` as a volunteer uses it: it asks, holds, lists, drops and releases, and lays the
configuration on a machine that has none."""

import json
import os
import shutil
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from tests.integration.test_quiet import lived

SOCIETY = "society: {name: {ar: جمعية, en: A society}}\n"
STAFF = "staff:\n  - {name: sara, role: supervisor, email: sara@example.org}\n"
PHRASE = "six words that do not belong together"


class Home:
    """A folder with a config.yaml and what lies beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.config = folder, folder / "config.yaml"

    def rida(self, *verb: str, status: int = 0, **environ: str) -> Any:
        around = {"RIDA_LANGUAGE": "en", **environ}
        done = CliRunner().invoke(app, ["--config", str(self.config), *verb], env=around)
        assert done.exit_code == status, done.output
        assert done.exception is None or isinstance(done.exception, SystemExit)
        return json.loads(done.stdout) if status == 0 else " ".join(done.output.split())

    def rows(self, query: str) -> list[Any]:
        with closing(sqlite3.connect(self.folder / "data" / "rida.db")) as db:
            return db.execute(query).fetchall()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`old`, where something waits, with `kept.zip.age`, and `kept.zip` of the time before."""
    import asyncio

    folder = tmp_path_factory.mktemp("made")
    asyncio.run(lived(folder / "old"))
    old = Home(folder / "old")
    old.config.write_text(f"# ours\n{SOCIETY}{STAFF}")
    old.rida("backup", str(folder / "kept.zip"))
    (folder / "old" / "phrase").write_text(PHRASE)
    (folder / "old" / "token").write_text("123:abcdefghijklmnopqrstuvwxyz-0123456789")
    old.config.write_text(
        f"# ours\n{SOCIETY}{STAFF}telegram: {{enabled: false, token_file: token}}\n"
        "backup: {passphrase_file: phrase}\n"
    )
    old.rida("backup", str(folder / "kept.zip.age"))
    return folder


@pytest.fixture
def kept(made: Path, tmp_path: Path) -> Path:
    shutil.copy(made / "kept.zip", tmp_path / "kept.zip")
    shutil.copy(made / "kept.zip.age", tmp_path / "kept.zip.age")
    (tmp_path / "phrase").write_text(PHRASE)
    return tmp_path


def test_it_asks_and_without_a_terminal_it_needs_a_yes(kept: Path) -> None:
    new = Home(kept / "new")
    said = new.rida("restore", str(kept / "kept.zip"), "--into", str(new.folder), status=1)
    assert "newest message in this backup is of 2026-03-01" in said and "--yes" in said
    assert not new.folder.exists()


def test_it_is_quiet_and_a_word_releases(kept: Path) -> None:
    new = Home(kept / "new")
    told = new.rida("restore", str(kept / "kept.zip"), "--into", str(new.folder), "--yes")
    assert [each["kind"] for each in told["quiet"]["messages"]] == ["answer"]
    assert (told["quiet"]["passed"], told["quiet"]["unread"]) == (1, 1)
    assert new.rows("SELECT count(*) FROM outbox WHERE status = 'queued'") == [(0,)]
    held = new.rida("restore", "--held")
    assert held["messages"] == told["quiet"]["messages"] and "never said" not in json.dumps(held)
    (found,) = (each for each in _findings(new) if each["about"] == "quiet")
    assert found["level"] == "warning" and "--release" in found["mend"]
    gone = new.rida("restore", "--release")["released"]
    assert gone["messages"] == told["quiet"]["messages"]
    assert new.rows("SELECT count(*) FROM outbox WHERE status = 'queued'") == [(1,)]
    assert new.rows("SELECT count(*) FROM timers WHERE quiet") == [(0,)]
    assert "not quiet" in new.rida("restore", "--held", status=1)
    assert "not quiet" in new.rida("restore", "--release", status=1)


@pytest.mark.parametrize(
    ("which", "count"),
    [(["all"], 1), (["2026-02-01T00:00"], 0), (["2026-04-01T00:00"], 1), (["1"], 0), (["ID", "77"], 1)],
    ids=str,
)
def test_what_was_said_already_is_dropped(kept: Path, which: list[str], count: int) -> None:
    new = Home(kept / "new")
    told = new.rida("restore", str(kept / "kept.zip"), "--into", str(new.folder), "--yes")
    names = [str(told["quiet"]["messages"][0]["id"]) if each == "ID" else each for each in which]
    asked = [part for name in names for part in ("--drop", name)]
    assert new.rida("restore", *asked) == {"dropped": count}
    assert len(new.rida("restore", "--held")["messages"]) == 1 - count


def test_numbers_skip_ahead_and_the_next_book_says_so(kept: Path) -> None:
    new = Home(kept / "new")
    told = new.rida("restore", str(kept / "kept.zip"), "--into", str(new.folder), "--yes")
    assert told["numbers"]["cases"] >= 2000
    noted = json.loads((new.folder / "data" / "rida.db.numbers").read_text())
    assert noted["last"] == told["numbers"]


def test_the_configuration_and_its_secrets_come_along_where_there_is_none(kept: Path) -> None:
    new = Home(kept / "new")
    name = str(kept / "kept.zip.age")
    into = ("--into", str(new.folder), "--yes")
    assert "--passphrase-file" in new.rida("restore", name, *into, status=1)
    assert not new.folder.exists()
    told = new.rida("restore", name, *into, "--passphrase-file", str(kept / "phrase"))
    assert told["config"] == str(new.config) and new.config.read_text().startswith("# ours\n")
    assert 'token_file: "secrets/telegram.token_file"' in new.config.read_text()
    for file in (new.config, new.folder / "secrets" / "telegram.token_file"):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert (new.folder / "secrets" / "backup.passphrase_file").read_text() == PHRASE
    assert [each.name for each in new.folder.iterdir() if each.name.startswith(".")] == []
    assert new.rida("restore", "--held")["unread"] == 1


def test_a_config_that_is_there_is_compared_and_left(kept: Path) -> None:
    new = Home(kept / "new")
    new.folder.mkdir()
    new.config.write_text(f"{SOCIETY}{STAFF}web: {{port: 8099}}\n")
    told = new.rida("restore", str(kept / "kept.zip"), "--yes")
    assert told["config_differs"] == ["web.port"] and "8099" in new.config.read_text()


@pytest.mark.parametrize(
    ("file", "phrase", "why"),
    [
        ("kept.zip.age", "another phrase that is long enough", "not opened by this passphrase"),
        ("kept.zip.age", "short", "passphrase cannot be read"),
        ("nothing.zip", PHRASE, "no backup of Rida"),
    ],
)
def test_what_cannot_be_opened_is_refused_with_its_mend(
    kept: Path, file: str, phrase: str, why: str
) -> None:
    new = Home(kept / "new")
    (kept / "phrase").write_text(phrase)
    asked = ("--into", str(new.folder), "--yes", "--passphrase-file", str(kept / "phrase"))
    assert why in new.rida("restore", str(kept / file), *asked, status=1)
    assert not new.folder.exists()


def test_one_flipped_byte_is_refused_and_nothing_stays(kept: Path) -> None:
    new = Home(kept / "new")
    for name in ("kept.zip", "kept.zip.age"):
        file = kept / name
        content = bytearray(file.read_bytes())
        content[len(content) // 2] ^= 1
        file.write_bytes(content)
        asked = ("--into", str(new.folder), "--yes", "--passphrase-file", str(kept / "phrase"))
        assert "older backup" in new.rida("restore", str(file), *asked, status=1)
        assert not new.folder.exists()


def test_another_society_needs_a_word(kept: Path) -> None:
    new = Home(kept / "new")
    new.folder.mkdir()
    new.config.write_text(f"{SOCIETY.replace('A society', 'Others').replace('جمعية', 'أخرى')}{STAFF}")
    said = new.rida("restore", str(kept / "kept.zip"), "--yes", status=1)
    assert "--other-society" in said and "Others" in said
    assert not (new.folder / "data").exists()
    new.rida("restore", str(kept / "kept.zip"), "--yes", "--other-society")


def test_words_that_do_not_go_together_are_refused(kept: Path) -> None:
    new = Home(kept / "new")
    new.folder.mkdir()
    new.config.write_text(f"{SOCIETY}{STAFF}")
    assert "Name the file" in new.rida("restore", status=1)
    assert "one of these at a time" in new.rida("restore", "--held", "--release", status=1)
    assert "no case book" in new.rida("restore", "--held", status=1)
    assert "no case book" in new.rida("restore", "--release", status=1)


def test_an_older_copy_put_there_by_hand_is_refused_at_the_start(kept: Path) -> None:
    new = Home(kept / "new")
    new.rida("restore", str(kept / "kept.zip"), "--into", str(new.folder), "--yes")
    noted = new.folder / "data" / "rida.db.numbers"
    told = json.loads(noted.read_text())
    noted.write_text(json.dumps({**told, "last": {**told["last"], "cases": 10**6}}))
    said = new.rida("run", status=1)
    assert "older copy" in said and "Put the newer file back" in said
    (found,) = (each for each in _findings(new) if each["about"] == "numbers")
    assert found["level"] == "error"


def _findings(home: Home) -> list[dict[str, str]]:
    done = CliRunner().invoke(
        app, ["--config", str(home.config), "check", "--json"], env=dict(os.environ)
    )
    found: list[dict[str, str]] = json.loads(done.stdout)["findings"]
    return found


def test_a_backup_that_is_older_than_what_was_noted_beside_it_says_so(kept: Path) -> None:
    new, later = Home(kept / "new"), datetime.now(UTC) + timedelta(days=1)
    note = {"book": "any", "at": later.isoformat(), "last": {"cases": 5000}}
    (kept / "numbers-any.json").write_text(json.dumps(note))
    said = new.rida("restore", str(kept / "kept.zip"), "--into", str(new.folder), status=1)
    assert "Numbers were given out after this backup" in said


def test_it_speaks_arabic(kept: Path) -> None:
    new = Home(kept / "new")
    asked = ("restore", str(kept / "kept.zip"), "--into", str(new.folder))
    assert "أحدث رسالة في هذه النسخة" in new.rida(*asked, status=1, RIDA_LANGUAGE="ar")
