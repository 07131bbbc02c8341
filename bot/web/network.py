"""From which network a request comes, as far as it can be known."""

from ipaddress import IPv6Address, ip_address, ip_network

from starlette.requests import Request

FORWARDED = ("x-forwarded-for", "forwarded", "x-real-ip")


def network_of(request: Request) -> str:
    """An IPv4 address, or the /64 of an IPv6 one. Empty behind a proxy: the address is the proxy's."""
    if request.client is None or any(name in request.headers for name in FORWARDED):
        return ""
    try:
        address = ip_address(request.client.host)
    except ValueError:
        return ""
    return str(ip_network((address, 64), False) if isinstance(address, IPv6Address) else address)
