"""A message with several wishes: each one is served, or named with its button, and none of it is lost."""

import pytest

from bot.core.messages import Message
from bot.texts.catalogue import plain
from faq.acts.heard import Act
from faq.detect.clauses import clauses
from tests.unit.person.hearing import HearsTable, likely, sure
from tests.unit.person.test_complaint import complain
from tests.unit.world import World, person, room

HUDA = person()
FOUR = "ابغى اسجل امي في ابدأ، ووين وصلت شكوتي 1001، ومتى تفتحون، وأبغى أحد يكلمني"
HEARD = {
    "وين وصلت شكوتي 1001": sure(Act.STATUS),
    "وين وصلت شكوتي": sure(Act.STATUS),
    "متى تفتحون": sure(Act.ASK),
    "أبغى أحد يكلمني": sure(Act.HUMAN),
    "موظفكم صرخ علي": sure(Act.COMPLAIN),
    "عندي اقتراح لكم": sure(Act.SUGGEST),
    "أقترح تفتحون السبت": sure(Act.SUGGEST),
    "السلة تأخرت شهرين": sure(Act.DELAY),
    "ما عندنا ايجار البيت": sure(Act.NEED),
    "شكرا لكم": sure(Act.THANK),
}


def world() -> World:
    here = World(answers=HearsTable(HEARD))
    complain(here, "السلة لم تصل")
    return here


def keys(messages: list[Message]) -> list[str]:
    return [message.key for message in messages]


def actions(messages: list[Message]) -> set[str]:
    return {button.action for message in messages for button in message.buttons}


def text(messages: list[Message]) -> str:
    return plain("\n".join(message.text for message in messages))


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        (
            FOUR,
            ["ابغى اسجل امي في ابدأ", "وين وصلت شكوتي 1001", "متى تفتحون", "أبغى أحد يكلمني"],
        ),
        ("سجلوا امي في ابدأ ومتى تفتحون ووين موقعكم", ["سجلوا امي في ابدأ", "متى تفتحون", "وين موقعكم"]),
        (
            "I want to register my mother and when do you open",
            ["I want to register my mother", "when do you open"],
        ),
        ("متى تفتحون؟", ["متى تفتحون؟"]),
        ("السلام عليكم", ["السلام عليكم"]),
        ("ولدي مريض وانا تعبانة", ["ولدي مريض وانا تعبانة"]),
        ("شكرا. بس", ["شكرا بس"]),
        ("", [""]),
    ],
)
def test_a_part_begins_where_something_else_is_wanted(message: str, parts: list[str]) -> None:
    assert list(clauses(message)) == parts


def test_four_wishes_are_all_served_or_named() -> None:
    here = world()
    said = here.write(HUDA, FOUR)
    assert keys(said) == ["answer-one", "several-then", "registration-terms"]
    assert "1001" in text(said) and "دوام" in text(said)
    assert {"case", "human", "agree"} <= actions(said)
    told = here.press(HUDA, "agree")
    assert "الاسم الكامل لوالدتك" in text(told)
    assert FOUR in here.kept()


def test_what_was_named_is_had_with_its_button_and_the_message_goes_along() -> None:
    here = world()
    here.write(HUDA, FOUR)
    assert keys(here.press(HUDA, "case", "1001"))[-1] == "case-shown"
    here.press(HUDA, "human")
    assert FOUR in plain(here.said[room(1002)][-1].text)


def test_the_buttons_that_were_named_can_be_said() -> None:
    here = world()
    here.write(HUDA, FOUR)
    here.write(HUDA, "أسأل موظفًا")
    assert FOUR in plain(here.said[room(1002)][-1].text)


def test_a_number_that_is_not_theirs_is_said_and_the_rest_is_served() -> None:
    here = World(answers=HearsTable(HEARD))
    said = here.write(HUDA, FOUR.replace("1001", "1450"))
    assert "1450" in text(said) and "several-then" in keys(said)
    assert {"human", "agree"} <= actions(said)


def test_without_a_form_a_person_has_it_all() -> None:
    here = world()
    message = "وين وصلت شكوتي 1001، وأبغى أحد يكلمني"
    said = here.write(HUDA, message)
    assert "1001" in text(said)
    case = here.cases[1002]
    assert message in [words.text for words in case.words]


def test_of_two_forms_the_first_begins_and_the_other_is_named() -> None:
    here = world()
    message = "ابغى اسجل امي في ابدأ، عندي اقتراح لكم، ومتى تفتحون"
    said = here.write(HUDA, message)
    assert keys(said)[-1] == "registration-terms"
    assert "suggestion" in actions(said)


def test_a_complaint_among_three_wishes_is_told_whole() -> None:
    here = world()
    message = "موظفكم صرخ علي، ومتى تفتحون، وأبغى أحد يكلمني"
    said = here.write(HUDA, message)
    assert {"human", "heard-all"} <= actions(said) and "دوام" in text(said)
    draft = here.conversation(HUDA).draft
    assert draft and message in [words.text for words in draft.words]


def test_a_part_that_nobody_understands_is_for_a_person() -> None:
    here = world()
    said = here.write(HUDA, "ابغى اسجل امي في ابدأ، وين وصلت شكوتي 1001، زقفخظ ثصضطغ كمنتال")
    assert {"human", "case", "agree"} <= actions(said)


STORIES = (
    "موظفكم صرخ علي، ما عندنا ايجار البيت",
    "السلة تأخرت شهرين، ما عندنا ايجار البيت",
    "موظفكم صرخ علي، شكرا لكم",
)


@pytest.mark.parametrize("message", [*STORIES, "متى تفتحون", "متى تفتحون؟ وين موقعكم؟", "شكرا لكم"])
def test_a_story_and_mere_questions_are_no_wishes_beside_each_other(message: str) -> None:
    assert not any(key.startswith("several") for key in keys(world().write(HUDA, message)))


@pytest.mark.parametrize("grave", [Act.DISCLOSE, Act.DANGER])
def test_what_may_be_grave_is_no_wish_among_others(grave: Act) -> None:
    here = World(answers=HearsTable({**HEARD, FOUR: likely(Act.REGISTER, grave, grave=grave)}))
    assert not any(key.startswith("several") for key in keys(here.write(HUDA, FOUR)))
    last = "واحد عندكم يلمس بنتي"
    part = World(answers=HearsTable({**HEARD, last: likely(grave, grave=grave)}))
    assert not any(key.startswith("several") for key in keys(part.write(HUDA, f"{FOUR}، {last}")))


def test_in_a_form_nothing_of_it_is_taken() -> None:
    here = world()
    here.write(HUDA, "تقديم شكوى")
    assert keys(here.write(HUDA, FOUR)) == ["beside-answer", "complaint-listen"]
    draft = here.conversation(HUDA).draft
    assert draft and [each.text for each in draft.words] == [FOUR]


@pytest.mark.parametrize("whole", [Act.DELAY, Act.COMPLAIN])
def test_what_is_one_story_as_a_whole_is_no_list_of_wishes(whole: Act) -> None:
    said = "سجلت في دورة الخياطة من شهرين وما احد رد علي"
    parts = dict(zip(clauses(said), (sure(Act.STATUS), sure(Act.HUMAN)), strict=True))
    here = World(answers=HearsTable({**parts, said: sure(whole)}))
    told = here.write(HUDA, said)
    assert not {"several-first", "several-then", "several-here"} & {*keys(told)}
    assert said in text(told)


def test_the_same_parts_are_two_wishes_where_the_whole_is_no_story() -> None:
    said = "وين وصلت شكوتي وأبغى أحد يكلمني"
    here = World(answers=HearsTable({**HEARD, said: sure(Act.STATUS)}))
    told = here.write(HUDA, said)
    assert {"several-first", "several-then", "several-here"} & {*keys(told)}
