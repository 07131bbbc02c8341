"""A live talk with the staff: the bot keeps silent until somebody ends it or both have gone quiet."""

from datetime import timedelta

import pytest

from bot.core.events import ButtonPressed
from bot.core.messages import Message
from bot.texts.catalogue import plain
from faq.acts.heard import Act
from tests.unit.person.hearing import HearsTable, hears, likely
from tests.unit.world import World, person, room


@pytest.fixture
def world() -> World:
    world = World()
    world.write(person(), "أبغى موظف")
    world.write(person(), "عندي سؤال عن ملفي القديم")
    return world


def minutes(world: World, count: int) -> None:
    world.wait(world.now + timedelta(minutes=count))


def last(world: World) -> Message:
    return world.said[person()][-1]


def test_it_says_once_that_the_words_arrived_and_then_nothing(world: World) -> None:
    assert [m.key for m in world.write(person(), "هذا رقمي الثاني")] == ["talk-passed-on"]
    world.write(room(), "أهلًا، كيف أخدمك؟", by="agent")
    for text in ("وين موقعكم", "شكرا", "السلام عليكم", "كم الرسوم"):
        assert world.write(person(), text) == []
    assert "كم الرسوم" in plain(world.said[room()][-1].text)


def test_every_word_reaches_the_staff(world: World) -> None:
    texts = ["أول", "1", "٢", "شكرا", "متى دوامكم"]
    for text in texts:
        world.write(person(), text)
    heard = [plain(m.text) for m in world.said[room()] if m.key == "room-person-wrote"]
    assert [told.split("\n")[-1] for told in heard] == texts


def test_what_staff_write_comes_through_and_the_answer_goes_back_in_silence(world: World) -> None:
    world.write(person(), "أهلا")
    world.write(room(), "كم فردًا في الأسرة؟", by="agent")
    assert "كم فردًا" in plain(last(world).text)
    assert world.write(person(), "1") == []


def test_staff_hand_it_back(world: World) -> None:
    world.press(room(), "hand-back", by="agent")
    assert last(world).key == "talk-handed-back"
    assert world.write(person(), "متى دوامكم")[-1].key == "answer"
    assert world.cases[1001].is_open


def test_it_is_handed_back_once(world: World) -> None:
    world.press(room(), "hand-back", by="agent")
    count = len(world.said[person()])
    world.press(room(), "hand-back", by="agent")
    assert len(world.said[person()]) == count


def test_after_a_quiet_while_the_bot_is_back_and_says_so(world: World) -> None:
    world.write(room(), "أهلا بك", by="agent")
    minutes(world, 29)
    world.write(person(), "مرحبا")
    minutes(world, 29)
    assert last(world).key == "talk-passed-on"
    minutes(world, 2)
    assert last(world).key == "talk-quiet"
    assert world.write(person(), "متى دوامكم")[-1].key == "answer"


def test_words_of_the_staff_are_no_quiet(world: World) -> None:
    minutes(world, 20)
    world.write(room(), "لحظة من فضلك", by="agent")
    minutes(world, 20)
    assert last(world).key == "staff-wrote"


def test_a_talk_that_no_employee_began_is_not_over(world: World) -> None:
    """Whoever asks in the evening waits until the morning, and then the answer finds them in the talk."""
    minutes(world, 20 * 60)
    assert "talk-quiet" not in [message.key for message in world.said[person()]]
    world.write(person(), "أنا في انتظاركم")
    assert "أنا في انتظاركم" in plain(world.said[room()][-1].text)
    minutes(world, 31)
    world.write(room(), "صباح الخير، الدورة تبدأ الأحد", by="agent")
    minutes(world, 29)
    assert last(world).key == "staff-wrote"
    minutes(world, 2)
    assert last(world).key == "talk-quiet"


def test_words_added_to_a_complaint_leave_the_bot_at_hand(world: World) -> None:
    """Its answer may take days: meanwhile nobody hears that an employee went quiet who never spoke."""
    world.write(person(), "/menu")
    world.write(person(), "شكوى")
    world.write(person(), "تأخرت علي الخدمة")
    for action in ("heard-all", "no-expectation", "confirm"):
        world.press(person(), action)
    world.happen(person(), ButtonPressed("write-to-case", "1002"))
    world.write(person(), "نسيت أن أذكر التاريخ")
    minutes(world, 31)
    assert last(world).key == "talk-quiet-unheard"
    assert world.write(person(), "متى دوامكم")[-1].key == "answer"


def test_after_the_quiet_it_goes_on_where_somebody_writes_again(world: World) -> None:
    world.write(room(), "أهلا بك", by="agent")
    minutes(world, 31)
    world.write(room(), "الدورة تبدأ الأحد", by="agent")
    world.write(person(), "شكرا لكم على الرد")
    assert "شكرا لكم" in plain(world.said[room()][-1].text)
    minutes(world, 31)
    world.press(person(), "write-to-case")
    world.write(person(), "بقي سؤال")
    assert "بقي سؤال" in plain(world.said[room()][-1].text)


def test_who_has_left_is_not_told(world: World) -> None:
    world.write(person(), "/menu")
    count = len(world.said[person()])
    minutes(world, 60)
    world.press(room(), "hand-back", by="agent")
    assert [message.key for message in world.said[person()][count:]] == ["question-missed"]


def test_a_resolved_case_ends_the_talk_so_that_it_can_be_rated(world: World) -> None:
    world.press(room(), "resolve", by="agent")
    world.press(room(), "answered", by="agent")
    world.write(person(), "٣")
    assert world.cases[1001].quality == "above"


def test_a_stranger_hands_nothing_back(world: World) -> None:
    world.happen(room(), ButtonPressed("hand-back", by="stranger"))
    assert last(world).key != "talk-handed-back"


# until staff have spoken

QUESTIONS = ("متى دوامكم", "وين موقعكم؟", "هل التسجيل مجاني؟", "متى تفتحون؟")
NO_QUESTIONS = ("شكرا", "طيب", "تمام", "الله يعطيكم العافية", "انا انتظر", "متى بتردون علي", "وينكم", "1")


def asked(world: World, text: str) -> list[str]:
    """What is said in the talk besides that it was passed on."""
    return [m.key for m in world.write(person(), text) if m.key != "talk-passed-on"]


def hears_asking(*texts: str) -> World:
    world = World(answers=hears(Act.ASK, *texts))
    world.write(person(), "أبغى موظف")
    world.write(person(), "عندي استفسار خاص")
    return world


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_question_is_answered_until_staff_speak_and_goes_to_them_all_the_same(text: str) -> None:
    world = hears_asking(text)
    assert asked(world, text) == ["talk-answer"]
    assert text in plain(world.said[room()][-1].text)
    assert world.conversation(person()).topic == "talk"
    world.write(room(), "أهلًا، كيف أخدمك؟", by="agent")
    assert asked(world, text) == []
    assert plain(world.said[room()][-1].text).endswith(text)


@pytest.mark.parametrize("text", NO_QUESTIONS)
def test_what_asks_nothing_is_only_passed_on(text: str) -> None:
    world = hears_asking()
    assert asked(world, text) == []
    assert plain(world.said[room()][-1].text).endswith(text)


@pytest.mark.parametrize("grave", [Act.DISCLOSE, Act.DANGER])
def test_what_may_be_grave_gets_no_answer_of_ours(grave: Act) -> None:
    text = "متى تفتحون؟ صار شي عندكم وما قدرت اقوله"
    world = World(answers=HearsTable({text: likely(Act.ASK, grave, grave=grave)}))
    world.write(person(), "أبغى موظف")
    world.write(person(), "عندي استفسار خاص")
    assert asked(world, text) == []
    assert text in plain(world.said[room()][-1].text)


def test_a_complaint_that_sounds_like_a_question_is_only_passed_on() -> None:
    text = "متى دوامكم"
    world = World(answers=hears(Act.COMPLAIN, text))
    world.write(person(), "أبغى موظف")
    world.write(person(), "عندي استفسار خاص")
    assert asked(world, text) == []


def test_two_questions_get_two_answers() -> None:
    text = "متى دوامكم؟ وين موقعكم؟"
    assert asked(hears_asking(text), text) == ["talk-answer", "talk-answer"]


# Taken back, or looked for, before anybody of the staff has spoken ---------------------------------------

GIVEN_UP = (
    *("اسحب الشكوى", "ألغوا الطلب", "خلاص ما ابغى", "الغوا الطلب لو سمحتوا", "اسحبوا البلاغ", "هونت"),
    *("تراجعت", "ابغى الغي الطلب", "الغوا الاقتراح", "cancel my request", "i withdraw my complaint"),
)
TELLING = {
    "delay": "متى يردون علي صار لي اسبوعين ما احد تواصل",
    "suggestion": "تفتحون دورة خياطة مسائية للموظفات",
}


def filed(kind: str) -> World:
    made = World()
    made.write(person(), {"delay": "ابغى ابلغ عن تأخير", "suggestion": "عندي اقتراح"}[kind])
    made.write(person(), TELLING[kind])
    if not made.cases:
        made.press(person(), f"file-{kind}")
    assert made.cases[1001].is_open
    return made


@pytest.mark.parametrize("text", GIVEN_UP)
@pytest.mark.parametrize("kind", TELLING)
def test_whoever_takes_back_what_was_just_filed_is_asked_whether_it_shall_be_withdrawn(
    kind: str, text: str
) -> None:
    made = filed(kind)
    (asked,) = made.write(person(), text)
    assert asked.key == "withdraw-ask" and "1001" in asked.text
    assert made.write(person(), "نعم")[-1].key == "withdrawn" and not made.cases[1001].is_open


@pytest.mark.parametrize("text", ["ألغوا الطلب", "شكوتي رقم 1001"])
def test_once_staff_have_spoken_it_is_for_them(text: str) -> None:
    made = filed("delay")
    made.write(room(), "أهلًا، نتابع طلبك", by="agent")
    keys = [m.key for m in made.write(person(), text)]
    assert not {"withdraw-ask", "case-shown"} & {*keys} and text in plain(made.said[room()][-1].text)


@pytest.mark.parametrize("text", ["شكوتي رقم 1001", "بلاغي رقم ١٠٠١", "case 1001"])
def test_whoever_names_its_number_sees_where_it_stands(text: str) -> None:
    assert filed("delay").write(person(), text)[-1].key == "case-shown"


@pytest.mark.parametrize("text", ["اسحب الشكوى", "خلاص ما ابغى"])
def test_a_cry_for_help_is_withdrawn_by_nobodys_words_and_staff_read_them(text: str) -> None:
    made = World()
    made.write(person(), "الحقوني بيتي يحترق")
    assert "withdraw-after-word" in [m.key for m in made.write(person(), text)]
    assert made.cases[1001].is_open and text in plain(made.said[room()][-1].text)


def test_a_number_in_an_emergency_is_passed_on() -> None:
    made = World()
    made.write(person(), "الحقوني بيتي يحترق")
    assert "case-shown" not in [m.key for m in made.write(person(), "شكوتي رقم 1001")]
    assert "شكوتي رقم 1001" in plain(made.said[room()][-1].text)


@pytest.mark.parametrize("text", ["القائمة", "قائمة", "رجوع", "menu", "back"])
def test_whoever_looks_for_the_way_out_is_shown_it_each_time_and_staff_read_the_word(text: str) -> None:
    made = filed("delay")
    made.write(person(), "هذا رقمي الثاني")
    [told] = [m for m in made.write(person(), text) if m.key == "talk-goes-on"]
    assert {button.action for button in told.buttons} == {"talk-done", "menu"}
    assert not told.spare and text in plain(made.said[room()][-1].text)
    assert made.conversation(person()).topic == "talk"


def test_the_menu_that_was_offered_in_a_talk_opens_when_it_is_written_again() -> None:
    made = filed("delay")
    made.write(person(), "القائمة")
    assert made.write(person(), "القائمة")[-1].key == "menu"
    assert not made.conversation(person()).topic


@pytest.mark.parametrize("text", ["خصوصيتي", "my privacy"])
@pytest.mark.parametrize("answered", [False, True])
def test_the_word_that_the_notice_promises_works_in_a_talk_and_the_talk_goes_on(
    text: str, answered: bool
) -> None:
    made = filed("delay")
    if answered:
        made.write(room(), "أهلًا، نتابع طلبك", by="agent")
    assert "privacy-shown" in [m.key for m in made.write(person(), text)]
    assert made.conversation(person()).topic == "talk"
