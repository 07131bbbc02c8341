"""What is in a message: its words, its file, its place.

The rule this module guards: what nobody foresaw is unsupported content, and what cannot be read is named
as such; neither is ever an error, and the words beside it are kept.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from bot.channels.whatsapp.incoming.json_reading import Json, is_true, items, number, table, text, word
from bot.core.events import OWN_NUMBER, UNREADABLE, AttachmentKind, Location

LONGEST = 65_536  # characters, by WhatsApp
_UNUSABLE = frozenset({"sticker", "unsupported", "unknown", "order"})
"""Kinds that are known and hold nothing that anybody here could use; `unknown` is Meta's older word for
what it does not bring."""
_FILES = {
    "image": AttachmentKind.PHOTO,
    "video": AttachmentKind.VIDEO,
    "audio": AttachmentKind.AUDIO,
    "voice": AttachmentKind.VOICE,
    "document": AttachmentKind.DOCUMENT,
}
_NAMES = {"image": "photo.jpg", "audio": "audio.mp3", "voice": "voice.ogg", "video": "video.mp4"}
_TELEPHONE = re.compile(r"^TEL[^:\r\n]*:([^\r\n]+)", re.MULTILINE | re.IGNORECASE)
REQUESTED = "contact_request"
"""What a contact's `origin` begins with that somebody sent because we had asked for their number."""


@dataclass(frozen=True, slots=True)
class File:
    """`id` is Meta's, good for seven days; `sha256` in base64, as far as it is told."""

    id: str
    kind: AttachmentKind
    name: str
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """`unsupported` names what we could not carry, `phone` is the sender's own number, which they shared.
    `poison` says what nobody could read: the message is kept as it came, beside what is taken of it."""

    text: str = ""
    file: File | None = None
    location: Location | None = None
    phone: str = ""
    unsupported: str = ""
    poison: str = ""


def content(message: Json, sender: str) -> Content:
    """`sender` is the telephone number by which they write, empty where that is not told."""
    kind = word(message.get("type"))
    read = _READ.get(kind)
    found = read(message, kind, sender) if read else _other(message, kind)
    if len(found.text) > LONGEST:
        return replace(found, text="", unsupported=UNREADABLE, poison="too-long")
    return found


def _other(message: Json, kind: str) -> Content:
    """With the words that stand beside it, where there are some."""
    is_known, said = kind in _UNUSABLE, text(table(message, "text").get("body")) or ""
    unsupported = "" if said else kind if is_known else "unknown"
    return Content(said, unsupported=unsupported, poison="" if is_known else "unknown")


def _poisoned(why: str, said: str = "") -> Content:
    """With the words that could be read all the same."""
    return Content(said, unsupported="" if said else UNREADABLE, poison=why)


def _text(message: Json, kind: str, _: str) -> Content:
    said = text(table(message, kind).get("body"))
    return _poisoned("text") if said is None else Content(said)


def _media(message: Json, kind: str, _: str) -> Content:
    about = table(message, kind)
    said = text(about.get("caption")) or ""
    id = word(about.get("id"))
    return Content(said, _file(about, kind, id)) if id else _poisoned("media", said)


def _file(about: Json, kind: str, id: str) -> File:
    """A voice note is told from a sound by its sign."""
    told = "voice" if kind == "audio" and is_true(about.get("voice")) else kind
    name = text(about.get("filename")) or _NAMES.get(told, "")
    return File(id, _FILES[told], name, word(about.get("sha256")))


def _location(message: Json, kind: str, _: str) -> Content:
    about = table(message, kind)
    latitude, longitude = number(about.get("latitude")), number(about.get("longitude"))
    named = "\n".join(filter(None, (text(about.get("name")), text(about.get("address")))))
    if latitude is None or longitude is None or abs(latitude) > 90 or abs(longitude) > 180:
        return _poisoned("location", named)
    return Content(named, location=Location(latitude, longitude))


# Contacts --------------------------------------------------------------------------------------------


def _contacts(message: Json, kind: str, sender: str) -> Content:
    """What somebody shares of others is said in words; their own number is kept as theirs."""
    cards = [each for each in items(message.get(kind)) if isinstance(each, dict)]
    told = word(message.get("origin"))
    asked = [word(card.get("origin"), 64) or told for card in cards]
    own = next(
        (
            number
            for card, origin in zip(cards, asked, strict=True)
            for number in _own(card, sender, is_asked=origin.startswith(REQUESTED))
        ),
        "",
    )
    if own:
        return Content(OWN_NUMBER, phone=own)
    said = "\n\n".join(filter(None, map(_card, cards)))
    return Content(said) if said else _poisoned("contacts")


def _own(card: Json, sender: str, *, is_asked: bool) -> list[str]:
    told = [each for each in items(card.get("phones")) if isinstance(each, dict)]
    ours = (each for each in told if sender and digits(each.get("wa_id")) == sender)
    found = _numbers(card) if is_asked else [word(each.get("phone")) or sender for each in ours]
    return [number for number in found if number]


def _card(card: Json) -> str:
    called = text(table(card, "name").get("formatted_name")) or ""
    return "\n".join(filter(None, (called.strip(), *_numbers(card))))


def _numbers(card: Json) -> list[str]:
    """Of a card that has none of its own beside the one that telephones exchange."""
    told = [word(each.get("phone")) for each in items(card.get("phones")) if isinstance(each, dict)]
    found = [each for each in told if each]
    return found or [each.strip() for each in _TELEPHONE.findall(text(card.get("vcard")) or "")]


def digits(value: object) -> str:
    """Of a telephone number, however it is written; empty where it is none."""
    written = re.sub(r"[\s()+-]", "", word(value))
    return written if written.isascii() and written.isdecimal() and 5 <= len(written) <= 20 else ""


def _order(message: Json, kind: str, _: str) -> Content:
    said = (text(table(message, kind).get("text")) or "").strip()
    return Content(said) if said else Content(unsupported=kind)


_READ: Mapping[str, Callable[[Json, str, str], Content]] = {
    "text": _text,
    **dict.fromkeys(_FILES, _media),
    "location": _location,
    "contacts": _contacts,
    "order": _order,
}
