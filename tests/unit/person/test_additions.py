"""What is written about a case that exists goes to that case, and makes no new one (C15, C24)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.case import Case, Status
from bot.core.conversation import Address
from bot.core.events import ButtonPressed, MessageReceived, Words
from bot.texts.catalogue import plain
from tests.unit.person.test_complaint import complain
from tests.unit.world import World, person, room

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@pytest.fixture
def world() -> World:
    world = World()
    complain(world, "ما وصلتني السلة")
    return world


def case(world: World, number: int = 1001) -> Case:
    return world.cases[number]


def shown(world: World, who: Address) -> str:
    return plain("\n".join(message.text for message in world.said.get(who, [])))


def last(world: World) -> str:
    return plain(world.said[person()][-1].text)


def went_to(world: World, words: str, number: int = 1001, cases: int = 1) -> bool:
    """The words stand in that case, staff see them in its room, and no case and no promise is new."""
    return (
        len(world.cases) == cases
        and words in {each.text for each in case(world, number).words}
        and words in shown(world, room(number))
        and f"طلبك {number}" in last(world)
    )


REMINDERS = (
    *("وينكم؟ قلتوا ٣ ايام", "طولتوا علي", "ما رد علي احد", "متى تحلون مشكلتي", "وينكم", "محد كلمني"),
    *(
        "تأخرتوا علي مره",
        "تأخرتم كثيرًا",
        "لسه ما وصلني رد",
        "متى الرد؟",
        "متى بتردون علي",
        "الى متى انتظر",
    ),
    *("فات الموعد وما صار شي", "الموعد راح وما سمعت منكم", "وعدتوني وما وفيتوا", "وش صار على شكواي"),
    *("هل من جديد؟", "فيه جديد؟", "ايش صار معكم", "صار لي اسبوع انتظر", "انتظر ردكم من زمان", "نسيتوني؟"),
    *(
        "استعجلوا الله يرضى عليكم",
        "ليش ما احد كلمني",
        "ما انحلت مشكلتي",
        "طنشتوني",
        "وين ردكم",
        "وين طلبي",
    ),
    *("where are you? you said three days", "nobody replied to me", "when will you solve my problem"),
    *("any update?", "still waiting", "It has been a week and nothing", "you promised an answer"),
    *("I haven't heard back from you", "this is taking too long", "no one has called me"),
)
"""Written before what reads them."""


@pytest.mark.parametrize("words", REMINDERS)
def test_a_reminder_goes_to_the_only_open_case_and_promises_nothing_new(world: World, words: str) -> None:
    due, mails = case(world).due_at, len(world.mails)
    world.write(person(), words)
    assert went_to(world, words)
    assert case(world).due_at == due and len(world.mails) == mails
    assert "موعدنا معك باقٍ كما هو" in last(world) and "25 نوفمبر" in last(world)


@pytest.mark.parametrize("words", REMINDERS[:6])
def test_typed_as_a_delay_report_it_is_none(world: World, words: str) -> None:
    world.write(person(), "القائمة")
    world.write(person(), "بلاغ تأخير")
    world.write(person(), words)
    assert went_to(world, words)


@pytest.mark.parametrize("words", REMINDERS[:6])
def test_typed_under_what_the_answers_offered(world: World, words: str) -> None:
    world.write(person(), "ابغى شي عن التسجيل والموعد")
    world.write(person(), words)
    assert went_to(world, words)


@pytest.mark.parametrize("words", REMINDERS[:4])
def test_asked_of_a_person_it_is_no_new_question(world: World, words: str) -> None:
    world.write(person(), "القائمة")
    world.write(person(), "موظف")
    world.write(person(), words)
    assert went_to(world, words)


@pytest.mark.parametrize("words", REMINDERS[:4])
def test_once_the_date_has_passed_it_is_an_apology(world: World, words: str) -> None:
    world.wait(case(world).due_at + HOUR)
    world.write(person(), words)
    assert went_to(world, words)
    assert "نعتذر منك" in last(world) and "فات موعدنا معك" in last(world) and "باقٍ" not in last(world)
    assert "عند مشرف المشاريع" in last(world)


STILL_QUESTIONS = (
    *(
        "متى دوامكم؟",
        "كم مدة حل الشكوى",
        "وين موقعكم",
        "كم رسوم التسجيل",
        "how long does a complaint take?",
    ),
    *("اذا رفعت شكوى متى تردون", "Where are you located?", "ايش يصير لو تاخرتو في الشكوى", "وين مقركم"),
    *("أبغى أسجل", "السلام عليكم", "شكرا", "وش المبادرات عندكم", "متى يفتح التسجيل"),
)


@pytest.mark.parametrize("words", STILL_QUESTIONS)
def test_a_question_stays_a_question(world: World, words: str) -> None:
    world.write(person(), words)
    assert words not in {each.text for each in case(world).words}


def test_without_an_open_case_it_is_answered_as_ever(world: World) -> None:
    world.press(room(), "resolve", by="agent")
    world.write(room(), "تم", by="agent")
    world.press(person(), "rate-as")
    world.press(person(), "solved-yes")
    answer = world.write(person(), "تأخرتوا علي")
    assert "delay" in [button.action for button in answer[-1].buttons]


def test_another_matter_is_still_a_report_of_its_own(world: World) -> None:
    world.write(person(), "طولتوا علي")
    world.press(person(), "another-matter")
    world.write(person(), "مكافأة التدريب تأخرت شهرين")
    assert case(world, 1002).kind == "delay"
    assert "مكافأة التدريب تأخرت شهرين" not in {each.text for each in case(world).words}


def test_a_service_that_is_late_by_itself_can_be_reported_beside_an_open_case(world: World) -> None:
    world.write(person(), "القائمة")
    world.write(person(), "بلاغ تأخير")
    world.write(person(), "الكرت الغذائي لشهر رجب")
    assert case(world, 1002).kind == "delay"


# So that nobody is flooded ----------------------------------------------------------------------------


def test_staff_read_of_a_reminder_once_an_hour_and_every_word_is_kept(world: World) -> None:
    for words in REMINDERS[:5]:
        world.write(person(), words)
    told = [m for m in world.said[room()] if m.key.startswith("room-reminded")]
    assert len(told) == 1
    assert set(REMINDERS[:5]) <= {each.text for each in case(world).words}
    world.wait(world.now + HOUR + MINUTE)
    world.write(person(), "وينكم للحين؟")
    assert len([m for m in world.said[room()] if m.key.startswith("room-reminded")]) == 2


def test_a_reminder_is_no_answer_to_what_staff_asked(world: World) -> None:
    world.write(room(), "ما رقم طلبك القديم؟", by="agent")
    world.conversations[person()] = replace(world.conversation(person()), topic="", state="", data={})
    world.write(person(), "وينكم؟")
    assert case(world).asked_at is not None and "ننتظر ردك" in last(world)


# A number that is named -------------------------------------------------------------------------------


NAMED = (
    *("شكوتي رقم {}", "{} وين وصلت", "#{} ما وصلني شي", "بخصوص الطلب {} العنوان تغير", "طلب رقم #{}"),
    *("السلام عليكم، عندي إضافة على {}: الجوال الثاني أفضل", "about request {} please call me"),
)


@pytest.mark.parametrize("digits", ["1001", "١٠٠١"])
@pytest.mark.parametrize("form", NAMED)
@pytest.mark.parametrize("where", ["menu", "delay", "suggestion", "human"])
def test_the_number_says_which_case(world: World, form: str, digits: str, where: str) -> None:
    complain(world, "شكوى ثانية")
    words, due = form.format(digits), case(world).due_at
    world.write(person(), "القائمة")
    if where != "menu":
        world.write(person(), {"delay": "بلاغ تأخير", "suggestion": "اقتراح", "human": "موظف"}[where])
    world.write(person(), words)
    assert went_to(world, words, cases=2)
    assert case(world).due_at == due


def test_a_bare_number_shows_the_case(world: World) -> None:
    world.write(person(), "#1001")
    assert world.said[person()][-1].key == "case-shown"


def test_an_amount_and_somebody_elses_number_name_no_case(world: World) -> None:
    for words in ("هل الرسوم 1001 ريال", "طلبي رقم 4711 وين"):
        world.write(person("p2"), words)
        world.write(person(), words)
        assert words not in {each.text for each in case(world).words} or "4711" in words


def test_of_a_case_that_was_done_it_is_kept_and_can_be_opened_again(world: World) -> None:
    world.press(room(), "resolve", by="agent")
    world.write(room(), "تم", by="agent")
    world.press(person(), "rate-as")
    world.press(person(), "solved-yes")
    world.write(person(), "1001 باقي لها كرتون")
    assert went_to(world, "1001 باقي لها كرتون")
    world.press(person(), "reopen")
    assert case(world).status is Status.REOPENED


def test_of_a_withdrawn_case_the_words_wait_for_where_they_shall_go(world: World) -> None:
    world.happen(person(), ButtonPressed("withdraw", "1001"))
    world.press(person(), "withdraw-yes")
    world.write(person(), "شكوتي 1001 رجعت لي المشكلة")
    assert "سُحب طلبك 1001" in last(world)
    world.press(person(), "human")
    assert "شكوتي 1001 رجعت لي المشكلة" in {each.text for each in case(world, 1002).words}


# Several, and none is named ---------------------------------------------------------------------------


def two(world: World) -> None:
    complain(world, "شكوى ثانية")
    world.write(person(), "القائمة")


def test_where_several_are_open_rida_asks_and_keeps_the_words(world: World) -> None:
    two(world)
    asked = world.write(person(), "وينكم؟ قلتوا ٣ ايام")
    assert {b.arg for b in asked[-1].buttons if b.action == "about-case"} == {"1001", "1002"}
    world.press(person(), "about-case", "1001")
    assert went_to(world, "وينكم؟ قلتوا ٣ ايام", cases=2)
    assert "وينكم؟ قلتوا ٣ ايام" not in {each.text for each in case(world, 1002).words}


@pytest.mark.parametrize("answer", ["1001", "رقم 1001", "الطلب 1001"])
def test_the_answer_can_be_written(world: World, answer: str) -> None:
    two(world)
    world.write(person(), "طولتوا علي")
    world.write(person(), answer)
    assert "طولتوا علي" in {each.text for each in case(world, 1001).words}
    assert len(world.cases) == 2


def test_what_is_written_instead_is_kept_as_well(world: World) -> None:
    two(world)
    world.write(person(), "طولتوا علي")
    world.write(person(), "من يوم السبت وانا اكلمكم")
    world.press(person(), "about-case", "1002")
    texts = {each.text for each in case(world, 1002).words}
    assert {"طولتوا علي", "من يوم السبت وانا اكلمكم"} <= texts


def test_another_matter_takes_the_words_along(world: World) -> None:
    two(world)
    world.write(person(), "طولتوا علي في الكرت")
    world.press(person(), "another-matter")
    world.write(person(), "كرت شهر رجب")
    assert [each.text for each in case(world, 1003).words] == ["طولتوا علي في الكرت", "كرت شهر رجب"]


def test_pressed_twice_the_words_go_once(world: World) -> None:
    two(world)
    world.write(person(), "طولتوا علي")
    for _ in range(2):
        world.press(person(), "about-case", "1001")
    assert [each.text for each in case(world).words].count("طولتوا علي") == 1


# A message that is answered ---------------------------------------------------------------------------


def replies(world: World, number: int, text: str) -> None:
    """As Telegram lets one answer a message of ours about that case."""
    world.replied = number
    world.happen(person(), MessageReceived(Words(text, id="9:77", reply_to="9:12")))
    world.replied = 0


@pytest.mark.parametrize("text", ["العنوان تغير، حي السلامة", "وينكم", "صورة الإيصال عندي"])
def test_it_goes_to_the_case_of_that_message_with_several_open(world: World, text: str) -> None:
    two(world)
    replies(world, 1001, text)
    assert went_to(world, text, cases=2)


def test_in_the_middle_of_a_form_too_and_the_form_is_asked_again(world: World) -> None:
    world.write(person(), "شكوى")
    world.write(person(), "شكوى أخرى")
    replies(world, 1001, "العنوان تغير")
    assert "العنوان تغير" in shown(world, room(1001))
    assert "طلبك 1001" in shown(world, person())
    world.press(person(), "heard-all")
    world.press(person(), "no-expectation")
    assert "العنوان تغير" not in last(world) and "شكوى أخرى" in last(world)


def test_in_a_talk_about_another_case_it_still_goes_where_it_belongs(world: World) -> None:
    complain(world, "شكوى ثانية")
    world.happen(person(), ButtonPressed("write-to-case", "1002"))
    replies(world, 1001, "هذا للأولى")
    assert "هذا للأولى" in shown(world, room(1001)) and "هذا للأولى" not in shown(world, room(1002))


def test_an_answer_to_done_that_says_it_is_not_opens_it_again(world: World) -> None:
    world.press(room(), "resolve", by="agent")
    world.write(room(), "تم", by="agent")
    world.write(person(), "شكوى")
    replies(world, 1001, "ما انحلت")
    assert case(world).status is Status.REOPENED


def test_an_answer_to_an_offer_chooses(world: World) -> None:
    world.press(room(), "offer", by="agent")
    for each in ("نتصل بك", "نزورك"):
        world.write(room(), each, by="agent")
    world.press(room(), "offer-done", by="agent")
    world.write(person(), "بلاغ تأخير")
    replies(world, 1001, "الثاني")
    assert case(world).chosen == "نزورك"


@pytest.mark.parametrize("text", ["1", "أقل مما توقعت"])
def test_an_answer_to_a_rating_rates(world: World, text: str) -> None:
    world.press(room(), "resolve", by="agent")
    world.write(room(), "تم", by="agent")
    replies(world, 1001, text)
    assert case(world).quality == "below"


def test_an_answer_to_what_is_about_no_case_of_theirs_changes_nothing(world: World) -> None:
    replies(world, 4711, "متى دوامكم؟")
    assert "8 صباح" in last(world)


# A cry for help goes first ----------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["وينكم البيت يحترق الحين", "1001 ابي انتحر"])
def test_a_cry_for_help_is_heard_before_all_of_this(world: World, text: str) -> None:
    world.write(person(), text)
    assert any(each.urgent for each in world.cases.values())
    assert any(message.key == "emergency" for message in world.said[person()])
