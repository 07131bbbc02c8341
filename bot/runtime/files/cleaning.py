"""Pictures without what a camera says beside them: where they were taken, whose they are and when.

The rules this module guards: no pixel is touched where the file can be read part by part, and the picture
stays the right way up; what cannot be read so is drawn anew; what cannot be drawn either is refused, for
it may say anything of its sender. A picture too large to be opened without harm is refused as well.
"""

import re
import struct
from collections.abc import Callable, Iterator
from zlib import crc32

from bot.runtime.files.iso_media import without_places

MOST_PIXELS = 256_000_000
"""The largest sensors of telephones give 200 million; more takes a gigabyte from whoever opens it."""

_PERSONAL = re.compile(
    rb"Exif\0|http://ns\.adobe\.com|<x:xmpmeta|Photoshop 3\.0|eXIf|[tiz]TXt|tEXt|EXIF|XMP "
)
_ORIENTATION = 0x0112
_UPRIGHT = 1


class Unclean(Exception):
    """The picture cannot be freed of what it says of its sender, or is too large to be opened."""


class _Broken(Exception):
    """A part does not begin or end where it must."""


def cleaned(extension: str, data: bytes) -> bytes:
    """The same file without place, owner and the like; other kinds of files as they are.

    Raises:
        Unclean: as the class says.
    """
    if pixels(extension, data) > MOST_PIXELS:
        raise Unclean
    clean = _CLEANERS.get(extension)
    if clean is None:
        return data
    try:
        return clean(data)
    except (_Broken, struct.error, IndexError, ValueError):
        return data if not _PERSONAL.search(data) else _drawn_anew(extension, data)


def _drawn_anew(extension: str, data: bytes) -> bytes:
    from bot.runtime.files.redrawn import CannotDraw, redrawn  # here: one picture in thousands needs it

    try:
        return redrawn(extension, data)
    except CannotDraw:
        raise Unclean from None


# how large it is, without opening it


def pixels(extension: str, data: bytes) -> int:
    """Width times height as the file says; 0 where it does not say."""
    try:
        width, height = _SIZES[extension](data) if extension in _SIZES else (0, 0)
    except (_Broken, struct.error, IndexError, ValueError):
        return 0
    return width * height


def _size_of_jpeg(data: bytes) -> tuple[int, int]:
    frame = next((part for mark, part in _segments(data) if mark in _FRAMES), b"")
    height, width = struct.unpack_from(">HH", frame, 5)
    return width, height


def _size_of_webp(data: bytes) -> tuple[int, int]:
    kind = data[12:16]
    if kind == b"VP8X":
        return _small(data, 24) + 1, _small(data, 27) + 1
    if kind == b"VP8L":
        (packed,) = struct.unpack_from("<I", data, 21)
        return (packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1
    width, height = struct.unpack_from("<HH", data, 26)
    return width & 0x3FFF, height & 0x3FFF


def _small(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 3], "little")


def _size_of_iso(data: bytes) -> tuple[int, int]:
    """The largest of the pictures in it."""
    said = [
        struct.unpack_from(">II", data, each.end() + 4) for each in re.finditer(b"ispe", data[:65_536])
    ]
    return max(said, key=lambda size: size[0] * size[1], default=(0, 0))


_SIZES: dict[str, Callable[[bytes], tuple[int, int]]] = {
    "jpg": _size_of_jpeg,
    "png": lambda data: struct.unpack_from(">II", data, 16),
    "gif": lambda data: struct.unpack_from("<HH", data, 6),
    "webp": _size_of_webp,
    "heic": _size_of_iso,
    "avif": _size_of_iso,
}


# JPEG: marked segments, the picture itself behind the last ones

_START, _END, _SCAN, _EXIF = 0xD8, 0xD9, 0xDA, 0xE1
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_APPLICATIONS = frozenset(range(0xE0, 0xF0))
_COMMENT = 0xFE
_KEPT_OF_OTHERS = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""What tells how the picture is to be shown. All else that programs may add is let go."""
_NEXT_MARK = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Every segment with its mark, a scan with all of its picture; nothing that lies behind the end."""
    at = 2
    while at < len(data):
        if data[at] != 0xFF:
            raise _Broken
        mark = data[at + 1]
        if mark == 0xFF:
            at += 1
            continue
        end = _end_of_segment(data, at, mark)
        yield mark, data[at:end]
        if mark == _END:
            return
        at = end


def _end_of_segment(data: bytes, at: int, mark: int) -> int:
    if mark == _END:
        return at + 2
    end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    if end < at + 4 or end > len(data):
        raise _Broken
    if mark != _SCAN:
        return end
    following = _NEXT_MARK.search(data, end)
    return following.start() if following else len(data)


def _clean_jpeg(data: bytes) -> bytes:
    segments = list(_segments(data))
    exif = next(
        (part[10:] for mark, part in segments if mark == _EXIF and part[4:10] == b"Exif\0\0"), b""
    )
    kept = [part for mark, part in segments if _shows(mark, part)]
    turned = _turned(exif)
    if turned:
        is_behind = bool(kept) and kept[0][1] == 0xE0
        kept.insert(1 if is_behind else 0, _segment(_EXIF, b"Exif\0\0" + turned))
    return b"\xff\xd8" + b"".join(kept)


def _shows(mark: int, part: bytes) -> bool:
    if mark in _KEPT_OF_OTHERS:
        return part[4:].startswith(_KEPT_OF_OTHERS[mark])
    return mark not in _APPLICATIONS and mark != _COMMENT


def _segment(mark: int, content: bytes) -> bytes:
    return bytes((0xFF, mark)) + struct.pack(">H", len(content) + 2) + content


# which way up, the one thing that is kept of what a camera says


def _turned(exif: bytes) -> bytes:
    """What says so and nothing else; empty where the picture is upright."""
    way = _orientation(exif)
    return _TURNED % way if way != _UPRIGHT else b""


_TURNED = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0%c\0\0\0\0\0\0"


def _orientation(exif: bytes) -> int:
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(exif[:4], "")
    if not order:
        return _UPRIGHT
    try:
        (first,) = struct.unpack_from(f"{order}I", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, first)
        entries = (struct.unpack_from(f"{order}HHIH", exif, first + 2 + 12 * n) for n in range(count))
        way = next((value for tag, _, _, value in entries if tag == _ORIENTATION), _UPRIGHT)
    except struct.error:
        return _UPRIGHT
    return int(way) if 1 <= way <= 8 else _UPRIGHT


# PNG: chunks with their length before and their checksum behind

_HEAD_OF_PNG = 8
_ABOUT_THE_PICTURE = frozenset(
    b"tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT bKGD hIST pHYs sPLT acTL fcTL fdAT".split()
)


def _clean_png(data: bytes) -> bytes:
    chunks = list(_chunks(data))
    exif = next((part[8:-4] for kind, part in chunks if kind == b"eXIf"), b"")
    kept = [part for kind, part in chunks if kind[:1].isupper() or kind in _ABOUT_THE_PICTURE]
    turned = _turned(exif)
    if turned:
        kept.insert(1, _chunk(b"eXIf", turned))
    return data[:_HEAD_OF_PNG] + b"".join(kept)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = _HEAD_OF_PNG
    while True:
        kind, end = data[at + 4 : at + 8], at + 12 + int.from_bytes(data[at : at + 4], "big")
        if not kind.isalpha() or end > len(data):
            raise _Broken
        yield kind, data[at:end]
        if kind == b"IEND":
            return
        at = end


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", crc32(kind + content))


# WebP: chunks of even length, and flags that say which there are

_HEAD_OF_RIFF = 12
_OF_THE_PICTURE = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_EXIF_FLAG, _XMP_FLAG = 0x08, 0x04


def _clean_webp(data: bytes) -> bytes:
    parts = list(_riff_parts(data))
    exif = next((part[8:].removeprefix(b"Exif\0\0") for kind, part in parts if kind == b"EXIF"), b"")
    kept = [(kind, part) for kind, part in parts if kind in _OF_THE_PICTURE]
    turned = _turned(exif)
    body = b"".join(_flagged(part, turned) if kind == b"VP8X" else part for kind, part in kept)
    if turned:
        body += b"EXIF" + struct.pack("<I", len(turned)) + turned
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def _riff_parts(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at, whole = _HEAD_OF_RIFF, min(len(data), 8 + int.from_bytes(data[4:8], "little"))
    while at < whole:
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        end = at + 8 + length + length % 2
        if end > len(data) + 1 or not data[at : at + 4].strip().isalnum():
            raise _Broken
        yield data[at : at + 4], data[at:end]
        at = end


def _flagged(header: bytes, turned: bytes) -> bytes:
    flags = header[8] & ~(_EXIF_FLAG | _XMP_FLAG) | (_EXIF_FLAG if turned else 0)
    return header[:8] + bytes((flags,)) + header[9:]


def _clean_iso(data: bytes) -> bytes:
    clean = without_places(data)
    if clean is None:
        raise _Broken
    return clean


_CLEANERS: dict[str, Callable[[bytes], bytes]] = {
    "jpg": _clean_jpeg,
    "png": _clean_png,
    "webp": _clean_webp,
    **dict.fromkeys(("heic", "avif", "mp4", "mov", "3gp", "m4a"), _clean_iso),
}
