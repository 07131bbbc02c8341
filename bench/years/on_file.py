"""The short stretch: the whole Rida on a real file, restarted and switched off, and its books read at the
end. Nothing is looked at while it runs, so that nothing of it is taken on trust.
"""

import heapq
import random
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import RowMapping, select

from bot.app.build import App, opened
from bot.channels.email.channel import MailPanelChannel
from bot.config import Settings, load
from bot.core.assessment import BY_CODE
from bot.core.case import Case, EntryKind
from bot.core.conversation import Address, Party, desk, room_of
from bot.core.events import ButtonPressed, Event, MessageReceived, Words
from bot.core.messages import Delivery
from bot.demo_data.office import Office, Wall
from bot.demo_data.plans import HOUR, Doing, plan
from bot.policy.ladder import Ladder, LadderStep
from bot.policy.working_time import Calendar
from bot.runtime.delivery.channel import Channel, Unreachable
from bot.store.queries import cases
from bot.store.schema import case_entries, conversations, inbox, notices, outbox
from bot.store.schema import cases as case_table
from bot.store.sqlite.database import Database
from handlers.case_room.events.escalation import ABOVE, GATHERING
from handlers.shared.assessing import code_of

ROOT = Path(__file__).parents[2]
BEGINS = datetime(
    2027, 2, 20, 4, tzinfo=UTC
)  # Ramadan with its hours, Founding Day and a feast are ahead
MINUTE = timedelta(minutes=1)
SLACK = timedelta(seconds=2) + GATHERING  # a tick for the step, the gathering, a tick for the digest
FAILURE = 0.05  # of the e-mails
OUTAGES = (0.0, 0.1, 3.0, 20.0, 60.0)  # hours
JUMPS = (-60.0, -5.0, 5.0, 60.0)  # minutes

Found = tuple[Counter[str], list[str]]
Up = list[tuple[datetime, datetime]]
"""When the machine ran, by its own clock."""


class Mailboxes(MailPanelChannel):
    """Some mailboxes are gone."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    async def send(self, delivery: Delivery) -> str:
        if self._chance.random() < FAILURE:
            raise Unreachable("the mailbox does not exist")
        return await super().send(delivery)


@dataclass
class Month:
    settings: Settings
    chance: random.Random
    wall: Wall
    until: datetime
    doing: Doing = field(default_factory=list)
    up: Up = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    async def lived(self) -> None:
        while self.wall.at < self.until:
            begins = self.wall.at
            async with opened(self.settings, wall=self.wall, played=self._played) as app:
                office = Office(app, self.wall, said=self.counts["said"])
                await office.settle()
                await self._run(office, min(begins + self.chance.uniform(2, 60) * HOUR, self.until))
                self.counts["said"] = office.said
            self.up.append((begins, self.wall.at))
            self._off()

    def _played(self, _: Database) -> Mapping[str, Channel]:
        return {"email": Mailboxes(self.chance)}

    def _off(self) -> None:
        """Restarted, switched off for a while, or its clock was put right."""
        if self.chance.random() < 0.2:
            self.counts["clock jumps"] += 1
            self.wall.at += self.chance.choice(JUMPS) * MINUTE
        else:
            self.counts["restarts and outages"] += 1
            self.wall.at += self.chance.choice(OUTAGES) * HOUR * self.chance.random()

    async def _run(self, office: Office, until: datetime) -> None:
        while self.doing and self.doing[0][0] <= until:
            at, number, what = heapq.heappop(self.doing)
            await office.pass_to(at, self.chance.random)
            await self._do(office, number, what)
        await office.pass_to(until, self.chance.random)

    async def _do(self, office: Office, number: int, what: str) -> None:
        self.counts[what] += 1
        if what == "open":
            await self._complain(office)
        elif what.startswith("/"):
            await office.say(desk("web"), MessageReceived(Words(what), by="supervisor"))
        else:
            await self._work(office, number, what)

    async def _complain(self, office: Office) -> None:
        number = 1000 + self.counts["open"]
        who = Address("web", f"person-{number}", Party.PERSON)
        pressed = ("heard-all", "no-expectation", "confirm")
        said = (MessageReceived(Words("شكوى")), MessageReceived(Words("تأخرت علي الخدمة")))
        for event in (*said, *(ButtonPressed(action) for action in pressed)):
            await office.say(who, event)
        for each in plan(self.chance, self.wall.at, number):
            heapq.heappush(self.doing, each)

    async def _work(self, office: Office, number: int, what: str) -> None:
        async with office.app.database.read() as conn:
            case = await cases.get(conn, number)
        if case and case.is_open:
            by = self.chance.choice(("service", "coordinator"))
            for where, event in self._steps(case, what, by):
                await office.say(where, event)

    def _steps(self, case: Case, what: str, by: str) -> Iterator[tuple[Address, Event]]:
        there = room_of(case.number, "web")
        person = Address("web", f"person-{case.number}", Party.PERSON)
        if what == "answer":
            yield person, ButtonPressed("write-to-case", str(case.number))
            yield person, MessageReceived(Words("رقمي 55"))
            return
        if what == "assess":
            code = self.chance.choice(tuple(BY_CODE))
            yield there, ButtonPressed("assess-is", f"{code_of(case)}.{code}", by=by)
            return
        if what != "write":
            yield there, ButtonPressed(what, by=by)
        if what != "take":
            yield there, MessageReceived(Words("أهلًا بك"), by=by)
        if what == "late":
            yield there, ButtonPressed("late-days", str(self.chance.randint(1, 3)), by=by)


# The books ------------------------------------------------------------------------------------------


@dataclass
class Books:
    """What the database says at the end, and what is wrong with it."""

    calendar: Calendar
    ladder: Ladder
    up: Up
    end: datetime
    cases: tuple[Case, ...]
    told: dict[tuple[int, str], list[datetime]]
    promised: Counter[int]
    heard: Counter[int]
    proofs: list[RowMapping]
    counts: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)

    def read(self) -> None:
        for case in self.cases:
            self._hold(self.promised[case.person] <= self.heard[case.person], case, "moved silently")
            if case.rounds == 1 and not self.promised[case.person]:
                self._steps(case)
        self._proofs()

    def _steps(self, case: Case) -> None:
        ends = case.settled_at or self.end
        assessed = case.assessment.at if case.assessment else None
        times = (case.opened_at, case.due_at, case.staff_word_at, assessed)
        for step in self.ladder.steps(case.kind.value, *times):
            told = self.told.get((case.number, step.name), [])
            self._hold(all(at >= step.at for at in told), case, f"{step.name} was early")
            days = [self.calendar.day_of(at) for at in told]
            self._hold(len(days) == len(set(days)), case, f"{step.name} was told twice")
            self._hold(step.repeats or len(told) < 2, case, f"{step.name} was told again")
            if step.when == "always" and not step.repeats:
                self._in_time(case, step, told, ends)

    def _in_time(self, case: Case, step: LadderStep, told: list[datetime], ends: datetime) -> None:
        """By the first moment at which the machine ran and the office was open."""
        first = next(self._moments(step.at), None)
        if first is None or first + SLACK >= ends:
            return
        self.counts["checked"] += 1
        self._hold(bool(told), case, f"{step.name} was lost")
        late = told[0] - first if told else timedelta()
        self._hold(late <= SLACK, case, f"{step.name} was late by {late}")

    def _moments(self, at: datetime) -> Iterator[datetime]:
        for begins, ends in self.up:
            first = max(begins, at)
            is_open = self.calendar.is_open(first) or (first == at and self.calendar.closes_at(at))
            first = first if is_open else self.calendar.next_opening(first)
            if first < ends:
                yield first

    def _proofs(self) -> None:
        """Every notice has a message that was delivered, or it went on to the next one up."""
        steps = {(row["number"], row["step"]) for row in self.proofs}
        told = {(number, name.partition("/")[0]) for number, name in self.told}
        self._hold(steps == told, None, "notices and histories differ")
        for row in self.proofs:
            self.counts[f"deliveries {row['status']}"] += 1
            above = ABOVE.get(row["tell"])
            if row["status"] != "sent" and above and self._is_open(row):
                mark = (row["number"], f"{row['step']}/{above}")
                self._hold(mark in self.told, None, f"{mark} did not climb")

    def _is_open(self, row: RowMapping) -> bool:
        case = next(case for case in self.cases if case.number == row["number"])
        return case.settled_at is None or case.settled_at > row["at"] + MINUTE

    def _hold(self, holds: bool, case: Case | None, problem: str) -> None:
        if not holds:
            self.problems.append(f"{case.number if case else 'books'}: {problem}")


async def books(app: App, up: Up) -> Books:
    async with app.database.read() as conn:
        entries = list((await conn.execute(select(case_entries).order_by(case_entries.c.id))).mappings())
        numbers = (await conn.execute(select(case_table.c.number))).scalars().all()
        proofs = list((await conn.execute(select(notices, outbox.c.status).join(outbox))).mappings())
        found = await cases.numbered(conn, numbers)
        heard = await conn.execute(
            select(outbox.c.conversation_id, outbox.c.message)
            .join(conversations)
            .where(conversations.c.party == Party.PERSON)
        )
        told_people = Counter(id for id, said in heard if said["key"].startswith("promise-"))
        waiting = await conn.execute(select(inbox.c.id).where(inbox.c.status != "done"))
        undone = len(waiting.all())
    told: dict[tuple[int, str], list[datetime]] = {}
    for row in entries:
        if row["kind"] == EntryKind.ESCALATED:
            told.setdefault((row["number"], row["entry"]["detail"]), []).append(row["at"])
    person = {case.number: case.person for case in found}
    promised = Counter(person[row["number"]] for row in entries if row["kind"] == EntryKind.PROMISED)
    calendar = app.working.calendar
    made = Books(
        calendar,  # type: ignore[arg-type]  # the working one behind its protocol
        app.working.ladder,  # type: ignore[arg-type]
        up,
        app.runtime.clock.now(),
        found,
        told,
        promised,
        told_people,
        proofs,
    )
    if undone:
        made.problems.append(f"{undone} events were not carried out")
    return made


async def month(span: timedelta, few: int, seed: int) -> Found:
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "config.yaml"
        config.write_bytes((ROOT / "config.yaml").read_bytes())
        lived = Month(load(config, {}), random.Random(seed), Wall(BEGINS), BEGINS + span)  # noqa: S311
        lived.doing = list(_planned(lived.chance, span, few))
        heapq.heapify(lived.doing)
        await lived.lived()
        lived.wall.at = max(lived.wall.at, lived.until)
        async with opened(lived.settings, wall=lived.wall) as app:
            await app.runtime.settle()
            read = await books(app, lived.up)
    read.read()
    return lived.counts + read.counts, read.problems


def _planned(chance: random.Random, span: timedelta, few: int) -> Iterator[tuple[datetime, int, str]]:
    for _ in range(span.days * few):
        yield BEGINS + span * chance.random(), 0, "open"
    for text in ("/holiday 2027-03-03 x", "/holiday -2027-03-03", "/away 2027-03-01 2027-03-07 service"):
        yield BEGINS + timedelta(days=7) * chance.random(), 0, text
