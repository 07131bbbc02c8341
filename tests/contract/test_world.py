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
from bot.core.conversation import Address, Party, desk
from bot.core.events import (
    ButtonPressed,
    ChannelSilent,
    Event,
    MessageEdited,
    MessageReceived,
    MorningCame,
    Words,
)
from bot.core.facts import Contact, Facts, Invitation, Role
from bot.core.turn import Turn
from bot.policy.ladder import Ladder
from bot.runtime.shared.clock import Clock
from bot.runtime.turns.calendar import CurrentCalendar
from bot.runtime.turns.effects import EffectApplier, MessageRenderer
from bot.runtime.turns.facts import FactsLoader
from bot.store.queries import contacts, conversations, inbox, staff
from bot.store.queries.announcements import Announced
from bot.store.sqlite.database import Database
from faq.text.normalise import fold
from handlers.tables import TABLES
from tests.unit.test_complaint import complain
from tests.unit.test_outcome import done
from tests.unit.test_registration import HUDA, at_fields, at_summary
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
    room,
)

DESK = desk("web")
JOINING = Address("telegram", "77", Party.PERSON)
UNKNOWN = "زقفخظ ثصضطغ"
SECRET = "a-secret-of-the-link"


@dataclass
class Told(World):
    """A world that remembers what each turn knew and decided."""

    log: list[tuple[Address, Event, Facts, Turn]] = field(default_factory=list)

    def _turn(self, who: Address, event: Event) -> None:
        before, facts = self.conversation(who), self.facts(who, event)
        self.log.append((who, event, facts, advance(before, event, facts, TABLES[who.party])))
        super()._turn(who, event)


# What happens ----------------------------------------------------------------------------------------


def a_complaint_is_worked_on_to_its_end(world: World) -> None:
    complain(world, "ما وصلتني السلة", "وانتظرت شهرين")
    world.press(room(), "take", by="agent")
    world.write(room(), "وصلتنا شكواك وسنرد عليك", by="agent")
    world.write(room(), "// اتصلت بالمستودع", by="agent")
    world.press(room(), "ask", by="agent")
    world.write(room(), "ما رقم طلبك؟", by="agent")
    world.write(person(), "رقم طلبي ٥٥")
    world.press(room(), "late", by="agent")
    world.write(room(), "ننتظر المورد", by="agent")
    world.press(room(), "late-days", "2", by="agent")
    world.press(room(), "offer", by="agent")
    for way in ("سلة أخرى", "قسيمة شراء"):
        world.write(room(), way, by="agent")
    world.press(room(), "offer-done", by="agent")
    world.press(person(), "choose")
    world.press(room(), "goodwill", by="supervisor")
    world.press(room(), "give", by="supervisor")
    done(world)
    world.press(person(), "rate-above")
    world.press(person(), "solved-no")
    world.wait(world.now + timedelta(days=4))
    done(world)
    world.wait(world.now + timedelta(days=9))


def a_case_is_delegated_edited_and_asked_about(world: World) -> None:
    complain(world)
    complain(world, "شكوى ثانية")
    world.press(room(), "delegate", by="supervisor")
    world.press(room(), "delegate-to", "agent", by="supervisor")
    world.press(room(), "whole-case", by="supervisor")
    world.press(room(), "until-hours", by="supervisor")
    told = MessageReceived(Words("نعمل على طلبك", id="7"), by="agent")
    world.happen(room(), told)
    world.happen(room(), MessageEdited(Words("نعمل على طلبك الآن", id="7"), by="agent"))
    world.press(room(1002), "identity", by="keeper")
    world.write(room(1002), "للاتصال به", by="keeper")
    world.press(person(), "my-cases")
    world.press(person(), "case", "1001")
    world.press(person(), "write-to-case", "1001")
    world.write(person(), "هل من جديد؟")
    world.happen(room(), ButtonPressed("said", by="agent"))


def staff_teach_what_they_answered(world: World) -> None:
    for text in (UNKNOWN, "غظصث قفزخ"):
        world.write(person(), text)
    world.press(person(), "human")
    world.write(room(), "// لا أعرف بعد", by="agent")
    world.write(room(), "نعم، كل يوم أحد.", by="agent")
    world.press(room(), "learn", by="agent")
    world.press(room(), "learn-answer", by="agent")
    world.write(person("p2"), "خظغث صضقف")
    world.write(DESK, "/faq 2 عندنا كل يوم", by="supervisor")
    for addition in sorted(world.additions):
        world.press(DESK, "learn-approve", str(addition), by="supervisor")


def somebody_cries_for_help_twice(world: World) -> None:
    world.write(person(), "زوجي يضربني الحين")
    world.now += timedelta(minutes=4)
    world.write(person(), "بيقتلني")
    world.wait(world.now + timedelta(minutes=45))
    world.write(room(), "أنا معك، أين أنت؟", by="agent")
    world.press(room(), "false-alarm", by="supervisor")
    world.write(room(), "كانت مزحة", by="supervisor")


def people_register_and_wait(world: World) -> None:
    at_summary(world)
    world.press(HUDA, "confirm-registration")
    at_fields(world, person("badr"))
    world.write(person("badr"), "بدر")
    world.press(HUDA, "register")
    world.press(HUDA, "register", "later")
    world.press(HUDA, "wait")
    world.write(DESK, "/registrations", by="agent")
    world.wait(world.now + timedelta(days=15))
    world.write(HUDA, "تسجيلاتي")


def somebody_writes_far_too_much(world: World) -> None:
    for burst in range(2):
        for number in range(30):
            world.write(person(), f"رسالة {burst} {number}")
        world.wait(world.now + timedelta(minutes=2))
    world.write(person(), "موظف")
    world.write(person(), "أريد موظفًا")


def staff_join_go_away_and_announce(world: World) -> None:
    world.invitations[SECRET] = Invitation(SECRET, Role.SUPERVISOR, "سارة", is_valid=True)
    world.happen(JOINING, ButtonPressed("start", SECRET))
    complain(world)
    world.press(room(), "take", by="joined-1")
    world.write(person(), "متى يجي الرد على شكواي؟")
    world.write(person("p2"), "زوجي يضربني الحين")
    world.write(DESK, "/holiday 2026-11-24 يوم الجمعية", by="supervisor")
    world.write(DESK, "/away supervisor 2026-11-23 2026-11-30 director", by="supervisor")
    world.happen(DESK, MorningCame())
    world.wait(world.now + timedelta(days=6))
    world.happen(DESK, ChannelSilent("web", world.now - timedelta(days=30), world.now))


STORIES: list[Callable[[World], None]] = [
    a_complaint_is_worked_on_to_its_end,
    a_case_is_delegated_edited_and_asked_about,
    staff_teach_what_they_answered,
    somebody_cries_for_help_twice,
    people_register_and_wait,
    somebody_writes_far_too_much,
    staff_join_go_away_and_announce,
]


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
        initiatives=world.initiatives,
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
    world.contacts[person()] = Contact("نورة القحطاني", "966551234567")
    happens(world)
    at: list[datetime] = []
    load = _loader(world, at)
    database = await Database.open(f"sqlite:///{tmp_path}/rida.db")
    try:
        async with database.write() as conn:
            for who in world.conversations:
                await conversations.at(conn, who, "ar", world.log[0][2].now)
            for who, contact in world.contacts.items():
                there = await conversations.at(conn, who, "ar", world.log[0][2].now)
                await contacts.keep(conn, there.id, contact.name, contact.phone, world.log[0][2].now)
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
