"""No number and no button is used twice: whatever was given out after the backup, whoever is restored goes
on behind it."""

import asyncio
import shutil
from datetime import timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Table, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Address, Choice, Conversation, Party
from bot.core.effects import CancelTimers
from bot.core.events import ButtonPressed, MessageReceived, Words
from bot.core.messages import Message
from bot.core.replaced import replaced
from bot.core.topic import Handlers, Rule, State, Topic, pressed, taken
from bot.core.turn import Turn
from bot.runtime.number_watch import NumberWatch, not_older_than_noted
from bot.runtime.restored import readied
from bot.store.queries import conversations, inbox, numbers, outbox
from bot.store.queries.numbers import GIVEN
from bot.store.sqlite import noted_numbers
from bot.store.sqlite.database import Database
from bot.store.sqlite.noted_numbers import OlderThanNoted
from tests.machine import NOON, machine

DAY = timedelta(days=1)
KINDS = (*GIVEN, "outbox", "inbox", "prompt")
Happened = list[tuple[str, int, int]]
"""What was given out, in whose talk, and how often."""
happened = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 3), st.integers(1, 30)), max_size=12)
AT = {"at": NOON, "opened_at": NOON, "due_at": NOON, "registered_at": NOON}
SAID = {
    "kind": "",
    "status": "open",
    "assignee": "",
    "initiative": "",
    "entry": "",
    "text": "",
    "rest": "{}",
}
COUNTS = {"rounds": 1, "waited_seconds": 0, "addition": 0, "contact": 1, "language": "ar", "reason": ""}
_names = count()


async def given_out(database: Path, history: Happened) -> set[tuple[object, ...]]:
    """Everything by which something is known from now on, while this happens."""
    opened = await Database.open(f"sqlite:///{database}")
    try:
        async with opened.write() as conn:
            return {await _one(conn, kind, who) for kind, who, often in history for _ in range(often)}
    finally:
        await opened.close()


async def _one(conn: AsyncConnection, kind: str, who: int) -> tuple[object, ...]:
    here = await conversations.at(conn, Address("web", f"p{who}", Party.PERSON), "ar", NOON)
    if kind == "prompt":
        shown = replaced(here, stamp=here.stamp + 1)
        await conversations.save(conn, shown, NOON)
        return (kind, who, shown.stamp)
    if kind == "outbox":
        return (kind, await outbox.queue(conn, here.id, Message("", "ar"), NOON))
    if kind == "inbox":
        event = MessageReceived(Words("a"))
        return (kind, (await inbox.put(conn, here.id, "web", f"e{next(_names)}", event, NOON)).id)
    number = await numbers.next_of(conn, kind)
    await _row(conn, GIVEN[kind].table, GIVEN[kind].name, number, here.id)
    return (kind, number)


async def _row(conn: AsyncConnection, table: object, key: str, number: int, person: int) -> None:
    assert isinstance(table, Table)
    known = {**AT, **SAID, **COUNTS, "person": person, "settled": False}
    mine = {name: value for name, value in known.items() if name in table.columns}
    await conn.execute(insert(table).values(**mine, **{key: number}))


@settings(max_examples=25, deadline=None)
@given(happened, happened, happened, st.integers(0, 400), st.booleans())
def test_whatever_happened_after_the_backup_nothing_is_given_out_twice(
    before: Happened, lost: Happened, since: Happened, days: int, is_noted: bool
) -> None:
    async def run(folder: Path) -> None:
        old, new = folder / "old" / "rida.db", folder / "new" / "rida.db"
        for each in (old, new):
            each.parent.mkdir()
        known = await given_out(old, before)
        shutil.copy(old, new)
        gone = await given_out(old, lost)
        await readied(
            new, folder, NOON, [noted_numbers.beside(old)] if is_noted else [], NOON + days * DAY
        )
        again = await given_out(new, since)
        assert not again & (known | gone)

    with TemporaryDirectory() as folder:
        asyncio.run(run(Path(folder)))


async def test_what_was_noted_goes_before_what_the_days_would_say(tmp_path: Path) -> None:
    async with machine(tmp_path) as m:
        database, clock = m.runtime.database, m.runtime.clock
        await NumberWatch(database, clock).note()
        async with database.write() as conn:
            for _ in range(3):
                here = await conversations.at(conn, Address("web", "a", Party.PERSON), "ar", NOON)
            await _row(conn, GIVEN["cases"].table, "number", 88_000, here.id)
        await NumberWatch(database, clock).note()
        noted = noted_numbers.noted(noted_numbers.beside(database.path))
    assert noted and noted.last["cases"] == 88_000
    copy = tmp_path / "copy" / "rida.db"
    copy.parent.mkdir()
    shutil.copy(tmp_path / "data" / "rida.db", copy)
    ready = await readied(copy, tmp_path, NOON, [noted_numbers.beside(database.path)], NOON)
    assert ready.numbers.last["cases"] == 89_000 and ready.known == noted


async def test_an_older_copy_in_the_place_of_the_newer_one_is_refused(tmp_path: Path) -> None:
    async with machine(tmp_path) as m:
        await m.say("one")
        await NumberWatch(m.runtime.database, m.runtime.clock).note()
    path = tmp_path / "data" / "rida.db"
    shutil.copy(path, tmp_path / "older")
    async with machine(tmp_path) as m:
        await m.say("two", id="two")
        await not_older_than_noted(m.runtime.database)
        await NumberWatch(m.runtime.database, m.runtime.clock).note()
        await not_older_than_noted(m.runtime.database)
    for log in path.parent.glob("rida.db-*"):
        log.unlink()
    shutil.copy(tmp_path / "older", path)
    async with machine(tmp_path) as m:
        with pytest.raises(OlderThanNoted, match="Put the newer file back"):
            await not_older_than_noted(m.runtime.database)
    noted_numbers.beside(path).write_text("no note")
    async with machine(tmp_path) as m:
        await not_older_than_noted(m.runtime.database)  # a second guard, and no locked door


async def test_what_is_noted_of_another_book_is_nothing(tmp_path: Path) -> None:
    async with machine(tmp_path / "a") as a, machine(tmp_path / "b") as b:
        for text in ("one", "two"):
            await a.say(text, id=text)
        for each in (a, b):
            await NumberWatch(each.runtime.database, each.runtime.clock).note()
        shutil.copy(
            noted_numbers.beside(a.runtime.database.path), noted_numbers.beside(b.runtime.database.path)
        )
        await not_older_than_noted(b.runtime.database)


# Buttons ---------------------------------------------------------------------------------------------


DONE, LATE = CancelTimers("done"), CancelTimers("late")


def _talk(stamp: int, unknown: tuple[tuple[int, int], ...]) -> Conversation:
    here = Conversation(1, Address("web", "a", Party.PERSON), stamp=stamp, unknown=unknown)
    return replaced(here, topic="t", state="s", prompt=(Choice("confirm"),))


@pytest.mark.parametrize(
    ("stamp", "is_late"),
    [(7, False), (20, False), (8, True), (19, True), (None, False)],
    ids=["shown-before-the-backup", "shown-now", "lost", "the-last-lost", "without-a-stamp"],
)
def test_a_button_of_a_prompt_that_is_not_known_is_late_though_the_same_is_on_offer(
    stamp: int | None, is_late: bool
) -> None:
    here, nothing = _talk(20, ((8, 19),)), cast(Any, None)
    asked = State(nothing, (Rule(pressed("confirm"), lambda turn: turn.do(DONE)),))
    tables = Handlers((Topic("t", states={"s": asked}),), (lambda turn: turn.do(LATE),))
    done = taken(Turn(here, ButtonPressed("confirm", stamp=stamp), nothing, tables), tables)
    assert done and done.effects == ((LATE,) if is_late else (DONE,))
