"""A society that has used Rida since its first schema: its file is brought up, and everybody goes on from
where they stood.

`tests/data/older/0001.sql` was written by the version before the second revision of the schema, while one
person was done, one waited for an answer, one was in the middle of a form and one had just written.
"""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from alembic.script import ScriptDirectory

from bot.core.conversation import Address, Party
from bot.runtime.transcript import Line, transcript_of
from bot.store.migrate import revisions
from bot.store.queries import conversations
from bot.store.queries.history import history
from bot.store.sqlite.database import Database
from bot.store.upgrade import alembic_config
from tests.transcripts.player import ROOT, Player, player

OLDER = ROOT / "tests" / "data" / "older"
THEN = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
NEW = 10_000  # lines are numbered above those that the file knows


def _kept(folder: Path) -> Path:
    path = folder / "data" / "rida.db"
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as file:
        file.executescript((OLDER / "0001.sql").read_text("utf-8"))
    return path


def _person(name: str) -> Address:
    return Address("web", name, Party.PERSON)


async def _last_said(rida: Player, to: Address) -> str:
    async with rida.app.database.read() as conn:
        talk = await conversations.find(conn, to)
        assert talk
        return (await history(conn, talk.id))[-1].text


def test_the_revisions_are_one_straight_line() -> None:
    """Two that follow the same one would stop every start."""
    script = ScriptDirectory.from_config(alembic_config())
    names = [each.revision for each in script.walk_revisions()]
    assert names == [f"{number:04}" for number in range(len(names), 0, -1)]
    assert names == [*reversed(revisions())], "the number in the name of a file is its revision"


async def test_everything_that_an_older_file_holds_is_in_the_newer(tmp_path: Path) -> None:
    path = _kept(tmp_path)
    with closing(sqlite3.connect(path)) as file:
        before = _counted(file)
        del before["sqlite_sequence"]  # SQLite's own: a line for each table that numbers its rows
    await (await Database.open(f"sqlite:///{path}")).close()
    with closing(sqlite3.connect(path)) as file:
        after = _counted(file)
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        people = file.execute("SELECT contact_id FROM conversations WHERE party = 'person'").fetchall()
        others = file.execute("SELECT contact_id FROM conversations WHERE party != 'person'").fetchall()
    before["profiles"] = before.pop("contacts")
    assert before == {name: after[name] for name in before}
    assert len({contact for (contact,) in people if contact}) == len(people) == after["contacts"]
    assert {contact for (contact,) in others} == {None}


def _counted(file: sqlite3.Connection) -> dict[str, int]:
    names = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name: file.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


async def test_a_talk_of_an_older_version_reads_as_it_did(tmp_path: Path) -> None:
    _kept(tmp_path)
    async with player(tmp_path) as rida, rida.app.database.read() as conn:
        told = await transcript_of(conn, 1001, "web", rida.app.settings.working_time.zone)
    assert told == (OLDER / "0001.txt").read_text("utf-8")


async def test_everybody_goes_on_from_where_they_stood(tmp_path: Path) -> None:
    _kept(tmp_path)
    async with player(tmp_path) as rida:
        rida.wall.at = THEN
        await rida.app.runtime.settle()
        assert "أهلًا" in await _last_said(rida, _person("fourth"))

        staff = replace(rida, _count=NEW)
        await staff.play((Line("case-1002", "أستلمها", by="service", verb="presses"),))
        assert "بدأ أحد موظفينا العمل على طلبك" in await _last_said(rida, _person("second"))

        form = replace(rida, person=_person("third"), _count=2 * NEW)
        await form.play((Line("person", "لي أنا", verb="presses"),))
        assert "الاسم الكامل" in await _last_said(rida, form.person)

        done = replace(rida, _count=3 * NEW)
        await done.play((Line("person", "طلباتي"),))
        assert "1001" in await _last_said(rida, done.person)


async def test_what_stood_on_a_button_of_an_older_version_may_be_typed(tmp_path: Path) -> None:
    """It did not keep the labels of what was on offer; now they are kept."""
    _kept(tmp_path)
    async with player(tmp_path) as rida:
        rida.wall.at = THEN
        form = replace(rida, person=_person("third"), _count=NEW)
        await form.play((Line("person", "لشخص آخر"),))
        async with rida.app.database.read() as conn:
            talk = await conversations.find(conn, form.person)
            assert talk
            asked = (await history(conn, talk.id))[-1]
    assert "من تحب أن تسجّل" in asked.text
    assert [choice.shown for choice in talk.prompt] == [button.label for button in asked.buttons]
