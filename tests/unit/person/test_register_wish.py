"""A wish to register begins the initiative's first step, and asks nothing that was said with it (C13)."""

import pytest

from bot.texts.catalogue import plain
from faq.acts.heard import Act
from faq.detect.relations import SELF
from faq.detect.whom import whom_said
from tests.unit.person.hearing import hears
from tests.unit.world import World, person

HUDA = person("huda")


def wishing(*texts: str) -> World:
    return World(answers=hears(Act.REGISTER, *texts))


def agreed(world: World) -> str:
    """What is asked after the terms."""
    world.press(HUDA, "agree")
    return plain("\n".join(message.text for message in world.said[HUDA][-2:]))


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("ابغى اسجل امي في ابدأ", "والدتي"),
        ("ودي والدتي تدخل معكم في مبادرة ابدأ لو سمحتم", "والدتي"),
        ("سجلوا جارتي في مبادرة ابدا الله يسعدكم", "جارتي"),
        ("ابغى ادخل بنتي في مبادره ابداء", "ابنتي"),
    ],
)
def test_a_named_one_begins_at_once_for_whom_it_was_said(text: str, whom: str) -> None:
    world = wishing(text)
    assert [message.key for message in world.write(HUDA, text)] == ["registration-terms"]
    assert "الاسم الكامل" in agreed(world)
    draft = world.conversation(HUDA).registering
    assert draft and draft.relation == whom


def test_for_oneself_it_asks_the_first_question() -> None:
    world = wishing("حابة اسجل نفسي عندكم بمبادرة ابدأ من فضلكم")
    world.write(HUDA, "حابة اسجل نفسي عندكم بمبادرة ابدأ من فضلكم")
    assert "الاسم الكامل" in agreed(world)


def test_where_it_was_not_said_it_is_asked_for_whom() -> None:
    world = wishing("متحمسة ادخل معكم في مبادرة ابدأ")
    world.write(HUDA, "متحمسة ادخل معكم في مبادرة ابدأ")
    assert "لمن هذا التسجيل" in agreed(world)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("سجلوا جارتي", "جارتي"),
        ("ابغى اسجل امي", "والدتي"),
        ("ولدي عمره ١٢ ابغاكم تسجلونه", "ابني"),
        ("please register my mother", "والدتي"),
    ],
)
def test_without_a_name_the_list_comes_and_the_rest_is_remembered(text: str, relation: str) -> None:
    world = wishing(text)
    (shown,) = world.write(HUDA, text)
    assert shown.key == "registration-which"
    ibda = next(each for each in shown.buttons if each.arg.startswith("ibda"))
    world.press(HUDA, "register", ibda.arg)
    assert "الاسم الكامل" in agreed(world)
    draft = world.conversation(HUDA).registering
    assert draft and draft.relation == relation


def test_the_words_stay_with_the_next_step() -> None:
    world = wishing("سجلوا جارتي")
    world.write(HUDA, "سجلوا جارتي")
    world.press(HUDA, "menu")
    world.press(HUDA, "human")
    assert [words.text for words in world.cases[1001].words] == ["سجلوا جارتي"]


def test_how_one_registers_is_answered() -> None:
    world = wishing("كيف اسجل في مبادرة ابدأ")
    assert [message.key for message in world.write(HUDA, "كيف اسجل في مبادرة ابدأ")] == ["answer"]


def test_nobody_is_registered_by_a_wish() -> None:
    world = wishing("سجلوا جارتي في مبادرة ابدا الله يسعدكم")
    world.write(HUDA, "سجلوا جارتي في مبادرة ابدا الله يسعدكم")
    assert not world.registrations and not world.cases


def test_for_whom_is_forgotten_with_the_topic() -> None:
    world = wishing("سجلوا جارتي")
    world.write(HUDA, "سجلوا جارتي")
    world.press(HUDA, "menu")
    world.press(HUDA, "register", "")
    world.press(HUDA, "register", "ibda")
    assert "لمن هذا التسجيل" in agreed(world)


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("ابغى اسجل امي في ابدأ", "mother"),
        ("ابغى اسجل لابوي", "father"),
        ("سجلوا لي بنتي", "daughter"),
        ("وبنتي ابغاها معكم", "daughter"),
        ("ابغى اسجل لجارتي ام محمد", "neighbour-woman"),
        ("register my sister please", "sister"),
        ("ابغى اسجل نفسي", SELF),
        # not said, or not plain
        ("أبي أسجل", ""),
        ("امي قالت لي عنكم وابغى اسجل", ""),
        ("سجلوا امي وابوي", ""),
        ("sign me up", ""),
    ],
)
def test_for_whom_it_is(text: str, whom: str) -> None:
    assert whom_said(text) == whom
