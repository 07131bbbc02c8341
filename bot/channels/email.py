"""Official e-mail (C15, C17), by SMTP.

The rules this module guards: a mail that is sent twice has the same Message-ID, so a repeat is known for
one; the mails of a case hang together; and a wrong password or an absent server loses no mail.
"""

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from email.errors import MessageError
from email.headerregistry import Address as MailAddress
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from enum import StrEnum
from pathlib import Path

import aiosmtplib

from bot.channels.base import ChannelDown, Delivery, Message, Refused, TryLater, Unreachable
from bot.channels.mail_html import Link, html_of, one_line, writable
from bot.core.events import Attachment

AUTHENTICATION = frozenset({530, 534, 535, 538})  # RFC 4954: the server does not know us (yet)


class Security(StrEnum):
    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailSettings:
    """`domain` is the right side of our Message-IDs; it must stay the same, for the threads to hold."""

    host: str
    port: int
    sender: str
    sender_name: str = ""
    username: str = ""
    password: str = ""
    security: Security = Security.STARTTLS
    domain: str = "rida.invalid"
    timeout: timedelta = timedelta(seconds=30)


class MailPanelChannel:
    """No SMTP server is set up: the mail is kept for the page's mail panel, as it would be sent."""

    name = "email"

    async def send(self, delivery: Delivery) -> str:
        return f"panel-{delivery.id}"


LinkOf = Callable[[Message], Awaitable[Link | None]]
"""What leads from a mail to its case, asked when the mail goes out: the place may be younger than it."""


class EmailChannel:
    """`path_of` gives the file of an attachment's id, KeyError when there is none."""

    name = "email"

    def __init__(
        self,
        settings: EmailSettings,
        path_of: Callable[[str], Path],
        tls: ssl.SSLContext | None = None,
        link_of: LinkOf | None = None,
    ) -> None:
        self._settings, self._path_of, self._tls, self._link_of = settings, path_of, tls, link_of

    async def send(self, delivery: Delivery) -> str:
        """Hand the mail to the server; gives back its Message-ID.

        Raises:
            ChannelDown: the server is away or does not let us in.
            TryLater: it asks for patience.
            Unreachable: the server knows no such mailbox.
            Refused: the server will not have this mail, or it cannot be made.
        """
        link = await self._link_of(delivery.message) if self._link_of else None
        mail = await asyncio.to_thread(self._composed, delivery, link)
        try:
            await self._hand_over(mail)
        except (aiosmtplib.SMTPException, OSError, TimeoutError) as error:
            raise _kind_of(error) from None  # its text quotes addresses
        return str(mail["Message-ID"])

    def _composed(self, delivery: Delivery, link: Link | None) -> EmailMessage:
        try:
            return self.render(delivery, link)
        except (KeyError, OSError) as error:
            raise Refused("an attachment is missing") from error
        except (ValueError, LookupError, MessageError):
            raise Refused("the mail cannot be made") from None  # their texts quote the address

    async def _hand_over(self, mail: EmailMessage) -> None:
        s = self._settings
        await aiosmtplib.send(
            mail,
            hostname=s.host,
            port=s.port,
            username=s.username or None,
            password=s.password or None,
            use_tls=s.security is Security.TLS,
            start_tls=s.security is Security.STARTTLS,
            tls_context=self._tls,
            timeout=s.timeout.total_seconds(),
            local_hostname=s.domain,
        )

    def render(self, delivery: Delivery, link: Link | None = None) -> EmailMessage:
        """The mail as it goes out: plain text and HTML of one wording, the link, and the files.

        Raises:
            KeyError, OSError: an attachment's file is not there.
            ValueError: the address is none.
        """
        message = delivery.message
        mail = self._with_headers(delivery)
        text = f"{message.text}\n\n{link.plain}" if link else message.text
        mail.set_content(writable(text))
        mail.add_alternative(html_of(message, link), subtype="html")
        for attachment in message.attachments:
            self._attach(mail, attachment)
        return mail

    def _with_headers(self, delivery: Delivery) -> EmailMessage:
        s, message = self._settings, delivery.message
        mail = EmailMessage(policy=SMTP)
        mail["From"] = MailAddress(one_line(s.sender_name), addr_spec=s.sender)
        mail["To"] = MailAddress(addr_spec=delivery.address.address)
        mail["Subject"] = one_line(message.subject)
        mail["Date"] = format_datetime(delivery.created_at)
        mail["Message-ID"] = f"<delivery-{delivery.id}@{s.domain}>"
        mail["Content-Language"] = message.language
        mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no absence notes in return, please
        self._thread(mail, message)
        return mail

    def _thread(self, mail: EmailMessage, message: Message) -> None:
        """Every mail of a case answers the same root, so a mail program shows them together."""
        if message.case is not None:
            root = f"<case-{message.case}@{self._settings.domain}>"
            mail["In-Reply-To"] = root
            mail["References"] = root

    def _attach(self, mail: EmailMessage, attachment: Attachment) -> None:
        data = self._path_of(attachment.id).read_bytes()
        main, _, sub = attachment.mime.partition("/")
        name = one_line(attachment.name) or attachment.id
        mail.add_attachment(data, maintype=main, subtype=sub, filename=name)


def _kind_of(error: Exception) -> TryLater | Unreachable | Refused:
    """Which of the three kinds a failure is; the reason names the failure's type and reply code only."""
    if isinstance(error, aiosmtplib.SMTPRecipientsRefused):
        codes = [each.code for each in error.recipients]
        gone = bool(codes) and all(_is_final(code) for code in codes)
        return Unreachable("no such mailbox") if gone else TryLater("mailbox busy")
    name = type(error).__name__
    connecting = isinstance(error, aiosmtplib.SMTPConnectError | aiosmtplib.SMTPHeloError)
    if not isinstance(error, aiosmtplib.SMTPResponseException) or connecting:
        return ChannelDown(name)
    if error.code in AUTHENTICATION:
        return ChannelDown(f"{name} {error.code}")
    return Refused(f"{name} {error.code}") if _is_final(error.code) else TryLater(f"{name} {error.code}")


def _is_final(code: int) -> bool:
    """5xx says no for good, except where it says that we must log in first (RFC 4954)."""
    return 500 <= code < 600 and code not in AUTHENTICATION
