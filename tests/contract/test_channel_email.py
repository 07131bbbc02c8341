"""Official e-mail over a real SMTP server: what arrives, and what each failure means for the outbox."""

import socket
import ssl
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import SMTP as POLICY
from email.policy import default as default_policy
from email.utils import parseaddr
from pathlib import Path
from typing import Any

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope

from bot.channels.email.channel import EmailChannel, EmailSettings, MailPanelChannel, Security
from bot.channels.email.html import html_of
from bot.core.conversation import mailbox
from bot.core.events import Attachment, AttachmentKind
from bot.core.messages import Delivery, Message
from bot.runtime.delivery.channel import ChannelDown, Refused, SendError, TryLater, Unreachable

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
    too_large: int = 10**9
    too_large_said: str = "552 5.3.4 Message too big"
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
        if len(envelope.content or b"") > self.too_large:
            return self.too_large_said
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
    ("step", "answer", "kind", "why"),
    [
        ("rcpt", "550 5.1.1 no such user sara@example.org", Unreachable, "no-mailbox"),
        ("rcpt", "550 5.1.10 recipient not found", Unreachable, "no-mailbox"),
        ("rcpt", "550 5.2.1 the account is disabled", Unreachable, "no-mailbox"),
        ("rcpt", "550 User unknown", Unreachable, "no-mailbox"),
        (
            "rcpt",
            "550 <sara@example.org>: Recipient address rejected: User unknown in table",
            Unreachable,
            "",
        ),
        ("rcpt", "551 no such mailbox here", Unreachable, "no-mailbox"),
        ("rcpt", "550 5.7.1 relaying denied", Refused, "mail-blocked"),
        ("rcpt", "550 5.7.26 unauthenticated mail: user unknown to SPF", Refused, "mail-blocked"),
        ("rcpt", "550 blocked by our policy", Refused, "mail-blocked"),
        ("rcpt", "550 Requested action not taken: mailbox unavailable", Refused, "mail-refused"),
        ("rcpt", "550 no", Refused, "mail-refused"),
        ("rcpt", "552 5.2.2 mailbox full", TryLater, "mailbox-full"),
        ("rcpt", "552 sara is over quota", TryLater, "mailbox-full"),
        ("rcpt", "452 4.2.2 mailbox full", TryLater, "mailbox-full"),
        ("rcpt", "450 mailbox busy", TryLater, ""),
        ("rcpt", "530 log in first", TryLater, ""),
        ("mail", "553 not your address", Refused, "mail-refused"),
        ("mail", "550 5.1.8 sender address does not exist", Refused, "mail-refused"),
        ("mail", "530 log in first", ChannelDown, ""),
        ("mail", "451 later", TryLater, ""),
        ("data", "554 looks like spam", Refused, "mail-blocked"),
        ("data", "552 5.3.4 message too big", Refused, "mail-too-large"),
        ("data", "452 disk full", TryLater, ""),
    ],
)
async def test_what_the_server_answers_decides(
    server: Server, start: Start, step: str, answer: str, kind: type[SendError], why: str
) -> None:
    setattr(server, step, answer)
    with pytest.raises(kind) as refusal:
        await channel(start()).send(delivery())
    assert isinstance(refusal.value, Unreachable) is (kind is Unreachable)
    assert isinstance(refusal.value, ChannelDown) is (kind is ChannelDown)
    assert not why or refusal.value.why == why
    assert "sara" not in str(refusal.value)
    assert server.taken == []


# mails that are too large


PAPER = Attachment("e" * 32 + ".pdf", AttachmentKind.DOCUMENT, "application/pdf", 300_000, "ورقة.pdf")
LETTER = Attachment("d" * 32 + ".docx", AttachmentKind.DOCUMENT, "application/msword", 9, "letter.docx")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / PHOTO.id).write_bytes(b"\x89PNG")
    (tmp_path / PAPER.id).write_bytes(b"%PDF-1.7" + bytes(300_000))
    (tmp_path / LETTER.id).write_bytes(b"PK\x03\x04 text")
    return tmp_path


def with_files(*files: Attachment) -> Delivery:
    return delivery(replace(MESSAGE, attachments=files))


def names(mail: EmailMessage) -> list[str | None]:
    return [file.get_filename() for file in mail.iter_attachments()]


@pytest.mark.parametrize("announced", [True, False], ids=["announced", "found out"])
async def test_a_mail_that_its_server_finds_too_large_goes_without_its_files(
    server: Server, start: Start, folder: Path, announced: bool
) -> None:
    """Whether the server says its bound at once (SIZE), or only when all of it was sent."""
    if announced:
        to = start(data_size_limit=100_000)
    else:
        to, server.too_large = start(), 100_000
    email = EmailChannel(
        to, lambda id: folder / id, without_files=lambda message: f"بلا ملفات {message.case}"
    )
    await email.send(with_files(PAPER, PHOTO))
    mail = server.only()
    plain = mail.get_body(("plain",))
    assert names(mail) == [] and plain is not None
    assert "بلا ملفات 1001" in plain.get_content() and "شكوى جديدة رقم" in plain.get_content()
    await email.send(with_files(PHOTO))
    assert len(server.taken) == 2


@pytest.mark.parametrize(
    "answer", ["552 too big", "552 5.3.4 no", "552", "523 no", "550 5.2.3 no", "554 5.3.4 no"]
)
async def test_however_a_server_says_that_it_is_too_much(
    server: Server, start: Start, folder: Path, answer: str
) -> None:
    to, server.too_large, server.too_large_said = start(), 100_000, answer
    await channel(to, folder).send(with_files(PAPER))
    assert names(server.only()) == []


async def test_a_mail_carries_pictures_and_papers_and_nothing_else(
    server: Server, start: Start, folder: Path
) -> None:
    await channel(start(), folder).send(with_files(LETTER, PHOTO, PAPER))
    assert names(server.only()) == ["صورة البطاقة.png", "ورقة.pdf"]


# names, numbers and addresses in other letters


SOCIETY = "جمعية ماجد بن عبدالعزيز للتنمية والخدمات الاجتماعية بمحافظة جدة ومراكزها"
LONG = (
    SOCIETY,
    "شكوى جديدة رقم 1001 من إحدى المستفيدات عن تأخر السلة الغذائية لشهرين متتاليين في حي الصفا",
    "تصعيد: Ref 1001 لم تُنجز و now the deadline is very close indeed، والمطلوب التدخل العاجل today",
    "ك " * 60 + "ي",
    "Plain English that is long enough to be folded more than once, as a subject of this kind is at times",
)


def legacy(raw: str) -> str:
    return str(make_header(decode_header(raw)))


@pytest.mark.parametrize("text", LONG)
async def test_a_long_name_arrives_with_every_blank(server: Server, start: Start, text: str) -> None:
    to = replace(start(), sender_name=text)
    await channel(to).send(delivery(replace(MESSAGE, subject=text)))
    content = server.taken[0].content
    assert isinstance(content, bytes)
    modern = message_from_bytes(content, policy=default_policy)
    old = message_from_bytes(content)
    assert modern["Subject"] == " ".join(text.split())
    assert modern["From"].addresses[0].display_name == " ".join(text.split())
    assert modern["From"].addresses[0].addr_spec == "care@example.org"
    assert " ".join(legacy(old["Subject"]).split()) == " ".join(text.split())
    name, address = parseaddr(old["From"].replace("\r\n", ""))
    assert (legacy(name), address) == (" ".join(text.split()), "care@example.org")
    head = content.partition(b"\r\n\r\n")[0]
    lines = [line for line in head.split(b"\r\n") if not line.startswith(b"From:")]
    assert head.isascii() and max(map(len, lines)) <= 80


async def test_no_two_books_have_one_number_and_older_mails_keep_their_thread(
    server: Server, start: Start
) -> None:
    here = start()
    books = [replace(here, book=book, cases_before=1001) for book in ("a1", "b2")]
    ids = [await channel(book).send(delivery(id=9)) for book in books]
    assert ids == ["<delivery-9.a1@rida.example.org>", "<delivery-9.b2@rida.example.org>"]
    await channel(books[0]).send(delivery(replace(MESSAGE, case=1002), id=10))
    mails = [message_from_bytes(each.content, policy=POLICY) for each in server.taken]  # type: ignore[arg-type]
    assert [mail["In-Reply-To"] for mail in mails] == [
        "<case-1001.a1@rida.example.org>",
        "<case-1001.b2@rida.example.org>",
        "<case-1002.a1@rida.example.org>",
    ]
    assert mails[0]["References"] == "<case-1001@rida.example.org> <case-1001.a1@rida.example.org>"
    assert mails[2]["References"] == "<case-1002.a1@rida.example.org>"


async def test_a_domain_in_arabic_is_written_as_servers_know_it(server: Server, start: Start) -> None:
    to = replace(start(), sender="care@جمعية.السعودية", domain="جمعية.السعودية")
    id = await channel(to).send(delivery(to="sara@جمعية.السعودية"))
    assert server.taken[0].rcpt_tos == ["sara@xn--ogbf3b7b0a.xn--mgberp4a5d4ar"]
    assert server.taken[0].mail_from == "care@xn--ogbf3b7b0a.xn--mgberp4a5d4ar"
    assert id.isascii() and server.only()["To"] == "sara@xn--ogbf3b7b0a.xn--mgberp4a5d4ar"


async def test_an_arabic_name_before_the_at_needs_a_server_that_takes_it(
    server: Server, start: Start
) -> None:
    arabic = delivery(to="سارة@example.org")
    with pytest.raises(Refused) as refusal:
        await channel(start(enable_SMTPUTF8=False)).send(arabic)
    assert refusal.value.why == "address-not-taken" and not isinstance(refusal.value, TryLater)
    await channel(start(enable_SMTPUTF8=True)).send(arabic)
    assert server.taken[0].rcpt_tos == ["سارة@example.org"]
    assert "سارة@example.org".encode() in (server.taken[0].content or b"")  # type: ignore[operator]


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
