"""What is read is what was written, to the last bit, or it is refused."""

import errno
import json
import os
import pickle
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from faq.engine import array_file
from faq.engine.array_file import MAGIC, Unfit, read, write

MARK = "of these"
ARRAYS = {
    "weights": np.arange(12, dtype=np.float32).reshape(3, 4),
    "none": np.zeros((0, 5), np.float32),
    "small": np.array([7], np.uint8),
    "table": np.arange(20, dtype=np.uint8).reshape(5, 4),
}
WORDS = {"ids": ["دوام", "fees"], "bound": 0.25}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    write(tmp_path / "there" / "file", MARK, WORDS, ARRAYS)
    return tmp_path / "there" / "file"


def test_what_was_written_is_read(file: Path) -> None:
    words, arrays = read(file, MARK)
    assert words == WORDS
    assert {name: array.tolist() for name, array in arrays.items()} == {
        name: array.tolist() for name, array in ARRAYS.items()
    }
    assert all(arrays[name].dtype == array.dtype for name, array in ARRAYS.items())
    with pytest.raises(ValueError, match="read-only"):
        arrays["weights"][0, 0] = 1


def test_only_its_owner_reads_it_and_nothing_lies_beside_it(file: Path) -> None:
    assert file.stat().st_mode & 0o077 == 0 == file.parent.stat().st_mode & 0o077
    assert [each.name for each in file.parent.iterdir()] == ["file"]


def test_a_far_table_is_read_row_by_row(file: Path) -> None:
    _, arrays = read(file, MARK, far=("table",))
    assert arrays["table"][np.array([4, 0, 4])].tolist() == ARRAYS["table"][[4, 0, 4]].tolist()
    os.truncate(file, file.stat().st_size - 4)
    with pytest.raises(Unfit):
        arrays["table"][np.array([4])]


def test_every_bit_counts(file: Path) -> None:
    """Padding too: whatever was changed, nobody knows why."""
    whole = bytearray(file.read_bytes())
    for at in range(len(whole)):
        whole[at] ^= 1 << at % 8
        file.write_bytes(whole)
        with pytest.raises(Unfit):
            read(file, MARK)
        whole[at] ^= 1 << at % 8


def test_a_file_that_was_not_written_to_its_end_is_none(file: Path) -> None:
    whole = file.read_bytes()
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        with pytest.raises(Unfit):
            read(file, MARK)
    file.write_bytes(whole + b"\0")
    with pytest.raises(Unfit):
        read(file, MARK)


FOREIGN: dict[str, bytes] = {
    "nothing": b"",
    "a pickle": pickle.dumps({"of": "these"}),
    "json": json.dumps({"mark": MARK}).encode(),
    "text": "من ملف آخر".encode() * 100,
    "an older version": MAGIC[:-1] + b"0" + bytes(200),
    "a head without end": MAGIC + b"\xff" * 8 + bytes(200),
}


@pytest.mark.parametrize("foreign", FOREIGN)
def test_a_file_of_something_else_is_none(file: Path, foreign: str) -> None:
    file.write_bytes(FOREIGN[foreign])
    with pytest.raises(Unfit):
        read(file, MARK)


def test_what_was_made_of_something_else_is_none(file: Path) -> None:
    with pytest.raises(Unfit):
        read(file, "of those")


def no_room(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize(
    "fail",
    [
        lambda patch: patch.setattr(array_file.os, "fsync", no_room),
        lambda patch: patch.setattr(Path, "replace", no_room),
        lambda patch: patch.setattr(array_file, "_write", no_room),
    ],
)
def test_what_cannot_be_written_leaves_what_was_there(
    file: Path, fail: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    fail(monkeypatch)
    with pytest.raises(OSError, match="space"):
        write(file, MARK, {}, {})
    monkeypatch.undo()
    assert read(file, MARK)[0] == WORDS
    assert [each.name for each in file.parent.iterdir()] == ["file"]
