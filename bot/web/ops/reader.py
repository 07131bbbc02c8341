"""Who may read the figures of the house.

The rules this module guards: with a token whoever has it, from anywhere; without one only somebody on
this machine, and never through a web server in front: everybody would look as if they sat here.
"""

import secrets
from base64 import b64decode
from ipaddress import ip_address

from starlette.requests import Request

from bot.web.shared.network import FORWARDED, network_of


def may_read(request: Request, token: str) -> bool:
    if token:
        return _has(request, token)
    names = {name for name, _ in request.scope["headers"]}
    if names.intersection(FORWARDED):
        return _is_here(network_of(request))
    peer = request.client.host if request.client else ""
    return b"via" not in names and _is_here(peer) and _is_own_name(request.url.hostname or "")


def _has(request: Request, token: str) -> bool:
    """Compared in the same time whatever is sent."""
    kind, _, said = request.headers.get("authorization", "").partition(" ")
    if kind.lower() not in ("basic", "bearer"):
        return False
    sent = _password(said) if kind.lower() == "basic" else said.strip()
    return secrets.compare_digest(sent.encode(), token.encode())


def _password(said: str) -> str:
    """What a browser sends that asked for one; empty where it cannot be read."""
    try:
        return b64decode(said.strip(), validate=True).decode().partition(":")[2]
    except ValueError:
        return ""


def _is_own_name(host: str) -> bool:
    """A page elsewhere may make a name of its own lead here, and its visitor's browser would ask."""
    return host == "localhost" or _is_here(host)


def _is_here(address: str) -> bool:
    try:
        there = ip_address(address)
    except ValueError:
        return False
    mapped = getattr(there, "ipv4_mapped", None)
    return bool((mapped or there).is_loopback)
