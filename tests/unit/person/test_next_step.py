"""What a person wrote stays with their next step, whatever was answered, and goes nowhere else."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.core.conversation import Pending
from bot.core.events import Words
from bot.core.messages import Message
from bot.store.codec import load
from tests.unit.world import World, person

TELLINGS = (
    "المدربة غابت ثلاث مرات ولا أحد خبرنا",
    "الموظف قفل الخط في وجهي وأنا أسأل عن الدورة",
    "سجلت في الدورة من شهر ولا أحد تواصل معي",
    "شهادتي طلعت باسم غلط وما أحد يعدلها",
    "رحت المقر وقت الدوام ولقيت الباب مقفل",
    "دفعت رسوم وقالوا بعدها إن الدورة مجانية",
    "وعدوني بالسلة الغذائية وما وصلت",
    "رقم التواصل ما يرد علي أبدًا",
    "رفضوا تسجيل بنتي بدون سبب",
    "رابط التسجيل ما يفتح معي من أمس",
    "المكان بعيد وما فيه أحد يدلنا على القاعة",
    "قدمت على مبادرة رواج وأهملوا طلبي",
    "الاستقبال عاملوني بأسلوب سيئ قدام الناس",
    "مواعيد الدورة تتغير كل أسبوع وأنا عندي أطفال",
    "أحتاج مساعدة في الإيجار وما عندي أحد بعد الله",
    "كلمتكم عن الأجهزة الكهربائية وقلتوا بكرة ولا جاني شي",
    "the trainer shouted at my daughter in front of everybody",
    "nobody answers the phone, I called the office five times",
    "I registered two months ago and heard nothing",
    "el modarreba ma radat 3alay",
)
WHOLE = ("شكوى", "تقديم شكوى", "complaint")
PERSON = ("موظف", "أسأل موظفًا", "human")


@pytest.fixture
def world() -> World:
    return World()


def keys(said: list[Message]) -> list[str]:
    return [message.key for message in said]


def told_in_the_case(world: World) -> list[str]:
    return [words.text for case in world.cases.values() for words in case.words]


def complain(world: World, typed: str) -> None:
    world.write(person(), typed)
    for action in ("heard-all", "no-expectation", "confirm"):
        world.press(person(), action)


def press(action: str) -> Callable[[World], None]:
    def pressed(world: World) -> None:
        world.write(person(), "القائمة")
        world.write(person(), "بلاغ تأخير" if action == "delay" else "اقتراح")
        world.press(person(), "heard-all")

    return pressed


STEPS: dict[str, Callable[[World], None]] = {
    **{typed: (lambda world, typed=typed: complain(world, typed)) for typed in WHOLE},  # type: ignore[misc]
    **{typed: (lambda world, typed=typed: world.write(person(), typed)) for typed in PERSON},  # type: ignore[misc]
    "delay": press("delay"),
    "suggestion": press("suggestion"),
}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("telling", TELLINGS)
def test_a_telling_is_in_the_case_that_follows_it(world: World, telling: str, step: str) -> None:
    world.write(person(), telling)
    STEPS[step](world)
    assert told_in_the_case(world) == [telling]
    assert not world.conversation(person()).pending.words
    assert not world.conversation(person()).pending.met


def test_an_answer_drops_nothing_that_was_written_before_it(world: World) -> None:
    lines = ("زقفخظ ثصضطغ", "ما هي أوقات الدوام؟", "كعصلم نبخدذ", "وين موقعكم؟")
    for line in lines:
        world.write(person(), line)
    assert keys(world.said[person()]) == ["no-answer-yet", "answer", "no-answer-yet", "answer"]
    complain(world, "شكوى")
    assert told_in_the_case(world) == list(lines)


def test_the_person_sees_what_goes_along_and_can_drop_it(world: World) -> None:
    world.write(person(), "ما هي أوقات الدوام؟")
    (begun,) = world.write(person(), "شكوى")
    assert begun.key == "complaint-begin-told" and "أوقات الدوام" in begun.text
    world.write(person(), "المدربة غابت")
    world.press(person(), "heard-all")
    world.press(person(), "no-expectation")
    said = world.press(person(), "drop-told")
    assert keys(said) == ["told-dropped", "complaint-summary"] and "الدوام" not in said[-1].text
    assert "drop-told" not in [button.action for button in said[-1].buttons]
    world.press(person(), "confirm")
    assert told_in_the_case(world) == ["المدربة غابت"]


def test_what_is_dropped_first_leaves_the_complaint_to_be_told(world: World) -> None:
    world.write(person(), "ما هي أوقات الدوام؟")
    world.write(person(), "شكوى")
    assert keys(world.press(person(), "drop-told")) == ["told-dropped", "complaint-listen"]
    assert keys(world.press(person(), "heard-all")) == ["complaint-nothing-yet"]
    assert keys(world.press(person(), "drop-told"))[:1] == ["late-press"]


@pytest.mark.parametrize("step", ["بلاغ تأخير", "اقتراح"])
def test_a_remark_can_be_about_something_else(world: World, step: str) -> None:
    world.write(person(), "ما هي أوقات الدوام؟")
    (asked,) = world.write(person(), step)
    assert asked.key.endswith("-ask-told") and "أوقات الدوام" in asked.text
    (asked,) = world.press(person(), "drop-told")
    assert asked.key in ("delay-ask", "suggestion-ask")
    world.write(person(), "السلة لم تصل")
    assert told_in_the_case(world) == ["السلة لم تصل"]


def test_whoever_asks_for_a_person_is_told_what_went_along(world: World) -> None:
    world.write(person(), "ما هي أوقات الدوام؟")
    assert keys(world.write(person(), "موظف")) == ["words-go-along", "human-soon"]


def test_what_one_case_has_goes_into_no_other(world: World) -> None:
    """Each of the ways in which words reach a case, and then a complaint about somebody else."""
    world.write(person(), "المدربة غابت")
    complain(world, "شكوى")
    world.write(person(), "زقفخظ ثصضطغ")
    world.press(person(), "write-to-case")
    world.write(person(), "وغابت اليوم أيضًا")
    world.press(person(), "talk-done")
    (begun,) = world.write(person(), "شكوى")
    assert begun.key == "complaint-begin"
    world.write(person(), "السائق رمى الكرتون")
    for action in ("heard-all", "no-expectation", "confirm"):
        world.press(person(), action)
    first, second = world.cases[1001], world.cases[1002]
    assert [words.text for words in first.words] == ["المدربة غابت", "زقفخظ ثصضطغ", "وغابت اليوم أيضًا"]
    assert [words.text for words in second.words] == ["السائق رمى الكرتون"]


def test_a_draft_that_was_left_takes_what_was_told_meanwhile_only_when_it_goes_on(world: World) -> None:
    world.write(person(), "شكوى")
    world.write(person(), "المدربة غابت")
    world.write(person(), "القائمة")
    world.write(person(), "زقفخظ ثصضطغ")
    assert keys(world.write(person(), "شكوى")) == ["complaint-unfinished"]
    (goes_on,) = world.press(person(), "continue-draft")
    assert goes_on.key == "complaint-begin-told" and "زقفخظ" in goes_on.text
    world.press(person(), "drop-told")
    for action in ("heard-all", "no-expectation", "confirm"):
        world.press(person(), action)
    assert told_in_the_case(world) == ["المدربة غابت"]


def test_begun_anew_it_is_about_what_was_told_last(world: World) -> None:
    world.write(person(), "شكوى")
    world.write(person(), "المدربة غابت")
    world.write(person(), "القائمة")
    world.write(person(), "زقفخظ ثصضطغ")
    world.write(person(), "شكوى")
    world.press(person(), "start-over")
    world.press(person(), "start-over-yes")
    for action in ("heard-all", "no-expectation", "confirm"):
        world.press(person(), action)
    assert told_in_the_case(world) == ["زقفخظ ثصضطغ"]


def test_what_was_asked_yesterday_belongs_to_no_complaint_of_today(world: World) -> None:
    world.write(person(), "ما هي أوقات الدوام؟")
    world.wait(world.now + timedelta(hours=25))
    assert keys(world.write(person(), "شكوى")) == ["complaint-begin"]


def test_what_led_to_a_registration_is_done_with_it_and_what_found_no_answer_still_waits(
    world: World,
) -> None:
    for line in ("كم رسوم الدورات؟", "زقفخظ ثصضطغ", "سجلني"):
        world.write(person(), line)
    for action, arg in (("register", "kursi"), ("agree", ""), ("for-me", "")):
        world.press(person(), action, arg)
    world.write(person(), "0501234567")
    world.press(person(), "confirm-registration")
    assert world.registrations
    complain(world, "شكوى")
    assert told_in_the_case(world) == ["زقفخظ ثصضطغ"]


def test_words_that_an_earlier_version_kept_as_answered_go_along_too(world: World) -> None:
    old = load('{"words": [{"text": "قديم"}], "answered": true, "asked": [3]}', Pending)
    assert old == Pending((Words("قديم"),), True, (3,))
    world.write(person(), "هلا")
    there = world.conversation(person())
    object.__setattr__(there, "pending", old)
    complain(world, "شكوى")
    assert told_in_the_case(world) == ["قديم"]
