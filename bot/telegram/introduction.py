"""What the bot tells Telegram of itself at every start: its commands and its descriptions, in both
languages."""

from collections.abc import Callable, Iterable

from telegram import BotCommand, BotCommandScopeChat
from telegram.error import BadRequest

from bot.telegram import commands
from bot.telegram.client import Client

LANGUAGES = ("ar", "en")
OTHERWISE = "ar"  # what a reader of any other language is shown
DESCRIPTION, SHORT = 512, 120  # characters, by Telegram

Say = Callable[[str, str], str]
"""A text's key and a language."""


async def introduce(client: Client, say: Say, group: int) -> None:
    """Raises TelegramError."""
    for language in LANGUAGES:
        for code in (None, language) if language == OTHERWISE else (language,):
            await _describe(client, say, language, code)
            await client.set_my_commands(_listed(commands.PERSON, say, language), language_code=code)
            if group:
                await _to_staff(client, say, group, language, code)


async def _describe(client: Client, say: Say, language: str, code: str | None) -> None:
    await client.set_my_description(say("telegram-description", language)[:DESCRIPTION], code)
    await client.set_my_short_description(say("telegram-short-description", language)[:SHORT], code)


async def _to_staff(client: Client, say: Say, group: int, language: str, code: str | None) -> None:
    listed = _listed(commands.staff_commands(), say, language)
    try:
        await client.set_my_commands(listed, BotCommandScopeChat(group), language_code=code)
    except BadRequest:
        return  # the bot is not in the group (yet): `rida check` says so


def _listed(names: Iterable[str], say: Say, language: str) -> list[BotCommand]:
    return [BotCommand(n, say(f"telegram-command-{n.replace('_', '-')}", language)) for n in names]
