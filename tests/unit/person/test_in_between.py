"""What is said in the middle of telling is looked at, before it is kept as part of it or filed."""

import pytest

from bot.core.case import Kind
from bot.core.events import Attachment, AttachmentKind, MessageReceived, Words
from bot.texts.catalogue import plain
from faq.acts.heard import Act, Heard
from tests.unit.person.hearing import HearsTable, likely, sure
from tests.unit.person.test_acts import LATE, MORE, TABLE, WRONG, actions, drafted, keys, told, waits
from tests.unit.world import World, person

ASKED = "كم رسوم الدورات؟"
THANKED = "وجهكم أبيض على ما سويتوا لبنتي"
GRAVE = "واحد منكم طلب مني فلوس عشان يمشي معاملتي"
TABLE_HERE: dict[str, Heard] = {
    **TABLE,
    ASKED: sure(Act.ASK),
    THANKED: sure(Act.THANK),
    GRAVE: likely(Act.COMPLAIN, grave=Act.DISCLOSE),
    f"{MORE}. {ASKED}": sure(Act.COMPLAIN, Act.ASK),
}
IDLE = ("طيب", "الله يعطيكم العافية", "شكرا جزيلا", "السلام عليكم ورحمة الله", "اوكي", "هلا والله")
NEVER_MIND = ("لا خلاص انسى الموضوع", "مو مهم", "never mind", "ألغوا الشكوى", "ما ابغى اشتكي خلاص")
BEGUN = {"delay": "بلاغ تأخير", "suggestion": "اقتراح", "human": "أبغى أكلم موظف"}
PHOTO = Attachment("a.jpg", AttachmentKind.PHOTO, "image/jpeg", 1000, "receipt.jpg")


@pytest.fixture
def world() -> World:
    return World(answers=HearsTable(TABLE_HERE))


def begun(world: World, kind: str) -> World:
    world.write(person(), "هلا")
    world.press(person(), kind) if kind == "human" else world.write(person(), BEGUN[kind])
    return world


# Before it is filed ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", BEGUN)
@pytest.mark.parametrize("said", IDLE)
def test_what_is_idle_is_filed_as_nothing_and_asked_again(world: World, kind: str, said: str) -> None:
    begun(world, kind)
    asked = world.said[person()][-1].key
    assert keys(world.write(person(), said))[-1] == asked and not world.cases


@pytest.mark.parametrize("kind", BEGUN)
@pytest.mark.parametrize("said", NEVER_MIND)
def test_a_never_mind_leaves_it(world: World, kind: str, said: str) -> None:
    begun(world, kind)
    assert keys(world.write(person(), said)) == ["cancelled"]
    assert not world.cases and not world.conversation(person()).topic


@pytest.mark.parametrize("kind", BEGUN)
def test_a_plain_question_is_answered_and_goes_along(world: World, kind: str) -> None:
    begun(world, kind)
    asked = world.said[person()][-1].key
    said = keys(world.write(person(), ASKED))
    assert said[0] == "answer" and said[-1].startswith(asked) and not world.cases
    world.write(person(), MORE)
    assert told(world) == [ASKED, MORE]


@pytest.mark.parametrize("kind", BEGUN)
@pytest.mark.parametrize("said", ["السلام عليكم متى دوامكم", "كم رسوم الدورات عندكم؟"])
def test_what_asks_by_its_form_is_a_question_where_nothing_is_heard(
    world: World, kind: str, said: str
) -> None:
    begun(world, kind)
    assert keys(world.write(person(), said))[0] == "answer" and not world.cases
    assert waits(world) == [said]


@pytest.mark.parametrize("kind", BEGUN)
def test_what_tells_and_asks_is_filed_as_before(world: World, kind: str) -> None:
    begun(world, kind)
    world.write(person(), f"{LATE}. كم رسوم الدورات عندكم؟")
    assert len(world.cases) == 1


def test_whoever_asks_for_a_person_after_all_has_their_question_with_them(world: World) -> None:
    begun(world, "human")
    world.write(person(), ASKED)
    world.press(person(), "connect")
    assert told(world) == [ASKED] and world.cases[1001].kind is Kind.QUESTION


@pytest.mark.parametrize("kind", BEGUN)
def test_thanks_that_are_heard_are_not_filed_by_themselves_and_not_lost(world: World, kind: str) -> None:
    begun(world, kind)
    assert keys(world.write(person(), THANKED))[0] == "you-are-welcome" and not world.cases
    assert waits(world) == [THANKED]


@pytest.mark.parametrize("kind", BEGUN)
def test_what_may_be_grave_is_filed_as_nothing(world: World, kind: str) -> None:
    begun(world, kind)
    shown = world.write(person(), GRAVE)
    assert not world.cases and not {"answer", "did-you-mean"} & set(keys(shown))
    assert {"human", "act", "confide"} & set(actions(shown[-1]))


@pytest.mark.parametrize("kind", BEGUN)
def test_what_tells_is_filed_as_before(world: World, kind: str) -> None:
    begun(world, kind)
    world.write(person(), LATE)
    assert told(world) == [LATE]


@pytest.mark.parametrize("kind", ["delay", "suggestion"])
def test_a_photo_with_thanks_is_something_to_file(world: World, kind: str) -> None:
    begun(world, kind)
    world.happen(person(), MessageReceived(Words("شكرا جزيلا", (PHOTO,))))
    assert world.cases


def test_a_wrong_told_as_a_suggestion_is_asked_about_once(world: World) -> None:
    begun(world, "suggestion")
    (asked,) = world.write(person(), WRONG)
    assert asked.key == "complaint-or-suggestion" and WRONG in plain(asked.text) and not world.cases
    world.press(person(), "complaint")
    assert drafted(world) == [WRONG]


def test_it_may_be_a_suggestion_all_the_same(world: World) -> None:
    begun(world, "suggestion")
    world.write(person(), WRONG)
    assert keys(world.write(person(), WRONG)) == ["suggestion-heard"]
    world.press(person(), "file-suggestion")
    assert world.cases[1001].kind is Kind.SUGGESTION and told(world) == [WRONG, WRONG]


# While a complaint is told -----------------------------------------------------------------------------


def telling(world: World) -> World:
    world.write(person(), WRONG)
    return world


def at_summary(world: World) -> World:
    telling(world)
    for action in ("heard-all", "no-expectation"):
        world.press(person(), action)
    return world


STATES = {"listening": telling, "summary": at_summary}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("said", ["الله يعطيكم العافية", "شكرا جزيلا", "السلام عليكم ورحمة الله"])
def test_what_is_idle_is_no_part_of_the_telling(world: World, state: str, said: str) -> None:
    STATES[state](world)
    asked = {"listening": "complaint-listen", "summary": "complaint-summary"}[state]
    assert keys(world.write(person(), said))[-1] == asked and drafted(world) == [WRONG]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("said", ["...", "😭😭", "؟؟"])
def test_what_holds_no_word_is_no_part_of_it(world: World, state: str, said: str) -> None:
    STATES[state](world)
    assert keys(world.write(person(), said))[0] == "no-words" and drafted(world) == [WRONG]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("said", ["ألغوا الشكوى", "ما ابغى اشتكي خلاص", "I withdraw it", "هونت"])
def test_it_is_taken_back_in_words_and_kept(world: World, state: str, said: str) -> None:
    STATES[state](world)
    assert keys(world.write(person(), said)) == ["complaint-taken-back"]
    assert drafted(world) == [WRONG] and not world.cases and not world.conversation(person()).topic
    assert keys(world.write(person(), "كمل شكوتي"))[-1] == f"complaint-{STATES_ASK[state]}"


@pytest.mark.parametrize("said", ["هونت", "ما ابغى اشتكي خلاص"])
def test_where_it_is_offered_to_go_on_it_can_be_taken_back_too(world: World, said: str) -> None:
    for each in (WRONG, "القائمة", "شكوى"):
        world.write(person(), each)
    assert keys(world.write(person(), said)) == ["complaint-taken-back"]
    assert drafted(world) == [WRONG]


@pytest.mark.parametrize("said", ["الله يعطيكم العافية", "..."])
def test_what_is_idle_there_begins_nothing(world: World, said: str) -> None:
    for each in (WRONG, "القائمة", "شكوى"):
        world.write(person(), each)
    assert keys(world.write(person(), said))[-1] == "complaint-unfinished"
    assert drafted(world) == [WRONG]


STATES_ASK = {"listening": "listen", "summary": "summary"}


@pytest.mark.parametrize("state", STATES)
def test_a_clear_question_is_kept_and_answered_in_a_line(world: World, state: str) -> None:
    STATES[state](world)
    said = world.write(person(), ASKED)
    assert keys(said) == ["beside-answer", f"complaint-{STATES_ASK[state]}"]
    assert drafted(world) == [WRONG, ASKED]


@pytest.mark.parametrize("wish", ["ابغى شهادتي", "ابغى السلة"])
def test_what_is_wanted_is_the_wish_where_a_wish_is_asked_for(world: World, wish: str) -> None:
    telling(world)
    world.press(person(), "heard-all")
    assert keys(world.write(person(), wish)) == ["complaint-summary"] and drafted(world) == [WRONG]


def test_a_question_there_is_answered_all_the_same(world: World) -> None:
    telling(world)
    world.press(person(), "heard-all")
    assert keys(world.write(person(), ASKED)) == ["beside-answer", "complaint-expectation"]


def test_a_question_within_more_of_the_telling_is_answered_too(world: World) -> None:
    telling(world)
    both = f"{MORE}. {ASKED}"
    assert keys(world.write(person(), both)) == ["beside-answer", "complaint-listen"]
    assert drafted(world) == [WRONG, both]


def test_what_may_be_grave_stays_in_the_telling_and_meets_no_answer(world: World) -> None:
    telling(world)
    said = world.write(person(), GRAVE)
    assert "beside-answer" not in keys(said) and GRAVE in world.kept() and not world.questions


def test_what_is_told_in_the_middle_is_told(world: World) -> None:
    telling(world)
    world.write(person(), THANKED)
    assert drafted(world) == [WRONG, THANKED]


@pytest.mark.parametrize("said", ["أكمل شكواي", "كمل شكوتي", "let me finish my complaint"])
def test_from_a_form_the_complaint_is_gone_on_with_in_words(world: World, said: str) -> None:
    telling(world)
    world.write(person(), "سجلني")
    world.press(person(), "register", "ibda")
    assert keys(world.write(person(), said)) == ["complaint-listen"]


@pytest.mark.parametrize("wish", ["ابغى اشتكي", "انا يبغى شكوى", "عندي شكوى"])
def test_a_wish_of_another_kind_leads_there_with_what_was_told(world: World, wish: str) -> None:
    begun(world, "delay")
    world.write(person(), wish)
    assert world.conversation(person()).topic == "complaint" and not world.cases
