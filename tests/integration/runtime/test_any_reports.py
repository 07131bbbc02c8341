"""Whatever comes between a send and what becomes of it: lost answers, kills, reports in any order and twice.

Nothing is sent a second time of which a report had told that it arrived, or, within the patience, of which
none had told anything; what is known only grows; and nothing is lost.
"""

import asyncio
import tempfile
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.messages import Delivery
from bot.runtime.delivery.channel import TryLater
from bot.runtime.delivery.reports import ReportKind
from bot.store.schema import outbox
from tests.integration.runtime.reporting import PATIENCE, Reporting, Told, reporting

ACCEPTED, DELIVERED, READ, FAILED = ReportKind
OK, LOST, HUNG, BUSY, KILLED = "ok", "lost", "hung", "busy", "killed"
"""What becomes of a send: taken and answered; taken, and the answer never comes; not taken, and no answer
either; refused for now; taken, and the process dies before it knows. A kind of report: it is told before
the answer comes."""
SENDS = (OK, OK, LOST, HUNG, BUSY, KILLED, *ReportKind)

_steps = st.one_of(
    st.tuples(st.just("say"), st.sampled_from(SENDS)),
    st.tuples(st.just("report"), st.sampled_from(list(ReportKind)), st.integers(0, 5)),
    st.tuples(st.just("later"), st.sampled_from([1, 20, 130, 400])),
    st.just(("kill",)),
)


class Dies(BaseException):
    """The process ends here, and nothing behind it is done."""


@dataclass
class Anything(Reporting):
    """Its sends end as `next` says, once; then all is well."""

    next: str = OK
    now: Any = None
    tells: Any = None
    begun: list[datetime] = field(default_factory=list)
    dies: asyncio.Event = field(default_factory=asyncio.Event)

    async def send(self, delivery: Delivery) -> str:
        how, self.next = self.next, OK
        if how == BUSY:
            raise TryLater("busy")
        if how == HUNG:
            await asyncio.sleep(3600)
        self.begun.append(self.now())
        name = await super().send(delivery)
        if isinstance(how, ReportKind):
            await self.tells(how, len(self.sent) - 1)
        if how in (LOST, KILLED):
            self.dies.set() if how == KILLED else None
            await asyncio.sleep(3600)
        return name


@dataclass
class Trial:
    """`heard` is what was reported of each message that the platform took, in its order."""

    told: Told
    wa: Anything
    heard: list[set[ReportKind]] = field(default_factory=list)
    best: dict[int, int] = field(default_factory=dict)
    said: int = 0

    async def does(self, step: tuple[Any, ...]) -> None:
        match step:
            case ("say", how):
                self.wa.next = how
                self.said += 1
                await self.told.m.say(f"{self.said}.", self.told.huda)
            case ("report", kind, back) if self.wa.sent:
                await self.reports(kind, max(0, len(self.wa.sent) - 1 - back))
            case ("later", seconds):
                self.told.m.wall.pass_by(timedelta(seconds=seconds))
            case ("kill",):
                self.wa.dies.set()
        await self.runs()
        await self.is_sound()

    async def reports(self, kind: ReportKind, nth: int) -> None:
        """A platform says `failed` and never again anything else but `delivered`, as they do."""
        while len(self.heard) <= nth:
            self.heard.append(set())
        await self.told.report(kind, nth, TryLater("busy") if kind is FAILED else None)
        self.heard[nth].add(kind)

    async def runs(self) -> None:
        """Until nothing more can be done, or the process dies."""
        before = len(self.wa.sent)
        settling = asyncio.create_task(self.told.m.runtime.settle())
        dying = asyncio.create_task(self.wa.dies.wait())
        await asyncio.wait({settling, dying}, return_when=asyncio.FIRST_COMPLETED)
        if self.wa.dies.is_set():
            await self.told.dies(settling)
            self.wa.dies.clear()
        dying.cancel()
        await asyncio.gather(settling, dying, return_exceptions=True)
        for nth in range(before, len(self.wa.sent)):
            self.is_no_repeat(nth)

    def is_no_repeat(self, nth: int) -> None:
        same = [each for each in range(nth) if self.wa.sent[each].id == self.wa.sent[nth].id]
        for each in same:
            heard = self.heard[each] if each < len(self.heard) else set[ReportKind]()
            assert not heard & {DELIVERED, READ}, "it had arrived"
            waited = self.wa.begun[nth] - self.wa.begun[each]
            assert FAILED in heard or waited >= PATIENCE, "nobody had said that it failed"
            assert FAILED in heard or ACCEPTED not in heard, "the platform had it"

    async def is_sound(self) -> None:
        for row in await self.rows():
            rank = row["reported"] or 0
            best = self.best.get(row["id"], 0)
            assert rank >= best or best < 2, "less is known than was"
            assert rank < 2 or row["status"] == "sent"
            self.best[row["id"]] = max(rank, best)
            if row["status"] == "sent" and rank == 1:
                assert FAILED not in self.heard_of(row["external_id"]), "it is lost"

    def heard_of(self, name: str) -> set[ReportKind]:
        nth = int(name.rpartition("-")[2]) - 1
        return self.heard[nth] if nth < len(self.heard) else set()

    async def rows(self) -> list[dict[str, Any]]:
        return [row for row in await self.told.m.rows(outbox) if row["message"]["text"].endswith(".")]

    async def ends(self) -> None:
        """The platform is well from now on, and says so: everything has arrived, in its order."""
        for _ in range(12):
            self.wa.next = OK
            self.told.m.wall.pass_by(8 * PATIENCE)
            await self.runs()
            for row in await self.rows():
                ours = [n for n, each in enumerate(self.wa.sent) if each.id == row["id"]]
                if ours and row["status"] == "sent":
                    await self.reports(DELIVERED, ours[-1])
        assert [row["status"] for row in await self.rows()] == ["sent"] * self.said
        firsts = list(dict.fromkeys(each.message.text for each in self.wa.sent))
        assert firsts == [f"{number}." for number in range(1, self.said + 1)]


async def tried(steps: list[tuple[Any, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        wa = Anything()
        async with reporting(Path(folder), wa=wa) as told:
            wa.now = told.m.runtime.clock.now
            trial = Trial(told, wa)
            wa.tells = trial.reports
            for step in steps:
                await trial.does(step)
            await trial.ends()


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(_steps, min_size=1, max_size=14))
def test_whatever_comes_between(steps: list[tuple[Any, ...]]) -> None:
    asyncio.run(tried(steps))
