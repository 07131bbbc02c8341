"""As what a file goes out: as a picture, a voice, a film, or as a document that any reader takes.

The rule this module guards: no message is given up for its file. What Telegram or its reader does not
take in one shape is sent in another.
"""

from collections.abc import Mapping
from io import BytesIO

from PIL import Image
from telegram.error import BadRequest

PHOTO_BYTES, SIDES, RATIO = 10 * 2**20, 10_000, 20
"""Of a picture that Telegram shows as one: its size, width and height together, one to the other."""

INSTEAD: Mapping[str, tuple[str, ...]] = {
    "photo": ("document",),
    "voice": ("audio", "document"),
    "audio": ("document",),
    "video": ("document",),
    "video_note": ("video", "document"),
    "document": (),
}
"""What is tried when somebody refuses voice, or took the right to send pictures from the bot."""

NOT_THE_FILE = (
    "thread not found",
    "topic_",
    "chat not found",
    "text messages",
    "have no rights to send a message",
    "chat_write_forbidden",
    "chat_restricted",
    "replied not found",
    "upgraded",
    "user is deactivated",
    "peer_id_invalid",
    "markup",
    "button",
)


def is_whole(error: BadRequest) -> bool:
    """Whether the message could not be sent in any shape: the file is not why."""
    said = error.message.lower()
    return any(each in said for each in NOT_THE_FILE)


def shown_as(method: str, data: bytes) -> str:
    """A picture that Telegram would refuse as one is a document."""
    return "document" if method == "photo" and not _is_shown(data) else method


def _is_shown(data: bytes) -> bool:
    if len(data) > PHOTO_BYTES:
        return False
    try:
        with Image.open(BytesIO(data)) as picture:
            width, height = picture.size
    except (OSError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return False
    return width + height <= SIDES and max(width, height) <= RATIO * min(width, height)
