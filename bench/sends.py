"""How fast messages go out where Telegram allows 30 a second, and how long the last of many waits.

The local Bot API enforces Telegram's rates and lies behind a network of so many milliseconds, there and
back. Three figures for each network:

- messages a second: as many people as `--messages` are owed one each. The first may go in a breath, so
  what is counted begins after a second. Beside it the share of what is allowed, and the 429s.
- the last of `--people`: that many write at once, through the webhook; the time until the last has an
  answer. This is the whole way: taken in, understood, committed, sent.
- beside it, where `aiolimiter` is installed, what python-telegram-bot's own AIORateLimiter makes of the
  same messages: all of them handed to `Bot.send_message` at once, nothing kept on a disk.

    python -m bench.sends [--network 80,150,300] [--messages 300] [--people 50]
"""

import argparse
import asyncio
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from telegram import Bot
from telegram.error import TelegramError
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from bot.core.conversation import Address, Party
from bot.core.messages import Message
from bot.store.queries import conversations, outbox
from tests.fixtures.bot_api import BotApi
from tests.integration.telegram_rig import Rig, rida

try:
    import aiolimiter
except ImportError:
    aiolimiter: ModuleType | None = None  # type: ignore[no-redef]

ALLOWED = 30
BOUND = {"RIDA_TELEGRAM__PER_SECOND": str(ALLOWED)}
PATIENCE = 120.0  # seconds for all of it


@dataclass
class Arrivals:
    """When Telegram had what, in seconds of the loop."""

    api: BotApi
    times: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        perform = self.api._perform

        async def noted(method: str, params: dict[str, Any]) -> object:
            done = await perform(method, params)
            if method == "sendMessage":
                self.times.append(asyncio.get_running_loop().time())
            return done

        self.api._perform = noted  # type: ignore[method-assign]

    async def until(self, count: int) -> None:
        async with asyncio.timeout(PATIENCE):
            while len(self.times) < count:  # noqa: ASYNC110  ten times a second is enough
                await asyncio.sleep(0.1)

    def per_second(self) -> float:
        """In the whole seconds behind the first one, which begins with a breath."""
        begun = self.times[0] + 1
        seconds = int(self.times[-1] - begun)
        return sum(begun <= at < begun + seconds for at in self.times) / seconds


async def _ours(network: float, messages: int, people: int) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        async with BotApi().serving() as api:
            seen = Arrivals(api)
            async with rida(Path(folder), api, "webhook", None, **BOUND) as rig:
                await rig.until(lambda: api.delivery.webhook)
                await _introduced(api)
                api.network, api.rates.on = network, True
                for person in range(100, 100 + messages):
                    _known(api, person)
                await _queued(rig, messages)
                seen.times.clear()
                await seen.until(messages)
                rate = seen.per_second()
                await asyncio.sleep(4)  # everybody has their share again
                last = await _last_of(api, range(100, 100 + people))
                return _cells(rate, api, f"{last:.2f}")


async def _introduced(api: BotApi) -> None:
    """Menus and descriptions are told at a start."""
    calls = -1
    while calls != len(api.calls):
        calls = len(api.calls)
        await asyncio.sleep(1)


def _known(api: BotApi, person: int) -> None:
    api.people.person(person, f"Person {person}")
    api.state.chats[person].started = True


async def _queued(rig: Rig, messages: int) -> None:
    now = rig.app.runtime.clock.now()
    async with rig.app.database.write() as conn:
        for person in range(100, 100 + messages):
            address = Address("telegram", str(person), Party.PERSON)
            there = await conversations.at(conn, address, "ar", now)
            await outbox.queue(conn, there.id, Message("نتابع طلبك", "ar"), now)


async def _last_of(api: BotApi, people: range) -> float:
    before = {person: len(api.sent(person)) for person in people}
    begun = asyncio.get_running_loop().time()
    for person in people:
        api.people.writes(person, "سلام")
    await asyncio.gather(
        *(api.waits_for(person, count + 1, seconds=PATIENCE) for person, count in before.items())
    )
    return asyncio.get_running_loop().time() - begun


async def _textbook(network: float, messages: int, people: int) -> list[str]:
    from telegram.ext import AIORateLimiter

    async with BotApi().serving() as api:
        seen = Arrivals(api)
        api.network, api.rates.on = network, True
        request = HTTPXRequest(connection_pool_size=messages, pool_timeout=PATIENCE)
        bot: ExtBot[int] = ExtBot(
            api.token,
            base_url=api.base_url,
            request=request,
            rate_limiter=AIORateLimiter(max_retries=10),
        )
        async with bot:
            for person in range(100, 100 + messages):
                _known(api, person)
            await _all_said(bot, range(100, 100 + messages))
            rate = seen.per_second()
            await asyncio.sleep(4)
            begun = asyncio.get_running_loop().time()
            await _all_said(bot, range(100, 100 + people))
            return _cells(rate, api, f"{asyncio.get_running_loop().time() - begun:.2f} (sending alone)")


async def _all_said(bot: Bot, people: range) -> None:
    async def say(person: int) -> None:
        with suppress(TelegramError):
            await bot.send_message(person, "نتابع طلبك")

    await asyncio.gather(*map(say, people))


def _cells(rate: float, api: BotApi, last: str) -> list[str]:
    return [f"{rate:.1f}", f"{100 * rate / ALLOWED:.0f} %", str(len(api.rates.met)), last]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--network", default="80,150,300", help="milliseconds there and back")
    parser.add_argument("--messages", type=int, default=300)
    parser.add_argument("--people", type=int, default=50)
    chosen = parser.parse_args()
    ways: dict[str, Callable[[float, int, int], Any]] = {"ours": _ours}
    if aiolimiter:
        ways["AIORateLimiter"] = _textbook
    _row("way", "network ms", "messages/s", "of 30 allowed", "429s", f"last of {chosen.people} s")
    _row(*["---"] * 6)
    for network in chosen.network.split(","):
        for name, way in ways.items():
            seconds = float(network) / 1000
            _row(name, network, *asyncio.run(way(seconds, chosen.messages, chosen.people)))


def _row(*cells: str) -> None:
    print("| " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
