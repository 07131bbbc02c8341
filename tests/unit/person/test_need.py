"""Whoever tells of hardship is met warmly, hears honestly what the society does, and a person is offered first."""

import pytest

from bot.core.case import Kind
from bot.core.events import ButtonPressed
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


def test_one_press_files_it_with_the_words_a_number_and_a_date(world: World) -> None:
    assert "file-help" in [button.action for button in world.write(HUDA, RENT)[-1].buttons]
    shown = world.press(HUDA, "file-help")
    case = world.cases[1001]
    assert case.kind is Kind.HELP and [words.text for words in case.words] == [RENT]
    assert [message.key for message in shown] == ["help-opened"] and "1001" in plain(shown[0].text)
    assert case.due_at == world.calendar.due(world.now) and case.act == "need"


def test_pressed_twice_it_is_filed_once(world: World) -> None:
    world.write(HUDA, RENT)
    world.press(HUDA, "file-help")
    assert world.happen(HUDA, ButtonPressed("file-help"))[-1].key == "help-ask"
    assert list(world.cases) == [1001]


@pytest.mark.parametrize("typed", ["سجلوا طلب مساعدة", "سجلوا طلبي", "file a request"])
def test_it_is_filed_by_typed_words_too(world: World, typed: str) -> None:
    world.write(HUDA, RENT)
    world.write(HUDA, typed)
    assert [words.text for words in world.cases[1001].words] == [RENT]


@pytest.mark.parametrize("plea", ["ساعدوني", "محتاجة مساعدة"])
def test_a_bare_plea_files_nothing_and_is_asked_what_is_needed(plea: str) -> None:
    world = World(answers=hears(Act.NEED, plea))
    assert world.write(HUDA, plea)[-1].key == "need-answered" and not world.cases
    assert world.press(HUDA, "file-help")[-1].key == "help-ask" and not world.cases
    world.write(HUDA, FOOD)
    assert [words.text for words in world.cases[1001].words] == [FOOD]


def test_more_words_of_need_file_nothing_by_themselves(world: World) -> None:
    world.write(HUDA, RENT)
    world.write(HUDA, FOOD)
    assert not world.cases
    world.press(HUDA, "file-help")
    assert [words.text for words in world.cases[1001].words] == [RENT, FOOD]


@pytest.mark.parametrize("text", [RENT, FOOD, TIRED])
def test_nothing_is_filed_and_it_stands_in_no_list(world: World, text: str) -> None:
    shown = world.write(HUDA, text)[-1]
    assert not world.cases and not world.questions
    assert text not in plain(shown.text)
    assert "register" in [button.action for button in shown.buttons]
