"""What is in a message: its words, its file, its place.

The rule this module guards: what nobody foresaw is unsupported content, never an error.
"""

from dataclasses import dataclass

from telegram import Message, MessageEntity

from bot.core.events import OWN_NUMBER, AttachmentKind, Location
from bot.core.visible import visible

_KINDS = {
    "voice": AttachmentKind.VOICE,
    "audio": AttachmentKind.AUDIO,
    "video": AttachmentKind.VIDEO,
    "video_note": AttachmentKind.VIDEO,
    "animation": AttachmentKind.VIDEO,  # before document: an animation is told as both
    "document": AttachmentKind.DOCUMENT,
}
_UNREADABLE = (
    "sticker",
    "poll",
    "dice",
    "game",
    "story",
    "invoice",
    "paid_media",
    "checklist",
    "giveaway",
)


@dataclass(frozen=True, slots=True)
class File:
    """`method` is the kind Telegram knows it as. `size` in bytes, 0 where unsaid."""

    file_id: str
    method: str
    kind: AttachmentKind
    name: str
    size: int


def own_phone(message: Message) -> str:
    """The number of somebody who shares their own contact: kept as theirs, not as what they said."""
    contact, sender = message.contact, message.from_user
    return contact.phone_number if contact and sender and contact.user_id == sender.id else ""


def text(message: Message) -> str:
    """The words, the caption, or what a contact or a named place says in words."""
    if own_phone(message):
        return OWN_NUMBER
    if message.contact:
        contact = message.contact
        return f"{contact.first_name} {contact.last_name or ''}".strip() + f"\n{contact.phone_number}"
    if message.venue:
        return f"{message.venue.title}\n{message.venue.address}".strip()
    return message.text or message.caption or ""


def calls(message: Message) -> bool:
    """Whether it begins with somebody's name. Telegram counts in UTF-16."""
    named = (MessageEntity.MENTION, MessageEntity.TEXT_MENTION)
    starts = [e.offset for e in (*message.entities, *message.caption_entities) if e.type in named]
    before = text(message).encode("utf-16-le", "surrogatepass")[: 2 * min(starts, default=0)]
    return bool(starts) and not visible(before.decode("utf-16-le", "ignore")).text


def location(message: Message) -> Location | None:
    at = message.venue.location if message.venue else message.location
    return Location(at.latitude, at.longitude) if at else None


def file(message: Message) -> File | None:
    if message.photo:
        best = message.photo[-1]
        return File(best.file_id, "photo", AttachmentKind.PHOTO, "", best.file_size or 0)
    for name, kind in _KINDS.items():
        sent = getattr(message, name, None)
        if sent:
            called = getattr(sent, "file_name", None) or ""
            return File(sent.file_id, name, kind, called, sent.file_size or 0)
    return None


def unsupported(message: Message) -> str:
    return next((name for name in _UNREADABLE if getattr(message, name, None)), "unknown")
