"""A part of a message as the Graph API takes it: which field holds what, and nothing else."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.channels.whatsapp.outgoing.shape import Part
from bot.channels.whatsapp.outgoing.titles import Choice
from bot.core.messages import Button

Payload = dict[str, Any]
IdOf = Callable[[Button], str]
"""What a button carries, to come back with its press."""


def content_of(part: Part, id_of: IdOf, media: Payload | None = None) -> Payload:
    """`media` is the uploaded file: its `type`, and what the Graph API knows it by."""
    if part.asks_number:
        return {"type": "interactive", "interactive": _asking_number(part)}
    if part.choices:
        return {"type": "interactive", "interactive": _interactive(part, id_of, media)}
    if media is None:
        return {"type": "text", "text": {"body": part.text, "preview_url": _has_link(part.text)}}
    kind = media["type"]
    caption = {"caption": part.text} if part.text else {}
    return {"type": kind, kind: {**media[kind], **caption}}


def reaction_of(message: str, sign: str) -> Payload:
    return {"type": "reaction", "reaction": {"message_id": message, "emoji": sign}}


def media_of(kind: str, id: str, name: str) -> Payload:
    """A document is shown by its name."""
    named = {"filename": name} if kind == "document" else {}
    return {"type": kind, kind: {"id": id, **named}}


def _interactive(part: Part, id_of: IdOf, media: Payload | None) -> Payload:
    said: Payload = {"body": {"text": part.text}}
    if media:
        said["header"] = media
    if part.link:
        return {"type": "cta_url", **said, "action": _link(part.link)}
    if part.rows:
        return {"type": "list", **said, "action": _list(part, id_of)}
    buttons = [{"type": "reply", "reply": _titled(each, id_of)} for each in part.buttons]
    return {"type": "button", **said, "action": {"buttons": buttons}}


def _asking_number(part: Part) -> Payload:
    """Never tried against the real service: the shape is that of several libraries."""
    asked = "request_contact_info"
    return {"type": asked, "body": {"text": part.text}, "action": {"name": asked}}


def _link(link: Choice) -> Payload:
    return {
        "name": "cta_url",
        "parameters": {"display_text": link.title, "url": link.button.url},
    }


def _list(part: Part, id_of: IdOf) -> Payload:
    rows = [_row(each, id_of) for each in part.rows]
    return {"button": part.opener, "sections": [{"title": part.opener, "rows": rows}]}


def _row(row: Choice, id_of: IdOf) -> Mapping[str, str]:
    described = {"description": row.description} if row.description else {}
    return {**_titled(row, id_of), **described}


def _titled(choice: Choice, id_of: IdOf) -> Mapping[str, str]:
    return {"id": id_of(choice.button), "title": choice.title}


def _has_link(text: str) -> bool:
    return "https://" in text or "http://" in text
