"""After a restore nothing that waited goes out by itself: it is held, listed, dropped or released."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

from bot.core.conversation import Address, Party
from bot.core.effects import Reply, SendReply, Text
from bot.core.events import PersonAwaited
from bot.core.messages import Delivery
from bot.core.turn import Turn
from bot.runtime.delivery.channel import TryLater
from bot.runtime.restored import Readied, readied
from bot.store.queries import quiet
from bot.store.schema import inbox
from tests.machine import ALIA, BADR, NOON, Machine, Wall, echo, machine

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def later(turn: Turn) -> Turn:
    """Says it back; "remind" sets a reminder for an hour later, which says so."""
    if isinstance(turn.event, PersonAwaited):
        return turn.reply("echo", said="you were to answer")
    said = echo(turn)
    if turn.text.startswith("remind"):
        event = PersonAwaited(0, turn.facts.now)
        return said.set_timer(
            f"r{turn.conversation.id}", turn.facts.now + HOUR, turn.conversation.id, event
        )
    return said


@asynccontextmanager
async def went_on(
    folder: Path, claim: Callable[[Turn], Turn] = later, at: datetime = NOON + DAY
) -> AsyncIterator[Machine]:
    """The restored book, in which people go on writing."""
    async with machine(folder, claim, Wall(at)) as m:
        m.count = 100
        yield m


async def restored(folder: Path, days: int = 1) -> Readied:
    """What lies there, as if it came from a backup of NOON."""
    return await readied(folder / "data" / "rida.db", folder / "attachments", NOON, (), NOON + days * DAY)


def away(delivery: Delivery) -> Exception | None:
    return TryLater("away")


async def lived(folder: Path) -> None:
    """One message that could not be sent, one reminder, one message that had no turn."""
    async with machine(folder, later) as m:
        await m.say("remind me")
        await m.runtime.settle()
        m.web.trouble = away
        await m.say("never said", BADR)
        await m.runtime.settle()
        await m.say("not read")


async def test_nothing_goes_out_by_itself_until_it_is_released(tmp_path: Path) -> None:
    await lived(tmp_path)
    held = (await restored(tmp_path)).waiting
    assert [each.to for each in held.messages] == [BADR]
    assert [each.kind for each in held.passed(NOON + DAY)] == ["PersonAwaited"] and held.unread == 1
    async with went_on(tmp_path) as m:
        await m.runtime.settle()
        assert m.web.sent == []
        async with m.runtime.database.write() as conn:
            gone = await quiet.release(conn, m.wall())
        assert len(gone.messages) == 1
        await m.runtime.settle()
        assert sorted(m.web.texts(ALIA)) == ["not read", "you were to answer"]
        assert m.web.texts(BADR) == ["never said"]
        await m.runtime.settle()
        assert len(m.web.sent) == 3
        async with m.runtime.database.read() as conn:
            assert (await quiet.waiting(conn)).is_empty and await quiet.since(conn) is None


async def test_whoever_writes_meanwhile_is_served_with_what_they_had_written(tmp_path: Path) -> None:
    await lived(tmp_path)
    await restored(tmp_path)
    async with went_on(tmp_path) as m:
        await m.say("here I am")
        await m.say("remind me, too", Address("web", "new", Party.PERSON))
        await m.runtime.settle()
        assert m.web.texts(ALIA) == ["not read", "here I am"]
        assert m.web.texts(BADR) == []
        m.wall.pass_by(DAY)
        await m.runtime.settle()
        assert m.web.texts(Address("web", "new", Party.PERSON))[1:] == ["you were to answer"]
        assert "you were to answer" not in m.web.texts(ALIA)


async def test_what_is_dropped_is_never_sent(tmp_path: Path) -> None:
    async with machine(tmp_path, later) as m:
        m.web.trouble = away
        for text in ("one", "two", "three", "four"):
            await m.say(text, Address("web", text, Party.PERSON))
            await m.runtime.settle()
            m.wall.pass_by(HOUR)
    held = (await restored(tmp_path)).waiting
    ids = {each.to.address: each.id for each in held.messages}
    async with went_on(tmp_path) as m:
        async with m.runtime.database.write() as conn:
            assert await quiet.drop(conn, ids=[ids["three"]]) == 1
            assert await quiet.drop(conn, before=NOON + HOUR / 2) == 1
            assert await quiet.drop(conn, ids=[10**9]) == 0
            await quiet.release(conn, m.wall())
        await m.runtime.settle()
        assert [each.message.text for each in m.web.sent] == ["two", "four"]
        assert await quiet_drop_all(m) == 0


async def quiet_drop_all(m: Machine) -> int:
    async with m.runtime.database.write() as conn:
        return await quiet.drop(conn)


async def test_a_wait_that_is_set_anew_meanwhile_is_over_in_its_time(tmp_path: Path) -> None:
    """The timer of what somebody does now fires, though one of that key was pending before."""
    await lived(tmp_path)
    await restored(tmp_path)
    async with went_on(tmp_path) as m:
        await m.say("remind me again")
        await m.runtime.settle()
        m.wall.pass_by(DAY)
        await m.runtime.settle()
        assert m.web.texts(ALIA)[-1] == "you were to answer"


async def test_the_desk_hears_once_and_the_end_wakes_everything(tmp_path: Path) -> None:
    await lived(tmp_path)
    await restored(tmp_path)
    async with went_on(tmp_path) as m:
        stop = asyncio.Event()
        running = asyncio.create_task(m.runtime.quiet.run(stop))
        while not m.runtime.quiet.is_on:
            await asyncio.sleep(0.01)
        stop.set()
        await running
        await m.runtime.quiet.run(stop)
        desk = [row["event"] for row in await m.rows(inbox) if row["kind"] == "BookQuiet"]
        assert [(each["messages"], each["passed"], each["unread"]) for each in desk] == [(1, 1, 1)]
        async with m.runtime.database.write() as conn:
            await quiet.release(conn, m.wall())
        await m.runtime.quiet.look()
        assert not m.runtime.quiet.is_on


async def test_what_stands_in_one_place_and_was_said_anew_is_not_said_as_it_was(tmp_path: Path) -> None:
    def card(turn: Turn) -> Turn:
        return turn.do(SendReply(Reply(Text("echo", {"said": turn.text}), slot="card"), 0))

    async with machine(tmp_path, card) as m:
        m.web.trouble = away
        await m.say("as it was")
        await m.runtime.settle()
    await restored(tmp_path)
    async with went_on(tmp_path, card) as m:
        await m.say("as it is")
        await m.runtime.settle()
        async with m.runtime.database.write() as conn:
            await quiet.release(conn, m.wall())
        await m.runtime.settle()
        assert m.web.texts(ALIA) == ["as it is"]


async def test_a_book_that_was_never_restored_is_not_quiet(tmp_path: Path) -> None:
    async with machine(tmp_path) as m:
        await m.say("hello")
        await m.runtime.settle()
        await m.runtime.quiet.look()
        assert m.web.texts(ALIA) == ["hello"] and not m.runtime.quiet.is_on
