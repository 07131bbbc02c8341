"""What a colleague has is taken over by a second press only (C17): by button, by command, from anywhere."""

import re
from datetime import timedelta

import pytest

from bot.core.conversation import desk
from bot.core.events import ButtonPressed, MessageReceived, Words
from bot.core.facts import Absence
from bot.texts.catalogue import plain
from tests.unit.person.test_complaint import complain
from tests.unit.world import World, person, room


@pytest.fixture
def world() -> World:
    """Delegated by the supervisor to the coordinator, for four office hours."""
    world = World()
    complain(world)
    world.press(room(), "delegate", by="supervisor")
    world.press(room(), "delegate-to", "coordinator", by="supervisor")
    world.press(room(), "whole-case", by="supervisor")
    world.press(room(), "until-hours", by="supervisor")
    return world


def press(world: World, by: str = "agent") -> list[str]:
    return [m.key for m in world.happen(room(), ButtonPressed("take", by=by))]


def type_it(world: World, by: str = "agent") -> list[str]:
    return [m.key for m in world.happen(room(), MessageReceived(Words("/استلام"), by))]


def type_it_at_the_desk(world: World, by: str = "agent") -> list[str]:
    before = len(world.said[room()])
    world.happen(desk("web"), MessageReceived(Words("/take \u2068١٠٠١\u2069"), by))
    return [m.key for m in world.said[room()][before:]]


WAYS = [press, type_it, type_it_at_the_desk]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("by", ["agent", "keeper", "director"])
def test_what_was_delegated_is_asked_for_first(way: object, by: str, world: World) -> None:
    assert way(world, by) == ["room-take-from-delegate"]  # type: ignore[operator]
    case = world.cases[1001]
    assert case.assignee == "coordinator" and case.delegation
    heard = len(world.said[person()])
    world.press(room(), "take-anyway", by=by)
    case = world.cases[1001]
    assert (case.assignee, case.delegation) == (by, None)
    assert len(world.said[person()]) == heard
    world.wait(world.now + timedelta(days=2))
    assert "room-delegation-over" not in [m.key for m in world.said[room()]]


def test_whoever_delegated_it_takes_it_back(world: World) -> None:
    assert press(world, "supervisor")[0] == "room-taken"


def test_the_delegate_is_told_it_is_theirs(world: World) -> None:
    assert press(world, "coordinator") == ["room-already-yours"]


def test_it_stays_the_delegate_s_after_they_acted(world: World) -> None:
    world.write(room(), "نتابع طلبك", by="coordinator")
    assert world.cases[1001].delegation is None
    assert press(world) == ["room-take-from-colleague"]
    assert world.cases[1001].assignee == "coordinator"
    assert press(world, "supervisor")[0] == "room-taken", "a leader need not ask a colleague"


def test_a_word_or_a_note_of_somebody_else_takes_nothing_over(world: World) -> None:
    for text in ("نتابع طلبك", "// راجعته", "/ask"):
        world.write(room(), text, by="agent")
    world.write(room(), "ما رقم الفاتورة؟", by="agent")
    case = world.cases[1001]
    assert case.assignee == "coordinator" and case.delegation


def test_a_press_that_was_asked_for_before_it_went_on_is_asked_again(world: World) -> None:
    press(world)
    press(world, "supervisor")
    world.press(room(), "delegate", by="supervisor")
    world.press(room(), "delegate-to", "agent", by="supervisor")
    world.press(room(), "whole-case", by="supervisor")
    world.press(room(), "until-hours", by="supervisor")
    shown = world.happen(room(), ButtonPressed("take-anyway", "coordinator", by="keeper"))
    assert [m.key for m in shown] == ["room-take-from-delegate"]
    assert world.cases[1001].assignee == "agent"


def test_who_stands_in_for_them_need_not_ask(world: World) -> None:
    today = world.now.date()
    world.absences = (Absence("coordinator", today, today, "agent"),)
    assert press(world)[0] == "room-taken"


def test_nobody_is_asked_about_who_is_gone(world: World) -> None:
    world.staff = [member for member in world.staff if member.id != "coordinator"]
    assert press(world)[0] == "room-taken"


@pytest.mark.parametrize("way", WAYS)
def test_what_nobody_has_is_taken_at_once(way: object) -> None:
    world = World()
    complain(world)
    assert way(world)[0] == "room-taken"  # type: ignore[operator]


def test_a_delegation_is_over_with_the_case_and_does_not_come_back_with_it() -> None:
    world = World()
    complain(world)
    world.press(room(), "delegate", by="supervisor")
    world.press(room(), "delegate-to", "coordinator", by="supervisor")
    world.press(room(), "whole-case", by="supervisor")
    world.press(room(), "until-day", by="supervisor")
    world.press(room(), "resolve", by="agent")
    world.write(room(), "صُرفت السلة", by="agent")
    world.write(person(), "لا ما انحلت")
    assert world.cases[1001].is_open and world.cases[1001].delegation is None
    shown = [message.key for message in world.press(room(), "take", by="agent")]
    assert "room-take-from-delegate" not in shown


def test_my_cases_are_my_own_open_ones_the_nearest_promise_first() -> None:
    world = World()
    world.write(person("p2"), "موظف")
    world.write(person("p2"), "سؤالي عن الدورة")  # promised in twenty minutes
    for words in ("لم تصلني السلة", "لم يرد أحد", "لم تكتمل الدورة"):
        complain(world, words)
    for number, by in ((1001, "agent"), (1002, "agent"), (1003, "coordinator"), (1004, "agent")):
        world.press(room(number), "take", by=by)
    world.press(room(1004), "resolve", by="agent")
    world.write(room(1004), "أنجزناه", by="agent")
    (mine,) = world.happen(desk("web"), ButtonPressed("mine", by="agent"))
    assert re.findall(r"^(\d{4}):", plain(mine.text), re.MULTILINE) == ["1001", "1002"]
