"""The night's backup of a running Rida, in a process beside it."""

import asyncio
import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.app.backups import made_beside, nightly_of
from bot.config import load
from bot.store.backups.folder import nights
from tests.crash.process import free_port
from tests.integration.backups.house import RIDA, House, environ


@contextmanager
def running(house: House, log: str = "log") -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    port = free_port()
    with (house.folder / log).open("wb") as into:
        started = subprocess.Popen(
            [RIDA, "--config", house.config, "run"], stdout=into, stderr=into,
            env={**environ(), "RIDA_WEB__PORT": str(port)},
        )  # fmt: skip
    try:
        yield started, f"http://127.0.0.1:{port}"
    finally:
        started.terminate()
        started.wait(20)


async def health(url: str) -> dict[str, Any]:
    async with httpx.AsyncClient(base_url=url, timeout=10) as client:
        found: dict[str, Any] = (await client.get("/healthz")).json()
        return found


async def until(found: Any, seconds: float = 90) -> None:
    begun = time.monotonic()
    while not found():
        assert time.monotonic() - begun < seconds, "it did not come"
        await asyncio.sleep(0.2)


def is_made(house: House) -> bool:
    return bool(nights(house.data / "rida.db").done)


async def test_it_is_made_by_itself_once_a_night_and_its_age_is_told(house: House) -> None:
    with running(house) as (_, url):
        await until(lambda: is_made(house))
        (row,) = house.record()
        assert row["drill"] == "good" and row["night"] and row["encrypted"]
        told: dict[str, Any] = {}
        for _ in range(60):
            told = await health(url)
            if told.get("backup", {}).get("last_good"):
                break
            await asyncio.sleep(0.5)
        assert told["backup"]["age_hours"] < 1 and "backup-late" not in told.get("warnings", [])
    with running(house, "again"):
        await asyncio.sleep(8)
    assert len(house.record()) == 1
    house.clean()


async def test_a_stop_or_a_kill_in_the_middle_leaves_no_half_file_and_the_next_start_makes_it(
    house: House,
) -> None:
    (house.data / "attachments" / "large").write_bytes(b"x")
    with running(house) as (started, _):
        await until(lambda: [*house.data.glob(".rida-backup-*")])
        begun = time.monotonic()
        started.terminate()
        started.wait(20)
        assert time.monotonic() - begun < 6
    assert not house.kept.exists() or house.files() == [row["file"] for row in house.record()]
    with running(house, "killed") as (started, _):
        await until(lambda: [*house.data.glob(".rida-backup-*")] or is_made(house))
        started.kill()
        started.wait()
    await until(lambda: not _children_of(house), 30)  # it ends with the process that it is for
    assert not house.kept.exists() or house.files() == [row["file"] for row in house.record()]
    with_notes = house.data / "rida.db.backups"
    read = json.loads(with_notes.read_text())
    long_ago = datetime.now(UTC) - timedelta(hours=2)
    with_notes.write_text(json.dumps({**read, "tried_at": long_ago.isoformat()}))
    with running(house, "last"):
        await until(lambda: is_made(house))
    assert house.record()[-1]["drill"] == "good"
    house.clean()


def _children_of(house: House) -> list[int]:
    found = []
    for each in Path("/proc").iterdir():
        if each.name.isdigit():
            try:
                line = (each / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if b"--night" in line and str(house.config).encode() in line:
                found.append(int(each.name))
    return found


async def test_why_it_was_not_made_is_known_and_told(house: House) -> None:
    assert await made_beside(house.config, date(2026, 11, 30)) == ""
    house.kept.rename(house.folder / "away")
    assert await made_beside(house.config, date(2026, 12, 1)) == "folder-gone"
    house.kept.mkdir()
    assert await made_beside(house.config, date(2026, 12, 1)) == "folder-other"
    (house.folder / "words").write_text("short")
    assert await made_beside(house.config, date(2026, 12, 1)) == "passphrase"
    house.write("nonsense: [")
    assert await made_beside(house.config, date(2026, 12, 1)) == "ended"


async def test_it_gives_way_to_all_other_work(house: House) -> None:
    making = asyncio.create_task(made_beside(house.config, date(2026, 11, 30)))
    nice = 0
    while not making.done() and nice < 19:
        for child in _children_of(house):
            try:
                nice = max(nice, os.getpriority(os.PRIO_PROCESS, child))
            except ProcessLookupError:
                continue
        await asyncio.sleep(0.02)
    assert nice == 19
    assert await making == ""


async def test_cancelled_it_ends_its_process(house: House) -> None:
    making = asyncio.create_task(made_beside(house.config, date(2026, 11, 30)))
    await until(lambda: _children_of(house), 30)
    making.cancel()
    with pytest.raises(asyncio.CancelledError):
        await making
    await until(lambda: not _children_of(house), 10)
    assert not house.kept.exists() or house.files() == [row["file"] for row in house.record()]


def test_without_a_folder_there_is_none(house: House) -> None:
    def wall() -> datetime:
        return datetime(2026, 11, 30, tzinfo=UTC)

    assert nightly_of(load(house.config, {}), house.config, wall, time.monotonic)
    assert nightly_of(load(house.config, {}), None, wall, time.monotonic) is None
    house.write(house.config.read_text("utf-8").replace("folder: kept,", ""))
    assert nightly_of(load(house.config, {}), house.config, wall, time.monotonic) is None


def test_a_backup_by_hand_ends_tidily(house: House) -> None:
    """Also where the system ends it: what lies in the clear meanwhile is removed."""
    (house.data / "attachments").mkdir(exist_ok=True)
    started = subprocess.Popen(
        [RIDA, "--config", house.config, "backup"],
        env=environ(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while not [*house.data.glob(".rida-backup-*")] and started.poll() is None:
        time.sleep(0.002)
    started.send_signal(signal.SIGTERM)
    started.wait(20)
    house.clean()
