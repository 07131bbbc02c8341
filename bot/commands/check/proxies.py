"""Whether Rida can know from which address a visitor of the page comes."""

from collections.abc import AsyncIterator
from ipaddress import ip_address

import typer

from bot.commands.beside import reading
from bot.commands.check.findings import Finding, Level
from bot.config import Settings
from bot.store.queries import settings as kept
from bot.store.sqlite.database import file_of

OFF = "visitors' addresses cannot be known, and what is bounded by address is not bounded"


async def proxies(settings: Settings) -> AsyncIterator[Finding]:
    """A web server in front that is not named hides everybody behind its own address."""
    seen = await _seen(settings)
    if seen and not any(ip_address(seen) in network for network in settings.web.proxies):
        what = f"a web server at {seen} passes visitors on and is not in web.trusted_proxies: {OFF}"
        mend = f"if it is yours, write web.trusted_proxies: [{seen}], and have it set X-Forwarded-For"
        yield Finding(Level.WARNING, "web", what, mend)
    elif settings.web.public_url.startswith("https:") and not settings.web.proxies:
        what = f"a web server stands in front (web.public_url) and web.trusted_proxies names none: {OFF}"
        mend = "write its address there, [127.0.0.1] on this machine, and have it set X-Forwarded-For"
        yield Finding(Level.WARNING, "web", what, mend)


async def _seen(settings: Settings) -> str:
    if not file_of(settings.database).exists():
        return ""
    try:
        async with reading(settings) as conn:
            return await kept.get(conn, kept.PROXY_SEEN) or ""
    except typer.Exit:  # the database's own finding says what is wrong
        return ""
