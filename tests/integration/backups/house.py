"""A small house with a config.yaml of its own, whose backups are made by the command."""

import asyncio
import json
import os
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.core.events import MessageReceived, Words
from bot.core.messages import Incoming
from tests.machine import ALIA, machine

WORDS = "six words that do not belong together"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64
RIDA = Path(sys.executable).with_name("rida")
CONFIG = """
society: {name: {ar: جمعية الاختبار, en: Society of the test}}
staff: [{name: Salma, role: supervisor, email: salma@example.org}]
answers: {sense: false}
smtp: {password_file: mail-password}
backup: {folder: kept, passphrase_file: words, daily: 7, weekly: 5, monthly: 12}
"""


class House:
    """`folder` holds config.yaml, the passphrase in `words`, `data`, and the backups in `kept`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.config, self.data, self.kept = folder / "config.yaml", folder / "data", folder / "kept"

    def write(self, text: str) -> None:
        self.config.write_text(text, "utf-8")

    def ask(self, *verb: str, language: str = "en") -> tuple[int, str, str]:
        """Status, output, and what is said on the side."""
        told = ["--config", str(self.config), "--language", language, *verb]
        done = CliRunner().invoke(app, told)
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done.exit_code, done.stdout, " ".join(done.stderr.split())

    def told(self, *verb: str) -> Any:
        status, out, err = self.ask(*verb)
        assert status == 0, err
        return json.loads(out)

    def refused(self, *verb: str, language: str = "en") -> str:
        status, out, err = self.ask(*verb, language=language)
        assert status == 1, (out, err)
        return err

    def record(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads((self.kept / "backups.json").read_text())["backups"]
        return found

    def files(self) -> list[str]:
        return sorted(path.name for path in self.kept.iterdir() if path.name.startswith("rida-"))

    def clean(self) -> None:
        """Nothing in the clear is left beside the database, and nothing half in the folder."""
        left = [*self.data.glob(".rida-backup-*"), *self.kept.glob(".*")]
        assert left == [], left


async def _once(content: bytes) -> AsyncIterator[bytes]:
    yield content


async def _book(folder: Path) -> None:
    async with machine(folder / "made") as m:
        kept = await m.runtime.attachments.keep(_once(PNG), "a.png")
        await m.runtime.intake.accept(Incoming("one", ALIA, MessageReceived(Words("hello", (kept,)))))


@pytest.fixture(scope="session")
def made_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house")
    asyncio.run(_book(folder))
    (folder / "made" / "data").rename(folder / "data")
    (folder / "made" / "attachments").rename(folder / "data" / "attachments")
    shutil.rmtree(folder / "made")
    (folder / "data" / "session.key").write_text("signs")
    (folder / "config.yaml").write_text(CONFIG, "utf-8")
    (folder / "words").write_text(f"{WORDS}\n")
    (folder / "mail-password").write_text("a secret of the mail server")
    return folder


@pytest.fixture
def house(made_house: Path, tmp_path: Path) -> House:
    shutil.copytree(made_house, tmp_path / "house")
    return House(tmp_path / "house")


@contextmanager
def small_disk(where: Path, megabytes: int, *, read_only: bool = False) -> Iterator[None]:
    """A file system of that size; whoever may make none skips the test, and says so."""
    where.mkdir(exist_ok=True)
    options = f"size={megabytes}m" + (",ro" if read_only else "")
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", where], capture_output=True, text=True
    )
    if done.returncode:
        pytest.skip(f"no small file system can be made here: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", where], check=True)


def environ() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("RIDA_")}
