"""Whoever was told that something is kept finds it again after a power cut.

The disk of these tests is a folder: what a sync brings to it is all that a power cut leaves.
"""

import asyncio
import errno
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.store.errors import DiskFailed
from bot.store.queries import settings
from bot.store.sqlite import fsync, writer
from bot.store.sqlite.database import Database


@pytest.fixture
def migrated_once() -> None:
    """Here the file is opened by the real way, migrations and disk."""


class Platter:
    """Takes the place of fdatasync: copies the database and its log as they are at that moment."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.kept, self.syncs = folder, folder / "kept", 0
        monkeypatch.setattr(fsync, "_flushed", self.flushed)

    def flushed(self, _file: int) -> None:
        self.syncs += 1
        self.kept.mkdir(exist_ok=True)
        for name in ("rida.db", "rida.db-wal"):
            shutil.copy(self.folder / name, self.kept / name)

    def after_a_power_cut(self) -> dict[str, str]:
        with closing(sqlite3.connect(self.kept / "rida.db")) as found:
            return dict(found.execute("SELECT key, value FROM settings WHERE key LIKE 'n%'"))


async def _opened(folder: Path) -> Database:
    return await Database.open(f"sqlite:///{folder}/rida.db")


async def test_what_was_written_outlives_a_power_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database, platter = await _opened(tmp_path), Platter(tmp_path, monkeypatch)
    for n in range(3):
        async with database.write() as conn:
            await settings.put(conn, f"n{n}", str(n))
        assert platter.after_a_power_cut() == {f"n{each}": str(each) for each in range(n + 1)}
    await database.close()


async def test_what_is_written_behind_is_there_once_the_disk_was_awaited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database, platter = await _opened(tmp_path), Platter(tmp_path, monkeypatch)
    async with database.write() as conn:
        await settings.put(conn, "n0", "before")
    async with database.write_behind() as conn:
        await settings.put(conn, "n1", "behind")
    assert platter.after_a_power_cut() == {"n0": "before"}
    await database.on_disk()
    assert platter.after_a_power_cut() == {"n0": "before", "n1": "behind"}
    await database.close()


async def test_a_sync_that_had_begun_before_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database, platter = await _opened(tmp_path), Platter(tmp_path, monkeypatch)

    async def write(n: int) -> None:
        async with database.write() as conn:
            await settings.put(conn, f"n{n}", "x")
        assert f"n{n}" in platter.after_a_power_cut()

    await asyncio.gather(*(write(n) for n in range(40)))
    assert 1 <= platter.syncs < 40  # whoever waits together shares a sync
    await database.close()


async def test_reading_brings_nothing_to_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database, platter = await _opened(tmp_path), Platter(tmp_path, monkeypatch)
    async with database.write() as conn:
        assert await settings.get(conn, "n0") is None
    assert platter.syncs == 0
    await database.close()


async def test_marks_are_on_the_disk_at_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database, platter = await _opened(tmp_path), Platter(tmp_path, monkeypatch)
    async with database.write_behind() as conn:
        await settings.put(conn, "n0", "behind")
    await database.close()
    assert platter.after_a_power_cut() == {"n0": "behind"}


async def test_a_disk_that_failed_once_is_not_believed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = await _opened(tmp_path)

    def broken(_file: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(fsync, "_flushed", broken)
    for _ in range(2):
        with pytest.raises(DiskFailed, match=r"rida\.db"):
            async with database.write() as conn:
                await settings.put(conn, "n0", "x")
        monkeypatch.setattr(fsync, "_flushed", os.fdatasync)
    await database.close()


async def test_the_log_is_emptied_beside_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "EMPTIED", 40)
    database, log, sizes = await _opened(tmp_path), tmp_path / "rida.db-wal", list[int]()
    for n in range(400):
        async with database.write() as conn:
            await settings.put(conn, f"n{n % 7}", "x" * 3000)
        sizes.append(log.stat().st_size)
    assert sizes[-1] < 2 * sizes[100], "the log grows with every commit"
    await database.close()


async def test_a_long_look_at_the_data_holds_up_no_writer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "EMPTIED", 5)
    monkeypatch.setattr(writer, "PATIENCE", 0.01)
    database = await _opened(tmp_path)
    async with database.read() as reading:
        assert await settings.get(reading, "n0") is None
        for n in range(30):
            async with database.write() as conn:
                await settings.put(conn, "n0", str(n))
        assert await settings.get(reading, "n0") is None  # still the moment at which it began
    async with database.read() as reading:
        assert await settings.get(reading, "n0") == "29"
    await database.close()
