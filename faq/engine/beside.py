"""The answers are built in a process beside this one, which keeps them and ends.

The rules this module guards: whoever serves people has neither the work nor the memory of building; what
is built beside gives way to all other work; it ends with the process that it is for, and nobody waits for
it then. Where it cannot keep what it builds, there is none, and all is built here.
"""

import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from faq.engine.building import Built, Ended
from faq.engine.kept import Kept
from faq.engine.sources import ROOT, Sources

logger = logging.getLogger(__name__)

_ROOM = 200_000_000
"""Bytes that must be free where it is kept: twice what it takes."""


class Beside(Kept):
    _child: "subprocess.Popen[bytes] | None" = None
    _has_ended = False

    def _steps(self, sources: Sources) -> Iterator[Built]:
        whole = self.whole(sources)
        if whole is None and self._can_keep():
            self._must_go_on()
            yield from self._beside(sources)
            whole = self.whole(sources)
        self._must_go_on()
        yield from (whole,) if whole else super()._steps(sources)

    def _must_go_on(self) -> None:
        if self._has_ended:
            raise Ended

    def end(self) -> None:
        self._has_ended = True
        if self._child:
            self._child.kill()

    def _can_keep(self) -> bool:
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self._folder):
                pass
            return shutil.disk_usage(self._folder).free >= _ROOM
        except OSError as why:
            logger.warning("the answers are built at every start: %s", why)
            return False

    def _beside(self, sources: Sources) -> Iterator[Built]:
        """What is there by words, once it is there."""
        words = Kept(self._folder, False, self._is_own, self._shipped)
        with self._building(sources) as child:
            if child.stdout and any(child.stdout):  # a line for each step
                yield from filter(None, [words.whole(sources)])

    @contextmanager
    def _building(self, sources: Sources) -> Iterator["subprocess.Popen[bytes]"]:
        with (
            suppress(BrokenPipeError),  # it ended before it was told all
            subprocess.Popen(  # noqa: S603 - ourselves
                [sys.executable, "-m", __name__], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
            ) as child,
        ):
            self._child = child
            try:
                self._must_go_on()
                if child.stdin:
                    self._order(child.stdin, sources)
                yield child
                child.wait()
            finally:
                child.kill()

    def _order(self, stdin: IO[bytes], sources: Sources) -> None:
        """The child reads one line, and then whether this process is still there."""
        where = {"folder": str(self._folder), "shipped": str(self._shipped)}
        order = {**where, "sense": self.sense, "is_own": self._is_own, "sources": sources.told()}
        with suppress(BrokenPipeError):
            stdin.write(json.dumps(order).encode() + b"\n")
            stdin.flush()


def main() -> None:
    os.nice(19)
    order = json.loads(sys.stdin.buffer.readline())
    threading.Thread(target=_end_with_whoever_asked, daemon=True).start()
    folders = Path(order["folder"]), Path(order["shipped"])
    kept = Kept(folders[0], order["sense"], order["is_own"], folders[1])
    for _ in kept.steps(Sources.heard(order["sources"])):
        sys.stdout.write("\n")
        sys.stdout.flush()


def _end_with_whoever_asked() -> None:
    while os.read(0, 1 << 16):
        pass
    os._exit(1)


if __name__ == "__main__":
    main()
