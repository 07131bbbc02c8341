"""How fast the bot speaks, against a server that counts as Telegram does, in a time that passes by itself."""

import asyncio
import random
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from telegram.error import RetryAfter

from bot.channels.telegram.api.rate_limits import CHAT_SENDS, CHAT_SPAN, GROUP_SENDS, Limits, urgent
from bot.core.messages import Urgency

GROUP = -1001


@pytest.fixture(autouse=True)
def as_our_client(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


class TimelessLoop(asyncio.SelectorEventLoop):
    """Nobody sleeps in it: where all wait, the time is put on to the next who wakes."""

    def __init__(self) -> None:
        super().__init__()
        self._at = 0.0
        selector: Any = self._selector  # type: ignore[attr-defined]
        select = selector.select

        def passed_by(timeout: float | None) -> Any:
            found = select(0)
            if not found and timeout:
                self._at += timeout
            return found

        selector.select = passed_by

    def time(self) -> float:
        return self._at


def run(work: Callable[[], Awaitable[None]]) -> None:
    with asyncio.Runner(loop_factory=TimelessLoop) as runner:
        runner.run(work())  # type: ignore[arg-type]


def now() -> float:
    return asyncio.get_running_loop().time()


@dataclass
class Server:
    """It hears a call after half the way, and refuses the 31st in a second until the time is over. `way`
    gives how long a way there and one back take."""

    way: Callable[[], float]
    heard: list[float] = field(default_factory=list)
    refused: int = 0
    _lately: deque[float] = field(default_factory=deque)

    async def call(self, *_: object) -> bool:
        await asyncio.sleep(self.way())
        while self._lately and self._lately[0] <= now() - 1:
            self._lately.popleft()
        if len(self._lately) >= 30:
            self.refused += 1
            raise RetryAfter(timedelta(seconds=1))
        self._lately.append(now())
        self.heard.append(now())
        await asyncio.sleep(self.way())
        return True


async def send(limits: Limits, server: Server, chat: int) -> None:
    await limits.process_request(server.call, (), {}, "sendMessage", {"chat_id": chat}, None)


async def sent_by_sixteen(limits: Limits, server: Server, messages: int) -> None:
    """As the queue sends: whenever there is room, and sixteen at once at the most."""
    waiting, sending = iter(range(1, messages + 1)), set[asyncio.Task[None]]()
    for chat in waiting:
        while not limits.room() or len(sending) >= 16:
            await asyncio.sleep(min(max(limits.opens_in(), 0.005), 0.03))
            sending = {task for task in sending if not task.done()}
        sending.add(asyncio.create_task(send(limits, server, chat)))
        await asyncio.sleep(0)
    await asyncio.gather(*sending)


def ways(seconds: float, unsteady: float, seed: int = 1) -> Callable[[], float]:
    chance = random.Random(seed)
    return lambda: seconds / 2 + chance.uniform(0, unsteady)


@pytest.mark.parametrize("network", [0.0, 0.08, 0.15, 0.3])
@pytest.mark.parametrize("unsteady", [0.0, 0.005])
def test_the_whole_rate_is_used_and_never_more(network: float, unsteady: float) -> None:
    server = Server(ways(network, unsteady))

    async def sends() -> None:
        await sent_by_sixteen(Limits(30), server, 600)

    run(sends)
    assert server.refused == 0
    seconds = int(server.heard[-1] - 1)
    assert sum(1 <= at - server.heard[0] < 1 + seconds for at in server.heard) >= 0.97 * 30 * (
        seconds - 1
    )
    assert server.heard[49] <= 2.5, "the last of fifty"


@pytest.mark.parametrize("seed", range(5))
def test_a_way_that_takes_now_this_long_and_now_that_costs_speed_and_no_refusal(seed: int) -> None:
    server = Server(ways(0.1, 0.05, seed))

    async def sends() -> None:
        await sent_by_sixteen(Limits(30), server, 300)

    run(sends)
    assert server.refused == 0
    assert len(server.heard) / server.heard[-1] > 25


def test_a_network_that_becomes_longer_is_believed() -> None:
    seconds = iter([0.002] * 60)
    server = Server(lambda: next(seconds, 0.15))

    async def sends() -> None:
        await sent_by_sixteen(Limits(30), server, 400)

    run(sends)
    assert server.refused == 0
    assert len(server.heard) / server.heard[-1] > 29


def test_a_chat_has_what_is_said_in_one_breath_and_then_one_a_second() -> None:
    async def asked() -> None:
        limits, server = Limits(30), Server(lambda: 0.01)
        for _ in range(CHAT_SENDS):
            assert limits.left("7", Urgency.NEWS) == 0
            await send(limits, server, 7)
        assert limits.left("7", Urgency.NEWS) > CHAT_SPAN - 0.5
        assert limits.left("7", Urgency.CRY) == 0, "a cry waits for no courtesy"
        assert limits.left("8", Urgency.NEWS) == 0
        await send(limits, server, 7)  # the next part of a long message waits by itself
        assert now() >= CHAT_SPAN

    run(asked)


def test_a_group_s_last_places_are_for_what_is_urgent() -> None:
    async def asked() -> None:
        limits, server = Limits(30), Server(lambda: 0.01)
        with pytest.raises(RetryAfter):
            for _ in range(GROUP_SENDS):
                await send(limits, server, GROUP)
        before = len(server.heard)
        with urgent(Urgency.CRY):
            await send(limits, server, GROUP)
        assert (before, len(server.heard)) == (GROUP_SENDS - 4, GROUP_SENDS - 3)

    run(asked)


def refusing(seconds: int) -> Callable[..., Awaitable[bool]]:
    async def refuses(*_: object) -> bool:
        raise RetryAfter(timedelta(seconds=seconds))

    return refuses


async def refused(limits: Limits, chat: int, seconds: int) -> None:
    with pytest.raises(RetryAfter):
        refuses = refusing(seconds)
        await limits.process_request(refuses, (), {}, "sendMessage", {"chat_id": chat}, None)


@pytest.mark.parametrize("per_second", [0, 30])
def test_patience_is_kept_in_the_chat_that_it_was_asked_of(per_second: int) -> None:
    async def asked() -> None:
        limits = Limits(per_second)
        await refused(limits, GROUP, 40)
        assert limits.left(str(GROUP), Urgency.CRY) == 40
        assert limits.left("7", Urgency.NEWS) == 0 and limits.room() > 0
        await asyncio.sleep(40)
        assert limits.left(str(GROUP), Urgency.CRY) == 0

    run(asked)


@pytest.mark.parametrize("per_second", [0, 30])
def test_patience_that_two_chats_are_asked_for_is_everybody_s(per_second: int) -> None:
    async def asked() -> None:
        limits, server = Limits(per_second), Server(lambda: 0.01)
        await refused(limits, 7, 5)
        await refused(limits, 8, 5)
        assert limits.room() == 0 and limits.opens_in() == 5
        assert limits.left("9", Urgency.CRY) == 5
        with pytest.raises(RetryAfter):
            await send(limits, server, 9)
        assert server.heard == [], "nobody else is tried"
        await asyncio.sleep(5)
        assert limits.room() > 0
        await send(limits, server, 9)

    run(asked)


def test_a_group_that_must_wait_a_minute_holds_nobody_up_for_longer_than_a_chat_must() -> None:
    async def asked() -> None:
        limits = Limits(30)
        await refused(limits, GROUP, 60)
        await refused(limits, 7, 1)
        assert limits.opens_in() == 1
        await asyncio.sleep(1)
        assert limits.room() > 0 and limits.left("8", Urgency.NEWS) == 0

    run(asked)


def test_what_is_known_of_chats_is_let_go() -> None:
    async def asked() -> None:
        limits = Limits(10_000)
        for chat in range(1, 2001):
            await limits.process_request(_answers, (), {}, "sendMessage", {"chat_id": chat}, None)
            await asyncio.sleep(0.1)
        assert len(limits._chats) < 600

    run(asked)


async def _answers(*_: object) -> bool:
    return True
