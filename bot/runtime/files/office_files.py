"""Looking into files that hold other files: letters and tables of office programs, old ones and new.

The rule this module guards: a packed file is one of these letters or tables, or it is nothing; one that
brings programs along (macros, controls, packed objects) is nothing either, whatever it calls itself.
"""

import re
import zlib
from io import BytesIO
from itertools import islice
from typing import Final
from zipfile import BadZipFile, ZipFile, ZipInfo

MOST_ENTRIES = 5_000
MOST_UNPACKED = 512 * 1024**2  # bytes: a bomb unpacks to more, and whoever opens it pays
_LOOKED_AT = 1024**2  # bytes of an entry
_ENDS = (
    b"PK\x05\x06",
    22 + 65_535,
)  # the end of a packed folder, and how far from the file's end it may lie

_MAIN_PARTS = {
    "word/document.xml": "docx",
    "xl/workbook.xml": "xlsx",
    "ppt/presentation.xml": "pptx",
}
_OPEN_DOCUMENTS = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}
_PROGRAM_PARTS = re.compile(
    r"(^|/)(vbaproject|vbadata|macrosheets|activex|basic|scripts)\b|^meta-inf/manifest\.mf$|androidmanifest"
    r"|\.(exe|dll|com|scr|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|jar|class|dex|lnk|msi|sh|py|apk|html?|svgz|url)$",
    re.IGNORECASE,
)
_PROGRAM_WORDS = re.compile(
    rb"macroenabled|vbaproject|vba(?:data|macro)|ms-office\.activex|intlmacrosheet|xlmacrosheet",
    re.IGNORECASE,
)
_DECLARED = ("[content_types].xml", ".rels", "meta-inf/manifest.xml")
_TEMPLATE_FROM_OUTSIDE = re.compile(
    rb"<Relationship\b(?=[^>]*(?:attachedTemplate|oleObject|frame))(?=[^>]*TargetMode\s*=\s*[\"']External)",
    re.IGNORECASE,
)
_UNREADABLE = (
    BadZipFile,
    RuntimeError,
    NotImplementedError,
    OSError,
    EOFError,
    LookupError,
    ValueError,
    zlib.error,
)

OLE_STARTS: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_KINDS = {"WordDocument": "doc", "Workbook": "xls", "Book": "xls", "PowerPoint Document": "ppt"}
_OLE_PROGRAMS = (
    "VBA",
    "_VBA_PROJECT",
    "_VBA_PROJECT_CUR",
    "Macros",
    "EncryptedPackage",
    "\x01Ole10Native",
)
_OLE_ENTRY, _OLE_NAME = 128, 64  # bytes of an entry of its directory, and of the name that it begins with
_MACRO_SHEET = re.compile(rb"\x85\x00[\x08-\x46]\x00.{4}[\x00-\x02]\x01", re.DOTALL)


def is_zip(data: bytes) -> bool:
    """Whether a program that unpacks would find a packed folder in it, wherever that begins."""
    signature, reach = _ENDS
    if data.rfind(signature, max(0, len(data) - reach)) < 0:
        return False
    try:
        with ZipFile(BytesIO(data)) as folder:
            return bool(folder.namelist())
    except _UNREADABLE:
        return False


def inside_zip(data: bytes) -> str:
    """The ending of the letter, table or slides that a packed file is; empty when it is anything else."""
    try:
        with ZipFile(BytesIO(data)) as folder:
            return _letter(folder)
    except _UNREADABLE:
        return ""


def _letter(folder: ZipFile) -> str:
    entries = folder.infolist()
    names = [entry.filename.lower() for entry in entries]
    whole = 0 < len(names) <= MOST_ENTRIES and len(set(names)) == len(names)
    if not whole or min(entry.header_offset for entry in entries) or _holds_programs(folder, entries):
        return ""
    if names[0] == "mimetype":
        return _OPEN_DOCUMENTS.get(folder.read(entries[0]).strip(), "")
    kinds = [kind for part, kind in _MAIN_PARTS.items() if part in names]
    return kinds[0] if len(kinds) == 1 else ""


def _holds_programs(folder: ZipFile, entries: list[ZipInfo]) -> bool:
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        return True
    if any(_PROGRAM_PARTS.search(entry.filename) for entry in entries):
        return True
    declared = [entry for entry in entries if entry.filename.lower().endswith(_DECLARED)]
    return any(_names_programs(_head(folder, entry)) for entry in declared)


def _head(folder: ZipFile, entry: ZipInfo) -> bytes:
    with folder.open(entry) as part:
        return part.read(_LOOKED_AT)


def _names_programs(part: bytes) -> bool:
    return bool(_PROGRAM_WORDS.search(part) or _TEMPLATE_FROM_OUTSIDE.search(part))


def inside_ole(data: bytes) -> str:
    """As `inside_zip`, for the office files of before 2007."""
    if any(_has_entry(data, name) for name in _OLE_PROGRAMS):
        return ""
    kind = next((kind for name, kind in _OLE_KINDS.items() if _has_entry(data, name)), "")
    return "" if kind == "xls" and _MACRO_SHEET.search(data) else kind


def _has_entry(data: bytes, name: str) -> bool:
    """Whether its directory lists that name: an entry lies at a multiple of its own length."""
    written = name.encode("utf-16-le") + b"\0\0"
    found = (each.start() for each in islice(re.finditer(re.escape(written), data), 10_000))
    return any(
        at % _OLE_ENTRY == 0 and _is_entry(data[at : at + _OLE_ENTRY], len(written)) for at in found
    )


def _is_entry(entry: bytes, length: int) -> bool:
    said = int.from_bytes(entry[_OLE_NAME : _OLE_NAME + 2], "little")
    return len(entry) == _OLE_ENTRY and said == length
