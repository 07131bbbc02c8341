"""The shape of config.yaml: every key, its type and what it is when nobody wrote it.

The rule this module guards: settings are frozen, a key that nobody knows is refused, and no key does
nothing.
"""

from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Literal, Self

from pydantic import (
    Field,
    field_validator,
    model_validator,
)

from bot.config.answers import Answers
from bot.config.appeal import AppealSection
from bot.config.backup import Backup
from bot.config.disk import Disk
from bot.config.emergency import Emergency, saudi_arabia
from bot.config.imap import Imap
from bot.config.initiatives import InitiativeSection
from bot.config.ladder import Rung, default_ladder
from bot.config.network import add_exposed, host_of, is_loopback
from bot.config.privacy import PrivacySection, add_unknown_days
from bot.config.retention import Retention
from bot.config.section import Name, Section, texts, unless
from bot.config.smtp import Smtp
from bot.config.sorting import CategorySection, DepartmentSection, add_unknown
from bot.config.sorting import built as built_sorting
from bot.config.telegram import Telegram
from bot.config.values import Email, FileDatabase, Link, MemberName, Slug, Telephone
from bot.config.web import Web
from bot.config.whatsapp import WhatsApp, add_unknown_forms
from bot.config.working_time import CalendarSection, FollowUp, PaceSection
from bot.core.address import Address, Party
from bot.core.privacy import Privacy
from bot.core.registration import Initiative
from bot.core.society import LEADING, Gesture, Role, StaffMember
from bot.core.sorting import Sorting
from bot.policy.ladder import Ladder, read_rungs
from bot.policy.languages import worded
from bot.policy.refusal import Findings
from bot.policy.working_time import Calendar

GOODWILL = (
    {
        "id": "priority",
        "name": worded(ar="أولوية التسجيل في البرنامج القادم", en="Priority in the next programme"),
    },
    {"id": "call", "name": worded(ar="اتصال من مدير المشاريع", en="A call from the projects manager")},
    {
        "id": "visit",
        "name": worded(ar="زيارة في المنزل لإكمال الإجراء", en="A home visit to complete the paperwork"),
    },
)
"""The gestures of a society that wrote none (C26)."""


class Society(Section):
    """The contact card (C12). An empty key is left out of it."""

    name: Name = texts(ar="الجمعية", en="The society")
    email: Email = ""
    mobile: Telephone = ""
    phone: Telephone = ""
    extension: str = ""
    social: str = ""
    address: str = ""
    map: Link = ""


class Staff(Section):
    """A member. An `id` that is not written is made of role and name, and so outlives a new order."""

    id: Slug | None = None
    name: MemberName = Field(min_length=1)
    role: Role
    email: Email = ""
    telegram_id: int | None = Field(default=None, ge=1)
    takes_private_calls_from_women: bool = False

    @cached_property
    def member(self) -> StaffMember:
        made = f"{self.role}-{sha256(self.name.encode()).hexdigest()[:6]}"
        id, calls = self.id or made, self.takes_private_calls_from_women
        return StaffMember(id, self.name, self.role, self.email, self._private, calls)

    @property
    def _private(self) -> Address | None:
        """A Telegram user's private chat with the bot has the user's own id."""
        return Address("telegram", str(self.telegram_id), Party.PERSON) if self.telegram_id else None


class Goodwill(Section):
    """What staff may give a person besides the solution (C26)."""

    id: Slug
    name: Name

    @property
    def gesture(self) -> Gesture:
        return Gesture(self.id, self.name.model_dump())


def _default_goodwill() -> tuple[Goodwill, ...]:
    return tuple(Goodwill.model_validate(gesture) for gesture in GOODWILL)


class Settings(Section):
    """Paths are absolute: those in config.yaml are taken from its folder."""

    society: Society = Field(default_factory=Society)
    database: FileDatabase = "sqlite:///data/rida.db"
    data_dir: Path = Path("data")
    demo: bool = False
    demo_public: bool = False
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["text", "json"] = "text"
    disk: Disk = Field(default_factory=Disk)
    answers: Answers = Field(default_factory=Answers)
    web: Web = Field(default_factory=Web)
    smtp: Smtp = Field(default_factory=Smtp)
    imap: Imap = Field(default_factory=Imap)
    staff: tuple[Staff, ...] = ()
    calendar: CalendarSection = Field(default_factory=CalendarSection)
    ladder: tuple[Rung, ...] = Field(default_factory=default_ladder)
    pace: PaceSection = Field(default_factory=PaceSection)
    follow_up: FollowUp = Field(default_factory=FollowUp)
    goodwill: tuple[Goodwill, ...] = Field(default_factory=_default_goodwill)
    appeal: AppealSection = Field(default_factory=AppealSection)
    departments: tuple[DepartmentSection, ...] = ()
    categories: tuple[CategorySection, ...] = ()
    emergency: tuple[Emergency, ...] = Field(default_factory=saudi_arabia)
    initiatives: tuple[InitiativeSection, ...] = ()
    telegram: Telegram = Field(default_factory=Telegram)
    whatsapp: WhatsApp = Field(default_factory=WhatsApp)
    retention: Retention = Field(default_factory=Retention)
    privacy: PrivacySection = Field(default_factory=PrivacySection)
    backup: Backup = Field(default_factory=Backup)

    @property
    def built_answers(self) -> Path:
        """The folder of what is built of the answers, and of what staff taught."""
        return self.data_dir / "answers"

    @property
    def working_time(self) -> Calendar:
        return self.calendar.built

    @cached_property
    def escalation(self) -> Ladder:
        return Ladder(read_rungs([rung.model_dump() for rung in self.ladder]), self.working_time)

    @cached_property
    def members(self) -> tuple[StaffMember, ...]:
        return tuple(staff.member for staff in self.staff)

    @property
    def staff_channel(self) -> str:
        """Where the staff work: in their Telegram group, which may be connected later, or on the page."""
        is_there = bool(self.telegram.staff_group) or not self.demo
        return "telegram" if self.telegram.enabled and is_there else "web"

    @property
    def _real_channels(self) -> list[str]:
        """The channels that leave this machine."""
        telegram, whatsapp, smtp, imap = self.telegram, self.whatsapp, self.smtp, self.imap
        out = {
            "telegram": telegram.enabled and not is_loopback(host_of(telegram.api_base_url)),
            "whatsapp": whatsapp.enabled and not is_loopback(host_of(whatsapp.api_base_url)),
            "smtp": smtp.enabled and not is_loopback(smtp.host),
            "imap": imap.enabled and not is_loopback(imap.host),
        }
        return [name for name, leaves in out.items() if leaves]

    @property
    def codes_lead_nowhere(self) -> bool:
        """A phone that scans a QR code of ours would look for the chat on itself."""
        return self.web.is_local and not self.telegram.enabled and not self.whatsapp.enabled

    @property
    def gestures(self) -> tuple[Gesture, ...]:
        return tuple(goodwill.gesture for goodwill in self.goodwill)

    @cached_property
    def built_sorting(self) -> Sorting:
        """Whose work a case is."""
        return built_sorting(self.departments, self.categories, self.members)

    @cached_property
    def built_initiatives(self) -> tuple[Initiative, ...]:
        """As the talk and the answers know them."""
        return tuple(initiative.built for initiative in self.initiatives)

    @cached_property
    def built_privacy(self) -> Privacy:
        """What talks and pages say of people's data."""
        society = self.society.name.model_dump()
        return self.privacy.built(
            society,
            self.web.public_url,
            self.retention,
            on_whatsapp=self.whatsapp.enabled,
            by_mail=self.imap.enabled,
        )

    @property
    def untold(self) -> tuple[tuple[int, str], ...]:
        """Steps of the ladder that nobody would hear: their place, and the role that nobody has."""
        roles = {staff.role.value for staff in self.staff} | {"assignee"}
        told = roles | ({"leaders"} if LEADING & {staff.role for staff in self.staff} else set())
        return tuple((at, rung.tell) for at, rung in enumerate(self.ladder) if rung.tell not in told)

    @field_validator("ladder")
    @classmethod
    def _climbs(cls, ladder: tuple[Rung, ...]) -> tuple[Rung, ...]:
        read_rungs([rung.model_dump() for rung in ladder])
        return ladder

    @model_validator(mode="after")
    def _agree(self) -> Self:
        findings = Findings("")
        _doubled(findings, "staff", [member.id for member in self.members])
        _doubled(findings, "goodwill", [gesture.id for gesture in self.gestures])
        _doubled(findings, "departments", [each.id for each in self.departments])
        _doubled(findings, "categories", [each.id for each in self.categories])
        add_unknown(findings, self.departments, self.categories, self.members)
        _doubled(findings, "emergency", [emergency.id for emergency in self.emergency])
        _doubled_telegram(findings, self.staff)
        _doubled(findings, "privacy.purposes", [each.id for each in self.privacy.purposes])
        _doubled(findings, "privacy.services", [each.id for each in self.privacy.services])
        _doubled(findings, "initiatives", [initiative.id for initiative in self.initiatives])
        add_exposed(
            findings,
            self.demo,
            self.demo_public,
            (self.web.host, host_of(self.web.url)),
            self._real_channels,
        )
        if self.imap.enabled and not self.smtp.enabled:
            mend = "set smtp.enabled to true, or imap.enabled to false"
            findings.add("imap.enabled", "nobody who writes a mail could be answered without smtp", mend)
        add_unknown_days(findings, self.privacy.purposes, self.retention)
        add_unknown_forms(findings, self.whatsapp, {initiative.id for initiative in self.initiatives})
        for index, role in self.untold if "ladder" in self.model_fields_set else ():
            mend = f"add a member with the role {role} to staff, or tell somebody else"
            findings.add(f"ladder[{index}].tell", f"no member of staff is {role}: nobody is told", mend)
        return unless(findings, self)


def _doubled(findings: Findings, section: str, ids: list[str]) -> None:
    for index, id_ in enumerate(ids):
        if id_ in ids[:index]:
            problem = f"{id_!r} is taken by an entry before it"
            findings.add(f"{section}[{index}].id", problem, "give each entry an id of its own")


def _doubled_telegram(findings: Findings, staff: tuple[Staff, ...]) -> None:
    known = [member.telegram_id for member in staff]
    for index, id_ in enumerate(known):
        if id_ is not None and id_ in known[:index]:
            mend = "give each member the number of their own account"
            findings.add(f"staff[{index}].telegram_id", "belongs to a member before it", mend)
