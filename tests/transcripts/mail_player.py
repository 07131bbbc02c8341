"""Plays a transcript by mail: what a person writes is a read mail, what they are told a real one, taken by a
real SMTP server.

A first line «الموضوع: …» or "Subject: …" begins a thread; without it, a mail answers the last that its
sender was sent. What they are told is shown as its reader sees it: subject, words, numbered choices.
"""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path

from bot.app.build import opened
from bot.app.mail import mail_door
from bot.channels.email.incoming.door import MailDoor
from bot.channels.email.incoming.read_mail import (
    Authenticity,
    DeliveryReport,
    Machine,
    MailFile,
    ReadMail,
)
from bot.config import load
from bot.core.address import Address, Party
from bot.core.mail_address import is_by_mail, person_at
from bot.runtime.transcript import Line, shown
from tests.fixtures.smtp_server import Mails, mail_server, words_of
from tests.transcripts.player import ROOT, SAMPLES, Player, Wall

ADDRESSES = {
    "person": "umm.mohammed@example.org",
    "elsewhere": "somebody@example.com",
    "person-2": "umm.mohammed@example.org",
}
_SUBJECT = re.compile(r"(?:الموضوع|Subject): ?(.*)")
ABSENT, BOUNCED = "automatic: ", "bounced: "
"""What a program of theirs answers, and what their server says of the last mail that it was given."""


@dataclass
class MailPlayer(Player):
    person: Address = field(default_factory=lambda: person_at(ADDRESSES["person"], is_verified=True))
    mails: Mails = None  # type: ignore[assignment]
    door: MailDoor = None  # type: ignore[assignment]
    _seen: int = 0

    def _address(self, who: str) -> Address:
        if who in ADDRESSES:
            return person_at(ADDRESSES[who], is_verified=who != "person-2")
        return super()._address(who)

    def _whose(self, address: Address) -> str:
        """What somebody is told by mail is shown as it arrived."""
        is_private = is_by_mail(address) or address.party is Party.MAILBOX
        return "" if is_private else super()._whose(address)

    async def _act(self, line: Line) -> None:
        if line.who not in ADDRESSES:
            await super()._act(line)
            return
        self._count += 1
        await self.door.accept(self._mail(line), f"mail-{self._count}")

    def _mail(self, line: Line) -> ReadMail:
        first, _, rest = line.text.partition("\n")
        found = _SUBJECT.fullmatch(first)
        last = None if found else self._last_to(ADDRESSES[line.who])
        before = str(last["Subject"]) if last else ""
        subject = found[1] if found else f"Re: {before.removeprefix('Re: ')}"
        text, machine, report = rest if found else line.text, Machine.NONE, None
        if text.startswith(ABSENT):
            text, machine = text.removeprefix(ABSENT), Machine.AUTO_SUBMITTED
        if text.startswith(BOUNCED) and last:
            status, machine = text.removeprefix(BOUNCED), Machine.DELIVERY_REPORT
            report = DeliveryReport(str(last["Message-ID"]), "", status, True, status.startswith("5"))
        return ReadMail(
            message_id=f"<m{self._count}@example.org>",
            sender=ADDRESSES[line.who],
            in_reply_to=(str(last["Message-ID"]),) if last else (),
            sender_name="أم محمد",
            subject=subject,
            text="" if line.verb == "sends" else text,
            attachments=_files(line) if line.verb == "sends" else (),
            machine=machine,
            report=report,
            authenticity=Authenticity.FORGED if line.who == "person-2" else Authenticity.PROVEN,
        )

    def _last_to(self, address: str) -> EmailMessage | None:
        return next(iter(reversed(self.mails.to(address))), None)

    async def _note(self) -> None:
        """Staff first, as their page has it at once; then what left by mail."""
        await super()._note()
        came = self.mails.taken[self._seen :]
        for mail in sorted(came, key=lambda each: str(each["To"])):  # they leave side by side
            text = "\n".join((str(mail["Subject"]), shown(words_of(mail))))
            self.told_live.append(str(Line(f"mail {mail['To']}", text, said=True)))
        self._seen = len(self.mails.taken)

    async def _wait(self, until: object) -> None:
        await super()._wait(until)  # type: ignore[arg-type]
        await self._note()


def _files(line: Line) -> tuple[MailFile, ...]:
    kind, _, name = line.text.partition(" ")
    return (MailFile(name or SAMPLES[kind][0], "", SAMPLES[kind][1]),)


@asynccontextmanager
async def mail_player(folder: Path) -> AsyncIterator[MailPlayer]:
    (folder / "config.yaml").write_bytes((ROOT / "config.yaml").read_bytes())
    with mail_server() as mails:
        usual = {"RIDA_CALENDAR__COUNTRY": "null", "RIDA_DEMO": "true", "RIDA_PACE__STORY_SECONDS": "0"}
        settings, wall = load(folder / "config.yaml", {**usual, **mails.environment}), Wall()
        async with opened(settings, wall=wall) as app:
            door = mail_door(settings, app.runtime, app.roster, app.book)
            yield MailPlayer(app, wall, mails=mails, door=door)
