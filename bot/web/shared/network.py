"""From which network a request comes, as far as it can be known.

The rule this module guards: what a stranger writes into a header counts only where a proxy of ours, named
in `web.trusted_proxies`, passed it on. Where that cannot be known there is no network, and whatever is
bounded by network is not bounded: one proxy's address is everybody's.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import cast

from starlette.requests import Request

FORWARDED = (b"x-forwarded-for", b"forwarded", b"x-real-ip")
Address = IPv4Address | IPv6Address
Headers = Iterable[tuple[bytes, bytes]]


class Networks:
    """`trusted` are addresses or networks of proxies; `undeclared` is one that should be among them."""

    def __init__(self, trusted: Sequence[IPv4Network | IPv6Network] = ()) -> None:
        self._trusted = tuple(trusted)
        self.undeclared = ""
        self._noted = ""

    def to_note(self) -> str:
        """The undeclared proxy, once."""
        new = self.undeclared if self.undeclared != self._noted else ""
        self._noted = self.undeclared
        return new

    def of(self, headers: Headers, peer: str) -> str:
        """An IPv4 address, or the /64 of an IPv6 one. Empty: it cannot be known."""
        there, passed = _peer(peer), [each for each in headers if each[0] in FORWARDED]
        if there is None:
            return ""
        if not self._is_ours(there):
            if passed and there.is_private:
                self.undeclared = str(there)
            return "" if passed else _network(there)
        return self._behind(b",".join(value for name, value in passed if name == FORWARDED[0]))

    def _behind(self, chain: bytes) -> str:
        """Right to left: each proxy added whom it heard; the first that is none of ours is who asked."""
        for hop in reversed(chain.decode("latin-1").split(",")):
            address = _address(hop.strip())
            if address is None:
                return ""
            if not self._is_ours(address):
                return _network(address)
        return ""

    def _is_ours(self, address: Address) -> bool:
        return any(address in network for network in self._trusted)


def network_of(request: Request) -> str:
    peer = request.client.host if request.client else ""
    networks = cast(Networks, request.app.state.site.bounds.networks)
    return networks.of(request.scope["headers"], peer)


def _address(text: str) -> Address | None:
    """Some proxies write the port, too."""
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return (isinstance(address, IPv6Address) and address.ipv4_mapped) or address


_peer = lru_cache(256)(_address)
"""Asked twice for each request; what others write into a header is not kept."""


@lru_cache(256)
def _network(address: Address) -> str:
    return str(ip_network((address, 64), False) if isinstance(address, IPv6Address) else address)
