"""What people bring is counted by act and day, and a disclosure is not."""

import pytest

from bot.core.events import ButtonPressed, Forwarded, MessageReceived, Origin, Words
from faq.acts.heard import Act
from tests.unit.person.hearing import HearsTable, likely, sure
from tests.unit.world import World, person

HUDA = person("huda")
TABLE = {
    "وينكم": sure(Act.DELAY),
    "شكرا على الدورة": sure(Act.THANK),
    "شي غير واضح": likely(Act.COMPLAIN, Act.ASK),
    "الموظف طلب مني شي": sure(Act.DISCLOSE),
    "صار لي موقف مع واحد": likely(Act.COMPLAIN, Act.DISCLOSE, grave=Act.DISCLOSE),
    "تحرش فيني واحد من المتطوعين": sure(Act.COMPLAIN),
}


@pytest.fixture
def world() -> World:
    return World(answers=HearsTable(TABLE))


def counts(world: World) -> dict[str, int]:
    return {act: count for (act, _), count in world.acts.items()}


@pytest.mark.parametrize(
    ("text", "act"),
    [("وينكم", "delay"), ("شكرا على الدورة", "thank"), ("شي غير واضح", "complain")],
)
def test_a_message_counts_once_as_what_was_heard(world: World, text: str, act: str) -> None:
    world.write(HUDA, text)
    assert counts(world) == {act: 1}


@pytest.mark.parametrize(
    "text", ["الموظف طلب مني شي", "صار لي موقف مع واحد", "تحرش فيني واحد من المتطوعين"]
)
def test_a_disclosure_is_never_counted(world: World, text: str) -> None:
    world.write(HUDA, text)
    assert not world.acts


def test_neither_is_what_stands_in_a_form(world: World) -> None:
    world.happen(HUDA, ButtonPressed("complaint"))
    world.write(HUDA, "وينكم")
    assert not world.acts


def test_nor_a_press_nor_what_is_passed_on(world: World) -> None:
    world.write(HUDA, "القائمة")
    world.happen(HUDA, MessageReceived(Words("وينكم", forwarded=Forwarded(Origin.USER, "سعد"))))
    assert not world.acts


def test_each_day_is_counted_by_itself(world: World) -> None:
    world.write(HUDA, "وينكم")
    world.wait(world.now.replace(day=world.now.day + 1))
    world.write(HUDA, "وينكم")
    assert sorted(world.acts.values()) == [1, 1]
