"""What this process counts of its own work, for whoever watches it (`bot/web/ops/metrics.py`).

The rule this module guards: counting costs a turn next to nothing, and a label is a name out of the code,
never anything that a person or a platform wrote: what is not known there counts as `other`.
"""

import logging
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import accumulate
from typing import get_args

from bot.core.events import Event

CHANNELS = ("web", "telegram", "whatsapp", "email")
OTHER = "other"
EVENTS = frozenset(each.__name__ for each in get_args(Event))
FATES = ("sent", "unsaid", "try_later", "refused", "unreachable", "held", "parked")
"""What becomes of a send; the last comes beside another: the message was given up because of it."""

MAIL_FATES = ("person", "program", "report", "ours", "doubted", "again", "kept")
"""What becomes of a mail that came in; `again` is a try that did not go, `kept` one that nobody took."""

PARTS = ("turns", "outbox", "timers", "files", "telegram", "whatsapp", "email", "web", "database", OTHER)
"""Which part of the house met an error."""

_PART_OF = {
    "bot.runtime.turns": "turns",
    "bot.runtime.delivery": "outbox",
    "bot.runtime.timers": "timers",
    "bot.runtime.files": "files",
    "bot.channels.telegram": "telegram",
    "bot.channels.whatsapp": "whatsapp",
    "bot.channels.email": "email",
    "bot.web": "web",
    "uvicorn": "web",
    "bot.store": "database",
}

TURN_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0)
LATE_SECONDS = (1.0, 5.0, 30.0, 60.0, 300.0, 3600.0, 86400.0)


@dataclass(frozen=True, slots=True)
class MailboxSeen:
    """How the reading goes: when all there was had been read last, how many seconds it has not been
    possible, and how many mails are to be tried again."""

    looked: datetime | None
    down: float
    aside: int
    counts: Mapping[str, int]


@dataclass(slots=True)
class Histogram:
    """`bounds` are the upper ends of all buckets but the last."""

    bounds: Sequence[float]
    total: float = 0.0
    _counts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._counts = [0] * (len(self.bounds) + 1)

    def observe(self, value: float) -> None:
        self._counts[bisect_left(self.bounds, value)] += 1
        self.total += value

    @property
    def cumulative(self) -> list[int]:
        """For each bound how many were at most that, and at last how many there were."""
        return list(accumulate(self._counts))


def _turn_seconds() -> Histogram:
    return Histogram(TURN_SECONDS)


def _late_seconds() -> Histogram:
    return Histogram(LATE_SECONDS)


@dataclass(slots=True)
class Metrics:
    """Since the process began."""

    turns: dict[tuple[str, str], Histogram] = field(default_factory=lambda: defaultdict(_turn_seconds))
    """By event and channel."""
    failed_turns: Counter[str] = field(default_factory=Counter)
    """By channel: each try that did not go."""
    sends: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By channel and fate."""
    lateness: dict[str, Histogram] = field(default_factory=lambda: defaultdict(_late_seconds))
    """Of timers that fired: `ladder` is a case's, `other` every other."""
    errors: Counter[str] = field(default_factory=Counter)
    """By part, as they were logged."""

    def turn(self, event: str, channel: str, seconds: float) -> None:
        self.turns[event if event in EVENTS else OTHER, known(channel)].observe(seconds)

    def sent(self, said: Iterable[tuple[str, bool]]) -> None:
        """Of each its channel, and whether it was said: what stood there already was not."""
        for channel, is_said in said:
            self._send(channel, "sent" if is_said else "unsaid")

    def not_sent(self, channel: str, fate: str, parked: int) -> None:
        """`parked` messages were given up because of it."""
        self._send(channel, fate)
        self._send(channel, "parked", parked)

    def _send(self, channel: str, fate: str, count: int = 1) -> None:
        if count:
            self.sends[known(channel), fate if fate in FATES else OTHER] += count

    def fired(self, *, is_ladder: bool, seconds: float) -> None:
        self.lateness["ladder" if is_ladder else OTHER].observe(max(0.0, seconds))


def known(channel: str) -> str:
    return channel if channel in CHANNELS else OTHER


class ErrorsHeard(logging.Handler):
    """Counts what is logged as an error, by the part of the house that logs it; reads no word of it."""

    def __init__(self, metrics: Metrics) -> None:
        super().__init__(logging.ERROR)
        self._metrics = metrics

    def emit(self, record: logging.LogRecord) -> None:
        self._metrics.errors[part_of(record.name)] += 1


def part_of(logger: str) -> str:
    return next(
        (part for prefix, part in _PART_OF.items() if f"{logger}.".startswith(f"{prefix}.")), OTHER
    )
