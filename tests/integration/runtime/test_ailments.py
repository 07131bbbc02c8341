"""What ails the house is told at the desk once, over a restart too; a probe that fails makes nothing well."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from bot.core.ailments import PATIENCE, STEADY
from bot.runtime.ailments import Ailing, Ailment
from tests.machine import DESK, Machine, echo, machine

ILL = Ailment(Ailing.CHECK, {"what": "no mail server", "mend": "set smtp up"}, subject="smtp-off")
OTHER = Ailment(Ailing.CHECK, {"what": "no room", "mend": "make room"}, is_grave=True, subject="disk")


class Part:
    """What a probe finds is in the test's hand."""

    def __init__(self, *found: Ailment) -> None:
        self.found: tuple[Ailment, ...] = found
        self.trouble: Exception | None = None

    async def __call__(self, _: datetime) -> Sequence[Ailment]:
        if self.trouble:
            raise self.trouble
        return self.found


async def told(m: Machine) -> list[str]:
    await m.runtime.settle()
    return [item.text for item in await m.talk(DESK)]


async def look(m: Machine, *after: timedelta) -> list[str]:
    for span in after:
        m.wall.pass_by(span)
        await m.runtime.ailments.look()
    return await told(m)


async def test_it_is_told_once_and_a_restart_tells_nothing_again(tmp_path: Path) -> None:
    part, now = Part(ILL), timedelta()
    async with machine(tmp_path, echo, probes=(part,)) as m:
        assert await look(m, now) == []
        assert await look(m, PATIENCE) == ["AilmentsBegan"]
    async with machine(tmp_path, echo, probes=(part,)) as m:
        m.wall.pass_by(3 * PATIENCE)
        assert await look(m, now, PATIENCE) == ["AilmentsBegan"]
        part.found = ()
        assert await look(m, now, STEADY - PATIENCE) == ["AilmentsBegan"]
        assert await look(m, PATIENCE) == ["AilmentsBegan", "AilmentsOver"]
        assert await look(m, STEADY, timedelta(days=2)) == ["AilmentsBegan", "AilmentsOver"]
        assert await m.runtime.ailments.standing() == []


async def test_what_begins_together_is_told_together_and_each_is_well_for_itself(tmp_path: Path) -> None:
    part = Part(OTHER, Ailment(Ailing.CHECK, is_grave=True, subject="b"))
    async with machine(tmp_path, echo, probes=(part,)) as m:
        assert await look(m, timedelta()) == ["AilmentsBegan"]
        part.found = (OTHER,)
        assert await look(m, PATIENCE, STEADY) == ["AilmentsBegan", "AilmentsOver"]
        (course,) = await m.runtime.ailments.standing()
        assert course.ailment == OTHER


async def test_a_probe_that_fails_or_hangs_makes_nothing_well_and_ends_nobody(tmp_path: Path) -> None:
    part, well = Part(OTHER), Part()
    async with machine(tmp_path, echo, probes=(part, well)) as m:
        assert await look(m, timedelta()) == ["AilmentsBegan"]
        part.trouble = OSError("the disk is gone")
        assert await look(m, STEADY, STEADY, STEADY) == ["AilmentsBegan"]
        part.trouble = None
        assert await look(m, STEADY) == ["AilmentsBegan"]
    async with machine(tmp_path, echo, probes=(part, well)) as m:  # nobody knows who found it
        part.trouble = OSError("the disk is gone")
        m.wall.pass_by(5 * STEADY)
        assert await look(m, STEADY, STEADY) == ["AilmentsBegan"]
        part.trouble, part.found = None, ()
        assert await look(m, STEADY, STEADY) == ["AilmentsBegan", "AilmentsOver"]


async def test_the_night_is_left_in_peace(tmp_path: Path) -> None:
    def is_open(at: datetime) -> bool:
        return at.hour >= 12

    async with machine(tmp_path, echo, probes=(Part(ILL),), is_open=is_open) as m:
        assert await look(m, timedelta(), PATIENCE, timedelta(hours=1)) == []
        assert await look(m, timedelta(hours=2)) == ["AilmentsBegan"]


async def test_it_looks_by_itself_while_rida_runs(tmp_path: Path) -> None:
    async with machine(tmp_path, echo, probes=(Part(OTHER),)) as m:
        stop = asyncio.Event()
        running = asyncio.create_task(m.runtime.run(stop))
        async with asyncio.timeout(20):
            while not await m.talk(DESK):
                await asyncio.sleep(0.05)
        stop.set()
        await running
