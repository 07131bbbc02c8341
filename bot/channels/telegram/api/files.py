"""Files between Telegram and ours. The rule this module guards: a file becomes ours, because Telegram
promises to keep none; and what this bot was sent, it can send again by name.
"""

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator
from io import BytesIO
from typing import Any, assert_never

from telegram import InputFile, Message
from telegram.error import BadRequest, NetworkError, TelegramError, TimedOut

from bot.channels.telegram.api.client import FILE_TIMEOUT, Client, heard
from bot.channels.telegram.api.file_shapes import INSTEAD, is_whole, shown_as
from bot.channels.telegram.api.message_content import File
from bot.core.events import Attachment, AttachmentKind
from bot.core.messages import Awaited, Draw, Drawing
from bot.runtime.files.attachments import AttachmentRefused, Attachments
from bot.runtime.files.fetching import UNAVAILABLE, FetchFailed, FetchLater
from bot.store.queries import telegram as store
from bot.store.queries.attachments import AwaitedFile
from bot.store.queries.telegram import FileRow
from bot.store.sqlite.database import Database

logger = logging.getLogger(__name__)

_PHOTOS = frozenset({"image/jpeg", "image/png", "image/webp"})
_SOUNDS = frozenset({"audio/mpeg", "audio/mp4"})


class Files:
    """`bot` is the bot's own id: its file ids are worth nothing to another one."""

    def __init__(
        self, client: Client, bot: str, database: Database, attachments: Attachments, draw: Draw
    ) -> None:
        self._client, self._bot, self._database = client, bot, database
        self._attachments, self._draw = attachments, draw

    # in

    def expect(self, file: File) -> Awaited:
        """The place of a file that is fetched after its message was acknowledged."""
        name, id = file.name or _name(file), secrets.token_hex(16)
        place = Attachment(id, file.kind, "", file.size, name, awaited=True)
        return Awaited(place, f"{self._bot} {file.method} {file.file_id}")

    async def fetch(self, file: AwaitedFile) -> Attachment:
        """Raises FetchFailed, FetchLater."""
        bot, method, file_id = file.source.split(" ", 2)
        if bot != self._bot:
            raise FetchFailed(UNAVAILABLE)  # what another bot was sent, this one cannot have
        if file.size > self._attachments.limit:
            raise FetchFailed("file-too-large")
        data = await self._downloaded(file_id, file.size)
        try:
            kept = await self._attachments.keep(_once(data), file.name, file.kind)
        except AttachmentRefused as error:
            if error.reason == "no-room":  # Telegram keeps it a while: perhaps there is room by then
                raise FetchLater(error.reason, is_counted=False) from error
            raise FetchFailed(f"file-{error.reason}") from error
        if kept.name.startswith(file.name) and await self._is_as_sent(kept, data):
            await self._know(kept.id, file_id, method)
        return kept

    async def _is_as_sent(self, kept: Attachment, data: bytes) -> bool:
        """Else what Telegram has of it still says where it was taken and whose it is, and is not sent
        on."""
        path = self._attachments.path(kept.id)
        return kept.size == len(data) and await asyncio.to_thread(path.read_bytes) == data

    async def _downloaded(self, file_id: str, size: int) -> bytes:
        try:
            found = await heard(self._client.get_file(file_id))
            data = bytes(await found.download_as_bytearray(read_timeout=FILE_TIMEOUT))
        except TelegramError as error:
            raise _outcome(error) from None  # its text may name the file
        except (OSError, RuntimeError) as error:
            raise FetchLater(type(error).__name__, is_counted=False) from error
        if size and data and len(data) != size:
            raise FetchLater("it came in part")
        return data

    async def _know(self, attachment: str, file_id: str, method: str) -> None:
        async with self._database.write() as conn:
            await store.keep_file(conn, FileRow(attachment, self._bot, file_id, method))

    # out

    async def send(self, file: Attachment | Drawing, caption: str, **where: Any) -> int:
        """By the id that Telegram knows it by, or uploaded; a drawing is made now. Gives the message's
        id.

        Raises:
            TelegramError: it was not sent.
            KeyError: the file is not ours, or what is to be drawn is no more.
        """
        if isinstance(file, Drawing):
            data = await self._draw(file)
            method = shown_as("photo" if file.kind == "qr" else "document", data)
            return (await self._fitting(method, data, file.file, caption, where))[0].message_id
        return await self._sent_or_uploaded(file, caption, where)

    async def _sent_or_uploaded(self, attachment: Attachment, caption: str, where: dict[str, Any]) -> int:
        async with self._database.read() as conn:
            known = await store.file_of(conn, attachment.id, self._bot)
        if known:
            try:
                return await self._known(known.method, known.file_id, caption, where)
            except BadRequest as error:
                if is_whole(error):
                    raise
                if "file" in error.message.lower():
                    await self._forget(attachment.id)
        return (await self._uploaded(attachment, caption, where)).message_id

    async def _known(self, method: str, file_id: str, caption: str, where: dict[str, Any]) -> int:
        name = f"send{method.title().replace('_', '')}"
        sent = await self._client.call(name, **{method: file_id}, **_caption(method, caption), **where)
        return int(sent["message_id"])

    async def _uploaded(self, attachment: Attachment, caption: str, where: dict[str, Any]) -> Message:
        data = await asyncio.to_thread(self._attachments.path(attachment.id).read_bytes)
        method = await asyncio.to_thread(shown_as, _method(attachment), data)
        name = attachment.name or attachment.id
        message, method = await self._fitting(method, data, name, caption, where)
        file_id = _file_id(message, method)
        if file_id:
            await self._know(attachment.id, file_id, method)
        return message

    async def _fitting(
        self, method: str, data: bytes, name: str, caption: str, where: dict[str, Any]
    ) -> tuple[Message, str]:
        """As that, or as what its reader takes, and as what it went; at last a line that names it."""
        for tried in (method, *INSTEAD.get(method, ())):
            try:
                named = InputFile(BytesIO(data), filename=name)
                return await self._sent(tried, named, caption, where), tried
            except BadRequest as error:
                if is_whole(error):
                    raise
                logger.info("a %s is not taken as such: %s", tried, type(error).__name__)
        line = f"{caption}\n\n📎 {name}".strip()
        return await self._client.send_message(text=line, **where), "message"

    async def _sent(self, method: str, file: InputFile, caption: str, where: dict[str, Any]) -> Message:
        sends: Any = getattr(self._client, f"send_{method}")
        message: Message = await sends(**{method: file}, **_caption(method, caption), **where)
        return message

    async def _forget(self, attachment: str) -> None:
        async with self._database.write() as conn:
            await store.forget_file(conn, attachment)


def _outcome(error: TelegramError) -> FetchFailed | FetchLater:
    """ "Wrong file_id or the file is temporarily unavailable" is said of both: so it is tried again."""
    said = error.message.lower()
    if isinstance(error, BadRequest) and "too big" in said:
        return FetchFailed("file-too-large")
    if isinstance(error, BadRequest) and "invalid file_id" in said:
        return FetchFailed(UNAVAILABLE)
    is_unheard = isinstance(error, NetworkError) and not isinstance(error, BadRequest | TimedOut)
    return FetchLater(type(error).__name__, is_counted=not is_unheard)


async def _once(data: bytes) -> AsyncIterator[bytes]:
    await asyncio.sleep(0)
    yield data


def _caption(method: str, caption: str) -> dict[str, str]:
    return {"caption": caption} if caption and method != "video_note" else {}


def _name(file: File) -> str:
    """A video note and a photo have no name of their own."""
    return {"photo": "photo.jpg", "voice": "voice.ogg", "video_note": "video.mp4"}.get(file.method, "")


def _method(attachment: Attachment) -> str:
    """How Telegram takes it: as what it is where it can show that, else as a document."""
    match attachment.kind:
        case AttachmentKind.PHOTO if attachment.mime in _PHOTOS:
            return "photo"
        case AttachmentKind.VOICE if attachment.mime == "audio/ogg":
            return "voice"
        case AttachmentKind.VOICE | AttachmentKind.AUDIO if attachment.mime in _SOUNDS:
            return "audio"
        case AttachmentKind.VIDEO if attachment.mime == "video/mp4":
            return "video"
        case (
            AttachmentKind.PHOTO
            | AttachmentKind.VOICE
            | AttachmentKind.AUDIO
            | AttachmentKind.VIDEO
            | AttachmentKind.DOCUMENT
        ):
            return "document"
        case _:
            assert_never(attachment.kind)


def _file_id(message: Message, method: str) -> str:
    if method == "photo":
        return message.photo[-1].file_id if message.photo else ""
    sent = getattr(message, method, None)
    return sent.file_id if sent else ""
