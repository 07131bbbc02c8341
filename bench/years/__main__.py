import argparse
import asyncio
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import timedelta

import bench.years
from bench.years.on_file import month
from bench.years.people import stretch

FIRST_YEAR = 2027
Found = tuple[Counter[str], list[str]]


def _stretch(first: int, years: int, cases: int, seed: int) -> Found:
    watch = stretch(first, years, cases, seed)
    return watch.office.counts + watch.counts, watch.problems


def long_one(years: int, cases: int, seed: int) -> Found:
    """Years in a row, as many rows at a time as there are processors."""
    counts: Counter[str] = Counter()
    problems: list[str] = []
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        rows = [pool.submit(_stretch, *row, cases, seed) for row in _rows(years, os.cpu_count() or 1)]
        for row in rows:
            found, wrong = row.result()
            counts, problems = counts + found, problems + wrong
    return counts, problems


def _rows(years: int, at_once: int) -> Iterator[tuple[int, int]]:
    """First year and number of years."""
    begins, length = FIRST_YEAR, -(-years // at_once)
    while begins < FIRST_YEAR + years:
        yield begins, min(length, FIRST_YEAR + years - begins)
        begins += length


def _told(name: str, found: Found, began: float, as_json: bool) -> None:
    counts, problems = found
    shown = {"stretch": name, "violations": len(problems), **dict(sorted(counts.items()))}
    shown["seconds"] = round(time.perf_counter() - began)
    lines = (f"{key:>24} {value}\n" for key, value in shown.items())
    sys.stdout.write(json.dumps(shown) + "\n" if as_json else "".join(lines) + "\n")
    sys.stdout.flush()
    for problem in problems[:20]:
        sys.stderr.write(problem + "\n")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.years", description=bench.years.__doc__)
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--cases", type=int, default=50, help="cases a day of the long stretch")
    parser.add_argument("--days", type=int, default=30, help="days of the stretch on a real file")
    parser.add_argument("--few", type=int, default=4, help="cases a day there")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    began, problems = time.perf_counter(), 0
    if given.days:
        found = asyncio.run(month(timedelta(days=given.days), given.few, given.seed))
        _told("a month on a real file", found, began, given.json)
        problems += len(found[1])
    if given.years:
        began = time.perf_counter()
        found = long_one(given.years, given.cases, given.seed)
        _told(f"{given.years} years", found, began, given.json)
        problems += len(found[1])
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main())
