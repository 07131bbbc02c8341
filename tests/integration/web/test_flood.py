"""One person writes without end: all of it is kept and answered, and nobody else waits for it."""

from pathlib import Path

from bot.core.conversation import Address, Party
from bot.core.messages import Delivery
from bot.store.schema import inbox
from tests.machine import ALIA, BADR, Platform, machine

FLOOD = 60


async def test_whoever_floods_does_not_keep_the_others_waiting(tmp_path: Path) -> None:
    async with machine(tmp_path) as m:
        for number in range(FLOOD):
            await m.say(f"f{number}", ALIA)
        await m.say("help", BADR)
        assert await m.runtime.turns.take_one() and await m.runtime.turns.take_one()
        assert [row["status"] for row in await m.rows(inbox)].count("done") == 2
        assert (await m.rows(inbox))[FLOOD]["status"] == "done"
        await m.runtime.settle()
        assert m.web.texts(ALIA) == [f"f{number}" for number in range(FLOOD)]
        assert m.web.texts(BADR) == ["help"]


async def test_an_answer_does_not_wait_behind_another_s_thousand(tmp_path: Path) -> None:
    order: list[str] = []

    class Noting(Platform):
        async def send(self, delivery: Delivery) -> str:
            order.append(delivery.message.text)
            return await super().send(delivery)

    async with machine(tmp_path, channels={"web": Noting()}) as m:
        for number in range(FLOOD):
            await m.say(f"f{number}", ALIA)
        await m.runtime.turns.drain()
        await m.say("help", BADR)
        await m.runtime.turns.drain()
        await m.runtime.settle()
    assert order.index("help") <= 1
    assert len(order) == FLOOD + 1


async def test_several_that_flood_are_all_served(tmp_path: Path) -> None:
    crowd = [Address("web", f"p{number}", Party.PERSON) for number in range(7)]
    async with machine(tmp_path) as m:
        for who in crowd:
            for number in range(22):
                await m.say(str(number), who)
        await m.say("help", BADR)
        await m.runtime.settle()
        for who in crowd:
            assert m.web.texts(who) == [str(number) for number in range(22)]
        assert {row["status"] for row in await m.rows(inbox)} == {"done"}
