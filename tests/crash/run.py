"""`make crash`: for each way in, every named place, then random instants; the counts as a table.

The instants are drawn from a seeded generator over the length of an undisturbed burst, so that a run can
be told again; what the kill meets there is the machine's own affair.
"""

import argparse
import asyncio
import random
import sys
import tempfile
from dataclasses import fields
from pathlib import Path

from bot.runtime.crashpoints import PLACES
from tests.crash.edges import Edge, Telegram, Web
from tests.crash.proof import Count, Proof

COLUMNS = tuple(each.name for each in fields(Count))


async def _places(proof: Proof, nth: int) -> Count:
    total = Count()
    for place in PLACES:
        total += _reported(await proof.round(f"{place}:{nth}"), place)
    return total


async def _instants(proof: Proof, seed: int, instants: int) -> Count:
    total, chance = Count(), random.Random(seed)
    for number in range(instants):
        seconds = chance.uniform(0, proof.burst_seconds)
        count = await proof.round(instant=lambda: asyncio.sleep(seconds))  # noqa: B023  awaited at once
        total += _reported(count, f"instant {number}")
    return total


def _reported(count: Count, where: str) -> Count:
    if not count.kept_its_word:
        say(f"BROKEN at {where}: {count}")
    return count


async def _prove(edge: Edge, seed: int, instants: int) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        proof = Proof(edge, Path(folder))
        try:
            await proof.prepare()
            counts = {
                "named places": await _places(proof, 7),
                "random instants": await _instants(proof, seed, instants),
            }
        finally:
            await proof.close()
    for kind, count in counts.items():
        say(_row(edge.name, kind, *(getattr(count, column) for column in COLUMNS)))
    return all(count.kept_its_word for count in counts.values())


async def _all(seed: int, instants: int, only: str) -> bool:
    edges: list[Edge] = [Web(), Telegram("polling"), Telegram("webhook")]
    say(_row("way in", "killed at", *COLUMNS))
    say(_row(*["---"] * (len(COLUMNS) + 2)))
    return all([await _prove(edge, seed, instants) for edge in edges if only in edge.name])


def _row(*cells: object) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--instants", type=int, default=200, help="random instants for each way in")
    parser.add_argument("--seed", type=int, default=20261123)
    parser.add_argument("--only", default="", help="ways in whose name contains this")
    chosen = parser.parse_args()
    sys.exit(not asyncio.run(_all(chosen.seed, chosen.instants, chosen.only)))


if __name__ == "__main__":
    main()
