"""Staff say which initiative a case is about, by a press or by its name."""

from dataclasses import replace

import pytest

from bot.core.case import EntryKind, Status
from bot.core.events import ButtonPressed
from bot.texts.catalogue import plain
from tests.unit.case_room.test_related import keys, press, say
from tests.unit.person.test_complaint import complain
from tests.unit.world import World, person, room


@pytest.fixture
def world() -> World:
    world = World()
    complain(world)
    return world


def ids(world: World) -> list[str]:
    return [each.id for each in world.initiatives]


def name(world: World, at: int = 0) -> str:
    return world.initiatives[at].name["ar"]


def sorted_as(world: World) -> list[str]:
    return [e.detail for n, e in world.entries if (n, e.kind) == (1001, EntryKind.SORTED)]


def test_by_a_press_and_pressed_twice_once(world: World) -> None:
    world.press(room(), "more", by="agent")
    shown = world.press(room(), "initiative", by="agent")[-1]
    assert [button.arg for button in shown.buttons] == ids(world)
    for _ in range(2):
        world.press(room(), "initiative-is", ids(world)[0], by="agent")
    assert world.cases[1001].initiative == ids(world)[0] and sorted_as(world) == [ids(world)[0]]
    assert name(world) in plain(world.said[room()][-1].text), "the card shows it"


@pytest.mark.parametrize("command", ["/initiative", "/مبادرة"])
def test_by_its_name(world: World, command: str) -> None:
    heard = len(world.said[person()])
    assert say(world, 1001, f"{command} {name(world)}") == ["room-initiative-set", "card"]
    assert world.cases[1001].initiative == ids(world)[0] and len(world.said[person()]) == heard


def test_a_name_that_nobody_knows_is_asked_for(world: World) -> None:
    assert say(world, 1001, "/مبادرة كسوة الشتاء البعيدة") == ["room-initiative-unknown"]
    assert world.cases[1001].initiative == ""
    assert keys(world.happen(room(), ButtonPressed("initiative-is", "nothing", by="agent"))) == [
        "room-not-possible",
        "card",
    ]


def test_what_staff_set_stays_whatever_the_person_names(world: World) -> None:
    press(world, 1001, "initiative-is", ids(world)[0])
    press(world, 1001, "initiative-is", "none")
    assert world.cases[1001].initiative == "" and sorted_as(world) == [ids(world)[0], "none"]
    world.write(person(), f"أضيف للشكوى 1001 أنها عن مبادرة {name(world)}")
    assert world.cases[1001].initiative == ""


def test_what_the_person_named_is_put_right(world: World) -> None:
    world.write(person(), f"أضيف للشكوى 1001 أنها عن مبادرة {name(world)}")
    assert world.cases[1001].initiative == ids(world)[0]
    assert say(world, 1001, f"/مبادرة {name(world, 1)}")[0] == "room-initiative-set"
    world.write(person(), f"أضيف للشكوى 1001 أنها عن مبادرة {name(world)}")
    assert world.cases[1001].initiative == ids(world)[1]


def test_also_of_what_is_done_and_not_of_what_was_given_up(world: World) -> None:
    say(world, 1001, "/resolve تم")
    assert say(world, 1001, f"/مبادرة {name(world)}")[0] == "room-initiative-set"
    world.cases[1001] = replace(world.cases[1001], status=Status.WITHDRAWN)
    assert say(world, 1001, f"/مبادرة {name(world, 1)}")[0] == "room-not-possible"


def test_where_there_is_none_no_button_stands() -> None:
    world = World()
    world.initiatives = ()
    complain(world)
    world.press(room(), "more", by="agent")
    assert "initiative" not in [b.action for b in world.said[room()][-1].buttons]
    assert say(world, 1001, "/initiative") == ["room-no-initiatives"]
