"""«طلباتي»: what was begun stands there beside what was made, and a number opens what it is the number of."""

import pytest

from bot.texts.catalogue import plain
from tests.unit.person.test_complaint import complain
from tests.unit.world import World, person

HUDA = person()


def begun(world: World) -> None:
    """A complaint and a registration, both left in the middle."""
    world.write(HUDA, "تقديم شكوى")
    world.write(HUDA, "المدربة لم تحضر ثلاث مرات")
    world.write(HUDA, "القائمة")
    world.write(HUDA, "سجلني")
    for action, arg in (("register", "ibda"), ("agree", ""), ("for-me", "")):
        world.press(HUDA, action, arg)


def test_what_was_begun_stands_there_and_goes_on_with_one_press() -> None:
    world = World()
    begun(world)
    (shown,) = world.write(HUDA, "طلباتي")
    assert shown.key == "cases-begun"
    assert "شكوى لم تكتمل" in plain(shown.text) and "تسجيل في مبادرة ابدأ لم يكتمل" in plain(shown.text)
    assert "المدربة" not in shown.text  # who looks over the shoulder reads nothing of it
    assert [b.action for b in shown.buttons][:2] == ["continue-draft", "continue-registration"]
    assert world.press(HUDA, "continue-registration")[-1].key == "registration-ask"
    world.write(HUDA, "طلباتي")
    world.press(HUDA, "continue-draft")
    draft = world.conversation(HUDA).draft
    assert draft and [words.text for words in draft.words] == ["المدربة لم تحضر ثلاث مرات"]


def test_it_stands_beside_what_was_made() -> None:
    world = World()
    complain(world, "السلة لم تصل")
    begun(world)
    (shown,) = world.write(HUDA, "طلباتي")
    assert shown.key == "cases-list" and "1001" in shown.text and "لم تكتمل" in plain(shown.text)
    assert {"continue-draft", "continue-registration", "case"} <= {b.action for b in shown.buttons}


def test_an_empty_draft_and_a_finished_one_are_nothing_that_was_begun() -> None:
    world = World()
    assert [message.key for message in world.write(HUDA, "طلباتي")] == ["no-cases"]
    world.write(HUDA, "تقديم شكوى")
    world.write(HUDA, "القائمة")
    assert [message.key for message in world.write(HUDA, "طلباتي")] == ["no-cases"]
    complain(world, "السلة لم تصل")
    (shown,) = world.write(HUDA, "طلباتي")
    assert "continue-draft" not in {button.action for button in shown.buttons}


CALLED = (
    "شكوتي رقم 1001",
    "شكوتي رقم ١٠٠١",
    "شكواي رقمها 1001",
    "رقم طلبي 1001",
    "طلبي رقم ١٠٠١",
    "رقم الشكوى 1001",
    "الشكوى 1001",
    "طلب 1001",
    "#1001",
    "1001",
    "١٠٠١",
    "رقم 1001 لو سمحت",
    "my complaint number is 1001",
    "case 1001",
)


@pytest.mark.parametrize("said", CALLED)
def test_a_number_and_what_calls_it_one_opens_that_case(said: str) -> None:
    world = World()
    complain(world, "السلة لم تصل")
    shown = world.write(HUDA, said)[-1]
    assert "1001" in shown.text and {"write-to-case", "withdraw"} & {b.action for b in shown.buttons}


@pytest.mark.parametrize(
    "said", [each.replace("1001", "1450").replace("١٠٠١", "١٤٥٠") for each in CALLED]
)
def test_a_number_that_is_not_theirs_is_said_honestly(said: str) -> None:
    world = World()
    complain(world, "السلة لم تصل")
    shown = world.write(HUDA, said)[-1]
    assert shown.key == "status-not-yours" and "1450" in shown.text
