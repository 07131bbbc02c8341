"""Who talks where, and how far they have come. A conversation is only ever replaced, never changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.core.address import Address as Address
from bot.core.address import Party as Party
from bot.core.events import Words
from bot.core.registration import RegistrationDraft
from bot.policy.languages import FIRST


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be pressed, or typed as its number or its label.

    `label` is a text key; empty means `choice-ACTION`. `title` is a ready label (an alternative's own
    words), which then stands instead. `url` is what the press opens, where the channel can; typed, it is
    a press like any other. `shown` is what stood on its button, kept in a prompt for whoever types it;
    empty where that is not known.
    """

    action: str
    arg: str = ""
    label: str = ""
    title: str = ""
    url: str = ""
    shown: str = ""

    @property
    def label_key(self) -> str:
        return self.label or f"choice-{self.action}"


@dataclass(frozen=True, slots=True)
class Draft:
    """A complaint that is being told. It outlives leaving the topic, so no word of it is lost.

    `replaced` is what the person wrote first and then told anew. `expected_in` is the id of the message
    that said the expectation. `carried` is what was written before the complaint was asked for: the
    person may say that it belongs to something else. `heard` is what was written outside and taken for
    a complaint: the person may say that they were only asking.
    """

    state: str
    words: tuple[Words, ...] = ()
    replaced: tuple[Words, ...] = ()
    expectation: str = ""
    expected_in: str = ""
    reminded: bool = False
    carried: tuple[Words, ...] = ()
    heard: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class IntakeDraft:
    """What a member of staff records for somebody who did not write here (C10): it waits where the form
    is left. `state` is where that is, `by` the member. `source` and `note` say how and where it came,
    `kind` is a case's. `agreed` is whether the person agreed that it is recorded; None: they were not
    asked. `twin` is the case that it was found to be alike, 0 for none, and `near_at` is when a colleague
    recorded that in other words; None: in the same. `back_to`: all before that state was answered
    once, so what is changed leads back there."""

    by: str
    state: str = "source"
    source: str = ""
    note: str = ""
    kind: str = ""
    words: tuple[Words, ...] = ()
    expectation: str = ""
    phone: str = ""
    name: str = ""
    agreed: bool | None = None
    twin: int = 0
    back_to: str = ""
    near_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Pending:
    """What was written outside any topic; it goes along with the next step. `words` found no answer,
    and `asked` are the numbers under which they are kept for the staff to learn from; `met` was answered.
    `answered`, as an earlier version wrote it: `words` were."""

    words: tuple[Words, ...] = ()
    answered: bool = False
    asked: tuple[int, ...] = ()
    met: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """The initiative that was spoken of last, so that "and its fees?" is understood. `entry` is the
    answer that told of it, `at` when (UTC)."""

    entry: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Held:
    """Words of staff that wait: for a second look (C23), or for the word whether they are for the person
    (C16). `by` is a staff id; `purpose` its form, or why it waits; `id` is what a press names it by.
    `due_at` is the time that is promised in them, where it is asked about."""

    by: str
    purpose: str
    words: Words
    id: str = ""
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a form somebody was, while something more important went on."""

    topic: str
    state: str
    data: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Undecided:
    """What somebody wrote in a form right after the staff of `case` had spoken to them: they are asked
    whether it answers the form or the staff."""

    case: int
    words: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Confided:
    """What somebody tells in confidence. `words` wait until the person says what becomes of them: no
    other step takes them along. `number` is what they have confided already and is not done, 0 for
    nothing. `place` is the form that they were in; `in_draft`: their draft holds what they wrote.

    `wish`, `reach`, `matter`, `about` and `about_words` are what they chose before it was confided (as a
    disclosure has them), and `no_name` that they tell it without one. `unsigned` is what a receipt has
    opened here, and `since` from when on (UTC): once they leave it, nothing leads from here to it."""

    words: tuple[Words, ...] = ()
    number: int = 0
    place: Place | None = None
    in_draft: bool = False
    wish: str = ""
    reach: str = ""
    matter: str = ""
    about: tuple[str, ...] = ()
    about_words: str = ""
    no_name: bool = False
    unsigned: int = 0
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Burst:
    """How fast somebody writes. `written` rises with each message, `pressed` with each press, and both
    fall with time; `at` is the last of them.

    `gathered` so many messages wait in the inbox to be taken together; `waits` while the time for it is
    set, and `taken` so often that was done. `story`: they are the lines of a story, and no flood.
    """

    written: float = 0.0
    pressed: float = 0.0
    at: datetime | None = None
    gathered: int = 0
    waits: bool = False
    taken: int = 0
    story: bool = False


@dataclass(frozen=True, slots=True)
class Conversation:
    """`topic` and `state` are empty when nothing is in progress.

    `language` is the platform's guess, or what they write, until the person chose one (`chose_language`);
    `wrote` is another one that their last message was in. `prompt` holds the
    choices last shown and `stamp` counts the prompts, so a late press is known for one. `data` is
    what the topic in progress has to remember; leaving the topic clears it.
    `paused` is a form that waits until it is taken up again, `spoken_in` the case (0: none) whose staff
    spoke into the form that is open, and `undecided` what was written there since. `confided` is what
    they tell in confidence. `guesses` are the times (UTC) at which they typed a receipt that opens
    nothing.

    `wrong_codes` are the times (UTC) at which they wrote a code that opens nothing.

    `free_until` is when a free reply to whoever talks here stops being possible (UTC); None: the channel
    has no such window (`bot/core/reply_window.py`).

    `proofs` is how often they wrote a number that should prove that what an earlier owner of their
    telephone opened is theirs, and does not.

    `unknown` are the stamps (from, to) of prompts that a machine before may have shown here after the
    backup was made from which this book was restored: what those said is not known.

    `shared_number`: they shared their telephone, which the channel does not tell by itself.

    `opted_out` is since when (UTC) they want no messages that they did not ask for: it is their
    contact's, at all addresses, and changed by an effect (bot/core/opting.py).

    `mailed` are the times (UTC) of the last day at which a mail of theirs was answered by itself, and
    `mails_stopped` is when the desk heard last that one was not.

    `contact` is who talks here, 0 in a room, at the desk and of a mailbox; `linked` are the other
    conversations of the same contact: what was opened there is theirs, too.

    `taking_in` is what a member of staff records here for somebody else.
    """

    id: int
    address: Address
    language: str = FIRST
    chose_language: bool = False
    topic: str = ""
    state: str = ""
    stamp: int = 0
    prompt: tuple[Choice, ...] = ()
    draft: Draft | None = None
    registering: RegistrationDraft | None = None
    pending: Pending = Pending()
    about: About | None = None
    held: tuple[Held, ...] = ()
    data: Mapping[str, str] = field(default_factory=dict)
    burst: Burst = Burst()
    paused: Place | None = None
    spoken_in: int = 0
    undecided: Undecided | None = None
    wrote: str = ""
    confided: Confided | None = None
    guesses: tuple[datetime, ...] = ()
    wrong_codes: tuple[datetime, ...] = ()
    proofs: int = 0
    opted_out: datetime | None = None
    shared_number: bool = False
    unknown: tuple[tuple[int, int], ...] = ()
    contact: int = 0
    linked: tuple[int, ...] = ()
    free_until: datetime | None = None
    taking_in: IntakeDraft | None = None
    mailed: tuple[datetime, ...] = ()
    mails_stopped: datetime | None = None

    def knows(self, stamp: int) -> bool:
        """Whether this book says what the prompt of that stamp offered."""
        return not any(first <= stamp <= last for first, last in self.unknown)

    @property
    def own(self) -> tuple[int, ...]:
        """All conversations of whoever talks here, this one first."""
        return (self.id, *self.linked)

    @property
    def case(self) -> int | None:
        """The case of a room; None for everyone else."""
        number = self.address.address.removeprefix("case-")
        return int(number) if self.address.party is Party.ROOM else None


def room_of(case: int, channel: str) -> Address:
    return Address(channel, f"case-{case}", Party.ROOM)


def desk(channel: str) -> Address:
    return Address(channel, "desk", Party.DESK)


def letterbox(disclosure: int) -> Address:
    """Where events for whoever told this disclosure without a name go."""
    return Address("letterbox", str(disclosure), Party.LETTERBOX)


def mailbox(address: str) -> Address:
    return Address("email", address, Party.MAILBOX)
