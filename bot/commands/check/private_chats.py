"""`rida check` on who of the staff can be told anything in private: Telegram lets no bot begin a talk.

The rule this module guards: whoever pressed Start is known from our own database. Telegram knows of
everybody whom the bot has seen in a group, and is asked only before Rida first ran.
"""

from collections.abc import AsyncIterator, Mapping

import typer
from telegram import User
from telegram.error import BadRequest, TelegramError

from bot.channels.telegram.api.client import Client
from bot.channels.telegram.group.topics import CHANNEL
from bot.commands.beside import reading
from bot.commands.check.findings import Finding, Level
from bot.commands.language import say
from bot.config import Settings
from bot.core.conversation import Address, Party
from bot.store.queries import profiles
from bot.store.queries.profiles import Talk
from bot.store.sqlite.database import file_of

ABOUT = "telegram"


async def talks_of_staff(
    client: Client, settings: Settings, me: User, has: Mapping[str, Address]
) -> AsyncIterator[Finding]:
    """`has` is where members talk whose button was pressed."""
    for member in settings.members:
        there = member.private or has.get(member.id)
        talk = await _talk(client, settings, int(there.address)) if there else Talk.OPEN
        if talk is Talk.NONE:
            yield _said("none", member.id, member.name, me.username or "")
        elif talk is Talk.LEFT:
            yield _said("left", member.id, member.name, me.username or "")


def _said(how: str, id: str, name: str, bot: str) -> Finding:
    what, mend = (
        say(f"check-talk-{how}", name=name),
        say(f"check-talk-{how}-mend", link=f"https://t.me/{bot}"),
    )
    return Finding(Level.WARNING, ABOUT, what, mend, f"telegram:talk-{how}:{id}")


async def _talk(client: Client, settings: Settings, user: int) -> Talk:
    if not file_of(settings.database).exists():
        return await _as_telegram_says(client, user)
    try:
        async with reading(settings) as conn:
            return await profiles.talk_at(conn, Address(CHANNEL, str(user), Party.PERSON))
    except typer.Exit:  # what is wrong with the file is said elsewhere
        return Talk.OPEN


async def _as_telegram_says(client: Client, user: int) -> Talk:
    """Only its no is believed."""
    try:
        await client.get_chat(user)
    except BadRequest:
        return Talk.NONE
    except TelegramError:
        return Talk.OPEN  # what cannot be asked is not complained of
    return Talk.OPEN
