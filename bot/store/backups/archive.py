"""What a backup is: one zip file of the database, the attachments, the configuration, what signs and the
journal of who was erased, and a list of all that; encrypted by a passphrase (`age.py`), or plain.

The rules this module guards: a member has one of the names below and no other, so that no archive leads
out of the folder it is taken into; each member is known by its length and its SHA-256, and a plain file
as a whole by the one that it ends with.
"""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, fields
from hashlib import sha256
from io import BufferedReader
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import BadZipFile, ZipFile

from bot.store.backups.age import NotWhole, Unsealed, WrongPassphrase, is_sealed
from bot.store.erasure import journal
from bot.store.errors import StoreError
from bot.store.queries.attachments import NAME

FORMAT, FORMAT_VERSION = "rida-backup", 3
"""1 had no journal, 2 neither the configuration nor a digest of the whole; both were plain."""
MANIFEST, DATABASE, KEY, FILES = "manifest.json", "rida.db", "session.key", "attachments/"
JOURNAL = journal.NAME
CONFIG, ENTRIES, SECRETS = "config.yaml", "entries/", "secrets/"
"""`entries/` are the files of faq/entries; of `secrets/` each is named by its key in config.yaml."""
PLAIN, ENCRYPTED = ".zip", ".zip.age"
DIGEST = 64  # characters at the end of a plain file: the SHA-256 of all before them
LARGEST_MANIFEST = 256 * 1024 * 1024  # bytes: some million files
PIECE = 1024 * 1024


class BackupError(StoreError):
    """A backup is not made or not taken in. The text says why, and what mends it; so does the sentence
    `backup-refused-` and `key`, with `values`, in each language."""

    key = ""

    def __init__(self, text: str, **values: str | int) -> None:
        super().__init__(text)
        self.values = values


class NotABackup(BackupError):
    key = "no-backup"

    def __init__(self, file: Path, why: str) -> None:
        text = f"{file} is no backup of Rida ({why}): name a file that `rida backup` made"
        super().__init__(text, file=str(file))


class DamagedBackup(BackupError):
    key = "damaged"

    def __init__(self, file: Path, what: str) -> None:
        text = (
            f"{file} is damaged ({what}), and nothing of it was taken: "
            "copy it again from where it was kept, or take an older backup"
        )
        super().__init__(text, file=str(file))


class NeedsPassphrase(BackupError):
    key = "needs-passphrase"

    def __init__(self, file: Path) -> None:
        text = f"{file} is encrypted: name the file that holds its passphrase (backup.passphrase_file)"
        super().__init__(text, file=str(file))


class PassphraseRefused(BackupError):
    key = "wrong-passphrase"

    def __init__(self, file: Path) -> None:
        text = (
            f"{file} is not opened by this passphrase: take the one that was set when it was made. If it "
            "is that one, the first bytes of the file are damaged: copy it again, or take an older backup"
        )
        super().__init__(text, file=str(file))


class NewerBackup(BackupError):
    key = "newer"

    def __init__(self, file: Path, version: str) -> None:
        text = f"{file} was made by a later version of Rida ({version}): update Rida first, then restore"
        super().__init__(text, file=str(file), version=version)


@dataclass(frozen=True, slots=True)
class Member:
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """`version` is Rida's, `revision` the schema's; `missing` names attachments that are lost, `damaged`
    those that are not what came, and were so before the backup. `sources`
    says of each file of the configuration where it lay; `left_out` names the keys of config.yaml whose
    secrets are not in it, and `config.yaml` where it is not, because it holds some itself."""

    version: str
    revision: str
    made_at: str
    society: Mapping[str, str]
    newest_message_at: str | None
    rows: Mapping[str, int]
    members: Mapping[str, Member]
    missing: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    encrypted: bool = False
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
        kept = ("members", "format", "sources")
        told = {name: value for name, value in asdict(self).items() if name not in kept}
        lists = {name: list(getattr(self, name)) for name in LISTS}
        return {**told, "attachments": self.attachments, **lists}


def is_ours(name: str) -> bool:
    """Whether a member may be called so."""
    if name in (MANIFEST, DATABASE, KEY, JOURNAL, CONFIG):
        return True
    return any(
        name.startswith(folder) and re.fullmatch(inner, name.removeprefix(folder)) is not None
        for folder, inner in _INNER.items()
    )


LISTS = ("missing", "damaged", "left_out")

_PART = r"[A-Za-z0-9_][A-Za-z0-9_.-]*"
_INNER = {FILES: NAME, ENTRIES: rf"{_PART}(?:/{_PART})*\.ya?ml", SECRETS: r"[a-z]+\.[a-z_]+_file"}


@contextmanager
def opened(file: Path, passphrase: str | None = None) -> Iterator[ZipFile]:
    """The archive in the file, plain or encrypted, to be read from any place in it. Nothing is written.

    Raises:
        NotABackup, DamagedBackup, NeedsPassphrase, PassphraseRefused: here, or of what is read of it.
    """
    try:
        with _raw(file) as raw:
            sealed = is_sealed(raw)
            whole = _unsealed(raw, file, passphrase) if sealed else _checked(raw, file)
            with ZipFile(whole) as archive:
                yield archive
    except NotWhole as error:
        raise DamagedBackup(file, "it is cut off, or some of its bytes changed") from error
    except WrongPassphrase as error:
        raise PassphraseRefused(file) from error
    except BadZipFile as error:
        raise _broken(file) from error


def _raw(file: Path) -> BinaryIO:
    try:
        return file.open("rb")
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
        raise NotABackup(file, "there is no such file") from error


def _unsealed(raw: BinaryIO, file: Path, passphrase: str | None) -> BinaryIO:
    if passphrase is None:
        raise NeedsPassphrase(file)
    return BufferedReader(Unsealed(raw, passphrase))


def _checked(raw: BinaryIO, file: Path) -> BinaryIO:
    """One of an older format, or that another program packed again, ends without a digest; its members
    are known by theirs."""
    size = raw.seek(0, 2)
    raw.seek(max(0, size - DIGEST))
    given = raw.read()
    if size > DIGEST and _ends_with_digest(given):
        raw.seek(0)
        if digest_of(raw, size - DIGEST).encode() != given:
            raise DamagedBackup(file, "some of its bytes changed")
    raw.seek(0)
    return raw


def _ends_with_digest(comment: bytes) -> bool:
    return re.fullmatch(rb"[0-9a-f]{64}", comment) is not None


def digest_of(file: BinaryIO, length: int) -> str:
    """The SHA-256 of the next `length` bytes."""
    digest = sha256()
    while piece := file.read(min(PIECE, length)):
        digest.update(piece)
        length -= len(piece)
    return digest.hexdigest()


def _broken(file: Path) -> BackupError:
    """A zip file that lost its end is no zip file any more, but begins as one."""
    with file.open("rb") as read:
        begins = read.read(2) == b"PK"
    return DamagedBackup(file, "it is cut off") if begins else NotABackup(file, "another format")


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
        lists = {name: tuple(read.get(name, ())) for name in LISTS}
        found = Manifest(**{**given, "members": members, **lists})
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        raise DamagedBackup(file, "its list cannot be read") from error
    _agrees(archive, found, file)
    if archive.comment and not _ends_with_digest(archive.comment):
        raise DamagedBackup(file, "its end changed")
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
