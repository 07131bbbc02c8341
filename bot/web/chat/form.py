"""Reading what a page sends. A message is checked as a whole before anything of it is kept, and refused
in words that say what to do; the page keeps it until it was taken.

Text is stored exactly as written. Two things cannot be: U+0000, which no database column bears, and lone
surrogates, which no UTF-8 does; each becomes U+FFFD in its place. Line ends are told as a browser sent
them (CR LF in every form) and kept as they were written (LF).
"""

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request

from bot.core.events import Attachment, AttachmentKind, Location, Words
from bot.runtime.files.attachments import AttachmentRefused
from bot.web.shared.guard import Refusal, limited, session_of
from bot.web.shared.network import network_of
from bot.web.shared.site import Site

_CLIENT_ID = re.compile(r"[0-9a-fA-F-]{8,64}")
_CHUNK = 64 * 1024
SMALL = 256 * 1024  # bytes
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_REFUSED = {
    "too-large": (413, "web-error-file-too-large"),
    "empty": (422, "web-error-file-empty"),
    "unknown-type": (415, "web-error-file-type"),
    "mismatch": (415, "web-error-file-type"),
    "no-room": (413, "web-error-no-room"),
}


@dataclass(frozen=True, slots=True)
class Written:
    """One message off a page. `room` and `member` are empty for a person."""

    client_id: str
    words: Words
    room: str = ""
    member: str = ""


@dataclass(frozen=True, slots=True)
class Pressed:
    """One press off a page. `stamp` is None for the bar, whose buttons stand whatever was last asked."""

    client_id: str
    action: str
    arg: str
    stamp: int | None
    room: str = ""
    member: str = ""


async def read_message(request: Request, site: Site) -> Written:
    """Raises Refusal: something in it cannot be taken, and nothing of it was."""
    async with opened(request, site) as form:
        client_id = _client_id(_field(form, "client_id"))
        words = await words_of(request, site, form)
        return Written(client_id, words, _field(form, "room"), _field(form, "member"))


@asynccontextmanager
async def opened(request: Request, site: Site) -> AsyncIterator[FormData]:
    limits = site.bounds.limits
    body = limited(request, limits.request_bytes)
    async with _room_for(request, site), body.form(max_files=limits.files, max_fields=20) as form:
        yield form


async def words_of(request: Request, site: Site, form: FormData) -> Words:
    """Raises Refusal: something in it cannot be taken, and nothing of it was."""
    text, location = _text(form, site.bounds.limits.characters), _location(form)
    uploads = _uploads(form, "files") + _uploads(form, "voice")
    if not (text.strip() or location or uploads):
        raise Refusal(422, "web-error-empty")
    attachments = await _kept(request, site, form) if uploads else ()
    return Words(text, attachments, location)


def has_message(form: FormData) -> bool:
    return bool(text_of(form).strip() or _uploads(form, "files"))


def text_of(form: FormData) -> str:
    return _UNSTORABLE.sub("\ufffd", _field(form, "text").replace("\r\n", "\n"))


@asynccontextmanager
async def _room_for(request: Request, site: Site) -> AsyncIterator[None]:
    """Of what is large, only so many are read at once; the others wait. Words wait for nobody's files."""
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length) <= SMALL:
        yield
        return
    if site.runtime.attachments.room.free <= 0:  # before it lies in a folder for what is under way
        raise Refusal(413, "web-error-no-room", name="")
    async with site.bounds.uploads:
        yield


async def read_press(request: Request, site: Site) -> Pressed:
    """Raises Refusal: not a press."""
    fields = await read_json(request, site)
    stamp = fields.get("stamp")
    if not (stamp is None or type(stamp) is int):
        raise Refusal(422, "web-error-bad-request")
    return Pressed(
        _client_id(_string(fields, "client_id")),
        _string(fields, "action"),
        _string(fields, "arg"),
        stamp,
        _string(fields, "room"),
        _string(fields, "member"),
    )


async def read_json(request: Request, site: Site) -> dict[str, Any]:
    """Raises Refusal: not a JSON object."""
    try:
        fields = json.loads(await limited(request, site.bounds.limits.press_bytes).body())
    except (ValueError, RecursionError) as problem:
        raise Refusal(400, "web-error-bad-request") from problem
    if not isinstance(fields, dict):
        raise Refusal(400, "web-error-bad-request")
    return fields


def _string(fields: dict[str, Any], name: str) -> str:
    value = fields.get(name, "")
    if not isinstance(value, str) or len(value) > 256:
        raise Refusal(422, "web-error-bad-request")
    return _UNSTORABLE.sub("\ufffd", value)


def _field(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


def _client_id(value: str) -> str:
    if not _CLIENT_ID.fullmatch(value):
        raise Refusal(422, "web-error-bad-request")
    return value.lower()


def _text(form: FormData, most: int) -> str:
    text = text_of(form)
    if len(text) > most:
        raise Refusal(413, "web-error-too-long", most=most, length=len(text))
    return text


def _location(form: FormData) -> Location | None:
    if not (_field(form, "latitude") or _field(form, "longitude")):
        return None
    try:
        place = Location(float(_field(form, "latitude")), float(_field(form, "longitude")))
    except ValueError as problem:
        raise Refusal(422, "web-error-location") from problem
    if not (-90 <= place.latitude <= 90 and -180 <= place.longitude <= 180):
        raise Refusal(422, "web-error-location")
    return place


def _uploads(form: FormData, name: str) -> list[UploadFile]:
    """A form names a file also where none was chosen: one without name and content."""
    given = [value for value in form.getlist(name) if isinstance(value, UploadFile)]
    return [each for each in given if each.filename or each.size]


async def _kept(request: Request, site: Site, form: FormData) -> tuple[Attachment, ...]:
    """Files first, then what was recorded in the browser, each on disk before the message is taken. Where
    one of them is refused, none of the others is left lying."""
    kept = list[Attachment]()
    given: list[tuple[UploadFile, AttachmentKind | None]] = [
        *((upload, None) for upload in _uploads(form, "files")),
        *((upload, AttachmentKind.VOICE) for upload in _uploads(form, "voice")),
    ]
    whose, size = (session_of(request), network_of(request)), sum(each.size or 0 for each, _ in given)
    if not site.bounds.budget.has(*whose, size):
        raise Refusal(413, "web-error-many-files", name=_name_of(given[0][0]))
    try:
        for upload, hint in given:
            kept.append(await _keep(site, upload, hint))
    except BaseException:
        await site.runtime.attachments.drop([each.id for each in kept])
        raise
    site.bounds.budget.spend(*whose, size)
    return tuple(kept)


async def _keep(site: Site, upload: UploadFile, hint: AttachmentKind | None) -> Attachment:
    name = _name_of(upload)
    try:
        return await site.runtime.attachments.keep(_chunks(upload), name, hint)
    except AttachmentRefused as problem:
        status, key = _REFUSED[problem.reason]
        most = site.runtime.attachments.limit // 1024**2
        raise Refusal(status, key, name=name, megabytes=most) from problem


def _name_of(upload: UploadFile) -> str:
    return _UNSTORABLE.sub("\ufffd", upload.filename or "")


async def _chunks(upload: UploadFile) -> AsyncIterator[bytes]:
    while chunk := await upload.read(_CHUNK):
        yield chunk
