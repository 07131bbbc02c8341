"""What `rida check` looks at in Telegram: the token, the group and the bot's rights in it.

The rule this module guards: looking changes nothing and sends nothing, and the token is never shown.
"""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from telegram import Chat, ChatMember, ChatMemberAdministrator, User, WebhookInfo
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, TelegramError

from bot.channels.telegram.api.client import Account, Client, client_of
from bot.commands.check.findings import Finding, Level
from bot.commands.check.private_chats import talks_of_staff
from bot.commands.check.telegram_links import links
from bot.commands.check.update_conflicts import conflicts
from bot.commands.language import say
from bot.config import Settings

ABOUT = "telegram"
WELL = ("token", "works")
WRONG = (
    "token-refused",
    "server-unused",
    "hook-no-https",
    "hook-port",
    "hook-failed",
    "no-group",
    "no-group-demo",
    "group-moved",
    "group-not-in",
    "group-unseen",
    "removed",
    "deaf",
    "no-topics",
    "no-topics-grows",
    "no-right-topics",
    "no-right-delete",
)
"""What is said of it by the name of each finding."""

PORTS = (80, 88, 443, 8443)
FRESH = timedelta(hours=1)
ERROR, WARNING, OK = Level.ERROR, Level.WARNING, Level.OK


async def looked_at(settings: Settings) -> AsyncIterator[Finding]:
    section = settings.telegram
    account = Account(section.token.get_secret_value(), section.api_base_url.rstrip("/"), 0)
    client = client_of(account)
    try:
        async for finding in _looked_at(client, settings):
            yield finding
    finally:
        await client.request.shutdown()


async def _looked_at(client: Client, settings: Settings) -> AsyncIterator[Finding]:
    try:
        me = await client.get_me()
        hook = await client.get_webhook_info()
    except InvalidToken:
        yield _said(ERROR, "token-refused")
        return
    except TelegramError as error:
        server = settings.telegram.api_base_url
        yield _said(ERROR, "server-unused", why=type(error).__name__, server=server)
        return
    yield _well("token", bot=me.username or "")
    known = await links(settings, str(me.id))
    for finding in (*_updates(settings, hook), *known.findings(settings)):
        yield finding
    async for finding in conflicts(settings, client, hook):
        yield finding
    async for finding in talks_of_staff(client, settings, me, known.has):
        yield finding
    async for finding in _group(client, settings, me, known.group(settings)):
        yield finding


def _updates(settings: Settings, hook: WebhookInfo) -> Iterator[Finding]:
    if settings.telegram.mode == "polling":
        return
    if not settings.web.public_url.startswith("https://"):
        yield _said(ERROR, "hook-no-https")
    port = urlsplit(settings.web.public_url).port
    if port not in (None, *PORTS):
        yield _said(ERROR, "hook-port", port=str(port), ports=", ".join(map(str, PORTS)))
    if hook.last_error_message and _is_fresh(hook):
        at = hook.last_error_date and hook.last_error_date.astimezone(settings.working_time.zone)
        since = f"{at:%Y-%m-%d %H:%M}" if at else "?"
        yield _said(WARNING, "hook-failed", since=since, why=hook.last_error_message)


def _is_fresh(hook: WebhookInfo) -> bool:
    """The last error stays until the webhook is set anew, however much was delivered since."""
    at = hook.last_error_date
    return at is None or datetime.now(UTC) - at < FRESH


async def _group(client: Client, settings: Settings, me: User, group: int) -> AsyncIterator[Finding]:
    if not group:
        yield _no_group(settings)
        return
    try:
        chat = await client.get_chat(group)
        member = await client.get_chat_member(group, me.id)
    except ChatMigrated as moved:
        yield _said(WARNING, "group-moved", group=str(moved.new_chat_id))
        return
    except (BadRequest, Forbidden):
        yield _said(ERROR, "group-not-in")
        return
    except TelegramError as error:
        yield _said(ERROR, "group-unseen", why=type(error).__name__)
        return
    topics = _topics(chat.is_forum, chat.type, member)
    for finding in (*_reading(member, me), *topics, *_deleting(member)):
        yield finding


def _no_group(settings: Settings) -> Finding:
    if settings.demo:
        return _said(Level.NOTE, "no-group-demo")
    return _said(ERROR, "no-group")


def _reading(member: ChatMember, me: User) -> Iterator[Finding]:
    """An administrator reads everything, whatever the privacy mode says."""
    if member.status in (ChatMember.LEFT, ChatMember.BANNED):
        yield _said(ERROR, "removed")
    elif member.status == ChatMember.MEMBER and not me.can_read_all_group_messages:
        yield _said(ERROR, "deaf")


def _topics(is_forum: bool | None, kind: str, member: ChatMember) -> Iterator[Finding]:
    manages = isinstance(member, ChatMemberAdministrator) and bool(member.can_manage_topics)
    if not is_forum:
        yield _said(WARNING, "no-topics" if kind == Chat.SUPERGROUP else "no-topics-grows")
    elif not manages and member.status != ChatMember.OWNER:
        yield _said(ERROR, "no-right-topics")
    else:
        yield _well("works")


def _deleting(member: ChatMember) -> Iterator[Finding]:
    """Without the right a topic stays, with what staff wrote in it."""
    deletes = isinstance(member, ChatMemberAdministrator) and bool(member.can_delete_messages)
    if not deletes and member.status not in (ChatMember.OWNER, ChatMember.LEFT, ChatMember.BANNED):
        yield _said(WARNING, "no-right-delete")


def _said(level: Level, key: str, **values: str) -> Finding:
    """What is wrong, and its mend."""
    what, mend = say(f"check-telegram-{key}", **values), say(f"check-telegram-{key}-mend", **values)
    return Finding(level, ABOUT, what, mend, f"telegram:{key}")


def _well(key: str, **values: str) -> Finding:
    return Finding(OK, ABOUT, say(f"check-telegram-{key}", **values))
