"""What the pages about the house itself are given beside the runtime: whoever watches it asks there."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from bot.core.message_costs import Budget
from bot.runtime.shared.metrics import MailboxSeen


@dataclass(frozen=True, slots=True)
class Answers:
    """How the answers stand: whether whoever asks now is answered, how often they were built since the
    start, and in how many seconds together."""

    is_ready: bool = True
    builds: int = 0
    seconds: float = 0.0


def _no_backup(_: datetime) -> datetime | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """`channels` are those that are on. `last_backup` tells when the last good one was made, as of a time
    (both UTC), and touches the disk. `token` opens `/metrics` from anywhere; without one only this
    machine may read it. `mailbox` tells how the mailbox is read, as of a time (UTC); None: it is off."""

    channels: tuple[str, ...] = ("web",)
    answers: Callable[[], Answers] = Answers
    backups: Path | None = None
    last_backup: Callable[[datetime], datetime | None] = _no_backup
    budget: Budget = field(default_factory=Budget)
    zone: tzinfo = UTC
    token: str = ""
    mailbox: Callable[[datetime], MailboxSeen] | None = None
