"""Official e-mail (C15, C17), by SMTP.

The rules this module guards: a mail that is sent twice has the same Message-ID, so a repeat is known for
one; the mails of a case hang together; a wrong password or an absent server loses no mail; and a mail
that is too large for its server goes without its files.
"""

import asyncio
import ssl
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from email.errors import MessageError
from email.headerregistry import Address as Mailbox
from email.message import EmailMessage
from email.utils import format_datetime
from enum import StrEnum
from functools import partial
from pathlib import Path

import aiosmtplib

from bot.channels.email.headers import POLICY, Ids, MailAddress, NoAddress, address_of, ascii_domain
from bot.channels.email.html import Link, html_of, one_line, writable
from bot.channels.email.oauth import SignInFailed, Tokens
from bot.channels.email.person_mail import (
    PersonSays,
    ThreadOf,
    is_said,
    marked_automatic,
    subject_of,
    taken,
    text_of,
    thread_headers,
)
from bot.channels.email.server_replies import bearer_of, kind_of, refuses_token
from bot.core.events import Attachment
from bot.core.mail_address import bare, is_by_mail, is_unverified
from bot.core.mailing import carried
from bot.core.messages import Delivery, Draw, Drawing, Message
from bot.runtime.delivery.channel import Refused, SendError
from bot.store.queries.mails import Thread
from bot.store.queries.takebacks import takeback_of

LARGE = frozenset({"mail-too-large", "mailbox-full"})
"""Servers mean either by 552: what is smaller may still be taken."""


class Security(StrEnum):
    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailSettings:
    """`domain` is the right side of our Message-IDs; it must stay the same, for the threads to hold.
    `book`, `cases_before`, `seal` and `unsealed` are those of `Ids`."""

    host: str
    port: int
    sender: str
    sender_name: str = ""
    username: str = ""
    password: str = ""
    security: Security = Security.STARTTLS
    domain: str = "rida.invalid"
    book: str = ""
    cases_before: int = 0
    seal: str = field(default="", repr=False)
    unsealed: int = 0
    timeout: timedelta = timedelta(seconds=30)


def ids_of(settings: EmailSettings) -> Ids:
    s = settings
    return Ids(ascii_domain(s.domain), s.book, s.cases_before, s.seal, s.unsealed)


class MailPanelChannel:
    """No SMTP server is set up: the mail is kept for the page's mail panel, as it would be sent."""

    name = "email"

    async def send(self, delivery: Delivery) -> str:
        return f"panel-{delivery.id}"


LinkOf = Callable[[Message], Awaitable[Link | None]]
"""What leads from a mail to its case, asked when the mail goes out: the place may be younger than it."""


WithoutFiles = Callable[[Message], str]
"""What a mail says that had to leave its files behind."""


def say_nothing(_: Message) -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """What mails to people need, where they can write by mail. `reply_to` is the mailbox that is read,
    empty where it is the sender's own."""

    thread_of: ThreadOf
    says: PersonSays
    draw: Draw
    reply_to: str = ""


class EmailChannel:
    """`path_of` gives the file of an attachment's id, KeyError when there is none."""

    name = "email"
    at_once = 2
    """Each is a connection of its own, and some servers allow a mailbox no more than three."""

    def __init__(
        self,
        settings: EmailSettings,
        path_of: Callable[[str], Path],
        tls: ssl.SSLContext | None = None,
        link_of: LinkOf | None = None,
        without_files: WithoutFiles = say_nothing,
        people: "People | None" = None,
        tokens: Tokens | None = None,
    ) -> None:
        self._settings, self._path_of, self._tls, self._link_of = settings, path_of, tls, link_of
        self._without_files, self._people, self._tokens = without_files, people, tokens
        self._ids = ids_of(settings)

    async def send(self, delivery: Delivery) -> str:
        """Hand the mail to the server; gives back its Message-ID.

        Raises:
            ChannelDown: the server is away or does not let us in.
            TryLater: it asks for patience.
            Unreachable: the server knows no such mailbox.
            Refused: the server will not have this mail, or it cannot be made.
        """
        if self._people and is_by_mail(delivery.address):
            return await self._to_person(delivery, self._people)
        link = await self._link_of(delivery.message) if self._link_of else None
        mail = await asyncio.to_thread(self._composed, delivery, link)
        refused = await self._hand_over(mail, delivery)
        if refused and refused.why in LARGE and carried(delivery.message.attachments):
            mail = await asyncio.to_thread(self._composed, self._bare(delivery), link)
            refused = await self._hand_over(mail, delivery)
        if refused:
            raise refused
        return str(mail["Message-ID"])

    async def _to_person(self, delivery: Delivery, people: People) -> str:
        """Empty where it is nothing that a mail is sent for."""
        message = delivery.message
        if takeback_of(message) or not is_said(message):
            return ""  # nothing can be taken back there
        thread = await people.thread_of(delivery.id)
        try:
            drawn = [(each, await people.draw(each)) for each in message.drawings]
        except KeyError:
            raise Refused("what is drawn is no more", why="file-missing") from None
        mail = await asyncio.to_thread(self._guarded, partial(self._for_person, delivery, thread, drawn))
        refused = await self._hand_over(mail, delivery)
        if refused and refused.why in LARGE and message.attachments:
            bare = partial(self._for_person, self._bare(delivery), thread, drawn)
            refused = await self._hand_over(await asyncio.to_thread(self._guarded, bare), delivery)
        if refused:
            raise refused
        return str(mail["Message-ID"])

    def _for_person(
        self, delivery: Delivery, thread: Thread, drawn: Sequence[tuple[Drawing, bytes]]
    ) -> EmailMessage:
        people, message = self._people, delivery.message
        if people is None:
            raise LookupError("no mail goes to people")
        is_verified = not is_unverified(delivery.address)
        subject = subject_of(message, thread, people.says, is_verified=is_verified)
        mail = self._addressed(delivery, subject)
        if people.reply_to:
            mail["Reply-To"] = address_of(people.reply_to).spec
        thread_headers(mail, thread)
        marked_automatic(mail, message, thread)
        shown = replace(message, text=text_of(message, people.says), subject=str(mail["Subject"]))
        mail.set_content(writable(shown.text))
        mail.add_alternative(html_of(shown), subtype="html")
        for attachment in taken(message):
            self._attach(mail, attachment)
        for drawing, data in drawn:
            main, _, sub = drawing.mime.partition(";")[0].partition("/")
            mail.add_attachment(data, maintype=main, subtype=sub, filename=drawing.file)
        return mail

    def _bare(self, delivery: Delivery) -> Delivery:
        said = f"{delivery.message.text}\n\n{self._without_files(delivery.message)}".strip()
        return replace(delivery, message=replace(delivery.message, text=said, attachments=()))

    def _composed(self, delivery: Delivery, link: Link | None) -> EmailMessage:
        return self._guarded(partial(self.render, delivery, link))

    def _guarded(self, make: Callable[[], EmailMessage]) -> EmailMessage:
        try:
            return make()
        except (KeyError, OSError) as error:
            raise Refused("an attachment is missing", why="file-missing") from error
        except NoAddress:
            raise Refused("the address is none", why="no-address") from None
        except (ValueError, LookupError, MessageError):
            raise Refused("the mail cannot be made") from None  # their texts quote the address

    async def _hand_over(self, mail: EmailMessage, delivery: Delivery) -> SendError | None:
        """None: the server has it."""
        to = address_of(bare(delivery.address))
        try:
            await self._sent(mail, to)
        except (aiosmtplib.SMTPException, SignInFailed, OSError, TimeoutError) as error:
            return kind_of(error)  # its text quotes addresses, and is left behind
        return None

    async def _sent(self, mail: EmailMessage, to: MailAddress) -> None:
        if self._tokens:
            await self._tokens.used(partial(self._given, mail, to), refuses_token)
        else:
            await self._given(mail, to)

    async def _given(self, mail: EmailMessage, to: MailAddress, token: str = "") -> None:
        s = self._settings
        await aiosmtplib.send(
            mail.as_bytes(),
            sender=address_of(s.sender).spec,
            recipients=[to.spec],
            mail_options=["SMTPUTF8"] if to.needs_utf8 else [],
            hostname=s.host,
            port=s.port,
            username=s.username or None,
            password=s.password or None,
            oauth_token_generator=bearer_of(token),
            use_tls=s.security is Security.TLS,
            start_tls=s.security is Security.STARTTLS,
            tls_context=self._tls,
            timeout=s.timeout.total_seconds(),
            local_hostname=self._ids.domain,
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
        for attachment in carried(message.attachments):
            self._attach(mail, attachment)
        return mail

    def _with_headers(self, delivery: Delivery) -> EmailMessage:
        message = delivery.message
        mail = self._addressed(delivery, one_line(message.subject))
        mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no absence notes in return, please
        if message.case is not None:
            self._ids.thread(mail, message.case)
        return mail

    def _addressed(self, delivery: Delivery, subject: str) -> EmailMessage:
        s = self._settings
        mail = EmailMessage(policy=POLICY)
        mail["From"] = Mailbox(one_line(s.sender_name), addr_spec=address_of(s.sender).spec)
        mail["To"] = address_of(bare(delivery.address)).spec
        mail["Subject"] = subject
        mail["Date"] = format_datetime(delivery.created_at)
        mail["Message-ID"] = self._ids.delivery(delivery.id)
        mail["Content-Language"] = delivery.message.language
        mail["X-Loop"] = address_of(s.sender).spec  # some servers put ids of their own in place of ours
        return mail

    def _attach(self, mail: EmailMessage, attachment: Attachment) -> None:
        data = self._path_of(attachment.id).read_bytes()
        main, _, sub = attachment.mime.partition("/")
        name = one_line(attachment.name) or attachment.id
        mail.add_attachment(data, maintype=main, subtype=sub, filename=name)
