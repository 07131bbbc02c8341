"""A society's folder whose backups are made by the command: its settings, its passphrase, its book."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.crash.process import Bot, free_port, into_log

RIDA = Path(sys.executable).with_name("rida")
WORDS = "six words that do not belong together"
UNTIL = "2026-11-01"
CONFIG = """
society: {name: {ar: جمعية البرهان, en: Society of the proof}}
staff:
  - {name: Salma, role: supervisor, email: salma@example.org}
  - {name: Ali, role: agent}
answers: {sense: false}
smtp: {password_file: mail-password}
backup: {folder: backups, passphrase_file: words}
database: sqlite:///data/rida.db
data_dir: data
"""

KILLED = """
import importlib, os, signal, sys
from functools import wraps
from bot.__main__ import app

module, owner, name, when = sys.argv[1].split(":")
of = importlib.import_module(module)
of = getattr(of, owner) if owner else of
function = getattr(of, name)

@wraps(function)
def deadly(*args, **kwargs):
    if when == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    result = function(*args, **kwargs)
    os.kill(os.getpid(), signal.SIGKILL)

setattr(of, name, deadly)
app(sys.argv[2:])
"""
"""A verb that dies before or after a function of the bot's; the bot itself knows of none."""


class NotDone(Exception):
    """A verb failed that was to be done; the text is what it said."""


@dataclass(frozen=True)
class Home:
    folder: Path

    @classmethod
    def made(cls, folder: Path) -> "Home":
        folder.mkdir(parents=True)
        (folder / "config.yaml").write_text(CONFIG, "utf-8")
        (folder / "words").write_text(f"{WORDS}\n")
        (folder / "mail-password").write_text("a secret of the mail server")
        return cls(folder)

    @property
    def config(self) -> Path:
        return self.folder / "config.yaml"

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def database(self) -> Path:
        return self.data / "rida.db"

    @property
    def backups(self) -> Path:
        return self.folder / "backups"

    def year(self, people: int, cases: int) -> None:
        size = ("--people", str(people), "--cases", str(cases), "--until", UNTIL)
        self.rida("demo-data", *size, "--json")

    def rida(self, *verb: str) -> Any:
        """As a process of its own; what it says as JSON. Raises NotDone."""
        return done("--config", str(self.config), *verb)

    def bot(self) -> Bot:
        port = free_port()
        environ = {"CONFIG": str(self.config), "RIDA_WEB__PORT": str(port)}
        return Bot(environ, self.folder / "log", port, at_home)


def at_home(environ: Mapping[str, str], log: str, crash_at: str) -> None:
    """In the child: `rida run` with the settings of that folder."""
    from bot.app import server
    from bot.config import load
    from faq.engine.answering import Answering

    into_log(log)
    Answering.begin = lambda *_: None  # type: ignore[method-assign]
    config = Path(environ["CONFIG"])
    server.run(load(config, {"RIDA_WEB__PORT": environ["RIDA_WEB__PORT"]}), lambda _: None)


def done(*verb: str) -> Any:
    ended = subprocess.run(
        [RIDA, *verb], capture_output=True, text=True, env=without_settings(), check=False
    )
    if ended.returncode != 0:
        raise NotDone(f"{verb}: {ended.stderr}")
    return json.loads(ended.stdout)


def without_settings() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("RIDA_")}


def killed_at(place: str, *verb: str) -> None:
    """Raises NotDone: the verb did not come by there."""
    command = [sys.executable, "-c", KILLED, place, *verb]
    ended = subprocess.run(command, env=without_settings(), capture_output=True, check=False)
    if ended.returncode != -signal.SIGKILL:
        raise NotDone(f"{place} was not come by: {ended.stderr.decode()}")


def killed_after(seconds: float, *verb: str) -> bool:
    """False: it had ended before."""
    nowhere = subprocess.DEVNULL
    child = subprocess.Popen([RIDA, *verb], env=without_settings(), stdout=nowhere, stderr=nowhere)
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
        return True
    return False
