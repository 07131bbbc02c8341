"""What was asked and not answered is kept; the staff make it an answer, by one tap or with a leader's word."""

from datetime import timedelta

import pytest

from bot.core.conversation import desk
from bot.core.events import ButtonPressed, MessageReceived, Words
from bot.core.learning import AdditionKind, AdditionStatus, Reason
from bot.texts.catalogue import plain
from faq.engine.answering import Answering
from faq.engine.clustering import groups
from faq.entries import load_all, outside
from tests.unit.world import ANSWERS, World, person, room

DESK = desk("web")
UNKNOWN = "زقفخظ ثصضطغ"


@pytest.fixture
def world() -> World:
    return World()


def reasons(world: World) -> list[str]:
    return [question.reason.value for question in world.questions.values()]


def asks(world: World, text: str, who: str = "p1") -> str:
    return world.write(person(who), text)[-1].key


# What is kept


def test_a_question_that_no_answer_fits_is_kept_without_whose_it_is(world: World) -> None:
    asks(world, UNKNOWN)
    assert reasons(world) == ["unanswered"]
    kept = world.questions[1]
    assert kept.text == UNKNOWN and set(kept.__slots__) == {"id", "text", "language", "reason", "at"}


def test_one_that_was_offered_choices_is_kept_until_one_is_chosen(world: World) -> None:
    assert asks(world, "عندكم شي للشباب") == "did-you-mean"
    assert reasons(world) == ["offered"]
    world.press(person(), "this-topic")
    assert world.settled == {1}


def test_not_my_question_is_kept_as_corrected_be_it_offered_or_answered(world: World) -> None:
    asks(world, "عندكم شي للشباب")
    world.press(person(), "not-this")
    assert reasons(world) == ["corrected"]
    world.press(person(), "talk-done")
    asks(world, "متى دوامكم")
    world.press(person(), "not-this")
    assert reasons(world) == ["corrected", "corrected"]
    assert world.questions[2].text == "متى دوامكم"


def test_what_goes_to_a_person_is_kept_as_handed_over(world: World) -> None:
    asks(world, UNKNOWN)
    world.press(person(), "human")
    assert reasons(world) == ["handed_over"]
    world.press(person(), "talk-done")
    other = person("p2")
    world.write(other, "موظف")
    world.write(other, "وين ألقى مسبح للأطفال قريب")
    assert reasons(world) == ["handed_over", "handed_over"]


def test_an_answered_question_and_what_is_none_is_not_kept(world: World) -> None:
    for text in ("متى دوامكم", "...", "هلا", "شكوى", "الأستاذة غابت"):
        asks(world, text)
    assert not world.questions


# At the desk


def faq(world: World, arg: str = "", by: str = "agent") -> list[str]:
    return [message.key for message in world.happen(DESK, ButtonPressed("faq", arg, by=by))]


def test_the_week_is_shown_in_groups_of_what_is_alike(world: World) -> None:
    for who, text in enumerate(("وين ألقى مسبح للأطفال", "وين القى مسبح للاطفال؟", "كم سعر الذهب")):
        world.write(person(f"p{who}"), "موظف")
        world.write(person(f"p{who}"), text)
    assert faq(world) == ["learn-week"]
    shown = world.said[DESK][-1]
    assert [b.action for b in shown.buttons] == ["learn-group", "learn-group"]
    assert "مرتان" in plain(shown.text)


def test_groups_are_by_likeness() -> None:
    asked = [
        "متى توزعون الشهادات",
        "كم سعر الذهب",
        "متى يوزعون الشهادات",
        "سعر الذهب كم",
        "بكم باقة الورد",
    ]
    assert {tuple(sorted(group)) for group in groups(asked)} == {(0, 2), (1, 3), (4,)}
    assert groups([]) == () and groups(["..."]) == ((0,),)


def test_nothing_to_learn_is_said(world: World) -> None:
    assert faq(world) == ["learn-none"]


def test_written_at_the_desk_it_works_as_well(world: World) -> None:
    asks(world, UNKNOWN)
    shown = world.happen(DESK, MessageReceived(Words("/faq"), by="agent"))
    assert [m.key for m in shown] == ["learn-week"]
    assert faq(world, "متى دوامكم") == ["staff-faq"]


def test_one_tap_makes_it_a_way_to_ask(world: World) -> None:
    asks(world, UNKNOWN)
    asks(world, UNKNOWN, "p2")
    faq(world)
    world.press(DESK, "learn-group", by="agent")
    assert [m.key for m in world.press(DESK, "learn-way", by="agent")] == ["learn-way-taught"]
    (addition,) = world.additions.values()
    assert addition.kind is AdditionKind.WAYS and addition.status is AdditionStatus.APPROVED
    assert addition.ways == (UNKNOWN,) and addition.by == addition.decided_by == "agent"
    assert world.settled == {1, 2} and faq(world) == ["learn-none"]


def test_a_new_answer_is_said_to_nobody_before_a_leader_approved_it(world: World) -> None:
    asks(world, UNKNOWN)
    assert faq(world, "1 نعم عندنا\nEN: Yes, we have it") == ["learn-review"]
    (waiting,) = world.additions.values()
    assert waiting.status is AdditionStatus.WAITING
    assert dict(waiting.answer) == {"ar": "نعم عندنا", "en": "Yes, we have it"}
    assert [m.key for m in world.press(DESK, "learn-approve", by="agent")] == ["room-not-allowed"]
    assert world.additions[1].status is AdditionStatus.WAITING
    assert [m.key for m in world.press(DESK, "learn-approve", by="supervisor")] == ["learn-approved"]
    assert world.additions[1].status is AdditionStatus.APPROVED
    assert world.additions[1].decided_by == "supervisor"
    assert [m.key for m in world.press(DESK, "learn-approve", by="supervisor")] == ["learn-settled"]


def test_one_that_is_rejected_answers_nobody(world: World) -> None:
    asks(world, UNKNOWN)
    faq(world, "1 جواب")
    world.press(DESK, "learn-reject", by="director")
    assert world.additions[1].status is AdditionStatus.REJECTED


def test_what_is_none_of_ours_leaves_the_list(world: World) -> None:
    asks(world, UNKNOWN)
    faq(world, "1")
    world.press(DESK, "learn-drop", by="agent")
    assert world.settled == {1} and not world.additions


@pytest.mark.parametrize(
    ("action", "arg"),
    [
        ("learn-group", "9"),
        ("learn-group", "x"),
        ("learn-way", "1.nothing"),
        ("learn-way", "99.fees"),
        ("learn-way", "../.."),
        ("learn-approve", "7"),
        ("learn-reject", ""),
        ("learn-review", "٩٩"),
        ("faq", "77"),
        ("faq", "77 جواب"),
    ],
)
def test_what_is_not_there_teaches_nothing(world: World, action: str, arg: str) -> None:
    asks(world, UNKNOWN)
    assert world.happen(DESK, ButtonPressed(action, arg, by="supervisor"))
    assert not world.additions


# In the room of a question that staff answered


def answered(world: World) -> None:
    asks(world, UNKNOWN)
    world.press(person(), "human")
    world.write(room(), "نعم، كل يوم أحد.", by="agent")


def test_what_staff_answered_is_taught_by_one_tap(world: World) -> None:
    answered(world)
    shown = world.press(room(), "learn", by="agent")[0]
    assert shown.key == "room-learn" and "كل يوم أحد" in plain(shown.text)
    assert world.press(room(), "learn-answer", by="agent")[0].key == "room-learn-waits"
    assert world.said[DESK][-1].key == "learn-review"
    (addition,) = world.additions.values()
    assert addition.answer == {"ar": "نعم، كل يوم أحد."} and addition.status is AdditionStatus.WAITING


def test_or_made_a_way_to_ask(world: World) -> None:
    answered(world)
    world.press(room(), "learn", by="agent")
    assert world.press(room(), "learn-way", by="agent")[0].key == "learn-way-taught"
    assert world.additions[1].status is AdditionStatus.APPROVED
    assert world.settled == {1} and faq(world) == ["learn-none"]


def test_there_is_nothing_to_teach_before_staff_answered(world: World) -> None:
    asks(world, UNKNOWN)
    world.press(person(), "human")
    shown = world.happen(room(), ButtonPressed("learn", by="agent"))
    assert shown[0].key == "room-not-possible"
    assert "learn" not in {b.action for m in world.said[room()] for b in m.buttons}


# What was taught is answered with


def test_what_was_taught_is_answered_with_and_a_failure_keeps_the_answers(world: World) -> None:
    from bot.core.learning import Addition

    way = Addition(1, AdditionKind.WAYS, "fees", (UNKNOWN,), "a", world.now, AdditionStatus.APPROVED)
    entry = Addition(
        2,
        AdditionKind.ENTRY,
        "taught-2",
        ("متى يوزعون شهادات التخرج", "وين استلم شهادة التخرج"),
        "a",
        world.now,
        AdditionStatus.APPROVED,
        {"ar": "كل أحد"},
    )
    world.answers = ANSWERS.fork()
    world.answers.adopt((way, entry))
    assert ANSWERS.ask(UNKNOWN).decision != "answer" and "taught-2" not in ANSWERS
    assert world.answers.ask(UNKNOWN).candidates[0].id == "fees"
    shown = world.write(person(), "متى يوزعون شهادات التخرج")[0]
    assert shown.key == "answer" and "كل أحد" in plain(shown.text)
    world.write(person(), "english")
    assert "كل أحد" in plain(world.write(person(), "متى يوزعون شهادات التخرج")[0].text)


def test_what_one_builds_changes_no_answer_of_another() -> None:
    """They share what was built first; a better index is whoever's built it."""
    unclear = "تستقبلون الناس الحين؟"
    shared = Answering(load_all().entries, outside())  # whatever other tests have built of theirs
    before, own, other = shared.ask(unclear), shared.fork(), shared.fork()
    own.deepen()
    assert own.ask(unclear) != before
    assert shared.ask(unclear) == other.ask(unclear) == before


def test_old_questions_are_no_matter_of_this_week(world: World) -> None:
    asks(world, UNKNOWN)
    assert world.questions[1].at == world.now
    assert world.questions[1].reason is Reason.UNANSWERED
    world.now += timedelta(days=1)
    asks(world, UNKNOWN)
    assert world.questions[2].at - world.questions[1].at == timedelta(days=1)


@pytest.mark.parametrize("word", ["/faq", "/أسئلة", "/اسئله"])
def test_a_question_s_number_written_in_the_room_of_a_case_goes_to_the_desk(
    world: World, word: str
) -> None:
    """It is no word to the person."""
    answered(world)
    said = world.happen(room(), MessageReceived(Words(f"{word} 1 نعم"), by="agent"))
    assert [message.key for message in said][:1] == ["room-at-the-desk"]


def test_so_does_the_press_of_it(world: World) -> None:
    answered(world)
    said = world.happen(room(), ButtonPressed("faq", "١ نعم", by="agent"))
    assert [message.key for message in said][:1] == ["room-at-the-desk"]


# Nobody's number is kept to learn from

NUMBERED = (
    f"{UNKNOWN} هويتي 1023456789 وجوالي ٠٥٠ ١٢٣ ٤٥٦٧ أو +966501234567 وآيبان SA0380000000608010167519"
)


def test_numbers_of_people_are_not_kept_to_learn_from(world: World) -> None:
    asks(world, f"{NUMBERED} وبريدي huda@example.org")
    assert world.questions[1].text == f"{UNKNOWN} هويتي … وجوالي … أو … وآيبان … وبريدي …"
    shown = plain("\n".join(m.text for m in world.write(DESK, "/faq", by="agent")))
    assert "1023456789" not in shown and UNKNOWN in shown


def test_nor_are_they_taught_from_a_room(world: World) -> None:
    asks(world, f"{UNKNOWN} 1023456789")
    world.press(person(), "human")
    world.write(room(), "نعم، كل يوم أحد.", by="agent")
    world.press(room(), "learn", by="agent")
    world.press(room(), "learn-way", by="agent")
    assert world.additions[1].ways == (f"{UNKNOWN} …",) and world.settled == {1}


def test_a_number_alone_teaches_nothing(world: World) -> None:
    asks(world, "1023456789")
    assert not world.questions


def test_years_dates_and_the_numbers_of_cases_stay(world: World) -> None:
    asked = f"1001 {UNKNOWN} 2026-11-26"
    asks(world, asked)
    assert world.questions[1].text == asked
