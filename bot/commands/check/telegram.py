"""What `rida check` says of Telegram. What asks it (`telegram_account.py`) is read only where it is
on: its library takes longer than all other checks."""

from collections.abc import AsyncIterator

from bot.commands.check.findings import Finding, Level
from bot.commands.language import say
from bot.config import Settings


async def telegram(settings: Settings) -> AsyncIterator[Finding]:
    if not settings.telegram.enabled:
        yield Finding(Level.NOTE, "telegram", say("check-telegram-off"))
        if not settings.demo:
            what = say("check-staff-nowhere")
            mend = say("check-staff-nowhere-mend")
            yield Finding(Level.WARNING, "telegram", what, mend, "staff-nowhere")
        return
    from bot.commands.check.telegram_account import looked_at

    async for finding in looked_at(settings):
        yield finding
