"""What a file is, by its bytes and never by what its sender says it is.

The rules this module guards: only kinds that staff can use are known; a program, a script, a page, a
packed folder or a letter with macros is none of them, under whatever name; and what could be opened as
two kinds at once is none. The name only refuses: a text that calls itself a program is taken for one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import puremagic

from bot.core.events import AttachmentKind as Kind
from bot.runtime.files.office_files import OLE_STARTS, inside_ole, inside_zip, is_zip
from bot.runtime.files.plain_text import begins_with_a_mark, is_note, is_plain_text

HEAD = 4096  # bytes in which every known kind says what it is


@dataclass(frozen=True, slots=True)
class FileType:
    extension: str
    mime: str
    kind: Kind


def _types(kind: Kind, mimes: Mapping[str, str]) -> dict[str, FileType]:
    return {extension: FileType(extension, mime, kind) for extension, mime in mimes.items()}


_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument"
_ZIPPED = {
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "pptx": f"{_OFFICE}.presentationml.presentation",
    "odt": f"{_OPEN_DOCUMENT}.text",
    "ods": f"{_OPEN_DOCUMENT}.spreadsheet",
    "odp": f"{_OPEN_DOCUMENT}.presentation",
}
_OLE = {
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "ppt": "application/vnd.ms-powerpoint",
}
KNOWN: dict[str, FileType] = {
    **_types(
        Kind.PHOTO,
        {
            "jpg": "image/jpeg",
            "png": "image/png",
            "gif": "image/gif",
            "webp": "image/webp",
            "heic": "image/heic",
            "avif": "image/avif",
        },
    ),
    **_types(
        Kind.AUDIO,
        {
            "ogg": "audio/ogg",
            "mp3": "audio/mpeg",
            "m4a": "audio/mp4",
            "wav": "audio/wav",
            "aac": "audio/aac",
            "amr": "audio/amr",
        },
    ),
    **_types(
        Kind.VIDEO,
        {
            "mp4": "video/mp4",
            "webm": "video/webm",
            "mov": "video/quicktime",
            "3gp": "video/3gpp",
            "mkv": "video/x-matroska",
            "avi": "video/x-msvideo",
        },
    ),
    **_types(Kind.DOCUMENT, {"pdf": "application/pdf", "rtf": "application/rtf", "txt": "text/plain"}),
    **_types(Kind.DOCUMENT, _ZIPPED),
    **_types(Kind.DOCUMENT, _OLE),
}

# puremagic's other names for the same kinds
_ALIASES = {"jpeg": "jpg", "jfif": "jpg", "heif": "heic", "mpga": "mp3", "oga": "ogg", "opus": "ogg"}
_RIGHT = {
    "jpg": ("jpg", "jpeg", "jfif", "jpe"),
    "heic": ("heic", "heif", "hif"),
    "ogg": ("ogg", "oga", "opus"),
    "mp4": ("mp4", "m4v"),
    "mov": ("mov", "qt"),
    "3gp": ("3gp", "3g2"),
    "m4a": ("m4a", "mp4"),
}
"""Endings that say as well what such a file is."""
_ENDING = re.compile(r"(?=.*[a-zA-Z])[a-zA-Z0-9]{1,12}")
_NOTES = frozenset({"txt", "text", "md", "csv", "tsv", "log", "vcf"})
"""Endings of texts that people write or their telephones do; they are kept as `txt`."""
_BY_CONTENT = KNOWN.keys() - _ZIPPED.keys() - _OLE.keys() - {"txt", "pdf", "heic", "avif", "mov", "3gp"}
"""Those that their first bytes alone tell; the others are looked into here."""

# ISO media files say what they are by their brands; puremagic knows only some of them.
_BRANDS = {
    **dict.fromkeys((b"avif", b"avis"), "avif"),
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"), "heic"),
    **dict.fromkeys((b"M4A ", b"M4B ", b"M4P "), "m4a"),
    b"qt  ": "mov",
}
_PICTURES = (b"mif1", b"mif2", b"msf1", b"miaf")
"""Brands of both families of pictures: the compatible ones tell which."""
_OLD_MOVIES = (b"moov", b"mdat", b"wide", b"pnot")
_MP3_FRAMES = (b"\xff\xfb", b"\xff\xfa", b"\xff\xf3", b"\xff\xf2", b"\xff\xe3")
_RIFF = {b"AVI ": "avi", b"WAVE": "wav", b"WEBP": "webp"}

_PDF = re.compile(rb"%PDF-[12]\.\d")
_PDF_STARTS = 1024  # readers look for its header so far
_NO_PREFIX = re.compile(
    rb"MZ|\x7fELF|PK|\xca\xfe\xba\xbe|\xfe\xed\xfa|[\xce\xcf]\xfa\xed\xfe|#!|Rar!|7z\xbc|\xff\xd8|\x89PNG|GIF8"
    rb"|RIFF|\xd0\xcf\x11\xe0|OggS|ID3|....ftyp|\x1aE\xdf\xa3|\x1f\x8b|L\0\0\0|MSCF|\{\\rtf"
    rb"|.*(?:@echo|<[!?]|</?(?:html|head|body|script|svg|meta|iframe|object)\b)",
    re.DOTALL | re.IGNORECASE,
)
"""What begins so is something else already, and would be two kinds at once."""
_PDF_STARTS_PROGRAMS = re.compile(rb"/S\s*/Launch\b")
_RTF_HOLDS_OBJECTS = re.compile(rb"\\obj(?:data|update)")

# A voice note comes in a container that could hold pictures as well: what was asked for decides.
_AS_SOUND = {
    "webm": FileType("webm", "audio/webm", Kind.VOICE),
    "mp4": FileType("m4a", "audio/mp4", Kind.VOICE),
    "3gp": FileType("3gp", "audio/3gpp", Kind.VOICE),
}


def file_type(data: bytes, name: str = "") -> FileType | None:
    """The kind of a file by its content; None when it is none of the known ones."""
    found = _told(data)
    if not found:
        return KNOWN["txt"] if may_be_a_note(name) and is_note(data) else None
    return None if _is_two_at_once(found, data) or _brings_programs(found, data) else KNOWN[found]


def _told(data: bytes) -> str:
    head = data[:HEAD]
    if begins_with_a_mark(data) and not _PDF.search(data, 0, _PDF_STARTS):
        return ""
    return _pdf(data) or _packed(data) or _iso(head) or _riff(head) or _magic(head)


def _is_two_at_once(found: str, data: bytes) -> bool:
    is_pdf_too = found != "pdf" and bool(_PDF.search(data, 0, _PDF_STARTS))
    return is_pdf_too or (found not in _ZIPPED and is_zip(data))


def _brings_programs(found: str, data: bytes) -> bool:
    sign = {"pdf": _PDF_STARTS_PROGRAMS, "rtf": _RTF_HOLDS_OBJECTS}.get(found)
    return bool(sign and sign.search(data))


def may_be_a_note(name: str) -> bool:
    """Whether a text of this name is one: an ending of a program, a page or a picture says it is not."""
    ending = _ending(name)
    return not ending or ending in _NOTES


def _ending(name: str) -> str:
    """Small, without its dot; empty where what stands behind the last dot is part of the name."""
    _, dot, ending = name.rstrip(" .").rpartition(".")
    return ending.lower() if dot and _ENDING.fullmatch(ending) else ""


def named(name: str, found: FileType) -> str:
    """The sender's name for it, with the ending of what it is; empty where nothing of it is left."""
    right = _RIGHT.get(found.extension, (found.extension,))
    bare, ending = name.rstrip(" ."), _ending(name)
    if ending in right:
        return bare if len(bare) > len(ending) + 1 else ""
    stem = bare[: -len(ending) - 1].rstrip(" .") if ending else bare
    return stem if not stem or _ending(stem) in right else f"{stem}.{found.extension}"


def as_kind(found: FileType, hint: Kind | None) -> FileType | None:
    """The file as what its sender meant it to be; None when it cannot be that."""
    if hint is None or hint is found.kind:
        return found
    if hint is Kind.DOCUMENT:
        return FileType(found.extension, found.mime, hint)
    if hint in (Kind.VOICE, Kind.AUDIO):
        sound = _AS_SOUND.get(found.extension) or (found if found.kind is Kind.AUDIO else None)
        return sound and FileType(sound.extension, sound.mime, hint)
    return None


def _pdf(data: bytes) -> str:
    """Readers find it behind other bytes as well: what scanners and mail programs put before it."""
    header = _PDF.search(data, 0, _PDF_STARTS)
    if not header:
        return ""
    before = data[: header.start()]
    if header.start() and (_NO_PREFIX.match(before) or (b"obj" not in data and is_plain_text(data))):
        return ""
    return "pdf"


def _packed(data: bytes) -> str:
    if data.startswith(OLE_STARTS):
        return inside_ole(data)
    return inside_zip(data) if data.startswith(b"PK\x03\x04") else ""


def _iso(head: bytes) -> str:
    if head[4:8] in _OLD_MOVIES:
        return "mov"
    if head[4:8] != b"ftyp":
        return ""
    size = int.from_bytes(head[:4], "big")
    brands = [head[8:12], *(head[at : at + 4] for at in range(16, min(size, len(head)), 4))]
    if brands[0].startswith(b"3g"):
        return "3gp"
    if brands[0] in _PICTURES:
        return "avif" if "avif" in map(_BRANDS.get, brands) else "heic"
    return _BRANDS.get(brands[0], "mp4")


def _riff(data: bytes) -> str:
    return _RIFF.get(data[8:12], "") if data.startswith(b"RIFF") else ""


def _magic(head: bytes) -> str:
    """The surest of puremagic's findings that is known here: its list holds rare kinds of like heads."""
    if head[:2] in _MP3_FRAMES:
        return "mp3"
    try:
        findings = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):
        return ""
    names = [each.extension.lstrip(".") for each in findings if each.offset >= 0]
    return next((name for each in names if (name := _ALIASES.get(each, each)) in _BY_CONTENT), "")
