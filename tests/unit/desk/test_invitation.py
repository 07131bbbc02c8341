"""Joining the staff by a one-time link, and leaving again."""

import pytest

from bot.core.conversation import Address, Party
from bot.core.events import ButtonPressed
from bot.core.facts import Invitation, Profile, Role
from bot.texts.catalogue import plain
from tests.unit.person.test_complaint import complain
from tests.unit.world import World, room

NEW = Address("telegram", "77", Party.PERSON)


@pytest.fixture
def world() -> World:
    world = World()
    world.invitations["t0ken"] = Invitation("t0ken", Role.SUPERVISOR, "سارة", is_valid=True)
    return world


def start(world: World, token: str, who: Address = NEW) -> str:
    return world.happen(who, ButtonPressed("start", token))[0].key


def test_a_link_admits_in_its_role_and_the_member_can_work(world: World) -> None:
    assert start(world, "t0ken") == "join-welcome"
    assert "سارة" in plain(world.said[NEW][0].text) and "مشرف" in plain(world.said[NEW][0].text)
    complain(world)
    member = world.staff[-1]
    world.press(room(), "delegate", by=member.id)
    assert world.said[room()][-1].key == "room-delegate-whom"


def test_a_link_admits_once(world: World) -> None:
    start(world, "t0ken")
    count = len(world.staff)
    assert start(world, "t0ken", Address("telegram", "78", Party.PERSON)) == "join-over"
    assert len(world.staff) == count


def test_a_link_that_is_none_greets(world: World) -> None:
    for wrong in ("t0keN", "", "\u202ex", "t0ken "):
        assert start(world, wrong) == "welcome"
    assert len(world.staff) == len(World().staff)


def test_without_a_name_the_channels_name_stands(world: World) -> None:
    world.invitations["n"] = Invitation("n", Role.AGENT, "", is_valid=True)
    world.profiles[NEW] = Profile("هند")
    start(world, "n")
    assert world.staff[-1].name == "هند"


def test_whoever_was_removed_may_nothing_from_then_on(world: World) -> None:
    start(world, "t0ken")
    complain(world)
    member = world.staff.pop()
    world.press(room(), "take", by=member.id)
    assert world.said[room()][-1].key == "room-not-allowed"
