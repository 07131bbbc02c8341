"""What the card of a case tells the staff beside its state."""

import pytest

from bot.core.events import ButtonPressed
from bot.texts.catalogue import plain
from tests.unit.person.test_complaint import complain
from tests.unit.world import World, person, room


def card(world: World) -> str:
    return plain(world.happen(room(), ButtonPressed("card", by="agent"))[-1].text)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("سجلت في مبادرة ابدأ ولم يتصل أحد",), "المبادرة التي ذكرها: مبادرة ابدأ"),
        (("لم يصلني رد", "على طلبي في كرسي ماجد"), "المبادرة التي ذكرها: برنامج على كرسي ماجد"),
        (("كيف أبدأ وقد تأخر الرد",), ""),
        (("سجلت في مبادرة ابدأ وفي كرسي ماجد",), ""),
    ],
)
def test_it_names_the_initiative_that_the_person_names(words: tuple[str, ...], told: str) -> None:
    world = World()
    complain(world, *words)
    shown = card(world)
    assert told in shown
    assert bool(told) == ("المبادرة التي" in shown)


def test_an_initiative_that_is_named_later_stands_there_from_then_on() -> None:
    """And the first one stays, so that no case is counted under two."""
    world = World()
    complain(world, "لم يصلني رد")
    assert "المبادرة التي" not in card(world)
    world.write(person(), "أضيف للشكوى 1001 أني سجلت في مبادرة ابدأ ولم يتصل أحد")
    assert "المبادرة التي ذكرها: مبادرة ابدأ" in card(world)
    world.write(person(), "أضيف للشكوى 1001 أن كرسي ماجد تأخر كذلك")
    assert "المبادرة التي ذكرها: مبادرة ابدأ" in card(world)
