"""Official mail from settings: its channel, and what stands in a mail beside its text."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.app.oauth import tokens_of
from bot.app.pictures import Pictures
from bot.channels.email.channel import (
    EmailChannel,
    EmailSettings,
    LinkOf,
    MailPanelChannel,
    People,
    Security,
    ids_of,
)
from bot.channels.email.html import Link, html_of
from bot.channels.email.incoming.door import MailDoor
from bot.channels.email.person_mail import PersonSays
from bot.config import Settings
from bot.core.messages import Message
from bot.policy.languages import FIRST
from bot.runtime.delivery.channel import Channel
from bot.runtime.files.attachments import Attachments
from bot.runtime.runtime import Runtime
from bot.runtime.turns.roster import Roster
from bot.runtime.views import HistoryItem
from bot.store.queries import mails
from bot.store.queries.mails import Thread
from bot.store.queries.settings import MailBook
from bot.store.sqlite.database import Database
from bot.texts.catalogue import plain, sentence

if TYPE_CHECKING:
    from bot.channels.telegram.service import TelegramService


def mail_channel(
    settings: Settings,
    attachments: Attachments,
    book: MailBook,
    telegram: "TelegramService | None",
    database: Database,
    draw: Pictures,
) -> Channel:
    """While `smtp` is off, mails are shown in the demonstration's panel and go nowhere."""
    if not settings.smtp.enabled:
        return MailPanelChannel()
    email, link_of = _email_settings(settings, book), _link_of(settings, telegram)
    return EmailChannel(
        email,
        attachments.path,
        link_of=link_of,
        without_files=_without_files,
        people=_people(settings, database, draw),
        tokens=tokens_of(settings.smtp),
    )


def _people(settings: Settings, database: Database, draw: Pictures) -> People:
    """What mails to people who write by mail need."""

    async def thread_of(delivery: int) -> Thread:
        async with database.read() as conn:
            return await mails.thread_of(conn, delivery)

    def subject(message: Message) -> str:
        return settings.society.name[message.language]

    says = PersonSays(_said("mail-choices"), _said("mail-files-stayed"), subject)
    return People(thread_of=thread_of, says=says, draw=draw, reply_to=_read(settings))


def _read(settings: Settings) -> str:
    """The mailbox that is read, where it is another than the sender's."""
    read = settings.imap.username if settings.imap.enabled else ""
    return read if "@" in read and read.lower() != settings.smtp.sender.lower() else ""


def mail_door(settings: Settings, runtime: Runtime, roster: Roster, book: MailBook) -> MailDoor:
    """What takes up the mails that people write."""

    async def member_of(address: str) -> str:
        found = (each.id for each in roster.members if each.email.lower() == address.lower())
        if member := next(found, ""):
            return member
        async with runtime.database.read() as conn:
            return address if await mails.is_mailbox(conn, address.lower()) else ""

    email = _email_settings(settings, book)
    return MailDoor(
        database=runtime.database,
        clock=runtime.clock,
        wakeups=runtime.wakeups,
        attachments=runtime.attachments,
        bounces=runtime.bounces,
        accepting=runtime.intake,
        ids=ids_of(email),
        staff_channel=settings.staff_channel,
        member_of=member_of,
    )


def _said(key: str) -> Callable[[Message], str]:
    return lambda message: plain(sentence(key, message.language, {}))


def _email_settings(settings: Settings, book: MailBook) -> EmailSettings:
    smtp = settings.smtp
    return EmailSettings(
        host=smtp.host,
        port=smtp.port,
        sender=smtp.sender,
        sender_name=settings.society.name[FIRST],
        username=smtp.username,
        password=smtp.password.get_secret_value(),
        security=Security(smtp.security),
        domain=smtp.sender.rpartition("@")[2],
        book=book.mark,
        cases_before=book.before,
        seal=book.seal,
        unsealed=book.unsealed,
    )


def case_address(settings: Settings) -> Callable[[int], str]:
    """Where a mail's reader finds the case: on the two-phone page, while it is shown. A topic of the
    staff's group may be younger than the mail: `_link_of` looks when it goes out."""
    return lambda case: f"{settings.web.url}/#case-{case}" if settings.demo else ""


def _link_of(settings: Settings, telegram: "TelegramService | None") -> LinkOf | None:
    if telegram is None or settings.staff_channel == "web":
        return None

    async def link_of(message: Message) -> Link | None:
        url = "" if message.case is None else await telegram.links(message.case)
        label = plain(sentence("letter-open", message.language, {"number": message.case or 0}))
        return Link(url, label) if url else None

    return link_of


def _without_files(message: Message) -> str:
    return plain(sentence("letter-without-files", message.language, {"number": message.case or 0}))


def mail_html(item: HistoryItem) -> str:
    return html_of(Message(item.text, FIRST, subject=item.subject, attachments=item.attachments))
