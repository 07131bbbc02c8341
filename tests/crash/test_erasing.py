"""An erasure that is killed at each of its places: after the next start it was never begun, or nothing is
left."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.core.conversation import Address, Party
from bot.core.events import MessageReceived, Words
from bot.core.messages import Incoming
from tests.fixtures.traces import assert_nowhere, traces
from tests.integration.test_backup import PNG
from tests.machine import machine

ROOT = Path(__file__).parents[2]
WORDS, FILE = "السلة التي وصلتنا كانت ناقصة جدا", "صورة السلة.png"
ALIA = Address("web", "alia", Party.PERSON)
KILLED = """
import os, signal, sys
from bot.__main__ import app
from bot.commands import person
from bot.store.erasure import journal, remains

def deadly(of, name, after):
    function = getattr(of, name)
    def called(*args, **kwargs):
        if not after:
            os.kill(os.getpid(), signal.SIGKILL)
        function(*args, **kwargs)
        os.kill(os.getpid(), signal.SIGKILL)
    setattr(of, name, called)

place, verb = sys.argv[1], sys.argv[2:]
deadly(*{
    "before the journal": (journal, "note", False),
    "before the commit": (journal, "note", True),
    "after the commit": (remains, "unlinked", False),
    "after the files": (remains, "unlinked", True),
    "after the pages": (person, "compacted", True),
}[place])
app(["--config", "config.yaml", *verb])
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    async def make() -> None:
        async with machine(tmp_path) as m:
            kept = await m.runtime.attachments.keep(_once(PNG), FILE)
            said = MessageReceived(Words(WORDS, (kept,)))
            await m.runtime.intake.accept(Incoming("one", ALIA, said))
            await m.runtime.settle()

    asyncio.run(make())
    (tmp_path / "attachments").rename(tmp_path / "data" / "attachments")
    return tmp_path / "data"


async def _once(content: bytes) -> AsyncIterator[bytes]:
    yield content


def _killed(data: Path, place: str) -> None:
    verb = ("person", "erase", "web:alia", "--yes")
    around = {"RIDA_DATABASE": f"sqlite:///{data / 'rida.db'}", "RIDA_DATA_DIR": str(data)}
    command = [sys.executable, "-c", KILLED, place, *verb]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **around}, capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()


def _next_start(data: Path) -> None:
    async def start() -> None:
        (data / "attachments").rename(data.parent / "attachments")
        async with machine(data.parent) as m:
            assert await m.runtime.erasing.finish() is None
        (data.parent / "attachments").rename(data / "attachments")

    asyncio.run(start())


@pytest.mark.parametrize(
    "place", ["before the commit", "after the commit", "after the files", "after the pages"]
)
def test_what_was_begun_is_finished_at_the_next_start(data: Path, place: str) -> None:
    _killed(data, place)
    _next_start(data)
    assert_nowhere([WORDS, FILE, "alia"], data)
    assert list((data / "attachments").iterdir()) == []


def test_what_was_not_begun_leaves_everything(data: Path) -> None:
    _killed(data, "before the journal")
    _next_start(data)
    assert sorted(traces([WORDS, FILE, "alia"], data)) == sorted([WORDS, FILE, "alia"])
    assert len(list((data / "attachments").iterdir())) == 1


@pytest.mark.parametrize("place", ["before the commit", "after the pages"])
def test_killed_again_while_it_is_finished_it_is_finished_the_time_after(data: Path, place: str) -> None:
    _killed(data, "before the commit")
    if place == "before the commit":
        _killed(data, place)  # whoever asked asks again
    _next_start(data)
    _next_start(data)
    assert_nowhere([WORDS, FILE, "alia"], data)
