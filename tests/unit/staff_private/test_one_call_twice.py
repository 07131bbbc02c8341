"""One call that two members take down in different words is asked about, and keeps one number."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.core.case import EntryKind, Status
from bot.core.conversation import Address
from bot.texts.catalogue import plain
from tests.unit.staff_private.test_intake import PHONE, THERE, TOLD, keys, recorded
from tests.unit.world import PRIVATE, World, room

FIRST, SECOND = PRIVATE["agent"], PRIVATE["supervisor"]
OTHERWISE = "يقول إن السلة لم تأته منذ شهرين"


@pytest.fixture
def world() -> World:
    """A colleague took it down an hour ago."""
    world = World()
    recorded(world, whose=PHONE, source="phone")
    world.now += timedelta(hours=1)
    return world


def takes_down(
    world: World,
    who: Address = SECOND,
    *,
    told: str = OTHERWISE,
    phone: str = PHONE,
    kind: str = "complaint",
    says: str = "",
) -> None:
    world.write(who, "/استقبال")
    world.press(who, "intake-source", "phone")
    world.press(who, "intake-kind", kind)
    world.write(who, told)
    world.press(who, "intake-all")
    world.write(who, "أن تصله هذا الأسبوع")
    world.write(who, phone)
    world.press(who, "intake-agreed", "yes")
    if says:
        world.write(who, says)
    else:
        world.press(who, "intake-confirm")


def test_the_second_taker_is_told_of_it_by_its_number_alone(world: World) -> None:
    takes_down(world)
    asked = world.said[SECOND][-1]
    assert asked.key == "intake-near" and "1001" in plain(asked.text)
    assert TOLD not in plain(asked.text) and list(world.cases) == [1001]
    assert [b.action for b in asked.buttons][:2] == ["intake-add", "intake-anyway"]


@pytest.mark.parametrize("way", ["intake-add", "نعم"])
def test_what_they_took_down_is_added_to_it(world: World, way: str) -> None:
    takes_down(world)
    if way == "نعم":
        world.write(SECOND, way)
    else:
        world.press(SECOND, way)
    assert list(world.cases) == [1001] and keys(world, SECOND)[-1] == "intake-added"
    case = world.cases[1001]
    assert [w.text for w in case.words] == [TOLD, OTHERWISE, "أن تصله هذا الأسبوع"]
    told = next(m for m in world.said[room()] if m.key == "room-intake-added")
    assert OTHERWISE in told.text
    said = [e.words.text for n, e in world.entries if (n, e.kind) == (1001, EntryKind.SAID)]
    assert OTHERWISE in said
    assert keys(world, THERE).count("recorded-for-you") <= 1, "nobody is asked twice whose it is"


@pytest.mark.parametrize("way", ["intake-anyway", "لا"])
def test_it_is_recorded_all_the_same(world: World, way: str) -> None:
    takes_down(world)
    if way == "لا":
        world.write(SECOND, way)
    else:
        world.press(SECOND, way)
    assert list(world.cases) == [1001, 1002]


@pytest.mark.parametrize(
    "how",
    [
        {"phone": "0555555555"},
        {"kind": "suggestion"},
        {"who": FIRST},
    ],
)
def test_another_telephone_or_kind_or_the_same_taker_is_another_matter(
    world: World, how: dict[str, Any]
) -> None:
    takes_down(world, **how)
    assert "intake-near" not in keys(world, how.get("who", SECOND))
    assert list(world.cases) == [1001, 1002]


def test_a_day_later_it_is_another_call(world: World) -> None:
    world.now += timedelta(days=1)
    takes_down(world)
    assert list(world.cases) == [1001, 1002]


@pytest.mark.parametrize("status", [Status.ENDED, Status.WITHDRAWN, Status.CLOSED])
def test_of_what_few_read_or_is_over_nobody_hears(world: World, status: Status) -> None:
    world.cases[1001] = replace(world.cases[1001], status=status)
    takes_down(world)
    assert "intake-near" not in keys(world, SECOND) and list(world.cases) == [1001, 1002]


def test_what_is_over_by_the_time_of_the_press_takes_nothing_and_loses_nothing(world: World) -> None:
    takes_down(world)
    world.cases[1001] = replace(world.cases[1001], status=Status.WITHDRAWN)
    world.press(SECOND, "intake-add")
    assert "intake-near-over" in keys(world, SECOND) and len(world.cases[1001].words) == 1
    world.press(SECOND, "intake-anyway")
    assert [w.text for w in world.cases[1002].words] == [OTHERWISE]


def test_what_is_confided_is_added_to_nothing_that_others_read(world: World) -> None:
    takes_down(world, told="واحد من المتطوعين يتحرش في اختها")
    assert "intake-near" not in keys(world, SECOND)
    assert [w.text for w in world.cases[1001].words] == [TOLD]


def test_a_cry_for_help_in_it_is_one(world: World) -> None:
    takes_down(world, told="يقول عنده حريق في البيت الحين")
    world.press(SECOND, "intake-add")
    assert world.cases[1001].cry is not None and world.cases[1001].urgent


def test_a_telephone_that_was_forgotten_is_new(world: World) -> None:
    """As after an erasure, and where somebody said that it is not theirs."""
    world.profiles.clear()
    takes_down(world)
    assert "intake-near" not in keys(world, SECOND) and list(world.cases) == [1001, 1002]


@pytest.mark.parametrize("told", [TOLD, OTHERWISE])
def test_it_is_asked_about_where_the_summary_is_confirmed_in_words(world: World, told: str) -> None:
    takes_down(world, told=told, says="نعم")
    assert keys(world, SECOND)[-1] == ("intake-twin" if told == TOLD else "intake-near")
    assert list(world.cases) == [1001]
