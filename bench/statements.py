"""What a statement costs on each way to SQLite, and how often a turn goes that way.

    .venv/bin/python -m bench.statements            both tables
    .venv/bin/python -m bench.statements --rounds 5

The same statements of ours, in SQLAlchemy Core's words, on the same file, one way after the other in each
round, so that whatever else the machine does weighs on all of them. Figures are CPU time of all threads:
the lower quartile of the rounds. Only the ratios within one run say anything.

- `prepared`: compiled once, run on SQLite itself (`bot/store/sqlite/prepared.py`)
- `core`: SQLAlchemy's own engine on the standard driver, no loop and no thread
- `now`: SQLAlchemy's AsyncConnection over `bot/store/sqlite/connection.py`, which leaves out the thread
- `thread`: the same over aiosqlite as it comes, each statement through its thread and back

Beside it stands which prepared statements the four ways of `bench/way.py` run, and how often: the app is
opened once and walks each way twice. A statement that no way runs does not have to be prepared.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any
from unittest.mock import patch

from sqlalchemy import URL, create_engine, insert
from sqlalchemy.ext.asyncio import create_async_engine

import bot.store.queries
from bench.way import all_ways
from bot.core.conversation import Address, Party
from bot.store.queries import cases, conversations, inbox
from bot.store.schema import cases as cases_table
from bot.store.sqlite.connection import OpenConnection, connect, engine_of
from bot.store.sqlite.database import Database
from bot.store.sqlite.prepared import PreparedStatement

AT = datetime(2026, 11, 22, 7, tzinfo=UTC)
TIMES = 200  # executions of each statement in a round
Run = Callable[[PreparedStatement, dict[str, Any]], Awaitable[Any]]


@dataclass(frozen=True)
class Asked:
    """A statement with its values."""

    name: str
    statement: PreparedStatement
    values: dict[str, Any]


ENTRY = {"number": 1001, "at": AT, "kind": "moved", "entry": '{"kind": "moved", "text": "كلام"}'}
ASKED = (
    Asked("a conversation", conversations._FIND, {"its_channel": "web", "its_address": "alia"}),
    Asked("a person's cases", cases._OF_PERSON, {"whose": 1}),
    Asked("the highest number", cases._LAST, {}),
    Asked("done", inbox._DONE, {"its_id": 1}),
    Asked("an entry", cases._RECORD, ENTRY),
)


# What one costs ---------------------------------------------------------------------------------------


async def measure(rounds: int) -> dict[str, dict[str, float]]:
    """Microseconds of each statement on each way."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "rida.db"
        await _fill(file)
        spans: dict[tuple[str, str], list[float]] = {}
        for _ in range(rounds):
            for way, opened in WAYS.items():
                async with opened(file) as run:
                    for asked in ASKED:
                        spans.setdefault((asked.name, way), []).append(await _span(run, asked))
    return {a.name: {way: _typical(spans[a.name, way]) for way in WAYS} for a in ASKED}


async def _fill(file: Path) -> None:
    database = await Database.open(f"sqlite:///{file}")
    async with database.write() as conn:
        there = await conversations.at(conn, Address("web", "alia", Party.PERSON), "ar", AT)
        row = {"kind": "complaint", "status": "open", "person": there.id, "assignee": "", "rounds": 1}
        at = {"opened_at": AT, "due_at": AT, "waited_seconds": 0, "rest": '{"words": []}'}
        await conn.execute(insert(cases_table), [row | at | {"number": 1001 + n} for n in range(3)])
    await database.close()


async def _span(run: Run, asked: Asked) -> float:
    """The first executions are not counted: they compile."""
    for _ in range(5):
        await run(asked.statement, dict(asked.values))
    began = time.process_time()
    for _ in range(TIMES):
        await run(asked.statement, dict(asked.values))
    return (time.process_time() - began) / TIMES * 1_000_000


def _typical(spans: list[float]) -> float:
    return statistics.quantiles(spans, n=4)[0] if len(spans) > 1 else spans[0]


@asynccontextmanager
async def _prepared(file: Path) -> Any:
    """What is written is undone at the end."""
    engine = engine_of(URL.create("sqlite+aiosqlite", database=str(file)))
    conn = await OpenConnection.of(engine)

    async def run(statement: PreparedStatement, values: dict[str, Any]) -> Any:
        return await statement.rows(conn, **values)

    yield run
    await conn.rollback()
    await conn.close()
    await engine.dispose()


@asynccontextmanager
async def _now(file: Path) -> Any:
    async with _async_engine(file, {"async_creator_fn": connect}) as conn:
        yield _through(conn)


@asynccontextmanager
async def _thread(file: Path) -> Any:
    async with _async_engine(file, {}) as conn:
        yield _through(conn)


def _through(conn: Any) -> Run:
    async def run(statement: PreparedStatement, values: dict[str, Any]) -> Any:
        found = await conn.execute(statement.statement, values)
        return found.mappings().all() if found.returns_rows else found.rowcount

    return run


@asynccontextmanager
async def _core(file: Path) -> Any:
    engine = create_engine(f"sqlite:///{file}")
    with engine.connect() as conn:

        async def run(statement: PreparedStatement, values: dict[str, Any]) -> Any:
            found = conn.execute(statement.statement, values)
            return found.mappings().all() if found.returns_rows else found.rowcount

        yield run
        conn.rollback()
    engine.dispose()


@asynccontextmanager
async def _async_engine(file: Path, connect_args: dict[str, Any]) -> Any:
    """What is written is undone at the end."""
    engine = create_async_engine(f"sqlite+aiosqlite:///{file}", connect_args=connect_args)
    async with AsyncExitStack() as undo:
        undo.push_async_callback(engine.dispose)
        conn = await undo.enter_async_context(engine.connect())
        undo.push_async_callback(conn.rollback)
        yield conn


WAYS = {"prepared": _prepared, "core": _core, "now": _now, "thread": _thread}


# How often -------------------------------------------------------------------------------------------


def run_in_a_turn() -> dict[str, int]:
    """How often each prepared statement was run, the most frequent first."""
    counts = Counter[int]()
    execute = PreparedStatement._execute

    def counted(self: PreparedStatement, *given: Any) -> Any:
        counts[id(self)] += 1
        return execute(self, *given)

    with patch.object(PreparedStatement, "_execute", counted):
        all_ways()
    found = {name: counts[id(statement)] for name, statement in prepared_statements()}
    return dict(sorted(found.items(), key=lambda each: -each[1]))


def prepared_statements() -> Iterator[tuple[str, PreparedStatement]]:
    for module in iter_modules(bot.store.queries.__path__):
        names = vars(import_module(f"{bot.store.queries.__name__}.{module.name}"))
        for name, value in names.items():
            if isinstance(value, PreparedStatement):
                yield f"{module.name}.{name}", value


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    print(f"{'µs a statement':22}" + "".join(f"{way:>16}" for way in WAYS))
    for name, spans in asyncio.run(measure(rounds)).items():
        cells = (f"{span:.0f} ({span / spans['prepared']:.1f})" for span in spans.values())
        print(f"{name:22}" + "".join(f"{cell:>16}" for cell in cells))
    print("\nprepared statement                runs")
    for name, count in run_in_a_turn().items():
        print(f"{name:34}{count:>4}")


if __name__ == "__main__":
    main()
