"""The bot's user name, which every link to it needs and only Telegram knows."""

import asyncio

from telegram.error import TelegramError

from bot.channels.telegram.api.client import Account, client_of
from bot.config import Settings

PATIENCE = 10  # seconds


async def bot_name(settings: Settings) -> str:
    """Empty where Telegram is off or does not answer."""
    telegram = settings.telegram
    if not telegram.enabled:
        return ""
    client = client_of(Account(telegram.token.get_secret_value(), telegram.api_base_url.rstrip("/")))
    try:
        async with asyncio.timeout(PATIENCE):
            return (await client.get_me()).username or ""
    except (TelegramError, TimeoutError):
        return ""
    finally:
        await client.request.shutdown()
