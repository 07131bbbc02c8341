"""Backups of before are taken in: of both plain formats, with a case book of the first schema; and one that
comes from the future by the clock of this machine."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from bot.app.backups import plan_of
from bot.config import load
from bot.store.backups.nightly import made
from bot.store.migrate import revisions
from tests.integration.backups.house import WORDS, House

OLDER = Path(__file__).parents[2] / "data" / "older" / "0001.sql"
MADE_AT = "2026-11-24T06:30:00+00:00"


def older_backup(folder: Path, format: int) -> Path:
    """As the version of that format wrote it: no digest at its end, and nothing of the configuration."""
    database, file = folder / "older.db", folder / "older.zip"
    with closing(sqlite3.connect(database)) as book:
        book.executescript(OLDER.read_text("utf-8"))
        tables = [name for (name,) in book.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        count = 'SELECT count(*) FROM "{}"'
        rows = {name: book.execute(count.format(name)).fetchone()[0] for name in tables}
        (newest,) = book.execute("SELECT max(received_at) FROM inbox").fetchone()
    held = {"rida.db": database.read_bytes(), "session.key": b"signs"}
    held |= {"erased.jsonl": b""} if format == 2 else {}
    members = {
        name: {"size": len(each), "sha256": sha256(each).hexdigest()} for name, each in held.items()
    }
    told = {
        "version": "0.1.0", "revision": "0001", "made_at": MADE_AT, "society": {"ar": "جمعية الاختبار"},
        "newest_message_at": f"{newest.replace(' ', 'T')}+00:00", "rows": rows, "members": members,
        "missing": [], "format": "rida-backup", "format_version": format,
    }  # fmt: skip
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, each in held.items():
            archive.writestr(name, each)
        archive.writestr("manifest.json", json.dumps(told))
    return file


@pytest.mark.parametrize("format", [1, 2])
def test_a_backup_of_an_older_format_is_brought_up_and_quiet(
    house: House, tmp_path: Path, format: int
) -> None:
    file = older_backup(tmp_path, format)
    (house.data).rename(house.folder / "before")
    told = house.told("restore", str(file), "--yes", "--json")
    assert told["format_version"] == format and told["newest_message_at"]
    with closing(sqlite3.connect(house.data / "rida.db")) as book:
        assert book.execute("SELECT version_num FROM alembic_version").fetchone() == (revisions()[-1],)
        assert book.execute("SELECT count(*) FROM inbox").fetchone() == (told["rows"]["inbox"],)
        assert book.execute("SELECT count(*) FROM settings WHERE key = 'quiet-since'").fetchone() == (1,)
        assert book.execute("SELECT count(*) FROM inbox WHERE status = 'new'").fetchone() == (0,)
    assert (house.data / "session.key").read_bytes() == b"signs"


def test_killed_in_the_last_migration_the_file_is_as_it_was_and_the_same_start_brings_it_up(
    tmp_path: Path,
) -> None:
    path = tmp_path / "rida.db"
    with closing(sqlite3.connect(path)) as book:
        book.executescript(OLDER.read_text("utf-8"))
    opening = (
        "import asyncio, os, signal, sys, alembic\n"
        "from bot.store.sqlite.database import Database\n"
        "given = alembic.op.add_column\n"
        "def deadly(*told, **more):\n"
        "    given(*told, **more)\n"
        "    if told[1].name == 'quiet':\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "if sys.argv[2:]:\n"
        "    alembic.op.add_column = deadly\n"
        "async def opened():\n"
        "    await (await Database.open(f'sqlite:///{sys.argv[1]}')).close()\n"
        "asyncio.run(opened())\n"
    )
    for kill, status, revision in (("kill",), -9, "0001"), ((), 0, revisions()[-1]):
        done = subprocess.run(
            [sys.executable, "-c", opening, path, *kill], capture_output=True, check=False
        )
        assert done.returncode == status, done.stderr
        with closing(sqlite3.connect(path)) as book:
            assert book.execute("SELECT version_num FROM alembic_version").fetchone() == (revision,)


def test_where_the_clock_was_set_back_it_is_said_and_a_year_of_numbers_is_skipped(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.backups.age.WORK", 4)
    plan = plan_of(load(house.config, {}), house.config)
    done = made(plan, datetime(2031, 1, 1, tzinfo=UTC), WORDS)
    file = str(house.kept / done.entry.file)
    house.data.rename(house.folder / "before")
    status, out, err = house.ask("restore", file, "--yes", "--json")
    assert status == 0, err
    assert "later than the clock of this machine says" in err
    assert json.loads(out)["numbers"]["cases"] >= 366_000
