"""What becomes of a mail that was read: a person's words, a member's, a program's note, or a mail of ours
that came back.

The rules this module guards: a mail is taken up once; whoever may be forged is never taken for whose
address it is; a program is never answered; and what was not committed comes again.
"""

import logging
import re
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.channels.email.headers import Ids
from bot.channels.email.incoming.read_mail import (
    Authenticity,
    Machine,
    MailFile,
    MailRefused,
    ReadMail,
)
from bot.core.conversation import Address, desk, room_of
from bot.core.events import (
    Attachment,
    MachineMailed,
    Mail,
    MailsLeft,
    MemberMailed,
    MessageReceived,
    Words,
)
from bot.core.hidden_numbers import without
from bot.core.mail_address import person_at
from bot.core.mail_language import language_of
from bot.core.messages import Incoming
from bot.runtime.delivery.bounces import Bounces
from bot.runtime.files.attachments import AttachmentRefused, Attachments
from bot.runtime.intake import Accepting
from bot.runtime.shared.clock import Clock
from bot.runtime.shared.wakeups import Wakeups
from bot.store.errors import NoRoom
from bot.store.queries import cases, contacts, conversations, inbox, mails
from bot.store.sqlite.database import Database

logger = logging.getLogger(__name__)

NOTE = 2_000
"""Characters of a program's note that are kept."""
NAMED = 5
"""Numbers of cases that are looked at in one mail."""

_NAMED = re.compile(
    r"(?:[\[#]|رقم|شكوى|شكواي|بلاغ|الحالة|case|complaint|number|no\.?)\s*[\[#:]?\s*(\d{4,9})(?!\d)", re.I
)
_ANSWERS = re.compile(r"\s*(?:re|aw|sv|رد|ردّ)\s*(?:\[\d+\])?\s*[:：]", re.I)

MemberOf = Callable[[str], Awaitable[str]]
"""The staff id of whoever has this address; empty for nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailDoor:
    """`counts` tells how many of a kind this process has taken: people's, and machines' by their sign."""

    database: Database
    clock: Clock
    wakeups: Wakeups
    attachments: Attachments
    bounces: Bounces
    accepting: Accepting
    ids: Ids
    staff_channel: str
    member_of: MemberOf
    counts: Counter[str] = field(default_factory=Counter)

    async def accept(self, mail: ReadMail, raw_key: str) -> None:
        """As `MailSink` says."""
        self.counts[mail.machine or "person"] += 1
        if mail.report:
            await self._came_back(mail)
        if mail.machine:
            await self._of_machine(mail)
            return
        if not mail.sender:
            raise MailRefused("no-sender")
        is_sure = mail.authenticity is not Authenticity.FORGED
        member = await self.member_of(mail.sender) if is_sure else ""
        await (self._of_member(mail, raw_key, member) if member else self._of_person(mail, raw_key))

    # a machine's

    async def _came_back(self, mail: ReadMail) -> None:
        report = mail.report
        if not report or not (report.is_failure and report.is_permanent):
            return
        if delivery := self.ids.sent(report.original) or self._answers_ours(mail):
            await self.bounces.failed(delivery, report.status)

    def _answers_ours(self, mail: ReadMail) -> int:
        """The nearest mail of ours that it answers; 0: none."""
        return next(filter(None, map(self.ids.sent, reversed(_thread(mail)))), 0)

    async def _of_machine(self, mail: ReadMail) -> None:
        """An absence note of a mail about a case stands in the case's history, once a day; nothing else
        of a program is kept."""
        number = self._answers_ours(mail)
        if mail.is_doubted:
            await self._told_of_it()
        if mail.report or mail.machine is Machine.OUR_OWN or not number:
            return
        async with self.database.write() as conn:
            sent = await mails.sent(conn, number)
            if sent and sent.case:
                await self._noted(conn, sent.case, Words(without(_text(mail))[:NOTE]))
        self.wakeups.turns.wake()

    async def _noted(self, conn: AsyncConnection, case: int, words: Words) -> None:
        now = self.clock.now()
        name = f"machine-mail-{case}-{now.date().isoformat()}"
        room = room_of(case, self.staff_channel)
        await inbox.tell(conn, room, name, MachineMailed(case, words), now)

    async def _told_of_it(self) -> None:
        """Once a day: it stays unread in the mailbox, and somebody looks whether a person wrote it."""
        now, there = self.clock.now(), desk(self.staff_channel)
        async with self.database.write() as conn:
            await inbox.tell(conn, there, f"mails-left-{now.date().isoformat()}", MailsLeft(), now)
        self.wakeups.turns.wake()

    # a member's

    async def _of_member(self, mail: ReadMail, raw_key: str, member: str) -> None:
        files, _ = await self._files(mail)
        event = MemberMailed(member, Words(_text(mail), files))
        await self.accepting.accept(Incoming(raw_key, desk(self.staff_channel), event))

    # a person's

    async def _of_person(self, mail: ReadMail, raw_key: str) -> None:
        address = person_at(mail.sender, is_verified=mail.authenticity is not Authenticity.FORGED)
        files, is_all = await self._files(mail)
        ours, text = self._answers_ours(mail), _text(mail)
        reply_to = self.ids.delivery(ours) if ours else ""
        words = Words(text, files, id=mail.message_id, reply_to=reply_to)
        left_out = "mail" if mail.is_too_large else "" if is_all and mail.is_whole else "file"
        subject, is_reply = without(mail.subject), bool(_ANSWERS.match(mail.subject))
        about = Mail(
            subject,
            _thread(mail),
            is_reply,
            await self._foreign(mail, address),
            left_out,
            proven=mail.authenticity is Authenticity.PROVEN or await self._answers_theirs(mail, address),
        )
        await self.accepting.accept(
            Incoming(
                raw_key,
                address,
                MessageReceived(words, mail=about),
                language_of(text),
                _who(mail),
                message=mail.message_id or raw_key,
                text=text,
            )
        )

    async def _answers_theirs(self, mail: ReadMail, address: Address) -> bool:
        """Whether it answers a mail of ours that went to this very address: nobody else knows its id."""
        async with self.database.read() as conn:
            for number in filter(None, map(self.ids.sent, mail.in_reply_to + mail.references[-NAMED:])):
                sent = await mails.sent(conn, number)
                if sent and sent.row.address == address:
                    return True
        return False

    async def _foreign(self, mail: ReadMail, address: Address) -> int:
        """A case of somebody else that it names or answers; 0: none."""
        async with self.database.read() as conn:
            here = await conversations.find(conn, address)
            own = await contacts.own_of(conn, here.id) if here else ()
            for number in await self._named(conn, mail):
                case = await cases.get(conn, number)
                if case and case.person not in own:
                    return number
        return 0

    async def _named(self, conn: AsyncConnection, mail: ReadMail) -> list[int]:
        ours = self._answers_ours(mail)
        sent = await mails.sent(conn, ours) if ours else None
        named = _NAMED.findall(f"{mail.subject}\n{mail.text}")[:NAMED]
        return [*([sent.case] if sent and sent.case else []), *map(int, named)]

    async def _files(self, mail: ReadMail) -> tuple[tuple[Attachment, ...], bool]:
        """Those that are taken, and whether that is all of them.

        Raises:
            NoRoom: the disk is full; the mail comes again.
        """
        kept: list[Attachment] = []
        for file in mail.attachments:
            try:
                kept.append(await self.attachments.keep(_chunks(file), file.name))
            except AttachmentRefused as refused:
                if refused.reason == "no-room":
                    raise NoRoom(self.database.path) from None
                logger.info("a file of a mail is not taken: %s", refused.reason)
        return tuple(kept), len(kept) == len(mail.attachments)


def _thread(mail: ReadMail) -> tuple[str, ...]:
    """What it follows, the nearest last."""
    return tuple(dict.fromkeys((*mail.references, *mail.in_reply_to)))


def _who(mail: ReadMail) -> str:
    """As staff who may know it read it: of the two only the address says where an answer goes."""
    return f"{mail.sender_name.strip()} ({mail.sender})".strip()


def _text(mail: ReadMail) -> str:
    """An answer is its words alone; of a new mail the subject says as much."""
    is_answer = bool(mail.in_reply_to or mail.references or _ANSWERS.match(mail.subject))
    subject = "" if is_answer and mail.text.strip() else mail.subject.strip()
    return "\n\n".join(filter(None, (subject, mail.text.strip())))


async def _chunks(file: MailFile) -> AsyncIterator[bytes]:
    yield file.content
