"""A file is given only to those in whose conversation it is, and opened in the page only if it can do
nothing there: pictures, sound and film of known kinds. Everything else is downloaded."""

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from bot.core.events import Attachment
from bot.runtime.reading import HistoryItem
from bot.web.guard import Refusal, person, session_of
from bot.web.language import site_of
from bot.web.site import Site

_SHOWN = frozenset(
    {
        "image/jpeg",
        "image/png",
        "image/gif",
        "image/webp",
        "image/heic",
        "image/avif",
        "audio/mpeg",
        "audio/mp4",
        "audio/ogg",
        "audio/webm",
        "audio/wav",
        "audio/aac",
        "video/mp4",
        "video/webm",
        "video/ogg",
        "video/quicktime",
    }
)
_HEADERS = {
    "content-security-policy": "sandbox; default-src 'none'",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "private, max-age=3600",
}


async def get_file(request: Request) -> Response:
    site = site_of(request)
    attachment = await _theirs(site, session_of(request), request.path_params["id"])
    if attachment is None:
        raise Refusal(404, "web-error-not-found")
    return FileResponse(
        site.runtime.attachments.path(attachment.id),
        media_type=attachment.mime,
        filename=attachment.name or attachment.id,
        content_disposition_type="inline" if attachment.mime in _SHOWN else "attachment",
        headers=_HEADERS,
    )


async def _theirs(site: Site, session: str, id: str) -> Attachment | None:
    """The session's own; in a demonstration the staff's side is open to every visitor too."""
    own = _among(await site.reading.history(person(session)), id)
    return own or (await _staffs(site, id) if site.demo else None)


async def _staffs(site: Site, id: str) -> Attachment | None:
    for room in await site.reading.rooms():
        found = _among(await site.reading.history(room.address), id)
        if found:
            return found
    return _among([mail.item for mail in await site.reading.mails()], id)


def _among(items: list[HistoryItem], id: str) -> Attachment | None:
    shown = (attachment for item in items for attachment in item.attachments)
    return next((attachment for attachment in shown if attachment.id == id), None)
