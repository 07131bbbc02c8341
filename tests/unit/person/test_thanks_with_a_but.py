"""A message with a "but" does two things, and the second is what it was written for."""

import pytest

from bot.texts.catalogue import plain
from faq.acts.heard import Act
from faq.detect.turning import sides
from tests.unit.person.hearing import HearsTable, sure
from tests.unit.world import World, person

HUDA = person("huda")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("شكرا للمدربة بس الشهادة لين اليوم ما وصلت", ("شكرا للمدربة", "الشهادة لين اليوم ما وصلت")),
        ("thanks a lot, but the basket never came", ("thanks a lot", "the basket never came")),
        ("بس كذا", ("بس كذا",)),
        ("ابغى بس رقمكم", ("ابغى بس رقمكم",)),
        ("الموظف ما رد علي", ("الموظف ما رد علي",)),
    ],
)
def test_a_message_turns_to_another_thing_where_it_says_so(text: str, parts: tuple[str, ...]) -> None:
    assert sides(text) == parts


def test_thanks_with_a_but_is_the_other_thing_and_the_thanks_are_returned() -> None:
    text = "الدورة كانت حلوة وشكرا لكم بس الشهادة لين اليوم ما وصلتني"
    first, second = sides(text)
    world = World(
        answers=HearsTable({text: sure(Act.THANK), first: sure(Act.THANK), second: sure(Act.DELAY)})
    )
    said = world.write(HUDA, text)[-1]
    assert said.key == "delay-heard"
    assert "العفو" in plain(said.text)


def test_a_question_is_answered_as_a_whole() -> None:
    text = "متى تفتحون المركز بس المدربة ما ترد علي"
    world = World(answers=HearsTable({text: sure(Act.ASK), sides(text)[1]: sure(Act.COMPLAIN)}))
    assert world.write(HUDA, text)[-1].key != "complaint-told"


@pytest.mark.parametrize("text", ["شكرا بس تأخرتوا", "thanks but late"])
def test_a_short_but_behind_thanks_counts(text: str) -> None:
    world = World(answers=HearsTable({text: sure(Act.DELAY), sides(text)[0]: sure(Act.THANK)}))
    (said,) = world.write(HUDA, text)
    assert said.key == "delay-heard" and plain(said.text).startswith(("العفو", "You are welcome"))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("ابغى اكلم موظف الان. كيف اتواصل مع موظف؟", Act.HUMAN),
        ("المدربة صرخت على بنتي. كيف اقدم شكوى؟", Act.COMPLAIN),
        ("فكرتي تفتحون في المساء. كيف اقدم اقتراح؟", Act.SUGGEST),
    ],
)
def test_beside_what_is_done_no_answer_says_how(text: str, act: Act) -> None:
    world = World(answers=HearsTable({text: sure(act)}))
    assert "وعن سؤالك" not in plain(world.write(HUDA, text)[-1].text)
