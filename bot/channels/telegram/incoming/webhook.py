"""`POST /telegram`. The rules this module guards: without the secret nothing is read (fail closed), and
2xx is answered only after the commit, so that Telegram sends again whatever we could not keep.
"""

import hmac
import json
from collections.abc import Awaitable, Callable, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.telegram.incoming.update_handler import UpdateHandler

PATH = "/telegram"
HEADER = "x-telegram-bot-api-secret-token"
LARGEST = 1024 * 1024  # bytes; Telegram's own are some kilobytes


def webhook(
    update_handler: UpdateHandler, secret: str, heard: Callable[[Sequence[int]], Awaitable[None]]
) -> Route:
    """`heard` is told the number of what came.

    Raises:
        ValueError: an empty secret would let everybody in.
    """
    if not secret:
        raise ValueError("a webhook needs a secret")
    expected = secret.encode()

    async def post_update(request: Request) -> Response:
        given = request.headers.get(HEADER, "").encode("latin-1", errors="replace")
        if not hmac.compare_digest(given, expected):
            return Response(status_code=403)
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        try:
            update = json.loads(body)
        except (ValueError, RecursionError):
            return Response(status_code=400)
        number = update.get("update_id") if isinstance(update, dict) else None
        await heard([number] if isinstance(number, int) else [])
        await update_handler.take(update)
        return Response(status_code=200)

    return Route(PATH, post_update, methods=["POST"])


async def _body(request: Request) -> bytes | None:
    """None: it is larger than any update."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            return None
    return bytes(body)
