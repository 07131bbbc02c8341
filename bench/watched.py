"""Ours on the walk of `bench.turns`, watched from beside: how many statements a turn asks, and how much
of its CPU time is understanding.

The bot knows nothing of it: it runs in this process, SQLite tells what it is asked, and the two functions
that understand are timed. Watching costs time, so nothing else is measured here.

    .venv/bin/python -m bench.watched --people 20
"""

import argparse
import asyncio
import json
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import uvloop

from bench.turns import PEOPLE, ROOT, SECRET, WALK, WARM, environment, walk
from bench.way import AROUND, overheard
from bot.app.build import App, opened
from bot.app.web import web_of
from bot.config import load
from faq.engine.kept import Kept, cache
from tests.fixtures.bot_api import BotApi
from tests.fixtures.serving import serving


@dataclass(frozen=True)
class Watched:
    """A turn. `statements` without those that begin and end transactions, and whatever a turn of a person
    brings about: intake, turns of the staff's rooms, sending. `understanding` in milliseconds of CPU."""

    statements: float
    understanding: float


class Understanding:
    """The CPU time within `ask` and `hear`, of whichever is entered first."""

    def __init__(self) -> None:
        self.seconds, self._is_within = 0.0, False

    def timed(self, understand: Callable[..., Any]) -> Callable[..., Any]:
        def called(*given: Any) -> Any:
            if self._is_within:
                return understand(*given)
            self._is_within, begun = True, time.process_time()
            try:
                return understand(*given)
            finally:
                self._is_within, self.seconds = False, self.seconds + time.process_time() - begun

        return called


async def watched(people: int) -> Watched:
    spent, statements = Understanding(), list[str]()
    with tempfile.TemporaryDirectory() as folder, overheard(statements):
        async with BotApi().serving() as api, _running(api, Path(folder), spent) as app:
            for person in range(PEOPLE, PEOPLE + people + len(WARM)):
                api.people.person(person)
            for person in range(PEOPLE, PEOPLE + len(WARM)):
                await walk(api, person, [])
            await app.runtime.settle()
            statements.clear()
            spent.seconds = 0.0
            there = range(PEOPLE + len(WARM), PEOPLE + len(WARM) + people)
            await asyncio.gather(*(walk(api, person, []) for person in there))
            await app.runtime.settle()
            asked = [each for each in statements if not each.startswith(AROUND)]
    turns = people * len(WALK)
    return Watched(len(asked) / turns, 1000 * spent.seconds / turns)


@asynccontextmanager
async def _running(api: BotApi, folder: Path, spent: Understanding) -> AsyncIterator[App]:
    settings = load(ROOT / "config.yaml", environment(api, 0, str(folder)))
    async with opened(settings) as app:
        app.answers.shared.deepen(Kept(cache()))  # built before anything is counted, with the sense
        app.answers.ask("shlon")
        app.answers.hear("shlon")
        for name in ("ask", "hear"):
            setattr(app.answers, name, spent.timed(getattr(app.answers, name)))
        async with serving(web_of(app)) as url, _turning(app):
            api.delivery.set_webhook(f"{url}/telegram", SECRET, 40)
            yield app


@asynccontextmanager
async def _turning(app: App) -> AsyncIterator[None]:
    assert app.telegram
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as together:
        together.create_task(app.runtime.run(stop))
        together.create_task(app.telegram.run(app.runtime.intake, stop))
        yield
        stop.set()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=20)
    print(json.dumps(asdict(uvloop.run(watched(parser.parse_args().people)))))


if __name__ == "__main__":
    main()
