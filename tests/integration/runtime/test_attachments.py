"""A file is what its bytes say, lies under a name made here, and is whole or not there at all."""

import asyncio
import os
import threading
from collections.abc import AsyncIterator
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from bot.core.events import AttachmentKind as Kind
from bot.core.events import MessageReceived, Words
from bot.core.messages import Incoming
from bot.runtime.files.attachments import AttachmentRefused, Attachments
from bot.store.schema import attachments
from tests.fixtures.files import SECRET, docx, ole, packed, photo
from tests.machine import ALIA, Machine, machine

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\0" * 64
WEBP = b"RIFF\x24\x00\x00\x00WEBPVP8 " + b"\0" * 64
HEIC = b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic"
WEBM = (
    b"\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webm" + b"\0" * 64
)
OGG = b"OggS\0\x02" + b"\0" * 20 + b"\x01\x13OpusHead" + b"\0" * 64
MP4_SOUND = b"\0\0\0\x1cftypiso5\0\0\0\0iso5dash" + b"\0" * 64
MP3 = b"ID3\x03\0\0\0" + b"\0" * 64
RAW_MP3 = b"\xff\xfb\x90\x64" + b"\0" * 64
WAV = b"RIFF\x24\x00\x00\x00WAVEfmt " + b"\0" * 64
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
EXE = b"MZ\x90\x00\x03\x00\x00\x00\x04" + b"\0" * 64
ELF = b"\x7fELF\x02\x01\x01" + b"\0" * 64


async def chunks(data: bytes, size: int = 7) -> AsyncIterator[bytes]:
    for start in range(0, len(data), size):
        yield data[start : start + size]


def on_disk(m: Machine, folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "attachments").glob("*"))


@pytest.mark.parametrize(
    ("data", "name", "hint", "kind", "mime"),
    [
        (PNG, "a.png", None, Kind.PHOTO, "image/png"),
        (JPG, "صورة.jpg", Kind.PHOTO, Kind.PHOTO, "image/jpeg"),
        (JPG, "a.jpg", Kind.DOCUMENT, Kind.DOCUMENT, "image/jpeg"),
        (WEBP, "a.webp", None, Kind.PHOTO, "image/webp"),
        (HEIC, "a.heic", None, Kind.PHOTO, "image/heic"),
        (WEBM, "v.webm", None, Kind.VIDEO, "video/webm"),
        (WEBM, "v.webm", Kind.VOICE, Kind.VOICE, "audio/webm"),
        (MP4_SOUND, "v.mp4", Kind.VOICE, Kind.VOICE, "audio/mp4"),
        (MP4_SOUND, "v.mp4", None, Kind.VIDEO, "video/mp4"),
        (OGG, "v.oga", Kind.VOICE, Kind.VOICE, "audio/ogg"),
        (MP3, "m.mp3", None, Kind.AUDIO, "audio/mpeg"),
        (RAW_MP3, "m.mp3", None, Kind.AUDIO, "audio/mpeg"),
        (WAV, "m.wav", Kind.VOICE, Kind.VOICE, "audio/wav"),
        (PDF, "خطاب.pdf", None, Kind.DOCUMENT, "application/pdf"),
        (ole("Root Entry", "Workbook"), "old.xls", None, Kind.DOCUMENT, "application/vnd.ms-excel"),
        (ole("Root Entry", "WordDocument"), "old.doc", None, Kind.DOCUMENT, "application/msword"),
        (
            docx(),
            "a.docx",
            None,
            Kind.DOCUMENT,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        ("اسمي\nوعنواني".encode(), "n.txt", None, Kind.DOCUMENT, "text/plain"),
        (("ا" * 5000).encode(), "long.txt", None, Kind.DOCUMENT, "text/plain"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_a_file_is_kept_as_what_it_is(
    tmp_path: Path, data: bytes, name: str, hint: Kind | None, kind: Kind, mime: str
) -> None:
    async with machine(tmp_path) as m:
        kept = await m.runtime.attachments.keep(chunks(data), name, hint)
        assert (kept.kind, kept.mime, kept.size, kept.name) == (kind, mime, len(data), name)
        assert m.runtime.attachments.path(kept.id).read_bytes() == data
        assert await m.runtime.attachments.get(kept.id) == kept
        (row,) = await m.rows(attachments)
        assert row["sha256"] == sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("data", "hint", "reason"),
    [
        (b"", None, "empty"),
        (EXE, None, "unknown-type"),
        (ELF, Kind.DOCUMENT, "unknown-type"),
        (b"\0\x01\x02\x03", None, "unknown-type"),
        (b"\xd9\xd9\xd9\xd9 not text", None, "unknown-type"),
        (packed({"a.txt": "hello"}), None, "unknown-type"),
        (docx(**{"word/vbaProject.bin": b"macro"}), None, "unknown-type"),
        (b"<html><script>alert(1)</script>", None, "unknown-type"),
        ("مجرد كلام".encode(), None, "unknown-type"),  # a text that calls itself a picture
        (PDF, Kind.PHOTO, "mismatch"),
        (PNG, Kind.VOICE, "mismatch"),
        (MP3, Kind.VIDEO, "mismatch"),
        (PNG + b"\0" * 2000, None, "too-large"),
    ],
)
async def test_a_refused_file_leaves_nothing_behind(
    tmp_path: Path, data: bytes, hint: Kind | None, reason: str
) -> None:
    async with machine(tmp_path) as m:
        store = Attachments(m.runtime.database, m.runtime.clock, tmp_path / "attachments", limit=1000)
        with pytest.raises(AttachmentRefused) as refusal:
            await store.keep(chunks(data), "a.jpg", hint)
        assert refusal.value.reason == reason
        assert on_disk(m, tmp_path) == []
        assert await m.rows(attachments) == []


@pytest.mark.parametrize(
    ("data", "sent", "kept"),
    [
        (JPG, "renamed.pdf", "renamed.jpg"),
        (PDF, "invoice.pdf.exe", "invoice.pdf"),
        (PNG, "صورة", "صورة.png"),
        (docx(), "letter.docm", "letter.docx"),
    ],
)
async def test_a_file_s_name_ends_in_what_it_is(
    tmp_path: Path, data: bytes, sent: str, kept: str
) -> None:
    async with machine(tmp_path) as m:
        attachment = await m.runtime.attachments.keep(chunks(data), sent)
        assert attachment.name == kept
        assert attachment.id.rpartition(".")[2] == kept.rpartition(".")[2]


async def test_a_picture_is_kept_without_place_and_owner(tmp_path: Path) -> None:
    async with machine(tmp_path) as m:
        taken = photo("JPEG", turned=6)
        kept = await m.runtime.attachments.keep(chunks(taken, 500), "IMG_1.jpg")
        on_it = m.runtime.attachments.path(kept.id).read_bytes()
        assert SECRET.encode() in taken and SECRET.encode() not in on_it
        (row,) = await m.rows(attachments)
        assert (kept.size, row["sha256"]) == (len(on_it), sha256(on_it).hexdigest())


async def test_a_sender_who_goes_away_leaves_nothing_behind(tmp_path: Path) -> None:
    async def broken() -> AsyncIterator[bytes]:
        yield PNG
        raise ConnectionError

    async with machine(tmp_path) as m:
        with pytest.raises(ConnectionError):
            await m.runtime.attachments.keep(broken(), "a.png")
        assert on_disk(m, tmp_path) == []


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd.png", "passwd.png"),
        ("C:\\Users\\me\\photo.png", "photo.png"),
        ("gpj.\u202eexe.png", "gpj.exe.png"),
        ("a\0b\n.png", "ab.png"),
        ("x" * 500 + ".png", "x" * 196 + ".png"),
    ],
)
async def test_a_sender_s_name_is_only_a_label(tmp_path: Path, sent: str, kept: str) -> None:
    async with machine(tmp_path) as m:
        attachment = await m.runtime.attachments.keep(chunks(PNG), sent)
        assert attachment.name == kept
        assert on_disk(m, tmp_path) == [attachment.id]


@pytest.mark.parametrize(
    "id", ["../data/rida.db", "rida.db", "", ".", "a" * 32 + ".png", "a" * 32, "a" * 32 + ".part"]
)
async def test_only_a_name_made_here_leads_to_a_file(tmp_path: Path, id: str) -> None:
    async with machine(tmp_path) as m:
        (tmp_path / "attachments").mkdir()
        (tmp_path / "attachments" / ("a" * 32 + ".part")).write_bytes(b"half")
        with pytest.raises(KeyError):
            m.runtime.attachments.path(id)
        with pytest.raises(KeyError):
            await m.runtime.attachments.get(id)


def _held_fast(self: Path, missing_ok: bool = False) -> None:
    raise PermissionError(13, "Permission denied")


async def test_a_disk_that_lets_go_of_nothing_hides_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is told is why the message was not taken, and never that its files could not be removed."""
    async with machine(tmp_path) as m:
        kept = m.runtime.attachments
        photo = await kept.keep(chunks(PNG), "a.png")

        async def breaks(*_: object) -> None:
            raise ZeroDivisionError

        with monkeypatch.context() as now:
            now.setattr(Path, "unlink", _held_fast)
            await kept.drop([photo.id])
            now.setattr("bot.store.queries.attachments.put", breaks)
            with pytest.raises(ZeroDivisionError):
                await kept.keep(chunks(PNG), "b.png")
        assert len(on_disk(m, tmp_path)) == 2
        for path in (tmp_path / "attachments").glob("*"):
            os.utime(path, (0, 0))
        await kept.sweep_unused()
        assert on_disk(m, tmp_path) == []


async def test_what_a_crash_left_half_written_is_swept(tmp_path: Path) -> None:
    async with machine(tmp_path) as m:
        kept = await m.runtime.attachments.keep(chunks(PNG), "a.png")
        (tmp_path / "attachments" / ("b" * 32 + ".part")).write_bytes(b"half")
        (tmp_path / "attachments" / "README").write_text("somebody's own")
        await m.runtime.attachments.sweep()
        assert on_disk(m, tmp_path) == sorted(["README", kept.id])
        await m.runtime.attachments.clear()
        assert on_disk(m, tmp_path) == ["README"]


async def test_what_came_with_no_message_is_swept_after_a_day(tmp_path: Path) -> None:
    """Its message was refused, or the process ended between the two."""
    async with machine(tmp_path) as m:
        files = m.runtime.attachments
        came, refused = [await files.keep(chunks(PNG), name) for name in ("a.png", "b.png")]
        event = MessageReceived(Words("", (came,)))
        await m.runtime.intake.accept(Incoming("m1", ALIA, event))
        rowless = "c" * 32 + ".png"
        (tmp_path / "attachments" / rowless).write_bytes(PNG)
        await files.sweep_unused()
        assert on_disk(m, tmp_path) == sorted([came.id, refused.id, rowless])

        m.wall.at += timedelta(days=1, seconds=1)
        os.utime(tmp_path / "attachments" / rowless, (0, 0))
        os.utime(tmp_path / "attachments" / came.id, (0, 0))
        await files.sweep_unused()
        assert on_disk(m, tmp_path) == [came.id]
        assert [row["id"] for row in await m.rows(attachments)] == [came.id]


async def test_who_goes_away_while_the_file_is_opened_leaves_none_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thread cannot be called back: what it opens after that is nobody's to close."""
    begun, goes_on, opened = asyncio.Event(), threading.Event(), Path.open
    loop, made = asyncio.get_running_loop(), list[Any]()

    def slowly(path: Path, *how: str) -> Any:
        if path.suffix == ".part":
            loop.call_soon_threadsafe(begun.set)
            goes_on.wait(10)
        made.append(opened(path, *how))
        return made[-1]

    async with machine(tmp_path) as m:
        monkeypatch.setattr(Path, "open", slowly)
        keeping = asyncio.create_task(m.runtime.attachments.keep(chunks(b"x" * 50), "a.png"))
        await begun.wait()
        keeping.cancel()
        with pytest.raises(asyncio.CancelledError):
            await keeping
        goes_on.set()
        async with asyncio.timeout(10):
            while not made or on_disk(m, tmp_path):
                await asyncio.sleep(0.01)
        assert all(each.closed for each in made)
