"""`GET|POST /whatsapp`. The rules this module guards: what is not signed is not read; 200 is answered
only after the commit, so that Meta sends again whatever we could not keep; and what is signed is never
refused for what it says, for Meta would bring it again for seven days.

It is called in front of sessions and pages (`bot.web.shared.webhooks`): no platform has a cookie.
"""

import hmac
from collections.abc import Awaitable, Callable
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Receive, Scope, Send

from bot.channels.shared.request_body import body_of
from bot.channels.whatsapp.incoming.signature import Signature, given_in
from bot.store.errors import CannotWrite, NoRoom

PATH = "/whatsapp"
LARGEST = 3 * 1024 * 1024  # bytes, by Meta
CHALLENGE = 512  # characters; Meta's own are some ten digits

Take = Callable[[bytes], Awaitable[None]]
"""Keeps all that a body says. When it returns, the body is needed no more."""


def webhook(take: Take, secret: str, verify_token: str) -> ASGIApp:
    """Raises ValueError: an empty secret or token would let everybody in."""
    signature, token = Signature(secret), verify_token.encode()
    if not token:
        raise ValueError("a webhook needs a verify token")

    async def took(scope: Scope, receive: Receive) -> int:
        """The status to answer with."""
        given = given_in(scope["headers"])
        if given is None:
            return 403
        body = await body_of(receive, LARGEST)
        if body is None:
            return 413
        if not signature.holds(body, given):
            return 403
        try:
            await take(body)
        except (CannotWrite, NoRoom):
            return 503
        return 200

    async def called(scope: Scope, receive: Receive, send: Send) -> None:
        match scope["method"]:
            case "POST":
                await _answer(send, await took(scope, receive))
            case "GET":
                challenge = _verified(scope["query_string"], token)
                await _answer(send, 403 if challenge is None else 200, challenge or b"")
            case _:
                await _answer(send, 405)

    return called


def _verified(query: bytes, token: bytes) -> bytes | None:
    """What is to be said back to whoever sets the webhook up; None: they do not know our token."""
    try:
        asked = parse_qs(query.decode("ascii"), keep_blank_values=True, max_num_fields=16)
    except ValueError:
        return None
    mode, given, challenge = (
        asked.get(f"hub.{name}", []) for name in ("mode", "verify_token", "challenge")
    )
    if mode != ["subscribe"] or len(given) != 1 or len(challenge) != 1:
        return None
    is_ours = hmac.compare_digest(given[0].encode(), token)
    return challenge[0].encode() if is_ours and len(challenge[0]) <= CHALLENGE else None


async def _answer(send: Send, status: int, body: bytes = b"") -> None:
    """As plain text, so that nothing that was said back is ever read as a page."""
    headers = [(b"content-length", str(len(body)).encode())]
    headers += [(b"content-type", b"text/plain; charset=utf-8")] if body else []
    headers += [(b"x-content-type-options", b"nosniff")] if body else []
    headers += [(b"allow", b"GET, POST")] if status == 405 else []
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
