"""systemd, where it started us: told that the pages answer, that we still turn, and that we stop.

The rule this module guards: a Rida that hangs is killed and begun anew by the system; one that waits for
a locked or full disk does what it should, and is left alone. Nobody waits for systemd to listen. The
protocol is a line of text to a socket (man sd_notify); whoever was not started by systemd tells nobody.
"""

import asyncio
import logging
import os
import socket
from collections.abc import Callable, Mapping

from bot.runtime.runtime import Runtime
from bot.runtime.shared.wakeups import first_of

logger = logging.getLogger("rida")

SOCKET, WATCHDOG = "NOTIFY_SOCKET", "WATCHDOG_USEC"
IDLE = 3600.0  # seconds between two looks where nobody waits for a word


class ServiceManager:
    def __init__(self, runtime: Runtime, environ: Mapping[str, str] = os.environ) -> None:
        self._runtime, self._where = runtime, environ.get(SOCKET, "")
        patience = environ.get(WATCHDOG, "")
        self._every = int(patience) / 2_000_000 if patience.isdecimal() else IDLE

    async def run(
        self,
        answers: asyncio.Event,
        stop: asyncio.Event,
        is_end: Callable[[], bool] = lambda: True,
    ) -> None:
        """`answers` is set as soon as the pages do. A stop is no end where all is put together anew."""
        if not self._where:
            return
        await first_of(answers, stop, seconds=None)
        if not stop.is_set():
            self._tell("READY=1")
        while not stop.is_set():
            if turns(self._runtime):
                self._tell("WATCHDOG=1")
            await first_of(stop, seconds=self._every)
        if is_end():
            self._tell("STOPPING=1")

    def _tell(self, state: str) -> None:
        """A name that begins with @ is one of Linux's own, which no file stands for."""
        where = f"\0{self._where[1:]}" if self._where.startswith("@") else self._where
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as told:
                told.setblocking(False)
                told.sendto(state.encode(), where)
        except OSError as error:
            logger.warning("systemd could not be told %s (%s)", state, error.strerror)


def turns(runtime: Runtime) -> bool:
    """Whether the loops come round, or wait for the database as they should."""
    return runtime.healthy() or bool(runtime.database.obstacle)
