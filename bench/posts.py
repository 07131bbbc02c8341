"""What one post of WhatsApp costs that brings a thousand people who never wrote, beside one of a thousand
who are known.

The rule this bench guards: Meta waits some twenty seconds for its answer and then posts it all again. So
people who are new may cost a post three times as much as people who are known, and what else Rida does
meanwhile may cost twice the post. All is posted over real HTTP to the app as it runs.

    python -m bench.posts                   or: python -m bench.posts --people 300

It exits 1 when a goal is missed.
"""

import argparse
import asyncio
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvloop

from bench.goals import Goal, head, row, tell
from tests.integration.whatsapp.posting import Posting, rida
from tests.unit.channels.whatsapp_bodies import body, message, value

OF_NEW, OF_RUNNING, HELD = 3.0, 3.0, 300.0
BEAT = 0.005  # seconds


@dataclass(frozen=True, slots=True)
class Cost:
    """`held`: the longest that the loop let nobody else in, in milliseconds."""

    seconds: float
    cpu: float
    held: float


def main() -> None:
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--people", type=int, default=1_000)
    raise SystemExit(0 if uvloop.run(_measured(asked.parse_args().people)) else 1)


async def _measured(people: int) -> bool:
    known, new = await _kept(people)
    busy = await _answered(people)
    head("a post of", "seconds", "of CPU", "ms that the loop was held, longest")
    named = {"known people": known, "new people": new, "new people, while they are answered": busy}
    for name, cost in named.items():
        row(f"{people:,} {name}", f"{cost.seconds:.1f}", f"{cost.cpu:.2f}", f"{cost.held:.0f}")
    return tell(
        [
            Goal(
                "CPU of a post of new people to one of known people",
                "at most",
                OF_NEW,
                new.cpu / known.cpu,
            ),
            Goal("the same, while they are answered", "at most", OF_RUNNING, busy.cpu / new.cpu),
            Goal("ms that the loop is held meanwhile", "at most", HELD, busy.held, is_stretch=True),
        ]
    )


async def _kept(people: int) -> tuple[Cost, Cost]:
    """Of people whom one post before made known, and of new ones; nothing is answered."""
    with tempfile.TemporaryDirectory() as folder:
        async with rida(Path(folder), running=False) as there:
            await _post(there, _of(people, batch=0, first=0))
            known = await _post(there, _of(people, batch=1, first=0))
            return known, await _post(there, _of(people, batch=2, first=people))


async def _answered(people: int) -> Cost:
    """Of new ones whom Rida begins to answer meanwhile; somebody before them loads what that needs."""
    with tempfile.TemporaryDirectory() as folder:
        async with rida(Path(folder)) as there:
            await _post(there, _of(1, batch=0, first=0))
            await there.app.runtime.settle()
            return await _post(there, _of(people, batch=1, first=1))


def _of(people: int, *, batch: int, first: int) -> dict[str, Any]:
    return body(*(value(_hello(batch, first + each), contacts=[]) for each in range(people)))


def _hello(batch: int, who: int) -> dict[str, Any]:
    ids = {"from": str(966500000000 + who), "from_user_id": f"SA.{who}"}
    return message(id=f"{batch}-{who}", text={"body": "السلام عليكم"}, **ids)


async def _post(there: Posting, given: dict[str, Any]) -> Cost:
    longest = [0.0]
    beating = asyncio.create_task(_beat(longest))
    begun, spent = time.perf_counter(), time.process_time()
    assert await there.post(given) == 200
    cost = time.perf_counter() - begun, time.process_time() - spent
    beating.cancel()
    return Cost(*cost, longest[0] * 1000)


async def _beat(longest: list[float]) -> None:
    while True:
        begun = time.perf_counter()
        await asyncio.sleep(BEAT)
        longest[0] = max(longest[0], time.perf_counter() - begun - BEAT)


if __name__ == "__main__":
    main()
