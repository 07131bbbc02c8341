"""Thanks are answered warmly and reach the staff: the room of their case, or the desk in the morning."""

from datetime import timedelta

import pytest

from bot.core.conversation import desk
from bot.core.events import ButtonPressed
from bot.core.sorting import Department, Sorting
from bot.texts.catalogue import plain
from faq.acts.heard import Act
from tests.unit.person.hearing import HearsTable, hears, sure
from tests.unit.person.test_complaint import complain
from tests.unit.world import PRIVATE, World, person, room

HUDA, DESK = person("huda"), desk("web")
PRAISE = "الله يجزاكم خير والله ما قصرتوا معي في الدورة وايد استفدت"
OF_1001 = "شكرا على حل الطلب 1001 ريحتوني"


@pytest.fixture
def world() -> World:
    return World(answers=hears(Act.THANK, PRAISE, OF_1001, "شكرا لكم جوالي 0551234567"))


def solved(world: World) -> World:
    complain(world, "ما وصلتني السلة")
    world.press(room(), "resolve", by="supervisor")
    world.write(room(), "وصلت السلة", by="supervisor")
    return world


def keys(world: World, text: str, who: object = None) -> list[str]:
    return [message.key for message in world.write(who or person(), text)]  # type: ignore[arg-type]


def shown_at(world: World, where: object) -> str:
    return plain("\n".join(message.text for message in world.said.get(where, [])))  # type: ignore[call-overload]


def test_without_a_case_the_desk_reads_them_in_the_morning_once(world: World) -> None:
    assert keys(world, PRAISE) == ["thanks-heard"]
    assert PRAISE not in shown_at(world, DESK)
    world.wait(world.now + timedelta(days=1))
    assert shown_at(world, DESK).count(PRAISE) == 1
    world.wait(world.now + timedelta(days=2))
    assert shown_at(world, DESK).count(PRAISE) == 1


def test_staff_read_them_whenever_they_ask(world: World) -> None:
    world.write(person(), PRAISE)
    (shown,) = world.happen(DESK, ButtonPressed("thanks-said", by="agent"))
    assert shown.key == "desk-thanks" and PRAISE in plain(shown.text)


def test_thanks_for_a_case_reach_whoever_did_it_without_a_word_of_the_person(world: World) -> None:
    solved(world)
    world.write(person(), OF_1001)
    assert OF_1001 in shown_at(world, room())
    told = world.said[PRIVATE["supervisor"]][-1]
    assert told.key == "member-thanked" and "1001" in plain(told.text) and OF_1001 not in plain(told.text)


def test_in_the_night_they_wait_for_the_office(world: World) -> None:
    solved(world)
    world.wait(world.now + timedelta(hours=12))
    world.write(person(), OF_1001)
    assert "member-thanked" not in [m.key for m in world.said.get(PRIVATE["supervisor"], [])]
    world.wait(world.now + timedelta(hours=24))
    assert "member-thanked" in [m.key for m in world.said[PRIVATE["supervisor"]]]


def test_a_department_that_they_name_stands_beside_them() -> None:
    course = Department("course", {"ar": "الدورة", "en": "Courses"})
    world = World(answers=hears(Act.THANK, PRAISE), sorting=Sorting((course,)))
    world.write(person(), "الله يجزاكم خير والله ما قصرتوا معي في الدورة وايد استفدت")
    (shown,) = world.happen(DESK, ButtonPressed("thanks-said", by="agent"))
    assert "(الدورة)" in plain(shown.text)


@pytest.mark.parametrize("command", ["/thanks", "/شكر"])
def test_by_a_command_too(world: World, command: str) -> None:
    assert world.write(DESK, command, by="agent")[-1].key == "desk-no-thanks"


def test_nobody_else_reads_them(world: World) -> None:
    world.write(person(), PRAISE)
    shown = world.happen(DESK, ButtonPressed("thanks-said"))
    assert PRAISE not in plain("\n".join(message.text for message in shown))


def test_no_number_of_a_person_stands_in_the_list(world: World) -> None:
    world.write(person(), "شكرا لكم جوالي 0551234567")
    world.wait(world.now + timedelta(days=1))
    assert "0551234567" not in shown_at(world, DESK)


def test_for_what_was_just_solved_they_go_to_its_room_with_a_rating(world: World) -> None:
    solved(world)
    shown = world.write(person(), PRAISE)[-1]
    assert shown.key == "thanks-heard-rate"
    assert {button.action for button in shown.buttons} >= {"rate-below", "rate-as", "rate-above"}
    assert PRAISE in shown_at(world, room())
    assert world.cases[1001].words[-1].text == PRAISE
    assert not world.cases[1001].commented
    world.wait(world.now + timedelta(days=1))
    assert PRAISE not in shown_at(world, DESK)


def test_what_was_rated_is_not_asked_again(world: World) -> None:
    solved(world)
    world.press(person(), "rate-above")
    world.press(person(), "solved-yes")
    shown = world.write(person(), PRAISE)[-1]
    assert shown.key == "thanks-heard-case" and not shown.buttons
    assert PRAISE in shown_at(world, room())


def test_a_case_that_is_named_has_them(world: World) -> None:
    complain(world, "ما وصلتني السلة")
    assert keys(world, OF_1001) == ["thanks-heard-case"]
    assert OF_1001 in shown_at(world, room())


def test_an_open_case_that_nobody_named_has_them_not(world: World) -> None:
    complain(world, "ما وصلتني السلة")
    assert keys(world, PRAISE) == ["thanks-heard"]
    assert PRAISE not in shown_at(world, room())


def test_long_after_a_case_was_closed_they_are_for_the_desk(world: World) -> None:
    solved(world)
    world.press(person(), "rate-above")
    world.press(person(), "solved-yes")
    world.wait(world.now + timedelta(days=9))
    assert keys(world, PRAISE) == ["thanks-heard"]


@pytest.mark.parametrize("text", ["شكرا", "مشكورين", "الله يعطيكم العافية"])
def test_a_mere_courtesy_stays_one(world: World, text: str) -> None:
    world.answers = hears(Act.THANK, text)
    (shown,) = world.write(person(), text)
    assert shown.key in ("you-are-welcome", "smalltalk-thanks", "smalltalk-blessing")
    assert not world.thanks


def test_thanks_that_come_with_something_else_follow_it() -> None:
    text = "شكرا لكم بس ابي احد يكلمني"
    world = World(answers=HearsTable({text: sure(Act.HUMAN, Act.THANK)}))
    assert keys(world, text) == ["human-soon"]


def test_a_long_list_says_how_many_more(world: World) -> None:
    world.answers = hears(Act.THANK, *(f"شكرا على الدورة {n} الرائعة" for n in range(13)))
    for n in range(13):
        world.write(person(), f"شكرا على الدورة {n} الرائعة")
    shown = plain(world.happen(DESK, ButtonPressed("thanks-said", by="agent"))[-1].text)
    assert "الدورة 12" in shown and "الدورة 0 " not in shown and "و3 كلمات أخرى" in shown
