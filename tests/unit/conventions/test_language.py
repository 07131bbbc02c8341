"""Which language a person is answered in: the one they chose, else the one they write."""

from dataclasses import replace

import pytest

from bot.core.conversation import Conversation
from faq.text.language import is_arabic
from tests.unit.world import World, person


@pytest.fixture
def english() -> World:
    """Somebody whose phone says that it is in English."""
    world = World()
    set_to(world, replace(world.conversation(person()), language="en"))
    return world


def set_to(world: World, conversation: Conversation) -> None:
    world.conversations[person()] = conversation


def language(world: World) -> str:
    return world.conversation(person()).language


def test_arabic_is_answered_in_arabic_on_an_english_phone(english: World) -> None:
    shown = english.write(person(), "السلام عليكم، متى دوامكم؟")
    assert language(english) == "ar" and {message.language for message in shown} == {"ar"}


def test_english_stays_english(english: World) -> None:
    english.write(person(), "When is the office open?")
    assert language(english) == "en"


def test_an_arabic_word_in_an_english_sentence_changes_nothing(english: World) -> None:
    english.write(person(), "How do I register for ابدأ please?")
    assert language(english) == "en"


def test_a_chosen_language_is_kept_whatever_is_written(english: World) -> None:
    english.write(person(), "hello")
    for _ in range(2):  # to Arabic, and back by choice
        english.press(person(), "language")
    english.write(person(), "متى دوامكم؟")
    assert language(english) == "en"


def test_an_arabic_name_in_a_form_changes_nothing(english: World) -> None:
    english.write(person(), "register")
    english.press(person(), "register", "ibda")
    for action in ("agree", "for-me"):
        english.press(person(), action)
    assert english.conversation(person()).registering
    english.write(person(), "نورة بنت سعد")
    assert language(english) == "en"


@pytest.mark.parametrize(
    ("text", "arabic"),
    [
        ("متى دوامكم؟", True),
        ("123", False),
        ("", False),
        ("hello", False),
        ("مجھے مدد چاہیے آپ سے", False),
    ],
)
def test_what_counts_as_arabic(text: str, arabic: bool) -> None:
    assert is_arabic(text) is arabic
