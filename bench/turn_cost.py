"""What a turn costs, by its parts: CPU time and statements, understanding apart.

    .venv/bin/python -m bench.turn_cost                  the table
    .venv/bin/python -m bench.turn_cost --profile 30     and the thirty functions that cost most

The app is opened on a file of its own, no platform before it and none behind it: events are handed to the
intake, and what is said goes to the web page that nobody has open. People walk what `WALKS` names, ten
at a time as `bench.turns` has fifty: what they do at once shares its waits for the disk. Of each step the
intake, the turns that it causes (those of rooms and mailboxes too) and the sending are measured apart;
what the answers take to understand it is measured by itself and taken off.

Figures are CPU microseconds a message, of the whole process (the disk's thread as well): the median over
the groups who walked the same step. A figure is to be read within one run, the statements anywhere: they
are those of one who walks alone, without what begins and ends transactions.
"""

import argparse
import asyncio
import cProfile
import pstats
import sqlite3
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import astuple, dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import uvloop
from sqlalchemy import select

from bench.way import ROOT, Wall
from bot.app.build import App, opened
from bot.config import load
from bot.core.conversation import Address, Party
from bot.core.events import ButtonPressed, Event, MessageReceived, Words
from bot.core.messages import Incoming, Message
from bot.store.codec import load as loaded
from bot.store.queries import conversations, timers
from bot.store.schema import outbox
from faq.engine.answering import Answering

AROUND = ("BEGIN", "COMMIT", "ROLLBACK", "SELECT 1 FROM sqlite_master", "PRAGMA")
APART = timedelta(minutes=11)  # from one group to the next: more new cases at once would be a flood
Step = str | tuple[str, str]
"""Words, or a press: what it does, and with what."""

WALKS: dict[str, tuple[Step, ...]] = {
    "complaint": (
        "سلام",
        ("complaint", ""),
        "ضاعت أوراق التسجيل رقم {}",
        ("heard-all", ""),
        "أريد أن أعرف الموعد {}",
        ("confirm", ""),
        "شكرا",
    ),
    "registration": (("start", "reg-ibda"), "نورة", "العتيبي"),
}


@dataclass(frozen=True)
class Cost:
    """CPU microseconds a message: of its intake, of the turns that follow, of what they say, and of
    understanding it."""

    intake: float
    turns: float
    sending: float
    understanding: float


@dataclass(frozen=True)
class Asked:
    """How many statements the intake, its own turn, all turns after it and the sending ask."""

    intake: int
    turn: int
    later: int
    sending: int


@dataclass
class Meter:
    app: App
    wall: Wall
    connections: list[sqlite3.Connection]
    statements: list[str] = field(default_factory=list)
    understood: float = 0
    profile: cProfile.Profile | None = None

    # alone, to be counted

    async def asked(self, person: Address, number: str, step: Step) -> Asked:
        runtime, event = self.app.runtime, await self._event(person, step)
        with self._listening() as counts:
            await runtime.intake.accept(Incoming(number, person, event, "ar"))
            counts.append(self._count())
            assert await runtime.turns.take_one()
            counts.append(self._count())
            await runtime.turns.drain()
            counts.append(self._count())
            await runtime.outbox.drain()
            counts.append(self._count())
        await runtime.settle()
        return Asked(*counts)

    @contextmanager
    def _listening(self) -> Iterator[list[int]]:
        """To be told of each statement costs time: whoever is measured is not listened to."""
        self._trace(self.statements)
        self.statements.clear()
        yield []
        self._trace(None)

    def _trace(self, into: list[str] | None) -> None:
        for each in self.connections:
            with suppress(sqlite3.ProgrammingError):  # closed meanwhile
                each.set_trace_callback(into.append if into is not None else None)

    def _count(self) -> int:
        count = sum(not each.startswith(AROUND) for each in self.statements)
        self.statements.clear()
        return count

    # several at once, to be measured

    async def cost(self, people: Sequence[Address], number: str, step: Step) -> Cost:
        runtime, events = self.app.runtime, [await self._event(each, step) for each in people]
        said = [
            Incoming(f"{number}.{place}", person, event, "ar")
            for place, (person, event) in enumerate(zip(people, events, strict=True))
        ]
        spans, understanding = list[float](), 0.0
        with self.measured(spans):
            await asyncio.gather(*(runtime.intake.accept(each) for each in said))
        with self.measured(spans):
            await runtime.turns.drain()
        understanding += self.understood
        with self.measured(spans):
            await runtime.outbox.drain()
        await runtime.settle()
        return Cost(*(1e6 * each / len(people) for each in (*spans, understanding)))

    @contextmanager
    def measured(self, spans: list[float]) -> Iterator[None]:
        self.understood, began = 0, time.process_time()
        if self.profile:
            self.profile.enable()
        yield
        if self.profile:
            self.profile.disable()
        spans.append(time.process_time() - began - self.understood)

    async def goes_on(self) -> None:
        self.wall.at += APART
        await self.app.runtime.settle()

    async def _event(self, person: Address, step: Step) -> Event:
        """What was typed, or the press of the latest button of that name, if there is one. In a room the
        first of the staff presses."""
        if isinstance(step, str):
            return MessageReceived(Words(step.format(_words_of_their_own(person))))
        async with self.app.database.read() as conn:
            there = await conversations.find(conn, person)
            said = select(outbox.c.message).where(outbox.c.conversation_id == (there.id if there else 0))
            rows = (await conn.execute(said.order_by(outbox.c.id.desc()))).scalars().all()
        messages = [loaded(row, Message) for row in rows]
        shown = ((message, button) for message in messages for button in message.buttons)
        found = next(((m, b) for m, b in shown if b.action == step[0]), None)
        if not found:
            return ButtonPressed(*step)
        message, button = found
        by = self.app.settings.members[0].id if person.party is Party.ROOM else ""
        return ButtonPressed(button.action, button.arg, message.stamp, by, button.label)


def _words_of_their_own(person: Address) -> str:
    """Nobody writes what somebody else wrote: what is remembered of a message serves one turn."""
    return person.address.translate(str.maketrans("0123456789-", "ابجدهوزحطيك"))


async def walked(
    groups: int, together: int, profile: cProfile.Profile | None = None
) -> tuple[dict[str, list[Cost]], dict[str, Asked]]:
    """Of each step what it cost each group, and what it asks of the database."""
    found: dict[str, list[Cost]] = defaultdict(list)
    counted: dict[str, Asked] = {}
    with tempfile.TemporaryDirectory() as folder:
        async with metered(Path(folder)) as meter:
            for alone in range(2):  # the first time is not counted: it makes what is made once
                await meter.goes_on()
                for name, place, step in _steps():
                    there = Address("web", f"{name}-alone-{alone}", Party.PERSON)
                    number = f"{there.address}-{place}"
                    counted[_called(name, place, step)] = await meter.asked(there, number, step)
            meter.profile = profile
            for group in range(groups):
                await meter.goes_on()
                for name, place, step in _steps():
                    people = [
                        Address("web", f"{name}-{group}-{n}", Party.PERSON) for n in range(together)
                    ]
                    cost = await meter.cost(people, f"{name}-{group}-{place}", step)
                    found[_called(name, place, step)].append(cost)
                found["timer"].append(await timer(meter))
    return found, counted


def _steps() -> Iterator[tuple[str, int, Step]]:
    return ((name, place, step) for name, steps in WALKS.items() for place, step in enumerate(steps))


def _called(walk: str, place: int, step: Step) -> str:
    return f"{walk} {place + 1}: " + ("typed" if isinstance(step, str) else f"press {step[0]}")


async def timer(meter: Meter) -> Cost:
    """Those that fall due next. To claim them is their intake."""
    runtime, spans = meter.app.runtime, list[float]()
    async with meter.app.database.read() as conn:
        meter.wall.at = max(meter.wall.at, await timers.next_due_at(conn) or meter.wall.at)
    with meter.measured(spans):
        fired = await runtime.timers.claim()
    with meter.measured(spans):
        await runtime.turns.drain()
    with meter.measured(spans):
        await runtime.outbox.drain()
    await runtime.settle()
    return Cost(*(1e6 * each / fired for each in spans), 0)


@asynccontextmanager
async def metered(folder: Path) -> AsyncIterator[Meter]:
    config = folder / "config.yaml"
    config.write_bytes((ROOT / "config.yaml").read_bytes())
    environ = {
        "RIDA_CALENDAR__COUNTRY": "null",
        "RIDA_DATABASE": f"sqlite:///{folder}/rida.db",
        "RIDA_DATA_DIR": str(folder),
        "RIDA_LOG_LEVEL": "error",
        "RIDA_WEB__NEW_CASES_IN_ALL": "300",
    }
    wall = Wall()
    with _connections() as connections:
        async with opened(load(config, environ), wall=wall) as app:
            app.answers.ask("shlon")  # the encoder is built once, before anything is counted
            await app.runtime.settle()
            meter = Meter(app, wall, connections)
            with _understanding_apart(meter):
                yield meter


@contextmanager
def _connections() -> Iterator[list[sqlite3.Connection]]:
    """All that are opened meanwhile."""
    found, connect = list[sqlite3.Connection](), sqlite3.connect

    def noted(*args: Any, **kwargs: Any) -> sqlite3.Connection:
        found.append(connect(*args, **kwargs))
        return found[-1]

    with patch("sqlite3.connect", noted):
        yield found


@contextmanager
def _understanding_apart(meter: Meter) -> Iterator[None]:
    """What `ask` and `hear` take is no cost of the turn."""

    def apart(name: str) -> Any:
        does = getattr(Answering, name)

        def timed(*given: Any) -> Any:
            began = time.process_time()
            if meter.profile:
                meter.profile.disable()
            try:
                return does(*given)
            finally:
                if meter.profile:
                    meter.profile.enable()
                meter.understood += time.process_time() - began

        return timed

    with patch.object(Answering, "ask", apart("ask")), patch.object(Answering, "hear", apart("hear")):
        yield


def _table(found: dict[str, list[Cost]], counted: dict[str, Asked]) -> None:
    heads = ("step", "intake", "turns", "sending", "sum", "understanding")
    _row(*heads, "statements: intake, its turn, turns after it, sending")
    _row(*["---"] * (len(heads) + 1))
    typical = {name: _typical(costs) for name, costs in found.items()}
    for name, cost in typical.items():
        asked = ", ".join(map(str, astuple(counted[name]))) if name in counted else ""
        _row(name, *_shown(cost), asked)
    walk = [astuple(cost) for name, cost in typical.items() if name.startswith("complaint")]
    _row("complaint, a message", *_shown(Cost(*map(statistics.mean, zip(*walk, strict=True)))), "")


def _typical(costs: Sequence[Cost]) -> Cost:
    return Cost(*map(statistics.median, zip(*map(astuple, costs), strict=True)))


def _shown(cost: Cost) -> list[str]:
    figures = (cost.intake, cost.turns, cost.sending, cost.intake + cost.turns + cost.sending)
    return [f"{each:.0f}" for each in (*figures, cost.understanding)]


def _row(*cells: str) -> None:
    print("| " + " | ".join(cells) + " |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--groups", type=int, default=10)
    parser.add_argument("--together", type=int, default=10)
    parser.add_argument("--profile", type=int, default=0, help="so many functions, dearest first")
    chosen = parser.parse_args()
    profile = cProfile.Profile(time.thread_time) if chosen.profile else None
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        _table(*runner.run(walked(chosen.groups, chosen.together, profile)))
    for order in ("tottime", "cumulative") if profile else ():
        pstats.Stats(profile).sort_stats(order).print_stats(chosen.profile)


if __name__ == "__main__":
    main()
