"""Whom a demonstration answers. The rule this module guards: a foreign name that was made to lead to this
machine (DNS rebinding) opens nothing. An address in digits cannot be made to lead elsewhere.
"""

from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.web.shared.errors import on_refusal
from bot.web.shared.guard import Refusal

MISDIRECTED = 421  # RFC 9110


class DemoHosts:
    """Refuses a request whose Host is neither this machine's nor `known`, the configured one."""

    def __init__(self, app: ASGIApp, known: str) -> None:
        self.app, self._known = app, known

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or self._is_known(request := Request(scope)):
            await self.app(scope, receive, send)
            return
        refused = await on_refusal(request, Refusal(MISDIRECTED, "web-error-host"))
        await refused(scope, receive, send)

    def _is_known(self, request: Request) -> bool:
        name = _name(request.headers.get("host", ""))
        return name == "localhost" or _is_digits(name) or (bool(name) and name == self._known)


def _name(host: str) -> str:
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def _is_digits(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
