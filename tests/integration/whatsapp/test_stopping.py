"""Whoever writes that nothing more shall come opens the window by that very word: nothing that nobody waits
for slips out between what they wrote and its turn."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.core.advance import advance
from bot.core.conversation import Address, Conversation, Party
from bot.core.events import MessageReceived, PlatformOptedOut, Words
from bot.core.messages import Incoming, Message
from bot.core.turn import Turn
from bot.store.queries import contacts, conversations
from bot.store.queries import outbox as queries
from bot.store.schema import outbox
from tests.integration.whatsapp.test_window import HUDA, Rig, complains, rig

PAGE = Address("web", "page", Party.PERSON)
UNASKED = {"person-awaited": "REMINDED", "closed-quietly": "RATE-US", "case-taken": "NEWS"}
ANSWER = {"staff-wrote": "THE-ANSWER", "promise-delayed": "THE-DATE"}


async def _held(r: Rig) -> None:
    """A reminder, a rating and news wait for Huda, and an answer and a date between them."""
    await complains(r)
    await r.passes(timedelta(days=2))
    async with r.bot.app.database.write() as conn:
        huda = await conversations.find(conn, Address("whatsapp", HUDA, Party.PERSON))
        assert huda
        both = zip(UNASKED.items(), [*ANSWER.items(), None], strict=True)
        for each in (one for pair in both for one in pair if one):
            await queries.queue(conn, huda.id, Message(each[1], "ar", each[0]), r.wall.at)
    await r.settle()
    assert {await _status(r, key) for key in (*UNASKED, *ANSWER)} == {"held"}


async def _status(r: Rig, key: str) -> str:
    rows = await r.bot.rows(outbox)
    return next(row["status"] for row in reversed(rows) if row["message"]["key"] == key)


async def _sends_before_the_turn(r: Rig) -> None:
    """What came is kept; the senders run, and no turn does."""
    await r.hears()
    await r.bot.app.runtime.outbox.drain()


async def _by_word(r: Rig) -> None:
    r.api.people.writes(HUDA, "إيقاف")


async def _by_command(r: Rig) -> None:
    r.api.people.writes(HUDA, "/stop")


async def _by_the_switch_and_then_writes(r: Rig) -> None:
    """Its turn still waits when they write."""
    whose = Address("whatsapp", HUDA, Party.PERSON)
    await r.bot.app.runtime.intake.accept(Incoming("preference-1", whose, PlatformOptedOut()))
    r.api.people.writes(HUDA, "سلام")


async def _from_a_linked_address(r: Rig) -> None:
    async with r.bot.app.database.write() as conn:
        page = await conversations.at(conn, PAGE, "ar", r.wall.at)
        huda = await conversations.find(conn, Address("whatsapp", HUDA, Party.PERSON))
        assert huda
        await contacts.link(conn, page.id, huda.id, r.wall.at)
    await r.bot.app.runtime.intake.accept(Incoming("page-1", PAGE, MessageReceived(Words("إيقاف"))))
    await r.settle()
    r.api.people.writes(HUDA, "سلام")


WAYS: list[Callable[[Rig], Awaitable[None]]] = [
    _by_word,
    _by_command,
    _by_the_switch_and_then_writes,
    _from_a_linked_address,
]


@pytest.mark.parametrize("stops", WAYS)
async def test_whoever_stops_hears_nothing_of_what_was_held_that_nobody_waits_for(
    tmp_path: Path, stops: Callable[[Rig], Awaitable[None]]
) -> None:
    async with rig(tmp_path) as r:
        await _held(r)
        before = len(r.texts())
        await stops(r)
        await _sends_before_the_turn(r)
        await r.settle()
        told = " ".join(r.texts()[before:])
        assert [word for word in UNASKED.values() if word in told] == []
        assert {await _status(r, key) for key in UNASKED} == {"dropped"}
        at_the_page = await r.bot.told("page")
        for key, word in ANSWER.items():  # as the sentence says that confirms it
            assert told.count(word) + at_the_page.count(key) == 1


async def test_between_what_they_wrote_and_its_turn_nothing_goes_out(tmp_path: Path) -> None:
    async with rig(tmp_path) as r:
        await _held(r)
        before = len(r.texts())
        r.api.people.writes(HUDA, "سلام")
        await _sends_before_the_turn(r)
        assert r.texts()[before:] == []
        await r.settle()
        told = " ".join(r.texts()[before:])
        places = [told.find(word) for word in ("REMINDED", "THE-ANSWER", "THE-DATE")]
        assert -1 not in places[1:] and places[1:] == sorted(places[1:])


async def test_what_was_held_goes_out_although_the_turn_of_what_they_wrote_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(here: Conversation, *given: Any) -> Turn:
        if here.address.party is Party.PERSON:
            raise ZeroDivisionError
        return advance(here, *given)

    async with rig(tmp_path) as r:
        await _held(r)
        monkeypatch.setattr("bot.runtime.turns.worker.advance", fails)
        r.api.people.writes(HUDA, "سلام")
        for _ in range(10):
            await r.passes(timedelta(minutes=30))
        assert {await _status(r, key) for key in ANSWER} == {"sent"}
