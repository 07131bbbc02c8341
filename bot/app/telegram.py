"""Telegram from settings: its account, who of the staff is who, and what a case's topic is called."""

from bot.app.pictures import Pictures
from bot.channels.telegram.api.client import Account
from bot.channels.telegram.bot_identity import BotIdentity
from bot.channels.telegram.service import TelegramService, TelegramSettings
from bot.config import Settings
from bot.core.case import Case
from bot.core.conversation import Address, Party
from bot.core.effects import Text
from bot.core.facts import StaffMember
from bot.policy.languages import FIRST
from bot.runtime.files.attachments import Attachments
from bot.runtime.shared.clock import Clock
from bot.runtime.turns.roster import Roster
from bot.store.queries import places, staff
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
    roster: Roster,
) -> TelegramService:
    """Topics are titled in the language of the staff."""
    telegram = settings.telegram

    def title(case: Case) -> str:
        said = Text(
            "telegram-topic",
            {"number": case.number, "kind": Text(f"kind-{case.kind}"), "due": case.due_at},
        )
        marked = Text("telegram-topic-urgent", {"line": said}) if case.urgent and case.is_open else said
        return plain(renderer.text(marked, FIRST))

    async def who_is(user: int) -> str:
        return roster.accounts.get(str(user)) or await _by_database(database, roster, user)

    return TelegramService(
        settings=TelegramSettings(
            account=Account(
                telegram.token.get_secret_value(), telegram.api_base_url.rstrip("/"), telegram.per_second
            ),
            secret=telegram.secret_token.get_secret_value() if telegram.mode == "webhook" else "",
            public_url=settings.web.public_url.rstrip("/"),
            group=telegram.staff_group or 0,
            staff_channel=settings.staff_channel,
        ),
        database=database,
        clock=clock,
        attachments=attachments,
        title=title,
        who_is=who_is,
        say=lambda key, language: plain(renderer.text(Text(key), language)),
        draw=draw,
        me=me,
        names=lambda: {each.id: _shown(each) for each in roster.members},
    )


def _shown(member: StaffMember) -> tuple[str, str]:
    """The name on the button, and the account that the file names."""
    return member.name, member.private.address if member.private else ""


async def _by_database(database: Database, roster: Roster, user: int) -> str:
    """Whoever has a place of config.yaml, as long as they stand there and it names no other account, or
    joined. A Telegram user's private chat with the bot has the user's own id."""
    there = Address("telegram", str(user), Party.PERSON)
    async with database.read() as conn:
        has, joined = await places.taken(conn), await staff.at(conn, there)
    placed = (each.id for each in roster.members if not each.private and has.get(each.id) == there)
    return next(placed, "") or (joined.id if joined else "")
