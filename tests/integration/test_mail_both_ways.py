"""A mail lies in a real mailbox, and its answer leaves by a real SMTP server: all that is between them runs."""

import asyncio
from email.message import EmailMessage
from pathlib import Path

from bot.app.build import opened
from bot.app.mail import mail_door
from bot.config import load
from tests.fixtures.imap_server import PASSWORD, USER, imap_server
from tests.fixtures.smtp_server import mail_server, words_of
from tests.transcripts.player import ROOT


def written() -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"] = "Umm Mohammed <umm@example.net>", "care@example.org"
    mail["Subject"], mail["Message-ID"] = "شكوى", "<one@example.net>"
    mail.set_content("الموظف في الاستقبال عاملني بسوء أمام الناس")
    return mail.as_bytes()


async def test_a_mail_in_the_mailbox_is_answered_in_its_thread(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_bytes((ROOT / "config.yaml").read_bytes())
    with imap_server() as box, mail_server() as mails:
        imap = {
            "RIDA_IMAP__ENABLED": "true",
            "RIDA_IMAP__HOST": "localhost",
            "RIDA_IMAP__PORT": str(box.tls),
            "RIDA_IMAP__USERNAME": USER,
            "RIDA_IMAP__PASSWORD": PASSWORD,
            "RIDA_IMAP__DAYS_BEFORE": "1",
        }
        settings = load(tmp_path / "config.yaml", {"RIDA_DEMO": "true", **mails.environment, **imap})
        async with opened(settings) as app:
            assert app.mailbox
            app.mailbox.tls = box.context
            box.put(written())
            stop = asyncio.Event()
            sink = mail_door(settings, app.runtime, app.roster, app.book)
            reading = asyncio.create_task(app.mailbox.run(sink, app.runtime.intake, stop))
            async with asyncio.timeout(60):
                while not mails.to("umm@example.net"):
                    await asyncio.sleep(0.1)
                    await app.runtime.settle()
            stop.set()
            await reading
    [said] = mails.to("umm@example.net")
    assert said["In-Reply-To"] == "<one@example.net>"
    assert said["Subject"] == "Re: شكوى [1001]"
    assert "ورقمها" in words_of(said)
