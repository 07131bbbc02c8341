"""One burst, one kill, one restart, and the count.

People (ten of them) stand before the last step of a complaint. Each presses "yes, that is right" (which opens the
case) and at once writes one more message: a burst of 20. The process is killed somewhere in it and
started again; then everything is counted from outside.
"""

import asyncio
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from tests.crash.book import Book
from tests.crash.edges import Edge
from tests.crash.process import Bot, NotUp, free_port

WALK = ("سلام", ("press", "complaint"), "ضاعت الأوراق", ("press", "heard-all"), "أريد حلا")
SETTLE = 60.0  # seconds after a restart within which everything must be done


@dataclass(frozen=True)
class Count:
    """What a run, or many, came to. All but `crashes`, `messages` and `repeats` must be nought."""

    crashes: int = 0
    messages: int = 0
    lost: int = 0  # not in the inbox, or not carried out
    unanswered: int = 0  # carried out, and nothing was said
    doubled: int = 0  # one message taken as two
    cases_missing: int = 0
    cases_doubled: int = 0
    disordered: int = 0  # answered in another order than written
    unsound: int = 0  # files that SQLite's own check refuses, and audit trails that do not hold
    repeats: int = 0  # messages that arrived at people more than once
    too_many: int = 0  # of those, beyond what the way in allows for each conversation and crash
    missing: int = 0  # messages that the book says were sent, and nobody has

    def __add__(self, other: "Count") -> "Count":
        sums = {each.name: getattr(self, each.name) + getattr(other, each.name) for each in fields(self)}
        return Count(**sums)

    @property
    def kept_its_word(self) -> bool:
        return self == Count(self.crashes, self.messages, repeats=self.repeats)


class Proof:
    """A folder with everybody before the last step, from which each round starts anew."""

    def __init__(self, edge: Edge, folder: Path, people: int = 10) -> None:
        self.edge, self._folder = edge, folder
        self.people, self.messages = people, 2 * people
        self._prepared, self._live = folder / "prepared", folder / "live"
        self._port = free_port()
        self.burst_seconds = 0.0  # of a burst that nothing disturbs

    @property
    def book(self) -> Book:
        return Book(self._live / "rida.db")

    def _bot(self) -> Bot:
        environ = {
            "RIDA_DATABASE": f"sqlite:///{self._live / 'rida.db'}",
            "RIDA_DATA_DIR": str(self._live),
            "RIDA_WEB__PORT": str(self._port),
            "RIDA_LOG_LEVEL": "warning",
        }
        return Bot(environ | dict(self.edge.environ(self._port)), self._folder / "bot.log", self._port)

    async def prepare(self, *, measured: bool = True) -> None:
        """Walk everybody to the last step, keep the folder, and measure an undisturbed burst."""
        self._live.mkdir(parents=True)
        await self.edge.open(self._live, self._port)
        bot = self._bot()
        await bot.start()
        await bot.up()
        await asyncio.gather(*(self._walk(person) for person in range(self.people)))
        await self._settled()
        await bot.end()
        self.edge.keep()
        self._live.rename(self._prepared)
        if not measured:
            return
        calm = await self.round()
        assert calm.kept_its_word, f"without any crash: {calm}"

    async def close(self) -> None:
        await self.edge.close()

    async def _walk(self, person: int) -> None:
        for number, act in enumerate(WALK):
            before = self._answered(person)
            if isinstance(act, tuple):
                action, there = act[1], self.edge.address(person)
                await self._until(lambda: self.book.offers(there, action))  # noqa: B023  as below
                await self.edge.press(person, f"walk-{person}-{number}", act[1])
            else:
                await self.edge.write(person, f"walk-{person}-{number}", act)
            await self._until(lambda: self._answered(person) > before)  # noqa: B023  awaited in this round

    def _answered(self, person: int) -> int:
        return self.book.answered(self.edge.address(person))

    async def round(self, *crash_at: str, instants: Sequence[float] = ()) -> Count:
        """Start anew, burst, and count when all has settled. While the burst goes on, the process dies at
        each named place in turn, or each time so many seconds after it was up, and is started again.

        A place that the rest of the burst does not reach any more counts as no crash: many turns may have
        shared the commit before it.

        Raises:
            NotUp: the bot did not start.
        """
        shutil.rmtree(self._live, ignore_errors=True)
        shutil.copytree(self._prepared, self._live)
        events, bot = self.book.last_event(), self._bot()
        self.edge.begin()
        burst: list[asyncio.Task[None]] = []
        try:
            await self._started(bot, crash_at[0] if crash_at else "")
            begun = time.monotonic()
            burst = [asyncio.create_task(self._say_all(person)) for person in range(self.people)]
            crashes = await self._crashes(bot, crash_at, instants, events)
            async with asyncio.timeout(SETTLE):
                await asyncio.gather(*burst)
            await self._settled(events)
        finally:
            for task in burst:
                task.cancel()
            bot.kill()
        if not (crash_at or instants):
            self.burst_seconds = time.monotonic() - begun
        return self._count(events, crashes)

    async def _started(self, bot: Bot, crash_at: str) -> None:
        """At the latest when it listens. One that died before that has reached its place already."""
        await bot.start(crash_at)
        try:
            await bot.up()
        except NotUp:
            if not crash_at:
                raise

    async def _crashes(
        self, bot: Bot, places: tuple[str, ...], instants: Sequence[float], events: int
    ) -> int:
        crashes = 0
        for following in (*places[1:], "") if places else ():
            await self._until(lambda: not bot.alive or self._all_done(events))
            crashes += not bot.alive
            bot.kill()
            await self._started(bot, following)
        for seconds in instants:
            await asyncio.sleep(seconds)
            bot.kill()
            await self._started(bot, "")
        return crashes + len(instants)

    async def _say_all(self, person: int) -> None:
        await self.edge.press(person, f"burst-{person}-0", "confirm")
        await self.edge.write(person, f"burst-{person}-1", token(person))

    async def _settled(self, events: int | None = None) -> None:
        """Everything came in, was carried out and went out."""
        await self._until(lambda: self._all_done(events))

    def _all_done(self, events: int | None) -> bool:
        arrived = events is None or self.book.came(events) >= self.messages
        return arrived and self.book.waiting() == 0

    async def _until(self, done: Callable[[], bool]) -> None:
        """Until it is so, or until it has plainly come to nothing: then the count tells what is missing."""
        end = time.monotonic() + SETTLE
        while not done() and time.monotonic() < end:
            await asyncio.sleep(0.05)

    def _count(self, events: int, crashes: int) -> Count:
        people = sum((self._person(person, events) for person in range(self.people)), Count())
        repeats = self.edge.repeats()
        unsound = int(not self.book.sound()) + int(not self.book.trail_holds())
        allowed = crashes * self.edge.repeats_a_crash
        beyond = sum(max(0, each - allowed) for each in repeats)
        told = Count(repeats=sum(repeats), too_many=beyond, missing=self.edge.missing())
        return people + told + Count(crashes, self.messages, unsound=unsound)

    def _person(self, person: int, events: int) -> Count:
        said = self.book.said(self.edge.address(person), events)
        wanted = [("ButtonPressed", ""), ("MessageReceived", token(person))]
        found = [(each.kind, each.text) for each in said]
        done = [(each.kind, each.text) for each in said if each.status == "done"]
        cases = self.book.cases(self.edge.address(person))
        return Count(
            lost=sum(each not in done for each in wanted),
            unanswered=sum(each.answers == 0 for each in said if each.status == "done"),
            doubled=len(found) - len(set(found)),
            cases_missing=int(cases == 0),
            cases_doubled=max(0, cases - 1),
            disordered=int(sorted(set(found), key=wanted.index) != list(dict.fromkeys(found))),
        )


def token(person: int) -> str:
    return f"وعندي سؤال آخر رقم {person}"
