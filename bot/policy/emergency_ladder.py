"""The ladder of a cry for help: who is told, and how often, until somebody has written to the person.

The rules this module guards: it follows the clock and no office; its first step is told at once; each
step is told again and again until the next one begins, the last one for ever; and never less than hourly.
What was missed is told once, however much it was.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.policy.refusal import Findings

EMERGENCY = "emergency"
CRY = "cry"
LEADERS = "leaders"
EVERY_WAY = ("room", "private", "email")
SHORTEST, LONGEST = timedelta(minutes=1), timedelta(hours=1)
EVERY_MEND = "write, for example, every 10 minutes; an hour at the most"

_EVERY = re.compile(r"every (?:(\d{1,3}) )?(minute|hour)s?")

DEFAULT_CRY: tuple[Mapping[str, object], ...] = (
    {
        "name": "cry",
        "kind": EMERGENCY,
        "after": "0 minutes",
        "tell": LEADERS,
        "how": EVERY_WAY,
        "repeat": "every 10 minutes",
    },
    {
        "name": "cry-hourly",
        "kind": EMERGENCY,
        "after": "1 hour",
        "tell": LEADERS,
        "how": EVERY_WAY,
        "repeat": "every hour",
    },
)
"""In the words of config.yaml; it holds where a society's ladder says nothing of a cry for help, too."""


class CryRung(Protocol):
    """A step of the kind `emergency`: `after` is counted from the cry."""

    @property
    def name(self) -> str: ...
    @property
    def after(self) -> timedelta: ...
    @property
    def every(self) -> timedelta: ...
    @property
    def tell(self) -> str: ...
    @property
    def how(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class CryStep:
    """What is told of a cry now, and when it is told again (UTC)."""

    name: str
    tell: str
    how: tuple[str, ...]
    again_at: datetime


def cry_step(rungs: Sequence[CryRung], cried: datetime, now: datetime) -> CryStep:
    """A clock that was set back before the cry makes it a cry of this moment: nobody waits longer."""
    since, ordered = min(cried, now), sorted(rungs, key=lambda rung: rung.after)
    begun = [rung for rung in ordered if rung.after <= now - since] or ordered[:1]
    rung, ahead = begun[-1], ordered[len(begun) :]
    told = (now - since - rung.after) // rung.every  # how often it was due since its first time
    again = rung.after + (told + 1) * rung.every
    again = min(again, ahead[0].after) if ahead else again
    return CryStep(rung.name, rung.tell, rung.how, since + again)


def every(text: str) -> timedelta | None:
    """None: it is no such span, or one that is too short or too long."""
    match = _EVERY.fullmatch(text.strip())
    if not match:
        return None
    span = int(match[1] or 1) * timedelta(**{f"{match[2]}s": 1})
    return span if SHORTEST <= span <= LONGEST else None


def refuse_what_delays(section: Mapping[str, object], key: str, findings: Findings) -> None:
    """A person who cries for help waits for no office, no condition and no deadline."""
    if section.get("before") is not None:
        findings.add(f"{key}.before", "nothing can be told before somebody cries for help", "write after")
    if section.get("of") not in (None, "", CRY):
        findings.add(f"{key}.of", "an emergency counts from the cry", "write cry, or leave it out")
    if section.get("when") not in (None, "", "always"):
        findings.add(f"{key}.when", "an emergency waits for no condition", "leave it out")
    if section.get("urgent") is False:
        findings.add(f"{key}.urgent", "an emergency comes at any hour", "leave it out")
    if every(str(section.get("repeat") or "")) is None:
        findings.add(f"{key}.repeat", "an emergency is told again and again", EVERY_MEND)
