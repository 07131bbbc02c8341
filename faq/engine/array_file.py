"""One file of arrays and of the few words that belong to them, to be mapped by whoever reads it.

The rules this module guards: a file is written whole or not at all; what is read is what was written, to
the last bit, or it is refused with why; nothing in a file is ever run. The arrays are mapped for reading,
so that several processes share them, and what is not looked at takes no memory.

A file begins with MAGIC, with the length and the checksum of what follows; that is JSON: the `mark` that
says what was written (whoever reads names it), the words, and where each array lies.
"""

import json
import mmap
import os
import struct
import tempfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any
from weakref import finalize

import numpy as np
from numpy.typing import NDArray

MAGIC = b"rida-a01"
"""The format, with its version: another one has another file."""

UNFINISHED = ".new"
"""How the name of a file ends that is being written."""

_HEAD = struct.Struct("<II")
_ALIGNED = 64
_BLOCK = 1 << 20

Array = NDArray[Any]


class Unfit(Exception):
    """A file that is not what it should be; says why."""


def write(file: Path, mark: str, words: object, arrays: Mapping[str, Array]) -> None:
    """Another process may write the same at the same time: the last one is there, whole. Nobody but its
    owner may read it. Raises OSError: nothing was written."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(UNFINISHED, ".", file.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            _write(stream, mark, words, {name: np.ascontiguousarray(a) for name, a in arrays.items()})
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(file)
    except BaseException:
        with suppress(OSError):  # why it was not written is what is to be said
            Path(name).unlink(missing_ok=True)
        raise
    _settle(file.parent)


def _write(stream: IO[bytes], mark: str, words: object, arrays: Mapping[str, Array]) -> None:
    places, at, summed = dict[str, object](), 0, 0
    for name, array in arrays.items():
        padding, body = bytes(-at % _ALIGNED), _body(array)
        summed = zlib.crc32(body, zlib.crc32(padding, summed))
        at += len(padding)
        places[name] = {"dtype": array.dtype.str, "shape": array.shape, "at": at}
        at += len(body)
    told = {"mark": mark, "words": words, "arrays": places, "size": at, "sum": summed}
    head = json.dumps(told, ensure_ascii=False).encode("utf-8")
    head += b" " * (-(len(MAGIC) + _HEAD.size + len(head)) % _ALIGNED)
    stream.write(MAGIC + _HEAD.pack(len(head), zlib.crc32(head)) + head)
    at = 0
    for array in arrays.values():
        stream.write(bytes(-at % _ALIGNED))
        at += -at % _ALIGNED + stream.write(_body(array))


def _body(array: Array) -> bytes | memoryview:
    return array.data.cast("B") if array.size else b""


def _settle(folder: Path) -> None:
    """The new name is on the disk, too, where the system can say so."""
    with suppress(OSError):
        at = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(at)
        finally:
            os.close(at)


class Far:
    """A large table that stays on the disk: a row is read when it is asked for."""

    def __init__(self, file: int, begin: int, dtype: str, shape: Sequence[int]) -> None:
        self._file, self._begin, self._dtype, self._width = os.dup(file), begin, np.dtype(dtype), shape[1]
        finalize(self, os.close, self._file)

    def __getitem__(self, numbers: NDArray[np.intp]) -> Array:
        found = np.empty((len(numbers), self._width), self._dtype)
        size = found.itemsize * self._width
        for row, number in zip(found, numbers.tolist(), strict=True):
            if os.preadv(self._file, [row], self._begin + number * size) != size:
                raise Unfit("it became shorter")
        return found


def read(file: Path, mark: str, far: Sequence[str] = ()) -> tuple[Any, Mapping[str, Any]]:
    """The words and the arrays; those that are named `far` as a `Far`.

    Raises:
        FileNotFoundError: there is none.
        Unfit: it is not the file of this mark, or not as it was written.
        OSError: it cannot be read.
    """
    with file.open("rb") as stream:
        told, begin = _told(stream, mark)
        size = os.fstat(stream.fileno()).st_size
        if size != begin + told["size"]:
            raise Unfit(f"it has {size} bytes instead of {begin + told['size']}")
        if _sum(stream) != told["sum"]:
            raise Unfit("its checksum is wrong")
        mapped = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        tables = {name: _far(stream, begin, **told["arrays"][name]) for name in far}
    near = {name: place for name, place in told["arrays"].items() if name not in far}
    arrays = {name: _array(mapped, begin, **place) for name, place in near.items()}
    return told["words"], {**arrays, **tables}


def _told(stream: IO[bytes], mark: str) -> tuple[Any, int]:
    """What stands before the arrays, and where those begin."""
    start = stream.read(len(MAGIC) + _HEAD.size)
    if not start.startswith(MAGIC) or len(start) < len(MAGIC) + _HEAD.size:
        raise Unfit("it is none of these files, or of another version")
    length, summed = _HEAD.unpack(start[len(MAGIC) :])
    head = stream.read(min(length, os.fstat(stream.fileno()).st_size))
    if len(head) != length or zlib.crc32(head) != summed:
        raise Unfit("its head is damaged")
    told = json.loads(head)
    if told["mark"] != mark:
        raise Unfit("it was made of something else")
    return told, len(start) + length


def _sum(stream: IO[bytes]) -> int:
    """By reading, not by the mapping: what is only summed stays out of this process's memory."""
    summed = 0
    for block in _blocks(stream):
        summed = zlib.crc32(block, summed)
    return summed


def _blocks(stream: IO[bytes]) -> Iterator[memoryview]:
    block = memoryview(bytearray(_BLOCK))
    while many := stream.readinto(block):  # type: ignore[attr-defined]
        yield block[:many]


def _far(stream: IO[bytes], begin: int, dtype: str, shape: list[int], at: int) -> Far:
    return Far(stream.fileno(), begin + at, dtype, shape)


def _array(mapped: mmap.mmap, begin: int, dtype: str, shape: list[int], at: int) -> Array:
    count = int(np.prod(shape, dtype=np.int64))
    if not count:
        return np.zeros(shape, dtype)
    return np.frombuffer(mapped, dtype, count, begin + at).reshape(shape)
