"""What a backup is: one zip file of the database, the attachments, what signs and the journal of who
was erased, and a list of all that.

The rules this module guards: a member has one of the names below and no other, so that no archive leads
out of the folder it is taken into; each member is known by its length and its SHA-256.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import BadZipFile, ZipFile

from bot.store.erasure import journal
from bot.store.errors import StoreError
from bot.store.queries.attachments import NAME

FORMAT, FORMAT_VERSION = "rida-backup", 2
MANIFEST, DATABASE, KEY, FILES = "manifest.json", "rida.db", "session.key", "attachments/"
JOURNAL = journal.NAME
LARGEST_MANIFEST = 256 * 1024 * 1024  # bytes: some million files
PIECE = 1024 * 1024


class BackupError(StoreError):
    """A backup is not made or not taken in. The text says why, and what mends it."""


class NotABackup(BackupError):
    def __init__(self, file: Path, why: str) -> None:
        super().__init__(f"{file} is no backup of Rida ({why}): name a file that `rida backup` made")


class DamagedBackup(BackupError):
    def __init__(self, file: Path, what: str) -> None:
        super().__init__(
            f"{file} is damaged ({what}), and nothing of it was taken: "
            "copy it again from where it was kept, or take an older backup"
        )


class NewerBackup(BackupError):
    def __init__(self, file: Path, version: str) -> None:
        super().__init__(
            f"{file} was made by a later version of Rida ({version}): update Rida first, then restore"
        )


@dataclass(frozen=True, slots=True)
class Member:
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """`version` is Rida's, `revision` the schema's; `missing` names attachments that are lost."""

    version: str
    revision: str
    made_at: str
    society: Mapping[str, str]
    newest_message_at: str | None
    rows: Mapping[str, int]
    members: Mapping[str, Member]
    missing: tuple[str, ...] = ()
    format: str = FORMAT
    format_version: int = field(default=FORMAT_VERSION)

    @property
    def attachments(self) -> int:
        return sum(name.startswith(FILES) for name in self.members)

    @property
    def size(self) -> int:
        """Bytes of all members."""
        return sum(member.size for member in self.members.values())

    def written(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)

    def told(self) -> dict[str, Any]:
        """For whoever made it or took it in: all but the list of files."""
        told = {name: value for name, value in asdict(self).items() if name not in ("members", "format")}
        return {**told, "attachments": self.attachments, "missing": list(self.missing)}


def is_ours(name: str) -> bool:
    """Whether a member may be called so."""
    if name in (MANIFEST, DATABASE, KEY, JOURNAL):
        return True
    return name.startswith(FILES) and re.fullmatch(NAME, name.removeprefix(FILES)) is not None


def manifest_of(archive: ZipFile, file: Path) -> Manifest:
    """Raises NotABackup, NewerBackup, DamagedBackup: it is not one that this version reads."""
    read = _read(archive, file)
    if read.get("format") != FORMAT:
        raise NotABackup(file, "another format")
    if not isinstance(read.get("format_version"), int) or read["format_version"] > FORMAT_VERSION:
        raise NewerBackup(file, str(read.get("version", "?")))
    known = {each.name for each in fields(Manifest)}
    try:
        members = {name: Member(int(m["size"]), str(m["sha256"])) for name, m in read["members"].items()}
        given = {name: value for name, value in read.items() if name in known}
        missing = tuple(read.get("missing", ()))
        found = Manifest(**{**given, "members": members, "missing": missing})
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        raise DamagedBackup(file, "its list cannot be read") from error
    _agrees(archive, found, file)
    return found


def _read(archive: ZipFile, file: Path) -> dict[str, Any]:
    try:
        if archive.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
            raise DamagedBackup(file, "its list is too long")
        read = json.loads(archive.read(MANIFEST))
    except KeyError as error:
        raise NotABackup(file, f"it has no {MANIFEST}") from error
    except (BadZipFile, ValueError, OSError, EOFError, RecursionError) as error:
        raise DamagedBackup(file, "its list cannot be read") from error
    if not isinstance(read, dict):
        raise NotABackup(file, "another format")
    return read


def _agrees(archive: ZipFile, manifest: Manifest, file: Path) -> None:
    """Raises DamagedBackup: what is in it is not what its list says."""
    inside = archive.namelist()
    if foreign := [name for name in (*inside, *manifest.members) if not is_ours(name)]:
        raise DamagedBackup(file, f"{len(foreign)} of its members have names that no backup has")
    if DATABASE not in manifest.members or sorted(inside) != sorted([*manifest.members, MANIFEST]):
        raise DamagedBackup(file, "it does not hold what its list names")
    for name, member in manifest.members.items():
        if archive.getinfo(name).file_size != member.size:
            raise DamagedBackup(file, f"{name} has another length")


def copied(source: BinaryIO, target: BinaryIO, digest: Any) -> int:
    """All of it, in pieces; how many bytes."""
    size = 0
    while piece := source.read(PIECE):
        size += len(piece)
        digest.update(piece)
        target.write(piece)
    return size
