"""One person writes without end: all of it is kept and answered, and nobody else waits for it."""

from pathlib import Path

from bot.core.conversation import Address, Party
from bot.store.inbox import FLOOD
from bot.store.schema import inbox
from tests.machine import ALIA, BADR, machine


async def test_whoever_floods_lets_the_others_go_first(tmp_path: Path) -> None:
    async with machine(tmp_path) as m:
        for number in range(FLOOD * 3):
            await m.say(f"f{number}", ALIA)
        await m.say("help", BADR)
        assert await m.runtime.turns.take_one()
        assert [row["status"] for row in await m.rows(inbox)].index("done") == FLOOD * 3
        await m.runtime.settle()
        assert m.web.texts(ALIA) == [f"f{number}" for number in range(FLOOD * 3)]
        assert m.web.texts(BADR) == ["help"]


async def test_several_that_flood_are_all_served(tmp_path: Path) -> None:
    crowd = [Address("web", f"p{number}", Party.PERSON) for number in range(7)]
    async with machine(tmp_path) as m:
        for who in crowd:
            for number in range(FLOOD + 2):
                await m.say(str(number), who)
        await m.say("help", BADR)
        await m.runtime.settle()
        for who in crowd:
            assert m.web.texts(who) == [str(number) for number in range(FLOOD + 2)]
        assert {row["status"] for row in await m.rows(inbox)} == {"done"}
