"""What must hold in every turn. It reads what is told, and plans the notices by itself."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from bench.years.office import DESK, SETTINGS, STAFF, Office
from bot.core.assessment import Severity
from bot.core.case import Case, EntryKind
from bot.core.effects import AnnounceDay, DayState, PostEvent, RecordEntry, SaveCase, SendEmail
from bot.core.events import Notice, PromiseDelayed, PromiseMoved
from bot.core.turn import Turn
from bot.policy.ladder import Ladder, LadderStep, in_office
from handlers.case_room.events.escalation import ABOVE, GATHERING
from handlers.shared.escalation_steps import GRACE, LATE

TICK = timedelta(seconds=1)
TOGETHER = timedelta(seconds=6)  # from due to told in a digest: a tick, the gathering, a tick
CHANGED = (DayState.OFF, DayState.WORKING)  # what is asked or confirmed moves nothing
Mails = list[SendEmail]
_MEMBER = {member.email: member.id for member in STAFF}


def _is_mailed(step: str) -> bool:
    """What climbs always is; of the others, what config.yaml says."""
    name, _, above = step.partition("/")
    return bool(above) or any("email" in r.how for r in SETTINGS.escalation.rungs if r.name == name)


def _order(case: Case) -> tuple[bool, bool, datetime]:
    said = case.assessment
    is_severe = said is not None and said.severity is Severity.HIGH
    return not (said and said.is_safety), not is_severe, case.due_at


@dataclass
class Watch:
    office: Office
    told: dict[tuple[int, str], list[tuple[datetime, datetime]]] = field(default_factory=dict)
    moved: dict[int, datetime] = field(default_factory=dict)
    owed: dict[tuple[int, str], datetime] = field(default_factory=dict)
    last_owed: datetime = datetime(1, 1, 1, tzinfo=UTC)
    announced: datetime = datetime(1, 1, 1, tzinfo=UTC)
    unheard: list[Notice] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)

    def seen(self, turn: Turn) -> None:
        entries = [e for e in turn.effects if isinstance(e, RecordEntry)]
        said = [(e.case, e.entry.detail) for e in entries if e.entry.kind is EntryKind.ESCALATED]
        mails = [e for e in turn.effects if isinstance(e, SendEmail) and e.notices]
        together = turn.conversation.address == DESK
        self._proofs(said, mails)
        if together and said:
            self._digest(mails)
        for number, step in said:
            self._told(number, step, together)
        self._promises(turn)
        self._owes(turn)
        if any(isinstance(e, AnnounceDay) and e.state in CHANGED for e in turn.effects):
            self._old_plan_was_kept()
            self.announced = self.office.now

    # who reads it

    def _proofs(self, said: list[tuple[int, str]], mails: Mails) -> None:
        mailed = {(n.case, n.step) for mail in mails for n in mail.notices}
        steps = {(number, step.partition("/")[0]) for number, step in said if _is_mailed(step)}
        self._hold(mailed == steps, "a notice without its e-mail, or an e-mail without its notice")
        readers = [(mail.to, n) for mail in mails for n in mail.notices]
        self._hold(len(readers) == len(set(readers)), "somebody reads one notice twice")
        away = {each.member for each in self.office.absences if each.first <= self._today() <= each.last}
        self.counts["told while somebody was away"] += bool(away and mails)
        self._hold(not away & {_MEMBER[mail.to] for mail in mails}, "a notice to somebody who is away")

    def _digest(self, mails: Mails) -> None:
        self.counts["digests"] += 1
        late = self.office.now - self.last_owed
        is_late = self.office.up_since <= self.last_owed and late > GATHERING + TICK
        self._hold(not is_late, f"a digest was late by {late}")
        self._hold(len(mails) == len({mail.to for mail in mails}), "a digest became a flood")
        for mail in mails:
            due = [_order(self.office.cases[n.case]) for n in mail.notices]
            self._hold(due == sorted(due), "a digest out of order")

    # when it is told

    def _told(self, number: int, step: str, together: bool) -> None:
        case, now = self.office.cases[number], self.office.now
        name, _, above = step.partition("/")
        planned = next(each for each in self.steps(case) if each.name == name)
        self._hold(now >= planned.at, f"{step} was early")
        self._hold(planned.urgent or self._in_office(), f"{step} was told outside office hours")
        earlier = self.told.setdefault((number, step), [])
        if above:
            self.counts["climbed"] += 1
        else:
            self.counts["told together" if together else "told alone"] += 1
            self._hold(not self._is_double(planned, case, earlier), f"{step} was told twice")
            self._in_time(planned, case, earlier, together)
        earlier.append((now, case.due_at))

    def _in_office(self) -> bool:
        """A tick of what was due at the very end comes just after it."""
        moments = (self.office.now, self.office.now - GRACE)
        return any(map(self.office.calendar.is_open, moments))

    def _is_double(self, step: LadderStep, case: Case, earlier: list[tuple[datetime, datetime]]) -> bool:
        if step.repeats:
            return any(self.office.calendar.day_of(at) == self._today() for at, _ in earlier)
        return any(due == case.due_at for _, due in earlier)

    def _in_time(self, step: LadderStep, case: Case, earlier: list[Any], together: bool) -> None:
        if step.repeats:
            return  # each morning's is looked for by `nothing_is_lost`
        is_late = self.office.now - step.at >= LATE
        self._hold(together or not is_late, "told alone although it was late: a flood")
        due = self._due(step, case)
        if self.office.up_since <= due and not earlier:
            late = self._carried_out(step, case, together) - due
            self._hold(late <= TICK, f"{step.name} was late by {late}")
            self._hold(not together or self.office.now - due <= TOGETHER, f"{step.name} was told late")
            self.counts["in time"] += 1

    def _owes(self, turn: Turn) -> None:
        """A digest comes by two timers in a row, the step's and its own: each has its tick."""
        for effect in turn.effects:
            if isinstance(effect, SaveCase) and effect.case.number in self.office.cases:
                before = self.office.cases[effect.case.number].owed
                new = {(effect.case.number, step) for step in effect.case.owed if step not in before}
                self.owed |= dict.fromkeys(new, self.office.now)
                self.last_owed = self.office.now if new else self.last_owed

    def _carried_out(self, step: LadderStep, case: Case, together: bool) -> datetime:
        owed = self.owed.get((case.number, step.name))
        return owed if together and owed else self.office.now

    def _due(self, step: LadderStep, case: Case) -> datetime:
        """When it could be told: a step that a new promise or a changed calendar put behind us counts
        from that moment, and where that lies outside office hours, from the opening, unless it is urgent:
        Rida tells nobody before. What lay ahead is in office time already (bot/policy/ladder.py)."""
        known = max(step.at, self.moved.get(case.number, step.at), self.announced)
        return known if step.urgent else in_office(known, self.office.calendar)

    def _old_plan_was_kept(self) -> None:
        """Before another calendar makes another plan, so that none hides what the old one owed."""
        a_while_ago = self.office.now - timedelta(minutes=1)
        for case, step in self._steps():
            if not step.repeats and self.office.up_since <= self._due(step, case) <= a_while_ago:
                self.counts["checked"] += 1
                self._hold(self._was_told(case, step), f"{step.name} was lost before an announcement")

    def _promises(self, turn: Turn) -> None:
        """A promise to a person changes only in a message to them."""
        for effect in turn.effects:
            if not isinstance(effect, SaveCase) or effect.case.number not in self.office.cases:
                continue
            before, after = self.office.cases[effect.case.number], effect.case
            if before.due_at != after.due_at:
                self.moved[after.number] = self.office.now
                self.counts["promises moved"] += 1
                posted = [e.event for e in turn.effects if isinstance(e, PostEvent)]
                said = any(isinstance(e, PromiseMoved | PromiseDelayed) for e in posted)
                self._hold(said, "a promise moved silently")

    # what must have been told

    def failed(self, notice: Notice) -> None:
        self.unheard.append(notice)

    def everything_climbed(self) -> None:
        """Whatever did not arrive was told to the next one up in the same breath."""
        for notice in self.unheard:
            case, above = self.office.cases.get(notice.case), ABOVE.get(notice.tell)
            if case and case.is_open and above:
                climbed = f"{notice.step}/{above}" in case.told
                self._hold(climbed, f"{notice.step} did not arrive and did not climb")
            self.counts["unheard by the highest"] += above is None
        self.unheard.clear()

    def nothing_is_lost(self) -> None:
        """In office time, a while after the last start: whatever is due was told, and what repeats was
        told this morning."""
        for case, step in self._steps():
            if step.at <= self.office.now - timedelta(minutes=1):
                self.counts["checked"] += 1
                self._hold(self._was_told(case, step), f"{step.name} was lost")

    def _steps(self) -> Iterator[tuple[Case, LadderStep]]:
        """What is told whatever happens, of all open cases."""
        for case in self.office.cases.values():
            for step in self.steps(case) if case.is_open else ():
                if step.when == "always":
                    yield case, step

    def _was_told(self, case: Case, step: LadderStep) -> bool:
        earlier = self.told.get((case.number, step.name), [])
        if step.repeats:
            return any(self.office.calendar.day_of(at) == self._today() for at, _ in earlier)
        return bool(earlier)

    def steps(self, case: Case) -> tuple[LadderStep, ...]:
        ladder = Ladder(SETTINGS.escalation.rungs, self.office.calendar)
        assessed = case.assessment.at if case.assessment else None
        times = (case.opened_at, case.due_at, case.staff_word_at, assessed)
        return ladder.steps(case.kind.value, *times)

    def forget(self, number: int) -> None:
        for rung in SETTINGS.escalation.rungs:
            self.owed.pop((number, rung.name), None)
            for end in ("", *(f"/{above}" for above in ABOVE.values())):
                self.told.pop((number, f"{rung.name}{end}"), None)
        self.moved.pop(number, None)

    def _today(self) -> Any:
        return self.office.calendar.day_of(self.office.now)

    def _hold(self, holds: bool, problem: str) -> None:
        if not holds:
            self.problems.append(f"{self.office.now.isoformat()}: {problem}")
