"""Questions that lean on the last one, and several in one message."""

from datetime import timedelta

import pytest

from bot.core.learning import Reason
from bot.texts.catalogue import plain
from faq.entries import load
from faq.text.questions import parts
from tests.unit.world import ANSWERS, World, person, room


@pytest.fixture
def world() -> World:
    return World()


def keys(world: World, text: str) -> list[str]:
    return [message.key for message in world.write(person(), text)]


def said(world: World, text: str) -> str:
    return plain(world.write(person(), text)[-1].text)


# Follow-ups


@pytest.mark.parametrize(
    "text", ["وكم رسومها؟", "كم رسومها", "طيب كم رسومها؟", "and how much does it cost?"]
)
def test_fees_are_those_of_the_initiative_that_was_spoken_of(world: World, text: str) -> None:
    assert keys(world, "وش مبادرة ابدأ") == ["answer"]
    shown = world.write(person(), text)[0]
    assert shown.key == "answer-within" and "مبادرة ابدأ" in plain(shown.text)
    assert "مجانية" in plain(shown.text)


@pytest.mark.parametrize("text", ["وش شروطها", "ومتى تبدأ؟", "كيف اسجل فيها", "والرابط؟"])
def test_what_its_own_entry_tells_is_told_by_it(world: World, text: str) -> None:
    world.write(person(), "وش مبادرة ابدأ")
    assert "«ابدأ»" in said(world, text)


def test_another_initiative_takes_its_place(world: World) -> None:
    world.write(person(), "وش مبادرة ابدأ")
    world.write(person(), "مبادرة كفاءات")
    assert "كفاءات" in said(world, "وكم رسومها؟")


def test_what_names_its_own_subject_leans_on_nothing(world: World) -> None:
    world.write(person(), "وش مبادرة ابدأ")
    assert keys(world, "متى دوامكم") == ["answer"]
    assert keys(world, "وين موقعكم") == ["answer"]


@pytest.mark.parametrize("leave", ["القائمة", "شكوى"])
def test_it_is_forgotten_with_the_topic(world: World, leave: str) -> None:
    world.write(person(), "وش مبادرة ابدأ")
    world.write(person(), leave)
    assert world.conversation(person()).about is None


def test_it_is_forgotten_after_a_while(world: World) -> None:
    world.write(person(), "وش مبادرة ابدأ")
    world.now += timedelta(minutes=16)
    assert keys(world, "وكم رسومها؟") == ["answer"]


def test_without_anything_before_it_is_an_ordinary_question(world: World) -> None:
    assert keys(world, "وكم رسومها؟") == ["answer"]


# Several in one message


def test_two_questions_get_two_answers(world: World) -> None:
    shown = world.write(person(), "متى دوامكم؟ وين موقعكم؟")
    assert [m.key for m in shown] == ["answer-one", "answer-one", "answered-all"]
    assert "8 صباح" in plain(shown[0].text) and "الموقع" in plain(shown[1].text)


@pytest.mark.parametrize(
    "text", ["متى دوامكم وهل فيه رسوم", "when are you open and where are you located?"]
)
def test_joined_by_and(world: World, text: str) -> None:
    assert keys(world, text)[:2] == ["answer-one", "answer-one"]


@pytest.mark.parametrize(
    "text",
    [
        "متى دوامكم؟ متى تفتحون؟",
        "السلام عليكم\nمتى دوامكم؟",
        "متى دوامكم",
        "ابغى اعرف متى دوامكم وشكرا",
    ],
)
def test_never_two_answers_where_one_is_meant(world: World, text: str) -> None:
    assert keys(world, text) in (["answer"], ["did-you-mean"])


def test_no_way_to_ask_that_ships_gets_two_answers() -> None:
    two = []
    for entry in load():
        for way in entry.examples:
            asked = [ANSWERS.ask(part) for part in parts(way)] if len(parts(way)) > 1 else []
            sure = {each.candidates[0].id for each in asked if each.decision == "answer"}
            two += [way] if len(sure) > 1 else []
    assert two == []


def test_what_is_not_known_is_offered_to_a_person(world: World) -> None:
    shown = world.write(person(), "متى دوامكم؟ وهل تبيعون سيارات مستعملة؟")
    assert [m.key for m in shown] == ["answer-one", "rest-unanswered"]
    world.press(person(), "human")
    assert "سيارات" in world.cases[1001].words[0].text and "دوامكم" not in world.cases[1001].words[0].text


def test_ten_questions_get_three_answers_and_the_rest_goes_to_a_person(world: World) -> None:
    text = (
        "متى دوامكم؟ وين موقعكم؟ كم رسوم التسجيل؟ كيف أقدم شكوى؟ كيف أتطوع معكم؟ هل تعطون سلال غذائية؟ "
        "كيف أتبرع؟ متى تطلع نتيجة التسجيل؟ كم سعر الذهب اليوم؟ من فاز في المباراة أمس؟"
    )
    shown = [m.key for m in world.write(person(), text)]
    assert shown.count("answer-one") == 3 and "rest-handed-over" in shown and shown[-1] == "human-soon"
    assert "المباراة" in world.cases[1001].words[0].text
    assert "الذهب" in world.cases[1001].words[0].text  # though it is a little like what was answered
    assert "المباراة" in plain(world.said[room()][0].text)


def test_what_the_answers_say_can_be_pressed_is_there_to_press(world: World) -> None:
    """«اضغط تقديم شكوى» begins a complaint; it does not tell again how one is made."""
    *_, last = world.write(person(), "كيف أتطوع معكم؟ وكيف أقدم شكوى؟")
    assert last.key == "answered-all"
    assert {"human", "complaint"} <= {button.action for button in last.buttons}
    assert [m.key for m in world.press(person(), "complaint")][-1] == "complaint-begin-told"


def test_a_long_story_is_for_a_person(world: World) -> None:
    story = "كنت عندكم في الجمعية وسجلت بنتي في البرنامج ثم سافرنا. " * 40
    assert keys(world, story) == ["long-story"]
    world.press(person(), "human")
    assert world.cases[1001].words[0].text == story


# Words that nobody answered grow old


def test_words_of_yesterday_belong_to_no_complaint_of_today(world: World) -> None:
    world.write(person(), "كم سعر الذهب اليوم في السوق العالمي")
    world.now += timedelta(hours=25)
    assert [m.key for m in world.write(person(), "شكوى")] == ["complaint-begin"]
    assert [q.reason for q in world.questions.values()] == [Reason.OFFERED] or world.questions


def test_words_of_this_morning_do(world: World) -> None:
    world.write(person(), "زقفخظ ثصضطغ")
    world.now += timedelta(hours=5)
    assert [m.key for m in world.write(person(), "شكوى")] == ["complaint-begin-told"]


def test_what_was_pressed_to_be_none_of_it_goes_to_a_person_however_old(world: World) -> None:
    world.write(person(), "متى دوامكم")
    world.now += timedelta(days=3)
    world.press(person(), "not-this")
    assert world.cases[1001].words[0].text == "متى دوامكم"
