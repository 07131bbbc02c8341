"""The channels from settings: which are on, what each is made by, and which of them reach people outside.

The rule this module guards: what is off is not read, nor its libraries.
"""

from typing import TYPE_CHECKING

from bot.app.mail import mail_channel
from bot.app.pictures import Pictures
from bot.channels.intake.channel import NoChatYet
from bot.channels.telegram.bot_identity import BotIdentity
from bot.channels.web.channel import WebChannel
from bot.channels.whatsapp.identity import Identity
from bot.config import Settings
from bot.runtime.delivery.channel import Channel
from bot.runtime.files.attachments import Attachments
from bot.runtime.files.fetching import Fetch
from bot.runtime.shared.clock import Clock
from bot.runtime.turns.roster import Roster
from bot.store.queries.settings import MailBook
from bot.store.sqlite.database import Database
from bot.texts.render import Renderer

if TYPE_CHECKING:
    from bot.channels.email.incoming.mailbox_reader import MailboxReader
    from bot.channels.telegram.service import TelegramService
    from bot.channels.whatsapp.service import WhatsAppService


def telegram_if_on(
    settings: Settings,
    database: Database,
    clock: Clock,
    attachments: Attachments,
    renderer: Renderer,
    draw: Pictures,
    me: BotIdentity,
    roster: Roster,
) -> "TelegramService | None":
    """None while it is off: then its libraries are not read, which takes a second."""
    if not settings.telegram.enabled:
        return None
    from bot.app.telegram import telegram_of

    return telegram_of(settings, database, clock, attachments, renderer, draw, me, roster)


def whatsapp_if_on(
    settings: Settings,
    database: Database,
    clock: Clock,
    attachments: Attachments,
    draw: Pictures,
    me: Identity,
) -> "WhatsAppService | None":
    """None while it is off: then its libraries are not read."""
    if not settings.whatsapp.enabled:
        return None
    from bot.app.whatsapp import whatsapp_of

    return whatsapp_of(settings, database, clock, attachments, draw, me)


def mailbox_if_on(settings: Settings, database: Database, clock: Clock) -> "MailboxReader | None":
    """None while it is off: then its libraries are not read."""
    if not settings.imap.enabled:
        return None
    from bot.app.imap import mailbox_of

    return mailbox_of(settings, database, clock)


def channels_of(
    settings: Settings,
    attachments: Attachments,
    book: MailBook,
    telegram: "TelegramService | None",
    whatsapp: "WhatsAppService | None",
    database: Database,
    draw: Pictures,
) -> dict[str, Channel]:
    mail = mail_channel(settings, attachments, book, telegram, database, draw)
    channels: dict[str, Channel] = {"web": WebChannel(), "email": mail, NoChatYet.name: NoChatYet()}
    if telegram:
        channels[telegram.channel.name] = telegram.channel
    if whatsapp:
        channels[whatsapp.channel.name] = whatsapp.channel
    return channels


def fetchers_of(
    telegram: "TelegramService | None", whatsapp: "WhatsAppService | None"
) -> dict[str, Fetch]:
    on_telegram = {telegram.channel.name: telegram.fetch} if telegram else {}
    return {**on_telegram, **(whatsapp.fetchers if whatsapp else {})}


def real_channels(settings: Settings) -> tuple[str, ...]:
    on = {
        "email": settings.smtp.enabled,
        "telegram": settings.telegram.enabled,
        "whatsapp": settings.whatsapp.enabled,
    }
    return tuple(name for name, enabled in on.items() if enabled)
