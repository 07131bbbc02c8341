"""Many conversations are sent to side by side, and each of them notices nothing of the others.

Everything goes through the real sender and a real database. What the platform does (how long it takes, what
it refuses, where it hangs) is drawn from a seeded generator, so that a failure can be told again.
"""

import asyncio
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from bot.core.conversation import Address, Party, room_of
from bot.core.messages import Delivery, Message, Urgency
from bot.runtime.delivery.channel import Refused, TryLater
from bot.runtime.delivery.sender import DeliveryPolicy
from bot.store.queries import conversations, outbox
from bot.store.schema import outbox as outbox_table
from tests.machine import DESK, Machine, Platform, machine

PEOPLE = tuple(Address("web", f"p{n}", Party.PERSON) for n in range(24))
ROOMS = tuple(room_of(1001 + n, "web") for n in range(6))
AT_ONCE = DeliveryPolicy().at_once
PATIENT = DeliveryPolicy(attempts=50, send_timeout=timedelta(seconds=0.2))


@dataclass
class Crowd(Platform):
    """It notes who is spoken to, in which order, and holds against it what must never be."""

    seconds: Callable[[Delivery], float] = lambda _: 0.0
    begun: list[Delivery] = field(default_factory=list)
    most: int = 0
    _now: set[Address] = field(default_factory=set)

    async def send(self, delivery: Delivery) -> str:
        assert delivery.address not in self._now, "two are under way in one conversation"
        self._now.add(delivery.address)
        self.begun.append(delivery)
        self.most = max(self.most, len(self._now))
        try:
            await asyncio.sleep(self.seconds(delivery))
            return await super().send(delivery)
        finally:
            self._now.remove(delivery.address)

    def said(self, address: Address) -> list[str]:
        return [each.message.text for each in self.begun if each.address == address]


@dataclass
class Grouped(Crowd):
    """News may not go to rooms for a minute: their group has had its share."""

    async def wait(self, address: Address, message: Message, urgency: Urgency) -> float:
        return 60.0 if address.party is Party.ROOM and urgency > Urgency.WORDS else 0.0


@dataclass
class Counted(Crowd):
    """It takes three in a tenth of a second, and minds a fourth."""

    _taken: list[float] = field(default_factory=list)

    def room(self) -> int:
        return max(0, 3 - len(self._lately()))

    def opens_in(self) -> float:
        lately = self._lately()
        return 0.0 if len(lately) < 3 else lately[-3] + 0.1 - asyncio.get_running_loop().time()

    def _lately(self) -> list[float]:
        return [at for at in self._taken if at > asyncio.get_running_loop().time() - 0.1]

    async def send(self, delivery: Delivery) -> str:
        assert len(self._lately()) < 3, "too many in a tenth of a second"
        self._taken.append(asyncio.get_running_loop().time())
        return await super().send(delivery)


async def owed(
    m: Machine, address: Address, *texts: str, urgency: Urgency = Urgency.NEWS, **more: str
) -> None:
    now = m.runtime.clock.now()
    async with m.runtime.database.write() as conn:
        there = await conversations.at(conn, address, "ar", now)
        for text in texts:
            await outbox.queue(conn, there.id, Message(text, "ar", **more), now, urgency=urgency)


async def statuses(m: Machine) -> Counter[str]:
    return Counter(row["status"] for row in await m.rows(outbox_table))


def trouble(chance: random.Random, hung: set[str]) -> Callable[[Delivery], Exception | None]:
    """One in six is put off, one in twenty refused for good; what must hang has done so before."""

    def found(delivery: Delivery) -> Exception | None:
        drawn = chance.random()
        if drawn < 1 / 6:
            return TryLater("busy", chance.choice((None, timedelta(seconds=5))))
        return Refused("no") if drawn < 1 / 6 + 1 / 20 else None

    return found


@pytest.mark.parametrize("seed", range(6))
async def test_whatever_the_platform_does_each_conversation_keeps_its_order(
    tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    owes = {address: [f"{address.address}-{n}" for n in range(1, 6)] for address in PEOPLE + ROOMS}
    hangs = {chance.choice(texts) for texts in chance.sample(list(owes.values()), 5)}

    def seconds(delivery: Delivery) -> float:
        if delivery.message.text in hangs and delivery.attempt == 1:
            return 3600.0
        return chance.choice((0.0, 0.0, 0.002, 0.01))

    web = Crowd(seconds=seconds, trouble=trouble(chance, hangs))
    async with machine(tmp_path, delivery=PATIENT, channels={"web": web}) as m:
        for address, texts in owes.items():
            await owed(m, address, *texts)
        for _ in range(60):
            await m.runtime.settle()
            if not (await statuses(m))["queued"]:
                break
            m.wall.pass_by(timedelta(minutes=1))
        assert web.most <= PATIENT.at_once
        parked = {
            row["message"]["text"] for row in await m.rows(outbox_table) if row["status"] == "parked"
        }
        for address, texts in owes.items():
            assert web.texts(address) == [text for text in texts if text not in parked]
        assert (await statuses(m))["queued"] == 0 and len(parked) < 40


async def test_conversations_take_turns_one_message_each(tmp_path: Path) -> None:
    web = Crowd(seconds=lambda _: 0.002)
    async with machine(tmp_path, channels={"web": web}) as m:
        await owed(m, PEOPLE[0], *(f"flood {n}" for n in range(100)))
        for person in PEOPLE[1:]:
            await owed(m, person, "1", "2", "3")
        await m.runtime.settle()
    firsts = [web.begun.index(next(d for d in web.begun if d.address == p)) for p in PEOPLE]
    assert max(firsts) < len(PEOPLE) + AT_ONCE
    others = max(at for at, each in enumerate(web.begun) if each.address != PEOPLE[0])
    before = sum(each.address == PEOPLE[0] for each in web.begun[:others])
    assert before < 15, "nobody waits behind another's hundred"


async def test_people_are_before_rooms_and_a_cry_before_all(tmp_path: Path) -> None:
    web = Crowd(seconds=lambda _: 0.002)
    policy = DeliveryPolicy(at_once=4)
    async with machine(tmp_path, delivery=policy, channels={"web": web}) as m:
        for room in ROOMS:
            await owed(m, room, "news")
        for person in PEOPLE:
            await owed(m, person, "answer")
        await owed(m, ROOMS[-1], "cry", urgency=Urgency.CRY)
        await m.runtime.settle()
    said = [each.message.text for each in web.begun]
    assert said[0] == "cry"
    assert said[1 : len(PEOPLE) + 1] == ["answer"] * len(PEOPLE)


async def test_a_cry_that_comes_while_all_is_full_is_next(tmp_path: Path) -> None:
    gate = asyncio.Event()

    class Gated(Crowd):
        async def send(self, delivery: Delivery) -> str:
            if len(self.begun) < AT_ONCE:
                self.begun.append(delivery)
                await gate.wait()
                return "x"
            return await super().send(delivery)

    web = Gated()
    async with machine(tmp_path, channels={"web": web}) as m:
        for person in PEOPLE:
            await owed(m, person, "1", "2", "3", "4")
        settling = asyncio.create_task(m.runtime.settle())
        while len(web.begun) < AT_ONCE:
            await asyncio.sleep(0)
        await owed(m, DESK, "cry", urgency=Urgency.CRY)
        gate.set()
        await settling
    assert web.begun[AT_ONCE].message.text == "cry"


async def test_a_sign_passes_what_its_group_may_not_hear_yet(tmp_path: Path) -> None:
    web = Grouped()
    async with machine(tmp_path, channels={"web": web}) as m:
        for room in ROOMS:
            await owed(m, room, "news", "more news")
        await m.runtime.settle()
        assert web.begun == []
        await owed(m, ROOMS[0], "sign", urgency=Urgency.SIGN)
        await owed(m, PEOPLE[0], "answer")
        await m.runtime.settle()
        assert sorted(each.message.text for each in web.begun) == ["answer", "sign"]
        assert all(
            row["attempts"] == 0 for row in await m.rows(outbox_table) if row["status"] == "queued"
        )


async def test_rooms_that_hang_leave_places_to_people(tmp_path: Path) -> None:
    web = Grouped(seconds=lambda delivery: 3600.0 if delivery.address.party is Party.ROOM else 0.0)
    policy = DeliveryPolicy(send_timeout=timedelta(seconds=30))
    async with machine(tmp_path, delivery=policy, channels={"web": web}) as m:
        for room in (room_of(1001 + n, "web") for n in range(40)):
            await owed(m, room, "cry", urgency=Urgency.CRY)
        for person in PEOPLE:
            await owed(m, person, "1", "2")
        stop = asyncio.Event()
        running = asyncio.create_task(m.runtime.run(stop))
        async with asyncio.timeout(10):
            while not all(web.texts(person) == ["1", "2"] for person in PEOPLE):
                await asyncio.sleep(0.01)
        assert sum(each.address.party is Party.ROOM for each in web.begun) == policy.at_once // 4
        stop.set()
        async with asyncio.timeout(5):
            await running


async def test_chats_that_hang_do_not_stop_the_others_again(tmp_path: Path) -> None:
    """Sixteen may, until they are given up for the moment; from then on they have half of the places."""
    silent = {Address("web", f"hung{n}", Party.PERSON) for n in range(40)}
    web = Crowd(seconds=lambda delivery: 3600.0 if delivery.address in silent else 0.0)
    policy = DeliveryPolicy(send_timeout=timedelta(seconds=0.3))
    async with machine(tmp_path, delivery=policy, channels={"web": web}) as m:
        for person in silent:
            await owed(m, person, "1")
        await m.runtime.settle()
        m.wall.pass_by(timedelta(hours=1))
        web.begun.clear()
        for person in PEOPLE:
            await owed(m, person, "1", "2", "3")
        sending = asyncio.create_task(m.runtime.outbox.drain())
        while not all(web.texts(person) == ["1", "2", "3"] for person in PEOPLE):
            await asyncio.sleep(0.01)
        tried = sum(each.address in silent for each in web.begun)
        assert tried == policy.at_once // 2, "none of them was left before everybody else was served"
        await sending


async def test_a_channel_that_counts_is_never_asked_for_more(tmp_path: Path) -> None:
    web = Counted()
    async with machine(tmp_path, channels={"web": web}) as m:
        for person in PEOPLE:
            await owed(m, person, "1", "2")
        begun = asyncio.get_running_loop().time()
        stop = asyncio.Event()
        running = asyncio.create_task(m.runtime.run(stop))
        async with asyncio.timeout(20):
            while (await statuses(m))["queued"]:
                await asyncio.sleep(0.02)
        took = asyncio.get_running_loop().time() - begun
        stop.set()
        await running
        assert took < 2 * len(web.begun) / 30, "it looks again as soon as there is room"
        assert {row["attempts"] for row in await m.rows(outbox_table)} == {1}
