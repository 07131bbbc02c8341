"""A deadline is a row: no restart, no late tick and no jump of a clock loses or doubles it."""

import asyncio
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.effects import CRY, WAIT
from bot.core.events import CaseResolved, DraftLeft, LadderStepDue
from bot.core.turn import Turn
from bot.runtime.shared.live_updates import Delivered
from bot.runtime.timers import Timers
from bot.store.queries import conversations, timers
from bot.store.schema import inbox
from bot.store.schema import timers as timers_table
from tests.machine import ALIA, BADR, DESK, NOON, Machine, Wall, echo, machine

HOUR = timedelta(hours=1)


async def set_timers(m: Machine, *hours: int) -> None:
    async with m.runtime.database.write() as conn:
        target = (await conversations.at(conn, ALIA, "ar", NOON)).id
        for hour in hours:
            key, step = f"case-1001:{hour}", LadderStepDue(1001, str(hour))
            await timers.set_timer(conn, key, NOON + hour * HOUR, target, step)


async def fired(m: Machine) -> list[str]:
    return [row["event"]["step"] for row in await m.rows(inbox) if row["channel"] == "timer"]


async def test_a_timer_fires_when_it_is_due_and_not_before(tmp_path: Path) -> None:
    async with machine(tmp_path) as m:
        await set_timers(m, 1)
        m.wall.at = NOON + HOUR - timedelta(microseconds=1)
        await m.runtime.settle()
        assert await fired(m) == []
        m.wall.at = NOON + HOUR
        await m.runtime.settle()
        assert await fired(m) == ["1"]
        assert m.web.texts(ALIA) == ["LadderStepDue"]


async def test_after_an_outage_all_that_is_due_comes_once_and_in_order(tmp_path: Path) -> None:
    wall = Wall()
    async with machine(tmp_path, wall=wall) as m:
        await set_timers(m, 3, 1, 2, 50)
    wall.pass_by(10 * HOUR)
    for _ in range(3):
        async with machine(tmp_path, wall=wall) as m:
            await m.runtime.settle()
            assert await fired(m) == ["1", "2", "3"]
    async with machine(tmp_path, wall=wall) as m:
        assert [row["status"] for row in await m.rows(timers_table)] == ["fired"] * 3 + ["pending"]


async def test_a_clock_set_back_and_forth_doubles_nothing(tmp_path: Path) -> None:
    async with machine(tmp_path) as m:
        await set_timers(m, 1, 2)
        for hours in (1, -5, 0, 2, -2, 3):
            m.wall.at = NOON + hours * HOUR
            await m.runtime.settle()
        assert await fired(m) == ["1", "2"]


async def test_a_short_wait_is_over_when_the_clock_is_set_back(tmp_path: Path) -> None:
    """What waits for seconds does not wait for an hour; a deadline does, by the clock that is right now."""
    async with machine(tmp_path) as m:
        await set_timers(m, 1)
        async with m.runtime.database.write() as conn:
            target = (await conversations.at(conn, ALIA, "ar", NOON)).id
            soon = LadderStepDue(1001, "soon")
            await timers.set_timer(conn, f"{WAIT}digest", NOON + timedelta(seconds=5), target, soon)
        await m.runtime.settle()
        assert await fired(m) == []
        m.wall.at = NOON - HOUR
        await m.runtime.settle()
        assert await fired(m) == ["soon"]


async def test_a_cry_for_help_is_told_within_the_hour_however_the_clock_is_set(tmp_path: Path) -> None:
    async with machine(tmp_path) as m:
        async with m.runtime.database.write() as conn:
            target = (await conversations.at(conn, ALIA, "ar", NOON)).id
            again = LadderStepDue(1001, "again")
            await timers.set_timer(conn, f"{CRY}1001:", NOON + HOUR, target, again)
        m.wall.at = NOON + timedelta(minutes=1)
        await m.runtime.settle()
        assert await fired(m) == []
        m.wall.at = NOON - timedelta(minutes=1)
        await m.runtime.settle()
        assert await fired(m) == ["again"]


async def test_two_claims_at_once_fire_once(tmp_path: Path) -> None:
    async with machine(tmp_path) as m:
        await set_timers(m, *range(1, 8))
        m.wall.pass_by(24 * HOUR)
        claimed = await asyncio.gather(*(m.runtime.timers.claim() for _ in range(5)))
        assert sum(claimed) == 7
        assert await fired(m) == [str(n) for n in range(1, 8)]


async def test_more_than_a_batch_is_claimed_in_order(tmp_path: Path) -> None:
    async with machine(tmp_path) as m:
        await set_timers(m, *range(1, 451))
        m.wall.pass_by(1000 * HOUR)
        assert await m.runtime.timers.claim() == 450
        assert await fired(m) == [str(n) for n in range(1, 451)]


async def test_a_turn_sets_replaces_and_cancels_timers(tmp_path: Path) -> None:
    def step(turn: Turn) -> Turn:
        now = turn.facts.now
        if turn.text == "set":
            turn = turn.set_timer("a:1", now + HOUR, DESK, CaseResolved(1))
            return turn.set_timer("a:2", now + HOUR, BADR, DraftLeft()).set_timer(
                "b:1", now + HOUR, ALIA, DraftLeft()
            )
        if turn.text == "later":
            return turn.set_timer("b:1", now + 5 * HOUR, ALIA, DraftLeft())
        return turn.cancel_timers("a:") if turn.text == "cancel" else echo(turn)

    async with machine(tmp_path, step) as m:
        for text in ("set", "later", "cancel"):
            await m.say(text)
        m.wall.pass_by(0 * HOUR)
        await m.runtime.settle()
        m.wall.pass_by(HOUR)
        await m.runtime.settle()
        assert m.web.sent == []
        m.wall.pass_by(4 * HOUR)
        await m.runtime.settle()
        assert m.web.texts(ALIA) == ["DraftLeft"]
        assert m.web.texts(BADR) == m.web.texts(DESK) == []


async def test_the_tick_of_the_running_house_fires_what_is_due(tmp_path: Path) -> None:
    async with machine(tmp_path) as m:
        news, stop = m.runtime.live_updates.subscribe(), asyncio.Event()
        running = asyncio.create_task(m.runtime.run(stop))
        await set_timers(m, 1)
        m.wall.pass_by(HOUR)
        async with asyncio.timeout(10):
            while not isinstance(await news.get(), Delivered):
                pass
        stop.set()
        await running
        assert await fired(m) == ["1"]


async def test_a_clock_that_is_set_back_an_hour_stops_no_tick(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """APScheduler waits by the wall clock; set back by an hour, it would sleep for an hour."""
    back, claims = timedelta(), 0

    class SetBack(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return datetime.now(tz) - back

    async def counted(_: Timers) -> int:
        nonlocal claims
        claims += 1
        return 0

    for module in ("schedulers.base", "triggers.interval"):
        monkeypatch.setattr(f"apscheduler.{module}.datetime", SetBack)
    monkeypatch.setattr("bot.runtime.timers.TICK", 0.02)
    monkeypatch.setattr("bot.runtime.timers.LATE", 1.0)
    monkeypatch.setattr(Timers, "claim", counted)

    async def twenty_claims() -> None:
        wanted = claims + 20
        while claims < wanted:
            await asyncio.sleep(0.01)

    async with machine(tmp_path) as m, asyncio.timeout(10):
        stop = asyncio.Event()
        running = asyncio.create_task(m.runtime.timers.run(stop))
        await twenty_claims()
        back = HOUR
        await twenty_claims()
        stop.set()
        await running


async def test_a_stop_in_the_middle_of_a_claim_cuts_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go, mark = asyncio.Event(), asyncio.Event(), timers.fired

    async def slow(conn: AsyncConnection, id: int) -> None:
        begun.set()
        await go.wait()
        await mark(conn, id)

    monkeypatch.setattr(timers, "fired", slow)
    async with machine(tmp_path) as m, asyncio.timeout(10):
        stop = asyncio.Event()
        await set_timers(m, 1, 2, 3)
        m.wall.pass_by(3 * HOUR)
        running = asyncio.create_task(m.runtime.timers.run(stop))
        await begun.wait()
        stop.set()
        await asyncio.sleep(0.05)
        assert not running.done()
        go.set()
        await running
        assert await fired(m) == ["1", "2", "3"]
        assert [row["status"] for row in await m.rows(timers_table)] == ["fired"] * 3
