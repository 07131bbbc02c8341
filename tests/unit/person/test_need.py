"""Whoever tells of hardship is met warmly, hears honestly what the society does, and a person is offered first."""

import pytest

from bot.texts.catalogue import plain
from faq.acts.heard import Act
from tests.unit.person.hearing import hears
from tests.unit.world import World, person

HUDA = person("huda")
RENT = "علي ايجار متأخر وصاحب البيت بيطلعنا وما عندي دخل"
FOOD = "البيت فاضي والعيال جوعانين ما عندنا اكل"
TIRED = "زوجي تركنا وانا تعبانة ومو عارفة وش اسوي"


@pytest.fixture
def world() -> World:
    return World(answers=hears(Act.NEED, RENT, FOOD, TIRED))


@pytest.mark.parametrize(
    ("text", "named", "honest"),
    [
        (RENT, "ضيق الحال", "لا تصرف مبالغ نقدية"),
        (FOOD, "حاجة البيت", "لا توزع سلالاً غذائية"),
        (TIRED, "يفرّج همك", "خدماتنا لمن يريد أن يتعلم"),
    ],
)
def test_it_is_named_and_answered_honestly(world: World, text: str, named: str, honest: str) -> None:
    shown = world.write(HUDA, text)[-1]
    assert shown.key == "need-answered"
    assert named in plain(shown.text) and honest in plain(shown.text)


def test_a_person_comes_first_and_has_the_words(world: World) -> None:
    assert world.write(HUDA, RENT)[-1].buttons[0].action == "human"
    world.press(HUDA, "human")
    assert [words.text for words in world.cases[1001].words] == [RENT]


@pytest.mark.parametrize("text", [RENT, FOOD, TIRED])
def test_nothing_is_filed_and_it_stands_in_no_list(world: World, text: str) -> None:
    shown = world.write(HUDA, text)[-1]
    assert not world.cases and not world.questions
    assert text not in plain(shown.text)
    assert "register" in [button.action for button in shown.buttons]
