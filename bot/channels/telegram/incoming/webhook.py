"""`POST /telegram`. The rules this module guards: without the secret nothing is read (fail closed), and
2xx is answered only after the commit, so that Telegram sends again whatever we could not keep.

It is called in front of sessions and pages (`bot.web.shared.webhooks`): an update has no cookie.
"""

import hmac
import json
from collections.abc import Awaitable, Callable, Sequence

from starlette.types import ASGIApp, Receive, Scope, Send

from bot.channels.shared.request_body import body_of
from bot.channels.telegram.incoming.last_heard import number_of
from bot.channels.telegram.incoming.update_handler import UpdateHandler
from bot.store.errors import CannotWrite, NoRoom

PATH = "/telegram"
HEADER = b"x-telegram-bot-api-secret-token"
LARGEST = 1024 * 1024  # bytes; Telegram's own are some kilobytes


def webhook(
    update_handler: UpdateHandler, secret: str, heard: Callable[[Sequence[int]], Awaitable[None]]
) -> ASGIApp:
    """`heard` is told the number of what came.

    Raises:
        ValueError: an empty secret would let everybody in.
    """
    if not secret:
        raise ValueError("a webhook needs a secret")
    expected = secret.encode()

    async def took(scope: Scope, receive: Receive) -> int:
        """The status to answer with."""
        if scope["method"] != "POST":
            return 405
        if not hmac.compare_digest(_given(scope), expected):
            return 403
        body = await body_of(receive, LARGEST)
        if body is None:
            return 413
        try:
            update = json.loads(body)
        except (ValueError, RecursionError):
            return 400
        number = number_of(update)
        try:
            await heard([number] if number else [])
            await update_handler.take(update)
        except (CannotWrite, NoRoom):
            return 503
        return 200

    async def called(scope: Scope, receive: Receive, send: Send) -> None:
        status = await took(scope, receive)
        headers = [(b"content-length", b"0"), *([(b"allow", b"POST")] if status == 405 else [])]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body"})

    return called


def _given(scope: Scope) -> bytes:
    """The secret that came with it; empty where none did."""
    return next((bytes(value) for name, value in scope["headers"] if name == HEADER), b"")
