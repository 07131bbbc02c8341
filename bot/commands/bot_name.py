"""The bot's user name, which every link to it needs and only Telegram knows."""

from bot.config import Settings


async def bot_name(settings: Settings) -> str:
    """Empty where Telegram is off or does not answer."""
    if not settings.telegram.enabled:
        return ""
    from bot.commands.asked_name import asked_name

    return await asked_name(settings)
