"""«ايوه», «لا», «ارسليها» where several things were offered, or nothing was asked: no part of what is told."""

import pytest

from faq.acts.heard import Act
from tests.unit.person.hearing import HearsTable, likely, sure
from tests.unit.person.test_acts import actions, drafted, keys, waits
from tests.unit.world import World, person

P = person()
UNCLEAR = "الرز فيه سوس"
VAGUE = "الموظف كان كلامه مو كويس مع بنتي"
WISH = "ما ودي احد يدري عن الموضوع"
YES = ("ايوه", "نعم", "اي والله", "ايوا صح", "اي صح ارسليها", "yes send it", "sure", "aywa")
NO = ("لا", "لا لا", "مو هذا", "no", "هذا كل اللي عندي", "that is all")
SAID = (*YES, *NO)


@pytest.fixture
def world() -> World:
    """Of a bare answer nothing is sure, as with the classifier."""
    heard = {
        UNCLEAR: likely(Act.COMPLAIN, Act.DELAY),
        VAGUE: likely(Act.COMPLAIN, grave=Act.DISCLOSE),
        WISH: sure(Act.HUMAN),
        **dict.fromkeys(SAID, likely(Act.OTHER, Act.COMPLAIN)),
    }
    return World(answers=HearsTable(heard))


@pytest.mark.parametrize("yes", YES)
def test_a_yes_to_several_is_a_yes_to_the_likeliest_and_no_part_of_it(world: World, yes: str) -> None:
    world.write(P, UNCLEAR)
    assert keys(world.write(P, yes)) == ["complaint-told"]
    assert drafted(world) == [UNCLEAR]
    assert not world.cases


@pytest.mark.parametrize("no", NO)
def test_whatever_else_answers_is_not_kept_and_a_person_is_offered(world: World, no: str) -> None:
    world.write(P, UNCLEAR)
    (said,) = world.write(P, no)
    assert said.key == "no-answer-yet" and "human" in actions(said)
    assert waits(world) == [UNCLEAR]


@pytest.mark.parametrize("text", SAID)
def test_beside_a_quiet_way_nothing_is_chosen_by_it(world: World, text: str) -> None:
    world.write(P, VAGUE)
    (said,) = world.write(P, text)
    assert "private-matter" in actions(said) and not world.cases
    assert waits(world) == [VAGUE]


@pytest.mark.parametrize("text", ["ايوه", "اي والله", "لا لا", "yes"])
def test_where_nothing_waits_it_is_answered_and_not_kept(world: World, text: str) -> None:
    assert keys(world.write(P, text)) == ["smalltalk-okay"]
    assert waits(world) == []


def test_a_wish_is_no_way_to_solve_it_where_it_sends(world: World) -> None:
    world.write(P, "شكوى")
    world.write(P, "صرخ علي السواق")
    world.press(P, "heard-all")
    assert keys(world.write(P, "ارسليها")) == ["complaint-summary"]
    draft = world.conversation(P).draft
    assert draft and "ارسليها" not in draft.expectation


def test_what_may_be_a_disclosure_goes_to_no_room_by_what_was_only_heard(world: World) -> None:
    world.write(P, VAGUE)
    (asked,) = world.write(P, WISH)
    assert asked.key == "grave-heard" and actions(asked) == ["act", "private-matter"]
    assert not world.cases and waits(world) == [VAGUE, WISH]
    world.write(P, WISH)  # whoever says it again wants a person
    assert [words.text for words in world.cases[1001].words] == [VAGUE, WISH, WISH]


def test_the_press_for_a_person_is_one_press(world: World) -> None:
    world.write(P, VAGUE)
    world.write(P, "أكلم موظفًا")
    assert [words.text for words in world.cases[1001].words] == [VAGUE]


PRIVATE = ("ما ابغى احد يدري", "ايوه خاص", "ما ابي احد يعرف", "لا تقولوا لاحد", "keep it private")


@pytest.mark.parametrize("text", PRIVATE)
def test_that_nobody_shall_know_is_the_quiet_way(world: World, text: str) -> None:
    world.write(P, VAGUE)
    assert keys(world.write(P, text)) == ["private-offer"]
    assert not world.cases


def test_a_question_after_a_filler_is_answered_while_nobody_has_come_yet() -> None:
    asked = "طيب كم ساعات دوامكم"
    world = World(answers=HearsTable({WISH: sure(Act.HUMAN), asked: likely(Act.ASK, Act.GREET)}))
    world.write(P, WISH)
    assert "talk-answer" in keys(world.write(P, asked))


@pytest.mark.parametrize(
    ("text", "act"), [("ابغى مساعده ايجار", Act.NEED), ("ابغى اقدم اقتراح", Act.SUGGEST)]
)
def test_what_the_act_itself_is_answered_with_is_not_said_twice(text: str, act: Act) -> None:
    world = World(answers=HearsTable({text: sure(act)}))
    assert all("وعن سؤالك" not in message.text for message in world.write(P, text))


@pytest.mark.parametrize("text", ["ما ابغى احد يدري", "امر خاص", "dont tell anyone"])
def test_that_nobody_shall_know_is_heard_while_a_complaint_is_told(world: World, text: str) -> None:
    world.write(P, "شكوى")
    world.write(P, UNCLEAR)
    assert keys(world.write(P, text)) == ["private-offer"] and drafted(world) == [UNCLEAR]
    world.press(P, "confide")
    (confided,) = world.disclosures.values()
    assert [words.text for words in confided.words] == [UNCLEAR]
    assert not world.cases and not drafted(world)


def test_what_is_heard_as_thanks_after_it_is_told_to_nobody() -> None:
    name = "اسمه عبدالله"
    heard = {VAGUE: likely(Act.COMPLAIN, grave=Act.DISCLOSE), name: sure(Act.THANK)}
    world = World(answers=HearsTable(heard))
    world.write(P, VAGUE)
    assert keys(world.write(P, name)) == ["grave-heard"]
    assert waits(world) == [VAGUE, name] and not world.thanks
