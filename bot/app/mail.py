"""Official mail from settings: its channel, and what stands in a mail beside its text."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.channels.email.channel import EmailChannel, EmailSettings, LinkOf, MailPanelChannel, Security
from bot.channels.email.html import Link, html_of
from bot.config import Settings
from bot.core.messages import Message
from bot.policy.languages import FIRST
from bot.runtime.delivery.channel import Channel
from bot.runtime.files.attachments import Attachments
from bot.runtime.views import HistoryItem
from bot.store.queries.settings import MailBook
from bot.texts.catalogue import plain, sentence

if TYPE_CHECKING:
    from bot.channels.telegram.service import TelegramService


def mail_channel(
    settings: Settings, attachments: Attachments, book: MailBook, telegram: "TelegramService | None"
) -> Channel:
    """While `smtp` is off, mails are shown in the demonstration's panel and go nowhere."""
    if not settings.smtp.enabled:
        return MailPanelChannel()
    email, link_of = _email_settings(settings, book), _link_of(settings, telegram)
    return EmailChannel(email, attachments.path, link_of=link_of, without_files=_without_files)


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
