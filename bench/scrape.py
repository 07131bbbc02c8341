"""What a scrape of `/metrics` costs in a case book of a thousand cases and in one of a hundred thousand.

The rule this bench guards: a scrape reads what waits, so years of finished cases cost it nothing. In both
books a thousand cases are open, with their timers ahead. The pages are asked in this process, in turn, so
that whatever else the machine does weighs on both; the first scrape, which reads the library, is apart.

    python -m bench.scrape                  or: python -m bench.scrape --many 1000000 --of-each 2

It exits 1 when the larger book makes a scrape cost more by a fifth, or when one costs a tenth of a second
of CPU.
"""

import argparse
import sqlite3
import statistics
import tempfile
import time
from contextlib import AsyncExitStack, closing
from pathlib import Path

import httpx
import uvloop

from bench.goals import Goal, head, row, tell
from bench.grown import grow
from bench.turn_cost import metered
from bot.app.web import web_of
from bot.store.queries.metrics import OPEN

FEW, STILL_OPEN, SCRAPES = 1_000, 1_000, 41
AGAIN_OPEN = (
    "UPDATE cases SET status = ? WHERE number IN (SELECT number FROM cases ORDER BY number DESC LIMIT ?)"
)
AHEAD = (
    "UPDATE timers SET status = 'pending', due_at = '2099-01-01 00:00:00.000000' "
    "WHERE id IN (SELECT id FROM timers ORDER BY id DESC LIMIT ?)"
)
RATIO, LONGEST = 1.2, 100.0  # milliseconds


def main() -> None:
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--many", type=int, default=100_000)
    asked.add_argument("--of-each", type=int, default=1_000)
    chosen = asked.parse_args()
    raise SystemExit(0 if uvloop.run(_measured(chosen.many, chosen.of_each)) else 1)


async def _measured(many: int, of_each: int) -> bool:
    found: dict[int, list[float]] = {FEW: [], many: []}
    async with AsyncExitStack() as stays:
        clients = {each: await _book(stays, each, of_each) for each in found}
        first = {each: await _scrape(client) for each, client in clients.items()}
        for _ in range(SCRAPES):
            for each, client in clients.items():
                found[each].append(await _scrape(client))
    head("cases", "first scrape, ms of CPU", "a scrape", "longest")
    for each, times in found.items():
        row(f"{each:,}", f"{first[each]:.0f}", f"{statistics.median(times):.1f}", f"{max(times):.1f}")
    few, large = (statistics.median(times) for times in found.values())
    ratio = Goal("a scrape of the larger book to the smaller one's", "at most", RATIO, large / few)
    return tell([ratio, Goal("ms of CPU of a scrape of the larger book", "at most", LONGEST, large)])


async def _book(stays: AsyncExitStack, many: int, of_each: int) -> httpx.AsyncClient:
    folder = Path(stays.enter_context(tempfile.TemporaryDirectory()))
    await grow(folder, many, of_each)
    _opened_again(folder / "rida.db")
    meter = await stays.enter_async_context(metered(folder))
    pages = httpx.ASGITransport(web_of(meter.app), client=("127.0.0.1", 50_000))
    return await stays.enter_async_context(
        httpx.AsyncClient(transport=pages, base_url="http://127.0.0.1")
    )


def _opened_again(file: Path) -> None:
    """The last cases are open, and what is told of them lies ahead."""
    with closing(sqlite3.connect(file)) as book, book:
        book.execute(AGAIN_OPEN, (OPEN[0], STILL_OPEN))
        book.execute(AHEAD, (STILL_OPEN,))


async def _scrape(client: httpx.AsyncClient) -> float:
    """Milliseconds of CPU, of the whole process."""
    begun = time.process_time()
    answer = await client.get("/metrics")
    spent = (time.process_time() - begun) * 1000
    assert answer.status_code == 200 and "rida_cases_open" in answer.text, answer.text
    return spent


if __name__ == "__main__":
    main()
