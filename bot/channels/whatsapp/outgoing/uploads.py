"""Files on their way to WhatsApp: brought into a shape that it takes, and uploaded."""

import asyncio
import hashlib
import mimetypes
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath

from bot.channels.whatsapp.api.client import Client
from bot.channels.whatsapp.outgoing.file_shapes import SIZES, Carried, carried_as
from bot.channels.whatsapp.outgoing.page_text import text_of
from bot.channels.whatsapp.outgoing.payloads import Payload, media_of
from bot.core.events import Attachment
from bot.core.messages import Draw, Drawing
from bot.runtime.files.attachments import Attachments

KEPT = 29 * 86400.0  # seconds; Meta keeps what is uploaded for thirty days
MOST = 1000  # files whose ids are remembered
PIXELS = 50_000_000  # that are held in memory for a page


class NotTaken(Exception):
    """WhatsApp takes this file in no shape."""


@dataclass(frozen=True, slots=True)
class Ready:
    kind: str
    data: bytes
    mime: str
    name: str


@dataclass(frozen=True, slots=True)
class Known:
    """By which id Meta knows a file, and until when (as `now` counts seconds)."""

    id: str
    until: float


class Uploads:
    """What was uploaded is sent to the next person by the same id, as long as this process runs."""

    def __init__(
        self,
        client: Client,
        attachments: Attachments,
        draw: Draw,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._client, self._attachments, self._draw, self._now = client, attachments, draw, now
        self._known: OrderedDict[str, Known] = OrderedDict()

    async def uploaded(self, file: Attachment | Drawing, *, anew: bool = False) -> Payload:
        """`anew`: an id of before may be the reason why it did not arrive.

        Raises NotTaken, GraphError, NoAnswer; KeyError, OSError: the file is not there."""
        ready = await (self._drawn(file) if isinstance(file, Drawing) else self._read(file))
        if len(ready.data) > SIZES[Carried(ready.kind)]:
            raise NotTaken
        return media_of(ready.kind, await self._id_of(ready, anew=anew), ready.name)

    async def _id_of(self, ready: Ready, *, anew: bool) -> str:
        name = await asyncio.to_thread(_digest, ready)
        known = None if anew else self._known.get(name)
        if known is None or known.until <= self._now():
            id = await self._client.upload(ready.data, ready.mime, ready.name)
            known = Known(id, self._now() + KEPT)
        self._known[name] = known
        self._known.move_to_end(name)
        while len(self._known) > MOST:
            self._known.popitem(last=False)
        return known.id

    async def _drawn(self, drawing: Drawing) -> Ready:
        data = await self._draw(drawing)
        if drawing.kind == "copy":
            text = await asyncio.to_thread(text_of, data)
            return Ready("document", text, "text/plain", f"{PurePath(drawing.file).stem}.txt")
        kind = carried_as(drawing)
        return Ready(kind.value, data, drawing.mime.partition(";")[0], drawing.file)

    async def _read(self, file: Attachment) -> Ready:
        kind, name = carried_as(file), file.name or file.id
        data = await asyncio.to_thread(self._attachments.path(file.id).read_bytes)
        mime = file.mime.partition(";")[0].strip().lower()
        if kind is Carried.NOT:
            raise NotTaken
        if kind is Carried.PAGE:
            page = await asyncio.to_thread(_page, data)
            return Ready("document", page, "application/pdf", f"{PurePath(name).stem}.pdf")
        return Ready(kind.value, data, mime, _named(name, mime))


def _digest(ready: Ready) -> str:
    return hashlib.sha256(f"{ready.mime}\n".encode() + ready.data).hexdigest()


def _named(name: str, mime: str) -> str:
    """With an ending, by which a telephone knows what opens it."""
    ending = "" if PurePath(name).suffix else mimetypes.guess_extension(mime) or ""
    return name + ending


def _page(data: bytes) -> bytes:
    """A picture as the one page of a document. Raises NotTaken."""
    from PIL import Image, ImageOps

    made = BytesIO()
    try:
        with Image.open(BytesIO(data)) as picture:
            if picture.width * picture.height > PIXELS:
                raise NotTaken
            upright = ImageOps.exif_transpose(picture).convert("RGBA")
        on_white = Image.new("RGB", upright.size, "white")
        on_white.paste(upright, mask=upright.getchannel("A"))
        on_white.save(made, "PDF", quality=95)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise NotTaken from None
    return made.getvalue()
