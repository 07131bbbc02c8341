"""What a turn costs in a case book of a thousand cases and in one of a million.

The rule this module guards: a turn reads what concerns it, so years of cases cost the next one nothing.

A case is told once, with everything that comes of it (conversations, events, messages, attempts, entries,
timers), closed, and laid into the file as often as is asked, under other numbers. Then people walk what
`bench.turn_cost` walks, and staff press in the rooms of their new cases: in both files in turn, so that
whatever else the machine does weighs on both.

    .venv/bin/python -m bench.grown                                        1,000 and 100,000 cases
    .venv/bin/python -m bench.grown --many 1000000 --of-each 2             some minutes and gigabytes

`--of-each` lays at most so many events, messages, attempts and timers for each case: it changes how long
the filling takes, and nothing that a turn could meet. It exits 1 when a goal is missed.
"""

import argparse
import asyncio
import sqlite3
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, closing, contextmanager, suppress
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import uvloop
from sqlalchemy import Column, Table, func, select

from bench.goals import Goal, head, row, tell
from bench.turn_cost import WALKS, Cost, Meter, Step, metered, timer
from bot.core.conversation import Address, Party, room_of
from bot.store.schema import UtcDateTime, cases, metadata

RATIO = 1.2
STRIDE = 1_000  # from a row of the case that was told to the same of the next one
TAKE: Step = ("take", "")
LONG_AGO = datetime(2016, 1, 3, 7, tzinfo=UTC)  # a case a minute from then on
OVER = (
    "UPDATE inbox SET status = 'done'",
    "UPDATE outbox SET status = 'sent', sent_at = created_at",
    "UPDATE timers SET status = 'cancelled' WHERE key LIKE 'case%'",
    "UPDATE cases SET status = 'closed'",
)
"""What a case leaves that nobody works on any more."""
LAID = (
    *("contacts", "conversations", "profiles", "inbox", "outbox", "delivery_attempts", "cases", "rounds"),
    *("case_entries", "notices", "timers"),
)
BY_THE_WAY = ("inbox", "outbox", "delivery_attempts", "timers")  # of which less makes the filling shorter


# A case book that has grown --------------------------------------------------------------------------


async def grow(folder: Path, many: int, of_each: int = STRIDE) -> float:
    """The case book `rida.db` in that folder, with so many closed cases; bytes a case."""
    await _told(folder)
    with closing(sqlite3.connect(folder / "rida.db", isolation_level=None)) as book:
        for each in ("synchronous=OFF", "journal_mode=OFF", "cache_size=-500000"):
            book.execute(f"PRAGMA {each}")
        for each in OVER:
            book.execute(each)
        before = _size(book)
        _lay(book, many - 1, of_each)
        return (_size(book) - before) / max(1, many - 1)


async def _told(folder: Path) -> None:
    """One complaint, up to its card, the official mail and who takes it."""
    async with metered(folder) as meter:
        meter.wall.at = LONG_AGO
        person = Address("web", "first", Party.PERSON)
        for place, step in enumerate(WALKS["complaint"]):
            await meter.asked(person, f"first-{place}", step)
        await meter.asked(room_of(await _last_case(meter), "web"), "first-take", TAKE)


async def _last_case(meter: Meter) -> int:
    async with meter.app.database.read() as conn:
        return int((await conn.execute(select(func.max(cases.c.number)))).scalar_one())


def _lay(book: sqlite3.Connection, times: int, of_each: int) -> None:
    """The rows of the case once more for each, in one go a table."""
    with _without_indexes(book):
        book.execute("BEGIN")
        for table in metadata.sorted_tables:
            if times and table.name in LAID:
                book.execute(_again(table, of_each), {"times": times, "stride": STRIDE})
        book.execute("COMMIT")


@contextmanager
def _without_indexes(book: sqlite3.Connection) -> Iterator[None]:
    """Built at once when all is there, they cost a tenth."""
    kept = book.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    ).fetchall()
    for name, _ in kept:
        book.execute(f"DROP INDEX {name}")
    yield
    for _, made in kept:
        book.execute(made)


def _again(table: Table, of_each: int) -> str:
    names = [column.name for column in table.columns]
    told = f"SELECT * FROM {table.name} WHERE {_OF_IT.get(table.name, 'true')}"  # noqa: S608  our own words
    few = of_each if table.name in BY_THE_WAY else STRIDE
    return (
        "WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k < :times) "  # noqa: S608
        f"INSERT INTO {table.name} ({', '.join(_quoted(names))}) "
        f"SELECT {', '.join(_moved(table.columns[name]) for name in names)} "
        f"FROM n, ({told} LIMIT {few}) AS told"
    )


_OF_IT = {"conversations": "party IN ('person', 'room')", "timers": "key LIKE 'case%'"}
_NAMES = {
    (
        "conversations",
        "address",
    ): "CASE party WHEN 'room' THEN 'case-' || (1001 + k) ELSE {} || '-' || k END",
    ("inbox", "external_id"): "{} || '-' || k",
    ("timers", "key"): "{} || '-' || k",
    ("contacts", "key"): "{} || '-' || k",
}


def _quoted(names: Sequence[str]) -> list[str]:
    return [f'"{name}"' for name in names]


def _moved(column: Column[Any]) -> str:
    """What stands there in the k-th case after it: numbers go on, times do, and names are its own."""
    told, table = f'told."{column.name}"', column.table.name
    leads = {key.column.table.name for key in column.foreign_keys}
    if (table, column.name) in _NAMES:
        return _NAMES[table, column.name].format(told)
    if isinstance(column.type, UtcDateTime):
        return f"strftime('%Y-%m-%d %H:%M:%f', {told}, k || ' minutes') || '000'"
    if "cases" in leads or (table, column.name) == ("cases", "number"):
        return f"{told} + k"
    if "conversations" in leads:
        theirs = "SELECT id FROM conversations WHERE party IN ('person', 'room') AND id < :stride"
        return (
            f"CASE WHEN {told} IN ({theirs}) THEN {told} + k * :stride ELSE {told} END"  # the desk is one
        )
    return f"{told} + k * :stride" if leads or column.primary_key else told


def _size(book: sqlite3.Connection) -> int:
    pages, page = (book.execute(f"PRAGMA {each}").fetchone()[0] for each in ("page_count", "page_size"))
    return int(pages) * int(page)


# What a turn costs there -----------------------------------------------------------------------------

Costs = dict[str, list[float]]
"""CPU microseconds of each step: intake, turns and sending together."""


async def walked(meters: Mapping[int, Meter], groups: int, together: int) -> dict[int, Costs]:
    """Of each case book, by how many cases are in it. They take turns."""
    found: dict[int, Costs] = {many: defaultdict(list) for many in meters}
    for group in range(groups + 1):
        for many, meter in meters.items():
            costs = defaultdict(list) if group == 0 else found[many]  # the first time is not counted
            await _group(meter, group, together, costs)
    return found


async def _group(meter: Meter, group: int, together: int, costs: Costs) -> None:
    await meter.goes_on()
    for name, walk in WALKS.items():
        people = [Address("web", f"{name}-{group}-{n}", Party.PERSON) for n in range(together)]
        for place, step in enumerate(walk):
            cost = await meter.cost(people, f"{name}-{group}-{place}", step)
            costs["typed" if isinstance(step, str) else "press"].append(_sum(cost))
    last = await _last_case(meter)
    rooms = [room_of(last - n, "web") for n in range(together)]
    costs["staff press"].append(_sum(await meter.cost(rooms, f"take-{group}", TAKE)))
    costs["timer"].append(_sum(await timer(meter)))


def _sum(cost: Cost) -> float:
    return cost.intake + cost.turns + cost.sending


# What it asks of the database ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Visit:
    """`steps` are those of SQLite's machine: a row more is some of them more, on every machine."""

    statements: int
    steps: int


async def visits(meter: Meter) -> dict[str, Visit]:
    """What each step of one person's walk, and of whoever takes their case, asks. Nobody walks before."""
    found = dict[str, Visit]()
    for name, walk in WALKS.items():
        person = Address("web", f"{name}-visited", Party.PERSON)
        for place, step in enumerate(walk):
            found[f"{name} {place + 1}"] = await _visit(meter, person, f"{name}-visited-{place}", step)
    room = room_of(await _last_case(meter), "web")
    found["staff press"] = await _visit(meter, room, "take-visited", TAKE)
    return found


async def _visit(meter: Meter, there: Address, number: str, step: Step) -> Visit:
    with _counted(meter.connections) as steps:
        asked = await meter.asked(there, number, step)
    return Visit(sum(astuple(asked)), len(steps))


@contextmanager
def _counted(connections: Sequence[sqlite3.Connection]) -> Iterator[list[None]]:
    steps = list[None]()
    for each in connections:
        with suppress(sqlite3.ProgrammingError):  # closed meanwhile
            each.set_progress_handler(lambda: steps.append(None), 1)
    yield steps
    for each in connections:
        with suppress(sqlite3.ProgrammingError):
            each.set_progress_handler(None, 1)


# ----------------------------------------------------------------------------------------------------


async def compared(few: int, many: int, of_each: int, groups: int, together: int) -> list[Goal]:
    async with AsyncExitStack() as stack:
        meters, bytes_ = dict[int, Meter](), 0.0
        for size in (few, many):
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            began = time.monotonic()
            bytes_ = await grow(folder, size, of_each)
            print(
                f"{size:,} cases: {bytes_:,.0f} bytes a case, {time.monotonic() - began:.0f} s",
                flush=True,
            )
            meters[size] = await stack.enter_async_context(metered(folder))
        asked = {size: await visits(meter) for size, meter in meters.items()}
        costs = await walked(meters, groups, together)
    print()
    return [*_asked(asked[few], asked[many]), *_costs(costs[few], costs[many], many)]


def _asked(few: Mapping[str, Visit], many: Mapping[str, Visit]) -> Iterator[Goal]:
    head("step", "statements", "steps of SQLite's machine")
    for step, visit in few.items():
        there = many[step]
        row(step, f"{visit.statements} → {there.statements}", f"{visit.steps} → {there.steps}")
    more = [many[step].statements / visit.statements for step, visit in few.items()]
    further = [many[step].steps / visit.steps for step, visit in few.items()]
    yield Goal("statements of a step, the worst ratio", "at most", RATIO, max(more))
    yield Goal("steps of SQLite's machine for it, the worst ratio", "at most", RATIO, max(further))


def _costs(few: Costs, many: Costs, cases_there: int) -> Iterator[Goal]:
    print()
    head("step", "CPU µs", "ratio")
    for step in few:
        before, after = (statistics.median(costs[step]) for costs in (few, many))
        row(step, f"{before:.0f} → {after:.0f}", f"{after / before:.2f}")
        yield Goal(
            f"CPU of a turn with {cases_there:,} cases, ratio: {step}", "at most", RATIO, after / before
        )


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--few", type=int, default=1_000)
    parser.add_argument("--many", type=int, default=100_000)
    parser.add_argument("--of-each", type=int, default=STRIDE)
    parser.add_argument("--groups", type=int, default=8)
    parser.add_argument("--together", type=int, default=10)
    given = parser.parse_args()
    told = compared(given.few, given.many, given.of_each, given.groups, given.together)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        goals = runner.run(told)
    return 0 if tell(goals) else 1


if __name__ == "__main__":
    raise SystemExit(main())
