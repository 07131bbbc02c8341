"""A mail as it was read: what the mailbox side hands on, and what becomes of mail begins with.

The rules this module guards: nothing here is trusted but what says so; a mail whose words or files were
cut says that it is not whole; and a mail is taken up for good before its mailbox hears of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, StrEnum, auto
from typing import Protocol


class Machine(StrEnum):
    """The sign by which a mail is known as a machine's: it opens nothing, and nothing answers it."""

    NONE = ""
    """A person wrote it, as far as one can see."""
    DELIVERY_REPORT = "delivery-report"
    """It says what became of a mail; `ReadMail.report` says of which, where that can be read."""
    NULL_RETURN_PATH = "null-return-path"
    """Whatever answers it would answer nobody (RFC 5321)."""
    AUTO_SUBMITTED = "auto-submitted"
    """Absence notes and notices of programs (RFC 3834)."""
    LIST = "list"
    """It came through a mailing list, or is a newsletter."""
    PRECEDENCE = "precedence"
    """`Precedence: bulk`, `junk`, `list` or `auto_reply`."""
    SUPPRESS = "suppress"
    """Its sender asks that no program answers (`X-Auto-Response-Suppress` and its like)."""
    OUR_OWN = "our-own"
    """It is one of ours: sent by our address, or by this case book."""
    SPAM = "spam"
    """The society's mail server takes it for spam, and it answers no mail of ours."""
    OUR_NAME = "our-name"
    """It says that our own address sent it, and it is no mail that we made."""
    NO_REPLY = "no-reply"
    """Its sender's name says that nobody reads there: `noreply`, `mailer-daemon`."""


_FATES: Mapping[Machine, str] = {
    Machine.NONE: "person",
    Machine.DELIVERY_REPORT: "report",
    Machine.NULL_RETURN_PATH: "program",
    Machine.AUTO_SUBMITTED: "program",
    Machine.LIST: "program",
    Machine.PRECEDENCE: "program",
    Machine.SUPPRESS: "program",
    Machine.OUR_OWN: "ours",
    Machine.SPAM: "doubted",
    Machine.OUR_NAME: "doubted",
    Machine.NO_REPLY: "program",
}


class Authenticity(StrEnum):
    """What the society's own mail server says of the sender's domain (DMARC). A forged mail is `FORGED`;
    where no server of ours has judged, it is `UNKNOWN`."""

    PROVEN = "pass"
    FORGED = "fail"
    UNKNOWN = "unknown"


class LeftOutWhy(StrEnum):
    """Why something of a mail was left behind."""

    TOO_LARGE = "too-large"
    """The whole mail (`name` is empty), of which only the head was fetched, or one file."""
    TOO_MANY = "too-many"
    """More files or parts than are read of one mail."""
    TOO_LONG = "too-long"
    """The words were cut."""
    UNKNOWN_TYPE = "unknown-type"
    """A file that is none of the kinds that are taken, or that hides what it is."""
    EMPTY = "empty"
    WINMAIL = "winmail"
    """Outlook packed it for Outlook alone (`winmail.dat`)."""
    ENCRYPTED = "encrypted"
    """It can be read by nobody who has not its key (S/MIME, PGP)."""
    UNREADABLE = "unreadable"
    """Its coding is broken."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """`name` is the file's, as its sender called it; empty where it is the mail or its words."""

    why: LeftOutWhy
    name: str = ""


@dataclass(frozen=True, slots=True)
class MailFile:
    """`media_type` is what its bytes are and never what the mail says; its kind was looked at, and is
    looked at again where it is kept. `inline`: it stands within the words, as a pasted picture does."""

    name: str
    media_type: str
    content: bytes = field(repr=False)
    inline: bool = False


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    """What a server says became of a mail of ours (RFC 3464). `original` is its Message-ID with its angle
    brackets, `recipient` the bare address, `status` as `5.1.1`; each is empty where it is not told.
    `is_permanent`: another try would fail as well. `is_failure` is False for a mail that is only late, or
    was delivered."""

    original: str
    recipient: str
    status: str
    is_failure: bool
    is_permanent: bool
    diagnostic: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadMail:
    """One mail. Message-IDs stand with their angle brackets, as `EmailChannel.send` gives them back.

    `message_id` is empty where the mail has none. `in_reply_to` and `references` are in the mail's order:
    the last is the nearest. `sender` is the bare address of From, its domain in small letters as all
    servers know it (`xn--…`); empty where there is none that could be answered. `reply_to` is where the
    sender wants answers, empty where that is the sender: it proves nothing. `to` holds the addresses of
    To and Cc. `text` is what is new in the mail: without what it quotes, which is `quoted`, and with
    the signature. `date` is UTC, as the sender's machine had it. `is_whole` is False when something was
    cut or left behind; `left_out` says what. `forwarded` is True when it is another's mail passed on."""

    message_id: str
    sender: str
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    sender_name: str = ""
    reply_to: str = ""
    to: tuple[str, ...] = ()
    subject: str = ""
    text: str = field(default="", repr=False)
    quoted: str = field(default="", repr=False)
    attachments: tuple[MailFile, ...] = ()
    date: datetime | None = None
    machine: Machine = Machine.NONE
    report: DeliveryReport | None = None
    authenticity: Authenticity = Authenticity.UNKNOWN
    left_out: tuple[LeftOut, ...] = ()
    forwarded: bool = False

    @property
    def is_whole(self) -> bool:
        return not self.left_out

    @property
    def is_doubted(self) -> bool:
        """A person may have written it: staff are told that it is there."""
        return self.machine in (Machine.SPAM, Machine.OUR_NAME)

    @property
    def fate(self) -> str:
        """As it is counted: one of `MAIL_FATES` (bot/runtime/shared/metrics.py)."""
        return _FATES[self.machine]

    @property
    def is_left(self) -> bool:
        """It stays unread in the mailbox, for whoever looks there: Rida has let it go."""
        return self.machine not in (Machine.NONE, Machine.DELIVERY_REPORT, Machine.OUR_OWN)

    @property
    def is_too_large(self) -> bool:
        """Only its head was fetched: whoever wrote it is told kindly, and asked to send it in parts."""
        return LeftOut(LeftOutWhy.TOO_LARGE) in self.left_out


class Fate(Enum):
    """What becomes of a mail: what is `LEFT` is done with, and stays unread for whoever looks there."""

    TAKEN = auto()
    LEFT = auto()
    AGAIN = auto()


class MailRefused(Exception):
    """The sink can never take this mail up: it is kept as it came, staff are told, and the next is
    taken. `why` is a short word for the log, and quotes nothing of the mail."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class MailSink(Protocol):
    """What becomes of mail. One mail is handed over at a time, the oldest first."""

    async def accept(self, mail: ReadMail, raw_key: str) -> None:
        """Take the mail up, machines' mail as well (a report is read, the rest may be let go). When this
        returns it is on the disk, and its mailbox is told that it was read.

        `raw_key` is the same however often the same mail is fetched, by whichever mailbox, and no other
        mail's: made of its Message-ID and what it says. A mail comes again when the process ended before
        its mailbox was told, so the sink takes a key up once: it is fit for `Incoming.external_id`.

        Raises:
            MailRefused: it can never be taken up.
            StoreError, SQLAlchemyError: nothing was committed; the mail comes again, and those behind it
                wait.
        Whatever else is raised is tried again a few times, and then treated as `MailRefused`.
        """
        ...
