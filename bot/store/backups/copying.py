"""What goes into a backup, in which order, and how it is written.

The rule this module guards: what is read of the database is as it was at one moment, and the files come
after it, for a file lies in its folder before its row is written.
"""

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from bot.store.backups.age import Sealing
from bot.store.backups.archive import (
    CONFIG,
    DATABASE,
    DIGEST,
    ENTRIES,
    FILES,
    JOURNAL,
    KEY,
    MANIFEST,
    SECRETS,
    Manifest,
    Member,
    copied,
    digest_of,
    is_ours,
)
from bot.store.backups.places import Places

PATIENCE = 30.0  # seconds that a lock of another program is waited for


class Copy:
    """In `beside` lies the database for a moment; `file` becomes the copy."""

    def __init__(self, places: Places, beside: Path, file: Path, passphrase: str | None) -> None:
        self._places, self._beside, self._file = places, beside, file
        self._passphrase = passphrase
        self._members: dict[str, Member] = {}
        self._sources: dict[str, str] = {}
        self._lost: list[str] = []
        self._damaged: list[str] = []

    def made(self, society: Mapping[str, str], now: datetime) -> Manifest:
        snapshot = self._beside / DATABASE
        _snapshot(self._places.database, snapshot)
        target = os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(target, "w+b") as written:
            manifest = self._written(written, snapshot, society, now)
            written.flush()
            os.fsync(written.fileno())
        return manifest

    def _written(
        self, into: BinaryIO, snapshot: Path, society: Mapping[str, str], now: datetime
    ) -> Manifest:
        if self._passphrase is not None:
            sealing = Sealing(into, self._passphrase)
            manifest = self._packed(sealing, snapshot, society, now)
            sealing.finish()
        else:
            manifest = self._packed(into, snapshot, society, now)
            _ended(into)
        return manifest

    def _packed(
        self, into: "BinaryIO | Sealing", snapshot: Path, society: Mapping[str, str], now: datetime
    ) -> Manifest:
        with ZipFile(into, "w", ZIP_STORED, allowZip64=True) as archive:
            self._files(archive, snapshot)
            for name, file in ((KEY, self._places.key), (JOURNAL, self._places.journal)):
                if file.is_file():
                    self._put(archive, name, file, ZIP_STORED)
            for name, file in self._configuration():
                self._put(archive, name, file, ZIP_DEFLATED)
                self._sources[name] = str(file)
            self._put(archive, DATABASE, snapshot, ZIP_DEFLATED)
            manifest = self._manifest(snapshot, society, now)
            archive.writestr(_named(MANIFEST, ZIP_DEFLATED), manifest.written())
            if self._passphrase is None:
                archive.comment = b"0" * DIGEST
        return manifest

    def _configuration(self) -> Iterator[tuple[str, Path]]:
        """What the society wrote itself; its secrets only into what is encrypted."""
        places, is_sealed = self._places, self._passphrase is not None
        if places.config and (is_sealed or not places.secrets_in_config) and places.config.is_file():
            yield CONFIG, places.config
        if places.entries:
            for file in sorted(places.entries.rglob("*.y*ml")):
                name = f"{ENTRIES}{file.relative_to(places.entries).as_posix()}"
                if file.is_file() and is_ours(name):
                    yield name, file
        for key, file in sorted(places.secrets.items()) if is_sealed else ():
            if file.is_file():
                yield f"{SECRETS}{key}", file

    def _left_out(self) -> tuple[str, ...]:
        if self._passphrase is not None:
            return ()
        in_config = (CONFIG,) if self._places.secrets_in_config else ()
        return (*in_config, *sorted(self._places.secrets))

    def _files(self, archive: ZipFile, snapshot: Path) -> None:
        for id, digest in _kept_files(snapshot):
            try:
                self._put(archive, f"{FILES}{id}", self._places.files / id, ZIP_STORED)
            except FileNotFoundError:
                self._lost.append(id)
                continue
            if self._members[f"{FILES}{id}"].sha256 != digest:
                self._damaged.append(id)
        if self._lost:
            self._lost = _without_unused(snapshot, self._lost)

    def _put(self, archive: ZipFile, name: str, source: Path, way: int) -> None:
        digest = sha256()
        with source.open("rb") as read, archive.open(_named(name, way), "w", force_zip64=True) as into:
            size = copied(read, into, digest)  # type: ignore[arg-type]  # typeshed: it is one
        self._members[name] = Member(size, digest.hexdigest())

    def _manifest(self, snapshot: Path, society: Mapping[str, str], now: datetime) -> Manifest:
        with closing(sqlite3.connect(snapshot)) as db:
            (revision,) = db.execute("SELECT version_num FROM alembic_version").fetchone()
            (newest,) = db.execute("SELECT max(received_at) FROM inbox").fetchone()
            rows = rows_of(db)
        return Manifest(
            version=version("rida"),
            revision=str(revision),
            made_at=now.astimezone(UTC).isoformat(timespec="seconds"),
            society=dict(society),
            newest_message_at=newest and f"{newest.replace(' ', 'T')}+00:00",
            rows=rows,
            members=self._members,
            missing=tuple(self._lost),
            damaged=tuple(self._damaged),
            sources=self._sources,
            left_out=self._left_out(),
            encrypted=self._passphrase is not None,
        )


def _ended(file: BinaryIO) -> None:
    """A plain file ends with the digest of all before it, in the place that the zip file keeps for it."""
    length = file.seek(0, os.SEEK_END) - DIGEST
    file.seek(0)
    digest = digest_of(file, length)
    file.seek(length)
    file.write(digest.encode())


def _snapshot(source: Path, target: Path) -> None:
    """As it is at one moment, whatever is written meanwhile: what waits in the log is in it."""
    target.touch(mode=0o600)
    with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as db:
        db.execute(f"PRAGMA busy_timeout={int(PATIENCE * 1000)}")
        db.execute("VACUUM INTO ?", (str(target),))


def _kept_files(snapshot: Path) -> list[tuple[str, str]]:
    """Each with the digest that the database has kept of it since it came."""
    with closing(sqlite3.connect(snapshot)) as db:
        return list(db.execute("SELECT id, sha256 FROM attachments ORDER BY id"))


def _without_unused(snapshot: Path, lost: list[str]) -> list[str]:
    """A file that came with no message may have been let go since the snapshot: the copy knows it no
    longer. The others should be there, and are named."""
    with closing(sqlite3.connect(snapshot)) as db, db:
        for id in lost:
            db.execute("DELETE FROM telegram_files WHERE attachment_id = ? AND ? IN "
                       "(SELECT id FROM attachments WHERE NOT used)", (id, id))  # fmt: skip
            db.execute("DELETE FROM attachments WHERE id = ? AND NOT used", (id,))
        known = {id for (id,) in db.execute("SELECT id FROM attachments")}
    return [id for id in lost if id in known]


def rows_of(db: sqlite3.Connection) -> dict[str, int]:
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    )
    tables = [name for (name,) in db.execute(query) if name != "alembic_version"]
    count = 'SELECT count(*) FROM "{}"'
    return {name: db.execute(count.format(name)).fetchone()[0] for name in tables}


def _named(name: str, way: int) -> ZipInfo:
    info = ZipInfo(name, (2000, 1, 1, 0, 0, 0))  # when it came stands in the database
    info.compress_type, info.external_attr = way, 0o600 << 16
    return info
