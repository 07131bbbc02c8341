"""Files that people send. The rules this module guards: a file is on the disk before it has an id, and
only an id that was made here leads to a file; and it is kept as what it is, without what it says of
whoever sent it.

Names on the disk are generated; what the sender called a file is kept beside it and never used as a path.
"""

import asyncio
import hashlib
import logging
import os
import re
import secrets
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import suppress
from datetime import datetime, timedelta
from io import BufferedRandom
from pathlib import Path
from threading import Lock
from typing import Literal, ParamSpec, TypeVar

from sqlalchemy.exc import SQLAlchemyError

from bot.core.events import Attachment, AttachmentKind
from bot.core.hidden_numbers import without
from bot.runtime.files.cleaning import Unclean, cleaned
from bot.runtime.files.filetypes import FileType, as_kind, file_type, named
from bot.runtime.files.room import RESERVE, Room
from bot.runtime.shared.clock import Clock, wall_time
from bot.store.errors import CannotWrite, NoRoom
from bot.store.queries import attachments
from bot.store.sqlite.database import Database
from bot.store.sqlite.fsync import names_on_disk

logger = logging.getLogger(__name__)

LIMIT = 20 * 1024 * 1024  # bytes: what Telegram lets a bot download
_OURS = re.compile(attachments.NAME)
_PART = re.compile(r"[0-9a-f]{32}\.part")
UNUSED = timedelta(days=1)
_NAME = 200  # characters of the sender's name for it that are kept

P = ParamSpec("P")
T = TypeVar("T")
Reason = Literal["too-large", "empty", "unknown-type", "mismatch", "no-room"]


class AttachmentRefused(Exception):
    """`reason` is a key of the texts: too-large, empty, unknown-type, mismatch, no-room (the disk is
    full, or does not take it now)."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


class Attachments:
    """`limit` is in bytes. `new_id` gives 32 hexadecimal digits."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        folder: Path,
        *,
        limit: int = LIMIT,
        reserve: int = RESERVE,
        new_id: Callable[[], str] = lambda: secrets.token_hex(16),
    ) -> None:
        self._database, self._clock, self.folder = database, clock, folder
        self.limit, self._new_id = limit, new_id
        self.room = Room(folder, reserve)

    async def keep(
        self, chunks: AsyncIterator[bytes], name: str, kind_hint: AttachmentKind | None = None
    ) -> Attachment:
        """Store a file. When this returns, it and its row survive a power cut.

        Raises:
            AttachmentRefused: too large, empty, of an unknown type, not what `kind_hint` says, or not
                taken by the disk.
        """
        if self.room.free <= 0:
            raise AttachmentRefused("no-room")
        return await self._keep(chunks, without(name), kind_hint)

    async def drop(self, ids: Collection[str]) -> None:
        """Let go of what was kept for a message that is not taken. What came with another one stays. What
        the disk or the book does not let go of now is left to `sweep_unused`: whoever asks has something
        to say to its sender, and nothing here may stand before that."""
        if not ids or self._database.obstacle:
            return
        try:
            async with self._database.write() as conn:
                dropped = await attachments.drop_unused(conn, ids)
            for id in dropped:
                await asyncio.to_thread((self.folder / id).unlink, missing_ok=True)
        except (OSError, NoRoom, CannotWrite, SQLAlchemyError) as error:
            logger.warning("a file that no message has is left to the sweep: %s", type(error).__name__)

    async def _keep(
        self, chunks: AsyncIterator[bytes], name: str, kind_hint: AttachmentKind | None
    ) -> Attachment:
        id = self._new_id()
        part = _Part(self.folder, id, self.limit)
        try:
            await _on_disk(part.open)
            async for chunk in chunks:
                await _on_disk(part.write, chunk)
            found = await _on_disk(_finished, part, _plain(name), kind_hint)
        except BaseException:
            part.discard()
            raise
        kept = f"{id}.{found.extension}"
        try:
            return await self._record(kept, found, part, name)
        except BaseException:  # a file without its row is nobody's
            with suppress(OSError):  # `sweep_unused` removes what the disk does not let go of now
                await asyncio.to_thread((self.folder / kept).unlink, missing_ok=True)
            raise

    async def _record(self, id: str, found: FileType, part: "_Part", name: str) -> Attachment:
        kept = Attachment(id, found.kind, found.mime, part.size, named(_plain(name), found))
        async with self._database.write() as conn:
            await attachments.put(conn, kept, part.digest.hexdigest(), self._clock.now())
        return kept

    def path(self, id: str) -> Path:
        """Where the file lies.

        Raises:
            KeyError: no file of this id was ever kept.
        """
        path = self.folder / id
        if not _OURS.fullmatch(id) or not path.is_file():
            raise KeyError("no such attachment")
        return path

    async def get(self, id: str) -> Attachment:
        """What is known of the file. Raises KeyError as `path` does."""
        async with self._database.read() as conn:
            return await attachments.get(conn, id)

    async def sweep(self) -> None:
        """Remove what a crash left half written."""
        await asyncio.to_thread(self._remove, _PART)

    async def sweep_unused(self) -> None:
        """Remove what was kept a day ago for a message that never came: it was refused, or the process
        ended in between."""
        before = self._clock.now() - UNUSED
        async with self._database.write() as conn:
            ids = await attachments.forget_unused(conn, before)
        old = await asyncio.to_thread(self._older_than, wall_time() - UNUSED)
        async with self._database.read() as conn:
            lost = set(old) - await attachments.known(conn, old)
        for id in (*ids, *lost):
            await asyncio.to_thread((self.folder / id).unlink, missing_ok=True)

    def _older_than(self, at: datetime) -> list[str]:
        found = (path for path in self.folder.glob("*") if _OURS.fullmatch(path.name))
        return [path.name for path in found if path.stat().st_mtime < at.timestamp()]

    async def clear(self) -> None:
        """Remove every file: the case book was emptied."""
        await asyncio.to_thread(self._remove, _OURS)

    def _remove(self, names: re.Pattern[str]) -> None:
        for path in self.folder.glob("*"):
            if names.fullmatch(path.name):
                path.unlink(missing_ok=True)


async def _on_disk(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """In a thread. Whatever the disk says is told without the file's name.

    Raises:
        AttachmentRefused: the disk does not take it.
    """
    try:
        return await asyncio.to_thread(work, *args, **kwargs)
    except OSError as error:
        logger.error("a file could not be kept: %s", error.strerror or type(error).__name__)
        raise AttachmentRefused("no-room") from error


def _finished(part: "_Part", name: str, hint: AttachmentKind | None) -> FileType:
    """Look at it, clean it, and put it on the disk under the ending of what it is."""
    content = part.content()
    found = _checked(content, name, hint)
    try:
        part.finish(found.extension, cleaned(found.extension, content))
    except Unclean:
        raise AttachmentRefused("unknown-type") from None
    return found


def _checked(content: bytes, name: str, hint: AttachmentKind | None) -> FileType:
    if not content:
        raise AttachmentRefused("empty")
    found = file_type(content, name)
    if found is None:
        raise AttachmentRefused("unknown-type")
    meant = as_kind(found, hint)
    if meant is None:
        raise AttachmentRefused("mismatch")
    return meant


def _plain(name: str) -> str:
    """The last part of a name, without what could disguise its ending (control and direction signs)."""
    last = re.split(r"[/\\]", name)[-1]
    return "".join(c for c in last if c.isprintable())[-_NAME:]


class _Part:
    """A file while it comes in: `<id>.part`, renamed when it is whole and on the disk. It is opened in a
    thread, and may be discarded before that thread has come so far: then nothing of it stays."""

    def __init__(self, folder: Path, id: str, limit: int) -> None:
        self._path, self._limit = folder / f"{id}.part", limit
        self._file: BufferedRandom | None = None
        self._fate, self._is_discarded = Lock(), False
        self.size, self.digest = 0, hashlib.sha256()

    def open(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        file = self._path.open("x+b")
        with self._fate:
            self._file = file
            is_nobodys = self._is_discarded
        if is_nobodys:
            self.discard()

    def write(self, chunk: bytes) -> None:
        self.size += len(chunk)
        if self.size > self._limit:
            raise AttachmentRefused("too-large")
        self._opened.write(chunk)

    def content(self) -> bytes:
        self._opened.seek(0)
        return self._opened.read()

    def finish(self, extension: str, content: bytes) -> None:
        """Keep this of it, under that ending."""
        self._opened.seek(0)
        self._opened.truncate()
        self._opened.write(content)
        self.size, self.digest = len(content), hashlib.sha256(content)
        self._opened.flush()
        os.fsync(self._opened.fileno())
        self._opened.close()
        self._path.rename(self._path.with_suffix(f".{extension}"))
        names_on_disk(self._path.parent)

    @property
    def _opened(self) -> BufferedRandom:
        if self._file is None:
            raise ValueError("nothing is open")
        return self._file

    def discard(self) -> None:
        with self._fate:
            self._is_discarded, file = True, self._file
        with suppress(OSError):  # what was still to be written is thrown away
            if file:
                file.close()
        with suppress(OSError):  # `sweep` removes it at the next start
            self._path.unlink(missing_ok=True)
