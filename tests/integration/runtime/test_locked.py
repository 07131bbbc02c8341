"""Another program holds the database, or its disk is full: pages are read, nobody is ended, and what was
written meanwhile is there afterwards.

The Rida of these tests is a process of its own, and so is whoever holds the lock.
"""

import asyncio
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from bot.store.errors import CannotWrite, NoRoom
from bot.store.queries import settings
from bot.store.sqlite import obstacles
from bot.store.sqlite.database import Database
from bot.store.sqlite.lock_holders import holders
from tests.crash.process import Bot, free_port
from tests.integration.runtime.test_full_disk import small_disk

HOLD = """
import sqlite3, sys, time
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("PRAGMA busy_timeout=20000")
db.execute(sys.argv[2])
db.execute("SELECT count(*) FROM inbox").fetchone()
print("held", flush=True)
time.sleep(float(sys.argv[3]))
"""


@contextmanager
def held(
    database: Path, seconds: float, begin: str = "BEGIN EXCLUSIVE"
) -> Iterator["subprocess.Popen[bytes]"]:
    command = [sys.executable, "-c", HOLD, database, begin, str(seconds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as other:
        assert other.stdout and other.stdout.readline() == b"held\n"
        yield other
        other.kill()


@asynccontextmanager
async def running(data: Path) -> AsyncIterator[tuple[Bot, httpx.AsyncClient]]:
    port = free_port()
    environ = {
        "RIDA_DATABASE": f"sqlite:///{data / 'rida.db'}",
        "RIDA_DATA_DIR": str(data),
        "RIDA_WEB__PORT": str(port),
        "RIDA_DISK__RESERVE_MEGABYTES": "0",
    }
    bot = Bot(environ, data.parent / "log", port)
    await bot.start()
    await bot.up()
    try:
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=90) as client:
            await client.get("/chat")
            yield bot, client
    finally:
        await bot.end()


async def write(client: httpx.AsyncClient, text: str) -> int:
    fields = {"client_id": (None, str(uuid4())), "text": (None, text)}
    answer = await client.post("/chat/messages", files=fields, headers={"x-rida": "1"})
    return answer.status_code


async def healthy(client: httpx.AsyncClient) -> None:
    """The loops stood for longer than is healthy; each comes round once more before that is over."""
    async with asyncio.timeout(5):
        while (await client.get("/healthz")).status_code != 200:
            await asyncio.sleep(0.1)


def inbox_of(data: Path) -> str:
    with closing(sqlite3.connect(data / "rida.db")) as db:
        return "".join(event for (event,) in db.execute("SELECT event FROM inbox"))


async def test_a_lock_of_twelve_seconds_stops_no_page_and_loses_no_word(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    async with running(data) as (bot, client):
        assert await write(client, "before") == 202
        with held(data / "rida.db", 13) as other:
            began, slowest, warned = time.monotonic(), 0.0, False
            words = [asyncio.create_task(write(client, f"in between {n}")) for n in range(3)]
            while other.poll() is None:
                asked = time.monotonic()
                health = await client.get("/healthz")
                assert health.status_code in (200, 503)
                warned = warned or "database-locked" in health.text
                assert (await client.get("/chat")).status_code == 200
                slowest = max(slowest, time.monotonic() - asked)
                await asyncio.sleep(0.3)
            assert time.monotonic() - began > 8 and warned
            assert slowest < 5, "the loop stood still"
            assert await asyncio.gather(*words) == [202, 202, 202]
        assert bot.alive
        await healthy(client)
        assert await write(client, "afterwards") == 202
        assert all(f"in between {n}" in inbox_of(data) for n in range(3))
        assert f"pid {other.pid}" in (tmp_path / "log").read_text()


async def test_a_stop_waits_for_no_lock(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    async with running(data) as (bot, client):
        with held(data / "rida.db", 60):
            waiting = asyncio.create_task(write(client, "x"))
            await asyncio.sleep(1)
            began = time.monotonic()
            await bot.end()
            assert time.monotonic() - began < 10
            await asyncio.gather(waiting, return_exceptions=True)
    assert "Traceback" not in (tmp_path / "log").read_text()


async def test_a_full_disk_is_read_and_goes_on_when_there_is_room(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with small_disk(data, "12m"):
        async with running(data) as (bot, client):
            assert await write(client, "before") == 202
            with (data / "filling").open("wb") as filling:
                while (free := os.statvfs(data)).f_bavail * free.f_frsize > 500_000:
                    filling.write(b"x" * 100_000)
                    filling.flush()
            waiting = asyncio.create_task(write(client, "while it is full"))
            for _ in range(10):
                assert (await client.get("/chat")).status_code == 200
                await asyncio.sleep(0.3)
            assert "database-full" in (await client.get("/healthz")).text
            assert not waiting.done() and bot.alive
            (data / "filling").unlink()
            assert await waiting == 202
            assert "before" in inbox_of(data) and "while it is full" in inbox_of(data)


# the store itself ---------------------------------------------------------------------------------------


async def _opened(folder: Path) -> Database:
    return await Database.open(f"sqlite:///{folder / 'rida.db'}")


async def test_what_met_a_full_disk_is_undone_whole_and_the_next_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = await _opened(tmp_path)
    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorcode = sqlite3.SQLITE_FULL
    with pytest.raises(NoRoom):
        async with database.write() as conn:
            await settings.put(conn, "n", "1")
            raise full
    began = time.monotonic()
    async with database.write() as conn:
        assert await settings.get(conn, "n") is None
        await settings.put(conn, "n", "2")
    assert time.monotonic() - began > 0.5
    monkeypatch.setattr(obstacles, "FLOOR", 2**63)
    waiting = asyncio.create_task(_put(database, "3"))
    await asyncio.sleep(0.2)
    assert database.obstacle == "full" and not waiting.done()
    async with database.read() as conn:
        assert await settings.get(conn, "n") == "2"
    monkeypatch.undo()
    await waiting
    assert database.obstacle == ""
    await database.close()


async def _put(database: Database, value: str) -> None:
    async with database.write() as conn:
        await settings.put(conn, "n", value)


async def test_whoever_waits_is_let_go_at_the_end(tmp_path: Path) -> None:
    database = await _opened(tmp_path)
    with held(tmp_path / "rida.db", 60):
        waiting = asyncio.create_task(_put(database, "1"))
        await asyncio.sleep(0.3)
        assert database.obstacle == "locked"
        database.give_up()
        with pytest.raises(CannotWrite):
            await waiting
        await database.close()


async def test_whoever_reads_for_long_holds_up_no_writer(tmp_path: Path) -> None:
    database = await _opened(tmp_path)
    with held(tmp_path / "rida.db", 60, "BEGIN"):
        async with asyncio.timeout(10):
            await _put(database, "1")
            async with database.read() as conn:
                assert await settings.get(conn, "n") == "1"
    await database.close()


def test_whoever_holds_the_lock_is_named(tmp_path: Path) -> None:
    asyncio.run(_made(tmp_path))
    with held(tmp_path / "rida.db", 60, "BEGIN IMMEDIATE") as other:
        assert f"(pid {other.pid})" in holders(tmp_path / "rida.db")
    assert holders(tmp_path / "nothing.db") == "another program"


async def _made(folder: Path) -> None:
    await (await _opened(folder)).close()


async def test_a_start_waits_for_the_lock_and_goes_on(tmp_path: Path) -> None:
    await _made(tmp_path)
    with held(tmp_path / "rida.db", 60) as other:
        starting = asyncio.create_task(_opened(tmp_path))
        await asyncio.sleep(0.5)
        assert not starting.done()
        other.kill()
        database = await starting
    await database.close()
