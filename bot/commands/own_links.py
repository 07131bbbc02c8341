"""The links to our own chats, for a command: what only the platforms know of them is asked."""

from bot.app.links import Links
from bot.commands.bot_name import bot_name
from bot.commands.common import refuse
from bot.commands.language import say
from bot.config import Settings
from bot.texts.link_words import link_words


async def own_links(settings: Settings) -> Links:
    """Raises typer.Exit: a platform that is on does not tell what its links are made of."""
    name = await bot_name(settings)
    if settings.telegram.enabled and not name:
        raise refuse(say("links-no-bot-name"))
    number = await _number(settings)
    if settings.whatsapp.enabled and not number:
        raise refuse(say("links-no-number"))
    return Links(settings.web.url, name, number, link_words(settings.built_initiatives))


async def _number(settings: Settings) -> str:
    """Empty where WhatsApp is off or does not answer."""
    section = settings.whatsapp
    if section.number or not section.enabled:
        return section.number if section.enabled else ""
    from bot.app.whatsapp import account_of  # here: its library is read where WhatsApp is on only
    from bot.channels.whatsapp.api.client import Client
    from bot.channels.whatsapp.number import asked_number

    client = Client(account_of(settings))
    try:
        return await asked_number(client, section.phone_number_id)
    finally:
        await client.close()
