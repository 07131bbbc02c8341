"""The small world of the tests holds to the runtime: what happened in it is told again to a real file, and the
runtime's own loader must know the same before every turn, so that every turn decides the same.

What the runtime leaves out for an event may stand in the world's facts, but no turn may depend on it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from bot.core.advance import advance
from bot.core.conversation import Address
from bot.core.events import (
    Event,
    MessageReceived,
)
from bot.core.facts import Facts, Profile
from bot.core.turn import Turn
from bot.policy.ladder import Ladder
from bot.runtime.shared.clock import Clock
from bot.runtime.turns.calendar import CurrentCalendar
from bot.runtime.turns.effects import EffectApplier, MessageRenderer
from bot.runtime.turns.facts import FactsLoader
from bot.store.queries import conversations, inbox, profiles, staff
from bot.store.queries.announcements import Announced
from bot.store.sqlite.database import Database
from faq.text.normalise import fold
from handlers.tables import TABLES
from tests.unit.stories import SECRET, STORIES
from tests.unit.world import (
    ALARMS,
    CALENDAR,
    COACH,
    GOODWILL,
    LADDER,
    PASSES,
    RENDERER,
    STAFF,
    World,
    person,
    receipts,
)


@dataclass
class Told(World):
    """A world that remembers what each turn knew and decided."""

    log: list[tuple[Address, Event, Facts, Turn]] = field(default_factory=list)

    def _turn(self, who: Address, event: Event) -> None:
        before, facts = self.conversation(who), self.facts(who, event)
        self.log.append((who, event, facts, advance(before, event, facts, TABLES[who.party])))
        super()._turn(who, event)


# Told again to a real file ---------------------------------------------------------------------------


def _loader(world: World, at: list[datetime]) -> FactsLoader:
    def made(said: Announced) -> tuple[Any, Ladder]:
        calendar = CALENDAR.with_days(said.off, said.working, said.confirmed)
        return calendar, Ladder(world.rungs, calendar)

    return FactsLoader(
        clock=cast(Clock, SimpleNamespace(now=lambda: at[-1])),
        calendar=CALENDAR,
        ladder=LADDER,
        answers=world.answers,
        coach=COACH,
        alarms=ALARMS,
        text=RENDERER.text,
        fold=fold,
        passes=PASSES,
        staff_channel="web",
        staff=STAFF,
        working=CurrentCalendar(made),
        goodwill=GOODWILL,
        sorting=world.sorting,
        initiatives=world.initiatives,
        fresh_digits="0".zfill,
        receipts=receipts(world._fresh_receipt),
        link_words=world._link_words(),
    )


_LEFT_OUT = (0, 1, (), "", None, frozenset())
"""What a loader gives where the event cannot need the answer."""


def _differing(known: Facts, told: Facts) -> Iterator[str]:
    """Where the runtime knows something, and the world something else."""
    assert known.parts.keys() == told.parts.keys()
    for part, here in known.parts.items():
        if (
            part not in (Facts.staff, Facts.answers)
            and here not in _LEFT_OUT
            and here != told.parts[part]
        ):
            yield f"{part}: the runtime knows {here!r}, the world {told.parts[part]!r}"
    for each in fields(Facts):
        here, there = getattr(known, each.name), getattr(told, each.name)
        if each.name not in ("calendar", "ladder", "parts") and here not in (each.default, there):
            yield f"{each.name}: the runtime knows {here!r}, the world {there!r}"


@pytest.mark.parametrize("happens", STORIES, ids=lambda story: story.__name__)
async def test_the_runtime_knows_and_decides_what_the_small_world_does(
    tmp_path: Path, happens: Callable[[World], None]
) -> None:
    world = Told()
    world.profiles[person()] = Profile("نورة القحطاني", "966551234567")
    happens(world)
    at: list[datetime] = []
    load = _loader(world, at)
    database = await Database.open(f"sqlite:///{tmp_path}/rida.db")
    try:
        async with database.write() as conn:
            for who in world.conversations:
                await conversations.at(conn, who, "ar", world.log[0][2].now)
            for who, profile in world.profiles.items():
                there = await conversations.at(conn, who, "ar", world.log[0][2].now)
                await profiles.keep(conn, there.id, profile.name, profile.phone, world.log[0][2].now)
            for each in world.invitations.values():
                ends = world.now + timedelta(days=1)
                await staff.invite(conn, SECRET, each.role, each.name, world.log[0][2].now, ends)
            for number, (who, event, facts, decided) in enumerate(world.log):
                at.append(facts.now)
                there = await conversations.at(conn, who, "ar", facts.now)
                written = event.words.at if isinstance(event, MessageReceived) else None
                kept = await inbox.put(conn, there.id, "told", str(number), event, written or facts.now)
                known = await load(conn, there, event)
                assert not [*_differing(known, facts)], event
                turn = advance(there, event, known, TABLES[who.party])
                assert turn.effects == decided.effects, event
                assert turn.conversation == decided.conversation, event
                await EffectApplier(
                    conn, MessageRenderer(RENDERER.message, RENDERER.email), facts.now, kept.id
                ).carry_out(turn)
                await inbox.done(conn, kept.id)
    finally:
        await database.close()
