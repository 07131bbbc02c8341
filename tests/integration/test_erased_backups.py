"""A backup from before brings nobody back who was erased meanwhile, wherever it is restored."""

import asyncio
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from bot.runtime.erasure import finished_in
from bot.store.erasure import journal
from bot.store.erasure.journal import Stage
from bot.store.queries import audit, contacts, conversations
from bot.store.sqlite.database import Database
from tests.fixtures.traces import assert_nowhere, traces
from tests.integration.test_person_command import CONFIG, environ, rida
from tests.machine import ALIA, BADR, NOON, machine

WORDS, OTHER = "السلة التي وصلتنا كانت ناقصة جدا", "سؤال يخص بدرا وحده هنا"
__all__ = ["CONFIG", "environ"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    async def make() -> None:
        async with machine(tmp_path / "made") as m:
            await m.say(WORDS, ALIA)
            await m.say(OTHER, BADR)
            await m.runtime.settle()

    asyncio.run(make())
    (tmp_path / "made" / "data").rename(tmp_path / "data")
    return tmp_path / "data"


def _erase(data: Path) -> Any:
    return rida(data, "person", "erase", "web:alia", "--yes")


def _kept(data: Path, *where: str) -> Path:
    return Path(rida(data, "backup", *where)["file"])


def test_the_default_backup_is_cleaned_when_it_is_restored(data: Path, tmp_path: Path) -> None:
    file, new = _kept(data), tmp_path / "new"
    assert _erase(data)["finished"]
    assert list(traces([WORDS], data)) == [WORDS]  # in the backup that lies there
    assert rida(new, "restore", "--yes", str(file))["erased"] == 1
    assert_nowhere([WORDS, "alia"], new)
    assert list(traces([OTHER], new)) == [OTHER]


def test_a_backup_elsewhere_has_the_journal_beside_it(data: Path, tmp_path: Path) -> None:
    file, new = _kept(data, str(tmp_path / "disk" / "kept.zip")), tmp_path / "new"
    _erase(data)
    shutil.rmtree(data)
    assert rida(new, "restore", "--yes", str(file))["erased"] == 1
    assert_nowhere([WORDS, "alia"], new)


def test_the_journal_is_carried_to_another_machine(data: Path, tmp_path: Path) -> None:
    file, new, carried = _kept(data), tmp_path / "new", tmp_path / "stick"
    _erase(data)
    carried.mkdir()
    shutil.copy(file, carried / "kept.zip")
    shutil.copy(data / journal.NAME, carried / "said.jsonl")
    told = rida(
        new, "restore", "--yes", str(carried / "kept.zip"), "--journal", str(carried / "said.jsonl")
    )
    assert told["erased"] == 1
    assert_nowhere([WORDS, "alia"], new)
    again = _kept(new)
    assert (
        rida(tmp_path / "third", "restore", "--yes", str(again))["erased"] == 0
    )  # there is nobody left to erase


def test_without_a_journal_it_says_so(data: Path, tmp_path: Path) -> None:
    file, new = _kept(data), tmp_path / "new"
    _erase(data)
    alone = tmp_path / "alone" / "deeper" / "kept.zip"
    alone.parent.mkdir(parents=True)
    shutil.copy(file, alone)
    assert rida(new, "restore", "--yes", str(alone))["erased"] == 0
    assert list(traces([WORDS], new)) == [WORDS]
    refused = rida(
        tmp_path / "x", "restore", "--yes", str(alone), "--journal", str(tmp_path / "no"), status=1
    )
    assert "is not there" in refused


async def test_killed_while_it_erases_nothing_took_the_place_and_the_same_command_begins_anew(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, new = await asyncio.to_thread(_kept, data), tmp_path / "new"
    await asyncio.to_thread(_erase, data)

    async def killed(*_: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("bot.runtime.restored.finished_in", killed)
        with pytest.raises(BaseException):  # noqa: B017 - as the runner hands it on
            await asyncio.to_thread(rida, new, "restore", "--yes", str(file))
    assert not (new / "rida.db").exists()
    assert (await asyncio.to_thread(rida, new, "restore", "--yes", str(file)))["erased"] == 1
    assert_nowhere([WORDS, "alia"], new)


async def test_whoever_was_linked_later_is_erased_and_whoever_was_linked_then_is_not(
    tmp_path: Path,
) -> None:
    """The key of a backup may be another one, and two may have been one."""
    async with machine(tmp_path) as m:
        await m.say(WORDS, ALIA)
        await m.say(OTHER, BADR)
        await m.runtime.settle()
        alia, badr = await m.conversation(ALIA), await m.conversation(BADR)
        async with m.runtime.database.write() as conn:
            await contacts.link(conn, alia.id, badr.id, NOON)
            book = (await _mark(conn)) or ""
        gone = journal.Erasure("another key", book, (badr.id,), NOON, stage=Stage.AGAIN)
        journal.note(tmp_path / "data" / journal.NAME, gone)
        assert await finished_in(m.runtime.database, tmp_path / "attachments", NOON) == 1
        assert_nowhere([OTHER, "badr"], tmp_path / "data")
        assert list(traces([WORDS], tmp_path / "data")) == [WORDS]
        assert (await m.conversation(ALIA)).id == alia.id


async def _mark(conn: Any) -> str:
    from bot.store.queries import settings

    return (await settings.mail_book(conn)).mark


async def test_a_number_that_was_given_anew_is_somebody_else(tmp_path: Path) -> None:
    async with machine(tmp_path) as m:
        await m.say(WORDS, ALIA)
        await m.runtime.settle()
        alia = await m.conversation(ALIA)
        async with m.runtime.database.write() as conn:
            book = await _mark(conn)
        before = NOON.replace(year=2025)
        for each in (
            journal.Erasure("k1", book, (alia.id,), before, stage=Stage.AGAIN),
            journal.Erasure("k2", "another book", (alia.id,), NOON, stage=Stage.AGAIN),
        ):
            journal.note(tmp_path / "data" / journal.NAME, each)
        assert await finished_in(m.runtime.database, tmp_path / "attachments", NOON) == 0
        assert (await m.conversation(ALIA)).id == alia.id


async def test_the_trail_of_a_restored_book_holds_and_tells_of_it(data: Path, tmp_path: Path) -> None:
    file, new = await asyncio.to_thread(_kept, data), tmp_path / "new"
    await asyncio.to_thread(_erase, data)
    await asyncio.to_thread(rida, new, "restore", "--yes", str(file))
    database = await Database.open(f"sqlite:///{new / 'rida.db'}")
    try:
        async with database.read() as conn:
            assert (await audit.verify(conn))[1] is None
            trail = [(each.action, each.actor) for each in await audit.everything(conn)]
            assert ("erased", "rida") in trail
            found = await conversations.find(conn, ALIA)
            assert found is None
    finally:
        await database.close()


def test_the_journal_holds_nothing_that_names_anybody(data: Path) -> None:
    _kept(data)
    _erase(data)
    lines = [json.loads(line) for line in (data / journal.NAME).read_text().splitlines()]
    assert {name for line in lines for name in line} == {
        "kept_in", "key", "book", "conversations", "at", "files", "last_words", "taught", "stage"
    }  # fmt: skip
    assert_nowhere([WORDS, "alia"], data / journal.NAME)
