"""Files that people send. The rules this module guards: where a file lies is asked anew at each try, for
that is told for five minutes; our token goes to the platform's own servers and to nobody else; what a
file says of itself is not believed.
"""

import base64
import binascii
import hashlib
import hmac
import logging
from collections.abc import AsyncIterator
from urllib.parse import urlsplit

from bot.channels.whatsapp.api.client import Client
from bot.channels.whatsapp.api.http import Fate, GraphError, NoAnswer
from bot.channels.whatsapp.incoming.json_reading import number, word
from bot.channels.whatsapp.incoming.message_content import File
from bot.core.events import Attachment
from bot.runtime.files.attachments import AttachmentRefused, Attachments
from bot.runtime.files.fetching import UNAVAILABLE, FetchFailed, FetchLater
from bot.store.queries.attachments import AwaitedFile

logger = logging.getLogger(__name__)

_PLATFORM = ("facebook.com", "fbsbx.com", "fbcdn.net", "whatsapp.net")
_GONE = frozenset({100, 131052})
"""Errors by which Meta says of a file's id that there is none of it, or not any more."""
_UNSAID = "-"


def source_of(file: File) -> str:
    return f"{file.sha256 or _UNSAID} {file.id}"


class Media:
    """`base_url` is the Graph API's."""

    def __init__(self, client: Client, base_url: str, attachments: Attachments) -> None:
        self._client, self._home, self._attachments = client, urlsplit(base_url), attachments

    async def fetch(self, file: AwaitedFile) -> Attachment:
        """Raises FetchFailed, FetchLater."""
        promised, id = file.source.split(" ", 1)
        data = await self._downloaded(id, promised)
        try:
            return await self._attachments.keep(_once(data), file.name, file.kind)
        except AttachmentRefused as error:
            if error.reason == "no-room":  # Meta keeps it for seven days: perhaps there is room by then
                raise FetchLater(error.reason, is_counted=False) from error
            raise FetchFailed(f"file-{error.reason}") from error

    async def _downloaded(self, id: str, promised: str) -> bytes:
        try:
            about = await self._client.media(id)
            url, size = word(about.get("url"), 4096), number(about.get("file_size")) or 0
            limit = self._attachments.limit
            if size > limit:
                raise FetchFailed("file-too-large")
            data = await self._client.http.fetch(self._trusted(url), limit)
        except GraphError as error:
            raise _outcome(error) from None
        except NoAnswer as error:
            raise FetchLater(str(error), is_counted=error.fate is not Fate.AWAY) from None
        if len(data) > limit:
            raise FetchFailed("file-too-large")
        if not _is_whole(data, promised) or not _is_whole(data, word(about.get("sha256"))):
            raise FetchLater("it is not what was announced")
        return data

    def _trusted(self, url: str) -> str:
        """Raises FetchLater: it leads to somebody who must not have our token."""
        try:
            there = urlsplit(url)
            host, port = (there.hostname or "").lower(), there.port
        except ValueError:
            host, port, there = "", None, self._home
        is_home = (there.scheme, host, port) == (self._home.scheme, self._home.hostname, self._home.port)
        is_platform = there.scheme == "https" and any(
            host == name or host.endswith(f".{name}") for name in _PLATFORM
        )
        if url and (is_home or is_platform):
            return url
        logger.warning("a file of WhatsApp lies on a server that is not the platform's: it is not asked")
        raise FetchLater("elsewhere")


def _outcome(error: GraphError) -> FetchFailed | FetchLater:
    """An id is good for seven days; all else may be over another time."""
    is_gone = error.code in _GONE or error.http == 404
    return FetchFailed(UNAVAILABLE) if is_gone else FetchLater(str(error))


def _is_whole(data: bytes, promised: str) -> bool:
    """Whether it is what was announced, where that was: Meta writes its hash in base64, or as digits."""
    digest = hashlib.sha256(data)
    if promised in ("", _UNSAID):
        return True
    if len(promised) == 64 and not promised.endswith("="):
        return hmac.compare_digest(promised.lower(), digest.hexdigest())
    try:
        return hmac.compare_digest(base64.b64decode(promised, validate=True), digest.digest())
    except (binascii.Error, ValueError):
        return True  # it says nothing that could be compared


async def _once(data: bytes) -> AsyncIterator[bytes]:
    yield data
