"""`rida run` under a service manager: it says when the pages answer, that it turns, and that it stops."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from bot.app.service_manager import ServiceManager
from tests.crash.process import free_port
from tests.machine import Machine, machine

ROOT = Path(__file__).parents[3]


@contextmanager
def listening(name: str) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as told:
        told.bind(name)
        told.settimeout(60)
        yield told


def heard(told: socket.socket, wanted: str) -> None:
    while told.recv(1000).decode() != wanted:
        pass


def test_it_is_ready_when_the_page_answers_and_says_that_it_stops(tmp_path: Path) -> None:
    port, name = free_port(), str(tmp_path / "notify")
    environ = {
        **os.environ,
        "NOTIFY_SOCKET": name,
        "WATCHDOG_USEC": "400000",
        "RIDA_DATABASE": f"sqlite:///{tmp_path}/rida.db",
        "RIDA_DATA_DIR": str(tmp_path),
        "RIDA_WEB__PORT": str(port),
        "RIDA_ANSWERS__SENSE": "false",
        "RIDA_DEMO": "true",
    }
    command = [sys.executable, "-m", "bot", "run"]
    quiet = subprocess.DEVNULL
    with (
        listening(name) as told,
        subprocess.Popen(command, cwd=ROOT, env=environ, stdout=quiet) as rida,
    ):
        try:
            heard(told, "READY=1")
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/chat", timeout=5) as page:
                assert page.status == 200
            for _ in range(3):
                heard(told, "WATCHDOG=1")
            rida.send_signal(signal.SIGTERM)
            heard(told, "STOPPING=1")
            assert rida.wait(10) == 0
        finally:
            rida.kill()


async def words(m: Machine, name: str, *, answers: bool, seconds: float) -> list[str]:
    """What is told within so many seconds, in which it is time for a word ten times a second."""
    stop, is_up = asyncio.Event(), asyncio.Event()
    if answers:
        is_up.set()
    manager = ServiceManager(m.runtime, {"NOTIFY_SOCKET": name, "WATCHDOG_USEC": "200000"})
    with listening(name.replace("@", "\0")) as told:
        told.setblocking(False)
        running, heard_so_far = asyncio.create_task(manager.run(is_up, stop)), []
        for _ in range(int(seconds / 0.05)):
            await asyncio.sleep(0.05)
            heard_so_far += _all(told)
        stop.set()
        await running
        return heard_so_far + list(_all(told))


def _all(told: socket.socket) -> Iterator[str]:
    with suppress(BlockingIOError):
        while True:
            yield told.recv(1000).decode()


@pytest.mark.parametrize("prefix", ["", "@"], ids=["a file", "a name of Linux's own"])
async def test_loops_that_come_round_no_more_are_not_vouched_for(tmp_path: Path, prefix: str) -> None:
    name = f"@rida-{os.getpid()}" if prefix else f"{tmp_path}/notify"
    async with machine(tmp_path) as m:  # its loops were never begun
        assert await words(m, name, answers=True, seconds=0.3) == ["READY=1", "STOPPING=1"]


async def test_a_page_that_does_not_answer_yet_is_not_ready(tmp_path: Path) -> None:
    async with machine(tmp_path) as m:
        assert await words(m, str(tmp_path / "notify"), answers=False, seconds=0.2) == ["STOPPING=1"]


async def test_a_disk_that_is_waited_for_is_no_reason_to_be_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with machine(tmp_path) as m:
        monkeypatch.setattr(type(m.runtime.database), "obstacle", "full")
        told = await words(m, str(tmp_path / "notify"), answers=True, seconds=0.6)
        assert told[:3] == ["READY=1", "WATCHDOG=1", "WATCHDOG=1"] and told[-1] == "STOPPING=1"


async def test_a_manager_that_does_not_listen_holds_nobody_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = str(tmp_path / "notify")
    async with machine(tmp_path) as m:
        monkeypatch.setattr(type(m.runtime.database), "obstacle", "full")
        stop, is_up = asyncio.Event(), asyncio.Event()
        is_up.set()
        with listening(name):
            manager = ServiceManager(m.runtime, {"NOTIFY_SOCKET": name, "WATCHDOG_USEC": "200"})
            running = asyncio.create_task(manager.run(is_up, stop))
            async with asyncio.timeout(5):
                await asyncio.sleep(0.5)  # hundreds of words, of which a socket holds a few
                stop.set()
                await running


async def test_a_manager_that_has_gone_ends_nobody(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with machine(tmp_path) as m:
        stop, is_up = asyncio.Event(), asyncio.Event()
        is_up.set()
        manager = ServiceManager(m.runtime, {"NOTIFY_SOCKET": str(tmp_path / "gone")})
        running = asyncio.create_task(manager.run(is_up, stop))
        await asyncio.sleep(0)
        stop.set()
        await running
        assert "systemd could not be told" in caplog.text


async def test_without_a_manager_nobody_is_told_and_nothing_turns(tmp_path: Path) -> None:
    async with machine(tmp_path) as m, asyncio.timeout(5):
        await ServiceManager(m.runtime, {}).run(asyncio.Event(), asyncio.Event())
