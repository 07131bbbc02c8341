"""The body of what a platform posts, read before anybody knows whether it is the platform's."""

from starlette.types import Receive


async def body_of(receive: Receive, largest: int) -> bytes | None:
    """None: it has more than `largest` bytes, or whoever sent it went away."""
    body = bytearray()
    while (message := await receive())["type"] == "http.request":
        body += message.get("body", b"")
        if len(body) > largest:
            return None
        if not message.get("more_body"):
            return bytes(body)
    return None
