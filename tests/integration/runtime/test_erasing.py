"""Somebody asks to be erased in their own talk: what came before is gone, what came after begins anew."""

import asyncio
from dataclasses import replace
from pathlib import Path

from bot.core.case import Case, Kind, Status
from bot.core.conversation import Party
from bot.core.effects import ErasePerson
from bot.core.events import CaseTaken, Words
from bot.core.related import Incident
from bot.core.turn import Turn
from bot.runtime.erasure import Erasing
from bot.store.erasure import journal
from bot.store.erasure.erase import erase
from bot.store.erasure.journal import Stage
from bot.store.erasure.quoted import GONE
from bot.store.queries import cases as case_book
from bot.store.queries import inbox as events
from bot.store.queries import incidents
from bot.store.schema import conversations, inbox, outbox
from tests.fixtures.traces import assert_nowhere, traces
from tests.machine import ALIA, BADR, NOON, Machine, echo, machine

WORDS = "قلت شيئا لا يعرفه أحد غيري"


def erasing(turn: Turn) -> Turn:
    """`forget me` asks for it, anything else is said back."""
    if turn.text == "forget me":
        return turn.do(ErasePerson(turn.conversation.contact)).reply("echo", said="it is done")
    return echo(turn)


async def said(m: Machine) -> None:
    await m.runtime.turns.drain()
    await m.runtime.outbox.drain()


async def finished(m: Machine) -> float | None:
    return await m.runtime.erasing.finish()


def notes(folder: Path) -> list[Stage]:
    return [each.stage for each in journal.written(folder / "data" / journal.NAME)]


async def test_whoever_asks_is_told_and_then_nothing_is_left(tmp_path: Path) -> None:
    async with machine(tmp_path, erasing) as m:
        await m.say(WORDS)
        await m.say("somebody else", BADR)
        await said(m)
        await m.say("forget me")
        await said(m)
        assert m.web.texts(ALIA) == [WORDS, "it is done"]
        assert notes(tmp_path) == [Stage.BEGUN]
        assert await finished(m) is None
        assert set(notes(tmp_path)) == {Stage.DONE}
        assert_nowhere([WORDS, "it is done", "alia"], tmp_path / "data")
        assert list(traces(["somebody else", "badr"], tmp_path / "data")) == ["somebody else", "badr"]


async def test_whoever_writes_at_that_moment_begins_anew_and_loses_nothing(tmp_path: Path) -> None:
    async with machine(tmp_path, erasing) as m:
        for text in (WORDS, "forget me", "and good morning", "are you there"):
            await m.say(text)
        await said(m)
        assert await finished(m) is None
        assert m.web.texts(ALIA)[-2:] == ["and good morning", "are you there"]
        shown = [item.text for item in await m.talk()]
        answered = ["and good morning", "are you there"]
        assert sorted(shown) == sorted([*answered, *answered, "it is done"])
        assert_nowhere([WORDS], tmp_path / "data")


async def test_whoever_writes_again_is_somebody_new(tmp_path: Path) -> None:
    async with machine(tmp_path, erasing) as m:
        await m.say(WORDS)
        await said(m)
        before = await m.conversation()
        await m.say("forget me")
        await said(m)
        await finished(m)
        await m.say("hello")
        await said(m)
        after = await m.conversation()
        assert after.id != before.id and after.contact != before.contact
        assert [item.text for item in await m.talk()] == ["hello", "hello"]


async def test_twice_is_once(tmp_path: Path) -> None:
    async with machine(tmp_path, erasing) as m:
        for text in ("forget me", "forget me", "forget me"):
            await m.say(text)
        await said(m)
        assert await finished(m) is None
        assert not [each for each in await m.rows(conversations) if each["channel"] != "erased"]
        assert not await m.rows(outbox)
        assert {each["kind"] for each in await m.rows(inbox)} == {"Erased"}


async def test_the_last_word_is_waited_for_and_not_for_ever(tmp_path: Path) -> None:
    async with machine(tmp_path, erasing) as m:
        await m.say("forget me")
        await m.runtime.turns.drain()
        assert await finished(m)  # it is on its way
        assert [each["status"] for each in await m.rows(outbox)] == ["queued"]
        m.wall.pass_by(Erasing.PATIENCE)
        assert await finished(m)
        m.wall.pass_by(Erasing.PATIENCE)
        assert await finished(m) is None
        assert not await m.rows(outbox)


async def test_a_running_rida_finishes_it_by_itself(tmp_path: Path) -> None:
    async with machine(tmp_path, erasing) as m:
        stop = asyncio.Event()
        running = asyncio.create_task(m.runtime.run(stop))
        await m.say(WORDS)
        await m.say("forget me")
        async with asyncio.timeout(30):
            while notes(tmp_path)[-1:] != [Stage.DONE]:
                await asyncio.sleep(0.02)
        stop.set()
        await running
    assert_nowhere([WORDS, "alia"], tmp_path / "data")


async def test_what_others_tell_somebody_who_is_there_no_more_is_let_go(tmp_path: Path) -> None:
    async with machine(tmp_path, erasing) as m:
        await m.say(WORDS)
        await said(m)
        there = (await m.conversation()).id
        await m.say("forget me")
        await said(m)
        async with m.runtime.database.write() as conn:
            await events.put(conn, there, "internal", "9:9", CaseTaken(1001), m.wall())
        await said(m)
        (row,) = [each for each in await m.rows(inbox) if each["external_id"] == "9:9"]
        assert row["status"] == "done"
        assert [each["party"] for each in await m.rows(conversations)].count(Party.PERSON) == 2


async def test_an_incident_goes_on_without_whoever_led_it_and_says_nothing_of_theirs(
    tmp_path: Path,
) -> None:
    """Its name was theirs; the first of the others that is worked on leads from then on."""
    async with machine(tmp_path, erasing) as m:
        await m.say(WORDS)
        await m.say("somebody else", BADR)
        await said(m)
        alia, badr = await m.conversation(ALIA), await m.conversation(BADR)
        async with m.runtime.database.write() as conn:
            await case_book.save(conn, _in(1001, alia.id, 1001, joined=(1002, 1003, 1004)))
            await case_book.save(conn, replace(_in(1002, badr.id, 1001), status=Status.RESOLVED))
            for number in (1003, 1004):
                await case_book.save(conn, _in(number, badr.id, 1001))
            await case_book.save(conn, _in(1005, badr.id, 1005, joined=(1006,)))
            await case_book.save(conn, _in(1006, alia.id, 1005))
            await incidents.save(conn, Incident(1001, WORDS, NOON, "تأخرت السلال"))
            await incidents.save(conn, Incident(1005, "الباص", NOON, WORDS, "Sara"))
            await erase(conn, alia.contact, NOON)
        async with m.runtime.database.read() as conn:
            found = {n: await case_book.get(conn, n) for n in (1001, 1003, 1004, 1005)}
            was, now, bus = [await incidents.of_lead(conn, n) for n in (1001, 1003, 1005)]
        led = {n: (case.incident, case.joined) for n, case in found.items() if case}
        assert led == {1001: (0, ()), 1003: (1003, (1004,)), 1004: (1003, ()), 1005: (1005, ())}
        assert was is None and now and (now.name, now.notice) == (GONE, "تأخرت السلال")
        assert bus and (bus.name, bus.notice) == ("الباص", "")


def _in(number: int, person: int, lead: int, joined: tuple[int, ...] = ()) -> Case:
    case = Case(number, Kind.COMPLAINT, person, NOON, NOON, NOON, words=(Words("تأخرت السلة"),))
    return replace(case, incident=lead, joined=joined)
