"""WhatsApp from settings."""

from bot.app.pictures import Pictures
from bot.channels.whatsapp.api.account import Account
from bot.channels.whatsapp.identity import Identity
from bot.channels.whatsapp.outgoing.templates import Templates
from bot.channels.whatsapp.profile import Profile
from bot.channels.whatsapp.service import WhatsAppService
from bot.config import Settings
from bot.core.purpose import TEMPLATE_MESSAGE, TEMPLATE_REPLY
from bot.policy.languages import FIRST
from bot.runtime.files.attachments import Attachments
from bot.runtime.shared.clock import Clock
from bot.store.sqlite.database import Database
from bot.texts.catalogue import plain, sentence


def whatsapp_of(
    settings: Settings,
    database: Database,
    clock: Clock,
    attachments: Attachments,
    draw: Pictures,
    me: Identity,
) -> WhatsAppService:
    return WhatsAppService(
        account=account_of(settings),
        database=database,
        clock=clock,
        attachments=attachments,
        say=lambda key, language: plain(sentence(key, language, {})),
        draw=draw,
        profile=profile_of(settings),
        me=me,
        staff_channel=settings.staff_channel,
        flows=settings.whatsapp.flows,
        templates=templates_of(settings),
        new_people_a_day=settings.whatsapp.new_people_a_day,
    )


def templates_of(settings: Settings) -> Templates:
    """Each text's name and language at Meta, by our languages."""
    section = settings.whatsapp.templates
    named = {TEMPLATE_REPLY: section.reply, TEMPLATE_MESSAGE: section.message}
    return Templates(
        {
            key: {language: (each.name, code) for language, code in each.language.model_dump().items()}
            for key, each in named.items()
        }
    )


def account_of(settings: Settings) -> Account:
    section = settings.whatsapp
    return Account(
        token=section.token.get_secret_value().strip(),
        phone_number_id=section.phone_number_id,
        app_secret=section.app_secret.get_secret_value().strip(),
        verify_token=section.verify_token.get_secret_value().strip(),
        business_account_id=section.business_account_id,
        api_base_url=section.api_base_url.rstrip("/"),
        per_second=section.per_second,
    )


COMMANDS = {
    "menu": "telegram-command-menu",
    "complaint": "telegram-command-complaint",
    "register": "telegram-command-register",
    "my_registrations": "telegram-command-my-registrations",
    "my_cases": "telegram-command-my-cases",
    "contact": "telegram-command-contact",
    "private": "telegram-command-private",
    "privacy": "telegram-command-privacy",
    "mydata": "telegram-command-mydata",
    "forget": "telegram-command-forget",
    "human": "telegram-command-human",
    "cancel": "telegram-command-cancel",
}
"""What the list behind a slash names, and the words of each: those that can be typed on every channel."""

PROMPTS = (
    "link-words-complaint",
    "link-words-any",
    "telegram-command-my-cases",
    "telegram-command-human",
)
"""What can be sent with a touch before anything is written."""


def profile_of(settings: Settings) -> Profile:
    """From the contact card."""
    society, web = settings.society, settings.web
    page = f"{web.url}/privacy" if settings.privacy.notice_version and not web.is_local else ""
    return Profile(
        about=_say("telegram-short-description"),
        description=_say("telegram-description", society=society.name.model_dump()[FIRST]),
        address=society.address,
        email=society.email,
        websites=(page, society.map),
        prompts=tuple(map(_say, PROMPTS)),
        commands=tuple((name, _say(key)) for name, key in COMMANDS.items()),
    )


def _say(key: str, /, **values: str | int) -> str:
    return plain(sentence(key, FIRST, values))
