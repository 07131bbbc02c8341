"""Whose account is whose: nobody has a place, a role or a word of what is confided by pressing a button alone."""

from datetime import timedelta

import pytest

from bot.core.conversation import Address, Party, desk
from bot.core.events import ButtonPressed, GroupConnected, PlacesChanged
from bot.core.facts import Role, StaffMember
from bot.core.places import CLAIM, StaffPlace, numbers
from bot.texts.catalogue import plain
from tests.unit.world import World

DESK = desk("web")
LEADER, AGENT, READER = (
    StaffMember("lead", "سارة", Role.SUPERVISOR, private=Address("telegram", "1", Party.PERSON)),
    StaffMember("omar", "عمر", Role.AGENT),
    StaffMember("huda", "هدى", Role.CONFIDENTIAL),
)
THEM, OTHER = (Address("telegram", each, Party.PERSON) for each in ("77", "78"))


@pytest.fixture
def world() -> World:
    world = World(staff=[LEADER, AGENT, READER])
    world.staff_places = [
        StaffPlace(each.id, f"code-{each.id}", f"https://t.me/b?start=code-{each.id}")
        for each in world.staff
    ]
    return world


def pressed(world: World, who: Address, action: str, arg: str, by: str = "") -> None:
    """Whether or not the button stands there: a link, a late press, a forged one."""
    world.happen(who, ButtonPressed(action, arg, by=by))


def claims(world: World, who: Address, member: str) -> str:
    """Press the button and say yes; gives the key of what is answered."""
    pressed(world, who, "start", f"code-{member}")
    pressed(world, who, "place-yes", f"code-{member}")
    return world.said[who][-1].key


def account(world: World, member: str) -> str:
    return next(each.account for each in world.staff_places if each.member == member)


def last(world: World, who: Address) -> str:
    return world.said[who][-1].key


def test_a_press_and_a_yes_give_nothing_until_a_leader_chooses_the_number(world: World) -> None:
    assert claims(world, THEM, "omar") == "place-number"
    assert account(world, "omar") == "" and world.staff[1].private is None
    place = next(each for each in world.staff_places if each.member == "omar")
    labels = [button.label for button in world.said[DESK][-1].buttons]
    assert place.number in labels and len({*labels}) == 4
    pressed(world, DESK, "place-number", f"omar.{place.number}", "omar")
    assert account(world, "omar") == "" and last(world, DESK) == "room-not-allowed"
    pressed(world, DESK, "place-number", f"omar.{place.number}", "lead")
    assert account(world, "omar") == "77" and world.staff[1].private == THEM


def test_a_wrong_number_lets_nobody_in_and_the_button_is_another_one(world: World) -> None:
    claims(world, THEM, "omar")
    place = next(each for each in world.staff_places if each.member == "omar")
    wrong = next(b.label for b in world.said[DESK][-1].buttons if b.label not in (place.number, ""))
    pressed(world, DESK, "place-number", f"omar.{wrong}", "lead")
    assert account(world, "omar") == "" and last(world, THEM) == "place-refused"
    assert last(world, DESK) == "desk-place-wrong"
    pressed(world, DESK, "place-number", f"omar.{place.number}", "lead")
    assert account(world, "omar") == "" and last(world, DESK) == "desk-place-no-claim"
    pressed(world, THEM, "place-yes", "code-omar")
    assert last(world, THEM) == "place-over"


def test_a_leader_who_presses_the_button_of_whoever_reads_confidences_cannot_let_themselves_in(
    world: World,
) -> None:
    assert claims(world, THEM, "huda") == "place-number-operator"
    place = next(each for each in world.staff_places if each.member == "huda")
    assert last(world, DESK) == "desk-place-claimed-operator" and not world.said[DESK][-1].buttons
    pressed(world, DESK, "place-number", f"huda.{place.number}", "lead")
    assert account(world, "huda") == "" and last(world, DESK) == "room-not-allowed"


def test_an_account_that_works_here_gets_no_second_place_and_a_claim_no_second_claimant(
    world: World,
) -> None:
    assert LEADER.private
    pressed(world, LEADER.private, "start", "code-huda")
    assert last(world, LEADER.private) == "place-has-one"
    claims(world, THEM, "omar")
    assert claims(world, OTHER, "omar") == "place-waits"
    world.now += CLAIM + timedelta(minutes=1)
    assert claims(world, OTHER, "omar") == "place-number"


def test_whoever_was_let_in_by_mistake_is_put_out_by_a_leader_at_once(world: World) -> None:
    claims(world, THEM, "omar")
    place = next(each for each in world.staff_places if each.member == "omar")
    pressed(world, DESK, "place-number", f"omar.{place.number}", "lead")
    pressed(world, DESK, "place-undo", "omar", "omar")
    assert account(world, "omar") == "77"
    pressed(world, DESK, "place-undo", "omar", "lead")
    assert account(world, "omar") == "" and world.staff[1].private is None
    assert last(world, THEM) == "place-refused"


def test_saying_no_changes_nothing(world: World) -> None:
    pressed(world, THEM, "start", "code-omar")
    pressed(world, THEM, "place-no", "")
    assert last(world, THEM) == "place-not-me"
    assert not any(each.claim for each in world.staff_places)


def test_the_group_is_told_what_is_missing_and_when_it_is_whole(world: World) -> None:
    world.happen(DESK, GroupConnected(("admin", "topics")))
    text = plain(world.said[DESK][-1].text)
    assert "أمران" in text and "المواضيع" in text and "مشرفًا" in text
    world.happen(DESK, GroupConnected((), before=True))
    assert last(world, DESK) == "desk-connected-mended"


def test_each_who_has_no_account_has_a_button_with_their_name(world: World) -> None:
    world.happen(DESK, PlacesChanged())
    assert [(b.label, b.url) for b in world.said[DESK][-1].buttons] == [
        ("عمر", "https://t.me/b?start=code-omar"),
        ("هدى", "https://t.me/b?start=code-huda"),
    ]


@pytest.mark.parametrize("right", ["00", "07", "48", "99"])
@pytest.mark.parametrize("others", ["0000", "4848", "9907", "1234"])
def test_three_different_numbers_are_shown_and_one_of_them_is_right(right: str, others: str) -> None:
    shown = numbers(right, others)
    assert len({*shown}) == 3 and right in shown and list(shown) == sorted(shown)
    assert all(len(each) == 2 for each in shown)
