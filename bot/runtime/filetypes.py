"""What a file is, by its first bytes and never by what its sender says it is.

Only kinds that staff can use and that a page can show or offer for download are known; a page, a
program or a drawing with scripts in it is none of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import puremagic

from bot.core.events import AttachmentKind as Kind

HEAD = 4096  # bytes that are looked at


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
    "zip": "application/zip",
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
        },
    ),
    **_types(Kind.DOCUMENT, {"pdf": "application/pdf", "rtf": "application/rtf", "txt": "text/plain"}),
    **_types(Kind.DOCUMENT, _ZIPPED),
    **_types(Kind.DOCUMENT, _OLE),
}

# puremagic's other names for the same kinds
_ALIASES = {"jpeg": "jpg", "jfif": "jpg", "heif": "heic", "mpga": "mp3", "oga": "ogg", "opus": "ogg"}

# ISO media files say what they are by their brand; puremagic knows only some of them.
_BRANDS = {
    b"heic": "heic",
    b"heix": "heic",
    b"hevc": "heic",
    b"mif1": "heic",
    b"msf1": "heic",
    b"M4A ": "m4a",
    b"M4B ": "m4a",
    b"qt  ": "mov",
}

# A voice note comes in a container that could hold pictures as well: what was asked for decides.
_AS_SOUND = {
    "webm": FileType("webm", "audio/webm", Kind.VOICE),
    "mp4": FileType("m4a", "audio/mp4", Kind.VOICE),
    "3gp": FileType("3gp", "audio/3gpp", Kind.VOICE),
}


def file_type(head: bytes, name: str = "") -> FileType | None:
    """The kind of a file by its first bytes; None when it is none of the known ones.

    The name only tells apart what begins alike: a letter and a table are both zipped folders.
    """
    extension = _brand(head) or _magic(head) or ("txt" if _is_text(head) else "")
    named = name.rpartition(".")[2].lower()
    for family, otherwise in ((_ZIPPED, "zip"), (_OLE, "doc")):
        if extension in family:
            extension = named if named in family else otherwise
    return KNOWN.get(extension)


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


def _brand(head: bytes) -> str:
    if head[4:8] != b"ftyp":
        return ""
    brand = head[8:12]
    return "3gp" if brand.startswith(b"3g") else _BRANDS.get(brand, "mp4")


def _magic(head: bytes) -> str:
    """The surest of puremagic's findings that is known here: its list holds rare kinds of like heads."""
    try:
        findings = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):
        return ""
    names = [each.extension.lstrip(".") for each in findings if each.offset >= 0]
    return next((name for each in names if (name := _ALIASES.get(each, each)) in KNOWN), "")


def _is_text(head: bytes) -> bool:
    try:
        text = head.decode("utf-8", errors="strict")
    except UnicodeDecodeError as error:
        text = head[: error.start].decode("utf-8") if len(head) - error.start < 4 else "\0"
    return all(c.isprintable() or c.isspace() or ord(c) > 0x7F for c in text)
