"""What the web room is given when it is built. It opens, reads and configures nothing by itself."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta, tzinfo
from functools import cached_property
from typing import Protocol

from starlette.types import ASGIApp

from bot.core.facts import StaffMember
from bot.core.messages import Draw
from bot.core.passes import Passes
from bot.core.privacy import Privacy
from bot.policy.working_time import WorkingTime
from bot.runtime.runtime import Runtime
from bot.runtime.turns.triage import Origins
from bot.runtime.views import HistoryItem, Reading
from bot.web.shared.allowance import Allowance
from bot.web.shared.appearances import Platform
from bot.web.shared.budget import Budget
from bot.web.shared.house import House
from bot.web.shared.network import Networks
from bot.web.shared.open_streams import Streams
from bot.web.shared.sessions import EndedSessions

CHANNEL = "web"
SESSION_LASTS = timedelta(days=30)
UPLOADS = 16  # large ones that are read at the same time: each may open a file for every file of it


class Say(Protocol):
    """A sentence of the texts room by its key, in a language."""

    def __call__(self, key: str, language: str, /, **args: str | int) -> str: ...


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one message may hold. Bytes; characters are code points (platform-facts: 4,096)."""

    characters: int = 4096
    files: int = 10
    request_bytes: int = 64 * 1024 * 1024
    press_bytes: int = 8 * 1024


@dataclass(frozen=True, slots=True)
class Wording:
    """How the pages say what they show. `day` shows a date, Gregorian and Hijri; `mail_html` is a mail's
    body as it is sent; `society` is the society's name in each language."""

    text: Say
    day: Callable[[date, str], str]
    mail_html: Callable[[HistoryItem], str]
    society: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What one message, one visitor, one network and all of them together may take."""

    limits: Limits = field(default_factory=Limits)
    allowance: Allowance = field(default_factory=Allowance)
    budget: Budget = field(default_factory=Budget)
    networks: Networks = field(default_factory=Networks)
    origins: Origins = field(default_factory=Origins)
    streams: Streams = field(default_factory=Streams)
    uploads: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(UPLOADS))


@dataclass(frozen=True, kw_only=True)
class Site:
    """`draw` makes QR codes and posters; `staff_link` is where staff open a pass, empty where nowhere;
    `secret` signs the session cookies, which live for `session_lasts` after their last use; `warnings`
    names what is wrong beside our own work; `webhooks` are what platforms call, by their path;
    `appearances` are the platforms whose way to show a talk the demonstration knows."""

    runtime: Runtime
    wording: Wording
    staff: Sequence[StaffMember]
    calendar: WorkingTime
    zone: tzinfo
    passes: Passes
    draw: Draw
    staff_link: Callable[[str], str]
    secret: str
    public_url: str
    demo: bool
    privacy: Privacy = field(default_factory=Privacy)
    session_lasts: timedelta = SESSION_LASTS
    bounds: Bounds = field(default_factory=Bounds)
    warnings: Callable[[], Sequence[str]] = list
    webhooks: Mapping[str, ASGIApp] = field(default_factory=dict)
    house: House = field(default_factory=House)
    appearances: Callable[[], Mapping[str, Platform]] = dict

    @cached_property
    def reading(self) -> Reading:
        return Reading(self.runtime.database)

    @cached_property
    def ended(self) -> EndedSessions:
        return EndedSessions(self.runtime, self.session_lasts)

    def member(self, id: str) -> StaffMember | None:
        return next((member for member in self.staff if member.id == id), None)
