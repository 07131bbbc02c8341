"""The bot's user name, asked of Telegram. Its library is heavy, and is read where Telegram is on only."""

import asyncio

from telegram.error import TelegramError

from bot.channels.telegram.api.client import Account, client_of
from bot.config import Settings

PATIENCE = 10  # seconds


async def asked_name(settings: Settings) -> str:
    """Empty where Telegram does not answer."""
    telegram = settings.telegram
    client = client_of(Account(telegram.token.get_secret_value(), telegram.api_base_url.rstrip("/")))
    try:
        async with asyncio.timeout(PATIENCE):
            return (await client.get_me()).username or ""
    except (TelegramError, TimeoutError):
        return ""
    finally:
        await client.request.shutdown()
