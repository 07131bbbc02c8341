"""What the bot tells Telegram of itself: its commands and its descriptions, in each language.

The rule this module guards: only what differs is said, for whoever says it again at each start is refused
for minutes; and the commands come first.
"""

from collections.abc import Callable, Iterable

from telegram import BotCommand, BotCommandScopeChat
from telegram.error import BadRequest

from bot.channels.shared import commands
from bot.channels.telegram.api.client import Client
from bot.core.staff_text.commands import STAFF
from bot.policy.languages import FIRST, LANGUAGES

DESCRIPTION, SHORT = 512, 120  # characters, by Telegram

Say = Callable[[str, str], str]
"""A text's key and a language."""


async def introduce(client: Client, say: Say, group: int) -> None:
    """Raises TelegramError: what was said before it stands, and is not said again."""
    codes = [(code, each) for each in LANGUAGES for code in _codes(each)]
    for code, language in codes:
        await _commanded(client, _listed(commands.PERSON, say, language), None, code)
    for code, language in codes if group else ():
        listed = _listed(STAFF, say, language)
        try:
            await _commanded(client, listed, BotCommandScopeChat(group), code)
        except BadRequest:
            continue  # the bot is not in the group (yet): `rida check` says so
    for code, language in codes:
        await _described(client, say, language, code)


def _codes(language: str) -> tuple[str | None, ...]:
    """A reader of any other language is shown the first of ours."""
    return (language, None) if language == FIRST else (language,)


async def _commanded(
    client: Client, listed: list[BotCommand], scope: BotCommandScopeChat | None, code: str | None
) -> None:
    if list(await client.get_my_commands(scope, code)) != listed:
        await client.set_my_commands(listed, scope, language_code=code)


async def _described(client: Client, say: Say, language: str, code: str | None) -> None:
    text = say("telegram-description", language)[:DESCRIPTION]
    if (await client.get_my_description(code)).description != text:
        await client.set_my_description(text, code)
    short = say("telegram-short-description", language)[:SHORT]
    if (await client.get_my_short_description(code)).short_description != short:
        await client.set_my_short_description(short, code)


def _listed(names: Iterable[str], say: Say, language: str) -> list[BotCommand]:
    return [BotCommand(n, say(f"telegram-command-{n.replace('_', '-')}", language)) for n in names]
