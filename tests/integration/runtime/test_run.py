"""The house as a whole: it stops in time, dies loudly, knows whether it is well, and can begin anew."""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app.web_listener import GRACE
from bot.core.audit import Action
from bot.core.conversation import Address, Party
from bot.core.events import ButtonPressed, MessageReceived, Words
from bot.core.messages import Delivery, Incoming
from bot.runtime.runtime import DemoRefused, Loop
from bot.runtime.shared import restarting
from bot.runtime.shared.clock import Clock, ClockRefused
from bot.runtime.shared.live_updates import ClockMoved, Restarted, Resync, Subscription, Typing
from bot.runtime.shared.restarting import EndedEarly
from bot.runtime.timers import Timers
from bot.runtime.turns.worker import Turns
from bot.store.errors import DiskFailed
from bot.store.queries.history import RoomRow, rooms
from bot.store.schema import audit, metadata, outbox
from tests.machine import ALIA, DESK, NOON, Machine, Platform, machine

HOUR = timedelta(hours=1)


async def until_healthy(m: Machine) -> None:
    async with asyncio.timeout(10):
        while not await m.runtime.health():
            await asyncio.sleep(0.01)


async def read_on(page: Subscription, ended: list[float]) -> None:
    """What an open page does, and when its news ended."""
    async for _ in page:
        pass
    ended.append(time.monotonic())


async def test_a_stop_ends_everything_within_five_seconds_even_in_the_middle_of_a_send(
    tmp_path: Path,
) -> None:
    begun = asyncio.Event()

    class Silent(Platform):
        async def send(self, delivery: Delivery) -> str:
            begun.set()
            await asyncio.Event().wait()
            return ""

    async with machine(tmp_path, channels={"web": Silent()}) as m:
        stop, page = asyncio.Event(), m.runtime.live_updates.subscribe()
        running = asyncio.create_task(m.runtime.run(stop))
        await m.say("x")
        await begun.wait()
        ended = list[float]()
        reading = asyncio.create_task(read_on(page, ended))
        asked = time.monotonic()
        stop.set()
        async with asyncio.timeout(5):
            await running
            await reading
        assert time.monotonic() - asked < 5
        assert ended[0] - asked < GRACE, "an open page ends before the server would cut it off"
        assert [row["status"] for row in await m.rows(outbox)] == ["queued"]


@pytest.mark.parametrize(
    ("loop", "method"), [(Turns, "_take"), (Timers, "claim")], ids=["turns", "timers"]
)
async def test_a_loop_that_dies_ends_the_house_with_its_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loop: type, method: str
) -> None:
    class Gone(Exception):
        pass

    calls = 0

    async def dies(_: object) -> int:
        nonlocal calls
        calls += 1
        if calls > 1:
            raise Gone
        return 0

    monkeypatch.setattr(loop, method, dies)
    async with machine(tmp_path) as m, asyncio.timeout(10):
        with pytest.raises(ExceptionGroup) as end:
            await m.runtime.run(asyncio.Event())
    assert end.group_contains(Gone)


async def test_no_loop_ends_unseen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of them, whatever it is: one that ends by itself takes the house with it, by its name."""

    async def ends(_: asyncio.Event) -> None:
        return

    async with machine(tmp_path) as m:
        for place, loop in enumerate(m.runtime._loops()):
            name = f"{place} {loop.__qualname__}"
            with monkeypatch.context() as now:
                loops = [*m.runtime._loops()]
                loops[place] = ends
                now.setattr(m.runtime, "_loops", lambda given=tuple(loops): given)
                with pytest.raises(ExceptionGroup) as end:
                    async with asyncio.timeout(10):
                        await m.runtime.run(asyncio.Event())
            assert end.group_contains(EndedEarly, match="ends"), name


@pytest.mark.parametrize("dies", [True, False], ids=["dies", "ends"])
async def test_every_watch_is_begun_anew_and_people_are_served_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dies: bool
) -> None:
    monkeypatch.setattr(restarting, "SHORTEST", 0.01)
    begun: dict[str, int] = {}

    def of(name: str) -> Loop:
        async def work(stop: asyncio.Event) -> None:
            begun[name] = begun.get(name, 0) + 1
            if begun[name] > 1:
                await stop.wait()
            elif dies:
                raise ZeroDivisionError

        return work

    async with machine(tmp_path) as m:
        names = [each.__qualname__ for each in m.runtime._watches()]
        assert len(names) >= 6
        watches = tuple(map(of, names))
        monkeypatch.setattr(m.runtime, "_watches", lambda: watches)
        stop = asyncio.Event()
        running = asyncio.create_task(m.runtime.run(stop))
        async with asyncio.timeout(10):
            while begun != dict.fromkeys(names, 2):
                await asyncio.sleep(0.01)
            await m.say("served")
            while m.web.texts(ALIA) != ["served"]:
                await asyncio.sleep(0.01)
        stop.set()
        await running


async def test_a_watch_whose_database_fails_ends_the_house(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(_: asyncio.Event) -> None:
        raise DiskFailed(tmp_path)

    async with machine(tmp_path) as m, asyncio.timeout(10):
        monkeypatch.setattr(m.runtime, "_watches", lambda: (fails,))
        with pytest.raises(ExceptionGroup) as end:
            await m.runtime.run(asyncio.Event())
    assert end.group_contains(DiskFailed)


async def test_a_send_whose_mark_fails_ends_the_house(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Gone(Exception):
        pass

    async def dies(*_: object) -> None:
        raise Gone

    monkeypatch.setattr("bot.store.queries.outbox.sent", dies)
    async with machine(tmp_path) as m, asyncio.timeout(10):
        await m.say("x")
        with pytest.raises(ExceptionGroup) as end:
            await m.runtime.run(asyncio.Event())
    assert end.group_contains(Gone)


async def test_what_came_before_the_start_is_answered_after_it(tmp_path: Path) -> None:
    async with machine(tmp_path) as m:
        await m.say("before")
    async with machine(tmp_path) as m:
        stop = asyncio.Event()
        running = asyncio.create_task(m.runtime.run(stop))
        news = m.runtime.live_updates.subscribe()
        async with asyncio.timeout(10):
            await news.get()
        stop.set()
        await running
        assert m.web.texts(ALIA) == ["before"]


async def test_it_is_healthy_while_its_loops_turn_and_the_database_answers(tmp_path: Path) -> None:
    async with machine(tmp_path) as m:
        assert not await m.runtime.health()
        stop = asyncio.Event()
        running = asyncio.create_task(m.runtime.run(stop))
        await until_healthy(m)
        stop.set()
        await running


# the demonstration


async def test_the_demo_clock_moves_forward_is_kept_and_told(tmp_path: Path) -> None:
    async with machine(tmp_path, demo=True) as m:
        news = m.runtime.live_updates.subscribe()
        await m.runtime.clock.move_to(NOON + 5 * HOUR)
        assert m.runtime.clock.now() == NOON + 5 * HOUR
        assert await news.get() == ClockMoved(NOON + 5 * HOUR)
        m.wall.pass_by(HOUR)
        assert m.runtime.clock.now() == NOON + 6 * HOUR
        with pytest.raises(ClockRefused, match="backward"):
            await m.runtime.clock.move_to(NOON)
    async with machine(tmp_path, demo=True) as m:
        assert m.runtime.clock.now() == NOON + 5 * HOUR
    async with machine(tmp_path, demo=False) as m:
        assert m.runtime.clock.now() == NOON


async def test_a_clock_of_real_life_is_never_moved(tmp_path: Path) -> None:
    async with machine(tmp_path) as m:
        with pytest.raises(ClockRefused, match="not-demo"):
            await m.runtime.clock.move_to(NOON + HOUR)
        assert Clock(m.runtime.database, m.runtime.live_updates).now().utcoffset() == timedelta()


async def some_bytes() -> AsyncIterator[bytes]:
    yield b"%PDF-1.7 a letter"


async def test_a_demonstration_begins_anew_with_an_empty_book(tmp_path: Path) -> None:
    async with machine(tmp_path, demo=True) as m:
        attachment = await m.runtime.attachments.keep(some_bytes(), "a.pdf")
        await m.runtime.clock.move_to(NOON + 5 * HOUR)
        await m.say("x")
        await m.runtime.settle()
        news = m.runtime.live_updates.subscribe()
        await m.runtime.restart_demo()
        assert await news.get() == Restarted()
        for table in metadata.sorted_tables:
            assert table is audit or await m.rows(table) == []
        assert [row["action"] for row in await m.rows(audit)][
            -1
        ] == Action.EMPTIED  # of that nothing goes
        assert m.runtime.clock.now() == NOON
        with pytest.raises(KeyError):
            m.runtime.attachments.path(attachment.id)
        await m.say("again", id="m1")
        await m.runtime.settle()
        assert [item.text for item in await m.talk()] == ["again", "again"]


async def test_beginning_anew_in_the_middle_of_a_send_harms_nothing(tmp_path: Path) -> None:
    begun, gate = asyncio.Event(), asyncio.Event()

    class Slow(Platform):
        async def send(self, delivery: Delivery) -> str:
            begun.set()
            await gate.wait()
            return await super().send(delivery)

    async with machine(tmp_path, demo=True, channels={"web": Slow()}) as m:
        await m.say("x")
        settling = asyncio.create_task(m.runtime.settle())
        await begun.wait()
        await m.runtime.restart_demo()
        gate.set()
        await settling
        assert await m.rows(outbox) == []


@pytest.mark.parametrize(
    ("demo", "real", "reason"), [(False, (), "not-demo"), (True, ("telegram",), "real-channel")]
)
async def test_a_real_book_is_never_emptied(
    tmp_path: Path, demo: bool, real: tuple[str, ...], reason: str
) -> None:
    async with machine(tmp_path, demo=demo, real_channels=real) as m:
        await m.say("x")
        with pytest.raises(DemoRefused, match=reason):
            await m.runtime.restart_demo()
        assert len(await m.talk()) == 1


# what a page reads


async def test_a_slow_page_is_told_to_read_the_history_again(tmp_path: Path) -> None:
    async with machine(tmp_path) as m:
        page = m.runtime.live_updates.subscribe()
        for _ in range(300):
            m.runtime.live_updates.publish(Typing(ALIA))
        seen = [await page.get()]
        assert seen == [Resync()]
        page.close()
        m.runtime.live_updates.publish(Typing(ALIA))
        left = 300 - 256 - 1
        assert [await page.get() for _ in range(left)] == [Typing(ALIA)] * left


async def test_history_shows_what_was_said_and_what_arrived(tmp_path: Path) -> None:
    async with machine(tmp_path) as m:
        await m.say("أهلاً", by="")
        await m.runtime.settle()
        m.wall.pass_by(HOUR)
        press = ButtonPressed("menu", stamp=0, label="القائمة")
        sticker = MessageReceived(Words(), unsupported="sticker")
        await m.runtime.intake.accept(Incoming("p1", ALIA, press))
        await m.runtime.intake.accept(Incoming("p2", ALIA, sticker))
        m.web.trouble = lambda _: RuntimeError()
        await m.runtime.settle()
        shown = [(item.id, item.outgoing, item.text, item.status) for item in await m.talk()]
        assert shown == [
            ("in-1", False, "أهلاً", "kept"),
            ("out-1", True, "أهلاً", "sent"),
            ("in-2", False, "القائمة", "kept"),
            ("in-3", False, "", "kept"),
        ]
        assert (await m.talk())[3].key == "sticker"


async def test_rooms_are_listed_by_their_last_turn(tmp_path: Path) -> None:
    async with machine(tmp_path) as m:
        other = Address("web", "case-1001", Party.ROOM)
        for place in (DESK, other, ALIA, DESK):
            await m.say("x", place)
            await m.runtime.settle()
            m.wall.pass_by(HOUR)
        async with m.runtime.database.read() as conn:
            found: list[RoomRow] = await rooms(conn)
        assert [(row.address, row.case) for row in found] == [(DESK, None), (other, None)]
