"""The same burst and the same kills for the textbook bot of python-telegram-bot, for comparison.

`Application` with its defaults, ConversationHandler and PicklePersistence, by polling (bench/textbook_ptb.py).
It has no book to read, so everything is counted in the chats: each person is owed the number of the case
and an answer to the message after it.
"""

import asyncio
import copy
import random
import shutil
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from tests.crash.edges import FIRST
from tests.crash.process import Bot, into_log
from tests.crash.proof import Count, token
from tests.fixtures.bot_api import BotApi

WALK = ("hello", "Complaint", "lost", "That is all", "a date")
OWED = ("Registered as", "Welcome")
QUIET = 2.0  # seconds without a call that shows that nothing more will come
UP = 60.0  # seconds


def textbook(environ: Mapping[str, str], log: str, _: str) -> None:
    """In the child."""
    into_log(log)
    from bench.textbook_ptb import application

    application(environ["api"], environ["token"], environ["folder"]).run_polling()


class Textbook:
    def __init__(self, api: BotApi, folder: Path, people: int = 10) -> None:
        self._api, self._folder, self._people = api, folder, range(FIRST, FIRST + people)
        self._live, self._prepared = folder / "live", folder / "prepared"
        self.burst_seconds = 0.0

    def _bot(self) -> Bot:
        environ = {"api": self._api.url, "token": self._api.token, "folder": str(self._live)}
        return Bot(environ, self._folder / "textbook.log", 0, textbook)

    async def prepare(self) -> None:
        """Walk everybody to the last step, and stop as an administrator would: now it is all kept."""
        self._live.mkdir(parents=True)
        bot = self._bot()
        await self._up(bot)
        await asyncio.gather(*(self._walk(person) for person in self._people))
        await bot.end()
        self._chats = copy.deepcopy(self._api.state.chats)
        self._live.rename(self._prepared)

    async def _up(self, bot: Bot) -> None:
        self._api.reset_log()
        await bot.start()
        async with asyncio.timeout(UP):
            while not any(method == "getUpdates" for method, _ in self._api.calls):
                await asyncio.sleep(0.01)

    async def _walk(self, person: int) -> None:
        self._api.people.person(person)
        for number, act in enumerate(WALK, start=1):
            if number in (2, 4):
                self._api.people.presses(person, self._api.sent(person)[-1], act)
            else:
                self._api.people.writes(person, act)
            await self._api.waits_for(person, number, seconds=UP)

    async def round(self, seconds: float | None = None) -> Count:
        """One burst, and one kill so many seconds after it began. Without one, how long it takes is kept."""
        shutil.rmtree(self._live, ignore_errors=True)
        shutil.copytree(self._prepared, self._live)
        self._api.delivery.pending.clear()
        self._api.state.chats = copy.deepcopy(self._chats)
        before = {person: len(self._api.sent(person)) for person in self._people}
        bot = self._bot()
        try:
            await self._up(bot)
            begun = time.monotonic()
            for person in self._people:
                self._api.people.presses(person, self._api.sent(person)[-1], "Yes")
                self._api.people.writes(person, token(person))
            if seconds is None:
                await asyncio.gather(*(self._api.waits_for(p, before[p] + 2, seconds=UP) for p in before))
                self.burst_seconds = time.monotonic() - begun
            else:
                await asyncio.sleep(seconds)
                bot.kill()
                await self._up(bot)
                await self._quiet()
        finally:
            bot.kill()
        return self._count(before)

    async def _quiet(self) -> None:
        seen = -1
        while seen != (seen := sum(method != "getUpdates" for method, _ in self._api.calls)):
            await asyncio.sleep(QUIET)

    def _count(self, before: Mapping[int, int]) -> Count:
        total = Count(crashes=1, messages=2 * len(self._people))
        for person in self._people:
            texts = [message["text"] for message in self._api.sent(person)[before[person] :]]
            came = Counter(owed for text in texts for owed in OWED if text.startswith(owed))
            total += Count(
                lost=sum(came[owed] == 0 for owed in OWED),
                repeats=sum(max(0, came[owed] - 1) for owed in OWED),
                cases_doubled=max(0, came[OWED[0]] - 1),
                cases_missing=int(came[OWED[0]] == 0),
            )
        return total


async def compare(folder: Path, seed: int, instants: int) -> Count:
    """So many bursts, each killed once within the time that an undisturbed one takes."""
    total, chance = Count(), random.Random(seed)
    async with BotApi().serving() as api:
        textbook = Textbook(api, folder)
        await textbook.prepare()
        await textbook.round()
        for _ in range(instants):
            total += await textbook.round(chance.uniform(0, textbook.burst_seconds))
    return total
