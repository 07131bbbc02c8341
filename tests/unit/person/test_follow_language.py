"""Whoever writes English is answered in English, and whoever writes Arabic in Arabic: without being asked."""

from collections.abc import Sequence

import pytest

from bot.core.events import Forwarded, MessageReceived, Origin, Words
from faq.text.language import is_arabic, is_arabizi, is_english
from tests.unit.world import World, person

GUEST = person("guest")

ENGLISH = (
    "When do you open?",
    "I want to register my mother",
    "where is your office",
    "My name is Huda and I need help",
    "nobody answers my calls",
    "your employee was rude to me",
    "can I talk to someone",
    "I have a complaint",
    "how much does it cost",
    "please help me",
    "I don't know what to do",
    "thank you for your help",
    "it has been a week and nothing",
    "do you have courses for women",
)
ARABIC = ("متى تفتحون؟", "ابغى اسجل امي", "وين موقعكم", "شكرا لكم", "موظفكم طردني")
ARABIZI = (
    "abgha asajel fi kafaat",
    "mata tefta7on",
    "wain mawqi3kum",
    "ana 3ndi shakwa",
    "law samaht kam el rusoom",
    "wesh el shuroot",
)
NEITHER = (
    "ok",
    "1",
    "Kafaat",
    "Huda Mohammed",
    "Ibda",
    "0501234567",
    "😊",
    "...",
    "iPhone 15",
    "no",
)
SOMEBODY = Forwarded(Origin.USER)
FOREIGN = {
    "ur": "مجھے رجسٹریشن کے بارے میں معلومات چاہیے",
    "bn": "আমি কিভাবে নিবন্ধন করব?",
    "hi": "मैं पंजीकरण कैसे करूँ?",
    "tl": "Paano po ako magparehistro sa inyo?",
    "fr": "Bonjour, quels sont vos horaires ?",
    "id": "Bagaimana saya bisa mendaftar?",
}


def answered_in(world: World, *texts: str) -> str:
    """The language of what is said to the last of them."""
    said = [world.write(GUEST, text) for text in texts][-1]
    (language,) = {message.language for message in said}
    return language


def in_english() -> World:
    world = World()
    assert answered_in(world, "When do you open?", "where is your office") == "en"
    return world


@pytest.mark.parametrize("first", [*ENGLISH, "hello", "hi there"])
@pytest.mark.parametrize("second", ENGLISH[:4])
def test_english_is_answered_in_english_from_the_second_message_on(first: str, second: str) -> None:
    assert answered_in(World(), first, second) == "en"


@pytest.mark.parametrize("text", ENGLISH)
def test_one_message_of_it_is_no_language_yet(text: str) -> None:
    assert is_english(text)
    assert answered_in(World(), text) == "ar"


@pytest.mark.parametrize("text", ARABIC)
def test_arabic_is_answered_in_arabic_again_at_once(text: str) -> None:
    assert is_arabic(text)
    assert answered_in(in_english(), text) == "ar"


@pytest.mark.parametrize("text", ARABIZI)
def test_arabic_in_latin_letters_is_arabic(text: str) -> None:
    assert is_arabizi(text) and not is_english(text)
    assert answered_in(in_english(), text) == "ar"
    assert answered_in(World(), text, text) == "ar"


@pytest.mark.parametrize("text", NEITHER)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_is_no_sentence_of_either_changes_nothing(text: str, language: str) -> None:
    world = in_english() if language == "en" else World()
    world.write(GUEST, text)
    world.write(GUEST, text)
    assert world.conversation(GUEST).language == language


@pytest.mark.parametrize("text", ENGLISH[:3])
def test_arabic_between_two_english_messages_begins_anew(text: str) -> None:
    assert answered_in(World(), text, "وين موقعكم", text) == "ar"


@pytest.mark.parametrize("tongue", FOREIGN)
def test_another_language_is_answered_in_english_with_a_person_and_a_line_of_its_own(tongue: str) -> None:
    world = World()
    (said,) = world.write(GUEST, FOREIGN[tongue])
    assert (said.language, said.key) == ("en", "tongue")
    assert "human" in {button.action for button in said.buttons}
    assert "Ask a person" in {button.label for button in said.buttons}
    assert answered_in(world, "متى تفتحون؟") == "ar"


@pytest.mark.parametrize(("chosen", "texts"), [("ar", ENGLISH[:3]), ("en", ARABIC[:3])])
def test_a_chosen_language_stands(chosen: str, texts: Sequence[str]) -> None:
    world = World()
    world.write(GUEST, "القائمة")
    world.press(GUEST, "language")  # English
    if chosen == "ar":
        world.press(GUEST, "language")
    for text in (*texts, FOREIGN["ur"]):
        world.write(GUEST, text)
        assert world.conversation(GUEST).language == chosen


@pytest.mark.parametrize(
    "name", ["Huda Mohammed Alghamdi", "Will of the Grace", "My Name Is Sara", "Abu Ali"]
)
def test_an_english_name_in_a_form_changes_nothing(name: str) -> None:
    world = World()
    world.write(GUEST, "سجلني")
    for action, arg in (("register", "ibda"), ("agree", ""), ("for-me", "")):
        world.press(GUEST, action, arg)
    for _ in range(2):
        world.write(GUEST, name)
    assert world.conversation(GUEST).language == "ar"


def test_a_form_that_waits_is_no_form_that_asks() -> None:
    """Who began a registration once is followed like everybody."""
    world = World()
    world.write(GUEST, "سجلني")
    for action, arg in (("register", "ibda"), ("agree", ""), ("for-me", ""), ("menu", "")):
        world.press(GUEST, action, arg)
    assert answered_in(world, *ENGLISH[:2]) == "en"


def test_what_was_passed_on_is_somebody_else_s_language() -> None:
    world = World()
    for text in ENGLISH[:3]:
        world.happen(GUEST, MessageReceived(Words(text, forwarded=SOMEBODY)))
    assert world.conversation(GUEST).language == "ar"


@pytest.mark.parametrize("text", ["عربي", "العربية", "arabic", "بالعربي"])
def test_arabic_by_its_name_is_arabic_also_where_it_is_spoken(text: str) -> None:
    for world in (World(), in_english()):
        world.write(GUEST, "القائمة")
        world.write(GUEST, text)
        assert world.conversation(GUEST).language == "ar", text


@pytest.mark.parametrize("text", ["english", "English", "انجليزي", "in english"])
def test_english_by_its_name_is_english_also_where_it_is_spoken(text: str) -> None:
    for world in (World(), in_english()):
        world.write(GUEST, "القائمة" if world.conversation(GUEST).language == "ar" else "menu")
        world.write(GUEST, text)
        assert world.conversation(GUEST).language == "en", text


@pytest.mark.parametrize(
    "text",
    [
        *("ممكن تكلم معي بالانجليزي", "can you speak english", "Can you speak English?", "تكلم انجليزي"),
        *("ابغى اتكلم بالانجليزي", "please write in english", "هل تتكلم انجليزي", "ردوا علي بالانجليزية"),
    ],
)
def test_whoever_asks_for_english_gets_it_and_may_ask_for_arabic(text: str) -> None:
    world = World()
    assert answered_in(world, text) == "en"
    assert answered_in(world, "متى تفتحون؟") == "en"  # asked for is chosen
    assert answered_in(world, "تكلم عربي") == "ar"


def test_it_may_be_asked_in_the_middle_of_telling() -> None:
    world = World()
    world.write(GUEST, "شكوى")
    said = world.write(GUEST, "can you speak english")
    assert said[0].key == "language-changed" and said[-1].language == "en"
    draft = world.conversation(GUEST).draft
    assert draft and not draft.words


@pytest.mark.parametrize(
    "text", ["ما اتكلم انجليزي", "ابغى موظف يتكلم انجليزي", "هل عندكم دورة لغة انجليزية"]
)
def test_what_only_names_a_language_changes_none(text: str) -> None:
    assert answered_in(World(), text) == "ar"


@pytest.mark.parametrize("first", ["hi", "hello", "hey"])
@pytest.mark.parametrize("second", ["hello", "hi there", "good morning"])
def test_two_english_greetings_are_answered_in_english(first: str, second: str) -> None:
    assert answered_in(World(), first, second) == "en"
