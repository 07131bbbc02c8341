"""What `rida check` says of Telegram. What asks it (`telegram_account.py`) is read only where it is
on: its library takes longer than all other checks."""

from collections.abc import AsyncIterator

from bot.commands.check.findings import Finding, Level
from bot.config import Settings


async def telegram(settings: Settings) -> AsyncIterator[Finding]:
    if not settings.telegram.enabled:
        yield Finding(Level.NOTE, "telegram", "Telegram is off: nobody is served there")
        if not settings.demo:
            what = "without Telegram and without demo the staff read e-mails and can answer nobody"
            mend = "connect a bot and the staff's group: docs/telegram.md"
            yield Finding(Level.WARNING, "telegram", what, mend)
        return
    from bot.commands.check.telegram_account import looked_at

    async for finding in looked_at(settings):
        yield finding
