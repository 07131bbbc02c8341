"""Small talk gets a human word in the same turn, and interrupts nothing."""

import pytest

from bot.core.events import ButtonPressed
from bot.texts.catalogue import plain
from faq.acts.heard import Act
from faq.detect.smalltalk import KINDS
from tests.unit.person.hearing import hears
from tests.unit.world import World, person

HUDA = person("huda")
SAID = {
    "sad": "😭😭😭",
    "insult": "انت غبي",
    "sorry-wrong": "ارسلتها بالغلط",
    "never-mind": "ولا شي",
    "machine": "انت روبوت ولا انسان؟",
    "name": "وش اسمك",
    "how-are-you": "كيفك",
    "thanks": "ما قصرتوا",
    "blessing": "الله يجزاكم خير",
    "festive": "كل عام وانتم بخير",
    "bye": "مع السلامة",
    "calling": "الو",
    "laugh": "ههههه",
    "okay": "طيب",
    "greeting": "هلا والله",
}


@pytest.fixture
def world() -> World:
    return World(answers=hears(Act.OTHER, "من فاز في المباراة امس"))


def test_every_kind_is_tried() -> None:
    assert set(SAID) == set(KINDS)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "greeting"])
def test_it_is_answered_in_a_word(world: World, kind: str) -> None:
    (shown,) = world.write(HUDA, SAID[kind])
    assert shown.key == f"smalltalk-{kind}"
    assert not world.questions and not world.cases


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "okay"])  # «طيب» agrees there
def test_in_the_middle_of_something_it_is_a_line_and_the_question_is_asked_again(
    world: World, kind: str
) -> None:
    world.happen(HUDA, ButtonPressed("register", "ibda"))
    first, last = world.write(HUDA, SAID[kind])
    assert last.key == "registration-terms" and not first.buttons
    assert world.conversation(HUDA).topic == "registration"


def test_a_courtesy_after_an_answer_opens_no_menu(world: World) -> None:
    world.write(HUDA, "متى دوامكم؟")
    before = world.conversation(HUDA).prompt
    (shown,) = world.write(HUDA, "طيب")
    assert not shown.buttons
    assert world.conversation(HUDA).prompt == before


def test_whoever_weeps_is_not_told_that_nothing_was_understood(world: World) -> None:
    (shown,) = world.write(HUDA, "😭😭😭")
    assert "نحن معك" in plain(shown.text) and shown.buttons[0].action == "human"


def test_an_insult_gets_a_calm_line_and_a_person(world: World) -> None:
    (shown,) = world.write(HUDA, "انت ما تفهم شي")
    assert "نعتذر" in plain(shown.text) and shown.buttons[0].action == "human"
    world.press(HUDA, "human")
    assert [words.text for words in world.cases[1001].words] == ["انت ما تفهم شي"]


@pytest.mark.parametrize("text", ["انت بوت ولا شخص", "هل انت انسان؟", "are you a robot?", "هذا رد آلي؟"])
def test_nobody_is_told_that_they_talk_to_a_human_being(world: World, text: str) -> None:
    shown = plain(world.write(HUDA, text)[-1].text)
    assert "آلي" in shown or "automatic" in shown


def test_what_agrees_to_a_question_is_no_small_talk(world: World) -> None:
    world.happen(HUDA, ButtonPressed("register", "ibda"))
    assert "smalltalk-okay" not in [message.key for message in world.write(HUDA, "موافق")]


def test_what_is_none_of_our_matters_is_said_kindly(world: World) -> None:
    (shown,) = world.write(HUDA, "من فاز في المباراة امس")
    assert shown.key == "other-heard" and shown.buttons[0].action == "human"
    world.press(HUDA, "human")
    assert [words.text for words in world.cases[1001].words] == ["من فاز في المباراة امس"]
