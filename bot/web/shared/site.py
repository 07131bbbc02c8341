"""What the web room is given when it is built. It opens, reads and configures nothing by itself."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, tzinfo
from typing import Protocol

from bot.core.facts import StaffMember
from bot.core.messages import Draw
from bot.core.passes import Passes
from bot.policy.working_time import WorkingTime
from bot.runtime.runtime import Runtime
from bot.runtime.turns.triage import Origins
from bot.runtime.views import HistoryItem, Reading
from bot.web.shared.allowance import Allowance
from bot.web.shared.budget import Budget
from bot.web.shared.network import Networks
from bot.web.shared.open_streams import Streams
from bot.web.shared.sessions import EndedSessions

CHANNEL = "web"
UPLOADS = 16  # large ones that are read at the same time: each may open a file for every file of it
LANGUAGES = ("ar", "en")
DIRECTION = {"ar": "rtl", "en": "ltr"}


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
class Site:
    """`day` shows a date, Gregorian and Hijri; `mail_html` is a mail's body as it is sent;
    `draw` makes QR codes and posters; `staff_link` is where staff open a pass, empty where nowhere;
    `warnings` names what is wrong beside our own work."""

    runtime: Runtime
    reading: Reading
    text: Say
    day: Callable[[date, str], str]
    mail_html: Callable[[HistoryItem], str]
    society: Mapping[str, str]
    staff: Sequence[StaffMember]
    calendar: WorkingTime
    zone: tzinfo
    public_url: str
    demo: bool
    draw: Draw
    passes: Passes
    staff_link: Callable[[str], str]
    warnings: Callable[[], Sequence[str]]
    ended: EndedSessions
    limits: Limits = field(default_factory=Limits)
    allowance: Allowance = field(default_factory=Allowance)
    origins: Origins = field(default_factory=Origins)
    networks: Networks = field(default_factory=Networks)
    budget: Budget = field(default_factory=Budget)
    streams: Streams = field(default_factory=Streams)
    uploads: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(UPLOADS))

    def member(self, id: str) -> StaffMember | None:
        return next((member for member in self.staff if member.id == id), None)
