"""The escalation ladder: who is told, and when, before a promise is missed (C24, C11).

The rule this module guards: every step tells somebody, at an instant that follows from the case's own
times. A step that would lie before the case was opened falls due at its opening.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from bot.policy.refusal import Findings, SettingRefused, nearest
from bot.policy.working_time import Calendar

KINDS = ("complaint", "question")
TELL = ("assignee", "supervisor", "director")
ANCHORS = ("due", "opened")

_KEYS = ("name", "kind", "before", "after", "of", "tell")
_OFFSET = re.compile(r"(\d+) (working day|office hour|office minute|hour|minute)s?")
_OFFSET_MEND = "write a number and working days, office hours, office minutes, hours or minutes"
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class LadderError(SettingRefused):
    """The ladder's section of config.yaml is wrong."""


class Unit(StrEnum):
    """Working days and office time follow the calendar; hours and minutes are those of any clock."""

    WORKING_DAY = "working day"
    OFFICE_HOUR = "office hour"
    OFFICE_MINUTE = "office minute"
    HOUR = "hour"
    MINUTE = "minute"


_SPANS = {
    Unit.OFFICE_HOUR: timedelta(hours=1),
    Unit.OFFICE_MINUTE: timedelta(minutes=1),
    Unit.HOUR: timedelta(hours=1),
    Unit.MINUTE: timedelta(minutes=1),
}


@dataclass(frozen=True, slots=True)
class Offset:
    amount: int
    unit: Unit

    def after(self, at: datetime, calendar: Calendar) -> datetime:
        if self.unit is Unit.WORKING_DAY:
            return calendar.due(at, days=self.amount) if self.amount else at
        span = self.amount * _SPANS[self.unit]
        in_office = self.unit in (Unit.OFFICE_HOUR, Unit.OFFICE_MINUTE)
        return calendar.add_office_time(at, span) if in_office else at + span

    def before(self, at: datetime, calendar: Calendar) -> datetime:
        if self.unit is Unit.WORKING_DAY:
            return calendar.back(at, self.amount) if self.amount else at
        span = self.amount * _SPANS[self.unit]
        in_office = self.unit in (Unit.OFFICE_HOUR, Unit.OFFICE_MINUTE)
        return calendar.subtract_office_time(at, span) if in_office else at - span


@dataclass(frozen=True, slots=True)
class Rung:
    """One step as config.yaml words it."""

    name: str
    kind: str
    offset: Offset
    is_before: bool
    of: str
    tell: str

    def at(self, opened: datetime, due: datetime, calendar: Calendar) -> datetime:
        anchor = due if self.of == "due" else opened
        reckon = self.offset.before if self.is_before else self.offset.after
        return max(reckon(anchor, calendar), opened).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Step:
    """A rung at its time for one case. `at` is UTC; `tell` is one of `TELL`."""

    name: str
    at: datetime
    tell: str


@dataclass(frozen=True, slots=True)
class Ladder:
    rungs: tuple[Rung, ...]
    calendar: Calendar

    def steps(self, kind: str, opened: datetime, due: datetime, /) -> tuple[Step, ...]:
        """The notices of one case, earliest first; those of one instant in the ladder's own order."""
        own = (rung for rung in self.rungs if rung.kind == kind)
        steps = (Step(rung.name, rung.at(opened, due, self.calendar), rung.tell) for rung in own)
        return tuple(sorted(steps, key=lambda step: step.at))


DEFAULT: tuple[Mapping[str, str], ...] = (
    {"name": "day-left", "kind": "complaint", "before": "1 working day", "tell": "assignee"},
    {"name": "hours-left", "kind": "complaint", "before": "4 office hours", "tell": "supervisor"},
    {"name": "due", "kind": "complaint", "before": "0 minutes", "tell": "director"},
    {
        "name": "waiting",
        "kind": "question",
        "after": "10 office minutes",
        "of": "opened",
        "tell": "assignee",
    },
    {"name": "unanswered", "kind": "question", "before": "0 minutes", "tell": "supervisor"},
)
"""In the words of config.yaml: the ladder of a society that wrote none."""


def read_rungs(sections: Sequence[Mapping[str, object]], root: str = "ladder") -> tuple[Rung, ...]:
    """`sections` has the shape of config.yaml's `ladder:`; `of` is `due` unless it says `opened`.

    Raises:
        LadderError: with everything that is wrong.
    """
    reader = _Reader(Findings(root))
    rungs = [reader.rung(section, index) for index, section in enumerate(sections)]
    reader.told_apart(rungs)
    if reader.findings.problems:
        raise LadderError(reader.findings.problems)
    return tuple(rung for rung in rungs if rung)


@dataclass(frozen=True, slots=True)
class _Reader:
    findings: Findings

    def rung(self, section: Mapping[str, object], index: int) -> Rung | None:
        key = f"[{index}]"
        self.findings.unknown_keys(section, _KEYS, f"{key}.")
        name, kind = self._name(section, key), self._one_of(section, key, "kind", KINDS)
        of, tell = self._one_of(section, key, "of", ANCHORS, "due"), self._tell(section, key)
        is_before, offset = self._offset(section, key)
        if is_before and of == "opened":
            self.findings.add(f"{key}.before", "nothing can be told before it opened", "write after")
        return Rung(name, kind, offset, is_before, of, tell) if offset else None

    def told_apart(self, rungs: Sequence[Rung | None]) -> None:
        seen: set[tuple[str, str]] = set()
        for index, rung in enumerate(rungs):
            if rung and rung.name and (rung.kind, rung.name) in seen:
                problem = f"a {rung.kind} has two steps named {rung.name!r}"
                self.findings.add(f"[{index}].name", problem, "give each step its own name")
            if rung:
                seen.add((rung.kind, rung.name))

    def _name(self, section: Mapping[str, object], key: str) -> str:
        name = str(section.get("name") or "")
        if not _NAME.fullmatch(name):
            problem = f"{name!r} is no name" if name else "is missing"
            self.findings.add(
                f"{key}.name", problem, "write small Latin letters and hyphens, as day-left"
            )
        return name

    def _tell(self, section: Mapping[str, object], key: str) -> str:
        if not section.get("tell"):
            self.findings.add(f"{key}.tell", "the step tells nobody", f"write one of: {', '.join(TELL)}")
            return ""
        return self._one_of(section, key, "tell", TELL)

    def _one_of(
        self, section: Mapping[str, object], key: str, name: str, known: Sequence[str], default: str = ""
    ) -> str:
        value = str(section.get(name) or default)
        if value not in known:
            problem = f"{value!r} is not known here" if value else "is missing"
            self.findings.add(f"{key}.{name}", problem, nearest(value, known))
        return value

    def _offset(self, section: Mapping[str, object], key: str) -> tuple[bool, Offset | None]:
        written = [name for name in ("before", "after") if section.get(name) is not None]
        if len(written) != 1:
            self.findings.add(key, "needs exactly one of before and after", _OFFSET_MEND)
            return False, None
        where, text = written[0], str(section[written[0]])
        match = _OFFSET.fullmatch(text.strip())
        if not match:
            self.findings.add(f"{key}.{where}", f"{text!r} is no span of time", _OFFSET_MEND)
            return where == "before", None
        return where == "before", Offset(int(match[1]), Unit(match[2]))
