"""What `rida check` says of WhatsApp. What asks it (`whatsapp_account.py`) is read where it is on."""

from collections.abc import AsyncIterator

from bot.commands.check.findings import Finding, Level
from bot.commands.language import say
from bot.config import Settings


async def whatsapp(settings: Settings) -> AsyncIterator[Finding]:
    if not settings.whatsapp.enabled:
        yield Finding(Level.NOTE, "whatsapp", say("check-whatsapp-off"))
        return
    from bot.commands.check.whatsapp_account import looked_at

    async for finding in looked_at(settings):
        yield finding
