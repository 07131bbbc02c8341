"""What comes after "it is done": solved, not solved, below what was expected, or no answer at all.

The rules held here: "not solved" opens the case again in the same turn, however it is said; and nothing
that the person found wanting is ever closed by their silence.
"""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.case import Case, Quality, Status
from bot.core.conversation import Address
from bot.core.events import ButtonPressed, RatingUnanswered
from bot.texts.catalogue import plain
from tests.unit.person.test_complaint import complain
from tests.unit.world import PRIVATE, World, person, room

PATIENCE = timedelta(days=8)
CLAIMS = ("بخير", "all is well")


def done(world: World, number: int = 1001) -> None:
    """By the agent; what was appealed against by somebody else, each time one level up."""
    level = min(world.cases[number].appeal.level, 3)
    by = ("agent", "supervisor", "director")[level - 1]
    world.press(room(number), "resolve", by=by)
    world.write(room(number), "أنجزنا ما طُلب", by=by)


@pytest.fixture
def world() -> World:
    world = World()
    complain(world, "ما وصلتني السلة")
    done(world)
    return world


def case(world: World, number: int = 1001) -> Case:
    return world.cases[number]


def shown(world: World, who: Address) -> str:
    return plain("\n".join(message.text for message in world.said.get(who, [])))


def opened_again(world: World, number: int = 1001) -> bool:
    """With a new round and promise, and the supervisors told in every way of it."""
    again = case(world, number)
    told = [mail for to, mail in world.mails if to == "supervisor@example.org"]
    return (
        (again.status, again.rounds) == (Status.REOPENED, 2)
        and [(ended.status, ended.rounds) for ended in world.rounds if ended.number == number]
        in ([(Status.RESOLVED, 1)], [(Status.CLOSED, 1)])
        and again.due_at > world.now
        and f"مراجعة شكوى رقم {number}" in [mail.subject for mail in told]
        and f"مراجعة: لم يكفِ المستفيدَ جوابُ الحالة {number}" in shown(world, PRIVATE["supervisor"])
        and "انتقلت الحالة إلى من لم يعالجها" in shown(world, room(number))
    )


def said_in(world: World, number: int = 1001) -> set[str]:
    """Kept with the case, or in its history as the answer that it is."""
    told = {each.text for each in case(world, number).words}
    return told | {entry.words.text for n, entry in world.entries if n == number}


# Not solved -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rate", ["rate-below", "rate-as", "rate-above"])
def test_not_solved_opens_it_again_at_once_whatever_the_rating(world: World, rate: str) -> None:
    world.press(person(), rate)
    (answer,) = world.press(person(), "solved-no")[-1:]
    assert opened_again(world)
    said = plain(answer.text)
    assert "نعتذر" in said and "طلبك 1001" in said and "أعدنا فتحه" in said
    assert "من لم يعالجه من قبل: مشرف المشاريع" in said
    assert "1 ديسمبر" in said or "نوفمبر" in said  # the new date
    assert [r.solved for r in world.ratings] == [None, False]


TYPED_TO_THE_QUESTION = (
    *("لا", "لأ", "لا ما انحلت", "لا لم تُحل بعد", "ما انحلّت", "للأسف لا", "لسه", "لا والله", "كلا"),
    *("لا، المشكلة باقية", "لا ما وصلني شي", "لم تحل بعد", "نفس المشكلة", "ما صار شي", "ابداً"),
    *("no", "No it's not solved", "not yet", "nope", "it is not fixed", "still the same", "NOT SOLVED"),
    *(
        "ليش ما انحلت؟",
        "ماانحلت",
        "مانحلت",
        "لا ماحليتوها",
        "ما زالت موجودة",
        "للأسف ما زالت",
        "لسا والله",
    ),
    *("not really", "unfortunately not", "It isn't", "still broken"),
)


@pytest.mark.parametrize("words", TYPED_TO_THE_QUESTION)
def test_typed_to_the_question_it_counts_as_the_press(world: World, words: str) -> None:
    world.press(person(), "rate-below")
    world.write(person(), words)
    assert opened_again(world)
    assert words in said_in(world)


TYPED_INSTEAD_OF_A_RATING = (
    *("لا ما انحلت", "ما انحلت مشكلتي", "المشكلة باقية", "لم تُحل مشكلتي", "لسا المشكلة ما انحلت"),
    *("مشكلتي ما زالت موجودة", "ما حليتوا شي", "it's not solved", "My problem is still not solved"),
    *("ما تغير شي", "المشكلة للحين ما انحلت", "nothing has changed", "مو محلولة"),
)


@pytest.mark.parametrize("words", TYPED_INSTEAD_OF_A_RATING)
def test_typed_instead_of_a_rating_it_opens_the_case_again(world: World, words: str) -> None:
    world.write(person(), words)
    assert opened_again(world)
    assert not world.ratings  # nobody rated


@pytest.mark.parametrize("words", TYPED_INSTEAD_OF_A_RATING[:4])
def test_typed_later_with_the_question_long_scrolled_away(world: World, words: str) -> None:
    world.write(person(), "القائمة")
    world.write(person(), words)
    assert opened_again(world)


NOT_A_WORD_OF_IT = (
    *("لا، انحلت الحمد لله", "انحلت", "نعم", "نعم انحلت", "ايه الحمدلله", "yes it is solved", "solved"),
)


@pytest.mark.parametrize("words", NOT_A_WORD_OF_IT[1:])
def test_a_typed_yes_closes_it_as_the_press_does(world: World, words: str) -> None:
    world.press(person(), "rate-above")
    world.write(person(), words)
    assert case(world).status is Status.CLOSED


@pytest.mark.parametrize(
    "words", ["نعم بس باقي جزء", "كيف اعرف؟", "اشكركم على المكالمة الطيبة", "لا، انحلت"]
)
def test_anything_else_is_a_comment_and_asked_again(world: World, words: str) -> None:
    world.press(person(), "rate-as")
    answer = world.write(person(), words)
    assert case(world).status is Status.RESOLVED
    assert words in shown(world, room())
    assert [b.action for b in answer[-1].buttons] == ["solved-yes", "solved-no"]


def test_it_stays_open_through_silence_and_what_is_written_next_reaches_the_staff(world: World) -> None:
    world.press(person(), "rate-below")
    world.press(person(), "solved-no")
    world.write(person(), "باقي نصف السلة")
    assert "باقي نصف السلة" in shown(world, room())
    world.wait(world.now + PATIENCE)
    assert case(world).is_open


def test_pressed_twice_it_opens_once(world: World) -> None:
    world.press(person(), "rate-below")
    world.press(person(), "solved-no")
    due = case(world).due_at
    world.press(person(), "solved-no")
    assert (case(world).rounds, case(world).due_at) == (2, due)
    assert "مفتوح الآن" in shown(world, person())


def test_pressed_late_after_the_case_was_closed_it_opens_again(world: World) -> None:
    world.press(person(), "rate-as")
    world.wait(world.now + PATIENCE)
    assert case(world).status is Status.CLOSED
    world.press(person(), "solved-no")
    assert opened_again(world)


def test_a_button_of_an_earlier_round_changes_nothing(world: World) -> None:
    world.press(person(), "rate-below")
    world.press(person(), "solved-no")
    done(world)
    for action in ("solved-no", "solved-yes", "rate-below"):
        world.happen(person(), ButtonPressed(action, "1001.1", 1))
        assert (case(world).status, case(world).rounds) == (Status.RESOLVED, 2)


def test_at_night_the_private_word_waits_and_the_mail_goes(world: World) -> None:
    world.press(person(), "rate-below")
    world.wait(world.now + timedelta(hours=14))
    world.press(person(), "solved-no")
    assert "1001" not in shown(world, PRIVATE["supervisor"])
    assert any(mail.subject.startswith("مراجعة") for _, mail in world.mails)
    world.wait(world.now + timedelta(days=1))
    assert "لم يكفِ المستفيدَ جوابُ الحالة 1001" in shown(world, PRIVATE["supervisor"])


# Several at once --------------------------------------------------------------------------------------


def two_done(world: World) -> None:
    complain(world, "شكوى ثانية")
    done(world, 1002)


def test_each_button_is_about_its_own_case(world: World) -> None:
    two_done(world)
    world.press(person(), "rate-below", "1001.1")
    world.press(person(), "rate-below", "1002.1")
    world.press(person(), "solved-no", "1001.1")
    assert opened_again(world, 1001)
    assert case(world, 1002).status is Status.RESOLVED
    world.press(person(), "solved-yes", "1002.1")
    assert (case(world, 1002).solved, case(world, 1001).rounds) == (True, 2)


def test_words_under_a_rating_are_about_that_case(world: World) -> None:
    two_done(world)
    world.write(person(), "ما انحلت")
    assert opened_again(world, 1002) and case(world, 1001).status is Status.RESOLVED


def test_where_it_is_not_plain_which_one_rida_asks_and_keeps_the_words(world: World) -> None:
    two_done(world)
    world.write(person(), "القائمة")
    asked = world.write(person(), "مشكلتي ما انحلت يا جماعة")
    assert {b.arg for b in asked[-1].buttons if b.action == "solved-no"} == {"1001.1", "1002.1"}
    world.press(person(), "solved-no", "1001.1")
    assert opened_again(world, 1001) and case(world, 1002).status is Status.RESOLVED
    assert "مشكلتي ما انحلت يا جماعة" in {each.text for each in case(world, 1001).words}


# Below, but solved ------------------------------------------------------------------------------------


def below_but_solved(world: World) -> None:
    world.press(person(), "rate-below")
    world.press(person(), "solved-yes")


def left_to_the_supervisors(world: World) -> bool:
    told = [mail.subject for to, mail in world.mails if to == "supervisor@example.org"]
    return (
        "لم يكتمل رأي المستفيد: شكوى رقم 1001" in told
        and "1001" in shown(world, PRIVATE["supervisor"])
        and "لم يُعَد فتح الحالة ولم تُغلق" in shown(world, room())
        and (case(world).status, case(world).rounds) == (Status.RESOLVED, 1)
    )


def test_below_but_solved_and_silence_is_the_supervisors_to_look_at(world: World) -> None:
    below_but_solved(world)
    asked = len(world.said[person()])
    world.wait(world.now + PATIENCE)
    assert left_to_the_supervisors(world)
    assert len(world.said[person()]) == asked  # asked once, and nothing is claimed
    assert sum(mail.subject.startswith("لم يكتمل") for _, mail in world.mails) == 1


def test_below_and_no_word_of_whether_it_is_solved_is_not_closed_either(world: World) -> None:
    world.press(person(), "rate-below")
    world.wait(world.now + PATIENCE)
    assert left_to_the_supervisors(world)
    assert case(world).quality is Quality.BELOW


def test_whoever_let_the_question_pass_is_no_longer_in_it(world: World) -> None:
    below_but_solved(world)
    world.wait(world.now + PATIENCE)
    assert not world.conversation(person()).topic


@pytest.mark.parametrize("how", ["leave-closed", "لا", "لا شكرا"])
def test_only_their_own_answer_closes_it(world: World, how: str) -> None:
    below_but_solved(world)
    world.press(person(), how) if how == "leave-closed" else world.write(person(), how)
    assert case(world).status is Status.CLOSED
    world.wait(world.now + PATIENCE)
    assert not any(mail.subject.startswith("لم يكتمل") for _, mail in world.mails)


@pytest.mark.parametrize("how", ["reopen", "نعم", "لا ما انحلت", "المشكلة باقية"])
def test_their_wish_opens_it(world: World, how: str) -> None:
    below_but_solved(world)
    world.press(person(), how) if how == "reopen" else world.write(person(), how)
    assert (case(world).status, case(world).rounds) == (Status.REOPENED, 2)


def test_what_was_missing_reaches_the_staff_and_opens_nothing_by_itself(world: World) -> None:
    below_but_solved(world)
    world.write(person(), "انتظرت كثير وما أحد اعتذر")
    assert "انتظرت كثير وما أحد اعتذر" in shown(world, room())
    world.wait(world.now + PATIENCE)
    assert left_to_the_supervisors(world)


def test_late_the_offer_can_still_be_taken(world: World) -> None:
    below_but_solved(world)
    world.wait(world.now + PATIENCE)
    world.press(person(), "reopen")
    assert case(world).status is Status.REOPENED


# Silence ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rate", ["", "rate-as", "rate-above"])
def test_silence_closes_without_claiming_what_nobody_knows(world: World, rate: str) -> None:
    if rate:
        world.press(person(), rate)
    world.wait(world.now + PATIENCE)
    assert case(world).status is Status.CLOSED
    last = plain(world.said[person()][-1].text)
    assert not any(claim in last for claim in CLAIMS) and "إعادة فتح الطلب" in last


@pytest.mark.parametrize("words", ["زعلانة من المعاملة والله", "الموظف كان مستعجل"])
def test_who_wrote_instead_of_rating_is_not_closed_by_silence(world: World, words: str) -> None:
    world.write(person(), words)
    assert words in shown(world, room())
    world.wait(world.now + PATIENCE)
    assert left_to_the_supervisors(world)


def test_a_question_under_a_rating_is_still_answered(world: World) -> None:
    answer = world.write(person(), "متى دوامكم؟")
    assert "8 صباح" in plain(answer[-1].text)
    assert "متى دوامكم؟" not in {each.text for each in case(world).words}


def test_the_clock_of_an_earlier_round_ends_nothing(world: World) -> None:
    world.press(person(), "rate-below")
    world.press(person(), "solved-no")
    done(world)
    world.happen(person(), RatingUnanswered(1001, 1))
    assert case(world).status is Status.RESOLVED


def test_what_an_older_version_heard_as_not_solved_is_opened_again(world: World) -> None:
    """It only offered to, and its clock may still be running."""
    world.cases[1001] = replace(case(world), quality=Quality.BELOW, solved=False)
    world.happen(person(), RatingUnanswered(1001))
    assert opened_again(world)


@pytest.mark.parametrize("begun", ["تأخير", "موظف", "report a delay", "talk to a person"])
def test_it_is_heard_where_a_report_or_a_question_was_begun_to_say_it(begun: str, world: World) -> None:
    world.write(person(), begun)
    world.write(person(), "لا والله المشكلة ما انحلت")
    assert opened_again(world) and len(world.cases) == 1


@pytest.mark.parametrize("text", ["طلبي 1001 ما انحل", "رقم ١٠٠١ المشكلة باقية", "#1001 is not solved"])
def test_the_case_whose_number_is_named_is_opened_and_no_other(text: str, world: World) -> None:
    complain(world, "وهذي ثانية")
    done(world, 1002)
    world.write(person(), text)
    assert opened_again(world) and case(world, 1002).status is Status.RESOLVED


def test_so_is_one_that_was_closed(world: World) -> None:
    world.press(person(), "rate-as")
    world.press(person(), "solved-yes")
    world.write(person(), "طلبي 1001 ما انحل")
    assert opened_again(world)


@pytest.mark.parametrize("text", ["لا ما انحلت", "المشكلة باقية مثل ما هي", "it is still not solved"])
def test_it_is_heard_in_the_talk_that_staff_began_again_after_it_was_done(
    text: str, world: World
) -> None:
    world.write(room(), "نتمنى لك التوفيق", by="agent")
    world.write(person(), "الله يسعدكم")
    assert case(world).status is Status.RESOLVED
    world.write(person(), text)
    assert opened_again(world) and world.conversation(person()).topic == "talk"
    world.write(person(), "باقي السلة")
    assert "باقي السلة" in shown(world, room())


def test_it_is_heard_in_words_that_waited_to_be_given_to_the_staff() -> None:
    world = World()
    complain(world)
    for each in ("سجلني", "1", "1"):
        world.write(person(), each)
    world.write(room(), "أي فرع؟", by="agent")
    world.write(person(), "فرع جدة")
    done(world)
    world.write(person(), "لا ما انحلت")
    assert case(world).status is Status.RESOLVED
    world.press(person(), "whose-staff")
    assert opened_again(world)
    world.press(person(), "talk-done")
    world.press(person(), "resume")
    assert world.conversation(person()).topic == "registration"


def test_what_was_done_is_told_of_a_case_that_is_done_and_not_of_one_that_is_open_again(
    world: World,
) -> None:
    world.press(person(), "my-cases")
    assert "أنجزنا ما طُلب" in plain(world.press(person(), "case", "1001")[-1].text)
    world.press(person(), "reopen")
    world.press(person(), "my-cases")
    (view,) = world.press(person(), "case", "1001")
    assert view.key == "case-shown" and "أنجزنا ما طُلب" not in plain(view.text)
