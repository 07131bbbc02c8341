"""What one tick of the timers costs, whatever the number of open cases.

The rule this bench guards: a tick touches what is due and nothing else, so with a million open cases it
costs what it costs with a thousand. Ticks of both databases take turns, so that whatever else the machine
does weighs on both. A calendar's year is worked out once, and a deadline then is arithmetic.

Run: `python -m bench.tick`; it exits 1 when a limit is passed.

Rows are put in with synchronous off; the ticks themselves run as in production.
"""

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from unittest.mock import patch

from sqlalchemy import insert, text

from bot.config import Settings
from bot.core.conversation import desk
from bot.core.events import LadderStepDue
from bot.policy.working_time import Calendar
from bot.runtime.shared.clock import Clock
from bot.runtime.shared.live_updates import LiveUpdates
from bot.runtime.shared.metrics import Metrics
from bot.runtime.shared.wakeups import Heartbeat, Wakeups
from bot.runtime.timers import Timers
from bot.store.codec import dump_event
from bot.store.queries import conversations
from bot.store.schema import timers
from bot.store.sqlite.connection import SQLITE3
from bot.store.sqlite.database import Database

DUE = 20  # timers that fall due at each measured tick
TICKS = 61
RATIO, DEADLINE_MICROSECONDS = 1.5, 20.0
START = datetime(2027, 1, 3, 5, tzinfo=UTC)
YEARS = 2  # from the first of 2027 for 10,000 times 100 minutes: 2027 and 2028
STEPS = 5  # pending timers of an open case


class Wall:
    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        return self.at


async def fill(database: Database, cases: int) -> None:
    """The timers that the measured ticks find due, and those of all open cases, from a day later on."""
    async with database.write() as conn:
        target = (await conversations.at(conn, desk("web"), "ar", START)).id
    await _pragma(database, "OFF")
    async with database.write() as conn:
        await conn.execute(insert(timers), list(_due_rows(target)))
        event = dump_event(LadderStepDue(1, "day-left", START))
        await conn.execute(
            text(MANY), {"count": cases * STEPS, "steps": STEPS} | {"target": target, "event": event}
        )
    await _pragma(database, "NORMAL")


MANY = """
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :count)
INSERT INTO timers (key, due_at, target, event, status)
SELECT 'case:' || (i / :steps) || ':ladder:' || (i % :steps),
       strftime('%Y-%m-%d %H:%M:%f', '2027-01-04 05:00:00', (i % 250000) || ' seconds') || '000',
       :target, :event, 'pending' FROM n
"""


def _due_rows(target: int) -> Iterator[dict[str, object]]:
    for tick in range(TICKS):
        at = START + timedelta(seconds=tick + 1)
        for n in range(DUE):
            event = dump_event(LadderStepDue(n, "day-left", at))
            row = {"key": f"due:{tick}:{n}", "due_at": at, "target": target, "event": event}
            yield {**row, "status": "pending"}


async def _pragma(database: Database, level: str) -> None:
    """Outside any transaction, on the connection that writes."""
    conn = database._writer._conn
    assert conn
    conn.info[SQLITE3].execute(f"PRAGMA synchronous={level}")


async def measure(few: int, many: int) -> tuple[list[float], list[float]]:
    """Milliseconds of each tick, of the two in turn."""
    async with filled(few) as small, filled(many) as large:
        spans = [(await small(), await large()) for _ in range(TICKS)]
    return [each for each, _ in spans[1:]], [each for _, each in spans[1:]]


@asynccontextmanager
async def filled(cases: int) -> AsyncIterator[Callable[[], Awaitable[float]]]:
    """A database with so many open cases; what is given takes its next tick."""
    with tempfile.TemporaryDirectory() as folder:
        database = await Database.open(f"sqlite:///{Path(folder)}/rida.db")
        try:
            await fill(database, cases)
            wall = Wall()
            clock = Clock(database, LiveUpdates(), wall=wall)
            loop = Timers(database, clock, Wakeups(), Heartbeat(clock.elapsed), Metrics())
            yield partial(_tick, loop, wall)
        finally:
            await database.close()


async def _tick(loop: Timers, wall: Wall) -> float:
    wall.at += timedelta(seconds=1)
    began = time.perf_counter()
    claimed = await loop.claim()
    assert claimed == DUE, claimed
    return (time.perf_counter() - began) * 1000


def typical(spans: list[float]) -> float:
    """The lower quartile: what a tick costs when the machine does nothing else just then."""
    return statistics.quantiles(spans, n=4)[0]


def deadline_microseconds(times: int = 50_000) -> float:
    """The median of a deadline within one known year."""
    calendar = Settings().working_time
    moments = [START + timedelta(minutes=7 * n) for n in range(times)]
    calendar.due(moments[0]), calendar.due(moments[-1])  # the years are worked out once
    spans = []
    for at in moments:
        began = time.perf_counter_ns()
        calendar.due(at)
        spans.append(time.perf_counter_ns() - began)
    return statistics.median(spans) / 1000


def years_learned(times: int = 10_000) -> int:
    """How often a year was worked out for deadlines within two calendar years: two is once each."""
    calendar = replace(Settings().working_time)
    learned: list[int] = []
    learn = type(calendar)._learn

    def noted(self: Calendar, year: int) -> None:
        learned.append(year)
        learn(self, year)

    with patch.object(type(calendar), "_learn", noted):
        for n in range(times):
            calendar.due(START + timedelta(minutes=n * 100))
    return len(learned)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--few", type=int, default=1_000)
    parser.add_argument("--many", type=int, default=1_000_000)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    small, large = asyncio.run(measure(given.few, given.many))
    few, many = typical(small), typical(large)
    micro = deadline_microseconds()
    found = {
        "due_per_tick": DUE,
        "few": given.few,
        "many": given.many,
        "few_ms": round(few, 3),
        "many_ms": round(many, 3),
        "ratio": round(many / few, 3),
        "deadline_us": round(micro, 2),
        "years_learned": years_learned(),
    }
    sys.stdout.write(json.dumps(found) + "\n" if given.json else _shown(found))
    held = found["ratio"] <= RATIO and micro < DEADLINE_MICROSECONDS and found["years_learned"] <= YEARS
    return 0 if held else 1


def _shown(found: dict[str, float]) -> str:
    return (
        f"a tick with {found['due_per_tick']} due: {found['few_ms']} ms with {found['few']} open cases, "
        f"{found['many_ms']} ms with {found['many']}: ratio {found['ratio']} (at most {RATIO})\n"
        f"a deadline: {found['deadline_us']} us (under {DEADLINE_MICROSECONDS}); "
        f"{found['years_learned']} years worked out for deadlines in {YEARS}\n"
    )


if __name__ == "__main__":
    raise SystemExit(main())
