"""The bot as a process of its own that can be killed and started again in a moment.

A fork server imports the bot once; every start is a fork of it, running the same `bot.app.server.run` as
`rida run` does. Killing is SIGKILL: nothing of the process runs any more, no handler, no flush.
"""

import asyncio
import multiprocessing
import os
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

CONFIG = Path(__file__).parents[2] / "config.yaml"
Main = Callable[..., None]
PATIENCE = timedelta(seconds=6)
"""The local Cloud API posts a status again after a second at most."""

_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["tests.crash.warm"])


class NotUp(Exception):
    """The process ended or hung before it listened; its log says why."""


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def rida(environ: Mapping[str, str], log: str, crash_at: str) -> None:
    """In the child: `rida run` with these settings. Questions are answered by words alone, as they were
    built before the fork: the sentence encoder takes longer than most of these lives last. Reports are
    waited for only so long as they need here, for nobody has minutes at each death."""
    from bot.app import server
    from bot.channels.whatsapp.channel import WhatsAppChannel
    from bot.config import load
    from faq.engine.answering import Answering
    from tests.crash.places import kill_at

    into_log(log)
    kill_at(crash_at)
    Answering.begin = lambda *_: None  # type: ignore[method-assign]
    WhatsAppChannel.patience = PATIENCE
    server.run(load(CONFIG, environ), lambda _: None)


def into_log(path: str) -> None:
    log = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, 1)
    os.dup2(log, 2)


@dataclass
class Bot:
    """`main(environ, log, crash_at)` is what runs in the child; it listens on `port` when it is up."""

    environ: Mapping[str, str]
    log: Path
    port: int
    main: Main = rida
    _process: BaseProcess | None = field(default=None)

    async def start(self, crash_at: str = "") -> None:
        arguments: tuple[Any, ...] = (dict(self.environ), str(self.log), crash_at)
        self._process = _context.Process(target=self.main, args=arguments, daemon=True)
        self._process.start()

    async def up(self, seconds: float = 60) -> None:
        """Raises NotUp."""
        try:
            async with asyncio.timeout(seconds):
                while self.alive:
                    if await _listens(self.port):
                        return
                    await asyncio.sleep(0.01)
        except TimeoutError:
            pass
        raise NotUp(self.log.read_text("utf-8", "replace")[-2000:] if self.log.exists() else "no log")

    @property
    def alive(self) -> bool:
        return self._process is not None and self._process.is_alive()

    def kill(self) -> None:
        """At once. Harmless when it is dead already."""
        if self._process:
            self._process.kill()
            self._process.join()
            self._process.close()
            self._process = None

    async def end(self, seconds: float = 20) -> None:
        """SIGTERM, as an administrator would; then, if need be, SIGKILL."""
        if self._process:
            self._process.terminate()
            await asyncio.to_thread(self._process.join, seconds)
        self.kill()


async def _listens(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    return True
