"""Official e-mail over a real SMTP server: what arrives, and what each failure means for the outbox."""

import socket
import ssl
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP as POLICY
from pathlib import Path
from typing import Any

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope

from bot.channels.base import ChannelDown, Delivery, Message, Refused, SendError, TryLater, Unreachable
from bot.channels.email import EmailChannel, EmailSettings, MailPanelChannel, Security
from bot.channels.mail_html import html_of
from bot.core.conversation import mailbox
from bot.core.events import Attachment, AttachmentKind

TEXT = (
    "السلام عليكم\n\nشكوى جديدة رقم \u20681001\u2069 من \u2068Ali <b>\u2069.\n"
    "آخر موعد: \u20682026-03-04\u2069"
)
MESSAGE = Message(TEXT, "ar", subject="شكوى جديدة: رقم \u20681001\u2069", case=1001)
PHOTO = Attachment("f" * 32 + ".png", AttachmentKind.PHOTO, "image/png", 4, "صورة البطاقة.png")


@dataclass
class Server:
    """What the server answers at each step of a mail, and the mails that it took."""

    rcpt: str = "250 OK"
    mail: str = "250 OK"
    data: str = "250 OK"
    logged_in: bool = False
    encrypted: bool = False
    taken: list[Envelope] = field(default_factory=list)

    async def handle_MAIL(self, _s: Any, _se: Any, envelope: Any, address: str, options: Any) -> str:
        envelope.mail_from = address
        return self.mail

    async def handle_RCPT(self, _s: Any, _se: Any, envelope: Any, address: str, options: Any) -> str:
        if self.rcpt.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.rcpt

    async def handle_DATA(self, _s: Any, session: Any, envelope: Envelope) -> str:
        self.logged_in = bool(session.authenticated)
        self.encrypted = _s.transport.get_extra_info("ssl_object") is not None
        if self.data.startswith("250"):
            self.taken.append(envelope)
        return self.data

    def only(self) -> EmailMessage:
        (envelope,) = self.taken
        assert isinstance(envelope.content, bytes)
        mail = message_from_bytes(envelope.content, policy=POLICY)
        assert isinstance(mail, EmailMessage)
        return mail


def free_port() -> int:
    with closing(socket.socket()) as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def refuse_everyone(*_: object) -> AuthResult:
    return AuthResult(success=False, handled=False)


def let_in(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
    return AuthResult(success=(data.login, data.password) == (b"care", b"hunter2"))


def no_file(id: str) -> Path:
    raise KeyError(id)


Start = Callable[..., EmailSettings]


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def start(server: Server) -> Iterator[Start]:
    """Starts the server with the given options and gives the settings that reach it."""
    running: list[Controller] = []

    def started(**options: Any) -> EmailSettings:
        port = free_port()
        controller = Controller(server, hostname="127.0.0.1", port=port, **options)
        controller.start()
        running.append(controller)
        return settings(port)

    yield started
    for controller in running:
        controller.stop()


def settings(port: int) -> EmailSettings:
    return EmailSettings(
        host="127.0.0.1",
        port=port,
        sender="care@example.org",
        sender_name="جمعية ماجد",
        security=Security.NONE,
        domain="rida.example.org",
        timeout=timedelta(seconds=5),
    )


def channel(to: EmailSettings, folder: Path | None = None) -> EmailChannel:
    def path_of(id: str) -> Path:
        if folder is None:
            raise KeyError(id)
        return folder / id

    return EmailChannel(to, path_of)


def delivery(message: Message = MESSAGE, to: str = "sara@example.org", id: int = 7) -> Delivery:
    return Delivery(id, mailbox(to), message, datetime(2026, 3, 1, 9, tzinfo=UTC))


async def test_an_arabic_mail_arrives_as_it_was_written(server: Server, start: Start) -> None:
    id = await channel(start()).send(delivery())
    mail = server.only()
    assert server.taken[0].rcpt_tos == ["sara@example.org"]
    assert mail["Subject"] == "شكوى جديدة: رقم 1001"
    assert mail["From"].addresses[0].display_name == "جمعية ماجد"
    assert mail["Message-ID"] == id == "<delivery-7@rida.example.org>"
    assert mail["Date"].datetime == datetime(2026, 3, 1, 9, tzinfo=UTC)
    assert mail["Auto-Submitted"] == "auto-generated"
    plain, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert plain is not None and html is not None
    assert plain.get_content().replace("\r\n", "\n").strip() == TEXT
    assert 'dir="rtl"' in html.get_content() and 'lang="ar"' in html.get_content()


async def test_the_mails_of_a_case_hang_together_and_a_repeat_is_known(
    server: Server, start: Start
) -> None:
    email = channel(start())
    for id in (7, 7, 8):
        await email.send(delivery(id=id))
    mails = [message_from_bytes(each.content, policy=POLICY) for each in server.taken]  # type: ignore[arg-type]
    assert {mail["References"] for mail in mails} == {"<case-1001@rida.example.org>"}
    assert {mail["In-Reply-To"] for mail in mails} == {"<case-1001@rida.example.org>"}
    assert [mail["Message-ID"] for mail in mails] == [
        f"<delivery-{id}@rida.example.org>" for id in (7, 7, 8)
    ]


async def test_files_go_along_with_their_arabic_names(
    server: Server, start: Start, tmp_path: Path
) -> None:
    (tmp_path / PHOTO.id).write_bytes(b"\x89PNG")
    message = replace(MESSAGE, attachments=(PHOTO,), case=None)
    await channel(start(), tmp_path).send(delivery(message))
    mail = server.only()
    (file,) = mail.iter_attachments()
    assert (file.get_filename(), file.get_content_type()) == ("صورة البطاقة.png", "image/png")
    assert file.get_content() == b"\x89PNG"
    assert mail["References"] is None


async def test_a_missing_file_parks_the_mail(start: Start) -> None:
    with pytest.raises(Refused, match="attachment"):
        await channel(start()).send(delivery(replace(MESSAGE, attachments=(PHOTO,))))


@pytest.mark.parametrize(
    ("subject", "shown"),
    [
        ("سطر\r\nBcc: thief@example.org", "سطر Bcc: thief@example.org"),
        ("\u202eمعكوس\u202c\0", "معكوس"),
        ("half \ud83d of an emoji", "half \ufffd of an emoji"),
    ],
)
async def test_a_subject_cannot_bring_headers_along(
    server: Server, start: Start, subject: str, shown: str
) -> None:
    await channel(start()).send(delivery(replace(MESSAGE, subject=subject, text="\ud83d\0 x")))
    mail = server.only()
    assert mail["Subject"] == shown
    assert mail["Bcc"] is None


@pytest.mark.parametrize("to", ["", "nobody", "a@b@c", "a b@example.org", "x@y.org\r\nBcc: z@y.org"])
async def test_an_address_that_is_none_parks_the_mail(server: Server, start: Start, to: str) -> None:
    with pytest.raises((Refused, Unreachable)) as refusal:
        await channel(start()).send(delivery(to=to))
    assert not to or to not in str(refusal.value)
    assert server.taken == []


@pytest.mark.parametrize(
    ("step", "answer", "kind"),
    [
        ("rcpt", "550 5.1.1 no such user sara@example.org", Unreachable),
        ("rcpt", "450 mailbox busy", TryLater),
        ("rcpt", "530 log in first", TryLater),
        ("mail", "553 not your address", Refused),
        ("mail", "530 log in first", ChannelDown),
        ("mail", "451 later", TryLater),
        ("data", "554 looks like spam", Refused),
        ("data", "452 disk full", TryLater),
    ],
)
async def test_what_the_server_answers_decides(
    server: Server, start: Start, step: str, answer: str, kind: type[SendError]
) -> None:
    setattr(server, step, answer)
    with pytest.raises(SendError) as refusal:
        await channel(start()).send(delivery())
    assert type(refusal.value) is kind
    assert "sara" not in str(refusal.value)
    assert server.taken == []


async def test_an_absent_server_loses_nothing() -> None:
    with pytest.raises(TryLater):
        await channel(settings(free_port())).send(delivery())


@pytest.fixture
async def silent_port() -> AsyncIterator[int]:
    """A server that takes the connection and never says a word."""
    with closing(socket.create_server(("127.0.0.1", 0))) as held:
        yield held.getsockname()[1]


async def test_a_silent_server_is_left_after_the_timeout(silent_port: int) -> None:
    quick = replace(settings(silent_port), timeout=timedelta(milliseconds=100))
    with pytest.raises(TryLater):
        await channel(quick).send(delivery())


async def test_a_wrong_password_loses_no_mail_and_is_not_told(start: Start) -> None:
    to = start(authenticator=refuse_everyone, auth_require_tls=False)
    with pytest.raises(TryLater) as refusal:
        await channel(replace(to, username="care", password="hunter2")).send(delivery())
    assert "hunter2" not in str(refusal.value) and "care" not in str(refusal.value)


async def test_a_right_password_lets_the_mail_through(server: Server, start: Start) -> None:
    to = start(authenticator=let_in, auth_require_tls=False)
    await channel(replace(to, username="care", password="hunter2")).send(delivery())
    assert server.logged_in
    assert len(server.taken) == 1


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
async def test_a_mail_never_goes_in_the_clear_where_encryption_was_asked_for(
    server: Server, start: Start, security: Security
) -> None:
    with pytest.raises(TryLater):
        await channel(replace(start(), security=security)).send(delivery())
    assert server.taken == []


# encryption, with certificates made here


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def shown_by_server(authority: trustme.CA, name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


def trusting(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def encrypted(start: Start, security: Security, context: ssl.SSLContext) -> EmailSettings:
    if security is Security.STARTTLS:
        to = start(tls_context=context, require_starttls=True, authenticator=let_in)
    else:
        to = start(ssl_context=context, authenticator=let_in, auth_require_tls=False)
    return replace(to, security=security, username="care", password="hunter2")


ENCRYPTED = pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])


@ENCRYPTED
async def test_a_mail_goes_encrypted_and_logged_in(
    server: Server, start: Start, authority: trustme.CA, security: Security
) -> None:
    to = encrypted(start, security, shown_by_server(authority, "127.0.0.1"))
    await EmailChannel(to, no_file, trusting(authority)).send(delivery())
    assert server.only()["Subject"] == "شكوى جديدة: رقم 1001"
    assert server.logged_in
    assert server.encrypted


@ENCRYPTED
@pytest.mark.parametrize("name", ["127.0.0.1", "mail.elsewhere.example"], ids=["stranger", "other name"])
async def test_a_certificate_that_is_not_trusted_gets_no_mail_and_no_password(
    server: Server, start: Start, authority: trustme.CA, security: Security, name: str
) -> None:
    """Of an authority that nobody knows, or for another server's name."""
    known = trusting(authority) if name != "127.0.0.1" else ssl.create_default_context()
    to = encrypted(start, security, shown_by_server(authority, name))
    with pytest.raises(ChannelDown) as refusal:
        await EmailChannel(to, no_file, known).send(delivery())
    assert server.taken == []
    assert "hunter2" not in str(refusal.value)


async def test_without_a_server_the_mail_is_kept_for_the_panel() -> None:
    assert await MailPanelChannel().send(delivery()) == "panel-7"


# the HTML, which the page's mail panel shows as well


def test_html_escapes_isolates_and_parts_paragraphs() -> None:
    html = html_of(MESSAGE)
    assert "رقم <bdi>1001</bdi> من <bdi>Ali &lt;b&gt;</bdi>.<br>" in html
    assert html.count("<p ") == 2
    assert "<title>شكوى جديدة: رقم 1001</title>" in html


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("\u2068أ\nب\u2069 ج", "<bdi>أ</bdi><br>\nب ج"),
        ("\u2069\u2069x\u2068y", "x<bdi>y</bdi>"),
        ("\u2068a\u2066b\u2069\u2069", '<bdi>a<bdi dir="ltr">b</bdi></bdi>'),
        ("\u202egnp.exe", "gnp.exe"),
        ('<img src="http://x">&', "&lt;img src=&quot;http://x&quot;&gt;&amp;"),
    ],
)
def test_html_stays_whole_whatever_people_write(text: str, inside: str) -> None:
    html = html_of(Message(text, "ar"))
    assert f">{inside}</p>" in html
    assert html.count("<bdi") == html.count("</bdi>")


def test_html_of_english_goes_from_left_to_right() -> None:
    html = html_of(Message("Hello", "en"))
    assert '<html lang="en" dir="ltr">' in html and "text-align:left" in html


def test_html_loads_nothing_from_outside() -> None:
    assert "http" not in html_of(MESSAGE) and "url(" not in html_of(MESSAGE)
