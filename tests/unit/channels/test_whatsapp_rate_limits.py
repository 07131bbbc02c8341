"""How fast WhatsApp is spoken to: one in six seconds to a person, with what may be borrowed; 80 in all."""

import asyncio
from datetime import timedelta

import pytest

from bot.channels.whatsapp.api import rate_limits
from bot.channels.whatsapp.api.http import GraphError
from bot.channels.whatsapp.api.rate_limits import BORROWED, EACH, Limits


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, which a test puts on."""
    now = [1000.0]
    monkeypatch.setattr(rate_limits, "now_of", lambda: now[0])
    monkeypatch.setattr("bot.channels.shared.rate_windows.now_of", lambda: now[0])
    return now


async def test_what_is_borrowed_is_given_back(clock: list[float]) -> None:
    limits = Limits(1000)
    for _ in range(BORROWED):
        assert limits.left("huda") == 0
        await limits.turn("huda")
    assert limits.left("huda") == pytest.approx(EACH)
    assert limits.left("badr") == 0, "nobody waits behind her"
    clock[0] += EACH
    assert limits.left("huda") == 0
    await limits.turn("huda")
    assert limits.left("huda") == pytest.approx(EACH)
    clock[0] += EACH * BORROWED
    for _ in range(BORROWED):
        assert limits.left("huda") == 0
        await limits.turn("huda")


async def test_what_the_platform_asks_for_holds_for_whom_it_asks_it(clock: list[float]) -> None:
    limits = Limits(80)
    limits.heard("huda", GraphError(131056), timedelta(seconds=6))
    assert (limits.left("huda"), limits.left("badr")) == (6, 0) and limits.room()
    limits.heard("huda", GraphError(130429), timedelta(seconds=2))
    assert limits.room() == 0 and limits.opens_in() == 2
    clock[0] += 6
    assert limits.left("huda") == 0 and limits.room() and limits.opens_in() == 0
    limits.heard("huda", GraphError(131026), None)
    assert limits.left("huda") == 0 and limits.room()


async def test_a_test_server_has_no_bounds(clock: list[float]) -> None:
    limits = Limits(0)
    for _ in range(200):
        await limits.turn("huda")
    assert limits.left("huda") == 0 and limits.room() > 1000


async def test_no_second_takes_more_than_its_share() -> None:
    limits, at = Limits(40), list[float]()

    async def send(person: int) -> None:
        await limits.turn(str(person))
        at.append(asyncio.get_running_loop().time())

    await asyncio.gather(*(send(person) for person in range(60)))
    for first in at:
        assert sum(first <= each < first + 1 for each in at) <= 40
