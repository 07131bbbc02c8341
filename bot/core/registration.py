"""A person's place in an initiative (C13, C14), and what the initiative asks for.

The rules this module guards: a registration's number is given once and never again; correcting,
cancelling and replacing a lost pass are the methods below and nothing else.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from bot.policy.languages import FIRST, LANGUAGES, worded

REGISTER = "reg-"
"""How the start parameter of a link begins that opens a registration; the initiative's id follows."""


def edition(initiative: str, language: str) -> str:
    """What a poster is named by: `ibda`, and `ibda.en` for the English edition."""
    return initiative if language == FIRST else f"{initiative}.{language}"


def edition_of(named: str) -> tuple[str, str]:
    """The initiative's id and the language; an id holds no dot."""
    id, _, language = named.partition(".")
    return id, language if language in LANGUAGES else FIRST


def asking(initiative: str = "", whom: str = "") -> str:
    """What a press that registers carries: the initiative, and for whom, as far as they were said."""
    return f"{initiative}.{whom}" if whom else initiative


def asked_for(arg: str) -> tuple[str, str]:
    """The initiative, and for whom (faq/detect/relations.py); empty where it was not said."""
    initiative, _, whom = arg.partition(".")
    return initiative, whom


_BIRTH = re.compile(r"birth|\bborn\b|\bdob\b|ميلاد|مولد|ولاد")
_NAME = re.compile(r"\bname\b|(?<!\w)(?:ال)?[أإا]سم(?!\w)")
_YEAR = re.compile(r"\b(?:سنة|عام|year)\b")


class FieldKind(StrEnum):
    """What a field takes: words, a telephone number, a whole number, one of its options, a day."""

    TEXT = "text"
    PHONE = "phone"
    NUMBER = "number"
    CHOICE = "choice"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class FormField:
    """One question of a form. `label` and each option are texts by language. `year_alone` is of a date:
    the year is enough."""

    id: str
    label: Mapping[str, str]
    kind: FieldKind = FieldKind.TEXT
    options: tuple[Mapping[str, str], ...] = ()
    optional: bool = False
    year_alone: bool = False

    @property
    def is_birth(self) -> bool:
        """Of a day that is past for everybody."""
        return any(_BIRTH.search(name.casefold()) for name in (self.id, *self.label.values()))

    @property
    def is_name(self) -> bool:
        """Of what somebody is called."""
        known = (self.id, *self.label.values())
        return self.kind is FieldKind.TEXT and any(_NAME.search(name.casefold()) for name in known)

    @property
    def takes_year(self) -> bool:
        return self.year_alone or any(_YEAR.search(name.casefold()) for name in self.label.values())


NAME = FormField("name", worded(ar="الاسم الكامل", en="Full name"))
PHONE = FormField("phone", worded(ar="رقم الجوال", en="Mobile number"), FieldKind.PHONE)
USUAL_FORM = (NAME, PHONE)
"""The form of an initiative for which config.yaml writes neither a form nor a link."""


@dataclass(frozen=True, slots=True)
class Initiative:
    """`opens` and `closes` are whole days of the society's zone, both included; None is without end.

    An empty `form` means that people register by the approved `link` and nowhere else.
    """

    id: str
    name: Mapping[str, str]
    link: str = ""
    terms: Mapping[str, str] = field(default_factory=dict)
    opens: date | None = None
    closes: date | None = None
    form: tuple[FormField, ...] = ()

    def is_open(self, on: date) -> bool:
        return (self.opens or on) <= on <= (self.closes or on)

    @property
    def window(self) -> str:
        """The key of the sentence that tells when one can register."""
        ends = "".join(
            name for name, day in (("-from", self.opens), ("-until", self.closes)) if day is not None
        )
        return f"initiative-window{ends or '-open'}"

    def field(self, id: str) -> FormField | None:
        return next((each for each in self.form if each.id == id), None)


class RegistrationStatus(StrEnum):
    REGISTERED = "registered"
    CANCELLED = "cancelled"


Answers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Registration:
    """`number` is what people say aloud, of a sequence of its own. Times are UTC.

    `person` is the conversation that registered. `answers` are field ids with what was written: a
    telephone number as E.164, a day as ISO 8601, an option by its Arabic name. `relation` is whom it is
    for, in the person's words; empty for the person. Passes of a serial before `pass_serial` are void.
    `attended_by` is a staff id.
    """

    number: int
    initiative: str
    person: int
    language: str
    registered_at: datetime
    answers: Answers = ()
    relation: str = ""
    status: RegistrationStatus = RegistrationStatus.REGISTERED
    pass_serial: int = 1
    attended_at: datetime | None = None
    attended_by: str = ""

    @property
    def is_active(self) -> bool:
        return self.status is RegistrationStatus.REGISTERED

    def answer(self, field: str) -> str:
        """Empty where the field was skipped, or is no longer asked for."""
        return dict(self.answers).get(field, "")

    def corrected(self, field: str, answer: str) -> "Registration":
        return replace(self, answers=answered(self.answers, field, answer))

    def cancelled(self) -> "Registration":
        return replace(self, status=RegistrationStatus.CANCELLED)

    def with_new_pass(self) -> "Registration":
        """The pass was lost: earlier ones open no door any more."""
        return replace(self, pass_serial=self.pass_serial + 1)

    def attended(self, at: datetime, by: str) -> "Registration":
        """Marked once, at the door: the first mark stands."""
        return self if self.attended_at else replace(self, attended_at=at, attended_by=by)


def answered(answers: Answers, field: str, answer: str) -> Answers:
    """With the field's new answer in the place of an earlier one."""
    return tuple((dict(answers) | {field: answer}).items())


@dataclass(frozen=True, slots=True)
class RegistrationDraft:
    """A registration that was begun. It outlives leaving the topic, so that it can be taken up again.

    `field` is the one that was asked for last. An answer may be empty: it was skipped. `said_in` has for
    each field the id of the message that answered it, by which a later edit finds it. `kin` names whom it
    is for where that is known (faq/detect/relations.py); `others` are to be registered after them.
    `guardian` is what was said of a child: `yes` by their guardian, `of-age` of somebody grown up. `form`
    is the stamp of the question at which all of them were first offered as one form; 0: never.
    """

    initiative: str
    state: str
    field: str = ""
    relation: str = ""
    answers: Answers = ()
    said_in: Answers = ()
    reminded: bool = False
    kin: str = ""
    others: tuple[str, ...] = ()
    guardian: str = ""
    form: int = 0

    def with_answer(self, answer: str, message: str = "") -> "RegistrationDraft":
        """The answer to the field that was asked for."""
        answers = answered(self.answers, self.field, answer)
        return replace(self, answers=answers, said_in=answered(self.said_in, self.field, message))


@dataclass(frozen=True, slots=True)
class WaitingNote:
    """`person` (a conversation) asked to be told when registration opens."""

    person: int
    initiative: str


@dataclass(frozen=True, slots=True)
class RegistrationCount:
    """How many of an initiative, for staff: no name and no number of anybody."""

    initiative: str
    registered: int = 0
    cancelled: int = 0
    attended: int = 0
    waiting: int = 0


# What shall be done: effects (bot/core/effects.py) ---------------------------------------------------


@dataclass(frozen=True, slots=True)
class SaveRegistration:
    """Insert or replace the registration of this number."""

    registration: Registration


@dataclass(frozen=True, slots=True)
class KeepWaitingNote:
    """`person` (a conversation) wants to be told when registration opens. Once is enough."""

    person: int
    initiative: str


@dataclass(frozen=True, slots=True)
class DropWaitingNote:
    """They were told, or do not want to be told any more."""

    person: int
    initiative: str
