"""Several addresses of one person: what a turn may know of codes, and what it has done about them.

The rules this module guards: a code is looked up only where one is meant; one code works once, for a
quarter of an hour; and a wrong one tells nothing.
"""

import re
from dataclasses import dataclass
from datetime import timedelta

from bot.core.conversation import Conversation
from bot.core.events import ButtonPressed, Event, MessageReceived
from faq.detect.codes import (
    RECOVERY,
    digits,
    is_bare,
    link_code_in,
    mobile_number,
    names_link,
    number_and_code,
    recovery_code_in,
)
from faq.text.normalise import fold

TOPIC = "contacts"
WRITING, NUMBER, FINDING, PROVING = "writing", "number", "finding", "proving"
"""States: the code of the other chat is asked for; the number to leave; the number to be found by; its
code."""

LIVES = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class LinkOffer:
    """A code that may be used: in which conversation it was shown, and whose that is."""

    id: int
    conversation: int
    contact: int
    channel: str
    address: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """A number was written where the telephone belonged to somebody else before. `offer` is that one's
    conversation, where it is the number of a case opened there; None: it proves nothing. `slowed`:
    everybody together has guessed too often lately."""

    number: int
    offer: LinkOffer | None = None
    slowed: bool = False


def hides_number(here: Conversation) -> bool:
    """Whether somebody writes from WhatsApp without showing a telephone: the conversation is named by the
    id alone. Whoever shared one is not asked again."""
    is_named = here.address.address[:1].isdecimal()
    return here.address.channel == "whatsapp" and not is_named and not here.shared_number


PROOFS = 3
"""So many numbers may be tried in such a conversation, ever: numbers of cases are no secrets."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed that may be a code: one that links, or a recovery code with its number."""

    link: str = ""
    number: str = ""
    code: str = ""

    def __bool__(self) -> bool:
        return bool(self.link or self.code)


NOTHING_TYPED = Typed()
_DIGIT = re.compile(r"\d")
_NO_CODE = 500  # letters: beside a code stands nothing but what calls it one


def typed_code(here: Conversation, event: Event) -> Typed:
    """Where somebody fills in a form, only what calls itself a code is one."""
    if isinstance(event, ButtonPressed):
        return Typed(link_code_in(event.arg)) if event.action == "link" and event.arg else NOTHING_TYPED
    if not isinstance(event, MessageReceived) or event.words.forwarded or event.words.attachments:
        return NOTHING_TYPED
    text = event.words.text
    if here.topic == TOPIC and here.state == PROVING:
        return Typed(number=here.data.get("number", ""), code=recovery_code_in(text))
    if len(text) > _NO_CODE or not _DIGIT.search(text):
        return NOTHING_TYPED
    return _anywhere(here, text)


def _anywhere(here: Conversation, text: str) -> Typed:
    is_asked = here.topic == TOPIC and here.state == WRITING
    is_meant = is_asked or names_link(text) or (not here.topic and is_bare(text))
    if is_meant and (code := link_code_in(text)):
        return Typed(code)
    if here.topic in ("", TOPIC) and len(digits(text)) > RECOVERY:
        number, code = number_and_code(text)
        return Typed(number=number, code=code)
    is_alone = not here.topic and not mobile_number(text)
    return Typed(code=recovery_code_in(text)) if is_alone else NOTHING_TYPED


_NUMBER = re.compile(r"(?<!\d)\d{4,9}(?!\d)")
_LONGEST = 80  # letters of a message that is a number and what calls it one


def typed_number(here: Conversation, event: Event) -> int:
    """Of a case, as far as it may be one; 0: none, or in a form, where a number is an answer."""
    if not isinstance(event, MessageReceived) or here.topic or event.words.forwarded:
        return 0
    text = event.words.text
    found = _NUMBER.findall(fold(text)) if len(text) <= _LONGEST else []
    return int(found[0]) if len(found) == 1 else 0


# What is done ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class KeepLinkCode:
    """The code that this conversation shows from now on; one that it showed before opens nothing more."""

    conversation: int
    code: str


@dataclass(frozen=True, slots=True)
class UseLinkCode:
    """It was written, in `conversation`: nobody can write it again. `over`: what was asked about it there
    was answered."""

    id: int
    conversation: int
    over: bool = False


@dataclass(frozen=True, slots=True)
class LinkWith:
    """These two conversations are one person's. What either shows of a code is hidden."""

    conversation: int
    other: int


@dataclass(frozen=True, slots=True)
class Unlink:
    """This conversation is apart from the others of its contact. What waits to be told in either is told
    where its case was opened."""

    conversation: int


@dataclass(frozen=True, slots=True)
class KeepRecoveryCode:
    """Whoever writes this number and this code is found again as the person of this conversation."""

    conversation: int
    number: str
    code: str


@dataclass(frozen=True, slots=True)
class HideCodes:
    """The codes that were shown here, and the one that this turn's own words hold, are kept in clear no
    more. `tried`: it was a wrong one."""

    conversation: int
    written: bool = False
    shown: bool = False
    tried: bool = False


@dataclass(frozen=True, slots=True)
class NoteIdentity:
    """Who the person of this conversation is, as staff were told. `forget`: it is not their telephone."""

    conversation: int
    name: str = ""
    phone: str = ""
    forget: bool = False


LinkingEffect = (
    KeepLinkCode | UseLinkCode | LinkWith | Unlink | KeepRecoveryCode | HideCodes | NoteIdentity
)
