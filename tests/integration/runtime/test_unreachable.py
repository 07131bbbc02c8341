"""Somebody takes nothing that the bot sends: whoever works on their cases hears it, in each of the rooms, with
the real conversations."""

from datetime import timedelta
from pathlib import Path

from bot.core.conversation import Address, room_of
from bot.core.messages import Delivery
from bot.runtime.delivery.channel import Deleted, Unreachable
from bot.texts.catalogue import plain
from tests.integration.runtime.test_outages import REAL, complain
from tests.machine import ALIA, Machine, Platform, machine
from tests.unit.world import PRIVATE

CRY = "البيت يحترق الحين"
ROOMS = [room_of(number, "web") for number in (1001, 1002, 1003)]


async def read(rida: Machine, who: Address) -> str:
    return plain("\n".join(item.text for item in await rida.talk(who)))


async def test_a_leader_without_a_talk_is_named_in_the_room_and_the_notice_goes_on(
    tmp_path: Path,
) -> None:
    """Two of three: each is named, and the one who could be told hears the cry itself."""
    missing = {PRIVATE["supervisor"], PRIVATE["keeper"]}

    def trouble(delivery: Delivery) -> Exception | None:
        return Unreachable("no talk") if delivery.address in missing else None

    async with machine(tmp_path, **REAL) as rida:
        rida.channels["telegram"] = telegram = Platform("telegram", trouble)
        await rida.say(CRY)
        await rida.runtime.settle()
        told = await read(rida, ROOMS[0])
        assert told.count("لم يصل") == 2
        assert "مشرف المشاريع" in told and "مسؤولة الحالات الخاصة" in told
        assert CRY in plain(telegram.texts(PRIVATE["director"])[0])
        assert CRY not in "".join(plain(each) for each in telegram.texts(PRIVATE["supervisor"]))


async def test_each_open_case_of_a_person_who_is_gone_says_so_and_no_closed_one(tmp_path: Path) -> None:
    async with machine(tmp_path, **REAL) as rida:
        for _ in ROOMS:
            await complain(rida)
        await rida.say("1003")
        await rida.runtime.settle()
        for press in ("لم أعد أحتاجه", "نعم، أسحبه"):
            await rida.say(press)
            await rida.runtime.settle()
        before = [len(await rida.talk(room)) for room in ROOMS]
        rida.web.trouble = lambda d: Deleted("gone") if d.address == ALIA else None
        rida.wall.pass_by(timedelta(minutes=5))
        await rida.say("القائمة")
        await rida.runtime.settle()
        told = [len(await rida.talk(room)) - count for room, count in zip(ROOMS, before, strict=True)]
        assert told[0] > 0 and told[1] > 0 and told[2] == 0, told
