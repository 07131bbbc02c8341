"""Ten years of an office under a virtual clock: is any notice lost, doubled, early or late?

The real calendar, ladder and conversations are driven: every event is a turn of `advance`, and its
effects are kept in memory the way the store keeps them (a turn that is cut off leaves nothing behind, and
its event is taken again). The store's own timers are measured by bench/tick.py and held by
tests/integration. Staff answer at random; the machine is restarted, is off for hours or days, and its
clock jumps both ways; holidays are announced and withdrawn. The checks know nothing of what a case
remembers: they read what was told, and when.

Run: `python -m bench.years [--years 10] [--cases 50] [--seed 1] [--json]`; it exits 1 on any violation.
"""

import argparse
import heapq
import json
import random
import sys
import time
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from bot.config import Settings
from bot.core.advance import advance
from bot.core.case import Case, EntryKind
from bot.core.conversation import Address, Choice, Conversation, Draft, Party, desk, room_of
from bot.core.effects import (
    AnnounceDay,
    CancelTimers,
    DayState,
    PostEvent,
    RecordEntry,
    SaveCase,
    SendEmail,
    SetTimer,
)
from bot.core.events import (
    ButtonPressed,
    Event,
    MessageReceived,
    PromiseDelayed,
    PromiseMoved,
    Words,
)
from bot.core.facts import Facts, Role, StaffMember
from bot.core.turn import Turn
from bot.policy.ladder import Ladder
from bot.policy.working_time import Calendar
from faq.normalise import fold
from handlers.notices import GATHERING
from handlers.tables import TABLES

TICK = timedelta(seconds=1)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
DESK = desk("web")
STAFF = (
    StaffMember("supervisor", "S", Role.SUPERVISOR, "supervisor@example.org"),
    StaffMember("agent", "A", Role.AGENT, "agent@example.org"),
    StaffMember("coordinator", "C", Role.AGENT, "coordinator@example.org"),
    StaffMember("director", "D", Role.DIRECTOR, "director@example.org"),
)
SETTINGS = Settings()


@dataclass
class Office:
    """What the database would hold. `now` is what the machine's clock says."""

    now: datetime
    chance: random.Random
    calendar: Calendar = field(default_factory=lambda: SETTINGS.working_time)
    days: list[AnnounceDay] = field(default_factory=list)
    conversations: dict[Address, Conversation] = field(default_factory=dict)
    addresses: dict[int, Address] = field(default_factory=dict)
    cases: dict[int, Case] = field(default_factory=dict)
    timers: dict[str, tuple[datetime, int, Address, Event]] = field(default_factory=dict)
    queue: list[tuple[datetime, int, str]] = field(default_factory=list)
    inbox: deque[tuple[Address, Event]] = field(default_factory=deque)
    counts: Counter[str] = field(default_factory=Counter)
    told: dict[tuple[int, str], list[tuple[datetime, datetime]]] = field(default_factory=dict)
    up_since: datetime = field(default_factory=lambda: datetime(2027, 1, 1, tzinfo=UTC))
    problems: list[str] = field(default_factory=list)
    moved: dict[int, bool] = field(default_factory=dict)
    made: int = 0

    # turns

    def happen(self, to: Address, event: Event) -> None:
        self.inbox.append((to, event))
        while self.inbox:
            where, first = self.inbox[0]
            turn = self._turn(where, first)
            if self.chance.random() < 1e-4:  # killed before the commit: nothing of the turn is left
                self.counts["restarts"] += 1
                continue
            self.inbox.popleft()
            self._commit(turn)

    def _turn(self, who: Address, event: Event) -> Turn:
        self.counts["turns"] += 1
        conversation = self.conversations.get(who) or Conversation(self._id(who), who)
        return advance(conversation, event, self._facts(who, event), TABLES[who.party])

    def _id(self, who: Address) -> int:
        self.made += 1
        self.addresses[self.made] = who
        self.conversations[who] = Conversation(self.made, who)
        return self.made

    def _facts(self, who: Address, event: Event) -> Facts:
        by = getattr(event, "by", "")
        nothing: Any = SimpleNamespace(hints=lambda _: ())
        return Facts(
            now=self.now,
            calendar=self.calendar,
            ladder=Ladder(SETTINGS.escalation.rungs, self.calendar),
            answers=nothing,
            coach=nothing,
            text=lambda text, _: text.key,
            fold=fold,
            staff_channel="web",
            next_case=1001 + self.counts["cases"],
            staff=STAFF,
            actor=next((m for m in STAFF if m.id == by), None),
            cases=self._cases(who),
            asked_days=frozenset(d.day for d in self.days if d.state is DayState.ASKED),
        )

    def _cases(self, who: Address) -> tuple[Case, ...]:
        if who.party is Party.DESK:
            return tuple(case for case in self.cases.values() if case.is_open)
        number = int(who.address.rpartition("-")[2])
        return (self.cases[number],) if number in self.cases else ()

    def _commit(self, turn: Turn) -> None:
        self._checked(turn)
        self.conversations[turn.conversation.address] = turn.conversation
        for effect in turn.effects:
            self._keep(effect)

    def _keep(self, effect: Any) -> None:
        match effect:
            case SaveCase(case):
                self.counts["cases"] += case.number not in self.cases
                self.cases[case.number] = case
            case PostEvent(to, event):
                self.inbox.append((self.addresses[to] if isinstance(to, int) else to, event))
            case SetTimer(key, due_at, to, event):
                if not (effect.keeps_pending and key in self.timers):
                    self._set(key, due_at, self.addresses[to] if isinstance(to, int) else to, event)
            case CancelTimers(prefix):
                number = prefix.split(":")[1]
                for key in [k for k in self._keys(number) if k.startswith(prefix)]:
                    del self.timers[key]
            case AnnounceDay():
                self.days.append(effect)
                self.calendar = overlaid(self.days)

    def _keys(self, number: str) -> list[str]:
        names = [rung.name for rung in SETTINGS.escalation.rungs] + ["~asked-1", "~asked-3"]
        keys = [f"case:{number}:ladder:{name}" for name in names] + [f"case:{number}:delegation"]
        return [key for key in (*keys, f"case:{number}:rating") if key in self.timers]

    def _set(self, key: str, due: datetime, to: Address, event: Event) -> None:
        self.counts["timers"] += 1
        self.timers[key] = (due, self.counts["timers"], to, event)
        heapq.heappush(self.queue, (due, self.counts["timers"], key))

    # time

    def next_due(self) -> datetime | None:
        while self.queue and self.timers.get(self.queue[0][2], (None, 0))[1] != self.queue[0][1]:
            heapq.heappop(self.queue)  # it was replaced or cancelled
        return self.queue[0][0] if self.queue else None

    def tick(self) -> None:
        """What is due goes to its inbox, the longest due first, and the turns are taken."""
        while (due := self.next_due()) and due <= self.now:
            _, _, key = heapq.heappop(self.queue)
            _, _, to, event = self.timers.pop(key)
            self.happen(to, event)

    # what must hold

    def _checked(self, turn: Turn) -> None:
        entries = [e for e in turn.effects if isinstance(e, RecordEntry)]
        steps = [(e.case, e.entry.detail) for e in entries if e.entry.kind is EntryKind.ESCALATED]
        mails = [e for e in turn.effects if isinstance(e, SendEmail) and e.notices]
        mailed = {(n.case, n.step) for mail in mails for n in mail.notices}
        self._hold(mailed == set(steps), "a notice without its e-mail, or an e-mail without its notice")
        readers = [(mail.to, n) for mail in mails for n in mail.notices]
        self._hold(len(readers) == len(set(readers)), "somebody reads one notice twice")
        together = turn.conversation.address == DESK
        if together and steps:
            self.counts["digests"] += 1
            self._hold(len(mails) == len({mail.to for mail in mails}), "a digest became a flood")
            for mail in mails:
                due = [self.cases[n.case].due_at for n in mail.notices]
                self._hold(due == sorted(due), "a digest out of order")
        for number, step in steps:
            self._told(number, step, together)
        self._promises(turn)

    def _told(self, number: int, step: str, together: bool) -> None:
        case = self.cases[number]
        planned = {each.name: each for each in self.steps(case)}[step]
        earlier = self.told.setdefault((number, step), [])
        self.counts["notices"] += 1
        self.counts["told together"] += together
        self._hold(self.now >= planned.at, f"{step} was early")
        if planned.repeats:
            doubled = any(self._day(at) == self._day(self.now) for at, _ in earlier)
        else:
            doubled = any(due == case.due_at for _, due in earlier)
        self._hold(not doubled, f"{step} was told twice")
        running = self.up_since <= planned.at and not planned.repeats
        slack = TICK + (GATHERING if together else timedelta())
        if running and not earlier and not self.moved.get(number):
            self._hold(self.now - planned.at <= slack, f"{step} was late by {self.now - planned.at}")
        earlier.append((self.now, case.due_at))

    def _promises(self, turn: Turn) -> None:
        """A promise to a person changes only in a message to them."""
        for effect in turn.effects:
            if isinstance(effect, SaveCase) and effect.case.number in self.cases:
                before, after = self.cases[effect.case.number], effect.case
                if before.due_at != after.due_at:
                    self.moved[after.number] = True
                    self.counts["promises moved"] += 1
                    posted = [e.event for e in turn.effects if isinstance(e, PostEvent)]
                    said = any(isinstance(e, PromiseMoved | PromiseDelayed) for e in posted)
                    self._hold(said, "a promise moved silently")

    def nothing_is_lost(self) -> None:
        """In office time, a while after the last start: whatever is due was told."""
        for case in self.cases.values():
            for step in self.steps(case) if case.is_open else ():
                if step.when != "always" or step.repeats or step.at > self.now - timedelta(minutes=1):
                    continue
                self._hold(bool(self.told.get((case.number, step.name))), f"{step.name} was lost")
                self.counts["checked"] += 1

    def steps(self, case: Case) -> Any:
        ladder = Ladder(SETTINGS.escalation.rungs, self.calendar)
        return ladder.steps(case.kind.value, case.opened_at, case.due_at, case.staff_word_at)

    def _day(self, at: datetime) -> date:
        return self.calendar.day_of(at)

    def _hold(self, holds: bool, problem: str) -> None:
        if not holds:
            self.counts["violations"] += 1
            self.problems.append(f"{self.now.isoformat()}: {problem}")


def overlaid(days: list[AnnounceDay]) -> Calendar:
    said = {each.day: each for each in days if each.state is not DayState.ASKED}
    of = {state: frozenset(d for d, e in said.items() if e.state is state) for state in DayState}
    off = {day: said[day].name for day in of[DayState.OFF]}
    return SETTINGS.working_time.with_days(off, of[DayState.WORKING], of[DayState.CONFIRMED])


# What people do --------------------------------------------------------------------------------------


def opened(office: Office) -> int:
    """A person confirms a complaint."""
    number = 1001 + office.counts["cases"]
    who = Address("web", f"person-{number}", Party.PERSON)
    draft = Draft("summary", (Words("x"),), expectation="y")
    id_ = office._id(who)
    prompt = (Choice("confirm"),)
    office.conversations[who] = Conversation(
        id_, who, topic="complaint", state="summary", prompt=prompt, draft=draft
    )
    office.happen(who, ButtonPressed("confirm", stamp=0))
    return number


def plan(office: Office, number: int) -> Iterator[tuple[datetime, int, str]]:
    """What staff will do with it, and when by the wall: some are quick, some forget."""
    chance, at = office.chance, office.now
    if chance.random() < 0.93:
        at += chance.choice((0.2, 1, 5)) * HOUR * chance.random() * 4
        yield at, number, "take"
    for what, share in (("write", 0.5), ("ask", 0.15), ("answer", 0.1), ("late", 0.05)):
        if chance.random() < share:
            at += 12 * HOUR * chance.random()
            yield at, number, what
    yield at + chance.choice((4, 24, 60, 96, 200)) * HOUR * chance.random(), number, "resolve"


def act(office: Office, number: int, what: str) -> None:
    case, where = office.cases.get(number), room_of(number, "web")
    if not case or not case.is_open:
        return
    by = office.chance.choice(("agent", "coordinator"))

    def press(action: str, arg: str = "") -> None:
        office.happen(where, ButtonPressed(action, arg, None, by))

    def write(text: str) -> None:
        office.happen(where, MessageReceived(Words(text), by=by))

    office.counts[what] += 1
    if what == "take":
        press("take")
    elif what == "write":
        write("word")
    elif what == "ask":
        press("ask"), write("question")
    elif what == "late":
        press("late"), write("reason")
        press("late-days", str(office.chance.randint(1, 3)))
    elif what == "answer":
        who = office.addresses[case.person]
        office.happen(who, ButtonPressed("write-to-case", str(number)))
        office.happen(who, MessageReceived(Words("answer")))
    else:
        press("resolve"), write("done")
        forget(office, number)


def forget(office: Office, number: int) -> None:
    """A finished case is no longer looked at here; its rating is another story."""
    case = office.cases[number]
    if case.is_open:
        return
    for key in office._keys(str(number)):
        office.timers.pop(key)
    del office.cases[number]
    person = office.addresses.pop(case.person)
    office.conversations.pop(person, None)
    room = office.conversations.pop(room_of(number, "web"), None)
    if room:
        office.addresses.pop(room.id, None)
    for rung in SETTINGS.escalation.rungs:
        office.told.pop((number, rung.name), None)
    office.moved.pop(number, None)


# Ten years -------------------------------------------------------------------------------------------


def simulate(years: int, cases: int, seed: int) -> Office:
    chance = random.Random(seed)  # noqa: S311 - a simulation that can be run again
    begins = datetime(2027, 1, 1, tzinfo=UTC)
    office = Office(begins, chance)
    office.up_since = begins
    doing: list[tuple[datetime, int, str]] = []
    until = begins + timedelta(days=365 * years)
    day = begins
    while day < until:
        _one_day(office, doing, day, cases)
        day += DAY
    return office


def _one_day(office: Office, doing: list[tuple[datetime, int, str]], day: datetime, cases: int) -> None:
    chance = office.chance
    for _ in range(cases):
        heapq.heappush(doing, (day + DAY * chance.random(), 0, "open"))
    for rare, what in ((0.06, "off"), (0.04, "jump"), (0.02, "announce"), (0.3, "restart")):
        if chance.random() < rare:
            heapq.heappush(doing, (day + DAY * chance.random(), 0, what))
    heapq.heappush(doing, (day + 9 * HOUR, 0, "check"))  # noon in Riyadh
    while doing and doing[0][0] < day + DAY:
        at, number, what = heapq.heappop(doing)
        _run_until(office, at)
        _do(office, doing, number, what)


def _run_until(office: Office, at: datetime) -> None:
    """The machine runs: every tick within a second of what is due."""
    while (due := office.next_due()) and due <= at:
        office.now = max(office.now, due + TICK * office.chance.random())
        office.tick()
    office.now = max(office.now, at)
    office.tick()


def _do(office: Office, doing: list[tuple[datetime, int, str]], number: int, what: str) -> None:
    chance = office.chance
    if what == "open":
        for each in plan(office, opened(office)):
            heapq.heappush(doing, each)
    elif what == "off":
        office.counts["outages"] += 1
        office.now += chance.choice((0.2, 3, 20, 70)) * HOUR * chance.random()
        _started(office)
    elif what == "restart":
        office.counts["restarts"] += 1
        _started(office)
    elif what == "jump":
        office.counts["clock jumps"] += 1
        office.now += chance.choice((-1, 1)) * chance.choice((5, 60, 300)) * timedelta(minutes=1)
        _started(office)
    elif what == "announce":
        announce(office)
    elif what == "check":
        if office.calendar.is_open(office.now) and office.now - office.up_since > 2 * HOUR:
            office.nothing_is_lost()
    else:
        act(office, number, what)


def _started(office: Office) -> None:
    office.up_since = office.now
    office.tick()


def announce(office: Office) -> None:
    chance = office.chance
    day = office.calendar.day_of(office.now) + timedelta(days=chance.randint(1, 12))
    off = office.calendar.days_off(day, day)
    office.counts["announcements"] += 1
    text = f"/holiday -{day.isoformat()}" if off else f"/holiday {day.isoformat()} x"
    office.happen(DESK, MessageReceived(Words(text), by="supervisor"))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--cases", type=int, default=50, help="cases a day")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    began = time.perf_counter()
    office = simulate(given.years, given.cases, given.seed)
    counts = {"violations": 0, **office.counts, "seconds": round(time.perf_counter() - began)}
    if given.json:
        sys.stdout.write(json.dumps(counts) + "\n")
    else:
        sys.stdout.write("".join(f"{name:>16} {count}\n" for name, count in counts.items()))
    for problem in office.problems[:20]:
        sys.stderr.write(problem + "\n")
    return 1 if office.problems else 0


if __name__ == "__main__":
    raise SystemExit(main())
