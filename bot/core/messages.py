"""Messages on their way in and out, as every channel and the store know them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import IntEnum
from operator import attrgetter
from typing import Any, Protocol

from bot.core.conversation import Address, Party
from bot.core.events import Attachment, Event, Notice


@dataclass(frozen=True, slots=True)
class Button:
    """`url`, where there is one, is opened by the press; nothing comes back."""

    action: str
    arg: str
    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn when it is sent or looked at, and kept by its meaning only.

    `kind` is `qr`, of a start parameter, or `poster`, of an edition: `ibda`, or `ibda.en` in English, or
    `copy`, of what is kept of a contact, or `slip`, of a case that staff recorded for somebody.
    """

    kind: str
    of: str

    @property
    def file(self) -> str:
        slip = f"slip-{self.of.partition('.')[0]}.pdf"
        known = {"qr": "qr.png", "copy": "my-data.html", "slip": slip}
        return known.get(self.kind, f"{self.of}.pdf")

    @property
    def mime(self) -> str:
        known = {"qr": "image/png", "copy": "text/html; charset=utf-8"}
        return known.get(self.kind, "application/pdf")


class Draw(Protocol):
    """Draws in a thread of its own: a poster takes most of a second."""

    async def __call__(self, drawing: Drawing, /) -> bytes:
        """Raises KeyError: the initiative is no longer in config.yaml, or the contact is nobody's."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What goes along with the words, from the step that says them to the channel that sends them.

    `slot` names a place that later messages of the same slot take over (a card, a running count).
    `about` is the id of the message that this one answers, and `mark` (`waiting`, `delivered`) what a
    channel that has signs for it puts on that message instead of saying it. `notices` are the steps of
    ladders that it tells: its delivery is their proof. `qr` is a start parameter: a QR code of the link
    that opens it is drawn when the message is sent. `poster` is the edition of an initiative's poster
    (`edition`) that goes along. `copy` is the number of a contact: the copy of what is kept of them is
    made when the message is sent or looked at, and lies nowhere. `slip` names what is printed for
    somebody whose matter staff recorded (bot/core/intake.py). `private`: it is between a person and
    those who read what they confide. `quiet`: it rings on nobody's telephone, where the channel can be
    silent. `spare`: it only says that something came in, or goes on; where each message has its price it
    is not sent alone, unless it offers what is not on offer already. `form` is the initiative whose first
    question it asks: a channel that has all of them as one form opens it. `asks_number`: one press below
    it tells the person's own telephone, where the channel has such a button.

    A new field is written here and nowhere else; it needs a default, which rows of before are read by.
    """

    attachments: tuple[Attachment, ...] = ()
    slot: str = ""
    about: str = ""
    mark: str = ""
    notices: tuple[Notice, ...] = ()
    qr: str = ""
    poster: str = ""
    copy: str = ""
    slip: str = ""
    private: bool = False
    quiet: bool = False
    spare: bool = False
    form: str = ""
    asks_number: bool = False

    @property
    def drawings(self) -> tuple[Drawing, ...]:
        named = (("qr", self.qr), ("poster", self.poster), ("copy", self.copy), ("slip", self.slip))
        meant = (Drawing(kind, of) for kind, of in named)
        return tuple(drawing for drawing in meant if drawing.of)

    def carried(self) -> dict[str, Any]:
        """The fields above by name, for the next one that carries them."""
        return dict(zip(CARRIED, _READ(self), strict=True))


CARRIED = tuple(each.name for each in fields(Content))
_READ = attrgetter(*CARRIED)


@dataclass(frozen=True, slots=True)
class Message(Content):
    """A reply rendered in its reader's language, as the outbox keeps it.

    `key` and `args` are its meaning, for channels that must send an approved template instead of
    `text`. `subject` and `case` are for e-mail.
    """

    text: str
    language: str
    key: str = ""
    args: Mapping[str, str] = field(default_factory=dict)
    buttons: tuple[Button, ...] = ()
    stamp: int = 0
    subject: str = ""
    case: int | None = None


@dataclass(frozen=True, slots=True)
class Awaited:
    """A file that an event names as awaited. `source` says to its channel where it is to be had."""

    file: Attachment
    source: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """One event from a platform. `external_id` is unique within the channel for ever.

    `language` is what the platform says its sender reads; a new conversation begins in it. Name and
    number of the sender, where the platform tells them, are kept apart from what is said. `number` is
    the platform's own of what it brings, in the order in which it was said. What it `awaits` is fetched
    after it was acknowledged. `message` is the platform's name for what was written, `text` its whole
    text as it stood there. `free_until` (UTC) is until when the platform lets whoever sent it be answered
    freely, where it has such a window. `unordered`: the platform may bring a message after an edit of it.
    """

    external_id: str
    address: Address
    event: Event
    language: str = ""
    sender_name: str = ""
    sender_phone: str = ""
    number: int | None = None
    awaits: tuple[Awaited, ...] = ()
    message: str = ""
    text: str = field(default="", repr=False)
    free_until: datetime | None = None
    unordered: bool = False


class Urgency(IntEnum):
    """What goes out first where not everything may go at once: a cry for help, a sign under a staff's
    word, that word to a person, what is new, what changes something shown before, a list.

    The first two pass what waits before them in their own conversation, too.
    """

    CRY = 0
    SIGN = 1
    WORDS = 2
    NEWS = 3
    CHANGE = 4
    LIST = 5


@dataclass(frozen=True, slots=True)
class Delivery:
    """One row of the outbox on its way. `replaces` is the external id of the slot's earlier message."""

    id: int
    address: Address
    message: Message
    created_at: datetime
    attempt: int = 1
    replaces: str = ""
    urgency: Urgency = Urgency.NEWS


CRIES = "emergency"  # the keys of the texts that answer a cry begin so


URGENT = "urgent"  # and this word stands in those that tell staff of one


TAKE_BACK = "take-back"
"""The key of a row of the outbox that says nothing: it takes back what was said."""


STAFF_WORDS = "staff-wrote"  # the keys of the texts that bring a person the words of staff begin so


LISTS = (
    "morning",
    "triage",
    "report",
    "holidays-coming",
    "learn-week",
    "desk-open-cases",
    "desk-mine",
    "desk-registered",
    "room-said",
    "letter-digest",
    "letter-morning",
)
"""The beginnings of the keys of what shows many things at once."""


def urgency_of(message: Message, party: Party, *, is_cry: bool, stands: bool) -> Urgency:
    """`is_cry`: it is said in the room of somebody who cried for help and waits. `stands`: it takes the
    place of something shown before."""
    words = message.key.split("-")
    if words[0] == CRIES or URGENT in words:
        return Urgency.CRY
    if party is Party.ROOM and message.about:
        return Urgency.SIGN
    if message.key.startswith(STAFF_WORDS):
        return Urgency.WORDS
    if stands:
        return Urgency.CHANGE
    if message.key.startswith(LISTS):
        return Urgency.LIST
    return Urgency.CRY if is_cry else Urgency.NEWS
