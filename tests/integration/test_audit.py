"""The audit trail of a running Rida: its head outside the database, `rida check`, `rida audit`, who takes
something out, a backup and its restore."""

import asyncio
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.core.audit import Action, AuditNote, Break, Fault
from bot.core.case import Case, Entry, EntryKind, Kind
from bot.core.events import Words
from bot.core.registration import Registration
from bot.runtime.audit_watch import AuditWatch
from bot.store.audit_guards import GUARDS
from bot.store.queries import audit, cases, conversations, registrations
from bot.store.schema import inbox
from bot.store.sqlite.audit_head import head_file, keep_head, kept_head
from bot.store.sqlite.database import Database
from tests.machine import ALIA, Machine, machine

NOW = datetime(2026, 11, 22, 7, tzinfo=UTC)
PLANTED = "قالت مريم إن رقمها 0501234567"
CONFIG = Path(__file__).parents[2] / "config.yaml"


def rida(data: Path, *verb: str, status: int = 0) -> str:
    around = {"RIDA_DATABASE": f"sqlite:///{data / 'rida.db'}", "RIDA_DATA_DIR": str(data)}
    done = CliRunner().invoke(app, ["--config", str(CONFIG), *verb], env=around)
    assert done.exit_code == status, done.output
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.output


def book(data: Path) -> Path:
    """With a case, a registration and what was done to them."""

    async def made() -> None:
        database = await Database.open(f"sqlite:///{data / 'rida.db'}")
        async with database.write() as conn:
            person = (await conversations.at(conn, ALIA, "ar", NOW)).id
            await cases.save(conn, Case(1001, Kind.COMPLAINT, person, NOW, NOW, NOW + timedelta(days=3)))
            for kind in (EntryKind.OPENED, EntryKind.SAID):
                await cases.record(conn, 1001, Entry(kind, NOW, Words(PLANTED)))
            answers = (("name", "مريم"), ("phone", "+966501234567"))
            await registrations.save(conn, Registration(5001, "ibda", person, "ar", NOW, answers))
            await audit.record(conn, AuditNote(Action.LOOKED, "case:1001", "agent-1", person), NOW)
        await database.close()

    asyncio.run(made())
    return data


def entries(data: Path) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(data / "rida.db")) as db:
        return db.execute("SELECT actor, action, subject, reason FROM audit ORDER BY id").fetchall()


def trail_of_the_check(data: Path, status: int) -> dict[str, str]:
    """The finding about the trail. What else is wrong with the example is told elsewhere."""
    around = {"RIDA_DATABASE": f"sqlite:///{data / 'rida.db'}", "RIDA_DATA_DIR": str(data)}
    done = CliRunner().invoke(app, ["--config", str(CONFIG), "check", "--json"], env=around)
    found: dict[str, str] = next(
        each for each in json.loads(done.stdout)["findings"] if each["about"] == "audit"
    )
    assert done.exit_code == status or found["level"] == "ok"
    return found


# rida audit ------------------------------------------------------------------------------------------


def test_it_is_printed_as_lines_that_hold_no_words(tmp_path: Path) -> None:
    data = book(tmp_path)
    told = [json.loads(line) for line in rida(data, "audit", "--json").splitlines()]
    assert [(each["id"], each["action"]) for each in told] == [
        (1, "began"), (2, "opened"), (3, "said"), (4, "looked"),
    ]  # fmt: skip
    assert told[2]["at"] == "2026-11-22T07:00:00+00:00" and told[3]["previous"] == told[2]["hash"]
    of_case = [json.loads(line) for line in rida(data, "audit", "--case", "1001", "--json").splitlines()]
    assert of_case == told[1:]
    assert rida(data, "audit", "--subject", "case:1001", "--json") == rida(
        data, "audit", "--case", "1001", "--json"
    )
    assert rida(data, "audit", "--case", "4040", "--json") == ""
    assert not any(word in rida(data, "audit", "--json") for word in PLANTED.split())


def test_people_read_a_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.commands.audit.wants_json", lambda asked: asked)
    heading, *told = rida(book(tmp_path), "audit").splitlines()
    assert heading.split()[0] == "entry"
    assert [line.split()[0] for line in told] == ["1", "2", "3", "4"]
    assert "2026-11-22 10:00" in told[1] and "the person" in told[1] and "case:1001" in told[1]
    assert "agent-1" in told[3] and "looked" in told[3]
    assert "nothing about case:4040" in rida(tmp_path, "audit", "--case", "4040", status=1)


def test_without_a_database_it_says_so(tmp_path: Path) -> None:
    assert "start Rida first" in rida(tmp_path, "audit", "--json", status=1)


# Who takes something out -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("verb", "entry"),
    [
        (("transcript", "1001"), ("operator", "exported", "case:1001", "transcript")),
        (("transcript", "5001"), ("operator", "exported", "registration:5001", "transcript")),
        (("registrations", "ibda"), ("operator", "exported", "initiative:ibda", "registrations")),
        (("notices", "1001"), ("operator", "looked", "case:1001", "notices")),
        (("backup",), ("operator", "backed_up", "book", "backup")),
    ],
)
def test_a_verb_that_shows_what_people_gave_is_in_the_trail(
    tmp_path: Path, verb: tuple[str, ...], entry: tuple[str, ...]
) -> None:
    data = book(tmp_path)
    rida(data, *verb)
    assert entries(data)[4:] == [entry]
    assert trail_of_the_check(data, 0)["level"] == "ok"


@pytest.mark.parametrize("verb", [("transcript", "1001"), ("registrations", "ibda"), ("notices", "1001")])
def test_where_no_entry_can_be_written_nothing_is_shown(tmp_path: Path, verb: tuple[str, ...]) -> None:
    data = book(tmp_path)
    with closing(sqlite3.connect(data / "rida.db")) as db:
        db.execute("CREATE TRIGGER no BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no'); END")
    told = rida(data, *verb, status=1)
    assert "nothing is shown" in " ".join(told.split()) and "rida check" in told
    assert not any(word in told for word in PLANTED.split())


def test_what_is_not_there_is_in_no_trail(tmp_path: Path) -> None:
    data = book(tmp_path)
    rida(data, "transcript", "4040", status=1)
    rida(data, "notices", "4040", status=1)
    assert len(entries(data)) == 4


# rida check --------------------------------------------------------------------------------------------


def _changed(db: sqlite3.Connection) -> None:
    db.execute("UPDATE audit SET actor = 'nobody' WHERE id = 3")


def _removed(db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM audit WHERE id = 2")


def _cut(db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM audit WHERE id >= 3")


def meddled(data: Path, how: Callable[[sqlite3.Connection], None], *, guards: bool = True) -> None:
    with closing(sqlite3.connect(data / "rida.db", isolation_level=None)) as db:
        for name in GUARDS:
            db.execute(f"DROP TRIGGER {name}")
        how(db)
        for guard in GUARDS.values() if guards else ():
            db.execute(guard)


def _head(data: Path) -> None:
    async def kept() -> None:
        database = await Database.open(f"sqlite:///{data / 'rida.db'}")
        async with database.read() as conn:
            keep_head(database.path, await audit.head(conn))
        await database.close()

    asyncio.run(kept())


@pytest.mark.parametrize(
    ("how", "what"),
    [
        (_changed, "entry 3 (2026-11-22 07:00:00.000000 UTC) is not as it was written"),
        (_removed, "entry 2 was taken out of its place"),
        (_cut, "the entries from 3 on are gone"),
    ],
)
def test_the_check_says_where_it_breaks(
    tmp_path: Path, how: Callable[[sqlite3.Connection], None], what: str
) -> None:
    data = book(tmp_path)
    _head(data)
    meddled(data, how)
    found = trail_of_the_check(data, 1)
    assert found["level"] == "error" and what in found["what"] and found["mend"]


def test_the_check_says_that_it_holds_and_how_far(tmp_path: Path) -> None:
    data = book(tmp_path)
    _head(data)
    assert "4 entries" in trail_of_the_check(data, 0)["what"]


def test_a_head_that_is_none_is_an_error(tmp_path: Path) -> None:
    data = book(tmp_path)
    head_file(data / "rida.db").write_text("{}")
    assert "names no entry" in trail_of_the_check(data, 1)["what"]


def test_missing_guards_are_an_error_until_they_stand_again(tmp_path: Path) -> None:
    data = book(tmp_path)
    meddled(data, lambda db: None, guards=False)
    assert "triggers" in trail_of_the_check(data, 1)["what"]
    rida(data, "audit", "--accept")
    assert trail_of_the_check(data, 0)["level"] == "ok"
    assert entries(data)[-1] == ("operator", "accepted", "entry:4", "")


def test_an_older_copy_put_in_place_by_hand_is_accepted_with_an_entry(tmp_path: Path) -> None:
    data = book(tmp_path)
    older = (data / "rida.db").read_bytes()
    rida(data, "notices", "1001")
    _head(data)
    (data / "rida.db").write_bytes(older)
    assert "from 5 on are gone" in trail_of_the_check(data, 1)["what"]
    rida(data, "audit", "--accept")
    assert trail_of_the_check(data, 0)["level"] == "ok"
    assert entries(data)[-1][1] == "accepted"


def test_what_was_changed_in_the_middle_is_not_accepted_away(tmp_path: Path) -> None:
    data = book(tmp_path)
    meddled(data, _changed)
    rida(data, "audit", "--accept")
    assert "entry 3" in trail_of_the_check(data, 1)["what"]


# Backup and restore ------------------------------------------------------------------------------------


def test_a_restore_is_an_entry_behind_the_head_that_it_came_from(tmp_path: Path) -> None:
    data = book(tmp_path / "old")
    rida(data, "backup", str(tmp_path / "kept.zip"))
    with closing(sqlite3.connect(data / "rida.db")) as db:
        ((came_from,),) = db.execute("SELECT hash FROM audit ORDER BY id DESC LIMIT 1").fetchall()
    rida(data, "notices", "1001")
    _head(data)
    head = head_file(data / "rida.db").read_bytes()
    new = tmp_path / "new"
    new.mkdir()
    head_file(new / "rida.db").write_bytes(head)  # of the book that was lost
    rida(new, "restore", "--yes", str(tmp_path / "kept.zip"))
    assert entries(new)[4:] == [
        ("operator", "backed_up", "book", "backup"),
        ("operator", "restored", "book", "backup"),
    ]
    with closing(sqlite3.connect(new / "rida.db")) as db:
        ((previous,),) = db.execute("SELECT previous FROM audit ORDER BY id DESC LIMIT 1").fetchall()
    assert previous == came_from
    assert trail_of_the_check(new, 0)["level"] == "ok"


# While it runs -----------------------------------------------------------------------------------------


async def told_at_the_desk(m: Machine) -> list[str]:
    """What becomes of it there: tests/unit/desk/test_group.py."""
    rows = await m.rows(inbox)
    return [row["event"]["fault"] for row in rows if row["kind"] == "TrailBroken"]


async def test_the_head_is_kept_when_it_moved_and_never_before_the_trail(tmp_path: Path) -> None:
    async with machine(tmp_path) as m:
        watch: AuditWatch = m.runtime.audit_watch
        await watch.keep()
        first = kept_head(m.runtime.database.path)
        async with m.runtime.database.read() as conn:
            assert first == await audit.head(conn) and first and first.id == 2
        await watch.keep()
        assert kept_head(m.runtime.database.path) == first
        async with m.runtime.database.write() as conn:
            await audit.record(conn, AuditNote(Action.LOOKED, "case:1", "agent"), NOW)
        assert await watch.look() is None
        await watch.keep()
        assert kept_head(m.runtime.database.path) != first
        assert head_file(m.runtime.database.path).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("how", [_changed, _cut, _removed])
async def test_a_running_rida_tells_of_a_break_once_and_goes_on(
    tmp_path: Path, how: Callable[[sqlite3.Connection], None]
) -> None:
    async with machine(tmp_path) as m:
        async with m.runtime.database.write() as conn:
            for number in range(4):
                await audit.record(conn, AuditNote(Action.LOOKED, f"case:{number}", "agent"), NOW)
        await m.runtime.audit_watch.keep()
        known = kept_head(m.runtime.database.path)
        meddled(m.runtime.database.path.parent, how)
        for _ in range(2):
            assert await m.runtime.audit_watch.look() is not None
            await m.runtime.audit_watch.keep()
        assert len(await told_at_the_desk(m)) == 1
        assert kept_head(m.runtime.database.path) == known or how is not _cut
        assert await m.runtime.health() is m.runtime.healthy()


async def test_the_head_of_a_cut_trail_stays_as_it_was(tmp_path: Path) -> None:
    """Else the alarm would be gone with the next one."""
    async with machine(tmp_path) as m:
        async with m.runtime.database.write() as conn:
            await audit.record(conn, AuditNote(Action.LOOKED, "case:1", "agent"), NOW)
        await m.runtime.audit_watch.keep()
        known = kept_head(m.runtime.database.path)
        meddled(m.runtime.database.path.parent, _cut)
        await m.runtime.audit_watch.keep()
        assert kept_head(m.runtime.database.path) == known
        assert await told_at_the_desk(m) == ["cut"]


async def test_a_head_that_somebody_took_away_is_in_the_trail(tmp_path: Path) -> None:
    async with machine(tmp_path) as m:
        await m.runtime.audit_watch.keep()
        head_file(m.runtime.database.path).unlink()
        await m.runtime.audit_watch.keep()
        async with m.runtime.database.read() as conn:
            told = [each.action for each in await audit.of_subject(conn, "head")]
        assert told == ["guarded", "guarded"]
        assert await m.runtime.audit_watch.look() is None


async def test_a_break_is_named_as_the_check_names_it(tmp_path: Path) -> None:
    async with machine(tmp_path) as m:
        meddled(m.runtime.database.path.parent, lambda db: None, guards=False)
        assert await m.runtime.audit_watch.look() == Break(Fault.UNGUARDED, 0)
