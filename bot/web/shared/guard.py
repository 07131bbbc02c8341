"""Who may do what: only our own pages write, every visitor is only ever their own session, and the
browser is told to run nothing but our own scripts.

A write needs a signed session cookie (SameSite=Lax), an Origin that is ours where the browser names
one, and a content type or header that a foreign form cannot send without asking first.
"""

import logging
import secrets
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.core.conversation import Address, Party
from bot.web.shared.language import site_of
from bot.web.shared.site import CHANNEL, Site

logger = logging.getLogger(__name__)

CUSTOM_HEADER = "x-rida"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; "
    "img-src 'self' blob:; media-src 'self' blob:; frame-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
SECURITY_HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "microphone=(self), geolocation=(self), camera=()",
    "cache-control": "no-store",
}


class Refusal(Exception):
    """A request that is not taken: its HTTP status and the text key of the reason."""

    def __init__(self, status: int, key: str, **args: str | int) -> None:
        super().__init__(f"{status} {key}")
        self.status, self.key, self.args_of_text = status, key, args


LASTING_HTTPS = "max-age=31536000"  # seconds: a year without plain HTTP (RFC 6797)


class SecurityHeaders:
    """Adds the headers above to every answer that does not say otherwise itself. `public_url` says
    whether browsers shall come back by HTTPS alone."""

    def __init__(self, app: ASGIApp, public_url: str = "") -> None:
        is_https = public_url.startswith("https:")
        self.app = app
        headers = SECURITY_HEADERS | ({"strict-transport-security": LASTING_HTTPS} if is_https else {})
        self._headers = [(name.encode(), value.encode()) for name, value in headers.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                said = message.setdefault("headers", [])
                names = {name.lower() for name, _ in said}
                message["headers"] = [*said, *(each for each in self._headers if each[0] not in names)]
            await send(message)

        await self.app(scope, receive, secured if scope["type"] == "http" else send)


def begin_session(request: Request) -> str:
    """The session's id, made on a first visit. Written anew on each page, so the cookie lives on."""
    id = request.session.get("id") or secrets.token_urlsafe(24)
    request.session["id"] = id
    return str(id)


def session_of(request: Request) -> str:
    """Raises Refusal: no signed session; the page has to be opened first."""
    id = request.session.get("id")
    if not isinstance(id, str):
        raise Refusal(403, "web-error-no-session")
    return id


def person(session: str) -> Address:
    return Address(CHANNEL, session, Party.PERSON)


def may_write(request: Request, site: Site, content_type: str, most_bytes: int) -> str:
    """The session that writes.

    Raises:
        Refusal: a foreign page, no session, a wrong content type, or too large.
    """
    _own_page(request, site)
    if _is_multipart(request) and CUSTOM_HEADER not in request.headers:
        raise Refusal(403, "web-error-foreign")
    session = session_of(request)
    _fits(request, content_type, most_bytes)
    return session


def may_send_form(request: Request, site: Site, most_bytes: int) -> None:
    """The same for a form that no script sends: it brings a ticket of its session instead of our header
    (bot/web/chat/tickets.py), and what was written is given back where it has none.

    Raises:
        Refusal: a foreign page, a wrong content type, or too large.
    """
    _own_page(request, site)
    _fits(request, "multipart/form-data", most_bytes)


def _fits(request: Request, content_type: str, most_bytes: int) -> None:
    if not request.headers.get("content-type", "").startswith(content_type):
        raise Refusal(415, "web-error-bad-request")
    if int(request.headers.get("content-length") or 0) > most_bytes:
        raise _too_large(most_bytes)


def _is_multipart(request: Request) -> bool:
    return request.headers.get("content-type", "").startswith("multipart/")


def limited(request: Request, most_bytes: int) -> Request:
    """The request, whose body refuses to be longer: not every client says beforehand how long it is."""
    taken = 0

    async def receive() -> Message:
        nonlocal taken
        message = await request.receive()
        taken += len(message.get("body", b""))
        if taken > most_bytes:
            raise _too_large(most_bytes)
        return message

    return Request(request.scope, receive)


def _too_large(most_bytes: int) -> Refusal:
    return Refusal(413, "web-error-too-large", megabytes=max(1, most_bytes // 1024**2))


def _own_page(request: Request, site: Site) -> None:
    origin = request.headers.get("origin")
    foreign = origin is not None and not _is_own(request) and not _ours(origin, request, site)
    if foreign and not site.public_url:
        logger.warning("a page was refused that may be our own: web.public_url does not name its address")
    if foreign:
        raise Refusal(403, "web-error-foreign")


def _is_own(request: Request) -> bool:
    """Browsers say so themselves, on HTTPS and on this machine, and no page can say it for them: a web
    server in front may have given the request another Host."""
    return request.headers.get("sec-fetch-site") == "same-origin"


def _ours(origin: str, request: Request, site: Site) -> bool:
    host = urlsplit(origin).netloc
    return bool(host) and host in (request.headers.get("host"), urlsplit(site.public_url).netloc)


def demo_site(request: Request) -> Site:
    """Raises Refusal: this is no demonstration, and what is for demonstrations only does not exist."""
    site = site_of(request)
    if not site.demo:
        raise Refusal(404, "web-error-not-found")
    return site
