"""As what a file goes out on WhatsApp: as a picture, a sound, a film, a document, or not at all.

The rule this module guards: no message is given up for its file. WhatsApp takes few kinds, each up to a
size; a picture of another kind or a larger one goes as a document that holds it.
"""

from collections.abc import Mapping
from enum import StrEnum

from bot.core.events import Attachment
from bot.core.messages import Drawing

MEGABYTE = 1024 * 1024
IMAGE_BYTES, SOUND_BYTES, DOCUMENT_BYTES = 5 * MEGABYTE, 16 * MEGABYTE, 100 * MEGABYTE

IMAGES = frozenset({"image/jpeg", "image/png"})
AUDIO = frozenset({"audio/aac", "audio/mp4", "audio/mpeg", "audio/amr", "audio/ogg"})
VIDEO = frozenset({"video/mp4", "video/3gpp"})
_OFFICE = "application/vnd.openxmlformats-officedocument"
DOCUMENTS = frozenset(
    {
        "text/plain",
        "application/pdf",
        "application/msword",
        "application/vnd.ms-excel",
        "application/vnd.ms-powerpoint",
        f"{_OFFICE}.wordprocessingml.document",
        f"{_OFFICE}.spreadsheetml.sheet",
        f"{_OFFICE}.presentationml.presentation",
    }
)
"""Everything that can be uploaded there."""

DRAWABLE = frozenset({"image/webp", "image/gif", "image/avif", *IMAGES})
"""Pictures that we can put into a PDF."""


class Carried(StrEnum):
    """`page`: a document that is made of it. `not`: WhatsApp takes it in no shape."""

    IMAGE = "image"
    AUDIO = "audio"
    VIDEO = "video"
    DOCUMENT = "document"
    PAGE = "page"
    NOT = "not"


SIZES: Mapping[Carried, int] = {
    Carried.IMAGE: IMAGE_BYTES,
    Carried.AUDIO: SOUND_BYTES,
    Carried.VIDEO: SOUND_BYTES,
    Carried.DOCUMENT: DOCUMENT_BYTES,
    Carried.PAGE: DOCUMENT_BYTES,
    Carried.NOT: 0,
}


def carried_as(file: Attachment | Drawing) -> Carried:
    """The size of a drawing is not known yet, and small."""
    if isinstance(file, Drawing):
        return Carried.IMAGE if file.kind == "qr" else Carried.DOCUMENT
    found = _kind(file.mime.partition(";")[0].strip().lower(), file.size)
    return found if file.size <= SIZES[found] else Carried.NOT


def _kind(mime: str, size: int) -> Carried:
    if mime in IMAGES and size <= IMAGE_BYTES:
        return Carried.IMAGE
    if mime in DRAWABLE:
        return Carried.PAGE
    kinds = ((AUDIO, Carried.AUDIO), (VIDEO, Carried.VIDEO), (DOCUMENTS, Carried.DOCUMENT))
    return next((kind for mimes, kind in kinds if mime in mimes), Carried.NOT)


def has_caption(file: Attachment | Drawing) -> bool:
    """A sound has none, and none of them stands above buttons."""
    return carried_as(file) is not Carried.AUDIO
