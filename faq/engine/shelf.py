"""The files in which built answers lie (docs/decisions/75-the-answers-are-built-once.md).

The rules this module guards: a file that is not as it was written is as good as none, and one line says
so; what staff taught lies in the society's own folder alone, is nobody else's to read, and goes when it
was taken back.
"""

import fcntl
import logging
import os
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from faq.engine import array_file, encoder_file
from faq.engine.act_features import READER
from faq.engine.act_model import ActModel
from faq.engine.array_file import UNFINISHED, Array, Unfit, write
from faq.engine.encoder import Encoder, mapped
from faq.engine.model import Model
from faq.engine.packing import put_together, taken_apart
from faq.engine.similarity import BONES, WORDS
from faq.engine.sources import HEARING, INDEX, Part

logger = logging.getLogger(__name__)
T = TypeVar("T")

TAUGHT = "taught-"
MOST = 3
"""Files of a part that are kept: of several copies of Rida, and of versions. Of what ships, one is."""

_GIVEN = {
    INDEX: {".words.terms.reader": WORDS, ".bones.terms.reader": BONES},
    HEARING: {".terms.reader": READER},
}
_KINDS = {INDEX: Model, HEARING: ActModel}
_OLD = 3600.0
"""Seconds after which an unfinished file is nobody's."""

_PATIENCE = 120.0
"""Seconds that one process waits for another that builds the same."""


class Shelf:
    """`folder` is written to; `shipped` came with the program, and is looked at before. Only a folder
    that is the society's own (`is_own`) may hold what staff taught."""

    def __init__(self, folder: Path, shipped: Path, is_own: bool) -> None:
        self.folder, self._shipped, self._is_own = folder, shipped, is_own
        self._most = 1 if folder == shipped else MOST
        threadpool_limits(1, "blas")  # as `Index.build` does, and for its reason

    # Reading ----------------------------------------------------------------------------------------

    def model(self, part: Part) -> Any:
        """What was built, or None."""

        def read(file: Path) -> Any:
            words, arrays = array_file.read(file, part.mark)
            return put_together(_KINDS[part.name], words, arrays, _GIVEN[part.name])

        return self._first(_name(part), read)

    def encoder(self) -> Encoder | None:
        return self._first(encoder_file.name(), mapped)

    def _first(self, name: str, read: Callable[[Path], T]) -> T | None:
        found = (_tried(folder / name, read) for folder in (self._shipped, self.folder))
        return next((each for each in found if each is not None), None)

    # Writing: what cannot be written is built at every start, and one line says so -----------------

    def keep(self, part: Part, built: T) -> T:
        model = getattr(built, "model", None)
        if model is not None and (self._is_own or not part.is_taught):
            arrays = dict[str, Array]()
            words = taken_apart(model, arrays)
            self._write(_kind(part), lambda: write(self.folder / _name(part), part.mark, words, arrays))
        return built

    def made_encoder(self) -> Encoder | None:
        """From its library. None: it is not installed, or cannot be written."""
        with self.alone():
            file = self.folder / encoder_file.name()
            if encoder_file.is_installed() and not self.encoder():
                self._write(encoder_file.KIND, lambda: encoder_file.write_encoder(file))
            return self.encoder()

    def _write(self, kind: str, write: Callable[[], None]) -> None:
        try:
            write()
            self._tidy(kind)
        except OSError as why:
            logger.warning("built answers cannot be kept, and are built at every start: %s", why)

    def _tidy(self, kind: str) -> None:
        """Of each part the newest are kept, and nothing of what was killed while it wrote."""
        found = sorted(self.folder.glob(f"{kind}-*"), key=_age)
        torn = [file for file in self.folder.glob(f"*{UNFINISHED}") if _age(file) > _OLD]
        for old in (*found[self._most :], *torn):
            old.unlink(missing_ok=True)

    def forget(self, but: Collection[Part]) -> None:
        """Everything that was taught, but these parts."""
        left = {_name(part) for part in but}
        for file in self.folder.glob(f"{TAUGHT}*"):
            if file.name not in left:
                file.unlink(missing_ok=True)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """While nobody else builds here; whoever builds longer than a patient process waits is not waited
        for, nor is anybody where nothing can be written."""
        with ExitStack() as stack:
            with suppress(OSError):
                self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                stack.callback(os.close, lock := os.open(self.folder, os.O_RDONLY))
                until = time.monotonic() + _PATIENCE
                while not _locked(lock) and time.monotonic() < until:
                    time.sleep(0.1)
            yield


def _locked(file: int) -> bool:
    with suppress(BlockingIOError):
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False


def _kind(part: Part) -> str:
    taught = TAUGHT if part.is_taught else ""
    return f"{taught}{part.name}-by-{'sense' if part.by_sense else 'words'}"


def _name(part: Part) -> str:
    return f"{_kind(part)}-{part.mark}"


def _age(file: Path) -> float:
    """In seconds."""
    with suppress(FileNotFoundError):
        return time.time() - file.stat().st_mtime
    return 0.0


def _tried(file: Path, read: Callable[[Path], T]) -> T | None:
    """None: there is none, or none that can be read as it was written."""
    try:
        return read(file)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (Unfit, OSError) as why:
        logger.warning("%s is built again: %s", file.name, why)
        return None
