"""A gesture of goodwill (C26): from the list, once each, recorded, and told to the person."""

import pytest

from bot.core.case import EntryKind
from bot.core.events import ButtonPressed
from bot.texts.catalogue import plain
from tests.unit.person.test_complaint import complain
from tests.unit.world import GOODWILL, World, person, room


@pytest.fixture
def world() -> World:
    world = World()
    complain(world)
    return world


def give(world: World, gesture: str, by: str = "agent") -> None:
    world.press(room(), "more", by=by)
    world.press(room(), "goodwill", by=by)
    world.press(room(), "give", gesture, by=by)


def test_the_person_is_told_in_their_own_language(world: World) -> None:
    world.write(person(), "english")
    give(world, "call")
    assert "A call from the manager" in plain(world.said[person()][-1].text)


def test_it_is_recorded_and_stands_on_the_card_and_in_my_cases(world: World) -> None:
    give(world, "call")
    (entry,) = [entry for _, entry in world.entries if entry.kind is EntryKind.GOODWILL]
    assert (entry.by, entry.detail) == ("agent", "call")
    assert "اتصال من المدير" in plain(world.said[room()][-1].text)
    world.write(person(), "1001")
    assert "اتصال من المدير" in plain(world.said[person()][-1].text)


def test_each_gesture_is_given_once(world: World) -> None:
    give(world, "call")
    world.press(room(), "more", by="agent")
    world.press(room(), "goodwill", by="agent")
    assert [b.arg for b in world.said[room()][-1].buttons] == ["priority", ""]
    world.press(room(), "give", "priority", by="agent")
    assert [gesture.id for gesture in world.cases[1001].goodwill] == ["call", "priority"]
    assert "goodwill" not in [button.action for button in world.said[room()][-1].buttons]
    world.happen(room(), ButtonPressed("goodwill", by="agent"))
    assert world.cases[1001].goodwill == (GOODWILL[1], GOODWILL[0])


def test_what_is_not_on_the_list_is_not_given(world: World) -> None:
    world.press(room(), "more", by="agent")
    world.press(room(), "goodwill", by="agent")
    stamp = world.said[room()][-1].stamp
    world.happen(room(), ButtonPressed("give", "a-million", stamp, "agent"))
    assert world.cases[1001].goodwill == ()


def test_giving_takes_a_case_that_nobody_has(world: World) -> None:
    give(world, "priority", by="supervisor")
    assert world.cases[1001].assignee == "supervisor"


def test_a_withdrawn_case_gets_none(world: World) -> None:
    world.happen(person(), ButtonPressed("withdraw", "1001"))
    world.press(person(), "withdraw-yes")
    world.happen(room(), ButtonPressed("goodwill", by="agent"))
    assert world.conversations[room()].topic == ""
