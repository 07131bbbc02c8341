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
from bot.commands.check.update_conflicts import conflicts
from bot.config import Settings

ABOUT = "telegram"
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
        mend = (
            "copy the token from @BotFather (/mybots, API Token) once more: into the file of "
            "telegram.token_file, or into RIDA_TELEGRAM__TOKEN"
        )
        yield Finding(ERROR, ABOUT, "Telegram refuses the token", mend)
        return
    except TelegramError as error:
        what = f"{settings.telegram.api_base_url} cannot be used ({type(error).__name__})"
        mend = "check telegram.api_base_url, and that the network lets Rida out"
        yield Finding(ERROR, ABOUT, what, mend)
        return
    yield Finding(OK, ABOUT, f"the token is @{me.username}'s")
    for finding in (*_updates(settings, hook), *_staff(settings)):
        yield finding
    async for finding in conflicts(settings, client, hook):
        yield finding
    async for finding in talks_of_staff(client, settings, me):
        yield finding
    async for finding in _group(client, settings, me):
        yield finding


def _updates(settings: Settings, hook: WebhookInfo) -> Iterator[Finding]:
    if settings.telegram.mode == "polling":
        return
    if not settings.web.public_url.startswith("https://"):
        what = "mode is webhook, and web.public_url is no https:// address: Telegram cannot reach Rida"
        yield Finding(ERROR, ABOUT, what, "write the address that people reach, or set mode to polling")
    port = urlsplit(settings.web.public_url).port
    if port not in (None, *PORTS):
        what = f"web.public_url names port {port}, and Telegram calls webhooks on {PORTS} only"
        yield Finding(ERROR, ABOUT, what, "let the web server in front of Rida listen on 443")
    if hook.last_error_message and _is_fresh(hook):
        at = hook.last_error_date and hook.last_error_date.astimezone(settings.working_time.zone)
        since = f" at {at:%Y-%m-%d %H:%M}" if at else ""
        what = f"Telegram could not deliver to the webhook{since}: {hook.last_error_message}"
        yield Finding(WARNING, ABOUT, what, "check the web server in front of Rida and its certificate")


def _is_fresh(hook: WebhookInfo) -> bool:
    """The last error stays until the webhook is set anew, however much was delivered since."""
    at = hook.last_error_date
    return at is None or datetime.now(UTC) - at < FRESH


def _staff(settings: Settings) -> Iterator[Finding]:
    if settings.telegram.staff_group and not any(member.telegram_id for member in settings.staff):
        what = "no member of staff has a telegram_id: whoever has not joined by a link cannot work there"
        mend = "write each member's telegram_id (@userinfobot tells it), or run `rida staff invite`"
        yield Finding(WARNING, ABOUT, what, mend)


async def _group(client: Client, settings: Settings, me: User) -> AsyncIterator[Finding]:
    group = settings.telegram.staff_group
    if not group:
        yield _no_group(settings)
        return
    try:
        chat = await client.get_chat(group)
        member = await client.get_chat_member(group, me.id)
    except ChatMigrated as moved:
        mend = f"write telegram.staff_group: {moved.new_chat_id}"
        yield Finding(WARNING, ABOUT, "the staff group has a new id, which Rida follows", mend)
        return
    except (BadRequest, Forbidden):
        what = "the bot is not in the staff group, or telegram.staff_group is another group's id: "
        what += "the staff read e-mails and can answer nobody"
        mend = (
            "add the bot to the group; or to another one, where a member of staff writes /open, "
            "and Rida's log names the id for telegram.staff_group"
        )
        yield Finding(ERROR, ABOUT, what, mend)
        return
    except TelegramError as error:
        yield Finding(
            ERROR, ABOUT, f"the staff group cannot be looked at ({type(error).__name__})", "try again"
        )
        return
    topics = _topics(chat.is_forum, chat.type, member)
    for finding in (*_reading(member, me), *topics, *_deleting(member)):
        yield finding


def _no_group(settings: Settings) -> Finding:
    mend = (
        "add the bot to the staff's group; a member with a telegram_id writes /open there, and the log "
        "names the id to write"
    )
    if settings.demo:
        what = "telegram.staff_group is not set: the staff work on the demonstration's page"
        return Finding(Level.NOTE, ABOUT, what, mend)
    what = "telegram.staff_group is not set: the staff read e-mails and can answer nobody"
    return Finding(ERROR, ABOUT, what, mend)


def _reading(member: ChatMember, me: User) -> Iterator[Finding]:
    """An administrator reads everything, whatever the privacy mode says."""
    if member.status in (ChatMember.LEFT, ChatMember.BANNED):
        mend = (
            "add the bot to the group again, as an administrator; where the group itself is gone, "
            "docs/telegram.md says how to set another one"
        )
        yield Finding(ERROR, ABOUT, "the bot was removed from the staff group", mend)
    elif member.status == ChatMember.MEMBER and not me.can_read_all_group_messages:
        what = "privacy mode hides what staff write in the group from the bot"
        mend = "make the bot an administrator, or @BotFather /setprivacy → Disable and add it again"
        yield Finding(ERROR, ABOUT, what, mend)


def _topics(is_forum: bool | None, kind: str, member: ChatMember) -> Iterator[Finding]:
    manages = isinstance(member, ChatMemberAdministrator) and bool(member.can_manage_topics)
    if not is_forum:
        what = (
            "the staff group has no topics: staff must reply to the bot's messages, one case among others"
        )
        mend = "group settings → Topics, switch them on" + (
            "" if kind == Chat.SUPERGROUP else "; the group becomes a supergroup, and Rida follows it"
        )
        yield Finding(WARNING, ABOUT, what, mend)
    elif not manages and member.status != ChatMember.OWNER:
        what = "the bot may not manage topics: no case gets a topic of its own"
        mend = "make the bot an administrator with the right to manage topics"
        yield Finding(ERROR, ABOUT, what, mend)
    else:
        yield Finding(OK, ABOUT, "the bot works in the staff group, a topic for each case")


def _deleting(member: ChatMember) -> Iterator[Finding]:
    """Without the right a topic stays, with what staff wrote in it."""
    deletes = isinstance(member, ChatMemberAdministrator) and bool(member.can_delete_messages)
    if not deletes and member.status not in (ChatMember.OWNER, ChatMember.LEFT, ChatMember.BANNED):
        what = "the bot may not delete messages: a case that is drawn into confidence stays in the group"
        mend = "make the bot an administrator with the right to delete messages"
        yield Finding(WARNING, ABOUT, what, mend)
