"""What was promised for a day to a whole incident: asked once, reminded once, seen by each (docs/decisions/111)."""

from datetime import timedelta

import pytest

from bot.core.case import EntryKind
from bot.core.events import ButtonPressed
from bot.texts.catalogue import plain
from tests.unit.case_room.test_incidents import PEOPLE, complain
from tests.unit.case_room.test_related import say
from tests.unit.world import World, room

PROMISE = "نوصل السلال يوم الأربعاء"


@pytest.fixture
def answered() -> World:
    """Two cases of an incident, and their lead's answer went to both."""
    world = World()
    for who, text in zip(PEOPLE, ("تأخرت السلة", "ضاعت ورقتي في الفرع"), strict=False):
        complain(world, who, text)
    say(world, 1001, "/حادثة تأخر السلال")
    say(world, 1002, "/incident 1001")
    world.press(room(), "resolve", by="agent")
    world.write(room(), PROMISE, by="agent")
    return world


def asked(world: World, number: int) -> int:
    return [message.key for message in world.said[room(number)]].count("room-action-proposed")


def seen(world: World, n: int) -> str:
    world.happen(PEOPLE[n], ButtonPressed("case", str(1001 + n)))
    return plain(world.said[PEOPLE[n]][-1].text)


@pytest.mark.parametrize("order", [("to-all", "action-keep"), ("action-keep", "to-all")])
def test_it_is_asked_once_and_each_sees_it(answered: World, order: tuple[str, str]) -> None:
    for action in order:
        answered.press(room(), action, by="agent")
    assert (asked(answered, 1001), asked(answered, 1002)) == (1, 0)
    assert PROMISE in seen(answered, 0) and PROMISE in seen(answered, 1)
    assert [key for key in answered.timers if key.startswith("action:")] == ["action:1001:1"]


def test_each_hears_once_that_it_is_late_and_that_it_is_done(answered: World) -> None:
    answered.press(room(), "to-all", by="agent")
    answered.press(room(), "action-keep", by="agent")
    answered.wait(answered.now + timedelta(days=6))
    for who in PEOPLE[:2]:
        assert [message.key for message in answered.said[who]].count("action-missed") == 1
    assert "room-action-told" not in [message.key for message in answered.said[room(1002)]]
    answered.happen(room(), ButtonPressed("action-done", "1", by="agent"))
    for who in PEOPLE[:2]:
        assert answered.said[who][-1].key == "action-done-after-all"
    told = [entry.kind for _, entry in answered.entries]
    assert told.count(EntryKind.ACTION_MISSED) == told.count(EntryKind.ACTION_LATE) == 1


def test_whoever_was_not_answered_is_promised_nothing(answered: World) -> None:
    answered.press(room(), "only-this", by="agent")
    answered.press(room(), "action-keep", by="agent")
    assert answered.cases[1002].actions == ()


def test_what_leaves_the_incident_is_watched_by_itself(answered: World) -> None:
    answered.press(room(), "to-all", by="agent")
    answered.press(room(), "action-keep", by="agent")
    say(answered, 1002, "/incident")
    answered.press(room(1002), "incident-out", by="agent")
    assert "action:1002:1" in answered.timers
