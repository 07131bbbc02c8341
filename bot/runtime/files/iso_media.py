"""Pictures and films in boxes (HEIC, AVIF, MP4, MOV): where and by whom they were taken is blanked.

The rule this module guards: every byte stays where it is, for other boxes point at it; only what is
blanked changes. Which way up they are stands elsewhere in them, and stays.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_NOTHING = b"\0\0\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0"  # what a camera says, without a word in it
_HOLDERS = frozenset((b"moov", b"trak", b"mdia", b"edts"))
_ABOUT = frozenset((b"udta", b"meta", b"uuid", b"XMP_"))
"""In a film: titles, places, owners and what its program adds."""
_TOLD = frozenset((b"Exif", b"mime", b"uri "))
"""Items of a picture that are words about it."""


class _Unreadable(Exception):
    pass


@dataclass(frozen=True, slots=True)
class _Box:
    kind: bytes
    start: int
    inside: int
    end: int


def without_places(data: bytes) -> bytes | None:
    """None where it cannot be read."""
    clean = bytearray(data)
    try:
        top = list(_boxes(data, 0, len(data), may_be_cut=True))
        for box in top:
            _blank_film(data, clean, box)
        for box in top:
            if box.kind == b"meta":
                _blank_items(data, clean, box)
    except (_Unreadable, struct.error):
        return None
    return bytes(clean)


def _boxes(data: bytes, at: int, end: int, *, may_be_cut: bool = False) -> Iterator[_Box]:
    while at + 8 <= end:
        size, kind, inside = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8], at + 8
        if size == 1:
            size, inside = int.from_bytes(data[at + 8 : at + 16], "big"), at + 16
        last = at + size if size else end
        if may_be_cut and last > end:
            last = end  # a film whose end did not arrive
        if last < inside or last > end:
            raise _Unreadable
        yield _Box(kind, at, inside, last)
        at = last


def _blank_film(data: bytes, clean: bytearray, box: _Box) -> None:
    """A film's own, and every track's: they become free room."""
    if box.kind == b"uuid":
        _free(clean, box)
    if box.kind not in _HOLDERS:
        return
    for each in _boxes(data, box.inside, box.end):
        if each.kind in _ABOUT:
            _free(clean, each)
        else:
            _blank_film(data, clean, each)


def _free(clean: bytearray, box: _Box) -> None:
    clean[box.start + 4 : box.start + 8] = b"free"
    clean[box.inside : box.end] = bytes(box.end - box.inside)


# a picture: `iinf` names its items, `iloc` says where they lie


def _blank_items(data: bytes, clean: bytearray, meta: _Box) -> None:
    boxes = {box.kind: box for box in _boxes(data, meta.inside + 4, meta.end)}
    if b"iinf" not in boxes:
        return
    told = _told_items(data, boxes[b"iinf"])
    if not told:
        return
    if b"iloc" not in boxes:
        raise _Unreadable
    idat = boxes[b"idat"].inside if b"idat" in boxes else 0
    for item, start, length in _places(data, boxes[b"iloc"], idat):
        if item in told:
            _blank(clean, start, length)


def _blank(clean: bytearray, start: int, length: int) -> None:
    end = start + length if length else len(clean)
    if start < 0 or end > len(clean):
        raise _Unreadable
    clean[start:end] = _NOTHING[: end - start].ljust(end - start, b"\0")


def _told_items(data: bytes, iinf: _Box) -> set[int]:
    first = iinf.inside + (6 if data[iinf.inside] == 0 else 8)
    return {item for box in _boxes(data, first, iinf.end) for item in _told_item(data, box)}


def _told_item(data: bytes, infe: _Box) -> Iterator[int]:
    version, at = data[infe.inside], infe.inside + 4
    if version < 2:
        raise _Unreadable
    wide = 2 if version == 2 else 4
    item, kind = int.from_bytes(data[at : at + wide], "big"), data[at + wide + 2 : at + wide + 6]
    if kind in _TOLD:
        yield item


class _Reader:
    def __init__(self, data: bytes, at: int, end: int) -> None:
        self._data, self._at, self._end = data, at, end

    def number(self, size: int) -> int:
        if self._at + size > self._end:
            raise _Unreadable
        self._at += size
        return int.from_bytes(self._data[self._at - size : self._at], "big")


def _places(data: bytes, iloc: _Box, idat: int) -> Iterator[tuple[int, int, int]]:
    """Item, where it begins in the file, and how long it is."""
    read = _Reader(data, iloc.inside, iloc.end)
    version = read.number(4) >> 24
    sizes = read.number(2)
    of_offset, of_length, of_base, of_index = (sizes >> shift & 0xF for shift in (12, 8, 4, 0))
    count = read.number(2 if version < 2 else 4)
    for _ in range(count):
        item = read.number(2 if version < 2 else 4)
        method = read.number(2) & 0xF if version else 0
        read.number(2)  # of which file: this one
        base = read.number(of_base)
        for _ in range(read.number(2)):
            read.number(of_index if version else 0)
            offset, length = read.number(of_offset), read.number(of_length)
            yield item, base + offset + (idat if method == 1 else 0), length
