"""A file is given only to those in whose conversation it is, and opened in the page only if it can do
nothing there: pictures, sound and film of known kinds. Everything else is downloaded."""

from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from bot.core.events import Attachment
from bot.core.messages import Drawing
from bot.runtime.views import HistoryItem
from bot.web.shared.guard import Refusal, person, session_of
from bot.web.shared.language import site_of
from bot.web.shared.site import Site

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
    "cache-control": "no-store",  # a shared telephone keeps no copy
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


async def get_drawn(request: Request) -> Response:
    """A QR code or a poster of a message that the session may see, drawn anew each time."""
    site, item, file = site_of(request), request.path_params["item"], request.path_params["file"]
    found = [
        drawing
        async for each in _visible(site, session_of(request))
        if each.id == item
        for drawing in each.drawings
        if drawing.file == file
    ]
    return await _drawn(site, found[0] if found else None)


async def _drawn(site: Site, drawing: Drawing | None) -> Response:
    try:
        content = await site.draw(drawing) if drawing else b""
    except KeyError:
        content = b""  # the initiative was taken out of config.yaml meanwhile
    if not drawing or not content:
        raise Refusal(404, "web-error-not-found")
    how = "inline" if drawing.mime in _SHOWN else "attachment"
    named = {"content-disposition": f'{how}; filename="{drawing.file}"'}
    return Response(content, media_type=drawing.mime, headers={**_HEADERS, **named})


async def _theirs(site: Site, session: str, id: str) -> Attachment | None:
    async for item in _visible(site, session):
        for attachment in item.attachments:
            if attachment.id == id and not attachment.awaited:
                return attachment
    return None


async def _visible(site: Site, session: str) -> AsyncIterator[HistoryItem]:
    """The session's own; in a demonstration the staff's side is open to every visitor too."""
    for item in await site.reading.history(person(session)):
        yield item
    if site.demo:
        for room in await site.reading.rooms():
            for item in await site.reading.history(room.address):
                yield item
        for mail in await site.reading.mails():
            yield mail.item
