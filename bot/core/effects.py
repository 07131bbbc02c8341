"""What shall be done. Imperative; the runtime carries out all effects of a turn in its one transaction.

A reply is meaning, not markup: a text key, values, choices and files. The texts room renders it in
the conversation's language; the channel's adapter turns choices into buttons or numbered text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TypeAlias, assert_never

from bot.core.ailments import LookAtHouse as LookAtHouse
from bot.core.audit import RecordAudit
from bot.core.case import Case, Entry, Quality
from bot.core.conversation import Address, Choice
from bot.core.disclosure import Disclosure
from bot.core.erasure import ErasePerson as ErasePerson
from bot.core.events import Attachment, Event, Notice
from bot.core.forgetting import ForgetTalk
from bot.core.learning import Addition, AskedQuestion
from bot.core.linking import (
    HideCodes,
    KeepLinkCode,
    KeepRecoveryCode,
    LinkingEffect,
    LinkWith,
    NoteIdentity,
    Unlink,
    UseLinkCode,
)
from bot.core.messages import Content
from bot.core.office import AdmitStaff as AdmitStaff
from bot.core.office import AnnounceDay as AnnounceDay
from bot.core.office import DayState as DayState
from bot.core.office import SetAbsence as SetAbsence
from bot.core.opting import OptOut
from bot.core.places import ClaimPlace, FreePlace, PlaceEffect, TakePlace
from bot.core.privacy import AboutData, PrivacyEffect
from bot.core.registration import DropWaitingNote as DropWaitingNote
from bot.core.registration import KeepWaitingNote as KeepWaitingNote
from bot.core.registration import SaveRegistration as SaveRegistration
from bot.core.related import SaveIncident as SaveIncident
from bot.core.report import CountAct
from bot.core.takeback import TakeBack
from bot.core.thanks import KeepThanks, TellThanks


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence of the texts room by its key. A datetime is shown in the calendar's zone; it and a date
    are shown Gregorian and Hijri; a tuple as lines; a `str` value is isolated from what is around it."""

    key: str
    args: "Mapping[str, Value]" = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Spoken:
    """An instant as people say it aloud at `now` (both UTC): today, tomorrow, on Wednesday. A promise in
    writing is a plain datetime instead, with its whole date and the Hijri one."""

    at: datetime
    now: datetime


@dataclass(frozen=True, slots=True)
class OfDay:
    """The time of day of an instant (UTC), where its day is said already."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Approved:
    """An answer that the society approved, by language, with `{names}` to fill as of `at` (UTC)."""

    answer: Mapping[str, str]
    at: datetime
    initiative: str = ""


Value: TypeAlias = "str | int | datetime | date | Spoken | OfDay | Text | Approved | tuple[Value, ...]"


@dataclass(frozen=True, slots=True)
class Reply(Content):
    """What is said, before it is put into words, with the buttons below it. `above` and `below` are said
    in the same message: a greeting that is returned, a question that is answered beside."""

    text: Text
    choices: tuple[Choice, ...] = ()
    above: tuple[Text, ...] = ()
    below: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class SendReply:
    reply: Reply
    stamp: int


@dataclass(frozen=True, slots=True)
class SendEmail:
    """An official e-mail (C15, C17). `case` threads the mails of one case together; without it, it is of
    several. `notices` are the steps of ladders that it tells; `urgent`: somebody cried for help."""

    to: str
    subject: Text
    body: tuple[Text, ...]
    case: int | None
    attachments: tuple[Attachment, ...] = ()
    notices: tuple[Notice, ...] = ()
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class SaveCase:
    """Insert or replace the case: the moves were made by `Case.moved`, so it is legal."""

    case: Case


@dataclass(frozen=True, slots=True)
class SendMissed:
    """Queue again what did not reach this person, there or in another conversation; nothing twice."""

    person: int
    linked: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class KeepRound:
    """Keep the round that the case stands in, for the reports: it is about to begin another."""

    case: Case


@dataclass(frozen=True, slots=True)
class RecordEntry:
    case: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class RecordRating:
    """The answer to how the service compared with the expectation (C2), once a round of the case."""

    case: int
    round: int
    quality: Quality
    solved: bool | None
    at: datetime


@dataclass(frozen=True, slots=True)
class PostEvent:
    """Put an event into the inbox of another conversation, by its address or id."""

    to: Address | int
    event: Event


WAIT, WAIT_AT_MOST = "wait:", timedelta(minutes=1)
"""A timer whose key begins with `WAIT` is no deadline but a short wait: when it seems to be farther away
than `WAIT_AT_MOST`, the clock was set back meanwhile, and the wait is over."""


CRY, CRY_AT_MOST = "cry:", timedelta(hours=1)
"""The same of a timer of a cry for help, which is told once an hour at least."""


@dataclass(frozen=True, slots=True)
class SetTimer:
    """Post `event` to `to` once `due_at` (UTC) has come. A pending timer of the same key is replaced, or
    kept as it is with `keeps_pending`."""

    key: str
    due_at: datetime
    to: Address | int
    event: Event
    keeps_pending: bool = False


@dataclass(frozen=True, slots=True)
class CancelTimers:
    """Cancel every pending timer whose key begins with `prefix`."""

    prefix: str


@dataclass(frozen=True, slots=True)
class SaveDisclosure:
    """Insert or replace what is confided under this number."""

    disclosure: Disclosure


@dataclass(frozen=True, slots=True)
class ClearHistory:
    """Keep no word of this case where cases are kept: not in its lines, its room, its letters, nor, of
    these `texts` of its person's, to learn from. What waits of it to be sent is not sent."""

    case: int
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeepQuestion:
    """Keep a question that the staff may learn from; one that is kept already gets the new reason."""

    question: AskedQuestion


@dataclass(frozen=True, slots=True)
class SettleQuestions:
    """These questions need nobody any more. `addition` is what was learnt from them, 0 for nothing. With
    `forget` their words are kept no more: they were confided."""

    ids: tuple[int, ...]
    addition: int = 0
    forget: bool = False


@dataclass(frozen=True, slots=True)
class SaveAddition:
    """Insert or replace what the staff taught."""

    addition: Addition


SilentEffect = (
    SendMissed
    | SendEmail
    | SaveCase
    | KeepRound
    | RecordEntry
    | RecordRating
    | PostEvent
    | SetTimer
    | CancelTimers
    | AnnounceDay
    | SetAbsence
    | AdmitStaff
    | KeepQuestion
    | SettleQuestions
    | SaveAddition
    | SaveRegistration
    | KeepWaitingNote
    | DropWaitingNote
    | SaveDisclosure
    | ForgetTalk
    | TakeBack
    | ClearHistory
    | KeepThanks
    | TellThanks
    | CountAct
    | RecordAudit
    | ErasePerson
    | PrivacyEffect
    | LinkingEffect
    | OptOut
    | SaveIncident
    | PlaceEffect
    | LookAtHouse
)
"""Whatever says nothing in the conversation of the turn itself."""

Effect = SendReply | SilentEffect


def changed_case(effect: Effect) -> int | None:
    """The number of the case that looks different afterwards: whoever has it on a page sees it anew."""
    match effect:
        case SaveCase(case):
            return case.number
        case RecordEntry(number) | RecordRating(number) | ClearHistory(number):
            return number
        case (
            SendReply()
            | SendMissed()
            | SendEmail()
            | KeepRound()
            | PostEvent()
            | SetTimer()
            | CancelTimers()
            | AnnounceDay()
            | SetAbsence()
            | AdmitStaff()
            | KeepQuestion()
            | SettleQuestions()
            | SaveAddition()
            | SaveRegistration()
            | KeepWaitingNote()
            | DropWaitingNote()
            | SaveDisclosure()
            | ForgetTalk()
            | TakeBack()
            | KeepThanks()
            | TellThanks()
            | CountAct()
            | RecordAudit()
            | ErasePerson()
            | AboutData()
            | KeepLinkCode()
            | UseLinkCode()
            | LinkWith()
            | Unlink()
            | KeepRecoveryCode()
            | HideCodes()
            | NoteIdentity()
            | OptOut()
            | SaveIncident()
            | ClaimPlace()
            | TakePlace()
            | FreePlace()
            | LookAtHouse()
        ):
            return None
        case _:
            assert_never(effect)
