"""Who else reaches what the settings name: whether an address is this machine's alone."""

from collections.abc import Iterable, Sequence
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

from bot.policy.refusal import Findings


def is_loopback(host: str) -> bool:
    """`localhost` and the loopback addresses, in whichever form; no other name is looked up."""
    name = host.strip("[]").rstrip(".").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        address = ip_address(name)
    except ValueError:
        return False
    inner = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return (inner or address).is_loopback


def host_of(url: str) -> str:
    return urlsplit(url).hostname or ""


def add_exposed(
    findings: Findings, demo: bool, demo_public: bool, hosts: Iterable[str], real: Sequence[str]
) -> None:
    """Whoever opens a demonstration reads everything, acts as the staff and empties the book: it goes
    with no channel that real people use, and stays on this machine unless that is wanted."""
    if demo and real:
        problem = f"the demonstration's open page would show what real people write ({', '.join(real)})"
        findings.add("demo", problem, f"set demo to false (RIDA_DEMO=false), or switch {real[0]} off")
    elif demo and not demo_public and not all(map(is_loopback, hosts)):
        problem = "whoever reaches this address reads the mails and acts as the staff"
        mend = "set demo to false, or web.host and web.public_url to this machine, or demo_public to true"
        findings.add("demo", problem, mend)
