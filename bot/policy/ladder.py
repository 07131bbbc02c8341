"""The escalation ladder: who is told, and when, before a promise is missed (C24, C11).

The rule this module guards: every step tells somebody, at an instant that follows from the case's own
times. A step that would lie before the case was opened falls due at its opening. Nobody is told outside
office hours unless the step says `urgent`: a step that would lie there falls due at the next opening.
A cry for help has steps of its own (bot/policy/emergency_ladder.py).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from bot.policy.emergency_ladder import (
    CRY,
    EMERGENCY,
    EVERY_WAY,
    LEADERS,
    CryStep,
    cry_step,
    every,
    refuse_what_delays,
)
from bot.policy.ladder_default import DEFAULT
from bot.policy.refusal import Findings, SettingRefused, nearest
from bot.policy.working_time import Calendar

KINDS = ("complaint", "question", EMERGENCY)
TELL = ("assignee", "supervisor", "director", LEADERS)
ANCHORS = ("due", "opened", "staff-word", CRY)
ASSESSED = ("safety", "severe", "complex")
"""What only an assessment makes so: until there is one, nothing is planned."""

_OF_ITSELF = ("always", "unassigned", "assigned", "delegated", "waiting", "not-waiting", "unanswered")
WHEN = (*_OF_ITSELF, "unassessed", *ASSESSED)
HOW = ("room", "private", "email")
USUAL = ("room", "email")
EVERY_MORNING = "every working morning"
REPEAT = ("never", EVERY_MORNING)

_KEYS = ("name", "kind", "before", "after", "of", "when", "tell", "how", "urgent", "repeat")
_OFFSET = re.compile(r"(\d{1,9}) (working day|office hour|office minute|hour|minute)s?")
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
    Unit.WORKING_DAY: timedelta(days=1),  # at least: how long it is the calendar says
    Unit.OFFICE_HOUR: timedelta(hours=1),
    Unit.OFFICE_MINUTE: timedelta(minutes=1),
    Unit.HOUR: timedelta(hours=1),
    Unit.MINUTE: timedelta(minutes=1),
}


_LONGEST = timedelta(days=90)  # beyond it the calendar itself may end


@dataclass(frozen=True, slots=True)
class Offset:
    amount: int
    unit: Unit

    @property
    def is_too_long(self) -> bool:
        return self.amount > _LONGEST // _SPANS[self.unit]

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
    when: str = "always"
    how: tuple[str, ...] = USUAL
    urgent: bool = False
    repeats: bool = False
    every: timedelta = timedelta()

    @property
    def after(self) -> timedelta:
        """Of a cry for help: how long after it, by the clock."""
        return self.offset.amount * _SPANS[self.offset.unit]

    def at(
        self,
        opened: datetime,
        due: datetime,
        calendar: Calendar,
        staff_word: datetime | None = None,
        assessed: datetime | None = None,
    ) -> datetime:
        anchor = {"due": due, "opened": opened, "staff-word": staff_word or opened}[self.of]
        reckon = self.offset.before if self.is_before else self.offset.after
        known = max(opened, assessed or opened) if self.when in ASSESSED else opened
        at = max(reckon(anchor, calendar), known).astimezone(UTC)
        if self.repeats:
            return calendar.next_morning(at)
        return at if self.urgent else in_office(at, calendar)


def in_office(at: datetime, calendar: Calendar) -> datetime:
    """`at` itself in office time or at its very end, otherwise the next opening."""
    return at if calendar.is_open(at) or calendar.closes_at(at) else calendar.next_opening(at)


@dataclass(frozen=True, slots=True)
class LadderStep:
    """A rung at its time for one case. `at` is UTC; `tell` is one of `TELL`, `when` of `WHEN`, and `how`
    some of `HOW`. One that `repeats` comes again every working morning."""

    name: str
    at: datetime
    tell: str
    when: str = "always"
    how: tuple[str, ...] = USUAL
    urgent: bool = False
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Ladder:
    rungs: tuple[Rung, ...]
    calendar: Calendar

    def steps(
        self,
        kind: str,
        opened: datetime,
        due: datetime,
        staff_word: datetime | None = None,
        assessed: datetime | None = None,
        /,
    ) -> tuple[LadderStep, ...]:
        """The notices of one case, earliest first; those of one instant in the ladder's own order. They
        may count from when staff last wrote to the person, or assessed the case as it is."""
        own = (rung for rung in self._of(kind) if assessed or rung.when not in ASSESSED)
        times = (opened, due, self.calendar, staff_word, assessed)
        steps = (self._step(rung, rung.at(*times)) for rung in own)
        return tuple(sorted(steps, key=lambda step: step.at))

    def cry(self, cried: datetime, now: datetime, /) -> CryStep:
        """What is told now of the cry for help of that time, and when again. A ladder that says nothing
        of it has the usual steps: nobody's cry goes unheard for want of a line."""
        return cry_step(self._of(EMERGENCY) or _USUAL_CRY, cried, now)

    def _of(self, kind: str) -> tuple[Rung, ...]:
        return tuple(rung for rung in self.rungs if rung.kind == kind)

    def _step(self, rung: Rung, at: datetime) -> LadderStep:
        return LadderStep(rung.name, at, rung.tell, rung.when, rung.how, rung.urgent, rung.repeats)


def read_rungs(sections: Sequence[Mapping[str, object]], root: str = "ladder") -> tuple[Rung, ...]:
    """`sections` has the shape of config.yaml's `ladder:`; what a step leaves out is as config.yaml says.

    Raises:
        LadderError: with everything that is wrong.
    """
    reader = _Reader(Findings(root))
    rungs = [reader.rung(section, index) for index, section in enumerate(sections)]
    reader.told_apart(rungs)
    reader.heard_at_once(rungs)
    if not sections:
        reader.findings.add("", "names nobody", "write at least one step, or leave ladder out")
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
        if kind == EMERGENCY:
            return self._of_a_cry(section, key, name)
        of, tell = self._one_of(section, key, "of", ANCHORS, "due"), self._tell(section, key)
        is_before, offset = self._offset(section, key)
        if of == CRY:
            self.findings.add(f"{key}.of", "only an emergency counts from a cry", "write due or opened")
        if is_before and of != "due":
            told = "opened" if of == "opened" else "staff wrote"
            self.findings.add(f"{key}.before", f"nothing can be told before it {told}", "write after")
        when = self._one_of(section, key, "when", WHEN, "always")
        repeats = self._one_of(section, key, "repeat", REPEAT, "never") == EVERY_MORNING
        how, urgent = self._how(section, key), self._yes_or_no(section, key, "urgent")
        if not offset:
            return None
        return Rung(name, kind, offset, is_before, of, tell, when, how, urgent, repeats)

    def _of_a_cry(self, section: Mapping[str, object], key: str, name: str) -> Rung | None:
        refuse_what_delays(section, key, self.findings)
        tell, how = self._tell(section, key), self._how(section, key, EVERY_WAY)
        _, offset = (False, None) if section.get("before") is not None else self._offset(section, key)
        if offset and offset.unit not in (Unit.HOUR, Unit.MINUTE):
            mend = "write hours or minutes, those of any clock"
            self.findings.add(f"{key}.after", "an emergency waits for no office", mend)
            return None
        span = every(str(section.get("repeat") or ""))
        if not offset or not span:
            return None
        return Rung(name, EMERGENCY, offset, False, CRY, tell, "always", how, urgent=True, every=span)

    def _how(
        self, section: Mapping[str, object], key: str, usual: tuple[str, ...] = USUAL
    ) -> tuple[str, ...]:
        written = section.get("how")
        written = usual if written is None else written
        ways = [str(way) for way in written] if isinstance(written, list | tuple) else []
        for index, way in enumerate(ways):
            if way not in HOW:
                self.findings.add(f"{key}.how[{index}]", f"{way!r} is not known here", nearest(way, HOW))
        if not ways:
            self.findings.add(
                f"{key}.how", "is no way to tell anybody", f"write some of: {', '.join(HOW)}"
            )
        return tuple(ways)

    def _yes_or_no(self, section: Mapping[str, object], key: str, name: str) -> bool:
        value = section.get(name)
        if not isinstance(value, bool | None):
            self.findings.add(f"{key}.{name}", "is neither true nor false", "write true or false")
        return value is True

    def heard_at_once(self, rungs: Sequence[Rung | None]) -> None:
        cries = [rung.after for rung in rungs if rung and rung.kind == EMERGENCY]
        if cries and all(cries):
            problem = "nobody would hear of a cry for help at once"
            self.findings.add("", problem, "give one step of the kind emergency after: 0 minutes")

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
        offset = Offset(int(match[1]), Unit(match[2]))
        if offset.is_too_long:
            problem = f"{text!r} is too far from any promise"
            self.findings.add(f"{key}.{where}", problem, "write 90 days at the most")
        return where == "before", offset


_USUAL_CRY = tuple(rung for rung in read_rungs(DEFAULT) if rung.kind == EMERGENCY)
