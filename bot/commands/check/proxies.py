"""Whether Rida can know from which address a visitor of the page comes."""

from collections.abc import AsyncIterator
from ipaddress import ip_address

import typer

from bot.commands.beside import reading
from bot.commands.check.findings import Finding, Level
from bot.commands.language import say
from bot.config import Settings
from bot.store.queries import settings as kept
from bot.store.sqlite.database import file_of


async def proxies(settings: Settings) -> AsyncIterator[Finding]:
    """A web server in front that is not named hides everybody behind its own address."""
    seen = await _seen(settings)
    if seen and not any(ip_address(seen) in network for network in settings.web.proxies):
        what = say("check-proxy-unnamed", address=seen)
        mend = say("check-proxy-unnamed-mend", address=seen)
        yield Finding(Level.WARNING, "web", what, mend, "proxy-unnamed")
    elif settings.web.public_url.startswith("https:") and not settings.web.proxies:
        what, mend = say("check-proxy-none"), say("check-proxy-none-mend")
        yield Finding(Level.WARNING, "web", what, mend, "proxy-unnamed")


async def _seen(settings: Settings) -> str:
    if not file_of(settings.database).exists():
        return ""
    try:
        async with reading(settings) as conn:
            return await kept.get(conn, kept.PROXY_SEEN) or ""
    except typer.Exit:  # the database's own finding says what is wrong
        return ""
