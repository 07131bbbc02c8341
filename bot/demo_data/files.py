"""Small real files of each kind that people send, made here byte by byte."""

import math
import struct
import zlib
from collections.abc import AsyncIterator
from random import Random

from bot.core.events import Attachment, AttachmentKind
from bot.demo_data.office import Office


async def kept_file(office: Office, chance: Random, kind: AttachmentKind) -> Attachment:
    """One that was sent, kept as every file is."""
    name, data = made(kind, chance)
    return await office.app.runtime.attachments.keep(_once(data), name, kind)


async def _once(data: bytes) -> AsyncIterator[bytes]:
    yield data


def made(kind: AttachmentKind, chance: Random) -> tuple[str, bytes]:
    """What the sender calls it, and what is in it: no two are the same."""
    return _MAKERS[kind](chance)


def _photo(chance: Random) -> tuple[str, bytes]:
    """A PNG of a few coloured fields."""
    wide = chance.choice((16, 24, 32))
    colours = [chance.randbytes(3) for _ in range(4)]
    fields = ((y // 8 * 2 + x // 8) % 4 for y in range(wide) for x in range(wide))
    dots = b"".join(colours[each] for each in fields)
    pixels = b"".join(b"\0" + dots[y * wide * 3 : (y + 1) * wide * 3] for y in range(wide))
    header = struct.pack(">IIBBBBB", wide, wide, 8, 2, 0, 0, 0)
    body = _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(pixels)) + _chunk(b"IEND", b"")
    return f"IMG_{chance.randrange(10_000):04}.png", b"\x89PNG\r\n\x1a\n" + body


def _chunk(name: bytes, data: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + data))
    return struct.pack(">I", len(data)) + name + data + check


def _sound(chance: Random) -> bytes:
    """A WAV of one tone, an eighth of a second long."""
    rate, pitch = 8000, chance.choice((220, 330, 440)) + chance.random()
    waves = (int(12_000 * math.sin(2 * math.pi * pitch * n / rate)) for n in range(rate // 8))
    samples = b"".join(struct.pack("<h", each) for each in waves)
    form = struct.pack("<HHIIHH", 1, 1, rate, rate * 2, 2, 16)
    body = b"WAVEfmt " + struct.pack("<I", len(form)) + form + b"data" + struct.pack("<I", len(samples))
    return b"RIFF" + struct.pack("<I", len(body) + len(samples)) + body + samples


def _voice(chance: Random) -> tuple[str, bytes]:
    return "voice.wav", _sound(chance)


def _audio(chance: Random) -> tuple[str, bytes]:
    return f"call-{chance.randrange(1000)}.wav", _sound(chance)


def _document(chance: Random) -> tuple[str, bytes]:
    """A PDF of one page with a line of text."""
    line = f"Receipt {chance.randrange(10**6):06}, {chance.randrange(1, 900)} SAR".encode()
    drawn = b"BT /F1 18 Tf 40 120 Td (" + line + b") Tj ET"
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    return f"receipt-{chance.randrange(1000)}.pdf", _pdf(objects)


def _pdf(objects: tuple[bytes, ...]) -> bytes:
    written, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return written + head + table + end % (len(objects) + 1, len(written))


def _video(chance: Random) -> tuple[str, bytes]:
    """The beginning of an MP4, which is what its kind is known by, and an empty box of data."""
    brands = b"isom\0\0\2\0isomiso2mp41"
    data = chance.randbytes(64)
    boxes = ((b"ftyp", brands), (b"mdat", data))
    body = b"".join(struct.pack(">I", len(held) + 8) + name + held for name, held in boxes)
    return f"VID_{chance.randrange(10_000):04}.mp4", body


_MAKERS = {
    AttachmentKind.PHOTO: _photo,
    AttachmentKind.VOICE: _voice,
    AttachmentKind.AUDIO: _audio,
    AttachmentKind.DOCUMENT: _document,
    AttachmentKind.VIDEO: _video,
}
