"""Many at once: what a turn and the look at the outbox behind it cost does not grow with how many wait.

Counted in steps of SQLite's machine, of which a row more is some more, on every machine.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bot.core.conversation import Address, Party
from bot.core.effects import SendEmail, Text
from bot.core.messages import Delivery
from bot.core.turn import Turn
from bot.runtime.delivery.failures import DeliveryPolicy
from tests.machine import Machine, Platform, echo, machine

FEW, MANY = 40, 400
AT_ONCE = DeliveryPolicy(grace=timedelta())  # what hangs is cut at once


@dataclass
class Hanging(Platform):
    """A channel on which nothing arrives."""

    begun: list[Delivery] = field(default_factory=list)

    async def send(self, delivery: Delivery) -> str:
        self.begun.append(delivery)
        await asyncio.Event().wait()
        raise AssertionError


@dataclass
class Steps:
    taken: int = 0

    def one(self) -> int:
        self.taken += 1
        return 0


@asynccontextmanager
async def crowded(folder: Path, waiting: int) -> AsyncIterator[tuple[Machine, Steps]]:
    """So many people wait for what their channel does not take, and as many for their turn."""
    steps, connect = Steps(), sqlite3.connect

    def counting(*args: Any, **kwargs: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*args, **kwargs)
        connection.set_progress_handler(steps.one, 1)
        return connection

    folder.mkdir()
    channels = {"web": Hanging(), "email": Platform("email")}
    with patch("sqlite3.connect", counting):
        async with machine(folder, channels=channels, delivery=AT_ONCE) as crowd:
            for person in range(waiting):
                await crowd.say("سلام", to=person_of(person))
            await crowd.runtime.turns.drain()
            await crowd.runtime.outbox.pump()
            for person in range(waiting):
                await crowd.say("هل من جديد؟", to=person_of(waiting + person))
            await crowd.runtime.turns.take_one()  # begins the round
            yield crowd, steps
            await crowd.runtime.outbox._end()


def person_of(number: int) -> Address:
    return Address("web", f"person-{number:04}", Party.PERSON)


async def counted(folder: Path, waiting: int) -> dict[str, int]:
    found = dict[str, int]()
    async with crowded(folder / str(waiting), waiting) as (crowd, steps):
        await crowd.runtime.outbox._look()
        for name, act in (
            ("intake", lambda: crowd.say("سلام", to=person_of(9999))),
            ("turn", crowd.runtime.turns.take_one),
            ("look", crowd.runtime.outbox._look),
        ):
            steps.taken = 0
            await act()
            found[name] = steps.taken
    return found


async def test_neither_a_turn_nor_the_look_behind_it_visits_those_who_wait(tmp_path: Path) -> None:
    few, many = await counted(tmp_path, FEW), await counted(tmp_path, MANY)
    assert few == many
    assert 0 < many["look"] < 200


async def test_a_round_of_turns_costs_each_of_them_the_same(tmp_path: Path) -> None:
    """All that wait are looked through once for all of them."""
    taken = dict[int, float]()
    for waiting in (FEW, MANY):
        async with crowded(tmp_path / str(waiting), waiting) as (crowd, steps):
            steps.taken = 0
            turns = await crowd.runtime.turns.drain()
            taken[waiting] = steps.taken / turns
    assert taken[MANY] <= 1.05 * taken[FEW]


def mails(turn: Turn) -> Turn:
    text = Text("text")
    return (
        echo(turn).do(SendEmail("sara@example.org", text, (text,), None))
        if turn.text == "mail"
        else echo(turn)
    )


async def test_a_channel_that_takes_nothing_holds_up_no_other(tmp_path: Path) -> None:
    email = Platform("email")
    async with machine(
        tmp_path, mails, channels={"web": Hanging(), "email": email}, delivery=AT_ONCE
    ) as crowd:
        stop = asyncio.Event()
        running = asyncio.create_task(crowd.runtime.outbox.run(stop))
        for person in range(FEW):
            await crowd.say("سلام", to=person_of(person))
        await crowd.runtime.turns.drain()
        await asyncio.sleep(0.05)
        await crowd.say("mail", to=person_of(FEW))
        await crowd.runtime.turns.drain()
        async with asyncio.timeout(0.5):  # before the look at everything
            while not email.sent:
                await asyncio.sleep(0.01)
        stop.set()
        crowd.runtime.wakeups.wake()
        await asyncio.wait_for(running, 10)
