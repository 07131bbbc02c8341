"""`make crash`: for each way in, every named place, then random instants; the counts as a table. Beside it
the textbook bot of python-telegram-bot, killed at as many instants as one way in of ours. Then backups
and restores, made while people write and killed in the middle (tests/crash/backups), and the mailbox that is read
(tests/crash/mailbox.py).

The instants are drawn from a seeded generator over the length of an undisturbed burst, so that a run can
be told again; what the kill meets there is the machine's own affair. Several crashes follow one another
in the same burst: what a crash leaves undone is what the next one meets.
"""

import argparse
import asyncio
import random
import sys
import tempfile
import time
from dataclasses import fields
from pathlib import Path

from tests.crash import mailbox
from tests.crash.backups import whole
from tests.crash.edges import Edge, Telegram, Web, WhatsApp, places_of
from tests.crash.proof import Count, Proof
from tests.crash.textbook import compare

COLUMNS = tuple(each.name for each in fields(Count))
BACKUPS = "backups and restores"
LIVES = 5  # crashes at random instants in one burst
NTH = (1, 4)  # a place is deadly when it is reached for the n-th time


async def _places(proof: Proof) -> Count:
    """A burst for each place: the process dies there early in the burst, and again later."""
    total = Count()
    for place in places_of(proof.edge):
        total += _reported(await proof.round(*(f"{place}:{nth}" for nth in NTH)), place)
    return total


async def _instants(proof: Proof, seed: int, instants: int) -> Count:
    total, chance = Count(), random.Random(seed)
    while total.crashes < instants:
        lives = min(LIVES, instants - total.crashes)
        drawn = [chance.uniform(0, 2 * proof.burst_seconds / lives) for _ in range(lives)]
        total += _reported(await proof.round(instants=drawn), f"instants {drawn}")
    return total


def _reported(count: Count, where: str) -> Count:
    word = "held" if count.kept_its_word else "BROKEN"
    say(f"{word} at {where}: {count}", sys.stderr)
    return count


async def _prove(edge: Edge, seed: int, instants: int) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        proof, begun = Proof(edge, Path(folder)), time.monotonic()
        try:
            await proof.prepare()
            counts = {
                "named places": await _places(proof),
                "random instants": await _instants(proof, seed, instants),
            }
        finally:
            await proof.close()
    for kind, count in counts.items():
        say(_row(f"ours, {edge.name}", kind, *_cells(count)))
    say(f"<!-- {edge.name}: {time.monotonic() - begun:.0f} s -->", sys.stderr)
    return all(count.kept_its_word for count in counts.values())


async def _all(seed: int, instants: int, only: str) -> bool:
    edges: list[Edge] = [Telegram("polling"), Telegram("webhook"), Web(), WhatsApp()]
    say(_row("way in", "killed at", *COLUMNS))
    say(_row(*["---"] * (len(COLUMNS) + 2)))
    edges = [edge for edge in edges if only in edge.name]
    many = max(1, len(edges))
    shares = [instants // many + (place < instants % many) for place in range(many)]
    held = [await _prove(edge, seed, share) for edge, share in zip(edges, shares, strict=False)]
    if only in "textbook":
        await _beside(seed, shares[0])
    if only in BACKUPS:
        held.append(await whole.prove(seed, say))
    if only in mailbox.NAME:
        held.append(await mailbox.prove(seed, say))
    return all(held)


async def _beside(seed: int, instants: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        count = await compare(Path(folder), seed, instants)
    say(_row("python-telegram-bot, polling", "random instants", *_cells(count)))


def _cells(count: Count) -> list[object]:
    return [getattr(count, column) for column in COLUMNS]


def _row(*cells: object) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def say(line: str, to: object = None) -> None:
    print(line, file=to or sys.stdout, flush=True)  # type: ignore[call-overload]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--instants", type=int, default=200, help="random instants, over the ways in that are tried"
    )
    parser.add_argument("--seed", type=int, default=20261123)
    parser.add_argument(
        "--only",
        default="",
        help="ways in whose name contains this; `textbook`, `backups`, `mailbox` for those",
    )
    chosen = parser.parse_args()
    sys.exit(not asyncio.run(_all(chosen.seed, chosen.instants, chosen.only)))


if __name__ == "__main__":
    main()
