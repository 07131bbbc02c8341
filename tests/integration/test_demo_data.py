"""A made-up year: the same seed makes the same book, every table that a year fills has rows, and nothing of
it leads to anybody."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import app
from bot.app.build import opened
from bot.config import load
from bot.store.errors import MadeUpBook
from bot.store.schema import metadata
from bot.store.sqlite.database import locked

ROOT = Path(__file__).parents[2]
UNTIL = "2026-11-29"
SIZE = ("--people", "20", "--cases", "20", "--until", UNTIL)

STAY_EMPTY = {
    "ailments": "nothing ails the machine in it",
    "ended_sessions": "a browser ends them by its cookie, and nobody in it has one",
    "takebacks": "over in the moment in which it is carried out",
    "takeback_posts": "over in the moment in which it is carried out",
    "telegram_topics": "its staff work on the page",
    "telegram_posts": "its staff work on the page",
    "telegram_files": "Telegram's names of files that it took; what is played takes none",
    "telegram_parts": "nobody in it writes more than one message holds",
}
"""What even a year has nothing in, and why."""


def made(folder: Path, *options: str, **environment: str) -> Result:
    given = {
        "RIDA_DATABASE": f"sqlite:///{folder / 'rida.db'}",
        "RIDA_DATA_DIR": str(folder),
        **environment,
    }
    config = ["--config", str(ROOT / "config.yaml")]
    return CliRunner().invoke(app, [*config, "demo-data", *SIZE, *options], env=given)


def by_itself(folder: Path, hash_seed: str) -> str:
    where = {"RIDA_DATABASE": f"sqlite:///{folder / 'rida.db'}", "RIDA_DATA_DIR": str(folder)}
    verb = (sys.executable, "-m", "bot", "--config", "config.yaml", "demo-data", *SIZE, "--json")
    env = {**os.environ, **where, "PYTHONHASHSEED": hash_seed}
    done = subprocess.run(verb, cwd=ROOT, env=env, check=True, capture_output=True, text=True)
    return done.stdout


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Made as it is made for people, by a process of its own: what other tests left in this one, such as an
    encoder that is warm by now, has no part in it."""
    folder = tmp_path_factory.mktemp("year") / "data"
    told = json.loads(by_itself(folder, "3"))
    assert told["rows"]["cases"] >= 15
    yield folder


def rows(folder: Path) -> Mapping[str, list[Any]]:
    with closing(sqlite3.connect(folder / "rida.db")) as book:
        return {name: book.execute(f'SELECT * FROM "{name}"').fetchall() for name in metadata.tables}


def files(folder: Path) -> Mapping[str, str]:
    found = sorted((folder / "attachments").iterdir())
    return {each.name: sha256(each.read_bytes()).hexdigest() for each in found}


def one(folder: Path, query: str) -> Any:
    with closing(sqlite3.connect(folder / "rida.db")) as book:
        return book.execute(query).fetchone()[0]


def test_the_same_seed_makes_the_same_book(year: Path, tmp_path: Path) -> None:
    """In another process, too, which orders its sets in another way."""
    again = tmp_path / "again"
    by_itself(again, "17")
    assert rows(again) == rows(year)
    assert files(again) == files(year)


def test_every_table_that_a_year_fills_has_rows(year: Path) -> None:
    found = rows(year)
    assert {name for name, held in found.items() if not held} == set(STAY_EMPTY)


@pytest.mark.parametrize(
    "where",
    [
        *(f"cases WHERE kind = '{kind}'" for kind in ("complaint", "delay", "suggestion", "question")),
        *(
            f"conversations WHERE channel = '{each}'"
            for each in ("web", "telegram", "whatsapp", "erased")
        ),
        *(f"outbox WHERE status = '{each}'" for each in ("sent", "parked", "held", "queued")),
        *(f"timers WHERE status = '{each}'" for each in ("fired", "cancelled", "pending")),
        *(
            f"attachments WHERE kind = '{each}'"
            for each in ("photo", "voice", "document", "audio", "video")
        ),
        "inbox WHERE status = 'new'",
        "cases WHERE missed_at IS NOT NULL",
        "case_entries WHERE json_extract(entry, '$.move') = 'delegate'",
        "case_entries WHERE kind = 'escalated'",
        "cases WHERE status = 'merged'",
        "cases WHERE json_extract(rest, '$.linked') <> '[]'",
        "incidents WHERE notice = ''",
        "incidents WHERE notice <> ''",
        "cases JOIN incidents ON lead = json_extract(rest, '$.incident') WHERE number <> lead AND settled_at",
        "disclosures WHERE receipt <> ''",
        "disclosures WHERE person IS NOT NULL",
        "contacts WHERE opted_out IS NOT NULL",
        "additions WHERE status = 'approved'",
        "registrations WHERE attended_at IS NOT NULL",
    ],
)
def test_it_holds_what_a_year_brings(year: Path, where: str) -> None:
    assert one(year, f"SELECT count(*) FROM {where}") > 0


def test_nobody_is_left_unanswered_and_every_file_is_there(year: Path) -> None:
    assert one(year, "SELECT count(*) FROM inbox WHERE error <> ''") == 0
    assert one(year, "PRAGMA integrity_check") == "ok"
    with closing(sqlite3.connect(year / "rida.db")) as book:
        kept = dict(book.execute("SELECT id, sha256 FROM attachments"))
    assert kept == files(year)
    assert [each.name for each in year.iterdir() if "demo" in each.name] == []


def test_no_address_of_it_is_anybodys(year: Path) -> None:
    query = "SELECT channel, address FROM conversations WHERE party = 'person'"
    with closing(sqlite3.connect(year / "rida.db")) as book:
        people = book.execute(query).fetchall()
    telegram = [int(address) for channel, address in people if channel == "telegram"]
    whatsapp = [address for channel, address in people if channel == "whatsapp"]
    assert all(each > 2**51 for each in telegram) and telegram
    assert all(each.startswith("999") for each in whatsapp) and whatsapp


async def test_a_made_up_book_is_refused_where_something_would_really_send(year: Path) -> None:
    token = "123456:" + "A" * 35
    on = {
        "RIDA_TELEGRAM__ENABLED": "true",
        "RIDA_TELEGRAM__TOKEN": token,
        "RIDA_DATABASE": f"sqlite:///{year / 'rida.db'}",
        "RIDA_DATA_DIR": str(year),
    }
    with pytest.raises(MadeUpBook, match="telegram would really send"):
        async with opened(load(ROOT / "config.yaml", on)):
            pass


def test_a_place_with_a_book_is_refused_and_left_as_it_was(year: Path) -> None:
    before = rows(year)
    result = made(year)
    assert result.exit_code == 1 and "is there already" in result.output
    assert "RIDA_DATA_DIR" in result.output
    assert rows(year) == before


@pytest.mark.parametrize(
    "left", ["erased.jsonl", "rida.db.audit-head", ".rida.db.restoring", "rida.db-wal"]
)
def test_what_is_left_of_a_book_is_refused(tmp_path: Path, left: str) -> None:
    (tmp_path / left).write_text("")
    result = made(tmp_path)
    assert result.exit_code == 1 and left in result.output
    assert [each.name for each in tmp_path.iterdir()] == [left]


def test_beside_a_running_rida_it_is_refused(tmp_path: Path) -> None:
    lock = locked(tmp_path / "rida.db")
    try:
        result = made(tmp_path)
    finally:
        lock.release()
    assert result.exit_code == 1 and "already running" in result.output


@pytest.mark.parametrize(
    ("given", "said"),
    [("tomorrow", "2026-11-29"), ("2026-02-30", "2026-11-29"), ("9999-12-31", "2026-11-29")],
)
def test_a_day_that_is_none_is_refused(tmp_path: Path, given: str, said: str) -> None:
    result = made(tmp_path, "--until", given)
    assert result.exit_code == 1 and said in result.output
    assert not (tmp_path / "rida.db").exists()


def test_without_staff_nothing_is_made(tmp_path: Path) -> None:
    result = made(tmp_path, RIDA_STAFF="[]")
    assert result.exit_code == 1 and "staff" in result.output
    assert not (tmp_path / "rida.db").exists()
