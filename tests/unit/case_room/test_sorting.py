"""Whose work a case is: its category by one press, its department, and who its person is (C1, C8)."""

from dataclasses import replace

import pytest

from bot.core.case import EntryKind, Status
from bot.core.conversation import desk
from bot.core.events import ButtonPressed
from bot.core.facts import Absence
from bot.core.kind import Kind
from bot.core.sorting import Category, Department, Relationship, Sorting
from bot.texts.catalogue import plain
from tests.unit.world import PRIVATE, World, person, room

AID = Department("aid", {"ar": "قسم المساعدات", "en": "Aid"})
YOUTH = Department("youth", {"ar": "قسم التطوع", "en": "Youth"}, (Relationship.VOLUNTEER,))
HOME = Category("home", {"ar": "حاجات المنزل", "en": "Home"}, (Kind.HELP,), "aid", "agent")
RENT = Category("rent", {"ar": "إيجار", "en": "Rent"}, (Kind.HELP, Kind.COMPLAINT), "aid")
SORTING = Sorting((AID,), (HOME, RENT))
BY_WHO = Sorting((AID, YOUTH), (HOME,))


def opened(sorting: Sorting, text: str = "البيت يحتاج إلى ثلاجة وعندي خمسة أطفال") -> World:
    world = World(sorting=sorting)
    world.happen(person(), ButtonPressed("ask-help"))
    world.write(person(), text)
    assert world.cases[1001].kind is Kind.HELP
    return world


def actions(world: World) -> set[str]:
    return {button.action for message in world.said[room()] for button in message.buttons}


def card(world: World) -> str:
    return plain(next(m for m in reversed(world.said[room()]) if m.key == "card").text)


def test_where_there_are_no_categories_nothing_is_shown_or_asked() -> None:
    world = opened(Sorting())
    world.press(room(), "more", by="agent")
    assert "category" not in actions(world) and "relationship" in actions(world)
    assert world.said[person()][-1].key == "help-opened"
    assert "i-am" not in [button.action for button in world.said[person()][-1].buttons]


def test_one_press_sets_the_category_and_its_department() -> None:
    world = opened(SORTING)
    world.press(room(), "more", by="agent")
    shown = world.press(room(), "category", by="agent")[-1]
    assert [button.arg for button in shown.buttons] == ["home", "rent"]
    world.press(room(), "category-is", "rent", by="agent")
    case = world.cases[1001]
    assert (case.category, case.department, case.assignee) == ("rent", "aid", "")
    assert "إيجار" in card(world) and "قسم المساعدات" in card(world)
    (entry,) = [entry for _, entry in world.entries if entry.kind is EntryKind.SORTED]
    assert (entry.detail, entry.by) == ("rent", "agent")


def test_it_shows_in_the_list_of_the_open_ones() -> None:
    world = opened(SORTING)
    world.happen(room(), ButtonPressed("category-is", "rent", by="agent"))
    assert "إيجار · قسم المساعدات" in plain(world.write(desk("web"), "/open", by="agent")[-1].text)


def test_pressed_twice_it_is_set_once_and_a_forged_one_is_none() -> None:
    world = opened(SORTING)
    for arg in ("rent", "rent", "nothing", "", "aid"):
        world.happen(room(), ButtonPressed("category-is", arg, by="agent"))
    assert len([e for _, e in world.entries if e.kind is EntryKind.SORTED]) == 1
    assert world.cases[1001].category == "rent"


def test_a_leaders_press_gives_it_to_the_member_of_the_category() -> None:
    world = opened(SORTING)
    world.happen(room(), ButtonPressed("category-is", "home", by="supervisor"))
    assert world.cases[1001].assignee == "agent" and world.cases[1001].status is Status.ASSIGNED
    assert world.said[PRIVATE["agent"]][-1].key == "member-category"
    assert "case-taken" in [message.key for message in world.said[person()]]


def test_a_colleagues_press_only_tells_them() -> None:
    world = opened(SORTING)
    world.happen(room(), ButtonPressed("category-is", "home", by="coordinator"))
    assert world.cases[1001].assignee == ""
    assert world.said[PRIVATE["agent"]][-1].key == "member-category"


def test_pressed_by_the_member_it_is_theirs_and_nobody_is_told() -> None:
    world = opened(SORTING)
    world.happen(room(), ButtonPressed("category-is", "home", by="agent"))
    assert world.cases[1001].assignee == "agent" and PRIVATE["agent"] not in world.said


def test_whoever_has_it_keeps_it() -> None:
    world = opened(SORTING)
    world.press(room(), "take", by="coordinator")
    world.happen(room(), ButtonPressed("category-is", "home", by="supervisor"))
    assert world.cases[1001].assignee == "coordinator"


def test_whoever_stands_in_has_it_instead() -> None:
    world = opened(SORTING)
    today = world.calendar.day_of(world.now)
    world.absences = (Absence("agent", today, today, "coordinator"),)
    world.happen(room(), ButtonPressed("category-is", "home", by="supervisor"))
    assert world.cases[1001].assignee == "coordinator"


def test_a_case_goes_to_nobody_whom_it_names() -> None:
    world = opened(SORTING, "احتاج ثلاجة والموظف موظف خدمة المستفيدين رفض يسمع مني")
    world.happen(room(), ButtonPressed("category-is", "home", by="supervisor"))
    assert world.cases[1001].category == "home" and world.cases[1001].assignee == ""


# Who the person is ------------------------------------------------------------------------------------


def test_it_is_heard_from_their_own_words_and_shown() -> None:
    world = opened(Sorting(), "أنا متطوعة عندكم وأحتاج إلى مواصلات")
    assert world.cases[1001].relationship == "volunteer" and "متطوع" in card(world)


def test_heard_later_it_counts_too_and_what_staff_set_stays() -> None:
    world = opened(Sorting())
    world.write(person(), "أنا متطوعة عندكم")
    assert world.cases[1001].relationship == "volunteer"
    world.happen(room(), ButtonPressed("relationship-is", "supporter", by="agent"))
    world.write(person(), "أنا متطوعة عندكم")
    assert world.cases[1001].relationship == "supporter"


def test_staff_set_it_by_a_press() -> None:
    world = opened(Sorting())
    world.press(room(), "more", by="agent")
    shown = world.press(room(), "relationship", by="agent")[-1]
    assert [button.arg for button in shown.buttons] == list(Relationship)
    world.press(room(), "relationship-is", "provider", by="agent")
    assert world.cases[1001].relationship == "provider" and "مزوّد خدمة" in card(world)
    world.happen(room(), ButtonPressed("relationship-is", "king", by="agent"))
    assert world.cases[1001].relationship == "provider"


def test_it_is_asked_below_the_number_only_where_something_depends_on_it() -> None:
    world = opened(BY_WHO)
    told = world.said[person()][-1]
    assert told.key == "help-opened" and "1001" in plain(told.text)
    ways = [button.arg for button in told.buttons if button.action == "i-am"]
    assert ways == [f"1001.{each}" for each in Relationship]
    world.press(person(), "i-am", "1001.volunteer")
    case = world.cases[1001]
    assert (case.relationship, case.department) == ("volunteer", "youth")
    assert "قسم التطوع" in card(world)


def test_whoever_said_it_is_not_asked_and_goes_there() -> None:
    world = opened(BY_WHO, "أنا متطوعة عندكم وأحتاج إلى مواصلات")
    assert "i-am" not in [button.action for button in world.said[person()][-1].buttons]
    assert world.cases[1001].department == "youth"


def test_what_staff_decided_is_not_undone_by_it() -> None:
    world = opened(BY_WHO)
    world.happen(room(), ButtonPressed("category-is", "home", by="agent"))
    world.press(person(), "i-am", "1001.volunteer")
    case = world.cases[1001]
    assert (case.relationship, case.category, case.department) == ("volunteer", "home", "aid")


@pytest.mark.parametrize("arg", ["1002.volunteer", "1001.king", "", "x", "1001"])
def test_somebody_elses_case_and_a_forged_answer_change_nothing(arg: str) -> None:
    world = opened(BY_WHO)
    world.happen(person("other"), ButtonPressed("i-am", arg or "1001.volunteer"))
    world.happen(person(), ButtonPressed("i-am", arg))
    assert world.cases[1001].relationship == ""


def test_a_category_that_is_named_no_more_is_shown_by_its_id() -> None:
    world = opened(SORTING)
    world.cases[1001] = replace(world.cases[1001], category="gone", department="away")
    world.press(room(), "card", by="agent") if "card" in actions(world) else world.write(
        room(), "/card", by="agent"
    )
    assert "gone" in card(world) and "away" in card(world)
