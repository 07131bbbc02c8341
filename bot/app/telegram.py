"""Telegram from settings: its account, who of the staff is who, and what a case's topic is called."""

from bot.app.pictures import Pictures
from bot.channels.telegram.api.client import Account
from bot.channels.telegram.bot_identity import BotIdentity
from bot.channels.telegram.service import TelegramService, TelegramSettings
from bot.config import Settings
from bot.core.case import Case
from bot.core.conversation import Address, Party
from bot.core.effects import Text
from bot.policy.languages import FIRST
from bot.runtime.files.attachments import Attachments
from bot.runtime.shared.clock import Clock
from bot.store.queries import staff
from bot.store.sqlite.database import Database
from bot.texts.catalogue import plain
from bot.texts.render import Renderer


def telegram_of(
    settings: Settings,
    database: Database,
    clock: Clock,
    attachments: Attachments,
    renderer: Renderer,
    draw: Pictures,
    me: BotIdentity,
) -> TelegramService:
    """Topics are titled in the language of the staff."""
    telegram = settings.telegram
    members = {staff.telegram_id: staff.member.id for staff in settings.staff if staff.telegram_id}

    def title(case: Case) -> str:
        said = Text(
            "telegram-topic",
            {"number": case.number, "kind": Text(f"kind-{case.kind}"), "due": case.due_at},
        )
        marked = Text("telegram-topic-urgent", {"line": said}) if case.urgent and case.is_open else said
        return plain(renderer.text(marked, FIRST))

    async def who_is(user: int) -> str:
        return members.get(user) or await _joined(database, user)

    return TelegramService(
        settings=TelegramSettings(
            account=Account(
                telegram.token.get_secret_value(), telegram.api_base_url.rstrip("/"), telegram.per_second
            ),
            secret=telegram.secret_token.get_secret_value() if telegram.mode == "webhook" else "",
            public_url=settings.web.public_url.rstrip("/"),
            group=telegram.staff_group or 0,
        ),
        database=database,
        clock=clock,
        attachments=attachments,
        title=title,
        who_is=who_is,
        say=lambda key, language: plain(renderer.text(Text(key), language)),
        draw=draw,
        me=me,
    )


async def _joined(database: Database, user: int) -> str:
    """A Telegram user's private chat with the bot has the user's own id."""
    async with database.read() as conn:
        member = await staff.at(conn, Address("telegram", str(user), Party.PERSON))
    return member.id if member else ""
